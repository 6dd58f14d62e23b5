package crawler

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httputil"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"edikt"
)

// file is an open input with what is known of it.
type file struct {
	path  string
	r     io.Reader
	kind  kind
	size  int64 // on disk; 0 where unknown
	start int64
}

// stream reads one input by its kind.
func (in *input) stream(f *file) {
	raw := newCountingReader(f.r, 0)
	if f.kind == kindWARC {
		in.warc(f, raw)
		return
	}
	br := raw.Reader
	if head, _ := br.Peek(2); string(head) == "\x1f\x8b" {
		z, err := gzip.NewReader(raw.Reader)
		if err != nil {
			in.fail(Item{File: f.path}, "", fmt.Errorf("gzip: %w", noEOF(err)))
			return
		}
		br = bufio.NewReaderSize(z, 256<<10)
	}
	if f.kind == kindUnknown {
		f.kind = sniff(br)
	}
	switch f.kind {
	case kindText:
		in.text(f, br)
	case kindPage:
		in.page(f, br)
	case kindWARC:
		in.warc(f, rewound(f, br))
	default:
		in.lines(f, br, raw)
	}
}

// rewound is the input from its start again where it can be had, so that offsets are those on disk; else br.
func rewound(f *file, br *bufio.Reader) *countingReader {
	if s, ok := f.r.(io.Seeker); ok {
		if _, err := s.Seek(0, io.SeekStart); err == nil {
			return newCountingReader(f.r, 0)
		}
	}
	return newCountingReader(br, 0)
}

// sniff tells by its first bytes what an input without a telling name holds.
func sniff(br *bufio.Reader) kind {
	br.Peek(1) // waits for the first bytes, and not for more than have come
	head, _ := br.Peek(min(br.Buffered(), 512))
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	switch {
	case len(head) == 0 || head[0] == '{' || head[0] == '[':
		return kindLines
	case bytes.HasPrefix(head, []byte("WARC/")):
		return kindWARC
	case head[0] == '<':
		return kindPage
	}
	return kindText
}

// whole is the item of a file that holds one article.
func (f *file) whole() Item {
	return Item{File: f.path, Offset: max(f.size, 1), Read: f.size, Size: f.size}
}

// readAll reads at most limit bytes and says so where there are more.
func readAll(r io.Reader, limit int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("read: %w", bare(err))
	case int64(len(b)) > limit:
		return nil, fmt.Errorf("more than %d bytes: %w", limit, ErrTooLarge)
	case len(bytes.TrimSpace(b)) == 0:
		return nil, errEmpty
	}
	return b, nil
}

func (in *input) page(f *file, r io.Reader) {
	item := f.whole()
	body, err := readAll(r, MaxPageBytes)
	if err != nil {
		in.fail(item, "", err)
		return
	}
	in.later(func() (Item, error) {
		var err error
		item.Article, err = in.opt.Reader.Read(Page{File: f.path, Body: body, Fetched: in.opt.Now()})
		if err != nil {
			return item, &InputError{File: f.path, Err: err}
		}
		return item, nil
	})
}

// openingDate is how the date stands in front of a plain text.
var openingDate = regexp.MustCompile(`^\s*date\s+(\d{4}(?:-\d{2}(?:-\d{2})?)?)\b:?`)

func (in *input) text(f *file, r io.Reader) {
	item := f.whole()
	body, err := readAll(r, edikt.MaxTextBytes)
	if err == nil {
		item.Article, err = textArticle(body)
	}
	if err != nil {
		in.fail(item, "", err)
		return
	}
	item.Article.File = f.path
	in.put(item, nil)
}

// textArticle makes an article of plain text. An opening date is taken out by blanking it, so that offsets into the
// text are offsets into the file.
func textArticle(body []byte) (edikt.Article, error) {
	var a edikt.Article
	if at := invalidAt(body); at >= 0 {
		return a, fmt.Errorf("not valid UTF-8 at byte %d", at)
	}
	if bytes.IndexByte(body, 0) >= 0 {
		return a, errors.New("not a text: it holds zero bytes")
	}
	a.Text = string(body)
	if m := openingDate.FindStringSubmatchIndex(a.Text); m != nil {
		date, err := edikt.ParseDate(a.Text[m[2]:m[3]])
		if err != nil {
			return a, err
		}
		a.Date, a.DateSource = date, edikt.DateFromFile
		a.Text = strings.Repeat(" ", m[1]) + a.Text[m[1]:]
	}
	if strings.TrimSpace(a.Text) == "" {
		return a, errEmpty
	}
	a.Lang = Language(a.Text)
	a.Complete()
	return a, nil
}

// invalidAt is the first byte that is not UTF-8, or -1.
func invalidAt(b []byte) int {
	if utf8.Valid(b) {
		return -1
	}
	at := 0
	for at < len(b) {
		r, size := utf8.DecodeRune(b[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return -1
}

// maxLine bounds a line of JSON: a text of the greatest length with room for its escapes.
const maxLine = 4 * edikt.MaxTextBytes

func (in *input) lines(f *file, br *bufio.Reader, raw *countingReader) {
	offset, n, any := int64(0), 0, false
	for {
		line, size, err := readLine(br)
		offset += size
		if size > 0 {
			n++
		}
		item := Item{File: f.path, Line: n, Offset: offset, Read: raw.taken(), Size: f.size}
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, ErrTooLarge) {
			in.fail(item, "", fmt.Errorf("read: %w", noEOF(bare(err))))
			return
		}
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		blank := len(bytes.TrimSpace(line)) == 0 && !errors.Is(err, ErrTooLarge)
		any = any || !blank
		if !blank && offset > f.start {
			if !in.line(item, line, errors.Is(err, ErrTooLarge)) {
				return
			}
		}
		if errors.Is(err, io.EOF) {
			break
		}
	}
	if !any {
		in.fail(Item{File: f.path, Offset: max(offset, 1), Read: f.size, Size: f.size}, "", errEmpty)
	}
}

func (in *input) line(item Item, line []byte, tooLong bool) bool {
	if tooLong {
		return in.fail(item, "", fmt.Errorf("line of more than %d bytes: %w", maxLine, ErrTooLarge))
	}
	var err error
	if item.Article, err = lineArticle(line); err != nil {
		return in.fail(item, "", err)
	}
	return in.put(item, nil)
}

// readLine reads a line of any length, of which it keeps no more than the bound. err is io.EOF at the last line, and
// ErrTooLarge where the line was cut.
func readLine(br *bufio.Reader) (line []byte, size int64, err error) {
	long := false
	for {
		piece, err := br.ReadSlice('\n')
		size += int64(len(piece))
		if long = long || len(line)+len(piece) > maxLine; !long {
			line = append(line, piece...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if long {
			line = nil
			if err == nil || errors.Is(err, io.EOF) {
				return nil, size, ErrTooLarge
			}
		}
		return line, size, err
	}
}

// lineArticle reads an article from a line of JSON. All but the text is optional.
func lineArticle(line []byte) (edikt.Article, error) {
	var a edikt.Article
	if at := invalidAt(line); at >= 0 {
		return a, fmt.Errorf("not valid UTF-8 at byte %d of the line", at)
	}
	if err := edikt.DecodeArticle(line, &a); err != nil {
		return a, jsonFault(line, err)
	}
	if !a.Date.Valid() {
		if d := parsePageDate(string(a.Date), pageZone("", a.URL)); d != "" {
			a.Date = d
		}
	}
	if err := a.Validate(); err != nil {
		return a, errors.New(strings.ReplaceAll(err.Error(), "\n", "; "))
	}
	if a.Date != "" && a.DateSource == "" {
		a.DateSource = edikt.DateFromFile
	}
	if a.Lang == "" {
		a.Lang = Language(a.Title + "\n" + a.Text)
	}
	if i := strings.IndexAny(a.Lang, "-_"); i > 0 {
		a.Lang = a.Lang[:i]
	}
	a.Lang = strings.ToLower(a.Lang)
	a.Complete()
	return a, nil
}

// jsonFault says in plain words what is wrong with a line.
func jsonFault(line []byte, err error) error {
	var syntax *json.SyntaxError
	var typ *json.UnmarshalTypeError
	switch {
	case errors.As(err, &typ) && typ.Field == "":
		return fmt.Errorf("%s where an article's object is wanted", typ.Value)
	case errors.As(err, &typ):
		return fmt.Errorf("%s: %s where %s is wanted", typ.Field, typ.Value, typ.Type)
	case errors.As(err, &syntax):
		return fmt.Errorf("not JSON at byte %d of %d: %w", syntax.Offset, len(line), err)
	}
	return fmt.Errorf("not an article: %w", err)
}

// warc yields the pages of an archive: its responses with status 200 and HTML in them.
func (in *input) warc(f *file, raw *countingReader) {
	if s, ok := f.r.(io.Seeker); ok && f.start > 0 && raw.in.n == 0 {
		if _, err := s.Seek(f.start, io.SeekStart); err != nil {
			in.fail(Item{File: f.path}, "", bare(err))
			return
		}
		raw = newCountingReader(f.r, f.start)
	}
	r := &WARCReader{raw: raw}
	records := 0
	for {
		rec, err := r.Next()
		item := Item{File: f.path, Offset: rec.Next, Read: rec.Next, Size: f.size}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			item.Offset, item.Read = max(f.size, 1), f.size
			in.fail(item, "", fmt.Errorf("record at byte %d: %w", raw.taken(), err))
			return
		}
		records++
		if rec.Type == "oversized" {
			if !in.fail(item, rec.URI, ErrTooLarge) {
				return
			}
			continue
		}
		if rec.Type != "response" || rec.Offset < f.start {
			continue
		}
		if !in.later(func() (Item, error) { return in.response(item, rec) }) {
			return
		}
	}
	if records == 0 && f.start == 0 {
		in.fail(Item{File: f.path, Offset: max(f.size, 1), Read: f.size, Size: f.size}, "", errEmpty)
	}
}

// errNotAPage marks records of an archive that hold no page: images, redirects, errors.
var errNotAPage = errors.New("no page in this record")

func (in *input) response(item Item, rec WARCRecord) (Item, error) {
	page, err := responsePage(rec)
	if err == nil {
		page.File = item.File
		item.Article, err = in.opt.Reader.Read(page)
	}
	if err != nil {
		return item, &InputError{File: item.File, Record: rec.URI, Err: err}
	}
	return item, nil
}

// responsePage takes the page out of a response record. Archives keep bodies as sent, or decoded under headers that
// still speak of the encoding: what does not decode is taken as it is.
func responsePage(rec WARCRecord) (Page, error) {
	p := Page{URL: rec.URI, Fetched: rec.Date}
	head, body, _ := bytes.Cut(rec.Content, []byte("\r\n\r\n"))
	h := parseHead(head)
	if h.status == 0 {
		return p, fmt.Errorf("response: no HTTP status line in %q", cutText(string(head), 40))
	}
	if t := mediaType(h.contentType); h.status != http.StatusOK || t != "" && !strings.Contains(t, "html") {
		return p, errNotAPage
	}
	p.ContentType = h.contentType
	if strings.EqualFold(h.transfer, "chunked") {
		if plain, err := io.ReadAll(io.LimitReader(httputil.NewChunkedReader(bytes.NewReader(body)), MaxPageBytes)); err == nil {
			body = plain
		}
	}
	if plain, err := decodeBody(body, h.encoding, MaxPageBytes); err == nil {
		body = plain
	} else if errors.Is(err, ErrTooLarge) {
		return p, err
	}
	p.Body = body
	return p, nil
}

// httpHead is what an answer's head says of its body.
type httpHead struct {
	status                          int // 0: no HTTP answer
	contentType, encoding, transfer string
}

func parseHead(head []byte) (h httpHead) {
	status, rest, _ := strings.Cut(string(head), "\n")
	version, status, _ := strings.Cut(strings.TrimSpace(status), " ")
	if !strings.HasPrefix(version, "HTTP/") || len(status) < 3 {
		return h
	}
	h.status, _ = strconv.Atoi(status[:3])
	for line := range strings.SplitSeq(rest, "\n") {
		key, value, _ := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch key = strings.TrimSpace(key); {
		case strings.EqualFold(key, "Content-Type"):
			h.contentType = value
		case strings.EqualFold(key, "Content-Encoding"):
			h.encoding = value
		case strings.EqualFold(key, "Transfer-Encoding"):
			h.transfer = value
		}
	}
	return h
}
