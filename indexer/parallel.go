package indexer

import (
	"errors"
	"sync/atomic"
)

// sideBySide calls do with 0 up to, without, n from several goroutines, and calls it no more after an error.
func sideBySide(workers, n int, do func(i int) error) error {
	workers = min(workers, n)
	errs := make(chan error, max(workers, 1))
	var next atomic.Int64
	for range workers {
		go func() {
			var err error
			for i := int(next.Add(1)) - 1; i < n && err == nil; i = int(next.Add(1)) - 1 {
				if err = do(i); err != nil {
					next.Store(int64(n))
				}
			}
			errs <- err
		}()
	}
	var joined error
	for range workers {
		joined = errors.Join(joined, <-errs)
	}
	return joined
}
