package crawler

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/rand"
	"crypto/sha1"
	"encoding/base32"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"sort"
	"strconv"
	"strings"
	"time"
)

// WARCRecord is one record of a WARC file (ISO 28500:2017, version 1.1; 1.0 is read as well).
type WARCRecord struct {
	Type    string               // warcinfo, request, response, resource, metadata ...
	URI     string               // WARC-Target-URI
	Date    time.Time            // WARC-Date
	ID      string               // WARC-Record-ID
	Header  textproto.MIMEHeader // all named fields
	Content []byte
	Offset  int64 // of the record in the file as it lies on disk
	Next    int64 // where the record after it starts
}

// maxWARCRecord bounds a record's content: the bound of a page with room for its header.
const maxWARCRecord = MaxPageBytes + 1<<20

// WARCWriter writes records, each as a gzip member of its own, so that any of them can be read alone.
type WARCWriter struct {
	w   io.Writer
	buf bytes.Buffer
	zip *gzip.Writer
}

// NewWARCWriter returns a writer of WARC 1.1 records.
func NewWARCWriter(w io.Writer) *WARCWriter {
	return &WARCWriter{w: w, zip: gzip.NewWriter(nil)}
}

// Write writes one record in a single call to the underlying writer. A missing ID is drawn at random.
func (w *WARCWriter) Write(r WARCRecord) error {
	if r.ID == "" {
		r.ID = newRecordID()
	}
	w.buf.Reset()
	z := w.zip
	z.Reset(&w.buf)
	fmt.Fprintf(z, "WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: %s\r\nWARC-Date: %s\r\n", oneLine(r.Type), oneLine(r.ID), r.Date.UTC().Format(time.RFC3339))
	if r.URI != "" {
		fmt.Fprintf(z, "WARC-Target-URI: %s\r\n", oneLine(r.URI))
	}
	keys := make([]string, 0, len(r.Header))
	for k := range r.Header {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		fmt.Fprintf(z, "%s: %s\r\n", oneLine(k), oneLine(r.Header.Get(k)))
	}
	sum := sha1.Sum(r.Content)
	fmt.Fprintf(z, "WARC-Block-Digest: sha1:%s\r\nContent-Length: %d\r\n\r\n", base32.StdEncoding.EncodeToString(sum[:]), len(r.Content))
	z.Write(r.Content) // a gzip.Writer keeps its first error until Close
	io.WriteString(z, "\r\n\r\n")
	if err := z.Close(); err != nil {
		return fmt.Errorf("warc record: %w", err)
	}
	if _, err := w.w.Write(w.buf.Bytes()); err != nil {
		return fmt.Errorf("warc record: %w", err)
	}
	return nil
}

func oneLine(s string) string { return strings.NewReplacer("\r", " ", "\n", " ").Replace(s) }

func newRecordID() string {
	var b [16]byte
	rand.Read(b[:])
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("<urn:uuid:%x-%x-%x-%x-%x>", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// WARCReader reads records from a plain file or from one made of gzip members, as Common Crawl publishes them.
type WARCReader struct {
	raw    *countingReader
	plain  *bufio.Reader // of a plain file, or of the open member
	zip    *gzip.Reader
	whole  inflater // for members that lie whole in raw's buffer
	member int64    // where the open member starts
}

// countingReader is a buffered reader that knows how many bytes were taken out of it.
type countingReader struct {
	*bufio.Reader
	in *byteCount
}

// byteCount counts the bytes that went into the buffer.
type byteCount struct {
	r io.Reader
	n int64
}

func (c *byteCount) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// newCountingReader reads from r, which stands at offset.
func newCountingReader(r io.Reader, offset int64) *countingReader {
	in := &byteCount{r, offset}
	return &countingReader{bufio.NewReaderSize(in, 256<<10), in}
}

func (c *countingReader) taken() int64 { return c.in.n - int64(c.Buffered()) }

// NewWARCReader reads from r, which stands at offset of its file: 0, or the Next of a record.
func NewWARCReader(r io.Reader, offset int64) *WARCReader {
	return &WARCReader{raw: newCountingReader(r, offset)}
}

// ErrWARC marks what is no WARC record.
var ErrWARC = errors.New("not a WARC record")

// Next returns the next record, or io.EOF. After any other error the reader is spent, unless Skip finds a new start.
func (r *WARCReader) Next() (WARCRecord, error) {
	if r.plain == nil {
		if err := r.open(); err != nil {
			return WARCRecord{}, err
		}
	}
	offset := r.offset()
	rec, err := readWARCRecord(r.plain)
	if errors.Is(err, io.EOF) && r.zip != nil {
		if err := r.nextMember(); err != nil {
			return WARCRecord{}, err
		}
		offset = r.member
		rec, err = readWARCRecord(r.plain)
	}
	if err != nil {
		return rec, err
	}
	rec.Offset = offset
	if r.zip == nil {
		rec.Next = r.offset()
		return rec, nil
	}
	return r.finish(rec)
}

// offset is where the next record starts.
func (r *WARCReader) offset() int64 {
	if r.zip != nil {
		return r.member
	}
	return r.raw.taken()
}

func (r *WARCReader) open() error {
	head, err := r.raw.Peek(2)
	if len(head) == 0 {
		if err == nil || errors.Is(err, io.EOF) {
			return io.EOF
		}
		return err
	}
	if len(head) < 2 || head[0] != 0x1f || head[1] != 0x8b {
		r.plain = r.raw.Reader
		return nil
	}
	return r.nextMember()
}

func (r *WARCReader) nextMember() error {
	r.member = r.raw.taken()
	if _, err := r.raw.Peek(1); err != nil {
		return err
	}
	if r.zip == nil {
		r.zip = new(gzip.Reader)
		r.plain = bufio.NewReaderSize(nil, 64<<10)
	}
	if plain, ok := r.inflate(); ok {
		r.plain.Reset(bytes.NewReader(plain))
		return nil
	}
	if err := r.zip.Reset(r.raw.Reader); err != nil {
		return fmt.Errorf("gzip member at byte %d: %w", r.member, noEOF(err))
	}
	r.zip.Multistream(false)
	r.plain.Reset(r.zip)
	return nil
}

// inflate undoes the next member in memory, where it can: first in what has come, then in as much as the buffer holds.
func (r *WARCReader) inflate() (plain []byte, ok bool) {
	for _, n := range []int{r.raw.Buffered(), r.raw.Size()} {
		src, _ := r.raw.Peek(n)
		if plain, used, ok := r.whole.member(src); ok {
			r.raw.Discard(used)
			return plain, true
		}
	}
	return nil, false
}

// finish reads the member to its end. A file that is one single gzip stream over many records has no member to end:
// its records then share one offset, and Next stays there.
func (r *WARCReader) finish(rec WARCRecord) (WARCRecord, error) {
	for {
		b, err := r.plain.ReadByte()
		if errors.Is(err, io.EOF) {
			rec.Next = r.raw.taken()
			r.member = r.raw.taken()
			return rec, nil
		}
		if err != nil {
			return rec, fmt.Errorf("gzip member at byte %d: %w", r.member, noEOF(err))
		}
		if b != '\r' && b != '\n' {
			r.plain.UnreadByte()
			rec.Next = rec.Offset
			return rec, nil
		}
	}
}

// noEOF keeps a sudden end from looking like a proper one.
func noEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

func readWARCRecord(br *bufio.Reader) (WARCRecord, error) {
	line, err := warcLine(br)
	for err == nil && line == "" {
		line, err = warcLine(br)
	}
	if err != nil {
		return WARCRecord{}, err
	}
	if line != "WARC/1.0" && line != "WARC/1.1" {
		return WARCRecord{}, fmt.Errorf("%w: starts with %q", ErrWARC, cutText(line, 40))
	}
	rec := WARCRecord{Header: textproto.MIMEHeader{}}
	for n := 0; ; n++ {
		line, err := warcLine(br)
		if err != nil {
			return rec, noEOF(err)
		}
		if line == "" {
			break
		}
		key, value, ok := strings.Cut(line, ":")
		if !ok || n > 1000 {
			return rec, fmt.Errorf("%w: header line %q", ErrWARC, cutText(line, 40))
		}
		rec.Header.Set(strings.TrimSpace(key), strings.TrimSpace(value))
	}
	size, err := strconv.ParseInt(rec.Header.Get("Content-Length"), 10, 64)
	if err != nil || size < 0 {
		return rec, fmt.Errorf("%w: content length %q", ErrWARC, cutText(rec.Header.Get("Content-Length"), 40))
	}
	rec.Type, rec.ID = strings.ToLower(rec.Header.Get("Warc-Type")), rec.Header.Get("Warc-Record-Id")
	rec.URI = strings.Trim(rec.Header.Get("Warc-Target-Uri"), "<>")
	rec.Date, _ = time.Parse(time.RFC3339, rec.Header.Get("Warc-Date"))
	return rec, rec.readContent(br, size)
}

// readContent reads the block; one beyond the bound is passed over.
func (rec *WARCRecord) readContent(br *bufio.Reader, size int64) error {
	if size > maxWARCRecord {
		if _, err := io.CopyN(io.Discard, br, size); err != nil {
			return noEOF(err)
		}
		rec.Type = "oversized"
		return nil
	}
	rec.Content = make([]byte, size)
	if _, err := io.ReadFull(br, rec.Content); err != nil {
		return noEOF(err)
	}
	return nil
}

// warcLine reads a header line of at most 64 KiB without its end.
func warcLine(br *bufio.Reader) (string, error) {
	line, err := br.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		return "", fmt.Errorf("%w: header line of more than 64 KiB", ErrWARC)
	}
	if err != nil && (len(line) == 0 || !errors.Is(err, io.EOF)) {
		return "", err
	}
	return strings.TrimRight(string(line), "\r\n"), nil
}
