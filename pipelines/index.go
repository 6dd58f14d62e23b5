package pipelines

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"edikt"
	"edikt/indexer"
	"edikt/pipelines/dossier"
	"edikt/pipelines/ledger"
	"edikt/pipelines/stream"
)

// Index is the view that searches read. It replaces what it holds of each update's article or dossier and returns when
// that is on the disk; an older update is ignored.
type Index interface {
	Index(context.Context, []indexer.Update) error
}

// The names of the stages that index. Each further index node adds a name of its own.
const (
	IndexName    = "index"
	DossiersName = "index-dossiers"
)

// Indexer keeps an index in step with EVENTS and CHANGES. What it shows of an article is the set of the newest revision
// and rules, each event with its dossier as it stands, whatever the order in which messages arrive.
type Indexer struct {
	conn    *stream.Conn
	index   Index
	catalog *ledger.Catalog
	wanted  func(*edikt.Article) bool
	observe Observe
	held    atomic.Bool
	atOnce  int        // articles that are shown anew in one go: a change may concern thousands
	mu      sync.Mutex // the two stages share catalog and index
}

// NewIndexer joins index and catalog. Articles without events are indexed where wanted says so; nil means never.
func NewIndexer(conn *stream.Conn, index Index, catalog *ledger.Catalog, wanted func(*edikt.Article) bool, observe Observe) *Indexer {
	return &Indexer{conn: conn, index: index, catalog: catalog, wanted: wanted, observe: observe, atOnce: 200}
}

// HoldReplays makes the indexer pass over what is replayed: another one, that will take its place, shows it.
func (x *Indexer) HoldReplays(on bool) { x.held.Store(on) }

// Stages are the stages of the index; node tells the nodes of a cluster apart.
func (x *Indexer) Stages(node string) []stream.Stage {
	batch := 2000
	if x.wanted != nil {
		batch = 400 // each may bring a text into memory, and all that is made of it
	}
	return []stream.Stage{
		{Name: IndexName + node, Stream: stream.Events, Batch: batch, Window: 2 * batch, Linger: lingerIndex, Handle: x.events},
		{Name: DossiersName + node, Stream: stream.Changes, Batch: 500, Linger: lingerIndex, Handle: x.changes},
	}
}

// lingerIndex is what a message waits for company: a batch commits to every shard that it touches.
const lingerIndex = 100 * time.Millisecond

// edit is one pass over the catalog with what it does to the index.
type edit struct {
	*ledger.Look
	updates map[string]indexer.Update // by article or dossier: the last word of the pass counts
	stale   map[string]bool           // articles to be shown anew because a dossier of theirs changed
	live    []time.Time               // when live event sets were published
}

func (x *Indexer) edit() *edit {
	return &edit{Look: x.catalog.Look(), updates: map[string]indexer.Update{}, stale: map[string]bool{}}
}

// flush hands to the index what has changed so far.
func (x *Indexer) flush(ctx context.Context, e *edit) error {
	if len(e.updates) == 0 {
		return nil
	}
	if err := x.conn.CheckDisk(); err != nil {
		return err
	}
	if err := x.index.Index(ctx, slices.Collect(maps.Values(e.updates))); err != nil {
		return err
	}
	clear(e.updates)
	return nil
}

// apply changes the index first and the catalog then: a crash in between repeats the work and loses nothing.
func (x *Indexer) apply(ctx context.Context, e *edit) error {
	if err := x.flush(ctx, e); err != nil {
		return err
	}
	now := time.Now()
	for _, t := range e.live {
		x.observe.span(ExtractedIndexed, t, now)
	}
	return e.Write()
}

func (x *Indexer) events(ctx context.Context, ms []stream.Message) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	e := x.edit()
	for i := range ms {
		var set edikt.EventSet
		if err := ms[i].Decode(&set); err != nil {
			return err
		}
		if set.Cause == edikt.Replay && x.held.Load() {
			continue
		}
		if err := x.set(ctx, e, &set, &ms[i]); err != nil {
			return err
		}
	}
	return x.apply(ctx, e)
}

// set shows an event set in place of the one that the index shows of its article.
func (x *Indexer) set(ctx context.Context, e *edit, set *edikt.EventSet, m *stream.Message) error {
	old, known, err := e.Shown(set.Article.ID)
	switch {
	case err != nil:
		return err
	case known && (&edikt.EventSet{Revision: old.Revision, RulesSeq: old.RulesSeq}).Newer(set):
		return nil // a late one
	case !known && x.wanted == nil && ordinary(set):
		return nil
	}
	article, err := x.article(ctx, set)
	if err != nil {
		return err
	}
	shown := ledger.Shown{Revision: set.Revision, RulesSeq: set.RulesSeq, Seq: m.Seq, Seen: old.Seen}
	if !known {
		shown.Seen = m.Time.UTC()
	}
	for i := range set.Events {
		shown.Events = append(shown.Events, set.Events[i].ID)
	}
	shown.Article = article != nil && (len(set.Events) > 0 || x.wanted != nil && x.wanted(article))
	if !known && !shown.Article && ordinary(set) {
		return nil
	}
	for _, id := range old.Events {
		if !slices.Contains(shown.Events, id) {
			e.SetPlace(id, nil)
		}
	}
	if set.Cause == edikt.Live && len(set.Events) > 0 && article != nil {
		x.observe.span(PublishedFetched, published(&set.Article), article.Fetched)
		x.observe.span(FetchedExtracted, article.Fetched, m.Time)
		e.live = append(e.live, m.Time)
	}
	e.SetShown(set.Article.ID, &shown)
	return e.show(set, article, &shown)
}

// ordinary sets say nothing and replace nothing: most articles hold no event, and nothing need be known of them.
func ordinary(s *edikt.EventSet) bool {
	return len(s.Events) == 0 && s.Revision <= 1 && s.Cause != edikt.Replay
}

// article fetches what the set was read from; nil where nobody needs it or the archive no longer has it.
func (x *Indexer) article(ctx context.Context, set *edikt.EventSet) (*edikt.Article, error) {
	if set.Stream == 0 || len(set.Events) == 0 && x.wanted == nil {
		return nil, nil
	}
	m, err := x.conn.Get(ctx, stream.Articles, set.Stream)
	if errors.Is(err, stream.ErrGone) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	a := new(edikt.Article)
	return a, m.Decode(a)
}

// show makes the documents of an article's set, each event with the dossier that it belongs to.
func (e *edit) show(set *edikt.EventSet, article *edikt.Article, shown *ledger.Shown) error {
	u := indexer.Update{Key: set.Article.ID, Revision: set.Revision, RulesSeq: set.RulesSeq}
	if shown.Article {
		u.Documents = append(u.Documents, edikt.Document{Type: edikt.ArticleDocument, ID: article.ID, Article: set.Article,
			Text: article.Text, Fetched: article.Fetched, Seen: shown.Seen})
	}
	for i := range set.Events {
		ev := &set.Events[i]
		p, _, err := e.Place(ev.ID)
		if err != nil {
			return err
		}
		u.Documents = append(u.Documents, edikt.Document{Type: edikt.EventDocument, ID: ev.ID, Article: set.Article, Event: ev, Seen: shown.Seen,
			Dossier: p.Dossier, DossierStatus: p.Status, Sources: p.Sources, New: p.New, Decision: p.Decision})
	}
	e.updates[set.Article.ID] = u
	delete(e.stale, set.Article.ID)
	return nil
}

func (x *Indexer) changes(ctx context.Context, ms []stream.Message) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	e := x.edit()
	for i := range ms {
		var c edikt.Change
		if err := ms[i].Decode(&c); err != nil {
			return err
		}
		if c.Cause == edikt.Replay && x.held.Load() {
			continue
		}
		if err := e.dossier(&c, ms[i].Seq); err != nil {
			return err
		}
	}
	if err := x.refreshAll(ctx, e); err != nil {
		return err
	}
	return x.apply(ctx, e)
}

// refreshAll shows anew what is stale, and hands it to the index by and by.
func (x *Indexer) refreshAll(ctx context.Context, e *edit) error {
	for _, id := range slices.Sorted(maps.Keys(e.stale)) {
		if err := x.refresh(ctx, e, id); err != nil {
			return err
		}
		if len(e.updates) < x.atOnce {
			continue
		}
		if err := x.flush(ctx, e); err != nil {
			return err
		}
	}
	return nil
}

// dossier shows a dossier as a change tells it, and tells its events where they belong.
func (e *edit) dossier(c *edikt.Change, seq uint64) error {
	d := &c.Dossier
	old, _, err := e.Filed(d.ID)
	if err != nil || old.Seq > seq {
		return err // or a late one
	}
	filed := ledger.Filed{Seq: seq}
	tell := func(event, article string, first bool) error {
		filed.Events = append(filed.Events, event)
		return e.place(event, article, ledger.Place{Dossier: d.ID, Status: d.Status, Sources: d.Sources, New: first, Decision: cmp.Or(verdictOn(d, event), d.Decision)})
	}
	for i, r := range reportsOf(c) {
		if err := tell(r.Event, r.Article, i == 0); err != nil {
			return err
		}
	}
	for _, v := range d.Verdicts {
		if v.Action != edikt.Reject {
			continue
		}
		if err := e.place(v.Event, v.Article, ledger.Place{Decision: v.Action}); err != nil {
			return err
		}
		filed.Events = append(filed.Events, v.Event)
	}
	if !dossier.Shortened(d) { // else those that are not named may still belong to it
		if err := e.release(d.ID, old.Events, filed.Events); err != nil {
			return err
		}
	}
	e.SetFiled(d.ID, &filed)
	e.updates[d.ID] = indexer.Update{Key: d.ID, Revision: int(seq), Documents: dossierDocuments(d)}
	return nil
}

// reportsOf are the reports that a change tells of, the dossier's first one first; none where it is part of another now,
// which tells them itself.
func reportsOf(c *edikt.Change) (out []edikt.ReportRef) {
	if c.Dossier.MergedInto != "" {
		return nil
	}
	for _, s := range c.Dossier.Steps {
		for _, e := range s.Events {
			r := edikt.ReportRef{Event: e.ID}
			if e.Article != nil {
				r.Article = e.Article.ID
			}
			out = append(out, r)
		}
	}
	return append(out, c.Reports...)
}

func verdictOn(d *edikt.Dossier, event string) string {
	i := slices.IndexFunc(d.Verdicts, func(v edikt.Verdict) bool { return v.Event == event })
	if i < 0 {
		return ""
	}
	return d.Verdicts[i].Action
}

// place tells an event which dossier it belongs to. One that the index does not show (yet) is told when it comes; one that
// an analyst rejected belongs to none.
func (e *edit) place(event, article string, p ledger.Place) error {
	old, _, err := e.Place(event)
	if err != nil || old == p {
		return err
	}
	e.SetPlace(event, &p)
	if article != "" {
		e.stale[article] = true
	}
	return nil
}

// release forgets the dossier of events that left it; where they went, another change tells.
func (e *edit) release(dossier string, before, now []string) error {
	for _, id := range before {
		if slices.Contains(now, id) {
			continue
		}
		p, ok, err := e.Place(id)
		if err != nil {
			return err
		}
		if ok && (p.Dossier == dossier || p.Dossier == "") {
			e.SetPlace(id, nil)
		}
	}
	return nil
}

// refresh shows an article's set anew, from the stream that has it.
func (x *Indexer) refresh(ctx context.Context, e *edit, article string) error {
	shown, ok, err := e.Shown(article)
	if err != nil || !ok {
		return err
	}
	m, err := x.conn.Get(ctx, stream.Events, shown.Seq)
	if errors.Is(err, stream.ErrGone) {
		return nil
	}
	if err != nil {
		return err
	}
	var set edikt.EventSet
	if err := m.Decode(&set); err != nil {
		return err
	}
	a, err := x.article(ctx, &set)
	if err != nil {
		return err
	}
	shown.Article = shown.Article && a != nil
	return e.show(&set, a, &shown)
}

// dossierDocuments is the one document of a dossier; none where it is withdrawn or part of another.
func dossierDocuments(d *edikt.Dossier) []edikt.Document {
	if doc, ok := dossier.Document(d); ok {
		return []edikt.Document{doc}
	}
	return nil
}

// Tally counts what the index shows of some articles.
type Tally struct {
	Events  int `json:"events"`
	Indexed int `json:"indexed"` // articles
}

// Tally counts what the index shows of the articles with these ids.
func (x *Indexer) Tally(ids []string) (t Tally, err error) {
	look := x.catalog.Look()
	for _, id := range ids {
		s, ok, err := look.Shown(id)
		if err != nil {
			return t, err
		}
		if ok && s.Article {
			t.Indexed++
		}
		t.Events += len(s.Events)
	}
	return t, nil
}
