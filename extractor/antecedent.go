package extractor

import (
	"slices"

	"edikt"
	"edikt/language/gazetteer"
)

// anaphora turns definite service nouns (die App, le réseau social, dieser Dienst) into mentions of the service told
// last that fits.
func (d *document) anaphora() {
	k := &d.g.known
	if d.g.german {
		d.meantByOrigin()
	}
	for _, i := range d.pointing {
		w := &d.words[i]
		s := d.sentences[w.sentence]
		if !d.g.german && d.pluralAnaphora(i) || d.g.german && (d.pluralAntecedents(i) || d.pronounAntecedent(i) || d.thereAntecedent(i) || d.makerAntecedent(i)) {
			continue
		}
		if !d.g.german && d.onlineService(i) {
			d.mentions[w.mention].kind, w.mention = partMention, -1
		}
		if !w.is(isNoun) || w.mention >= 0 || !w.class.has(k.service) || d.namedRight(i, s.Last) || d.modified(i) || !d.g.german && d.standsOn(i, s.Last) {
			continue
		}
		l := d.left(i)
		if !d.g.german && (d.ownNetwork(i, &l) || d.ofMakerTold(i)) {
			continue
		}
		if l.det < 0 || d.g.indefinite[d.words[l.det].fold] || !d.g.german && l.prep == "" && d.words[l.det].fold == "des" || d.g.otherDet[d.words[l.det].fold] || d.negatedNoun(i) || d.otherAdjective(l.at, i) {
			continue
		}
		if d.g.german && w.class.has(d.g.nounClass["vendor"]) && d.specified(i) {
			continue // der Hersteller der Akkus
		}
		if e := d.mainTarget(); e >= 0 && d.generic(e) && d.g.gaz.Entries()[e].Sort == "device" && w.class.has(d.g.nounClass["device"]) && l.prep == "" {
			d.takeUp(i, e) // die Geräte
			continue
		}
		if w.is(isPlu) && !d.words[l.det].is(isDat) && d.g.german && w.noun != 0 && d.pluralDet(l.det, i) && !d.wares(i) {
			continue
		}
		if e := d.antecedent(i); e >= 0 {
			d.takeUp(i, e)
		} else if e := d.suiteOf(i); !d.g.german && e >= 0 {
			d.takeUp(i, e)
		}
	}
}

// takeUp lets the word at i mean services told before; several are one group.
func (d *document) takeUp(i int32, entries ...int32) {
	group := int32(len(d.mentions))
	for _, e := range entries {
		n := d.add(mention{kind: targetMention, first: i, last: i + 1, head: i, entry: e, place: -1, anaphor: true})
		d.mentions[n].group = group
	}
}

// modified reports whether the noun is the head of a compound with a name: TikTok-App names TikTok itself.
func (d *document) modified(i int32) bool {
	for k := range d.mentions {
		if d.mentions[k].modifier && d.mentions[k].first == i && d.mentions[k].kind == targetMention {
			return true
		}
	}
	return false
}

// namedRight reports whether a name follows the noun: die App TikTok.
func (d *document) namedRight(i, last int32) bool {
	for j := i + 1; j < last && j < i+4; j++ {
		w := &d.words[j]
		if w.mention >= 0 {
			if d.g.german && j > i+2 && d.mentions[w.mention].entry >= 0 && d.g.gaz.Entries()[d.mentions[w.mention].entry].Type == gazetteer.Vendor && (d.words[i+1].fold == "des" || d.words[i+1].fold == "vom") {
				return false // der Dienst des Unternehmens OpenAI
			}
			return d.mentions[w.mention].kind == targetMention
		}
		if w.is(isPunct) && (w.is(isOpen) || w.is(isClose)) && w.fold != "(" && w.fold != ")" {
			continue
		}
		if !d.g.german && j == i+1 && (w.fold == "sur" || w.fold == "via") && j+1 < last && d.targetAt(j+1) >= 0 {
			return true // ses visioconférences sur Jitsi
		}
		if !d.g.german && (w.is(isAdj) || len(w.readings) == 0) && !w.is(isPunct) {
			continue
		}
		return w.tok.Is(0) && w.is(isName) && len(w.readings) == 0 && w.mention < 0 && !w.is(isPunct)
	}
	return false
}

func (d *document) otherAdjective(a, b int32) bool {
	for ; a < b; a++ {
		if d.g.otherDet[d.words[a].fold] {
			return true
		}
	}
	return false
}

// pluralDet reports whether article and noun are plural: "die Apps" speak of several.
func (d *document) pluralDet(det, noun int32) bool {
	f := d.words[det].fold
	return f == "die" || f == "den" || f == "der" || f == "diese" || f == "diesen" || f == "dieser"
}

// antecedent is the service that a definite noun at i refers to: the last one named before it in its own or an earlier
// sentence, else the article's main one. It returns a gazetteer entry, or -1.
func (d *document) antecedent(i int32) int32 {
	best := int32(-1)
	at := int32(-1)
	told := int32(-1)
	if e := d.namedLeft(i); e >= 0 {
		return e
	}
	home := d.homeOf(i)
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != targetMention || m.entry < 0 || m.first >= i || m.first < at || d.makerOnly(m.entry) || d.generic(m.entry) || d.g.gaz.Entries()[m.entry].Sort == "store" && !d.words[i].class.has(d.g.nounClass["store"]) || !d.g.names.fits(m.entry, &d.words[i]) {
			continue
		}
		if (d.asMedium(int32(k)) || d.amongOthers(m) || !d.g.german && d.ofAnother(m) || d.onlyMaker(m) || d.g.german && (d.substitute(m) || d.ofStore(m) || d.onTheSide(m))) && best >= 0 || home != "" && (!d.from(m.entry, home) || best >= 0 && d.nativeOf(best, home) && !d.nativeOf(m.entry, home)) {
			continue
		}
		if best >= 0 && !d.g.german && d.lesser(m, told, i) {
			continue
		}
		best, at, told = m.entry, m.first, int32(k)
	}
	if best >= 0 {
		if main := d.mainTarget(); main >= 0 && main != best && d.words[i].sentence-d.words[at].sentence > 2 && d.g.names.fits(main, &d.words[i]) {
			return main
		}
	}
	return best
}

// homeOf is where the service meant by the noun at i comes from, if an adjective says so: die chinesische App, l'outil américain.
func (d *document) homeOf(i int32) string {
	for j := d.left(i).at; j < i+3 && int(j) < len(d.words); j++ {
		if d.words[j].is(isPunct) || j > i && d.words[j].mention >= 0 {
			break
		}
		if p := d.g.placeAdjective(d.words[j].fold); p >= 0 && j != i {
			return d.g.gaz.Entries()[p].Jurisdiction
		}
	}
	return ""
}

// from reports whether a service comes from a country, as far as the gazetteer knows.
func (d *document) from(entry int32, home string) bool {
	o := d.g.gaz.Entries()[entry].Origin
	return o == "" || o == home
}

// nativeOf reports whether the gazetteer says that a service comes from a country.
func (d *document) nativeOf(entry int32, home string) bool {
	return d.g.gaz.Entries()[entry].Origin == home
}

// asMedium reports whether the service is only where something was said: schrieb auf X, a publié sur X.
func (d *document) asMedium(k int32) bool {
	m := &d.mentions[k]
	if m.modifier {
		return d.words[m.first].class.has(d.g.known.post)
	}
	i := d.prev(m.first)
	if d.means(m, there) {
		i = m.first
	}
	if i < 0 || i != m.first && (!d.g.mediumPreps[d.words[i].fold] || d.words[i].partner >= 0 || d.words[i+1].fold == ",") || d.words[i].sentence != d.words[m.first].sentence {
		return false // ruft dazu auf, X zu verlassen
	}
	s := d.sentences[d.words[i].sentence]
	for j := s.First; j < s.Last; j++ {
		said := (d.words[j].class.has(d.g.known.say) || d.g.german && d.words[j].class.has(d.g.known.appeal)) && d.words[j].is(verbal|isNoun)
		if said && (!d.g.german && !d.saidBehind(j, i) || d.g.german && d.words[j].clause == d.words[i].clause) || !d.g.german && d.saidThere(j, i) {
			return true
		}
	}
	return false
}

// generic reports whether an entry is a target without a brand: social media, smartphones.
func (d *document) generic(entry int32) bool {
	return d.g.gaz.Entries()[entry].Type == gazetteer.Generic
}

// mainTarget is the service that the article names most, the title counting thrice; -1 where it names none.
func (d *document) mainTarget() int32 {
	if d.mainDone {
		return d.mainEntry
	}
	d.mainDone, d.mainEntry = true, -1
	count := map[int32]int{}
	best := 0
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != targetMention || m.anaphor || m.entry < 0 || !d.g.german && d.makerOnly(m.entry) || d.byDevice(m) {
			continue
		}
		n := 1
		if m.first < d.titleEnd {
			n = 3
		}
		count[m.entry] += n
		if count[m.entry] > best {
			best, d.mainEntry = count[m.entry], m.entry
		}
	}
	return d.mainEntry
}

// byDevice reports whether a device is only what something is seen, done or carried on, so that nothing is about it: das Logo auf einem
// Smartphone; par téléphone.
func (d *document) byDevice(m *mention) bool {
	if m.modifier || !d.generic(m.entry) || d.g.gaz.Entries()[m.entry].Sort != "device" {
		return false
	}
	switch d.left(m.first).prep {
	case "auf", "an", "per", "über", "via", "sur", "par", "depuis":
		return true
	}
	return false
}

// topic is a mention of the service that an unsaid object at token i means, or -1: of the newest event before it, else
// the last one named, else the main one.
func (d *document) topic(i int32) int32 {
	si := d.words[i].sentence
	best := int32(-1)
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != targetMention || m.entry < 0 || d.makerOnly(m.entry) || d.g.german && (d.ofStore(m) || d.outdoes(m)) || d.asMedium(int32(k)) || !d.g.german && (d.ofAnother(m) || d.onlyWhere(m) && !d.measuredAt(int32(k)) && !d.presence(m) || d.amongOthers(m) || d.onlyMaker(m) || d.onlyAim(m, i) || d.makerAsked(int32(k))) || d.generic(m.entry) && d.mainTarget() != m.entry {
			continue
		}
		if d.g.german && m.clause == d.words[i].clause && d.left(m.first).prep == "" {
			continue // it stands there and is no object: SpaceX hat die Nutzung verboten
		}
		if d.g.german && d.g.gaz.Entries()[m.entry].Sort == "store" && d.mainTarget() != m.entry {
			continue
		}
		ms := d.words[m.first].sentence
		if m.first < i && ms >= si-3 && (best < 0 || d.mentions[best].first < m.first) {
			best = int32(k)
		}
	}
	if best >= 0 {
		if e := d.lastTold(i); d.g.german && e >= 0 && d.mentions[e].entry != d.mentions[best].entry && d.mentions[e].entry == d.mainTarget() {
			return e
		}
		if d.g.german {
			return best
		}
		if e := d.sortOfRow(best); e >= 0 {
			return e
		}
		return d.mainOfRow(best)
	}
	main := d.mainTarget()
	if main < 0 || !d.discussed(main, i) {
		return -1
	}
	for k := range d.mentions {
		if m := &d.mentions[k]; m.kind == targetMention && m.entry == main && (d.g.german && !(m.first > i && (d.asMedium(int32(k)) || d.namedOnceLater(int32(k), i))) || !d.g.german && (!d.onlyWhere(m) || d.measuredAt(int32(k)) || d.presence(m))) {
			return int32(k)
		}
	}
	return -1
}

// lastTold is the service of the newest event in the three sentences before token i, or -1.
func (d *document) lastTold(i int32) int32 {
	best, at := int32(-1), int32(-1)
	for k := range d.found {
		f := &d.found[k]
		if f.order < i && f.order > at && d.words[i].sentence-d.words[f.order].sentence <= 3 {
			best, at = f.mention, f.order
		}
	}
	return best
}

// told is the service of the newest event of a kind in the three sentences before token i, or -1: der Abschied is from the
// service that was left, whatever is named between.
func (d *document) told(kind edikt.Kind, i int32) int32 {
	for k := len(d.found) - 1; k >= 0; k-- {
		f := &d.found[k]
		if f.Kind == kind && f.order < i && d.words[i].sentence-d.words[f.order].sentence <= 3 {
			return f.mention
		}
	}
	return -1
}

// lastOf is the last mention before token i of a service that is spoken of there, else the first one behind, or -1.
func (d *document) lastOf(entry, i int32) int32 {
	best := int32(-1)
	if !d.discussed(entry, i) {
		return best
	}
	for k := range d.mentions {
		if m := &d.mentions[k]; m.kind == targetMention && m.entry == entry && (best < 0 || m.first < i && m.first > d.mentions[best].first) {
			best = int32(k)
		}
	}
	return best
}

// A service is spoken of in the sentences near those that name it.
const (
	spokenBefore = 3
	spokenBehind = 8
)

// discussed reports whether the text speaks of a service around token i, so that what is unsaid there can mean it.
func (d *document) discussed(entry, i int32) bool {
	si := d.words[i].sentence
	return slices.ContainsFunc(d.mentions, func(m mention) bool {
		at := d.words[m.first].sentence
		return m.kind == targetMention && m.entry == entry && at-spokenBefore <= si && si <= at+spokenBehind
	})
}

// wares reports whether a plural noun can take up the maker or product told before it: die Produkte, die Programme, die Drohnen.
func (d *document) wares(i int32) bool {
	if !d.words[i].class.any(d.g.known.transparent) || d.words[i].class.has(d.g.nounClass["app"]) && d.words[i].fold == "apps" {
		return false
	}
	e := d.antecedent(i)
	if e < 0 {
		return false
	}
	switch x := &d.g.gaz.Entries()[e]; x.Sort {
	case "security", "drone", "camera", "network":
		return true
	}
	return false
}

// toldAny is the service of the newest event at most two sentences before token i, if the article is mostly about it, or -1.
func (d *document) toldAny(i int32) int32 {
	for k := len(d.found) - 1; k >= 0; k-- {
		f := &d.found[k]
		if f.order < i && d.words[i].sentence-d.words[f.order].sentence <= 2 && d.mentions[f.mention].entry == d.mainTarget() {
			return f.mention
		}
	}
	return -1
}
