package extractor

import (
	"slices"
	"strings"

	"edikt/language"
	"edikt/language/gazetteer"
)

// besideCompany reports whether a vendor or shop is one of several who act: Amazon und die Bank JPMorgan haben ChatGPT verboten.
func (d *document) besideCompany(m *mention, s language.Sentence) bool {
	e := &d.g.gaz.Entries()[m.entry]
	if e.Type != gazetteer.Vendor && e.Sort != "shop" || d.left(m.first).prep != "" {
		return false
	}
	i := m.last
	if i+1 >= s.Last || d.words[i].fold != "und" && d.words[i].fold != "," {
		return false
	}
	if i++; d.words[i].is(isDet) && i+1 < s.Last {
		i++
	}
	k := d.words[i].mention
	if k < 0 {
		return false
	}
	o := &d.mentions[k]
	if o.acts() && o.sort != "company" && o.sort != "bank" && (m.first != s.First || o.last >= s.Last || !d.acting(&d.words[o.last])) {
		return false // sperrt Temu, Belgien Shein
	}
	if !o.acts() && !d.words[i].class.has(d.g.known.actorHead) || o.kind == targetMention && d.g.gaz.Entries()[o.entry].Type != gazetteer.Vendor {
		return false
	}
	for i = d.mentions[k].last; i < s.Last && d.words[i].fold != ","; i++ {
		if w := &d.words[i]; w.is(isNoun) && w.mention < 0 && w.class.has(d.g.known.service) && d.left(i).det >= 0 {
			return true // den Einsatz des Chatbots
		}
		if t := d.words[i].mention; t >= 0 && d.mentions[t].kind == targetMention {
			if l := d.left(d.mentions[t].first); l.rel != relCoord && d.mentions[t].entry != m.entry {
				return true
			}
		}
	}
	return false
}

// vendorToo reports whether a vendor is said behind a company to do the same: Samsung verbietet Mitarbeitern ChatGPT, Apple ebenfalls.
func (d *document) vendorToo(m *mention, s language.Sentence) bool {
	l := d.left(m.first)
	if d.g.gaz.Entries()[m.entry].Type != gazetteer.Vendor || l.prep != "" || l.at <= s.First || !boundary(&d.words[l.at-1]) && !d.g.alsoWords[d.words[l.at-1].fold] {
		return false
	}
	i := m.last
	for i < s.Last && (d.g.alsoWords[d.words[i].fold] || d.words[i].class.has(d.g.known.ellipsis)) {
		i++
	}
	if i == m.last && !d.g.alsoWords[d.words[l.at-1].fold] || i < s.Last && !d.words[i].is(isPunct) {
		return false
	}
	company, service := false, false
	for j := s.First; j < l.at; j++ {
		if k := d.words[j].mention; k >= 0 {
			company = company || d.mentions[k].kind == actorMention && (d.mentions[k].sort == "company" || d.mentions[k].sort == "bank")
			service = service || d.mentions[k].kind == targetMention && d.g.gaz.Entries()[d.mentions[k].entry].Type != gazetteer.Vendor
		}
	}
	return company && service
}

// takesStep reports whether a vendor or a broadcaster opens a clause and does what is only told of those who take a step: SAP prüft
// noch; die BBC tat dasselbe. No other service stands in the clause.
func (d *document) takesStep(m *mention, s language.Sentence) bool {
	e := &d.g.gaz.Entries()[m.entry]
	l := d.left(m.first)
	if e.Type != gazetteer.Vendor && e.Sort != "media" || l.prep != "" || l.rel != relNone || int(m.last) >= len(d.words) || m.last >= s.Last {
		return false
	}
	if l.at > s.First && d.words[l.at-1].fold != "," && d.words[l.at-1].fold != ";" && !d.g.listWords[d.words[l.at-1].fold] {
		return false
	}
	v := &d.words[m.last]
	if !v.is(isFinite) || v.is(isModal) {
		return false
	}
	step := v.class.has(d.g.known.follow)
	for i := m.last; i < s.Last && !boundary(&d.words[i]); i++ {
		w := &d.words[i]
		if t := d.targetAt(i); t >= 0 && d.mentions[t].entry != m.entry {
			return false
		}
		switch w.fold {
		case "nach", "dasselbe", "mit":
			step = step || int(i)+1 >= len(d.words) || w.fold == "dasselbe" || d.words[i+1].is(isPunct)
		case "noch":
			step = step || d.effectOf(m.last) == opConsider
		}
	}
	return step
}

// ownPeople reports whether a company or broadcaster is only named as whose people something else is about: Googles Mitarbeiter müssen
// auf Zoom verzichten; bei der BBC wurde die Belegschaft gebeten, TikTok zu löschen.
func (d *document) ownPeople(m *mention, s language.Sentence) bool {
	if !d.mayEmploy(m) || !d.namesOther(m, s) {
		return false
	}
	l := d.left(m.first)
	if l.prep == "bei" && d.opensText(l.at, s) {
		return d.staffFrom(m.last, s) || d.tabooFrom(m.last, s)
	}
	if people := l.at - 1; people >= s.First && (l.prep == "von" || l.rel == relGen) && d.words[people].class.any(d.g.atWork) && d.mentionOf(people, groupMention) >= 0 {
		return true // die Mitarbeiter der BBC, Mitarbeiter von Samsung
	}
	return d.opensText(m.first, s) && m.last < s.Last && genitiveName(d.words[m.first].fold) && d.words[m.last].mention >= 0 && d.mentions[d.words[m.last].mention].kind == groupMention
}

// opensText reports whether a phrase at token i opens its sentence, or what stands behind a colon or a dash in it.
func (d *document) opensText(i int32, s language.Sentence) bool {
	return d.startsAt(i, s.First) || i-s.First < 8 && dash(d.words[i-1].fold)
}

// mayEmploy reports whether a service is the name of a firm or broadcaster.
func (d *document) mayEmploy(m *mention) bool {
	e := &d.g.gaz.Entries()[m.entry]
	return e.Type == gazetteer.Vendor || e.Sort == "media"
}

// staffFrom reports whether people at work stand in a sentence from token i on.
func (d *document) staffFrom(i int32, s language.Sentence) bool {
	for ; i < s.Last; i++ {
		if k := d.words[i].mention; k >= 0 && d.mentions[k].kind == groupMention && d.words[d.mentions[k].head].class.any(d.g.atWork) || d.atWorkDevice(i) {
			return true
		}
	}
	return false
}

// tabooFrom reports whether something is said to be forbidden in a sentence from token i on.
func (d *document) tabooFrom(i int32, s language.Sentence) bool {
	for ; i < s.Last; i++ {
		switch d.words[i].fold {
		case "tabu", "verboten", "untersagt", "unerwünscht":
			return true
		}
	}
	return false
}

// atWorkDevice reports whether a device that people have at work stands at i: Dienstgeräte, Firmenrechner.
func (d *document) atWorkDevice(i int32) bool {
	w := &d.words[i]
	return w.is(isNoun) && w.class.has(d.g.known.device) && slices.ContainsFunc(workStarts[:], func(p string) bool { return strings.HasPrefix(w.fold, p) })
}

// workStarts are first parts of the names of devices that people have at work: Diensthandy.
var workStarts = [...]string{"dienst", "firmen", "büro", "arbeits", "geschäfts"}

// namesOther reports whether a sentence names a service that is neither m nor its maker's, and no store.
func (d *document) namesOther(m *mention, s language.Sentence) bool {
	found := false
	for i := s.First; i < s.Last; i++ {
		t := d.targetAt(i)
		if t >= 0 && d.g.gaz.Entries()[d.mentions[t].entry].Sort == "store" {
			return false // a maker clears its store
		}
		if t >= 0 && d.mentions[t].entry != m.entry && !d.generic(d.mentions[t].entry) && d.g.gaz.Entries()[d.mentions[t].entry].Parent != d.g.gaz.Entries()[m.entry].ID {
			found = true
		}
	}
	return found
}

// takenUpAsBody reports whether the sentence behind the one that a firm or broadcaster opens takes it up as a body that does something
// with another service: Die BBC hat Ärger mit X. Die Anstalt hat alle Konten gelöscht.
func (d *document) takenUpAsBody(m *mention, s language.Sentence) bool {
	si := int(d.words[m.first].sentence) + 1
	l := d.left(m.first)
	if !d.mayEmploy(m) || si >= len(d.sentences) || l.prep != "" || l.rel != relNone || !d.opensText(l.at, s) {
		return false
	}
	next := d.sentences[si]
	i := next.First
	if i+2 >= next.Last || next.Paragraph != s.Paragraph || !articles[d.words[i].fold] || !d.words[i+2].is(isFinite) || !d.words[i+1].class.has(d.g.known.hypernym) || d.words[i+1].mod != "" {
		return false
	}
	return d.namesOther(m, s) || d.namesOther(m, next)
}

// opensBehindSign reports whether token i opens a clause behind a comma, semicolon or colon: ..., Oracle untersagte es.
func (d *document) opensBehindSign(i int32) bool {
	return i > 0 && (d.words[i-1].fold == "," || d.words[i-1].fold == ";" || d.words[i-1].fold == ":")
}

// workDevice reports whether a word is a noun for what people work with: auf Dienstrechnern, auf Firmengeräten.
func (d *document) workDevice(w *word) bool {
	return w.is(isNoun) && w.class.has(d.g.known.device) && d.g.workParts[w.mod]
}

// takesUpService reports whether the word at i may take up a service named before token first: sperrt das Programm, untersagte es.
func (d *document) takesUpService(i, first int32) bool {
	w := &d.words[i]
	switch {
	case w.is(isNoun):
		l := d.left(i)
		if !w.class.has(d.g.known.service) || w.is(isPlu) || l.det < 0 || !articles[d.words[l.det].fold] {
			return false
		}
	case !w.is(isPron) || w.fold != "es" && w.fold != "sie" && w.fold != "ihn":
		return false
	}
	return slices.ContainsFunc(d.mentions, func(m mention) bool { return m.kind == targetMention && m.last <= first })
}

// rulesAtWork reports whether what stands from token i to the end of the clause is about another service than m, or one told before, and
// about m's people or devices: sperrt das Programm auf Dienstrechnern. What a company that is called one forbids needs neither: die
// Softwarefirma Oracle untersagte Zoom.
func (d *document) rulesAtWork(m *mention, i int32, s language.Sentence, company bool) bool {
	own, other := false, false
	for ; i < s.Last && d.words[i].fold != ","; i++ {
		w := &d.words[i]
		own = own || company && w.is(verbal) && w.class.has(d.g.known.forbid) || d.workDevice(w) || d.mentionOf(i, groupMention) >= 0 && w.class.any(d.g.atWork)
		other = other || d.targetAt(i) >= 0 || d.takesUpService(i, m.first)
	}
	return own && other
}

// ownerBefore is where a phrase begins whose noun stands at i, with its owner in the genitive before it: Larry Pages Firma.
func (d *document) ownerBefore(i int32) int32 {
	if k := i - 1; d.g.german && k >= 0 && d.words[k].mention >= 0 && d.words[k].sentence == d.words[i].sentence && genitiveName(d.words[k].fold) && d.mentions[d.words[k].mention].acts() {
		return d.mentions[d.words[k].mention].first
	}
	return i
}

// employerOf is the body without an entry for which those of a clause work: Mitarbeiter von Thyssenkrupp dürfen .... A mention of it is
// made. Or -1.
func (d *document) employerOf(c int32) int32 {
	cl := &d.clauses[c]
	for _, i := range cl.words {
		m := d.words[i].mention
		if m < 0 || d.mentions[m].kind != groupMention || !d.words[d.mentions[m].head].class.any(d.g.atWork) {
			continue
		}
		at := d.mentions[m].last
		last := d.sentences[cl.sentence].Last
		if at+1 >= last || d.words[at].fold != "von" && d.words[at].fold != "bei" {
			continue
		}
		if n := d.freeName(at+1, last); n > 0 {
			return d.add(mention{kind: actorMention, first: at + 1, last: at + 1 + n, head: at + 1, entry: -1, place: -1, sort: "company", clause: c})
		}
	}
	return -1
}
