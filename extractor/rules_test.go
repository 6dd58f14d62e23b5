package extractor

import (
	"bytes"
	"testing"
)

// TestExamples runs the examples of all rules against the whole rule set.
func TestExamples(t *testing.T) {
	sources, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	x, err := New(sources)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range x.Check(sources) {
		t.Error(f)
	}
}

// TestPacked: the blob that ships is the rules in rules/.
func TestPacked(t *testing.T) {
	sources, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	want, err := Pack(sources)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(packed, want) {
		t.Error("rules.jsonl is stale: run go generate ./extractor")
	}
	shipped, err := unpack(packed)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := version(shipped), version(sources); a != b {
		t.Errorf("version %s of the rules that ship, %s of those in rules/", a, b)
	}
}

func BenchmarkLoad(b *testing.B) {
	for range b.N {
		if _, err := Default(); err != nil {
			b.Fatal(err)
		}
	}
}

// TestLint: every rule has examples of both kinds.
func TestLint(t *testing.T) {
	sources, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range Lint(sources) {
		t.Error(f)
	}
}
