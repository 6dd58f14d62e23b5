package extractor

import (
	"strings"
	"time"

	"edikt"
	"edikt/language"
)

// soon reports whether a statement in the present tense lies ahead: dreht der App bald den Saft ab.
func (d *document) soon(cl *clause) bool { return d.openAhead(cl) && d.timedAhead(cl) }

// bindsAhead reports whether what a clause forbids or demands in the present tense lies ahead: interdit à ses agents d'utiliser X dès l'automne.
func (d *document) bindsAhead(cl *clause) bool {
	if !d.openAhead(cl) {
		return false
	}
	for k := range d.clauses {
		in := &d.clauses[k]
		if in.kind == infinitiveClause && in.sentence == cl.sentence && in.parent >= 0 && &d.clauses[in.parent] == cl && !d.purposeful(in) && d.timedAhead(in) {
			return true
		}
	}
	return false
}

// openAhead reports whether the form of a clause lets a time to come put what it tells ahead.
func (d *document) openAhead(cl *clause) bool {
	if cl.finite < 0 {
		return !d.g.german && (cl.passive || cl.kind == fragment)
	}
	return !d.tellsDoneOrPast(cl)
}

// tellsDoneOrPast reports whether a clause with a finite verb tells of something done: hatte verboten, hat verboten, a interdit.
func (d *document) tellsDoneOrPast(cl *clause) bool {
	if d.words[cl.finite].is(isPast) {
		return true
	}
	if d.g.german {
		return d.words[cl.finite].verb == d.g.haben || d.inPerfect(cl)
	}
	return !cl.passive && d.auxiliaryUse(cl.finite)
}

// timedAhead reports whether a clause names a time to come.
func (d *document) timedAhead(cl *clause) bool {
	for n, i := range cl.words {
		if d.pointsAhead(cl, n) && !d.since(i) && !(d.g.german && d.remnantAt(i) >= 0) {
			return true
		}
	}
	return false
}

// pointsAhead reports whether the n-th word of a clause begins or ends a time to come: bald, ab Herbst, cet automne, nach Ostern.
func (d *document) pointsAhead(cl *clause, n int) bool {
	i, rest := cl.words[n], cl.words[n+1:]
	w := &d.words[i]
	if w.class.has(d.g.known.soon) || d.g.fromHere[w.fold] && w.is(isPrep) && d.timeAhead(rest) && !(n > 0 && d.words[cl.words[n-1]].fold == "bis") || d.seasonToCome(i) {
		return true
	}
	if d.g.german {
		return d.pointsAheadGerman(cl, n)
	}
	before := func(k int, fold string) bool { return n >= k && d.words[cl.words[n-k]].fold == fold }
	switch {
	case d.g.coming(w.fold): // lundi prochain
		return n > 0 && d.timeWord(cl.words[n-1]) || len(rest) > 0 && d.timeWord(rest[0])
	case w.fold == "avenir", d.g.schoolYears[w.fold]:
		return before(2, "à") && !d.past(i)
	case w.fold == "partir", w.fold == "compter": // à partir de mai
		return before(1, "à") && len(rest) > 1 && d.timeAhead(rest[1:])
	case w.fold == "après":
		return len(rest) > 1 && d.holiday(rest[1])
	}
	return false
}

// pointsAheadGerman is pointsAhead for what only German says.
func (d *document) pointsAheadGerman(cl *clause, n int) bool {
	i, rest := cl.words[n], cl.words[n+1:]
	w := &d.words[i]
	switch w.fold {
	case "an": // untersagt von Herbst an den Verkauf
		return n > 1 && d.closesTime(i, cl.words[0]) && d.timeAhead(cl.words[n-1:])
	case "vor": // verlässt X vor der Sommerpause
		return len(rest) > 1 && (d.holiday(rest[0]) || d.holiday(rest[1])) && d.punctual(cl)
	case "noch": // verlässt X noch in diesem Jahr
		return d.timeAhead(rest) && d.punctual(cl) && cl.neg < 0
	case "nach":
		return len(rest) > 1 && (d.holiday(rest[0]) || d.holiday(rest[1]))
	case "per", "auf": // stellt den Betrieb auf Ende Jahr ein
		return len(rest) > 1 && d.words[rest[0]].fold == "ende" && d.timeAhead(rest[1:])
	case "im":
		if len(rest) > 0 && d.monthAhead(rest[0]) && d.tellsPresent(cl.finite) && !d.sinceTold(cl) && !d.attributive(cl.words, n+2) {
			return true // sperrt die App im April
		}
		fallthrough
	case "bis":
		return len(rest) > 0 && d.timeAhead(rest[:min(2, len(rest))]) && d.punctual(cl) && !d.attributive(cl.words, n+2) && !d.sinceTold(cl)
	case "ende", "anfang", "mitte":
		return n == 0 && len(rest) > 1 && rest[1] == cl.finite && d.monthAhead(rest[0]) && !d.words[cl.finite].is(isPast) // Ende März wird der Kanal gelöscht
	case "zukunft":
		return n > 0 && d.words[cl.words[n-1]].fold == "in"
	}
	return len(rest) > 0 && d.g.coming(w.fold) && (d.words[rest[0]].class.has(d.g.known.time) || d.words[rest[0]].fold == "schritt") && cl.neg < 0 && !d.schoolBegan(i) // schliesst nächste Woche
}

// schoolBegan reports whether the word at i is the "neu" of a school year that begins in the months of the article: in September mit dem
// neuen Schuljahr.
func (d *document) schoolBegan(i int32) bool {
	if i < 2 || int(i)+1 >= len(d.words) || len(d.date) < len("2006-01") || !d.g.schoolYears[d.words[i+1].fold] || d.words[i-2].fold != "mit" {
		return false
	}
	now := d.date.Start().Month()
	return now >= time.August && now <= time.October
}

// timeWord reports whether the word at i names a span, day or season: semaine, lundi, printemps.
func (d *document) timeWord(i int32) bool {
	f := d.words[i].fold
	return d.words[i].class.has(d.g.known.time) || d.g.seasons[f] > 0 || d.g.schoolYears[f] || d.weekday(f) >= 0
}

// seasonToCome reports whether the word at i is a season that begins in the months behind the article's: in July im Herbst, cet automne.
func (d *document) seasonToCome(i int32) bool {
	start := d.g.seasons[d.words[i].fold]
	now := d.date.Start()
	if start == 0 || i == 0 || now.IsZero() || len(d.date) < len("2006-01") || start <= now.Month() {
		return false
	}
	if y, n := d.yearAt(i+1, d.sentences[d.words[i].sentence].Last); n > 0 && y != now.Format("2006") {
		return false
	}
	switch d.words[i-1].fold {
	case "im", "diesen", "au", "cet", "en", "l'":
		return d.words[i-1].fold != "l'" || i > 1 && (d.words[i-2].fold == "à" || d.words[i-2].fold == "dès")
	}
	return false
}

// attributive reports whether the n-th word is an attribute: ihren im Herbst gestarteten Kanal.
func (d *document) attributive(words []int32, n int) bool {
	if n >= len(words) {
		return false
	}
	w := &d.words[words[n]]
	return !w.is(isFinite|isNoun|isName|isDet|isPrep|isPunct) && (w.is(isAdj|isPP) || len(w.readings) == 0) && adjectiveEnding(w.fold)
}

// timeAhead reports whether a time noun, month or number follows: ab Pfingsten, ab dem zweiten Halbjahr; not: ab sofort.
func (d *document) timeAhead(words []int32) bool {
	for _, i := range words[:min(len(words), 4)] {
		w := &d.words[i]
		if now, ok := d.g.dayWords[w.fold]; ok && now <= 0 || w.mention >= 0 || w.fold == "présent" {
			return false // zu Microsoft 365; dès à présent
		}
		if w.class.has(d.g.known.time) || w.tok.Kind == language.Number || d.g.months[w.fold] > 0 || d.g.schoolYears[w.fold] {
			return !d.past(i)
		}
		if w.is(verbal) && !w.is(isAdj) {
			return false
		}
	}
	return false
}

// past reports whether the time expression at i lies before the article.
func (d *document) past(i int32) bool {
	for _, t := range d.times(d.words[i].sentence) {
		if t.first <= i && i < t.last && t.value != "" && t.value[0] != 'P' {
			return !d.date.Start().IsZero() && !edikt.Date(t.value).End().After(d.date.Start())
		}
	}
	return false
}

// holiday reports whether token i names holidays or a break.
func (d *document) holiday(i int32) bool {
	switch d.words[i].fold {
	case "ostern", "pfingsten", "weihnachten", "sommerpause", "winterpause", "jahreswechsel", "semesterende", "vacances", "pâques", "noël", "fêtes":
		return true
	}
	return strings.HasSuffix(d.words[i].fold, "ferien")
}
