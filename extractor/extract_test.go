package extractor

import (
	"encoding/json"
	"strings"
	"testing"

	"edikt"
)

// TestEventsOutliveTheDocument: what an event says must not lie in buffers that the next article overwrites.
func TestEventsOutliveTheDocument(t *testing.T) {
	x := builtIn(t)
	first := x.Extract(&edikt.Article{ID: "a", Lang: "de", Date: "2026-11-20", Text: "Die belgische Regierung verbietet TikTok ab 2027 auf Diensthandys. Das teilte Bildungsminister Karl Ohm mit. Die Universität Jena verlässt X am 3. März 2027." + strings.Repeat(" Es regnet.", 60)})
	if len(first.Events) == 0 || first.Events[0].When != "2027" {
		t.Fatalf("%+v", first.Events)
	}
	before, err := json.Marshal(first)
	if err != nil {
		t.Fatal(err)
	}
	for n := range 40 { // articles with words everywhere where the first had its year
		x.Extract(&edikt.Article{ID: "b", Lang: "de", Date: "2026-11-20", Text: strings.Repeat("Ü", n) + strings.Repeat(" Dänemark verbietet Telegram in Ämtern.", 8)})
	}
	after, err := json.Marshal(first)
	if err != nil {
		t.Fatal(err)
	}
	if string(before) != string(after) {
		t.Errorf("before %s\nafter  %s", before, after)
	}
}
