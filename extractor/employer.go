package extractor

import (
	"edikt/language"
	"edikt/language/gazetteer"
)

// employers turns services and vendors into institutions where they act as employers: at the head of a sentence that has
// staff and another service in it. Samsung verbietet Mitarbeitern ChatGPT; Amazon interdit TikTok à ses salariés. It comes
// before the clauses, which ask who can be a subject.
func (d *document) employers() {
	for i := range d.mentions {
		m := &d.mentions[i]
		if m.kind != targetMention || m.modifier || m.anaphor || d.generic(m.entry) {
			continue
		}
		s := d.sentences[d.words[m.head].sentence]
		company := d.companyBefore(m)
		first := m.first
		if company != nil { // die Firma Apple
			first = d.ownerBefore(company.first)
		}
		if d.g.german && (d.besideCompany(m, s) || d.takesStep(m, s) || d.vendorToo(m, s) || d.ownPeople(m, s) || d.takenUpAsBody(m, s)) {
			d.employ(m.first, m.last)
			continue
		}
		row := d.pastTurn(d.rowBehind(m, s), s)
		switch {
		case d.leads(first, row, s) && (d.hasStaff(m, row, s) || d.g.german && d.rulesAtWork(m, row, s, company != nil)):
			d.employ(m.first, row)
		case !d.g.german && d.broadcasts(m) && d.leads(first, row, s):
			d.employ(m.first, m.last)
		case d.atHome(first, m, s) || d.bannedAt(first, m, s):
			d.employ(m.first, m.last)
		default:
			continue
		}
		if company != nil {
			m.kind, company.last, company.anaphor = partMention, m.last, false
		}
	}
}

// broadcasts reports whether a service is a broadcaster that no state steers, which acts for itself: La BBC a fait de même.
func (d *document) broadcasts(m *mention) bool {
	e := &d.g.gaz.Entries()[m.entry]
	switch e.Origin {
	case "GB", "DE", "FR", "US":
		return e.Sort == "media"
	}
	return false
}

// rowBehind is where the row of those who stand together with m ends: Apple, Samsung und die Bank.
func (d *document) rowBehind(m *mention, s language.Sentence) int32 {
	last := m.last
	for last+1 < s.Last && (d.words[last].fold == "," || d.g.coordinators[d.words[last].fold]) {
		i := last + 1
		if d.words[i].is(isDet) && i+1 < s.Last {
			i++
		}
		k := d.words[i].mention
		if k < 0 || d.mentions[k].kind != targetMention && !d.mentions[k].acts() {
			break
		}
		last = d.mentions[k].last
	}
	return last
}

// pastTurn is the token behind a French insertion between commas that sets the row ending at i off from others, and i where none does: Google,
// de son côté, bloque ....
func (d *document) pastTurn(i int32, s language.Sentence) int32 {
	if d.g.german || i+1 >= s.Last || d.words[i].fold != "," {
		return i
	}
	end := d.insertionEnd(i)
	if end == i || end >= s.Last || !d.ownPart(end-2) && !(apartWords[d.words[i+1].fold] && end-i <= 5) && !(sourceWords[d.words[i+1].fold] && d.aheadOnly(i+1, end-1)) {
		return i
	}
	return end
}

// sourceWords open an insertion that says in what or when something was told.
var sourceWords = wordSet("dans", "par", "lors", "via", "depuis")

// employ makes institutions of the services and vendors from first to last.
func (d *document) employ(first, last int32) {
	for i := range d.mentions {
		if m := &d.mentions[i]; m.kind == targetMention && m.first >= first && m.last <= last && !m.modifier && !m.anaphor && !d.generic(m.entry) {
			m.kind, m.entry, m.sort = actorMention, -1, "company"
		}
	}
}

// companyBefore is the noun for a company that a name stands behind, or nil.
func (d *document) companyBefore(m *mention) *mention {
	if i := d.prev(m.first); i >= 0 && d.words[i].mention >= 0 {
		if h := &d.mentions[d.words[i].mention]; h.kind == actorMention && h.sort == "company" && h.last == m.first {
			return h
		}
	}
	return nil
}

// leads reports whether a phrase stands where the subject of an active sentence does: before its finite verb or, in German,
// right behind it.
func (d *document) leads(first, last int32, s language.Sentence) bool {
	l := d.left(first)
	if l.prep != "" || l.rel != relNone {
		return false
	}
	if (d.startsAt(l.at, s.First) || d.g.german && (d.opensBehindSign(l.at) || l.at > s.First && d.startsAt(l.at-1, s.First) && d.g.alsoWords[d.words[l.at-1].fold]) || !d.g.german && d.aheadOnly(s.First, l.at-1)) && last < s.Last {
		return d.acting(&d.words[last])
	}
	verb := l.at - 1
	for d.g.german && verb > s.First && d.words[verb].is(isAdv) && !d.words[verb].is(isFinite) { // hatten schon Apple und Samsung
		verb--
	}
	if !d.g.german || verb <= s.First || !d.acting(&d.words[verb]) {
		return false
	}
	for i := s.First; i < verb; i++ {
		if m := d.words[i].mention; m >= 0 && d.mentions[m].acts() {
			return false // Der Senat hat TikTok ...
		}
	}
	return true
}

// aheadOnly reports whether nothing but a phrase without a verb stands from first to the comma at end: Dans une note interne, la BBC incite ....
func (d *document) aheadOnly(first, end int32) bool {
	if end <= first || d.words[end].fold != "," || !d.words[first].is(isPrep|isAdv) && !d.words[first].class.has(d.g.known.time) {
		return false
	}
	for i := first; i < end; i++ {
		if w := &d.words[i]; w.fold == "," || w.is(isInf|isPron|isRel) && !w.is(isNoun|isDet|isPrep) || w.is(isFinite) && !w.is(isNoun|isAdj|isPrep|isAdv) {
			return false
		}
	}
	return true
}

// acting reports whether a finite verb can have someone who acts as its subject: not wird ... verboten, ne peut être utilisé.
func (d *document) acting(w *word) bool {
	return w.is(isFinite) && !w.is(isModal) && (!w.is(isAux) || w.verb == d.g.haben || !d.g.german && w.verb != d.g.etre)
}

// within are words for what only binds a company's own people.
var within = wordSet("intern", "firmenintern", "unternehmensintern", "konzernintern", "konzernweit", "unternehmensweit", "interne")

// hasStaff reports whether people who are not just the public stand behind the row that ends at last, and a service other than m or
// the use of one told before, before the next comma.
func (d *document) hasStaff(m *mention, last int32, s language.Sentence) bool {
	staff, other := false, false
	for i := last; i < s.Last && d.words[i].fold != ","; i++ {
		k := d.words[i].mention
		if k < 0 {
			w := &d.words[i]
			staff = staff || within[w.fold]
			other = other || !d.g.german && s.First > 0 && i == last && w.fold == "l'" && w.is(isPron) && !w.is(isDet)                                                                  // Google l'a retirée
			other = other || s.First > 0 && w.is(isNoun) && d.left(i).det >= 0 && (w.class.has(d.g.known.use) || !d.g.german && w.class.has(d.g.known.service) && d.left(i).prep == "") // die Nutzung; bloque l'application
			continue
		}
		switch o := &d.mentions[k]; o.kind {
		case groupMention:
			staff = staff || !d.words[o.head].class.has(d.g.known.public)
		case targetMention:
			other = other || o.entry != m.entry && !d.generic(o.entry) && d.left(o.first).rel != relCoord
		}
	}
	return staff && other
}

// atHome reports whether the sentence opens with a company as the place where its people work: Chez Samsung, le personnel ...;
// Chez Airbus, on ....
func (d *document) atHome(first int32, m *mention, s language.Sentence) bool {
	if l := d.left(first); d.g.german || l.prep != "chez" || l.at != s.First || m.last >= s.Last || d.words[m.last].fold != "," {
		return false
	}
	for i := m.last; i < s.Last; i++ {
		w := &d.words[i]
		if k := w.mention; k >= 0 && d.mentions[k].kind == groupMention && !d.words[d.mentions[k].head].class.has(d.g.known.public) || w.fold == "on" {
			return true
		}
	}
	return false
}

// bannedAt reports whether a vendor is only where another's service is banned: ChatGPT interdit chez Apple.
func (d *document) bannedAt(first int32, m *mention, s language.Sentence) bool {
	e := &d.g.gaz.Entries()[m.entry]
	if d.g.german || e.Type != gazetteer.Vendor || d.left(first).prep != "chez" {
		return false
	}
	for k := range d.mentions {
		o := &d.mentions[k]
		if o.kind == targetMention && o.first >= s.First && o.last <= first && o.entry >= 0 && o.entry != m.entry && d.g.gaz.Entries()[o.entry].Parent != e.ID {
			return true
		}
	}
	return false
}
