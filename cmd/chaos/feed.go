//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"time"

	"edikt"
	"edikt/pipelines/stream"
)

// feeder offers a corpus to edikt and remembers what edikt said that it took.
type feeder struct {
	corpus corpus
	batch  int

	mu      sync.Mutex
	allowed int // articles that may be offered by now
	next    int
	taken   map[string]bool
	refused map[string]int // answers that said no, by their text
	last    error          // of the last batch, nil where it was taken
}

func newFeeder(c corpus, batch int) *feeder {
	return &feeder{corpus: c, batch: batch, taken: map[string]bool{}, refused: map[string]int{}}
}

// allow lets it go on up to an article.
func (f *feeder) allow(n int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.allowed = max(f.allowed, min(n, f.corpus.size))
}

// progress is how many articles were taken.
func (f *feeder) progress() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.taken)
}

// acknowledged are the ids of articles taken so far.
func (f *feeder) acknowledged() map[string]bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	ids := make(map[string]bool, len(f.taken))
	for id := range f.taken {
		ids[id] = true
	}
	return ids
}

// start lets it run by itself until it is done or stopped.
func (f *feeder) start(ctx context.Context, take func(context.Context, []edikt.Article) ([]string, error)) (done <-chan struct{}, stop context.CancelFunc) {
	ctx, stop = context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		f.run(ctx, take)
	}()
	return ended, stop
}

// run offers all of the corpus, what was not taken again and again.
func (f *feeder) run(ctx context.Context, take func(context.Context, []edikt.Article) ([]string, error)) {
	for ctx.Err() == nil {
		as := f.offer()
		if as == nil {
			return
		}
		if len(as) == 0 {
			pause(ctx, 5*time.Millisecond)
			continue
		}
		ids, err := take(ctx, as)
		f.note(err)
		if err != nil {
			pause(ctx, 50*time.Millisecond)
			continue
		}
		f.mu.Lock()
		for _, id := range ids {
			f.taken[id] = true
		}
		f.next += len(as)
		f.mu.Unlock()
	}
}

func (f *feeder) note(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.last = err
	var no *refusal
	if errors.As(err, &no) {
		f.refused[no.text]++
	}
}

// trouble is what became of the last batch.
func (f *feeder) trouble() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.last
}

// offer is the next batch; empty where none is allowed yet, nil at the end.
func (f *feeder) offer() []edikt.Article {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.next >= f.corpus.size {
		return nil
	}
	as := []edikt.Article{}
	for i := f.next; i < min(f.next+f.batch, f.allowed); i++ {
		as = append(as, f.corpus.article(i))
	}
	return as
}

// articlesIn are the ids in the stream of a data folder that nobody has open, with how often each is there.
func articlesIn(ctx context.Context, data, name string) (map[string]int, error) {
	lock, err := stream.Acquire(data, stream.Owner{})
	if err != nil {
		return nil, err
	}
	defer lock.Release()
	conn, err := stream.Open(ctx, stream.Config{Dir: filepath.Join(data, "streams"), MinFree: 1})
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	ids := map[string]int{}
	err = conn.Read(ctx, name, stream.Range{}, func(ms []stream.Message) error {
		for i := range ms {
			ids[ms[i].ID]++
		}
		return nil
	})
	return ids, err
}

// same fails where something is missing, too much, or there twice.
func same(what string, got map[string]int, want int) error {
	twice := 0
	for _, n := range got {
		if n > 1 {
			twice++
		}
	}
	fmt.Printf("   %-28s %d of %d, twice %d\n", what, len(got), want, twice)
	if len(got) != want || twice > 0 {
		return fmt.Errorf("%s: %d, want %d; %d are there twice", what, len(got), want, twice)
	}
	return nil
}

// counts compares what a running edikt shows, and then what its streams hold, with the corpus.
func counts(ctx context.Context, p *program, c corpus) error {
	var errs []error
	for what, want := range map[string]int{"events": c.events(), "dossiers": c.dossiers(), "articles": c.events()} {
		got, err := p.rows(ctx, what)
		errs = append(errs, err)
		if err == nil {
			errs = append(errs, same(what+" in the index", got, want))
		}
	}
	s, err := p.status(ctx)
	errs = append(errs, err)
	if s.Dead > 0 {
		errs = append(errs, fmt.Errorf("%d dead letters", s.Dead))
	}
	return errors.Join(errs...)
}

// streamCounts compares what the streams of a resting data folder hold with the corpus.
func streamCounts(ctx context.Context, data string, c corpus) error {
	var errs []error
	for _, name := range []string{stream.Articles, stream.Events} {
		got, err := articlesIn(ctx, data, name)
		errs = append(errs, err)
		if err == nil {
			errs = append(errs, same("messages in "+name, got, c.size))
		}
	}
	return errors.Join(errs...)
}
