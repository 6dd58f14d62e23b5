package notify

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"edikt"
)

// Notifier tries to hand a delivery to its receiver, once. It must end when ctx does. An error that is no *Failure
// may be tried again.
type Notifier interface {
	Notify(ctx context.Context, d edikt.Delivery) (Answer, error)
}

// Answer is what the receiver said, for the ledger.
type Answer struct {
	Code int
	Text string
}

// Failure is an unsuccessful try, with what another one could change.
type Failure struct {
	Err   error
	Code  int           // of HTTP or SMTP, 0 where none came back
	Final bool          // no try of this delivery will ever succeed
	Gone  bool          // the receiver wants nothing any more: disable it
	After time.Duration // the receiver asks not to be tried sooner
}

func (f *Failure) Error() string { return f.Err.Error() }
func (f *Failure) Unwrap() error { return f.Err }

// failureOf makes a failure of any error.
func failureOf(err error) *Failure {
	if f, ok := errors.AsType[*Failure](err); ok {
		return f
	}
	return &Failure{Err: err}
}

// maxAfter bounds what a receiver can ask for; a day later is soon enough to look again.
const maxAfter = 24 * time.Hour

// httpFailure judges an answer that is no success. 410 means that the receiver is gone, 429 and 503 may say when to
// come back, a body too large never gets smaller; all else may be better next time.
func httpFailure(resp *http.Response, text string, now time.Time) *Failure {
	f := &Failure{Err: fmt.Errorf("answer %s: %s", resp.Status, text), Code: resp.StatusCode}
	switch resp.StatusCode {
	case http.StatusGone:
		f.Gone, f.Final = true, true
	case http.StatusRequestEntityTooLarge:
		f.Final = true
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		f.After = retryAfter(resp.Header.Get("Retry-After"), now)
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		f.Err = fmt.Errorf("answer %s: redirects are not followed, change the address", resp.Status)
	}
	return f
}

// retryAfter reads both forms of the header, seconds and a date.
func retryAfter(h string, now time.Time) time.Duration {
	if s, err := strconv.Atoi(h); err == nil && s >= 0 {
		return min(time.Duration(min(s, 1<<20))*time.Second, maxAfter)
	}
	if t, err := http.ParseTime(h); err == nil {
		return min(max(t.Sub(now), 0), maxAfter)
	}
	return 0
}
