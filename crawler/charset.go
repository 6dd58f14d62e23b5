package crawler

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// MaxPageBytes bounds a page after decompression; the largest of 110 news pages weighed had 2.2 MB.
const MaxPageBytes = 16 << 20

// ErrTooLarge says that a body, plain or decompressed, exceeds its bound.
var ErrTooLarge = errors.New("too large")

// inflate undoes gzip where a body has its magic number. Several members in a row are one body.
func inflate(body []byte) ([]byte, error) {
	if !bytes.HasPrefix(body, []byte{0x1f, 0x8b}) {
		if len(body) > MaxPageBytes {
			return nil, fmt.Errorf("page of %d bytes: %w", len(body), ErrTooLarge)
		}
		return body, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("gzip: %w", err)
	}
	plain, err := io.ReadAll(io.LimitReader(z, MaxPageBytes+1))
	if err != nil {
		return nil, fmt.Errorf("gzip: %w", err)
	}
	if len(plain) > MaxPageBytes {
		return nil, fmt.Errorf("page of more than %d bytes after gzip: %w", MaxPageBytes, ErrTooLarge)
	}
	return plain, nil
}

// decode turns a page into UTF-8. Servers and templates lie about their charset, bytes do not: a body that is valid
// UTF-8 is UTF-8 whatever the header says, since windows-1252 prose is practically never valid UTF-8 by accident.
// Else header, byte order mark and meta element decide, and a broken promise of UTF-8 means windows-1252.
func decode(body []byte, contentType string) []byte {
	body = bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))
	if utf8.Valid(body) && !bytes.HasPrefix(body, []byte{0xfe, 0xff}) && !bytes.HasPrefix(body, []byte{0xff, 0xfe}) {
		return body
	}
	enc, name, _ := charset.DetermineEncoding(body, contentType)
	if name == "utf-8" {
		if brokenRunes(body)*10 < highBytes(body) {
			return bytes.ToValidUTF8(body, []byte("\uFFFD")) // a few broken places in a page that is UTF-8
		}
		enc, _ = charset.Lookup("windows-1252")
	}
	out, err := enc.NewDecoder().Bytes(body)
	if err != nil {
		return bytes.ToValidUTF8(body, []byte("\uFFFD"))
	}
	return out
}

// brokenRunes counts the bytes that start no valid UTF-8 sequence.
func brokenRunes(b []byte) (n int) {
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		if r == utf8.RuneError && size == 1 {
			n++
		}
		b = b[size:]
	}
	return n
}

func highBytes(b []byte) (n int) {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			n++
		}
	}
	return n
}
