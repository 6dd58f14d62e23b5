package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"edikt"
	"edikt/indexer"
	"edikt/pipelines"
	"edikt/pipelines/ledger"
	"edikt/pipelines/stream"
	"edikt/query"
)

// index is what can be searched: the view in use, and the next one while it is made. Each view is a folder of its own
// under dir, named by its number, with consumers of its own; the file CURRENT names the one in use.
type index struct {
	dir    string
	node   string // tells index nodes on one NATS apart
	conn   *stream.Conn
	log    *slog.Logger
	wanted func(*edikt.Article) bool
	watch  pipelines.Observe

	mu      sync.RWMutex // held for reading while a search runs
	current *view
	making  sync.Mutex // one next view at a time
}

// openIndex opens the view in use, or begins one. One that does not open, as after a power loss in its first seconds, is
// made anew from the streams, and a line says so.
func openIndex(ctx context.Context, dir, node string, conn *stream.Conn, log *slog.Logger, wanted func(*edikt.Article) bool, watch pipelines.Observe) (*index, error) {
	x := &index{dir: dir, node: node, conn: conn, log: log, wanted: wanted, watch: watch}
	number, err := x.inUse()
	if err != nil {
		return nil, err
	}
	v, err := x.open(ctx, number)
	var broken *indexer.RebuildError
	if errors.As(err, &broken) {
		log.Warn("the index does not open and is made anew from the streams", "error", broken.Err)
		if err := os.RemoveAll(x.folder(number)); err != nil {
			return nil, err
		}
		v, err = x.open(ctx, number)
	}
	if err != nil {
		return nil, err
	}
	x.current = v
	if err := x.use(number); err != nil {
		return nil, errors.Join(err, v.close())
	}
	return x, x.removeOthers(ctx, number)
}

// inUse is the number of the view in use; 1 where there is none yet.
func (x *index) inUse() (int, error) {
	data, err := os.ReadFile(filepath.Join(x.dir, "CURRENT"))
	if errors.Is(err, fs.ErrNotExist) {
		return 1, nil
	}
	if err != nil {
		return 0, fmt.Errorf("index: %w", err)
	}
	n, err := strconv.Atoi(strings.TrimSpace(string(data)))
	if err != nil || n < 1 {
		return 1, nil // cut short by a power loss: the view is made anew
	}
	return n, nil
}

// use writes down which view is in use.
func (x *index) use(number int) error {
	if err := edikt.ReplaceFile(filepath.Join(x.dir, "CURRENT"), fmt.Appendln(nil, number), 0o600); err != nil {
		return fmt.Errorf("index: %w", err)
	}
	return nil
}

func (x *index) folder(number int) string { return filepath.Join(x.dir, strconv.Itoa(number)) }

// removeOthers clears away views that were left half made, or half removed.
func (x *index) removeOthers(ctx context.Context, number int) error {
	entries, err := os.ReadDir(x.dir)
	if err != nil {
		return fmt.Errorf("index: %w", err)
	}
	for _, e := range entries {
		if n, err := strconv.Atoi(e.Name()); err == nil && n != number {
			if err := x.remove(ctx, n); err != nil {
				return err
			}
		}
	}
	return nil
}

// remove deletes a view that nobody uses, and its consumers.
func (x *index) remove(ctx context.Context, number int) error {
	var errs []error
	for _, s := range (&pipelines.Indexer{}).Stages(x.suffix(number)) {
		errs = append(errs, x.conn.Restart(ctx, s.Stream, s.Name))
	}
	return errors.Join(append(errs, os.RemoveAll(x.folder(number)))...)
}

func (x *index) suffix(number int) string { return fmt.Sprintf("%s-%d", x.node, number) }

// Search answers from the view in use.
func (x *index) Search(ctx context.Context, r query.Request) (query.Result, error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.current.Search(ctx, r)
}

// Hold keeps the view in use as it is for an answer of many pages, though a new one takes its place meanwhile.
func (x *index) Hold() (query.Searcher, func()) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	x.current.holds.Add(1)
	return x.current, x.current.holds.Done
}

// Tally counts what the view in use shows of articles.
func (x *index) Tally(ids []string) (pipelines.Tally, error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.current.Tally(ids)
}

// Settle returns when everything in the streams can be searched.
func (x *index) Settle(ctx context.Context) error {
	x.mu.RLock()
	v := x.current
	x.mu.RUnlock()
	return v.flow.Settle(ctx)
}

// start lets the view in use follow the streams.
func (x *index) start(ctx context.Context) error { return x.current.start(ctx) }

// Renew makes a new view from the streams while the old one serves, and then puts it in its place, at once for all
// searches. fill may put more into the streams meanwhile: the old view shows none of what is replayed, the new one all.
func (x *index) Renew(ctx context.Context, fill func(context.Context) error) error {
	x.making.Lock()
	defer x.making.Unlock()
	old := x.current
	old.HoldReplays(true)
	defer old.HoldReplays(false)
	next, err := x.next(ctx, old.number+1)
	if err != nil {
		return err
	}
	err = fill(ctx)
	if err == nil {
		err = next.flow.Settle(ctx)
	}
	if err == nil {
		err = x.use(next.number)
	}
	if err != nil {
		return errors.Join(err, next.close(), x.remove(context.WithoutCancel(ctx), next.number))
	}
	x.mu.Lock()
	x.current = next
	x.mu.Unlock()
	old.released(ctx)
	return errors.Join(old.close(), x.remove(context.WithoutCancel(ctx), old.number))
}

// next begins a view and lets it follow the streams from their first message.
func (x *index) next(ctx context.Context, number int) (*view, error) {
	if err := x.remove(ctx, number); err != nil {
		return nil, err
	}
	v, err := x.open(ctx, number)
	if err != nil {
		return nil, err
	}
	if err := v.start(ctx); err != nil {
		return nil, errors.Join(err, v.close())
	}
	return v, nil
}

// Close stops the view in use.
func (x *index) Close() error { return x.current.close() }

// view is one index with what keeps it in step.
type view struct {
	*pipelines.Indexer
	*indexer.Index
	number  int
	conn    *stream.Conn
	stages  []stream.Stage
	catalog *ledger.Catalog
	flow    *pipelines.Flow
	holds   sync.WaitGroup // answers of many pages that it gives
}

// holdsAtMost is what a former view waits for answers under way; those of slow readers are then broken off, which they see.
const holdsAtMost = time.Minute

// released returns when nobody holds the view any more, or for too long.
func (v *view) released(ctx context.Context) {
	done := make(chan struct{})
	go func() {
		v.holds.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-ctx.Done():
	case <-time.After(holdsAtMost):
	}
}

// open opens a view, or begins it; a begun one starts with the first message of the streams.
func (x *index) open(ctx context.Context, number int) (*view, error) {
	v, err := openIndexAndCatalog(x.folder(number))
	if err != nil {
		return nil, err
	}
	v.number, v.conn = number, x.conn
	v.Indexer = pipelines.NewIndexer(x.conn, v.Index, v.catalog, x.wanted, x.watch)
	v.stages = v.Stages(x.suffix(number))
	if v.catalog.Fresh {
		for _, s := range v.stages {
			if err := x.conn.Restart(ctx, s.Stream, s.Name); err != nil {
				return nil, errors.Join(err, v.close())
			}
		}
	}
	return v, nil
}

// openIndexAndCatalog opens both or none: each says what the other holds, so a missing one makes the other useless.
func openIndexAndCatalog(dir string) (*view, error) {
	catalog, err := ledger.OpenCatalog(filepath.Join(dir, "catalog.db"))
	if err != nil {
		return nil, &indexer.RebuildError{Dir: dir, Err: err}
	}
	shards := filepath.Join(dir, "shards")
	if catalog.Fresh {
		if err := os.RemoveAll(shards); err != nil {
			return nil, errors.Join(err, catalog.Close())
		}
	} else if _, err := os.Stat(shards); err != nil {
		return nil, errors.Join(&indexer.RebuildError{Dir: dir, Err: err}, catalog.Close())
	}
	index, err := indexer.Open(shards, indexer.Options{})
	if err != nil {
		return nil, errors.Join(err, catalog.Close())
	}
	v := &view{Index: index, catalog: catalog}
	if err := v.compare(); err != nil {
		return nil, errors.Join(&indexer.RebuildError{Dir: dir, Err: err}, v.close())
	}
	return v, nil
}

// lostAtOnce is how many events may miss in the index that the catalog lists: a crash between the writes to both leaves
// them apart by a batch, which then comes again.
const lostAtOnce = 1000

// compare finds an index that opens but has lost what it held.
func (v *view) compare() error {
	listed, err := v.catalog.Events()
	if err != nil {
		return err
	}
	held, err := v.Count(edikt.EventDocument)
	if err != nil {
		return err
	}
	if held == 0 && listed > 0 || held+lostAtOnce < listed {
		return fmt.Errorf("it holds %d events of %d", held, listed)
	}
	return nil
}

func (v *view) start(ctx context.Context) (err error) {
	v.flow, err = pipelines.Start(ctx, v.conn, v.stages...)
	return err
}

// close stops the view and closes index and catalog.
func (v *view) close() error {
	if v.flow != nil {
		v.flow.Stop()
	}
	return errors.Join(v.Index.Close(), v.catalog.Close())
}
