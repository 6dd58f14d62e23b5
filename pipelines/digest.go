package pipelines

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"edikt"
	"edikt/pipelines/digest"
	"edikt/pipelines/notify"
	"edikt/pipelines/stream"
)

// digestEvery is how often the desk is asked what is due.
const digestEvery = 30 * time.Second

// Digests sends what is due now, which is also what was missed while nobody ran, and then whatever comes due, until ctx ends.
func Digests(ctx context.Context, d *digest.Desk, log *slog.Logger) {
	var last string
	for every := time.NewTicker(digestEvery); ; {
		switch err := d.Tick(ctx); {
		case err == nil:
			last = ""
		case err.Error() != last && ctx.Err() == nil:
			last = err.Error()
			log.Error("digests wait", "error", err)
		}
		select {
		case <-ctx.Done():
			every.Stop()
			return
		case <-every.C:
		}
	}
}

// DigestOutbox puts the deliveries of digests on their stream, each once ever: the subject is made of the delivery's key, and
// the stream takes one message for it, whichever process offers it and whenever.
func DigestOutbox(conn *stream.Conn) func(edikt.Delivery) error {
	return func(d edikt.Delivery) error {
		m, err := stream.NewMessage(stream.Subject(stream.Deliveries, "digest", edikt.HashText("digest", d.Key)), d.Key, &d)
		if err != nil {
			return stream.Hopeless(err)
		}
		ctx, cancel := context.WithTimeout(context.Background(), outboxTimeout)
		defer cancel()
		_, err = conn.PublishOnce(ctx, m)
		return err
	}
}

// Letters writes the issue of a delivery into it before its receiver gets it.
type Letters struct {
	Receivers notify.Finder
	Write     func(edikt.Delivery) (*edikt.Letter, error)
}

// Find is notify.Finder.
func (l *Letters) Find(ref string) (notify.Notifier, error) {
	n, err := l.Receivers.Find(ref)
	if err != nil {
		return nil, err
	}
	return writing{n, l.Write}, nil
}

type writing struct {
	notify.Notifier
	write func(edikt.Delivery) (*edikt.Letter, error)
}

// Notify is notify.Notifier.
func (w writing) Notify(ctx context.Context, d edikt.Delivery) (notify.Answer, error) {
	if d.Issue != "" {
		letter, err := w.write(d)
		if err != nil {
			return notify.Answer{}, fmt.Errorf("write %s: %w", d.Issue, err)
		}
		d.Letter = letter
	}
	return w.Notifier.Notify(ctx, d)
}

// DigestSite is where the links of an issue lead for one receiver.
func DigestSite(links notify.Links, subscription, receiver string) digest.Site {
	s := digest.Site{Base: strings.TrimRight(links.Base, "/")}
	if s.Base != "" && subscription != "" {
		s.Archive = s.Base + digest.ArchivePath + subscription + "/"
	}
	if receiver != "" {
		s.Leave = links.For(notify.Grant{Act: notify.ActLeave, Subscription: subscription, Receiver: receiver})
	}
	return s
}
