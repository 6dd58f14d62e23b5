package indexer

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"edikt"
	"edikt/query"

	index "github.com/blevesearch/bleve_index_api"
)

// Options say how an index reads and bounds its work.
type Options struct {
	Analyzers *query.Analyzers // the same that the matcher uses; those of the gazetteer where nil
	Workers   int              // goroutines that analyse documents and search shards; 2 where 0
}

// Index is a folder of shards. It is safe for concurrent use.
type Index struct {
	dir       string
	analyzers *query.Analyzers
	workers   int
	queue     *index.AnalysisQueue
	sets      *sets

	writing sync.Mutex // one update at a time
	mu      sync.RWMutex
	shards  map[shardName]*shard
	closed  bool
}

// RebuildError says that an index is unreadable. It is a view: remove Dir and fill a new one from the streams.
type RebuildError struct {
	Dir string
	Err error
}

func (e *RebuildError) Error() string { return fmt.Sprintf("index %s does not open: %v", e.Dir, e.Err) }
func (e *RebuildError) Unwrap() error { return e.Err }

// ErrClosed is returned by an index that was closed.
var ErrClosed = errors.New("index is closed")

// layout is the version of fields and analysis; an index of another one is rebuilt.
const layout = "7\n"

// Open opens the index in dir, which it makes where there is none. A *RebuildError means that what lies there cannot
// be used; any other error, that the folder cannot be reached.
func Open(dir string, o Options) (*Index, error) {
	if o.Analyzers == nil {
		o.Analyzers = query.NewAnalyzers(nil)
	}
	if o.Workers == 0 {
		o.Workers = 2
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	if err := checkLayout(dir); err != nil {
		return nil, err
	}
	s, err := openSets(filepath.Join(dir, "sets.db"))
	if err != nil {
		return nil, &RebuildError{dir, err}
	}
	x := &Index{dir: dir, analyzers: o.Analyzers, workers: o.Workers, queue: index.NewAnalysisQueue(o.Workers), sets: s, shards: map[shardName]*shard{}}
	if err := x.openShards(); err != nil {
		x.Close()
		return nil, &RebuildError{dir, err}
	}
	return x, nil
}

// checkLayout refuses what another version wrote and marks a new folder.
func checkLayout(dir string) error {
	path := filepath.Join(dir, "layout")
	b, err := os.ReadFile(path)
	switch {
	case err == nil && string(b) == layout:
		return nil
	case err == nil:
		return &RebuildError{dir, fmt.Errorf("layout %q, this program writes %q", strings.TrimSpace(string(b)), strings.TrimSpace(layout))}
	case !os.IsNotExist(err):
		return err
	}
	if entries, _ := os.ReadDir(dir); len(entries) > 0 {
		return &RebuildError{dir, errors.New("no layout mark")}
	}
	if err := writeSynced(path, layout); err != nil {
		return err
	}
	return syncDirs(dir, filepath.Dir(dir))
}

func writeSynced(path, text string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Sync(), f.Close())
}

func (x *Index) openShards() error {
	paths, err := filepath.Glob(filepath.Join(x.dir, "*s", "????-??"))
	if err != nil {
		return err
	}
	for _, p := range paths {
		name, ok := parseShardName(filepath.Base(filepath.Dir(p)), filepath.Base(p))
		if !ok {
			continue
		}
		s, err := openShard(name, p, x.queue)
		if err != nil {
			return err
		}
		x.shards[name] = s
	}
	return nil
}

// shard gives the shard of a name, made where there is none.
func (x *Index) shard(name shardName) (*shard, error) {
	x.mu.RLock()
	s, closed := x.shards[name], x.closed
	x.mu.RUnlock()
	if closed {
		return nil, ErrClosed
	}
	if s != nil {
		return s, nil
	}
	s, err := openShard(name, filepath.Join(x.dir, filepath.FromSlash(name.String())), x.queue)
	if err != nil {
		return nil, err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.shards[name] = s
	return s, nil
}

// Drop removes the shards of articles and events of the months before one ("2025-11"): retention.
func (x *Index) Drop(before string) error {
	x.writing.Lock()
	defer x.writing.Unlock()
	x.mu.Lock()
	defer x.mu.Unlock()
	var errs []error
	for name, s := range x.shards {
		if name.month == undated || name.month >= before {
			continue
		}
		delete(x.shards, name)
		errs = append(errs, s.core.Close(), os.RemoveAll(s.path))
	}
	return errors.Join(errs...)
}

// Count is how many documents of a type the index holds.
func (x *Index) Count(typ edikt.DocumentType) (int, error) {
	readers, err := x.readers(typ)
	if err != nil {
		return 0, err
	}
	defer readers.close()
	return int(readers.total), nil
}

// Close waits for running work and closes all shards.
func (x *Index) Close() error {
	x.writing.Lock()
	defer x.writing.Unlock()
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.closed {
		return nil
	}
	x.closed = true
	var errs []error
	for _, s := range x.shards {
		errs = append(errs, s.core.Close())
	}
	x.queue.Close()
	return errors.Join(append(errs, x.sets.close())...)
}

// reader is a shard as it was at one moment.
type reader struct {
	shard *shard
	index.IndexReader
	docs uint64
}

// readers are all shards of a type, the newest month first.
type readers struct {
	list  []reader
	total uint64
}

func (x *Index) readers(typ edikt.DocumentType) (*readers, error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if x.closed {
		return nil, ErrClosed
	}
	r := &readers{}
	for name, s := range x.shards {
		if name.typ != typ {
			continue
		}
		ir, err := s.core.Reader()
		if err != nil {
			r.close()
			return nil, fmt.Errorf("shard %s: %w", name, err)
		}
		n, err := ir.DocCount()
		if err != nil {
			r.close()
			return nil, fmt.Errorf("shard %s: %w", name, err)
		}
		r.list = append(r.list, reader{s, ir, n})
		r.total += n
	}
	slices.SortFunc(r.list, func(a, b reader) int { return strings.Compare(b.shard.name.month, a.shard.name.month) })
	return r, nil
}

func (r *readers) close() {
	for _, s := range r.list {
		s.Close()
	}
}
