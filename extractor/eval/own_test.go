package eval_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"edikt/extractor"
	"edikt/extractor/eval"
)

// The committed report is the quality of the rules on our own gold: its diff shows what a change gains and costs.
func TestReportOnOwnGold(t *testing.T) {
	sources, err := extractor.Load()
	if err != nil {
		t.Fatal(err)
	}
	x, err := extractor.New(sources)
	if err != nil {
		t.Fatal(err)
	}
	found := eval.Found{}
	var gold []eval.Article
	for _, path := range []string{"gold/de.jsonl", "gold/fr.jsonl"} {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		part, err := eval.ReadGold(f, path)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		gold = append(gold, part...)
	}
	for i := range gold {
		found[gold[i].ID] = x.Extract(gold[i].Article()).Events
	}
	var got bytes.Buffer
	if err := eval.Score(gold, found).Write(&got); err != nil {
		t.Fatal(err)
	}
	if flag.Lookup("update").Value.String() == "true" { // the flag of this folder's other tests
		if err := os.WriteFile("report.txt", got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("report.txt")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("the rules no longer score as report.txt says (go test ./extractor/eval -update rewrites it):\n%s", got.Bytes())
	}
}
