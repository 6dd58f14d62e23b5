package pipelines

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"edikt"
	"edikt/pipelines/ledger"
	"edikt/pipelines/stream"
)

// Forgetter erases articles from the streams.
type Forgetter struct {
	Conn   *stream.Conn
	Ledger *ledger.Ledger
	Settle func(context.Context) error // waits until the views have caught up
	Beside func(Forgotten) error       // removes what lies beside the streams and writes the record
}

// Forgotten says what was erased.
type Forgotten struct {
	Articles int      `json:"articles"`
	Messages int      `json:"messages"` // over all streams
	IDs      []string `json:"ids,omitempty"`
}

// Forget erases every article for which pick says so: first the views are told that nothing is left of it, then its messages
// are overwritten in every stream, the changes and deliveries that quote it among them. The articles themselves go last, so
// that one who asks again after a crash finds what is left to do. What lies in backups is not reached.
func (f *Forgetter) Forget(ctx context.Context, subject string, pick func(*edikt.Article) bool) (out Forgotten, err error) {
	places, refs, err := f.find(ctx, subject, pick)
	if err != nil || len(refs) == 0 {
		return out, err
	}
	for id := range refs {
		out.IDs = append(out.IDs, id)
	}
	slices.Sort(out.IDs)
	out.Articles = len(refs)
	if err := f.withdraw(ctx, refs); err != nil {
		return out, err
	}
	out.Messages = len(places)
	for _, name := range []string{stream.Events, stream.Changes, stream.Deliveries, stream.Dead} {
		n, err := f.eraseQuotes(ctx, name, out.IDs)
		if err != nil {
			return out, err
		}
		out.Messages += n
	}
	for _, id := range out.IDs {
		if err := f.Ledger.Forget(id); err != nil {
			return out, err
		}
	}
	if err := f.Beside(out); err != nil {
		return out, err
	}
	for _, seq := range places {
		if err := f.Conn.Erase(ctx, stream.Articles, seq); err != nil {
			return out, err
		}
	}
	return out, nil
}

// find lists the places of the articles in ARTICLES, and the newest of each.
func (f *Forgetter) find(ctx context.Context, subject string, pick func(*edikt.Article) bool) (places []uint64, refs map[string]edikt.Article, err error) {
	refs = map[string]edikt.Article{}
	err = f.Conn.Read(ctx, stream.Articles, stream.Range{Subjects: []string{subject}}, func(ms []stream.Message) error {
		for i := range ms {
			var a edikt.Article
			if ms[i].Decode(&a) != nil || !pick(&a) {
				continue
			}
			places = append(places, ms[i].Seq)
			if a.Revision >= refs[a.ID].Revision {
				refs[a.ID] = a
			}
		}
		return nil
	})
	return places, refs, err
}

// withdraw publishes an empty set for each article, later than any other, and waits for the views.
func (f *Forgetter) withdraw(ctx context.Context, refs map[string]edikt.Article) error {
	var sets []stream.Message
	for id, a := range refs {
		set := edikt.EventSet{Version: edikt.SchemaVersion, Article: edikt.ArticleRef{ID: id, Revision: a.Revision + 1, Lang: a.Lang},
			Revision: a.Revision + 1, TextHash: "forgotten", Cause: edikt.Replay, Events: []edikt.Event{}}
		m, err := eventsMessage(&set)
		if err != nil {
			return err
		}
		sets = append(sets, m)
	}
	if _, err := f.Conn.PublishAll(ctx, sets); err != nil {
		return fmt.Errorf("withdraw events: %w", err)
	}
	return f.Settle(ctx)
}

// eraseQuotes erases the messages of a stream that name one of the articles, except the empty sets that withdrew them.
func (f *Forgetter) eraseQuotes(ctx context.Context, name string, ids []string) (n int, err error) {
	var places []uint64
	err = f.Conn.Read(ctx, name, stream.Range{}, func(ms []stream.Message) error {
		for _, m := range ms {
			names := slices.ContainsFunc(ids, func(id string) bool { return bytes.Contains(m.Data, []byte(`"`+id+`"`)) })
			if names && !bytes.Contains(m.Data, []byte(`"text_hash":"forgotten"`)) {
				places = append(places, m.Seq)
			}
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	for _, seq := range places {
		if err := f.Conn.Erase(ctx, name, seq); err != nil {
			return 0, err
		}
	}
	return len(places), nil
}
