package digest

import (
	"strings"
)

func (w *writer) figures(is *Issue) FigurePage {
	f := FigurePage{Heading: w.labels["figures"], Columns: []string{w.labels["kind"], w.labels["now"]}}
	for _, key := range is.Figures.Periods[:len(is.Figures.Periods)-1] {
		f.Columns = append(f.Columns, w.short(key))
	}
	row := func(name string, counts []Count) {
		cells := []Link{{Text: name}, w.number(name, counts[len(counts)-1])}
		for i, c := range counts[:len(counts)-1] {
			cells = append(cells, w.number(name+", "+is.Figures.Periods[i], c))
		}
		f.Rows = append(f.Rows, cells)
	}
	for _, s := range is.Figures.Kinds {
		row(w.headings[string(s.Kind)], s.Counts)
	}
	row(w.labels["total"], is.Figures.Totals)
	var totals []string
	for i, c := range is.Figures.Totals {
		totals = append(totals, w.short(is.Figures.Periods[i])+w.colon+w.words.number(c.N))
	}
	f.Chart = &Picture{"weeks", w.lf("chart.alt", strings.Join(totals, ", ")), bars(&is.Figures, w.short)}
	for i, k := range []string{"against", "leave", "for", "review"} {
		f.Legend = append(f.Legend, Line{Label: string([]rune("■▨□▤")[i]), Value: w.labels["legend."+k]})
	}
	f.Bars = append(f.Bars, w.ranking("targets", is.Figures.Targets, func(b Bar) string { return w.target(Target{b.ID, b.Name}) }),
		w.ranking("places", is.Figures.Places, func(b Bar) string { return strings.TrimSpace(flagOf(b.ID) + " " + placeName(b.ID, w.lang)) }))
	return f
}

// target is a service by itself: "TikTok", "Soziale Medien".
func (w *words) target(t Target) string {
	if g, ok := w.generics[t.ID]; ok {
		name := g.object
		for _, article := range []string{"les ", "la ", "das ", "the "} {
			name = strings.TrimPrefix(name, article)
		}
		return capital(name)
	}
	return oneLine(t.Name)
}

// short is a period's key as an axis shows it: KW47, S47, W47, or the month or day.
func (w *words) short(key string) string {
	if i := strings.IndexByte(key, 'W'); i > 0 && len(key) == len("2026-W47") {
		return w.labels["axis"] + key[i+1:]
	}
	from, _, _ := strings.Cut(key, "..")
	return strings.TrimPrefix(from, "20")
}

func (w *writer) ranking(key string, list []Bar, name func(Bar) string) BarTable {
	t := BarTable{Heading: w.labels[key]}
	for _, b := range list {
		t.Rows = append(t.Rows, BarRow{name(b), w.number(name(b), b.Count), 100 * b.Count.N / max(1, list[0].Count.N)})
	}
	return t
}

func (w *writer) sources(s Sources) []string {
	if s.Read+len(s.Silent)+len(s.Failing) == 0 {
		return []string{w.labels["nosources"]}
	}
	out := []string{w.plural(s.Read, "read")}
	for _, x := range []struct {
		key  string
		list []string
	}{{"silent", s.Silent}, {"failing", s.Failing}} {
		if len(x.list) > 0 {
			out = append(out, w.lf(x.key, oneLine(w.list(x.list))))
		}
	}
	return out
}
