package extractor

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"edikt"
)

// setTimes files the time expressions of the sentence: start of effect, deadline, duration, and when it was decided. Of two in
// the same role the one in the measure's own clause counts, else the first.
func (d *document) setTimes(f *found, si int32) {
	e := &f.Event
	var eff edikt.Effective
	e.Asserted = d.date
	times := d.times(si)
	if len(times) == 0 {
		if t, ok := d.toldBefore(si); ok {
			times = append(times, t)
		}
	}
	for _, own := range [...]bool{true, false} {
		for _, t := range times {
			if d.near(t.first, f) != own || d.ofAnotherService(t.first, f) || d.ofAnotherActor(t.first, f) {
				continue
			}
			if t.role == atTime && t.value != "" && e.When == "" {
				e.When = d.comingDay(t, f, own)
				d.assert(e, t)
			}
			if d.since(t.first) && d.isFutureDate(t.value) {
				continue // seit dem neuen Schuljahr
			}
			t.addTo(&eff)
			if (t.ahead && !d.toldPast(t.first) || d.g.german && d.endsSpan(t) && d.notOver(t) && d.tellsPresentTime(t.first)) && own && f.status == fact && !f.fixed {
				f.status = announced
			}
		}
	}
	told := e.When
	if f.status == fact && !f.fixed && d.holdsLater(si, f) {
		f.status = announced // verbannt Handys; vom Herbst an gilt die Vorgabe
	}
	setEffect(e, eff)
	f.ahead = d.isFutureDate(eff.From) || d.isFutureDate(eff.Deadline)
	if f.status == fact && !f.fixed && (d.isFutureDate(eff.From) || eff == (edikt.Effective{}) && d.isFutureDate(e.When)) {
		f.status = announced
	}
	if d.g.german && f.status == fact && !f.fixed && !d.heldSince(f) && f.Kind == edikt.Ban && d.farAhead(edikt.Date(eff.Deadline)) && (told == "" || d.isFutureDate(told)) {
		f.status = announced // bis Ende 2029 müssen die Bauteile aus den Netzen
	}
	if d.g.german && f.status == fact && !f.fixed && channelKind(f.Kind) && d.isFutureDate(eff.Deadline) && d.tellsPresent(f.order) {
		f.status = announced // Ende Mai schließt sie ihr Konto
	}
}

// heldSince reports whether the measure's own clause says since when it holds.
func (d *document) heldSince(f *found) bool {
	c := d.words[f.order].clause
	return c >= 0 && slices.ContainsFunc(d.clauses[c].words, func(i int32) bool {
		return d.words[i].fold == "seit" && d.words[i].is(isPrep) || d.words[i].fold == "bereits" || d.words[i].fold == "längst"
	})
}

// farAhead reports whether a deadline lies half a year or more behind the article: the measure is decided, but not yet felt.
func (d *document) farAhead(deadline edikt.Date) bool {
	return deadline != "" && !d.date.Start().IsZero() && deadline.Start().Sub(d.date.Start()).Hours() > 180*24
}

// comingDay is the value of a time; the day of the week on which an announced measure comes is the next one.
func (d *document) comingDay(t timeExpr, f *found, own bool) string {
	if !own || f.status != announced || d.weekday(d.words[t.first].fold) < 0 || d.toldPast(t.first) {
		return t.value
	}
	if at := edikt.Date(t.value).Start(); at.Before(d.date.Start()) {
		return at.AddDate(0, 0, 7).Format(time.DateOnly)
	}
	return t.value
}

// near reports whether a time stands in the clause of the measure's trigger or of its service.
func (d *document) near(i int32, f *found) bool {
	c := d.words[i].clause
	return c == d.words[f.order].clause || c == d.mentions[f.mention].clause
}

// toldBefore is the time that a sentence without one of its own takes up from the two before it in its paragraph: von da an,
// damals, dès lors.
func (d *document) toldBefore(si int32) (timeExpr, bool) {
	s := d.sentences[si]
	then := int32(-1)
	for i := s.First; i < s.Last && then < 0; i++ {
		if slices.ContainsFunc(d.g.thenWords, func(words []string) bool { return d.phraseAt(words, i) }) {
			then = i
		}
	}
	if then < 0 {
		return timeExpr{}, false
	}
	for k := si - 1; k >= 0 && k >= si-2 && d.sentences[k].Paragraph == s.Paragraph; k-- {
		told := d.times(k)
		for n := len(told) - 1; n >= 0; n-- {
			if t := told[n]; t.role != forTime && t.value != "" && t.value[0] != 'P' {
				t.first, t.last = then, then+1
				return t, true
			}
		}
	}
	return timeExpr{}, false
}

// ofAnotherService reports whether a time stands in a clause of its own that is about another service: Zoom ist gesperrt, Teams
// folgt im Mai.
func (d *document) ofAnotherService(i int32, f *found) bool {
	c := d.words[i].clause
	if c < 0 || c == d.words[f.order].clause || d.clauses[c].kind != mainClause {
		return false
	}
	return d.nextService(c, int32(len(d.words)), f.mention) >= 0 || d.sinceBefore(i) && d.onlyOthers(c, f)
}

// onlyOthers reports whether a clause names services, and not the one of the event: on le retrouve depuis hier sur Threads.
func (d *document) onlyOthers(c int32, f *found) bool {
	others := false
	for _, i := range d.clauses[c].words {
		if m := d.words[i].mention; m >= 0 && d.mentions[m].kind == targetMention {
			if d.mentions[m].entry == d.mentions[f.mention].entry {
				return false
			}
			others = true
		}
	}
	return others
}

// ofAnotherActor reports whether a time stands in a clause beside the measure's in which somebody else acts: Italien sperrte die
// App im Januar, Taiwan zog nach.
func (d *document) ofAnotherActor(i int32, f *found) bool {
	c, home := d.words[i].clause, d.words[f.order].clause
	if m := d.remnantAt(i); m >= 0 && m != f.actor {
		return true
	}
	if c < 0 || home < 0 || f.actor < 0 || d.near(i, f) || d.clauses[c].kind != mainClause || d.clauses[home].kind != mainClause && d.clauses[home].kind != relativeClause {
		return false
	}
	s := d.subjectOf(c)
	return s.mention >= 0 && d.mentions[s.mention].group != d.mentions[f.actor].group && d.entityOf(s.mention).id != f.ActorID()
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
			var eff edikt.Effective
			ahead := false
			switch about := d.tellsEffect(k, f.Kind); {
			case about && !d.anothers(k, f, events):
				for _, t := range d.times(k) {
					if t.role == atTime {
						t.role = fromTime
					}
					t.addTo(&eff)
					ahead = ahead || t.ahead
				}
				ahead = ahead || d.holdsLater(k, f)
			case k == home+1 && (f.When == "" || f.status == announced) && !d.anothers(k, f, events):
				eff.From = d.startAhead(k)
			}
			if eff != (edikt.Effective{}) || ahead || d.tellsEffect(k, f.Kind) {
				setEffect(&f.Event, eff)
				if f.status == fact && !f.fixed && (ahead || d.isFutureDate(eff.From)) {
					f.status = announced // decided, and not yet in force
				}
				break
			}
		}
	}
}

// holdsLater reports whether a clause of a sentence, behind the one that tells a ban or a duty, says of it that it holds from a time to
// come on, be it a season: Die Regel gilt vom Herbst an.
func (d *document) holdsLater(si int32, f *found) bool {
	if f.Kind != edikt.Ban && f.Kind != edikt.Mandate || d.heldSince(f) {
		return false
	}
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.sentence != si || len(cl.words) == 0 || cl.words[0] <= f.order || d.ofAnotherActor(cl.words[0], f) {
			continue
		}
		about, binds := false, false
		for n, i := range cl.words {
			w := &d.words[i]
			about = about || d.measureNoun(w, f.Kind) || n == 0 && (w.fold == "sie" || w.fold == "es" || w.fold == "elle")
			binds = binds || d.g.effects[w.fold]
		}
		if about && binds && (d.soon(cl) || cl.finite >= 0 && d.words[cl.finite].is(isFuture)) {
			return true
		}
	}
	return false
}

// startAhead is a day to come with which a sentence begins, from when on something holds: Ab August müssen ..., "" for none.
func (d *document) startAhead(k int32) string {
	first := d.sentences[k].First
	for _, t := range d.times(k) {
		if t.first > first+3 {
			return ""
		}
		if t.role == fromTime && d.isFutureDate(t.value) {
			return t.value
		}
	}
	return ""
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
		if i < s.First+3 && (d.measureNoun(w, kind) && (d.g.german || d.saysNoMore(i)) || w.fold == "es" || w.fold == "elle") {
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
	return !edikt.Date(v).Start().Before(now)
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

// since reports whether "seit" stands before a time: what it tells has begun.
func (d *document) since(i int32) bool {
	for j := i; j >= 0 && j > i-4 && d.words[j].sentence == d.words[i].sentence; j-- {
		if f := d.words[j].fold; f == "seit" || f == "depuis" {
			return true
		}
	}
	return false
}
