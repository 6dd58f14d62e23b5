package web

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"

	"edikt/query"
)

//go:embed europe.tsv
var europe string

// outlines reads the shapes of the map once.
var outlines = sync.OnceValue(func() (list [][2]string) {
	for line := range strings.Lines(europe) {
		if code, path, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(line, "#") {
			list = append(list, [2]string{code, path})
		}
	}
	return list
})

// country is a shape of the map with its count.
type country struct {
	Code, Name, Path, Href string
	Count, Shade           int
}

// paintMap counts what holds in each state, its parts included.
func (page *overviewPage) paintMap(counts []query.Count) {
	page.MapBox = "0 0 500 460"
	sums := map[string]int{}
	for _, c := range counts {
		if !strings.Contains(c.Value, "-") { // a state counts its parts already: DE covers DE-TH
			sums[c.Value] += c.Count
		}
	}
	for _, o := range outlines() {
		page.Map = append(page.Map, page.country(o[0], o[1], sums[o[0]]))
		delete(sums, o[0])
	}
	for _, code := range slices.Sorted(maps.Keys(sums)) {
		page.Elsewhere = append(page.Elsewhere, page.country(code, "", sums[code]))
	}
}

func (page *overviewPage) country(code, path string, n int) country {
	return country{Code: code, Name: page.Place(code), Path: path, Count: n, Shade: shade(n), Href: address(page.clauses("jurisdiction:"+code), "dossier", "")}
}
