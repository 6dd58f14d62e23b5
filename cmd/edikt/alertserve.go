package main

import (
	"net/http"
	"strings"

	"edikt/language/gazetteer"
	"edikt/pipelines"
	"edikt/pipelines/alert"
	"edikt/pipelines/notify"
)

// alertAPI serves subscriptions and all that belongs to them.
func (n *node) alertAPI() *pipelines.AlertAPI {
	return &pipelines.AlertAPI{Alerts: n.alerts, Sender: n.sender, Receivers: n.receiving.Names, Secrets: n.secrets, Filer: n.filer,
		Analyzers: n.alerts.Analyzers, Now: n.now}
}

// authorityName is what a known authority is called in German or French; English readers get the name of the reports.
func authorityName(authority, lang string) string {
	e, ok := gazetteer.Load().ByID(authority)
	if !ok || lang == "en" {
		return ""
	}
	return e.Name.In(lang)
}

// linkPages serves what the signed links in messages lead to.
func (n *node) linkPages() http.Handler {
	return &alert.Pages{Engine: book{n.alerts, n.digests}, Prefix: notify.LinkPath, Confirm: n.sender.Confirm, Ledger: n.ledgerOf,
		Read: func(token string) (alert.Act, error) {
			g, err := n.links.Signer.Read(token)
			return alert.Act{Do: g.Act, Subscription: g.Subscription, Receiver: g.Receiver}, err
		}}
}

// ledgerOf is what a subscriber may read: the deliveries to their own address.
func (n *node) ledgerOf(subscription, receiver string) ([]alert.LedgerLine, error) {
	entries, err := n.sender.Log(subscription)
	if err != nil {
		return nil, err
	}
	var out []alert.LedgerLine
	for _, e := range entries {
		if e.Delivery.Receiver != receiver {
			continue
		}
		line := alert.LedgerLine{At: e.Delivery.At, Subject: notify.Render(e.Delivery, notify.Links{}).Subject, State: e.State, Tries: len(e.Attempts)}
		if len(e.Attempts) > 0 {
			line.Last = strings.TrimSpace(e.Attempts[len(e.Attempts)-1].Answer)
		}
		out = append(out, line)
	}
	return out, nil
}
