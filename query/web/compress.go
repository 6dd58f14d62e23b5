package web

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
)

// leastCompressed is what is not worth it.
const leastCompressed = 1 << 10

// packers are gzip writers at rest; a page is compressed quickly rather than well.
var packers = sync.Pool{New: func() any { w, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed+3); return w }}

// takesGzip reports whether the client reads gzip. Quality values other than 0 are all the same to us.
func takesGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, q, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name == "gzip" || name == "*" {
			q = strings.TrimPrefix(strings.ReplaceAll(q, " ", ""), "q=")
			weight, err := strconv.ParseFloat(q, 64)
			return q == "" || err != nil || weight > 0
		}
	}
	return false
}

// answer writes a whole body, compressed where that helps. What a page repeats of its address and its form token must not
// be told apart by the length of the answer: see Token.
func answer(w http.ResponseWriter, r *http.Request, status int, body []byte) {
	w.Header().Add("Vary", "Accept-Encoding")
	if len(body) >= leastCompressed && takesGzip(r) {
		z := packers.Get().(*gzip.Writer)
		defer packers.Put(z)
		var b bytes.Buffer
		z.Reset(&b)
		_, _ = z.Write(body) // into memory
		_ = z.Close()
		body = b.Bytes()
		w.Header().Set("Content-Encoding", "gzip")
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body) // the reader went away
}

// asset is a static file, plain and packed.
type asset struct {
	kind          string
	plain, packed []byte
}

// readAssets packs every static file as small as it gets.
func readAssets(f fs.FS) (map[string]asset, error) {
	out := map[string]asset{}
	names, err := fs.Glob(f, "static/*")
	for _, name := range names {
		data, err := fs.ReadFile(f, name)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
		if err != nil {
			return nil, err
		}
		if _, err := z.Write(data); err != nil {
			return nil, err
		}
		if err := z.Close(); err != nil {
			return nil, err
		}
		out[path.Base(name)] = asset{mime.TypeByExtension(path.Ext(name)), data, b.Bytes()}
	}
	return out, err
}

// static serves style and script. Their addresses carry a fingerprint, so browsers may keep them for good.
func (p *Pages) static(w http.ResponseWriter, r *http.Request) {
	a, ok := p.assets[r.PathValue("file")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	if r.FormValue("v") == p.version {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	h.Set("Vary", "Accept-Encoding")
	h.Set("Content-Type", a.kind)
	body := a.plain
	if takesGzip(r) {
		h.Set("Content-Encoding", "gzip")
		body = a.packed
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	_, _ = w.Write(body) // the reader went away
}
