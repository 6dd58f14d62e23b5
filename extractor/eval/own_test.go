package eval_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"edikt/extractor"
	"edikt/extractor/eval"
)

// ownGold reads the gold of a language that lies here.
func ownGold(t *testing.T, lang string) []eval.Article {
	t.Helper()
	path := "gold/" + lang + ".jsonl"
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	gold, err := eval.ReadGold(f, path)
	if err != nil {
		t.Fatal(err)
	}
	return gold
}

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
	gold := append(ownGold(t, "de"), ownGold(t, "fr")...)
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
