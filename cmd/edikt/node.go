package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"edikt"
	"edikt/crawler"
	"edikt/extractor"
	"edikt/pipelines"
	"edikt/pipelines/alert"
	"edikt/pipelines/digest"
	"edikt/pipelines/dossier"
	"edikt/pipelines/kv"
	"edikt/pipelines/ledger"
	"edikt/pipelines/metrics"
	"edikt/pipelines/notify"
	"edikt/pipelines/stream"
	"edikt/query"
	"edikt/query/api"
)

// node is an open data folder with everything that works on it. Its parts stand in the order in which they open; they
// close in the opposite one.
type node struct {
	cfg config
	log *slog.Logger
	now func() time.Time

	lock      *stream.Lock
	crashed   bool // the former process on the folder died of itself
	conn      *stream.Conn
	extractor *extractor.Extractor
	rulesSeq  uint64 // orders the rules of this program among others in time
	ledger    *ledger.Ledger
	taker     *pipelines.Taker
	view      *index
	filer     *dossier.Filer
	filing    *pipelines.Filing
	alerts    *alert.Engine
	sender    *notify.Dispatcher
	receiving *notify.Receivers
	secrets   *notify.Secrets // of webhooks that subscribers named
	links     notify.Links
	digests   *digest.Desk
	letters   *digest.Renderer
	tokens    *api.Tokens
	api       *api.Handler
	flow      *pipelines.Flow
	metrics   *metrics.Metrics
	archive   atomic.Pointer[crawler.Archive] // of raw pages, while it is written

	stores  []*kv.Store
	closing sync.Mutex
	closers []func() error
}

// openNode takes the data folder and opens all of it. A *stream.HeldError says that another process has it.
func (a *app) openNode(ctx context.Context, cfg config) (*node, error) {
	n := &node{cfg: cfg, log: cfg.logger(a), now: a.now}
	for _, open := range []func(context.Context) error{
		n.openLock, n.openRules, n.openStreams, n.openTaker, n.openIndex, n.openFiler, n.openDigests, n.openAlerts, n.openAPI, n.startFlow,
	} {
		if err := open(ctx); err != nil {
			return nil, errors.Join(err, n.close())
		}
	}
	return n, nil
}

// onClose has close called when the node closes, the last opened first.
func (n *node) onClose(close func() error) {
	n.closing.Lock()
	defer n.closing.Unlock()
	n.closers = append(n.closers, close)
}

// close stops the flow and gives everything back.
func (n *node) close() error {
	n.closing.Lock()
	closers := n.closers
	n.closers = nil
	n.closing.Unlock()
	var errs []error
	for _, c := range slices.Backward(closers) {
		errs = append(errs, c())
	}
	return errors.Join(errs...)
}

// spawn runs work until the node closes.
func (n *node) spawn(work func(context.Context)) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		work(ctx)
	}()
	n.onClose(func() error {
		cancel()
		<-done
		return nil
	})
}

func (n *node) path(elem ...string) string {
	return filepath.Join(append([]string{n.cfg.Data}, elem...)...)
}

func (n *node) owner() stream.Owner {
	return stream.Owner{PID: os.Getpid(), Version: version(), Since: n.now().UTC().Truncate(time.Second), NATS: redacted(n.cfg.NATS.URL)}
}

func (n *node) openLock(ctx context.Context) (err error) {
	if n.lock, err = stream.Acquire(n.cfg.Data, n.owner()); err != nil {
		return err
	}
	n.onClose(n.lock.Release)
	return errors.Join(checkRestored(n.cfg.Data), n.openCrashRecord(ctx))
}

func (n *node) openRules(context.Context) (err error) {
	n.extractor, err = extractor.Default()
	return err
}

func (n *node) openStreams(ctx context.Context) (err error) {
	cfg := n.cfg.stream(n.now, n.log)
	cfg.Crashed = n.crashed
	if n.conn, err = stream.Open(ctx, cfg); err != nil {
		return err
	}
	n.onClose(func() error { n.conn.Close(); return nil })
	return nil
}

func (n *node) openTaker(ctx context.Context) (err error) {
	if n.ledger, err = ledger.Open(n.path("ledger.db")); err != nil {
		return err
	}
	n.onClose(n.ledger.Close)
	n.taker, err = pipelines.NewTaker(ctx, n.conn, n.ledger, n.extractor.Languages(), n.now)
	return err
}

func (n *node) openIndex(ctx context.Context) error {
	n.metrics = metrics.New(n, version())
	wanted, err := n.cfg.Index.wanted()
	if err != nil {
		return err
	}
	if n.view, err = openIndex(ctx, n.path("index"), "", n.conn, n.log, wanted, n.metrics.Observe); err != nil {
		return err
	}
	n.onClose(n.view.Close)
	return nil
}

// store opens a small durable map.
func (n *node) store(name string) (*kv.Store, error) {
	s, err := kv.Open(n.path(name + ".kv"))
	if err != nil {
		return nil, err
	}
	n.stores = append(n.stores, s)
	n.onClose(s.Close)
	return s, nil
}

func (n *node) openFiler(ctx context.Context) error {
	s, err := n.store("dossiers")
	if err != nil {
		return err
	}
	kept := pipelines.NewTogether(s)
	n.filer, err = dossier.NewFiler(kept, n.now)
	n.filing = &pipelines.Filing{Conn: n.conn, Filer: n.filer, Kept: kept}
	return err
}

// openAlerts builds what decides who hears of what, and what tells them.
func (n *node) openAlerts(ctx context.Context) error {
	key, err := n.linkKey()
	if err != nil {
		return err
	}
	signer, err := notify.NewSigner(key, n.now)
	if err != nil {
		return err
	}
	n.links = notify.Links{Base: n.cfg.HTTP.URL, Signer: signer}
	if err := n.openSender(); err != nil {
		return err
	}
	s, err := n.store("alerts")
	if err != nil {
		return err
	}
	n.alerts, err = alert.New(alert.Config{Store: pipelines.NewTogether(s), Analyzers: query.NewAnalyzers(nil), Now: n.now, Outbox: pipelines.Outbox(n.conn),
		Known: func(ref string) error { _, err := n.receiving.Find(ref); return err }, ConfirmLink: n.confirmLink, Names: authorityName})
	return err
}

func (n *node) confirmLink(subscription, receiver string) string {
	return n.links.For(notify.Grant{Act: notify.ActConfirm, Subscription: subscription, Receiver: receiver})
}

// linkKey is the key of signed links, made once for each data folder.
func (n *node) linkKey() ([]byte, error) {
	path := n.path("links.key")
	key, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		key = make([]byte, 32)
		rand.Read(key)
		err = edikt.ReplaceFile(path, key, 0o600)
	}
	if err != nil {
		return nil, fmt.Errorf("key of links: %w", err)
	}
	return key, nil
}

func (n *node) receivers() (*notify.Receivers, error) {
	deps := notify.Deps{Now: n.now, Links: n.links, NATS: n.conn.Announcer(), Out: os.Stdout}
	if n.cfg.SMTP != nil {
		mailer, err := notify.NewMailer(*n.cfg.SMTP, n.now, nil)
		if err != nil {
			return nil, err
		}
		deps.SMTP = mailer
	}
	return notify.NewReceivers(n.cfg.Receivers, deps, n.secrets.Of)
}

func (n *node) openSender() error {
	s, err := n.store("deliveries")
	if err != nil {
		return err
	}
	n.secrets = notify.NewSecrets(s)
	if n.receiving, err = n.receivers(); err != nil {
		return err
	}
	n.sender, err = notify.NewDispatcher(s, n.receiving, n.now, n.log)
	return err
}

func (n *node) openAPI(context.Context) (err error) {
	if n.tokens, err = api.OpenTokens(n.path("tokens.json")); err != nil {
		return err
	}
	n.api, err = api.New(api.Config{Search: n.view, Dossiers: n, Decisions: n, Explain: newRuleBook(), Sources: n.sourceView(), Operations: append(n.alertAPI().Operations(), n.digestAPI().Operations()...), Tokens: n.tokens, Public: n.cfg.HTTP.Public,
		Hosts: n.cfg.HTTP.Hosts, Now: n.now, Log: n.log})
	return err
}

// Dossier answers the API.
func (n *node) Dossier(_ context.Context, id string) (edikt.Dossier, error) {
	d, ok, err := n.filer.Dossier(id)
	if err == nil && !ok {
		err = api.ErrNotFound
	}
	return d, err
}

// Decide puts a decision on its stream, where it stays for good; it takes effect a moment later.
func (n *node) Decide(ctx context.Context, d edikt.Decision) (edikt.Decision, error) {
	d.Version, d.At, d.ID = edikt.SchemaVersion, n.now().UTC(), cmp.Or(d.ID, rand.Text())
	if err := n.filer.Check(d); err != nil {
		return d, &api.Problem{Status: 400, Title: "Not a decision", Detail: err.Error()}
	}
	m, err := stream.NewMessage(stream.Subject(stream.Decisions, d.Action), d.ID, &d)
	if err != nil {
		return d, err
	}
	_, err = n.conn.Publish(ctx, m)
	return d, err
}

// startFlow runs every stage in this process.
func (n *node) startFlow(ctx context.Context) (err error) {
	if n.rulesSeq, err = n.conn.RulesSeq(ctx, n.extractor.RulesVersion()); err != nil {
		return err
	}
	job, err := n.pendingReplay()
	if err != nil {
		return err
	}
	n.view.current.HoldReplays(job != nil)
	stages := []stream.Stage{pipelines.Extract(n.conn, n.extractor, n.rulesSeq, runtime.GOMAXPROCS(0))}
	stages = append(stages, n.filing.Stages()...)
	stages = append(stages, pipelines.Alert(n.alerts, n.metrics.Observe), pipelines.Notify(n.sender))
	if n.flow, err = pipelines.Start(ctx, n.conn, stages...); err != nil {
		return err
	}
	n.onClose(func() error { n.flow.Stop(); return nil })
	if err := n.view.start(ctx); err != nil {
		return err
	}
	n.spawn(func(ctx context.Context) { pipelines.Tick(ctx, n.alerts, n.log) })
	n.spawn(func(ctx context.Context) {
		if err := n.sender.Run(ctx); err != nil {
			n.log.Error("deliveries are not sent", "error", err)
		}
	})
	if job != nil {
		n.resumeReplay(job)
	}
	return nil
}

// Take offers articles; see pipelines.Taker.
func (n *node) Take(ctx context.Context, as []edikt.Article) ([]pipelines.Answer, error) {
	return n.taker.Take(ctx, as)
}

// besideSearch are the stages that need not be done for an article to be found.
var besideSearch = []string{pipelines.AlertName, pipelines.NotifyName}

// Settle returns when everything taken so far can be searched.
func (n *node) Settle(ctx context.Context) error {
	if err := n.flow.Settle(ctx, besideSearch...); err != nil {
		return err
	}
	return n.view.Settle(ctx)
}

// Tally counts what the index shows of articles.
func (n *node) Tally(_ context.Context, ids []string) (t pipelines.Tally, err error) {
	return n.view.Tally(ids)
}

// version is what this program calls itself.
func version() string { return cmp.Or(buildVersion(), "dev") }

func jsonLine(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return append(b, '\n')
}
