package extractor

import (
	"strings"

	"edikt"
)

// stepsToCome lets a step told in the present be one to come where the sentence behind it says on what day to come it is taken:
// verabschiedet sich von X. Ende März wird das Konto stillgelegt.
func (d *document) stepsToCome() {
	for i := range d.found {
		f := &d.found[i]
		if !channelKind(f.Kind) || f.status != fact || f.fixed || !f.present || f.When != "" || f.again {
			continue
		}
		if when, ahead := d.stepAhead(f); ahead {
			f.status, f.ahead = announced, true
			setEffect(&f.Event, edikt.Effective{From: when})
		}
	}
}

// stepAhead reports whether the sentence behind an event sets it ahead, and the day that it names, "" for a season.
func (d *document) stepAhead(f *found) (when string, ahead bool) {
	si := d.words[f.order].sentence + 1
	if int(si) >= len(d.sentences) || d.sentences[si].Paragraph != d.sentences[si-1].Paragraph || !d.awake[si] || d.isQuestion(si) || !d.aboutStep(si, f) {
		return "", false
	}
	for _, t := range d.times(si) {
		if t.role != forTime && d.notOver(t) && d.tellsPresentTime(t.first) && !d.since(t.first) {
			return t.value, true
		}
	}
	return "", d.seasonAhead(si)
}

// seasonAhead reports whether a clause in the present names a season for what it tells: Los geht es im Herbst.
func (d *document) seasonAhead(si int32) bool {
	for i := d.sentences[si].First + 1; i < d.sentences[si].Last; i++ {
		if d.g.seasons[d.words[i].fold] > 0 && d.words[i-1].is(isPrep) && d.tellsPresentTime(i) {
			return true
		}
	}
	return false
}

// notOver reports whether a time lies ahead, be it in what is left of the month of the article.
func (d *document) notOver(t timeExpr) bool {
	now := d.date.Start()
	if now.IsZero() || t.value == "" || t.value[0] == 'P' {
		return false
	}
	return d.isFutureDate(t.value) || (t.role == byTime || d.endsSpan(t)) && !edikt.Date(t.value).End().Before(now)
}

// endsSpan reports whether a time is the end of a month or year: Ende März, zum Monatsende.
func (d *document) endsSpan(t timeExpr) bool {
	first := d.sentences[d.words[t.first].sentence].First
	for i := max(first, t.first-1); i < t.last; i++ {
		if d.words[i].is(isNoun) && d.atEnd(i, first) {
			return true
		}
	}
	return false
}

// tellsPresentTime reports whether the clause of a time tells of what is now or will be.
func (d *document) tellsPresentTime(i int32) bool {
	c := d.words[i].clause
	if c < 0 || d.clauses[c].finite < 0 {
		return false
	}
	return !d.words[d.clauses[c].finite].is(isPast|isSubj2) && !d.inPerfect(&d.clauses[c])
}

// aboutStep reports whether a sentence goes on about the step that an event tells, and nobody else acts in it: it names the account, the
// contract, the service or the step, or says that something starts or is over.
func (d *document) aboutStep(si int32, f *found) bool {
	about := false
	for i := d.sentences[si].First; i < d.sentences[si].Last; i++ {
		w := &d.words[i]
		if m := w.mention; m >= 0 {
			o := &d.mentions[m]
			if o.kind == targetMention && o.entry != d.mentions[f.mention].entry && !d.generic(o.entry) {
				return false
			}
			if o.acts() && o.first == i && f.actor >= 0 && w.clause >= 0 && d.subjectOf(w.clause).mention == m && !d.clauses[w.clause].passive && d.mentions[f.actor].group != o.group && d.entityOf(m).id != f.ActorID() {
				return false
			}
			about = about || o.kind == targetMention
		}
		switch w.fold {
		case "los", "schluss", "soweit", "ende":
			about = true
		}
		about = about || w.is(isNoun) && (w.class.has(d.g.known.account) || strings.HasSuffix(w.fold, "vertrag") || strings.HasPrefix(w.fold, "lizenz") || d.measureNoun(w, f.Kind))
	}
	return about
}
