package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"edikt"
	"edikt/indexer"
	"edikt/pipelines"
	"edikt/pipelines/ledger"
	"edikt/pipelines/stream"
)

// view is the index with what keeps it in step. It can be made anew from the streams at any time.
type view struct {
	*pipelines.Indexer
	*indexer.Index
	catalog *ledger.Catalog
}

// openView opens the index in dir. One that does not open, as after a power loss in its first seconds, is removed and
// filled again from the streams, and a line says so.
func openView(ctx context.Context, dir string, conn *stream.Conn, log *slog.Logger, wanted func(*edikt.Article) bool) (*view, error) {
	v, err := openIndexAndCatalog(dir)
	var broken *indexer.RebuildError
	if errors.As(err, &broken) {
		log.Warn("the index does not open and is made anew from the streams", "error", broken.Err)
		if err := os.RemoveAll(dir); err != nil {
			return nil, err
		}
		v, err = openIndexAndCatalog(dir)
	}
	if err != nil {
		return nil, err
	}
	v.Indexer = pipelines.NewIndexer(conn, v.Index, v.catalog, wanted)
	if v.catalog.Fresh {
		for _, s := range v.Stages("") {
			if err := conn.Restart(ctx, s.Stream, s.Name); err != nil {
				return nil, errors.Join(err, v.Close())
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
		return nil, errors.Join(&indexer.RebuildError{Dir: dir, Err: err}, v.Close())
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

// Close closes index and catalog.
func (v *view) Close() error { return errors.Join(v.Index.Close(), v.catalog.Close()) }
