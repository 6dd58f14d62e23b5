package crawler

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"
)

// exchange is one request and its answer as they went over the wire, for the archive and for what colly would change.
type exchange struct {
	request *http.Request
	status  int
	proto   string
	header  http.Header // as received
	raw     []byte      // body as received, encodings included
	body    []byte      // decoded
	wire    int64       // bytes of the body on the wire
	began   time.Time
}

type exchangeKey struct{}

// transport bounds every answer in size, before and after decompression, and in rate. It hands on a body that is
// complete and decoded, and a content type without charset: colly would re-code the body by that parameter, and
// servers lie about it.
type transport struct {
	base    http.RoundTripper
	maxBody int64
	limiter *limiter
}

func newTransport(g guard, maxBody int64, l *limiter) *transport {
	return &transport{maxBody: maxBody, limiter: l, base: &http.Transport{
		DialContext:            g.dialContext,
		DisableCompression:     true, // done here, bounded
		ForceAttemptHTTP2:      true,
		MaxIdleConnsPerHost:    1,
		MaxConnsPerHost:        2,
		IdleConnTimeout:        30 * time.Second,
		TLSHandshakeTimeout:    15 * time.Second,
		MaxResponseHeaderBytes: 64 << 10,
	}}
}

// RoundTrip sends the request and reads the whole answer.
func (t *transport) RoundTrip(req *http.Request) (*http.Response, error) {
	x, _ := req.Context().Value(exchangeKey{}).(*exchange)
	if x == nil {
		x = &exchange{}
	}
	x.began = time.Now()
	res, err := t.base.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	x.request, x.status, x.proto, x.header = req, res.StatusCode, res.Proto, res.Header.Clone()
	if x.raw, err = t.read(req.Context(), res.Body); err != nil {
		return nil, err
	}
	x.wire = int64(len(x.raw))
	if x.body, err = decodeBody(x.raw, res.Header.Get("Content-Encoding"), t.maxBody); err != nil {
		return nil, err
	}
	res.Body, res.Uncompressed, res.ContentLength = io.NopCloser(bytes.NewReader(x.body)), true, int64(len(x.body))
	res.Header.Del("Content-Encoding")
	res.Header.Set("Content-Type", mediaType(res.Header.Get("Content-Type")))
	return res, nil
}

// read takes the body in pieces, each paid for at the limiter.
func (t *transport) read(ctx context.Context, r io.Reader) ([]byte, error) {
	var out []byte
	piece := make([]byte, 32<<10)
	for {
		n, err := r.Read(piece)
		out = append(out, piece[:n]...)
		if int64(len(out)) > t.maxBody {
			return nil, fmt.Errorf("body of more than %d bytes: %w", t.maxBody, ErrTooLarge)
		}
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read body: %w", err)
		}
		if err := t.limiter.take(ctx, n); err != nil {
			return nil, err
		}
	}
}

// decodeBody undoes a content encoding within the bound.
func decodeBody(raw []byte, encoding string, limit int64) ([]byte, error) {
	var r io.Reader
	var err error
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "gzip", "x-gzip":
		r, err = gzip.NewReader(bytes.NewReader(raw))
	case "deflate":
		r, err = zlib.NewReader(bytes.NewReader(raw))
	default:
		return raw, nil
	}
	if len(raw) == 0 {
		return raw, nil
	}
	if err != nil {
		return nil, fmt.Errorf("content encoding %s: %w", encoding, err)
	}
	body, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, fmt.Errorf("content encoding %s: %w", encoding, err)
	}
	if int64(len(body)) > limit {
		return nil, fmt.Errorf("body of more than %d bytes after %s: %w", limit, encoding, ErrTooLarge)
	}
	return body, nil
}

func mediaType(contentType string) string {
	t, _, _ := strings.Cut(contentType, ";")
	return strings.TrimSpace(t)
}

// limiter bounds the bytes a second over all hosts: a bucket that holds one second's worth.
type limiter struct {
	mu   sync.Mutex
	rate float64 // bytes a second; 0 is no bound
	free time.Time
}

// take waits until n bytes are paid for.
func (l *limiter) take(ctx context.Context, n int) error {
	if l == nil || l.rate <= 0 || n == 0 {
		return nil
	}
	l.mu.Lock()
	now := time.Now()
	if l.free.Before(now.Add(-time.Second)) {
		l.free = now.Add(-time.Second)
	}
	l.free = l.free.Add(time.Duration(float64(n) / l.rate * float64(time.Second)))
	wait := l.free.Sub(now)
	l.mu.Unlock()
	return sleep(ctx, wait)
}

// sleep waits for d or the end of ctx.
func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
