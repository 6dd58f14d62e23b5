package main

import (
	"cmp"
	"context"
	"errors"
	"net/http"

	"edikt"
	"edikt/crawler"
	"edikt/pipelines"
	"edikt/pipelines/alert"
	"edikt/pipelines/digest"
)

// openDigests builds what composes issues and keeps them.
func (n *node) openDigests(context.Context) error {
	s, err := n.store("digests")
	if err != nil {
		return err
	}
	if n.letters, err = digest.NewRenderer(n.path("templates")); err != nil {
		return err
	}
	n.digests, err = digest.NewDesk(digest.Config{Store: s, Dir: n.path("digests"), Load: n.digestInput, Outbox: pipelines.DigestOutbox(n.conn, n.writeLetter), Confirm: n.confirmLink, Now: n.now})
	return err
}

// digestInput is everything filed, and how the sources do.
func (n *node) digestInput(ctx context.Context) (digest.Input, error) {
	v, err := n.filer.All()
	if err != nil {
		return digest.Input{}, err
	}
	in := digest.Input{Dossiers: v.Dossiers, Moved: v.Moved}
	sources, err := n.sourceView().Sources(ctx)
	if err != nil {
		return in, err
	}
	for _, s := range sources {
		switch {
		case !s.Enabled:
		case s.State == crawler.HealthSilent:
			in.Sources.Silent = append(in.Sources.Silent, cmp.Or(s.Name, s.ID))
		case s.State == crawler.HealthFailing || s.State == crawler.HealthLayout:
			in.Sources.Failing = append(in.Sources.Failing, cmp.Or(s.Name, s.ID))
		case s.State == crawler.HealthOK:
			in.Sources.Read++
		}
	}
	return in, nil
}

// writeLetter puts the issue of a delivery into words for its receiver.
func (n *node) writeLetter(d edikt.Delivery) (edikt.Letter, error) {
	is, err := n.digests.ByRef(d.Issue)
	if err != nil {
		return edikt.Letter{}, err
	}
	return n.letters.Letter(is, pipelines.DigestSite(n.links, is.Subscription, d.Receiver))
}

func (n *node) digestAPI() *pipelines.DigestAPI {
	x := &pipelines.DigestAPI{Desk: n.digests, Renderer: n.letters, Links: n.links, Now: n.now,
		Receivers: func(ref string) error { _, err := n.receiving.Find(ref); return err }}
	if n.cfg.SMTP != nil {
		x.From = n.cfg.SMTP.From
	}
	return x
}

// digestPages serves the archive of issues.
func (n *node) digestPages() http.Handler {
	return &digest.Pages{Desk: n.digests, Renderer: n.letters, Site: func(id string) digest.Site { return pipelines.DigestSite(n.links, id, "") }}
}

// book lets the pages behind signed links find alerts and digests.
type book struct {
	alerts  *alert.Engine
	digests *digest.Desk
}

func (b book) Subscription(id string) (edikt.Subscription, error) {
	d, err := b.digests.Subscription(id)
	if errors.Is(err, digest.ErrNone) {
		return b.alerts.Subscription(id)
	}
	s := edikt.Subscription{ID: d.ID, Name: d.Name, Query: d.Query, Lang: d.Lang}
	return s, err
}

func (b book) Leave(id, receiver string) error {
	if err := b.digests.Leave(id, receiver); !errors.Is(err, digest.ErrNone) {
		return err
	}
	return b.alerts.Leave(id, receiver)
}

// Rest of a digest takes the receiver off: its mail offers no pause.
func (b book) Rest(id, receiver string, rest bool) error {
	if _, err := b.digests.Subscription(id); !errors.Is(err, digest.ErrNone) {
		return errors.Join(err, b.digests.Leave(id, receiver))
	}
	return b.alerts.Rest(id, receiver, rest)
}

// sendDigests sends what is due until ctx ends, beginning when all that came in before is filed: a digest that was missed
// tells of it too.
func (n *node) sendDigests(ctx context.Context) {
	if err := n.Settle(ctx); err != nil {
		return // the node closes
	}
	pipelines.Digests(ctx, n.digests, n.log)
}
