package gazetteer

import "testing"

func TestLoad(t *testing.T) {
	g, err := read(embedded)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d entries, %d names, %d nouns, %d heads, %d groups, %d scopes", len(g.entries), len(g.names), len(g.nouns), len(g.heads), len(g.groups), len(g.scopes))
}

func BenchmarkRead(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read(embedded); err != nil {
			b.Fatal(err)
		}
	}
}
