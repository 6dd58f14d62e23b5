package notify

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"syscall"
	"time"
	"unicode/utf8"
)

// Timeout bounds one HTTP try as a whole, from the look-up of the name to the last byte of the answer.
const Timeout = 5 * time.Second

// maxAnswer is how much of an answer is read, and answerRunes how much of it the ledger keeps.
const (
	maxAnswer   = 64 << 10
	answerRunes = 200
)

// ErrPrivate marks an address inside a private network, where subscribers may not send.
var ErrPrivate = errors.New("private address")

// NewClient makes an HTTP client for addresses that subscribers choose. The address is checked when it is dialled, so
// that no name can lead elsewhere after the check; redirects are not followed, whatever they lead to.
func NewClient(allowPrivate bool) *http.Client {
	dialer := &net.Dialer{Timeout: Timeout}
	if !allowPrivate {
		dialer.Control = refusePrivate
	}
	return &http.Client{
		Timeout:       Timeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			DialContext:            dialer.DialContext,
			TLSHandshakeTimeout:    Timeout,
			MaxResponseHeaderBytes: 64 << 10,
			MaxIdleConnsPerHost:    1,
			IdleConnTimeout:        time.Minute,
			ForceAttemptHTTP2:      true,
		},
	}
}

// refusePrivate runs after the name is resolved and before a packet leaves.
func refusePrivate(_, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("address %q: %w", address, err)
	}
	if !public(ap.Addr()) {
		return fmt.Errorf("%w %s: set allow_private for this receiver if it is meant", ErrPrivate, ap.Addr())
	}
	return nil
}

// reserved are the ranges beyond those netip knows that lead into somebody's own network, or nowhere (RFC 6890).
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"), netip.MustParsePrefix("64:ff9b::/96"),
	netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("100::/64"), netip.MustParsePrefix("2001::/23"),
	netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("2002::/16"),
}

func public(a netip.Addr) bool {
	a = a.Unmap()
	if !a.IsValid() || !a.IsGlobalUnicast() || a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() {
		return false
	}
	for _, p := range reserved {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

// post sends a body and judges the answer.
func post(ctx context.Context, c *http.Client, method, url string, header http.Header, body []byte, now time.Time) (Answer, error) {
	req, err := http.NewRequestWithContext(ctx, method, url, bytes.NewReader(body))
	if err != nil {
		return Answer{}, &Failure{Err: errors.New("the address is no URL"), Final: true}
	}
	req.Header = header.Clone()
	req.Header.Set("User-Agent", "Edikt")
	resp, err := c.Do(req)
	if err != nil {
		return Answer{}, &Failure{Err: withoutURL(err)}
	}
	defer resp.Body.Close()
	answer := Answer{Code: resp.StatusCode, Text: readAnswer(resp.Body)}
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		return answer, httpFailure(resp, answer.Text, now)
	}
	return answer, nil
}

func postJSON(ctx context.Context, c *http.Client, method, url string, header http.Header, value any, now time.Time) (Answer, error) {
	body, err := json.Marshal(value)
	if err != nil {
		return Answer{}, &Failure{Err: err, Final: true}
	}
	if header == nil {
		header = http.Header{}
	}
	header.Set("Content-Type", "application/json")
	return post(ctx, c, method, url, header, body, now)
}

// readAnswer keeps the beginning of an answer on one line. What does not come in time is not waited for.
func readAnswer(r io.Reader) string {
	data, _ := io.ReadAll(io.LimitReader(r, maxAnswer))
	s := strings.Join(strings.Fields(plain(strings.ToValidUTF8(string(data), "?"), answerRunes)), " ")
	return s
}

// withoutURL drops the URL that net/http puts into its errors: chat services carry their secret in it.
func withoutURL(err error) error {
	type urlError interface {
		error
		Unwrap() error
		Timeout() bool
	}
	if u, ok := errors.AsType[urlError](err); ok && u.Unwrap() != nil {
		if u.Timeout() {
			return fmt.Errorf("no answer within %s: %w", Timeout, u.Unwrap())
		}
		return u.Unwrap()
	}
	return err
}

// plain makes one harmless line of a text from outside: no control characters, no marks that turn or hide text, at most
// n runes.
func plain(s string, n int) string {
	var b strings.Builder
	count := 0
	for _, r := range s {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u2028' || r == '\u2029' || r == '\u0085':
			r = ' '
		case r < ' ' || r >= 0x7f && r < 0xa0 || invisible(r) || r == utf8.RuneError:
			continue
		}
		if count == n {
			return strings.TrimRight(b.String(), " ") + "…"
		}
		b.WriteRune(r)
		count++
	}
	return strings.TrimSpace(b.String())
}

// invisible marks change how other characters are read: direction, joining, tags, the byte order.
func invisible(r rune) bool {
	return r == '\u061c' || r >= '\u200b' && r <= '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2060' && r <= '\u206f' ||
		r == '\ufeff' || r >= '\ufff9' && r <= '\ufffb' || r >= 0xe0000 && r <= 0xe007f
}
