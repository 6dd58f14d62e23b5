package query

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"edikt"
)

// randomQuery makes queries as subscribers write them: mostly fields, some words, now and then a part that is left to chance.
func randomQuery(r *rand.Rand) string {
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	targets := []string{"tiktok", "whatsapp", "x", "facebook", "instagram", "threads", "mastodon", "telegram", "signal", "zoom", "teams", "webex", "chatgpt", "deepseek", "huawei", "kaspersky", "temu", "starlink"}
	places := []string{"DE", "DE-TH", "DE-BY", "FR", "BE", "CH", "AT", "EU", "US", "CA", "NL", "IT", "ES", "PL"}
	words := []string{"Verbot", "Behörde", "Schule", "Ministerium", "Diensthandy", "Polizei", "interdiction", "mairie", "lycée", "école", "Bundestag", "Sénat", "Universität", "Gericht"}
	words = append(words, fmt.Sprintf("wort%d", r.IntN(4000)))
	var parts []string
	if r.IntN(10) < 7 {
		parts = append(parts, "target:"+pick(targets...))
	}
	if r.IntN(10) < 5 {
		parts = append(parts, "jurisdiction:"+pick(places...))
	}
	if r.IntN(10) < 5 {
		parts = append(parts, "kind:"+pick(names(edikt.Kinds)()...))
	}
	if r.IntN(10) < 3 {
		parts = append(parts, pick("status:in_force", "status:announced", "-status:rejected", "is:new", "-is:background", "lang:de", "lang:fr"))
	}
	switch r.IntN(8) {
	case 0:
		parts = append(parts, "("+pick(words...)+" OR "+pick(words...)+")")
	case 1:
		parts = append(parts, `"`+pick(words...)+" "+pick(words...)+`"`)
	case 2:
		parts = append(parts, "-"+pick(words...))
	case 3:
		parts = append(parts, firstRunes(pick(words...), 4)+"*")
	case 4, 5:
		parts = append(parts, pick(words...))
	case 6:
		parts = append(parts, fmt.Sprintf("confidence:0.%d..", 50+r.IntN(50)))
	case 7:
		parts = append(parts, fmt.Sprintf("source:quelle%d.example", r.IntN(300)))
	}
	return strings.Join(parts, " ")
}

// TestSetAgreesWithMatcher: whatever a query hangs at, the set finds what each matcher finds by itself.
func TestSetAgreesWithMatcher(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	a := NewAnalyzers(testLexicon)
	s := NewSet(a)
	queries := map[string]*Matcher{}
	for i := range 3000 {
		text := randomQuery(r)
		if i%50 == 0 {
			text = []string{"", "-tiktok", "confidence:0.9..", "inn*", "Innenministerum~", `"l'interdiction du réseau"`, "rule:de/*", "date:7d", "kind:ban OR lyon", "-kind:ban OR is:new"}[i/50%10]
		}
		e, err := Parse(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		id := fmt.Sprint("q", i)
		s.Put(id, e)
		queries[id] = Compile(e, a)
	}
	for _, d := range []*edikt.Document{thuringia(), lyon(), {Type: edikt.ArticleDocument, ID: "empty"}} {
		var want []string
		for id, m := range queries {
			if m.Match(d, now) {
				want = append(want, id)
			}
		}
		slices.Sort(want)
		if got := s.Match(d, now); !slices.Equal(got, want) {
			t.Errorf("%s: the set finds %d, the matchers %d", d.ID, len(got), len(want))
		}
	}
	for i := range 3000 {
		if i%3 == 0 {
			s.Delete(fmt.Sprint("q", i))
			delete(queries, fmt.Sprint("q", i))
		}
	}
	for _, id := range s.Match(thuringia(), now) {
		if queries[id] == nil {
			t.Fatalf("%s was deleted and still matches", id)
		}
	}
	if s.Len() != len(queries) {
		t.Errorf("%d queries left, want %d", s.Len(), len(queries))
	}
}

func TestSetForgetsAll(t *testing.T) {
	s := NewSet(NewAnalyzers(nil))
	for i := range 500 {
		e, err := Parse(randomQuery(rand.New(rand.NewPCG(uint64(i), 3))))
		if err != nil {
			t.Fatal(err)
		}
		s.Put(fmt.Sprint(i%400), e) // the last hundred replace the first
	}
	if s.Len() != 400 {
		t.Fatalf("%d ids, want 400", s.Len())
	}
	for i := range 400 {
		s.Delete(fmt.Sprint(i))
	}
	if len(s.byID)+len(s.byQuery)+len(s.hung)+len(s.loose)+len(s.dict.ids) != 0 {
		t.Errorf("left over: %d ids, %d queries, %d keys, %d loose, %d in the dictionary", len(s.byID), len(s.byQuery), len(s.hung), len(s.loose), len(s.dict.ids))
	}
}

// TestSetAsksFew counts the queries that a document is asked, which is what a match costs.
func TestSetAsksFew(t *testing.T) {
	const stored = 20_000
	r := rand.New(rand.NewPCG(7, 7))
	s := NewSet(NewAnalyzers(testLexicon))
	for i := range stored {
		e, err := Parse(randomQuery(r))
		if err != nil {
			t.Fatal(err)
		}
		s.Put(fmt.Sprint(i), e)
	}
	for _, d := range []*edikt.Document{thuringia(), lyon()} {
		asked := len(s.loose)
		for k := range s.a.read(d, now).keys {
			asked += len(s.hung[k])
		}
		if found := len(s.Match(d, now)); asked > stored/8 || found == 0 {
			t.Errorf("%s is asked %d of %d queries to find %d", d.ID, asked, stored, found)
		}
	}
}

// BenchmarkSet matches one event against 100,000 stored queries.
func BenchmarkSet(b *testing.B) {
	r := rand.New(rand.NewPCG(7, 7))
	s := NewSet(NewAnalyzers(testLexicon))
	for i := range 100_000 {
		e, err := Parse(randomQuery(r))
		if err != nil {
			b.Fatal(err)
		}
		s.Put(fmt.Sprint(i), e)
	}
	for _, d := range []*edikt.Document{thuringia(), lyon()} {
		b.Run(d.Article.Lang, func(b *testing.B) {
			found := 0
			for b.Loop() {
				found = len(s.Match(d, now))
			}
			b.ReportMetric(float64(found), "matches")
		})
	}
	b.Logf("%d different queries, %d loose, %d keys", len(s.byQuery), len(s.loose), len(s.hung))
}

// BenchmarkRead analyses one event, which every match begins with.
func BenchmarkRead(b *testing.B) {
	a, d := NewAnalyzers(testLexicon), thuringia()
	for b.Loop() {
		a.read(d, now)
	}
}

// TestSetIsSafe changes a set while documents are matched against it.
func TestSetIsSafe(t *testing.T) {
	s := NewSet(NewAnalyzers(testLexicon))
	always, err := Parse("kind:ban")
	if err != nil {
		t.Fatal(err)
	}
	s.Put("always", always)
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			r := rand.New(rand.NewPCG(uint64(w), 9))
			for i := range 200 {
				if w%2 == 0 {
					e, _ := Parse(randomQuery(r))
					s.Put(fmt.Sprint(w, "-", i%50), e)
					s.Delete(fmt.Sprint(w, "-", (i+25)%50))
				} else if !slices.Contains(s.Match(thuringia(), now), "always") {
					t.Error("a stored query was missed")
				}
			}
		})
	}
	wg.Wait()
}
