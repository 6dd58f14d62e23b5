package indexer

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"edikt"

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
	work := newWork(held)
	for i := range updates {
		if err := work.add(x, &updates[i]); err != nil {
			return err
		}
	}
	for name, b := range work.batches {
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
	}
	if err := x.sets.put(work.entries); err != nil {
		return fmt.Errorf("index sets: %w", err)
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

func (w *work) add(x *Index, u *Update) error {
	old, known := w.held[u.Key]
	if known && (u.Revision < old.Revision || u.Revision == old.Revision && u.RulesSeq < old.Rules) {
		return nil
	}
	if !known && len(u.Documents) == 0 && u.Revision <= 1 {
		return nil // nothing older can come
	}
	entry := set{Revision: u.Revision, Rules: u.RulesSeq, Docs: map[string][]string{}}
	for i := range u.Documents {
		d := &u.Documents[i]
		if d.ID == "" {
			return fmt.Errorf("index %s: a document without id", u.Key)
		}
		name := nameOf(d)
		doc, err := x.document(d)
		if err != nil {
			return err
		}
		w.batch(name).Update(doc)
		entry.Docs[name.String()] = append(entry.Docs[name.String()], d.ID)
	}
	w.remove(old, entry)
	w.held[u.Key], w.entries[u.Key] = entry, entry
	return nil
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
