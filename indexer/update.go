package indexer

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"edikt"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"
)

// Update is all that the index shall hold of one article or dossier from now on.
type Update struct {
	Key       string // the article's or the dossier's id
	Revision  int    // of the article
	RulesSeq  uint64 // of the rules that read it
	Documents []edikt.Document
}

// Index replaces what it holds of each update's key by the update's documents; none removes it. An update older than what
// is held, by revision and then by rules, is ignored. When Index returns, everything is on disk and searchable.
// Repeating an update after an error or a crash is safe.
func (x *Index) Index(ctx context.Context, updates []Update) error {
	x.writing.Lock()
	defer x.writing.Unlock()
	held, err := x.sets.get(keys(updates))
	if err != nil {
		return fmt.Errorf("index sets: %w", err)
	}
	docs, err := x.documents(ctx, updates, held)
	if err != nil {
		return err
	}
	work := newWork(held)
	for i := range updates {
		work.add(&updates[i], docs[i])
	}
	if err := x.write(ctx, work.batches); err != nil {
		return err
	}
	if err := x.sets.put(work.entries); err != nil {
		return fmt.Errorf("index sets: %w", err)
	}
	return nil
}

// write writes the shards side by side: each waits for the disk most of the time.
func (x *Index) write(ctx context.Context, batches map[shardName]*index.Batch) error {
	names := slices.Collect(maps.Keys(batches))
	return sideBySide(x.workers, len(names), func(i int) error { return x.writeShard(ctx, names[i], batches[names[i]]) })
}

func (x *Index) writeShard(ctx context.Context, name shardName, b *index.Batch) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s, err := x.shard(name)
	if err != nil {
		return err
	}
	if err := s.core.Batch(b); err != nil {
		return fmt.Errorf("index %s: %w", name, err)
	}
	return nil
}

func keys(updates []Update) []string {
	out := make([]string, len(updates))
	for i, u := range updates {
		out[i] = u.Key
	}
	return out
}

// work collects what updates do to each shard.
type work struct {
	held    map[string]set
	entries map[string]set
	batches map[shardName]*index.Batch
}

func newWork(held map[string]set) *work {
	return &work{held, map[string]set{}, map[shardName]*index.Batch{}}
}

func (w *work) batch(name shardName) *index.Batch {
	b := w.batches[name]
	if b == nil {
		b = index.NewBatch()
		w.batches[name] = b
	}
	return b
}

// stale reports whether an update is older than what is held, or removes what was never there.
func (w *work) stale(u *Update) bool {
	old, known := w.held[u.Key]
	if known {
		return u.Revision < old.Revision || u.Revision == old.Revision && u.RulesSeq < old.Rules
	}
	return len(u.Documents) == 0 && u.Revision <= 1 // nothing older can come
}

func (w *work) add(u *Update, docs []*document.Document) {
	if w.stale(u) {
		return
	}
	old := w.held[u.Key]
	entry := set{Revision: u.Revision, Rules: u.RulesSeq, Docs: map[string][]string{}}
	for i := range u.Documents {
		d := &u.Documents[i]
		name := nameOf(d)
		if docs[i] != nil {
			w.batch(name).Update(docs[i])
		}
		entry.Docs[name.String()] = append(entry.Docs[name.String()], d.ID)
	}
	w.remove(old, entry)
	w.held[u.Key], w.entries[u.Key] = entry, entry
}

// unchanged reports whether an article's document lies in the index as the update has it: of the very revision that is
// held, under the very rules. Events change with their dossiers again and again, and the text is most of the work.
func (x *Index) unchanged(held set, u *Update, d *edikt.Document) bool {
	if d.Type != edikt.ArticleDocument || held.Revision != u.Revision || held.Rules != u.RulesSeq {
		return false
	}
	name := nameOf(d)
	if !slices.Contains(held.Docs[name.String()], d.ID) {
		return false
	}
	x.mu.RLock()
	s := x.shards[name]
	x.mu.RUnlock()
	return s != nil && s.has(d.ID) // it may have been dropped with its month
}

// documents analyses the documents of all updates, several at a time. One that is unchanged is nil.
func (x *Index) documents(ctx context.Context, updates []Update, held map[string]set) ([][]*document.Document, error) {
	out := make([][]*document.Document, len(updates))
	err := sideBySide(x.workers, len(updates), func(i int) (err error) {
		out[i], err = x.analysed(&updates[i], held[updates[i].Key])
		return errors.Join(err, ctx.Err())
	})
	return out, err
}

func (x *Index) analysed(u *Update, held set) ([]*document.Document, error) {
	out := make([]*document.Document, len(u.Documents))
	for i := range u.Documents {
		d := &u.Documents[i]
		if d.ID == "" {
			return nil, fmt.Errorf("index %s: a document without id", u.Key)
		}
		if x.unchanged(held, u, d) {
			continue
		}
		var err error
		if out[i], err = x.document(d); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// remove deletes what the old entry has and the new one has not.
func (w *work) remove(old, entry set) {
	for shard, ids := range old.Docs {
		typ, month, _ := cutShard(shard)
		name, ok := parseShardName(typ, month)
		if !ok {
			continue
		}
		for _, id := range ids {
			if !slices.Contains(entry.Docs[shard], id) {
				w.batch(name).Delete(id)
			}
		}
	}
}

func cutShard(s string) (typ, month string, ok bool) { return strings.Cut(s, "/") }
