package crawler

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/textproto"
	"os"
	"path/filepath"
	"sort"
	"sync"
	"time"

	"edikt"
)

// Archive keeps raw pages as evidence: one WARC file a day in a folder, synced after each record.
type Archive struct {
	dir string
	mu  sync.Mutex
	day string
	f   *os.File
	w   *WARCWriter
}

// NewArchive returns an Archive in dir, which is made where it is missing.
func NewArchive(dir string) (*Archive, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("archive: %w", err)
	}
	return &Archive{dir: dir}, nil
}

// Dir is the folder of the archive.
func (a *Archive) Dir() string { return a.dir }

// keep writes the answer as a response record.
func (a *Archive) keep(uri string, x *exchange, at time.Time) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "HTTP/1.1 %d %s\r\n", x.status, oneLine(http.StatusText(x.status)))
	for _, k := range sortedKeys(x.header) {
		for _, v := range x.header[k] {
			switch k {
			case "Transfer-Encoding", "Content-Length", "Set-Cookie":
				continue // the first two no longer hold for the bytes below
			}
			fmt.Fprintf(&b, "%s: %s\r\n", oneLine(k), oneLine(v))
		}
	}
	fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n", len(x.raw))
	b.Write(x.raw)
	rec := WARCRecord{Type: "response", URI: uri, Date: at, Content: b.Bytes(), Header: textproto.MIMEHeader{"Content-Type": {"application/http;msgtype=response"}}}
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := a.open(at); err != nil {
		return fmt.Errorf("archive: %w", err)
	}
	if err := a.w.Write(rec); err != nil {
		return fmt.Errorf("archive: %w", err)
	}
	return a.f.Sync()
}

// open makes sure that the day's file is open. A record that a kill tore at its end is cut off first.
func (a *Archive) open(at time.Time) error {
	day := at.UTC().Format("2006-01-02")
	if a.f != nil && a.day == day {
		return nil
	}
	if a.f != nil {
		a.f.Close()
		a.f = nil
	}
	f, err := os.OpenFile(filepath.Join(a.dir, "edikt-"+day+".warc.gz"), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return err
	}
	size, err := wholeRecords(f)
	if err == nil {
		err = f.Truncate(size)
	}
	if err == nil {
		_, err = f.Seek(size, io.SeekStart)
	}
	if err != nil {
		f.Close()
		return err
	}
	a.f, a.day, a.w = f, day, NewWARCWriter(f)
	if size > 0 {
		return nil
	}
	info := "software: Edikt\r\nformat: WARC File Format 1.1\r\n"
	return a.w.Write(WARCRecord{Type: "warcinfo", Date: at, Content: []byte(info), Header: textproto.MIMEHeader{"Content-Type": {"application/warc-fields"}}})
}

// wholeRecords is the length of a file's readable beginning.
func wholeRecords(f *os.File) (int64, error) {
	r := NewWARCReader(f, 0)
	end := int64(0)
	for {
		rec, err := r.Next()
		if err != nil {
			var pe *os.PathError
			if errors.As(err, &pe) {
				return 0, err
			}
			return end, nil
		}
		end = rec.Next
	}
}

// Forget removes the pages whose address pick names from every file of the archive, and returns how many records went.
// Those that stay are copied as they lie, and the copy takes the file's place in one step.
func (a *Archive) Forget(pick func(uri string) bool) (n int, err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.f != nil { // opened anew by the next page
		err = a.f.Close()
		a.f = nil
	}
	files, globErr := filepath.Glob(filepath.Join(a.dir, "edikt-*.warc.gz"))
	errs := []error{err, globErr}
	for _, file := range files {
		m, err := forgetIn(file, pick)
		if n += m; err != nil {
			errs = append(errs, fmt.Errorf("archive %s: %w", file, err))
		}
	}
	return n, errors.Join(errs...)
}

// span is a stretch of a file.
type span struct{ from, to int64 }

// forgetIn rewrites one file without the records that pick names.
func forgetIn(file string, pick func(string) bool) (n int, err error) {
	f, err := os.Open(file)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	var stay []span
	r := NewWARCReader(f, 0)
	for {
		rec, err := r.Next()
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) { // a torn record at the end was never acknowledged
			break
		}
		if err != nil {
			return 0, err
		}
		if pick(rec.URI) {
			n++
			continue
		}
		if last := len(stay) - 1; last >= 0 && stay[last].to == rec.Offset {
			stay[last].to = rec.Next
		} else {
			stay = append(stay, span{rec.Offset, rec.Next})
		}
	}
	if n == 0 {
		return 0, nil
	}
	return n, replaceBy(file, f, stay)
}

// replaceBy puts stretches of f in the place of a file.
func replaceBy(file string, f io.ReaderAt, stay []span) error {
	return edikt.ReplaceFileFunc(file, 0o644, func(w io.Writer) error {
		for _, s := range stay {
			if _, err := io.Copy(w, io.NewSectionReader(f, s.from, s.to-s.from)); err != nil {
				return err
			}
		}
		return nil
	})
}

// Close closes the day's file.
func (a *Archive) Close() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.f == nil {
		return nil
	}
	err := a.f.Close()
	a.f = nil
	return err
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
