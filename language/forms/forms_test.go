package forms

import "testing"

func TestBuild(t *testing.T) {
	for lang, in := range map[string]inflector{"de": germanInflector{}, "fr": frenchInflector{}} {
		tab, err := build(in, lang)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d forms, %d readings, %d lemmas, %d bytes text", lang, len(tab.words), len(tab.readings), len(tab.lemmas), len(tab.text))
	}
}

func BenchmarkBuild(b *testing.B) {
	for lang, in := range map[string]inflector{"de": germanInflector{}, "fr": frenchInflector{}} {
		b.Run(lang, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := build(in, lang); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
