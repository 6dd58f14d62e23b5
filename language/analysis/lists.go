package analysis

import (
	_ "embed"
	"strings"
)

//go:embed data/strong.de
var strongDE string

//go:embed data/weak.de
var weakDE string

//go:embed data/families.de
var familiesDE string

//go:embed data/parts.de
var partsDE string

//go:embed data/opaque.de
var opaqueDE string

//go:embed data/apart.de
var apartDE string

//go:embed data/apart.fr
var apartFR string

// lines yields the lines of a list without comments and blank ones.
func lines(list string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for l := range strings.Lines(list) {
			if l = strings.TrimSpace(l); l != "" && l[0] != '#' && !yield(l) {
				return
			}
		}
	}
}

// families reads "term: form form ..." lines; the first line that has a form keeps it.
func families(list string) map[string]string {
	out := map[string]string{}
	for l := range lines(list) {
		term, forms, _ := strings.Cut(l, ":")
		for _, f := range strings.Fields(forms) {
			if _, ok := out[f]; !ok {
				out[f] = term
			}
		}
	}
	return out
}

// set reads words parted by white space.
func set(list string) map[string]bool {
	out := map[string]bool{}
	for l := range lines(list) {
		for _, w := range strings.Fields(l) {
			out[w] = true
		}
	}
	return out
}
