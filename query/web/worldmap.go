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

//go:embed world.tsv
var world string

// outlines reads the shapes of both maps once: code and path.
var outlines = sync.OnceValue(func() [2][][2]string {
	return [2][][2]string{pairs(europe), pairs(world)}
})

// pairs reads lines of two columns; a # opens a comment.
func pairs(file string) (out [][2]string) {
	for line := range strings.Lines(file) {
		if first, second, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(line, "#") {
			out = append(out, [2]string{first, second})
		}
	}
	return out
}

// worldMap is a drawing of states with what is counted in each.
type worldMap struct {
	World     bool
	Box       string
	Countries []country
	Elsewhere []country // counted, and not drawn
	Blank     string    // the path of all states without a count
}

// country is a shape of the map with its count.
type country struct {
	Code, Name, Path, Href string
	Count, Shade           int
}

// paintMap counts what holds in each state, its parts included.
func (page *overviewPage) paintMap(counts []query.Count) {
	m := &page.Map
	m.World, m.Box = page.at.World, "0 0 500 460"
	shapes := outlines()[0]
	if m.World {
		m.Box, shapes = "0 0 2000 865", outlines()[1]
	}
	sums := map[string]int{}
	for _, c := range counts {
		if !strings.Contains(c.Value, "-") { // a state counts its parts already: DE covers DE-TH
			sums[c.Value] += c.Count
		}
	}
	var blank strings.Builder
	drawn := map[string]bool{}
	for _, o := range shapes {
		n := sums[o[0]]
		if n == 0 {
			blank.WriteString(o[1])
			continue
		}
		m.Countries, drawn[o[0]] = append(m.Countries, page.country(o[0], o[1], n)), true
	}
	m.Blank = blank.String()
	for _, code := range slices.Sorted(maps.Keys(sums)) {
		if !drawn[code] {
			m.Elsewhere = append(m.Elsewhere, page.country(code, "", sums[code]))
		}
	}
}

func (page *overviewPage) country(code, path string, n int) country {
	return country{Code: code, Name: page.Place(code), Path: path, Count: n, Shade: shade(n), Href: address(page.counted("jurisdiction:"+code), "dossier", "")}
}
