package stream

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// open starts an embedded server in dir with short waits.
func open(t *testing.T, dir string) *Conn {
	t.Helper()
	c, err := Open(t.Context(), Config{Dir: dir, AckWait: time.Second, RetryDelay: time.Millisecond, MinFree: 1})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func opened(t *testing.T) *Conn {
	c := open(t, t.TempDir())
	t.Cleanup(c.Close)
	return c
}

func messages(from, to int) (ms []Message) {
	for i := from; i < to; i++ {
		ms = append(ms, Message{Subject: Subject(Articles, "de", "Beispiel.de"), ID: fmt.Sprint("id", i), Data: fmt.Appendf(nil, `{"n":%d}`, i)})
	}
	return ms
}

func publish(t *testing.T, c *Conn, ms []Message) []Receipt {
	t.Helper()
	r, err := c.PublishAll(t.Context(), ms)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestPublishAll(t *testing.T) {
	c := opened(t)
	first := publish(t, c, messages(0, 1200))
	for i, r := range first {
		if r != (Receipt{Seq: uint64(i + 1)}) {
			t.Fatalf("message %d: %+v", i, r)
		}
	}
	again := publish(t, c, messages(1190, 1210)) // ten of them known: the batch is refused and sent singly
	for i, r := range again {
		if want := (Receipt{Seq: uint64(1191 + i), Duplicate: i < 10}); r != want {
			t.Errorf("message %d: %+v, want %+v", i, r, want)
		}
	}
	if s, err := c.State(t.Context(), Articles); err != nil || s.Messages != 1210 {
		t.Errorf("state %+v, %v", s, err)
	}
}

func TestPublishTooLarge(t *testing.T) {
	c := opened(t)
	_, err := c.Publish(t.Context(), Message{Subject: Subject(Articles, "de"), ID: "big", Data: make([]byte, maxPayload)})
	if f, ok := faultOf(err); !ok || !f.hopeless {
		t.Errorf("got %v", err)
	}
}

func TestSurvivesRestart(t *testing.T) {
	dir := t.TempDir()
	c := open(t, dir)
	publish(t, c, messages(0, 10))
	c.Close()
	c = open(t, dir)
	defer c.Close()
	if r := publish(t, c, messages(9, 11)); !r[0].Duplicate || r[1].Duplicate {
		t.Errorf("%+v", r)
	}
}

// recorder is a stage that remembers what it handled.
type recorder struct {
	mu   sync.Mutex
	seen []string
	fail func(m Message, times int) error
}

func (r *recorder) handle(_ context.Context, ms []Message) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, m := range ms {
		times := 1
		for _, id := range r.seen {
			if id == m.ID {
				times++
			}
		}
		r.seen = append(r.seen, m.ID)
		if r.fail != nil {
			if err := r.fail(m, times); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *recorder) times(id string) (n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, s := range r.seen {
		if s == id {
			n++
		}
	}
	return n
}

func consume(t *testing.T, c *Conn, s Stage) *Consumer {
	t.Helper()
	k, err := c.Consume(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// settled waits until the stage has nothing left to do.
func settled(t *testing.T, c *Conn, stream, stage string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	s, err := c.State(ctx, stream)
	if err == nil {
		err = c.Settled(ctx, stream, stage, s.Last)
	}
	if err != nil {
		t.Fatalf("stage %s: %v", stage, err)
	}
}

func TestConsumeHandlesAll(t *testing.T) {
	c := opened(t)
	publish(t, c, messages(0, 500))
	var r recorder
	k := consume(t, c, Stage{Name: "extract", Stream: Articles, Batch: 50, Handle: r.handle})
	settled(t, c, Articles, "extract")
	k.Stop()
	if len(r.seen) != 500 || k.Stats().Handled != 500 {
		t.Errorf("%d seen, %+v", len(r.seen), k.Stats())
	}
	if !slices.IsSortedFunc(r.seen, func(a, b string) int { return len(a) - len(b) }) {
		t.Error("out of order")
	}
}

func TestConsumeStopKeepsTheRest(t *testing.T) {
	c := opened(t)
	publish(t, c, messages(0, 100))
	enough := make(chan struct{})
	var once sync.Once
	first := recorder{fail: func(m Message, _ int) error {
		if m.ID == "id20" {
			once.Do(func() { close(enough) })
		}
		return nil
	}}
	k := consume(t, c, Stage{Name: "extract", Stream: Articles, Batch: 10, Handle: first.handle})
	<-enough
	k.Stop()
	var second recorder
	k = consume(t, c, Stage{Name: "extract", Stream: Articles, Batch: 10, Handle: second.handle})
	settled(t, c, Articles, "extract")
	k.Stop()
	for i := range 100 {
		id := fmt.Sprint("id", i)
		if n := first.times(id) + second.times(id); n != 1 {
			t.Errorf("%s handled %d times", id, n)
		}
	}
}

func TestConsumeMessageFaults(t *testing.T) {
	for _, c := range []struct {
		name  string
		err   func(times int) error
		times int
		dead  string // reason, or empty
	}{
		{"hopeless", func(int) error { return Hopeless(errors.New("no JSON")) }, 2, "no JSON"}, // in its batch, then alone
		{"never works", func(int) error { return Bad(errors.New("still bad")) }, 6, "still bad"},
		{"works at last", func(n int) error {
			if n < 4 {
				return Bad(errors.New("not yet"))
			}
			return nil
		}, 4, ""},
		{"panics", func(int) error { panic("boom") }, 6, "panic: boom"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			conn := opened(t)
			publish(t, conn, messages(0, 20))
			r := recorder{fail: func(m Message, times int) error {
				if m.ID == "id7" {
					return c.err(times)
				}
				return nil
			}}
			k := consume(t, conn, Stage{Name: "extract", Stream: Articles, Batch: 10, Handle: r.handle})
			settled(t, conn, Articles, "extract")
			k.Stop()
			if n := r.times("id7"); n != c.times {
				t.Errorf("tried %d times, want %d", n, c.times)
			}
			for i := range 20 {
				if r.times(fmt.Sprint("id", i)) == 0 {
					t.Errorf("id%d never handled", i)
				}
			}
			dead, err := conn.DeadLetters(t.Context(), "")
			if err != nil {
				t.Fatal(err)
			}
			if c.dead == "" && len(dead) == 0 {
				return
			}
			if len(dead) != 1 || dead[0].Reason != c.dead || dead[0].MessageID != "id7" || dead[0].StreamSeq != 8 || string(dead[0].Payload) != `{"n":7}` {
				t.Errorf("dead letters: %+v", dead)
			}
		})
	}
}

func TestConsumeStageFaultPauses(t *testing.T) {
	c := opened(t)
	publish(t, c, messages(0, 10))
	tries := 0
	r := recorder{fail: func(Message, int) error {
		if tries++; tries <= 3 {
			return errors.New("index away")
		}
		return nil
	}}
	k := consume(t, c, Stage{Name: "index", Stream: Articles, Batch: 5, Handle: r.handle})
	settled(t, c, Articles, "index")
	k.Stop()
	dead, err := c.DeadLetters(t.Context(), "")
	if err != nil || len(dead) != 0 || k.Stats().Handled != 10 || k.Stats().Failed != 0 {
		t.Errorf("dead %v, %v, stats %+v", dead, err, k.Stats())
	}
}

// A message that kills the process never reaches the end of Handle; its tries are counted before the work.
func TestConsumeCountsCrashes(t *testing.T) {
	c := opened(t)
	publish(t, c, messages(0, 3))
	tries := 0
	for range 12 {
		dying, dead := make(chan struct{}), make(chan struct{})
		stage := Stage{Name: "extract", Stream: Articles, Handle: func(_ context.Context, ms []Message) error {
			if ms[0].ID != "id1" {
				return nil
			}
			tries++
			close(dying)
			<-dead
			return errors.New("nobody hears this")
		}}
		process := attach(t, c)
		k := consume(t, process, stage)
		select {
		case <-dying:
			process.nc.Close() // nothing is given back, nothing is told to the server
			k.cancel()
			close(dead)
			k.Stop()
			c.cfg.Crashed = true
			if err := c.joinNotes(t.Context()); err != nil { // as the next process does
				t.Fatal(err)
			}
		case <-allSettled(t, c, "extract"):
			k.Stop()
		}
	}
	letters, err := c.DeadLetters(t.Context(), "extract")
	if err != nil || len(letters) != 1 || letters[0].MessageID != "id1" || !strings.Contains(letters[0].Reason, "died") {
		t.Fatalf("dead letters %+v, %v after %d tries", letters, err, tries)
	}
	if tries != 5 {
		t.Errorf("%d tries, want 5", tries)
	}
}

// A process that is killed from outside says little about what it had in hand: that is not buried for it.
func TestConsumeBearsKills(t *testing.T) {
	c := opened(t)
	publish(t, c, messages(0, 3))
	for range 12 {
		dying, dead := make(chan struct{}), make(chan struct{})
		stage := Stage{Name: "extract", Stream: Articles, Handle: func(context.Context, []Message) error {
			close(dying)
			<-dead
			return errors.New("nobody hears this")
		}}
		process := attach(t, c)
		k := consume(t, process, stage)
		<-dying
		process.nc.Close()
		k.cancel()
		close(dead)
		k.Stop()
		if err := c.joinNotes(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	var r recorder
	k := consume(t, c, Stage{Name: "extract", Stream: Articles, Handle: r.handle})
	settled(t, c, Articles, "extract")
	k.Stop()
	if letters, err := c.DeadLetters(t.Context(), "extract"); err != nil || len(letters) > 0 || len(r.seen) != 3 {
		t.Errorf("dead letters %+v, %v; %d messages handled", letters, err, len(r.seen))
	}
}

// attach connects to c's server as another process does.
func attach(t *testing.T, c *Conn) *Conn {
	t.Helper()
	nc, err := nats.Connect("", nats.InProcessServer(c.server))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	other := *c
	other.nc = nc
	if other.js, err = jetstream.New(nc); err != nil {
		t.Fatal(err)
	}
	if other.tries, err = other.js.KeyValue(t.Context(), "tries"); err != nil {
		t.Fatal(err)
	}
	return &other
}

func allSettled(t *testing.T, c *Conn, stage string) <-chan struct{} {
	done := make(chan struct{})
	go func() {
		defer close(done)
		settled(t, c, Articles, stage)
	}()
	return done
}

func TestRetryAndDropDead(t *testing.T) {
	c := opened(t)
	publish(t, c, messages(0, 2))
	broken := true
	r := recorder{fail: func(m Message, _ int) error {
		if broken {
			return Hopeless(errors.New("broken"))
		}
		return nil
	}}
	var other recorder
	k := consume(t, c, Stage{Name: "extract", Stream: Articles, Handle: r.handle})
	o := consume(t, c, Stage{Name: "other", Stream: Articles, Handle: other.handle})
	settled(t, c, Articles, "extract")
	settled(t, c, Articles, "other")
	dead, err := c.DeadLetters(t.Context(), "extract")
	if err != nil || len(dead) != 2 {
		t.Fatalf("%v, %v", dead, err)
	}
	broken = false
	if err := c.RetryDead(t.Context(), dead[0].Seq); err != nil {
		t.Fatal(err)
	}
	if err := c.DropDead(t.Context(), dead[1].Seq); err != nil {
		t.Fatal(err)
	}
	settled(t, c, Articles, "extract")
	k.Stop()
	o.Stop()
	if dead, err := c.DeadLetters(t.Context(), ""); err != nil || len(dead) != 0 {
		t.Errorf("left: %v, %v", dead, err)
	}
	if len(other.seen) != 2 {
		t.Errorf("the other stage saw %v", other.seen)
	}
	if k.Stats().Handled != 1 {
		t.Errorf("%+v", k.Stats())
	}
}

func TestReadRange(t *testing.T) {
	c := opened(t)
	publish(t, c, messages(0, 700))
	var got []uint64
	err := c.Read(t.Context(), Articles, Range{From: 100, To: 650}, func(ms []Message) error {
		for _, m := range ms {
			got = append(got, m.Seq)
		}
		return nil
	})
	if err != nil || len(got) != 551 || got[0] != 100 || got[550] != 650 {
		t.Errorf("%d messages, %v", len(got), err)
	}
	for _, r := range []Range{{From: 701}, {From: 5, To: 4}, {Subjects: []string{"articles.in.fr.>"}}} {
		if err := c.Read(t.Context(), Articles, r, func([]Message) error { return errors.New("called") }); err != nil {
			t.Errorf("%+v: %v", r, err)
		}
	}
	if err := c.Read(t.Context(), Dead, Range{}, func([]Message) error { return errors.New("called") }); err != nil {
		t.Errorf("empty stream: %v", err)
	}
}

func TestErase(t *testing.T) {
	c := opened(t)
	publish(t, c, messages(0, 3))
	if err := c.Erase(t.Context(), Articles, 2); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Get(t.Context(), Articles, 2); !errors.Is(err, ErrGone) {
		t.Errorf("got %v", err)
	}
}

func TestDiskFull(t *testing.T) {
	c, err := Open(t.Context(), Config{Dir: t.TempDir(), MinFree: 1 << 60})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := c.Publish(t.Context(), messages(0, 1)[0]); !errors.Is(err, ErrDiskFull) {
		t.Errorf("got %v", err)
	}
}

func TestLimitsFollowTheConfiguration(t *testing.T) {
	dir := t.TempDir()
	for _, age := range []time.Duration{0, 48 * time.Hour, time.Hour} {
		c, err := Open(t.Context(), Config{Dir: dir, Limits: map[string]Limits{Articles: {MaxAge: age, MaxBytes: 1 << 30}}})
		if err != nil {
			t.Fatal(err)
		}
		s, err := c.js.Stream(t.Context(), Articles)
		if err != nil || s.CachedInfo().Config.MaxAge != age {
			t.Errorf("max age %v, %v: want %v", s.CachedInfo().Config.MaxAge, err, age)
		}
		c.Close()
	}
}

func TestSubject(t *testing.T) {
	for _, c := range []struct{ part, want string }{
		{"de", "articles.in.de"},
		{"", "articles.in._"},
		{"Spiegel.de", "articles.in.spiegel_de"},
		{"a b*c>d\x00ü", "articles.in.a_b_c_d__"},
		{strings.Repeat("x", 100), "articles.in." + strings.Repeat("x", maxToken)},
	} {
		if got := Subject(Articles, c.part); got != c.want {
			t.Errorf("%q: %s, want %s", c.part, got, c.want)
		}
	}
}
