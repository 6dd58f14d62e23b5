package extractor

import (
	"cmp"
	"slices"
	"strings"

	"edikt"
)

// setTimes files the time expressions of the sentence: start of effect, deadline, duration, and when it was decided.
func (d *document) setTimes(f *found, si int32) {
	e := &f.Event
	var eff edikt.Effective
	e.Asserted = d.date
	for _, t := range d.times(si) {
		if d.ofAnotherService(t.first, f) {
			continue
		}
		if t.role == atTime && t.value != "" && e.When == "" {
			e.When = t.value
			d.assert(e, t)
		}
		t.addTo(&eff)
	}
	setEffect(e, eff)
	f.ahead = d.isFutureDate(eff.From) || d.isFutureDate(eff.Deadline)
	if f.status == fact && !f.fixed && (d.isFutureDate(eff.From) || eff == (edikt.Effective{}) && d.isFutureDate(e.When)) {
		f.status = announced
	}
}

// ofAnotherService reports whether a time stands in a clause of its own that is about another service: Zoom ist gesperrt, Teams
// folgt im Mai.
func (d *document) ofAnotherService(i int32, f *found) bool {
	c := d.words[i].clause
	if c < 0 || c == d.words[f.order].clause || d.clauses[c].kind != mainClause {
		return false
	}
	return d.nextService(c, int32(len(d.words)), f.mention) >= 0
}

// addTo notes what a time expression says of when a measure binds; the first word on it counts.
func (t *timeExpr) addTo(eff *edikt.Effective) {
	switch t.role {
	case fromTime:
		eff.From = cmp.Or(eff.From, t.value)
	case byTime:
		eff.Deadline = cmp.Or(eff.Deadline, t.value)
	case forTime:
		eff.Duration = cmp.Or(eff.Duration, t.value)
	}
}

// setEffect files when a measure binds: its start, else its deadline, else how long.
func setEffect(e *edikt.Event, eff edikt.Effective) {
	if eff == (edikt.Effective{}) {
		return
	}
	e.Effective = &eff
	e.When = cmp.Or(eff.From, eff.Deadline, eff.Duration)
}

// effectNear gives measures of which nothing is said about when they bind what one of the two sentences behind them in the
// paragraph says of the measure: Das Verbot gilt für sechs Monate. L'interdiction entre en vigueur le 1er juin.
func (d *document) effectNear(events []found) {
	for i := range events {
		f := &events[i]
		if f.Effective != nil || f.When != "" && f.status != announced {
			continue
		}
		home := d.words[f.order].sentence
		for k := home + 1; k < int32(len(d.sentences)) && k <= home+2 && d.sentences[k].Paragraph == d.sentences[home].Paragraph; k++ {
			if !d.tellsEffect(k, f.Kind) {
				continue
			}
			var eff edikt.Effective
			for _, t := range d.times(k) {
				if t.role == atTime {
					t.role = fromTime
				}
				t.addTo(&eff)
			}
			setEffect(&f.Event, eff)
			break
		}
	}
}

// measureNoun reports whether a noun can mean a measure of a kind told before: das Verbot, die Anordnung, cette mesure.
func (d *document) measureNoun(w *word, kind edikt.Kind) bool {
	if w.noun == 0 {
		return false
	}
	return w.class.has(d.g.known.measureNoun) ||
		slices.ContainsFunc(d.g.byNoun[w.noun], func(r *rule) bool { return r.kind == kind || r.same })
}

// tellsEffect reports whether a sentence is about the measure told before it and says that it binds.
func (d *document) tellsEffect(si int32, kind edikt.Kind) bool {
	s := d.sentences[si]
	about := false
	for i := s.First; i < s.Last; i++ {
		w := &d.words[i]
		if i < s.First+3 && (d.measureNoun(w, kind) || w.fold == "es" || w.fold == "elle") {
			about = true
		}
		if about && d.g.effects[w.fold] {
			return true
		}
	}
	return false
}

func (d *document) isFutureDate(v string) bool {
	now := d.date.End()
	if v == "" || now.IsZero() || strings.HasPrefix(v, "P") {
		return false
	}
	return edikt.Date(v).Start().After(now)
}

// assert notes when a measure was taken; what lies more than three weeks before the article is background.
func (d *document) assert(e *edikt.Event, t timeExpr) {
	at := edikt.Date(t.value)
	now := d.date.Start()
	if !at.Valid() || now.IsZero() || at.Start().After(now) {
		return
	}
	e.Asserted = at
	e.Background = now.Sub(at.End()).Hours() > 21*24
}
