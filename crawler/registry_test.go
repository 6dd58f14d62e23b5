package crawler

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// The bundled list is what it claims to be.
func TestBundledSources(t *testing.T) {
	list, err := ParseSources("sources.yaml", bundled)
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 120 {
		t.Errorf("%d sources, want at least 120", len(list))
	}
	countries, kinds := map[string]int{}, map[string]int{}
	for _, s := range list {
		countries[s.Country]++
		kinds[s.Kind]++
		if s.Name == "" || s.Home == "" || s.Every == 0 || len(s.Languages) == 0 {
			t.Errorf("%s lacks a name, a home, a language or a cadence", s.ID)
		}
		if s.Country == "CA" && s.Zone == "" {
			t.Errorf("%s tells its times in no zone", s.ID)
		}
	}
	for _, c := range []string{"DE", "AT", "CH", "LU", "IT", "FR", "BE", "CA", "EU"} {
		if countries[c] < 4 {
			t.Errorf("%d sources of %s", countries[c], c)
		}
	}
	for _, k := range SourceKinds() {
		if kinds[k] == 0 {
			t.Errorf("no source is of kind %s", k)
		}
	}
}

func TestRegistryOverlay(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data", "sources.yaml")
	open := func() *Registry {
		t.Helper()
		r, err := OpenRegistry(path)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	enabled := func() []string {
		var ids []string
		for _, s := range open().Enabled() {
			ids = append(ids, s.ID)
		}
		return ids
	}
	if got := enabled(); len(got) != 0 {
		t.Errorf("unverified sources are crawled: %v", got)
	}
	r := open()
	mine := Source{ID: "mein-blatt", Name: `Mein "Blatt"`, Languages: []string{"de"}, Feeds: []string{"https://blatt.example/feed"}, Sections: []Section{{"https://blatt.example/", `/a\d+`}}, Every: 90 * time.Minute}
	for _, err := range []error{r.Verify("heise"), r.Verify("golem"), r.Switch("golem", false), r.Switch("cnil", true), r.Remove("taz"), r.Add(mine)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if got, want := enabled(), []string{"heise", "cnil", "mein-blatt"}; !slices.Equal(got, want) {
		t.Errorf("crawled are %v, want %v", got, want)
	}
	if _, err := open().Get("taz"); !errors.Is(err, ErrUnknownSource) {
		t.Errorf("a removed source: %v", err)
	}
	got, err := open().Get("mein-blatt")
	if err != nil || encodeSource(got) != encodeSource(mine) {
		t.Errorf("saved %s, read %s (%v)", encodeSource(mine), encodeSource(got), err)
	}
	for _, err := range []error{r.Switch("gibtsnicht", true), r.Remove("gibtsnicht"), r.Verify("gibtsnicht")} {
		if !errors.Is(err, ErrUnknownSource) {
			t.Errorf("an unknown id: %v", err)
		}
	}
	replaced := mine
	replaced.ID, replaced.Disabled = "heise", true
	if err := r.Add(replaced); err != nil {
		t.Fatal(err)
	}
	if got, want := enabled(), []string{"cnil", "mein-blatt"}; !slices.Equal(got, want) {
		t.Errorf("after heise was replaced and disabled: %v, want %v", got, want)
	}
	if err := r.Verify("heise"); err != nil || !slices.Contains(enabled(), "heise") {
		t.Errorf("one of the user's that was found to work is not crawled (%v)", err)
	}
}

// All mistakes of a file at once, each with its line.
func TestSourceFileMistakes(t *testing.T) {
	_, err := ParseSources("mine.yaml", []byte("sources:\n- {id: A b, feeds: [\"https://a.example/\"]}\n- {id: b}\n- {id: c, feeds: [\"ftp://c.example/\"]}\n- {id: d, kind: zine, feeds: [\"https://d.example/\"], sections: [{url: \"https://d.example/\", pattern: \"(\"}]}\n- {id: d, feeds: [\"https://d.example/\"], colour: red}\n"))
	if err == nil {
		t.Fatal("no mistake found")
	}
	for _, want := range []string{"mine.yaml:6", "colour"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error does not name %q:\n%v", want, err)
		}
	}
	_, err = ParseSources("mine.yaml", []byte("sources:\n- {id: A b, feeds: [\"https://a.example/\"]}\n- {id: b}\n- {id: c, feeds: [\"ftp://c.example/\"]}\n- {id: d, kind: zine, feeds: [\"https://d.example/\"], sections: [{url: \"https://d.example/\", pattern: \"(\"}]}\n- {id: d, feeds: [\"https://d.example/\"]}\n"))
	for _, want := range []string{"mine.yaml:2", "mine.yaml:3", "mine.yaml:4", "mine.yaml:5", "mine.yaml:6", "zine", "twice", "no feed"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the error does not name %q:\n%v", want, err)
		}
	}
}

// What editors and people do to a file: marks and line ends of Windows are read, the rest is named with its line.
func TestSourceFileOddities(t *testing.T) {
	const good = `{id: a, name: "Café", country: DE, languages: [de], feeds: ["https://a.example/"]}`
	for _, c := range []struct{ name, file, want string }{
		{"byte order mark", "\xef\xbb\xbfsources:\n- " + good + "\n", ""},
		{"line ends of Windows", "sources:\r\n- " + good + "\r\nenabled: [a]\r\n", ""},
		{"the same id twice", "sources:\r\n- " + good + "\r\n- " + good + "\r\n", "mine.yaml:3"},
		{"a country's name", "sources:\n- {id: a, country: Deutschland, feeds: [\"https://a.example/\"]}\n", "mine.yaml:2"},
		{"no country", "sources:\n- {id: a, country: XX, feeds: [\"https://a.example/\"]}\n", "\"XX\""},
		{"a country in small letters", "sources:\n- {id: a, country: de, feeds: [\"https://a.example/\"]}\n", "two capital letters"},
		{"a language's name", "sources:\n- {id: a, languages: [deutsch], feeds: [\"https://a.example/\"]}\n", "\"deutsch\""},
		{"a negative pace", "sources:\n- {id: a, every: -1h, feeds: [\"https://a.example/\"]}\n", "negative"},
		{"windows-1252", "sources:\n# x\n- {id: a, name: \"Caf\xe9\", feeds: [\"https://a.example/\"]}\n", "mine.yaml:3"},
	} {
		list, err := ParseSources("mine.yaml", []byte(c.file))
		if c.want == "" && (err != nil || len(list) != 1 || list[0].Name != "Café") || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "mine.yaml:")) {
			t.Errorf("%s: %v, %v", c.name, list, err)
		}
	}
}

func TestRegistryStrays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sources.yaml")
	if err := os.WriteFile(path, []byte("sources:\n- {id: own, feeds: [\"https://a.example/\"]}\nenabled: [heise, own, tagesshcau]\nremoved: [weg, tagesshcau]\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	r, err := OpenRegistry(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Strays(); !slices.Equal(got, []string{"tagesshcau", "weg"}) {
		t.Errorf("strays %q", got)
	}
}

func TestOPMLRoundTrip(t *testing.T) {
	list, err := ParseSources("sources.yaml", bundled)
	if err != nil {
		t.Fatal(err)
	}
	list = append(list, Source{ID: "x", Name: `A & B <"'>`, Feeds: []string{"https://x.example/?a=1&b=2"}, Licensed: true, Delay: 3 * time.Second, Disabled: true})
	var b bytes.Buffer
	if err := WriteOPML(&b, list); err != nil {
		t.Fatal(err)
	}
	got, err := ReadOPML(&b)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(list) {
		t.Fatalf("%d sources of %d", len(got), len(list))
	}
	for i := range list {
		if encodeSource(got[i]) != encodeSource(list[i]) {
			t.Errorf("wrote %s\nread  %s", encodeSource(list[i]), encodeSource(got[i]))
		}
	}
}

// OPML of other readers: folders, feeds of one site, outlines that are no feeds.
func TestOPMLOfOthers(t *testing.T) {
	got, err := ReadOPML(strings.NewReader(`<?xml version="1.0" encoding="ISO-8859-1"?><opml version="1.1"><body>
<outline text="Presse"><outline text="Blatt" type="rss" xmlUrl="https://www.blatt.example/politik.xml" htmlUrl="https://www.blatt.example/"/>
<outline text="Blatt Sport" type="rss" xmlUrl="https://www.blatt.example/sport.xml" htmlUrl="https://www.blatt.example/"/></outline>
<outline text="Notiz"/><outline text="Kaputt" xmlUrl="javascript:alert(1)"/><outline xmlUrl="https://zeitung.example/feed"/></body></opml>`))
	if err == nil {
		t.Error("an address that is none was taken without a word")
	}
	if len(got) != 2 || got[0].ID != "blatt.example" || len(got[0].Feeds) != 2 || got[1].Feeds[0] != "https://zeitung.example/feed" {
		t.Errorf("sources %+v", got)
	}
	if _, err := ReadOPML(strings.NewReader("<html></html>")); err == nil {
		t.Error("HTML was taken for OPML")
	}
}

func TestRegistryRefusesBrokenFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sources.yaml")
	if err := os.WriteFile(path, []byte("sources: [}"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenRegistry(path); err == nil || !strings.Contains(err.Error(), "sources.yaml:1") {
		t.Errorf("broken YAML: %v", err)
	}
}
