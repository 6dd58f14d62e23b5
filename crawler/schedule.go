package crawler

import (
	"context"
	"sync"
	"time"

	"github.com/cespare/xxhash/v2"
)

// The pace of a source: twice as often as it publishes, within these bounds.
const (
	fastest  = 5 * time.Minute
	slowest  = 6 * time.Hour
	usual    = 30 * time.Minute // while nothing is known
	nightly  = 3                // times slower between midnight and five, when next to nothing is published
	failWait = 15 * time.Minute
)

// interval is the time to the next pass. A tenth of it depends on the source's name, so that sources that were added
// together drift apart.
func (r *sourceRecord) interval(s Source, now time.Time) time.Duration {
	d := usual
	if r.Gap > 0 {
		d = r.Gap / 2
	}
	if r.State == HealthFailing {
		d = max(d, failWait<<min(r.Fails, 5))
	}
	d = min(max(d, fastest), slowest)
	if h := now.In(pageZone(s.Zone, s.Home)).Hour(); h < 5 {
		d = min(d*nightly, slowest)
	}
	jitter := time.Duration(xxhash.Sum64String(s.ID) % 100)
	return d + d*jitter/1000
}

// Run crawls each source at its own pace until ctx ends, which is its only error besides emit's and the state's.
// It asks for the list of sources before each round, so that one added while it runs is crawled within a minute.
func (c *Crawler) Run(ctx context.Context, sources func() []Source, emit EmitFunc) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var wg sync.WaitGroup
	defer wg.Wait()
	var mu sync.Mutex
	running := map[string]bool{}
	slots := make(chan struct{}, c.cfg.Sources)
	for ctx.Err() == nil {
		for _, s := range sources() {
			mu.Lock()
			start := !s.Disabled && !running[s.ID] && c.dueNow(s)
			if start {
				running[s.ID] = true
			}
			mu.Unlock()
			if !start {
				continue
			}
			wg.Go(func() {
				defer func() { mu.Lock(); delete(running, s.ID); mu.Unlock() }()
				select {
				case slots <- struct{}{}:
				case <-ctx.Done():
					return
				}
				defer func() { <-slots }()
				if _, err := c.crawlSource(ctx, s, emit); err != nil {
					cancel(err)
				}
			})
		}
		if sleep(ctx, roundEvery) != nil {
			break
		}
	}
	return context.Cause(ctx)
}

// roundEvery is how often Run looks for sources that are due.
const roundEvery = 10 * time.Second

func (c *Crawler) dueNow(s Source) bool {
	r, ok := load[sourceRecord](c.cfg.State, sourceKey(s.ID))
	return !ok || !c.cfg.Now().Before(r.Next)
}
