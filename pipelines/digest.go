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
// the stream takes one message for it, whichever process offers it and whenever. An issue travels in words: the process that
// hands it over need not be the one that has the archive.
func DigestOutbox(conn *stream.Conn, write func(edikt.Delivery) (edikt.Letter, error)) func(edikt.Delivery) error {
	return func(d edikt.Delivery) error {
		if d.Issue != "" {
			letter, err := write(d)
			if err != nil {
				return fmt.Errorf("write %s: %w", d.Issue, err)
			}
			d.Letter = &letter
		}
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
