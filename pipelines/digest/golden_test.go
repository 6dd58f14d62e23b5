package digest

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

var site = Site{Base: "https://edikt.example"}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s differs; run with -update and look at the difference", name)
	}
}

func TestGolden(t *testing.T) {
	r, err := NewRenderer("")
	if err != nil {
		t.Fatal(err)
	}
	in := corpus(made())
	for _, lang := range []string{"de", "fr", "en"} {
		is := compose(t, in, Order{Lang: lang, Name: "Probe", Number: 3, Subscription: "probe"})
		for format, name := range map[string]string{HTML: "html", Print: "print.html", Text: "txt", Markdown: "md", JSON: "json"} {
			got, err := r.Render(is, site, format)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "week."+lang+"."+name, got)
		}
	}
}
