package pipelines

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"edikt"
	"edikt/pipelines/ledger"
	"edikt/pipelines/stream"
)

// Selection picks articles of the archive.
type Selection struct {
	Since  time.Time `json:"since,omitzero"` // when they were taken
	Source string    `json:"source,omitempty"`
	Lang   string    `json:"lang,omitempty"`
}

// subjects are what the selection means to the stream.
func (s Selection) subjects() []string {
	if s.Lang == "" && s.Source == "" {
		return []string{stream.Subject(stream.Articles) + ".>"}
	}
	subject := stream.Subject(stream.Articles)
	for _, part := range []string{s.Lang, s.Source} {
		if part == "" {
			subject += ".*"
		} else {
			subject += "." + stream.Token(part)
		}
	}
	return []string{subject}
}

// Replayer reads the archive again with the rules of today.
type Replayer struct {
	Conn      *stream.Conn
	Extractor Extractor
	RulesSeq  uint64
	Ledger    *ledger.Ledger
	Catalog   *ledger.Catalog
}

// Difference is what a replay would change, or has changed.
type Difference struct {
	Articles int      `json:"articles"` // read
	Gained   int      `json:"gained"`   // events
	Lost     int      `json:"lost"`
	Changed  int      `json:"changed"`
	Samples  []Sample `json:"samples,omitempty"`
	Last     uint64   `json:"last"` // place in ARTICLES up to which the archive was read
}

// Sample is one event that a replay gains, loses or changes.
type Sample struct {
	What   string       `json:"what"` // gained, lost, changed
	Before *edikt.Event `json:"before,omitempty"`
	After  *edikt.Event `json:"after,omitempty"`
}

// maxSamples bounds the samples of each sort.
const maxSamples = 20

// Replay reads the selected articles from the place from on. With publish, the sets that say something, or take something
// back, go to EVENTS as replayed ones, which raise no alerts; step is then told after each batch how far it came, so that
// an interrupted replay can go on there.
func (r *Replayer) Replay(ctx context.Context, sel Selection, from uint64, publish bool, step func(last uint64) error) (d Difference, err error) {
	reading := stream.Range{From: from, Since: sel.Since, Subjects: sel.subjects()}
	if from > 1 {
		reading.Since = time.Time{}
	}
	err = r.Conn.Read(ctx, stream.Articles, reading, func(ms []stream.Message) error {
		sets, err := r.batch(ctx, ms, &d)
		if err != nil {
			return err
		}
		d.Last = ms[len(ms)-1].Seq
		if !publish {
			return nil
		}
		if _, err := r.Conn.PublishAll(ctx, sets); err != nil {
			return err
		}
		return step(d.Last)
	})
	return d, err
}

// batch reads articles again and returns the sets worth publishing.
func (r *Replayer) batch(ctx context.Context, ms []stream.Message, d *Difference) (sets []stream.Message, err error) {
	look := r.Catalog.Look()
	for i := range ms {
		set, err := extract(r.Extractor, r.RulesSeq, &ms[i])
		if err != nil {
			continue // what is unreadable lies among the dead letters since it came
		}
		newest, err := r.Ledger.Lookup(set.Article.ID)
		if err != nil {
			return nil, err
		}
		if newest[0].Revision != set.Revision {
			continue // an older text, or a forgotten article
		}
		d.Articles++
		set.Cause = edikt.Replay
		shown, known, err := look.Shown(set.Article.ID)
		if err != nil {
			return nil, err
		}
		if !known && len(set.Events) == 0 {
			continue
		}
		if err := r.compare(ctx, shown, known, &set, d); err != nil {
			return nil, err
		}
		m, err := eventsMessage(&set)
		if err != nil {
			return nil, err
		}
		sets = append(sets, m)
	}
	return sets, nil
}

// compare counts what a set changes against the one that the index shows.
func (r *Replayer) compare(ctx context.Context, shown ledger.Shown, known bool, set *edikt.EventSet, d *Difference) error {
	var old edikt.EventSet
	if known {
		m, err := r.Conn.Get(ctx, stream.Events, shown.Seq)
		if err == nil {
			err = m.Decode(&old)
		}
		if err != nil && !errors.Is(err, stream.ErrGone) {
			return fmt.Errorf("events of article %s: %w", set.Article.ID, err)
		}
	}
	before := map[string]*edikt.Event{}
	for i := range old.Events {
		before[old.Events[i].ID] = &old.Events[i]
	}
	for i := range set.Events {
		after := &set.Events[i]
		b := before[after.ID]
		delete(before, after.ID)
		if b == nil {
			d.sample(&d.Gained, Sample{"gained", nil, after})
		} else if !sameEvent(b, after) {
			d.sample(&d.Changed, Sample{"changed", b, after})
		}
	}
	for _, b := range before {
		d.sample(&d.Lost, Sample{"lost", b, nil})
	}
	return nil
}

func (d *Difference) sample(count *int, s Sample) {
	if *count++; *count <= maxSamples {
		d.Samples = append(d.Samples, s)
	}
}

// sameEvent compares what an event says; which version of the rules says it does not matter.
func sameEvent(a, b *edikt.Event) bool {
	x, y := *a, *b
	x.RulesVersion, y.RulesVersion = "", ""
	x.Article, y.Article = nil, nil
	one, err1 := json.Marshal(x)
	other, err2 := json.Marshal(y)
	return err1 == nil && err2 == nil && bytes.Equal(one, other)
}
