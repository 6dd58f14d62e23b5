package stream

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// The streams.
const (
	Articles   = "ARTICLES"   // articles.in.<lang>.<source>: one message for each text of an article
	Events     = "EVENTS"     // events.in.<lang>.<source>: one event set for each article revision and rule set
	Changes    = "CHANGES"    // changes.in.<type>: what filing did to a dossier
	Deliveries = "DELIVERIES" // deliveries.in.<receiver>: what a receiver is to be told
	Decisions  = "DECISIONS"  // decisions.in.<action>: what analysts said; never removed
	Dead       = "DEAD"       // dead.<stage>: messages that a stage could not take
)

// Names lists the streams in the order of the flow.
func Names() []string { return []string{Articles, Events, Changes, Deliveries, Decisions, Dead} }

// Limits bound what a stream keeps; zero means without bound.
type Limits struct {
	MaxAge   time.Duration `yaml:"max_age"`
	MaxBytes int64         `yaml:"max_bytes"`
}

// dedupe is how long the server remembers message ids. It saves work after a crash and needs memory: at 4,000
// messages a second, two minutes are half a million ids of about 300 bytes.
const dedupe = 2 * time.Minute

// Topology lists the streams as they are created. A full stream refuses new messages and never drops old ones;
// each stage has a durable consumer of its own, so retention is by limits and not by interest.
func Topology(replicas int, limits map[string]Limits) []jetstream.StreamConfig {
	describe := []struct{ name, text string }{
		{Articles, "articles as they were taken"},
		{Events, "event sets, one for each article revision and rule set"},
		{Changes, "changes of dossiers"},
		{Deliveries, "messages to receivers"},
		{Decisions, "what analysts decided"},
		{Dead, "messages that a stage could not take"},
	}
	configs := make([]jetstream.StreamConfig, len(describe))
	for i, d := range describe {
		configs[i] = jetstream.StreamConfig{
			Name: d.name, Description: d.text, Subjects: []string{strings.ToLower(d.name) + ".>"},
			Retention: jetstream.LimitsPolicy, Discard: jetstream.DiscardNew, Storage: jetstream.FileStorage,
			MaxAge: limits[d.name].MaxAge, MaxBytes: orUnlimited(limits[d.name].MaxBytes), Duplicates: dedupe,
			Replicas: max(replicas, 1), AllowDirect: true, AllowAtomicPublish: true,
			MaxMsgs: -1, MaxMsgsPerSubject: -1, MaxMsgSize: -1, MaxConsumers: -1,
		}
	}
	return configs
}

func orUnlimited(n int64) int64 {
	if n == 0 {
		return -1
	}
	return n
}

// Subject is where a message of a stream goes; parts become one token each.
func Subject(stream string, parts ...string) string {
	s := strings.ToLower(stream) + ".in"
	for _, p := range parts {
		s += "." + token(p)
	}
	return s
}

// retrySubject is where a dead letter goes back to the one stage that refused it.
func retrySubject(stream, stage string) string {
	return retryPrefix(stream) + token(stage)
}

func retryPrefix(stream string) string { return strings.ToLower(stream) + ".retry." }

// Token is a part of a subject as Subject makes it.
func Token(s string) string { return token(s) }

// maxToken bounds one part of a subject.
const maxToken = 64

// token makes any text one token of a subject.
func token(s string) string {
	t := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-', r == '_':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '_'
	}, s)
	if t == "" {
		return "_"
	}
	return t[:min(len(t), maxToken)]
}

// ensure creates the streams that are missing and brings the others up to date. On an embedded server the
// configuration file has the last word. On a foreign server only what adds is changed; other differences are
// returned as mismatches and left to whoever runs the server.
func (c *Conn) ensure(ctx context.Context) (mismatches []string, err error) {
	for _, want := range Topology(c.cfg.Replicas, c.cfg.Limits) {
		m, err := c.ensureStream(ctx, want)
		if err != nil {
			return nil, fmt.Errorf("stream %s: %w", want.Name, err)
		}
		mismatches = append(mismatches, m...)
	}
	return mismatches, nil
}

func (c *Conn) ensureStream(ctx context.Context, want jetstream.StreamConfig) ([]string, error) {
	s, err := c.js.Stream(ctx, want.Name)
	if errors.Is(err, jetstream.ErrStreamNotFound) {
		_, err = c.js.CreateStream(ctx, want)
		return nil, err
	}
	if err != nil {
		return nil, err
	}
	have := s.CachedInfo().Config
	next := have
	next.Subjects = union(have.Subjects, want.Subjects)
	next.AllowDirect, next.AllowAtomicPublish = true, true
	if c.server != nil {
		next.Description, next.MaxAge, next.MaxBytes = want.Description, want.MaxAge, want.MaxBytes
		next.Discard, next.Duplicates = want.Discard, want.Duplicates
	}
	if !same(have, next) {
		if _, err := c.js.UpdateStream(ctx, next); err != nil {
			return nil, err
		}
	}
	return mismatch(next, want), nil
}

func union(a, b []string) []string {
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(slices.Clone(a), s)
		}
	}
	return a
}

func same(a, b jetstream.StreamConfig) bool {
	return slices.Equal(a.Subjects, b.Subjects) && a.AllowDirect == b.AllowDirect && a.AllowAtomicPublish == b.AllowAtomicPublish &&
		a.Description == b.Description && len(mismatch(a, b)) == 0
}

// mismatch names the settings in which a stream differs from what Edikt wants.
func mismatch(have, want jetstream.StreamConfig) (diffs []string) {
	for _, s := range []struct {
		name       string
		have, want any
	}{
		{"storage", have.Storage, want.Storage},
		{"retention", have.Retention, want.Retention},
		{"discard", have.Discard, want.Discard},
		{"max_age", have.MaxAge, want.MaxAge},
		{"max_bytes", have.MaxBytes, want.MaxBytes},
		{"duplicate_window", have.Duplicates, want.Duplicates},
		{"replicas", have.Replicas, want.Replicas},
	} {
		if s.have != s.want {
			diffs = append(diffs, fmt.Sprintf("stream %s: %s is %v, wanted is %v", want.Name, s.name, s.have, s.want))
		}
	}
	return diffs
}
