package extractor

import "testing"

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
