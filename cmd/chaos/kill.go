//go:build linux

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"edikt"
)

// hook is a webhook's receiver. It takes everything, and says so not always.
type hook struct {
	url string

	mu     sync.Mutex
	random *rand.Rand
	keys   map[string]map[string]bool // item: keys of the messages that told it
	calls  map[string]int             // messages by key
	lost   map[string]bool            // keys whose answer was lost, until they came again
}

func listen(random *rand.Rand) (*hook, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	h := &hook{url: "http://" + l.Addr().String(), random: rand.New(rand.NewPCG(random.Uint64(), 1)), keys: map[string]map[string]bool{}, calls: map[string]int{}, lost: map[string]bool{}}
	go http.Serve(l, h)
	return h, nil
}

func (h *hook) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	var m struct {
		Data edikt.Delivery `json:"data"`
	}
	if err != nil || json.Unmarshal(body, &m) != nil {
		http.Error(w, "not readable", http.StatusBadRequest)
		return
	}
	key := r.Header.Get("Webhook-Id")
	h.mu.Lock()
	h.calls[key]++
	for _, item := range m.Data.Items {
		if h.keys[item.Key] == nil {
			h.keys[item.Key] = map[string]bool{}
		}
		h.keys[item.Key][key] = true
	}
	lost := h.calls[key] == 1 && h.random.IntN(20) == 0 // tries lie an hour apart soon
	delete(h.lost, key)
	if lost {
		h.lost[key] = true
	}
	h.mu.Unlock()
	if lost {
		panic(http.ErrAbortHandler) // taken, and the answer is lost
	}
}

// check finds alerts that are missing, and those that came under two keys.
func (h *hook) check(want int) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	twice, again := 0, 0
	for _, keys := range h.keys {
		if len(keys) > 1 {
			twice++
		}
	}
	for _, n := range h.calls {
		again += n - 1
	}
	fmt.Printf("   %-28s %d of %d, under two keys %d; %d messages, %d of them again with their key\n", "alerts at the receiver", len(h.keys), want, twice, len(h.calls), again)
	if len(h.keys) != want || twice > 0 {
		return fmt.Errorf("alerts: %d, want %d; %d came under two keys", len(h.keys), want, twice)
	}
	return nil
}

// told is how many alerts came, and how many messages have to come again because their answer was lost.
func (h *hook) told() (alerts, open int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.keys), len(h.lost)
}

// kills feeds articles to an edikt that is killed again and again.
func kills(ctx context.Context, o options) error {
	hook, err := listen(o.random)
	if err != nil {
		return err
	}
	data := filepath.Join(o.dir, "data")
	p, err := newProgram(o, data, fmt.Sprintf(`nats: {ack_wait: 3s, min_free_mb: 1}
receivers: [{name: desk, type: webhook, url: %q, allow_private: true}]
`, hook.url))
	if err != nil {
		return err
	}
	defer p.close()
	if out, err := say(p, "alerts", "add", "kind:ban", "--to", "desk", "--id", "bans", "--group", "dossier", "--wait", "1s", "--interval", "1s"); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	c := corpus{size: o.articles, at: time.Now()}
	f := newFeeder(c, 50)
	done, stop := f.start(ctx, p.take)
	defer stop()
	for i := range o.rounds {
		f.allow((i + 1) * o.articles / (o.rounds + 1))
		if err := p.start(); err != nil {
			return err
		}
		if err := live(ctx, o, p, f); err != nil {
			return err
		}
		if err := p.signal(syscall.SIGKILL); err != nil {
			return err
		}
		if (i+1)%20 == 0 {
			alerts, _ := hook.told()
			fmt.Printf("   %d kills, %d articles taken, %d alerts\n", i+1, f.progress(), alerts)
		}
	}
	f.allow(o.articles)
	if err := p.start(); err != nil {
		return err
	}
	<-done
	err = until(ctx, 10*time.Minute, "all stages are done and all alerts are told", func() (bool, error) {
		s, err := p.status(ctx)
		alerts, open := hook.told()
		return err == nil && s.idle() && alerts >= c.dossiers() && open == 0, err
	})
	err = errors.Join(err, counts(ctx, p, c), hook.check(c.dossiers()))
	return errors.Join(err, p.signal(syscall.SIGINT), streamCounts(ctx, data, c))
}

// live lets edikt work for a random while: one life in four ends while it starts, the others at some moment after articles
// were taken again, however slow the machine is.
func live(ctx context.Context, o options, p *program, f *feeder) error {
	if o.random.IntN(4) > 0 {
		before := f.progress()
		err := until(ctx, 2*time.Minute, "articles are taken after a kill", func() (bool, error) { return f.progress() > before, errors.Join(f.trouble(), p.died()) })
		if err != nil {
			return err
		}
	}
	if !pause(ctx, time.Duration(o.random.IntN(3000))*time.Millisecond) {
		return ctx.Err()
	}
	return p.died()
}

// say runs a command of edikt to its end.
func say(p *program, args ...string) (string, error) {
	cmd := p.command(args...)
	var out strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	if err != nil {
		_, _ = os.Stderr.WriteString(out.String())
	}
	return out.String(), err
}
