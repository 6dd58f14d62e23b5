package pipelines

import (
	"context"
	"errors"
	"slices"
	"sync"

	"edikt"
	"edikt/pipelines/ledger"
	"edikt/pipelines/stream"
)

// Index is the view that searches read. Apply returns when the documents are put and removed for good.
type Index interface {
	Apply(ctx context.Context, put []edikt.Document, remove []string) error
}

// The names of the stages that index. Each index node adds a name of its own.
const (
	IndexName    = "index"
	DossiersName = "index-dossiers"
)

// Indexer keeps an index in step with EVENTS and CHANGES. What it shows of an article is the set of the newest
// revision and rules, whatever the order in which sets arrive.
type Indexer struct {
	conn    *stream.Conn
	index   Index
	catalog *ledger.Catalog
	wanted  func(*edikt.Article) bool
	mu      sync.Mutex // the two stages share catalog and index
}

// NewIndexer joins index and catalog. Articles without events are indexed where wanted says so; nil means never.
func NewIndexer(conn *stream.Conn, index Index, catalog *ledger.Catalog, wanted func(*edikt.Article) bool) *Indexer {
	return &Indexer{conn: conn, index: index, catalog: catalog, wanted: wanted}
}

// Stages are the stages of the index; node tells the nodes of a cluster apart.
func (x *Indexer) Stages(node string) []stream.Stage {
	return []stream.Stage{
		{Name: IndexName + node, Stream: stream.Events, Batch: 500, Handle: x.events},
		{Name: DossiersName + node, Stream: stream.Changes, Batch: 200, Handle: x.changes},
	}
}

// edit is one pass over the catalog with what it does to the index.
type edit struct {
	*ledger.Look
	put    map[string]edikt.Document
	remove map[string]bool
}

func (x *Indexer) edit() *edit {
	return &edit{x.catalog.Look(), map[string]edikt.Document{}, map[string]bool{}}
}

func (e *edit) show(d edikt.Document) {
	e.put[d.ID] = d
	delete(e.remove, d.ID)
}

func (e *edit) hide(id string) {
	e.remove[id] = true
	delete(e.put, id)
}

// apply changes the index first and the catalog then: a crash in between repeats the work and loses nothing.
func (x *Indexer) apply(ctx context.Context, e *edit) error {
	if len(e.put)+len(e.remove) > 0 {
		put, remove := make([]edikt.Document, 0, len(e.put)), make([]string, 0, len(e.remove))
		for _, d := range e.put {
			put = append(put, d)
		}
		for id := range e.remove {
			remove = append(remove, id)
		}
		if err := errors.Join(x.conn.CheckDisk(), x.index.Apply(ctx, put, remove)); err != nil {
			return err
		}
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
	shown := ledger.Shown{Revision: set.Revision, RulesSeq: set.RulesSeq, RulesVersion: set.RulesVersion, Seen: old.Seen}
	if !known {
		shown.Seen = m.Time.UTC()
	}
	if shown.Article = article != nil && (len(set.Events) > 0 || x.wanted != nil && x.wanted(article)); shown.Article {
		e.show(edikt.Document{Type: edikt.ArticleDocument, ID: article.ID, Article: set.Article, Text: article.Text, Fetched: article.Fetched, Seen: shown.Seen})
	} else if old.Article {
		e.hide(set.Article.ID)
	}
	if !known && !shown.Article && ordinary(set) {
		return nil
	}
	if err := x.replace(e, set, old, &shown); err != nil {
		return err
	}
	e.SetShown(set.Article.ID, &shown)
	return nil
}

// ordinary sets say nothing and replace nothing: most articles hold no event, and nothing need be known of them.
func ordinary(s *edikt.EventSet) bool {
	return len(s.Events) == 0 && s.Revision <= 1 && s.Cause != edikt.Replay
}

// article fetches what the set was read from; nil where the archive no longer has it.
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

// replace puts the set's events in place of the old ones.
func (x *Indexer) replace(e *edit, set *edikt.EventSet, old ledger.Shown, shown *ledger.Shown) error {
	for i := range set.Events {
		ev := set.Events[i]
		shown.Events = append(shown.Events, ev.ID)
		place, _, err := e.Place(ev.ID)
		if err != nil {
			return err
		}
		e.show(eventDocument(&ev, set.Article, place, shown))
	}
	for _, id := range old.Events {
		if !slices.Contains(shown.Events, id) {
			e.hide(id)
			e.SetPlace(id, nil)
		}
	}
	return nil
}

func eventDocument(ev *edikt.Event, article edikt.ArticleRef, p ledger.Place, s *ledger.Shown) edikt.Document {
	return edikt.Document{Type: edikt.EventDocument, ID: ev.ID, Article: article, Event: ev, Seen: s.Seen,
		Dossier: p.Dossier, DossierStatus: p.Status, Sources: p.Sources, New: p.New, Decision: p.Decision}
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
		if err := x.dossier(e, &c.Dossier, ms[i].Seq); err != nil {
			return err
		}
	}
	return x.apply(ctx, e)
}

// dossier shows a dossier as a change tells it, and tells its events where they belong.
func (x *Indexer) dossier(e *edit, d *edikt.Dossier, seq uint64) error {
	old, _, err := e.Filed(d.ID)
	if err != nil || old.Seq > seq {
		return err // or a late one
	}
	filed := ledger.Filed{Seq: seq}
	var newest *edikt.Event
	for s := range d.Steps {
		for i := range d.Steps[s].Events {
			ev := &d.Steps[s].Events[i]
			place := ledger.Place{Dossier: d.ID, Status: d.Status, Sources: d.Sources, New: s == 0 && i == 0, Decision: d.Decision}
			if err := x.place(e, ev, place); err != nil {
				return err
			}
			filed.Events = append(filed.Events, ev.ID)
		}
		if d.Steps[s].Status == d.Status && len(d.Steps[s].Events) > 0 {
			newest = &d.Steps[s].Events[0]
		}
	}
	if err := x.release(e, d.ID, old.Events, filed.Events); err != nil {
		return err
	}
	e.SetFiled(d.ID, &filed)
	if newest == nil || d.MergedInto != "" {
		e.hide(d.ID)
		return nil
	}
	e.show(dossierDocument(d, newest))
	return nil
}

// place tells an event which dossier it belongs to. One that the index does not show (yet) is told when it comes.
func (x *Indexer) place(e *edit, ev *edikt.Event, p ledger.Place) error {
	e.SetPlace(ev.ID, &p)
	if ev.Article == nil {
		return nil
	}
	shown, ok, err := e.Shown(ev.Article.ID)
	if err == nil && ok && slices.Contains(shown.Events, ev.ID) {
		e.show(eventDocument(ev, *ev.Article, p, &shown))
	}
	return err
}

// release forgets the dossier of events that left it; where they went, another change tells.
func (x *Indexer) release(e *edit, dossier string, before, now []string) error {
	for _, id := range before {
		if slices.Contains(now, id) {
			continue
		}
		p, ok, err := e.Place(id)
		if err != nil {
			return err
		}
		if ok && p.Dossier == dossier {
			e.SetPlace(id, nil)
		}
	}
	return nil
}

func dossierDocument(d *edikt.Dossier, newest *edikt.Event) edikt.Document {
	doc := edikt.Document{Type: edikt.DossierDocument, ID: d.ID, Event: newest, Dossier: d.ID, DossierStatus: d.Status,
		Sources: d.Sources, Seen: d.First, Decision: d.Decision}
	if newest.Article != nil {
		doc.Article = *newest.Article
	}
	return doc
}
