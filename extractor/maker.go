package extractor

import (
	"slices"
	"strings"

	"edikt/language/gazetteer"
)

// ofItsMaker makes services of nouns that name only the maker: l'assistant de Microsoft is Copilot where the text has named it,
// das Büropaket von Microsoft is Microsoft 365, as it has no other.
func (d *document) ofItsMaker() {
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind == targetMention && m.entry >= 0 && m.modifier && d.g.german && d.g.gaz.Entries()[m.entry].Type == gazetteer.Vendor {
			d.makersCompound(m)
			continue
		}
		if m.kind != targetMention || m.entry < 0 || m.modifier || d.g.gaz.Entries()[m.entry].Type != gazetteer.Vendor {
			continue
		}
		l := d.left(m.first)
		if l.rel != relGen && !(d.g.german && l.rel == relPrep && l.prep == "von") || l.noun < 0 || !d.words[l.noun].is(isNoun) || d.words[l.noun].is(isPlu) || !d.words[l.noun].class.has(d.g.known.service) {
			continue
		}
		if d.namesItself(m) {
			m.kind = partMention // l'outil de Microsoft, Teams
			continue
		}
		o := d.left(l.noun)
		if o.rel == relAppos { // la suite bureautique de Microsoft
			o = d.left(o.noun)
		}
		if o.det < 0 && o.prep == "" || o.det >= 0 && d.g.indefinite[d.words[o.det].fold] {
			continue
		}
		e := d.childOf(m, l.noun)
		if e < 0 {
			e = d.onlyChild(m, l.noun)
		}
		if e >= 0 {
			m.entry, m.anaphor = e, true
		}
	}
}

// ofMakerTold reports whether the maker behind the noun at i has been made its service: le robot d'OpenAI.
func (d *document) ofMakerTold(i int32) bool {
	n := d.next(i)
	if n < 0 || d.g.preposition(d.words[n].fold) != "de" {
		return false
	}
	n = d.next(n)
	return n >= 0 && d.targetAt(n) >= 0 && d.mentions[d.targetAt(n)].anaphor
}

// namesItself reports whether the name of a service of the vendor m stands behind a comma: l'outil de Microsoft, Teams,
func (d *document) namesItself(m *mention) bool {
	if int(m.last)+1 >= len(d.words) || d.words[m.last].fold != "," {
		return false
	}
	t := d.targetAt(m.last + 1)
	return t >= 0 && d.mentions[t].entry >= 0 && d.madeBy(d.mentions[t].entry, m.entry)
}

// makersCompound makes a service of a compound of its maker and a noun for such services: von dem Microsoft-Produkt, der
// OpenAI-Chatbot. Products in the plural and without an article are the maker's.
func (d *document) makersCompound(m *mention) {
	w := &d.words[m.head]
	l := d.left(m.first)
	if w.is(isPlu) || l.det < 0 && l.prep == "" || l.det >= 0 && d.g.indefinite[d.words[l.det].fold] || !w.class.has(d.g.known.service) && !w.class.any(d.g.known.transparent) {
		return
	}
	e := d.childOf(m, m.head)
	if e < 0 && l.det >= 0 {
		e = d.onlyChild(m, m.head)
	}
	if e >= 0 {
		m.entry, m.modifier, m.anaphor = e, false, true
	}
}

// childOf is the service of the vendor m that the noun at i means: the one named last before. An entry, or -1.
func (d *document) childOf(m *mention, i int32) int32 {
	best := int32(-1)
	for k := range d.mentions {
		c := &d.mentions[k]
		if c.kind == targetMention && c.entry >= 0 && c.first < i && d.madeBy(c.entry, m.entry) && d.g.names.fits(c.entry, &d.words[i]) {
			best = c.entry
		}
	}
	return best
}

// onlyChild is the one service of the vendor m whose sort the noun at i tells: a suite, a chatbot, but not an app. An entry, or -1.
func (d *document) onlyChild(m *mention, i int32) int32 {
	best := int32(-1)
	entries := d.g.gaz.Entries()
	for e := range entries {
		if entries[e].Type != gazetteer.Service || !d.madeBy(int32(e), m.entry) || !d.tellsSort(&entries[e], &d.words[i]) {
			continue
		}
		if best >= 0 {
			return -1
		}
		best = int32(e)
	}
	return best
}

// tellsSort reports whether the noun in w says the sort of the service.
func (d *document) tellsSort(e *gazetteer.Entry, w *word) bool {
	for _, noun := range e.Nouns {
		if telling[noun] && w.class.has(d.g.nounClass[noun]) {
			return true
		}
	}
	return false
}

// makerActs reports whether the company a is the maker of the service m: Meta a lancé Threads.
func (d *document) makerActs(a int32, m *mention) bool {
	x := &d.mentions[a]
	if x.entry >= 0 || m.entry < 0 {
		return false
	}
	v, ok := d.g.gaz.ByID(d.g.gaz.Entries()[m.entry].Parent)
	return ok && v.Type == gazetteer.Vendor && strings.EqualFold(v.Name.In(d.g.lang), d.span(x.first, x.last).Text)
}

// madeBy reports whether a service's maker is the vendor.
func (d *document) madeBy(service, vendor int32) bool {
	return d.g.gaz.Entries()[service].Parent == d.g.gaz.Entries()[vendor].ID
}

// withoutMakers leaves out makers that only say whose service stands beside them: TikTok des Konzerns Bytedance, OpenAIs ChatGPT, TikTok
// (Bytedance); not: gegen TikTok und Bytedance.
func (d *document) withoutMakers(targets []foundTarget) []foundTarget {
	if len(targets) < 2 {
		return targets
	}
	told := slices.Clone(targets)
	return slices.DeleteFunc(targets, func(t foundTarget) bool {
		m := &d.mentions[t.mention]
		if m.entry < 0 || d.g.gaz.Entries()[m.entry].Type != gazetteer.Vendor {
			return false
		}
		bracketed := m.first > 0 && d.words[m.first-1].fold == "("
		return slices.ContainsFunc(told, func(o foundTarget) bool {
			s := &d.mentions[o.mention]
			return s.entry >= 0 && s.entry != m.entry && d.madeBy(s.entry, m.entry) && (bracketed || s.group != m.group)
		})
	})
}

// makerDeals reports whether the maker of a service is the subject of an active clause about it: Apple verkauft in Belarus keine iPhones mehr.
func (d *document) makerDeals(c, service int32) bool {
	cl, e := &d.clauses[c], d.mentions[service].entry
	if cl.passive || cl.finite < 0 || e < 0 || d.g.gaz.Entries()[e].Parent == "" || d.commander(c) >= 0 || d.subjectOf(c).mention >= 0 {
		return false
	}
	return slices.ContainsFunc(cl.words, func(i int32) bool {
		m := d.targetAt(i)
		if m < 0 || i > cl.finite || d.mentions[m].first != i || d.mentions[m].entry < 0 || !d.madeBy(e, d.mentions[m].entry) {
			return false
		}
		l := d.left(i)
		return l.prep == "" && l.rel == relNone
	})
}

// makerOfTold reports whether an event names only the maker where another tells the same measure of one of its products: tourne la page
// Microsoft above a text that tells of Office.
func (d *document) makerOfTold(f *found, all []found) bool {
	e := d.mentions[f.mention].entry
	if e < 0 || d.g.gaz.Entries()[e].Type != gazetteer.Vendor {
		return false
	}
	for i := range all {
		o := &all[i]
		if t := d.mentions[o.mention].entry; o.Kind == f.Kind && t >= 0 && t != e && d.madeBy(t, e) && o.ActorID() == f.ActorID() {
			return true
		}
	}
	return false
}
