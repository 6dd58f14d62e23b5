package extractor

import (
	"slices"
	"strings"

	"edikt/language/gazetteer"
)

// pluralAnaphora takes up several services at once: les deux outils, ces applications, les deux. It reports whether the word at i
// was read so.
func (d *document) pluralAnaphora(i int32) bool {
	if d.theseServices(i) {
		d.mentions[d.words[i].mention].kind, d.words[i].mention = partMention, -1
	}
	n, last := d.howMany(i)
	if n < 0 || last < 0 {
		return false
	}
	entries := d.toldTogether(i, n)
	if e := d.sortTold(i); len(entries) == 0 && n == 0 && e >= 0 {
		entries = append(entries, e)
	}
	d.takeUp(i, entries...)
	return len(entries) > 0
}

// theseServices reports whether "ces services" at i can only be those told before and no authorities: they are the object of an institution's
// verb. Les mineurs ... les réseaux sociaux. L'Australie a bloqué ces services.
func (d *document) theseServices(i int32) bool {
	w := &d.words[i]
	if w.fold != "services" || w.mention < 0 || w.clause < 0 || d.mentions[w.mention].kind != actorMention || d.mentions[w.mention].entry >= 0 || d.mentions[w.mention].place >= 0 {
		return false
	}
	l := d.left(i)
	if int(i)+1 < len(d.words) && d.g.preposition(d.words[i+1].fold) == "de" {
		return false // ces services de l'État
	}
	return l.det >= 0 && l.prep == "" && d.words[l.det].fold == "ces" && d.clauses[w.clause].finite >= 0 && d.clauses[w.clause].finite < i && d.serviceTold(i)
}

// sortTold is the sort of services told last, in the sentence of the noun at i or the two before, that "ces" takes up: interdit les réseaux
// sociaux aux mineurs; l'Australie a bloqué ces plateformes. An entry, or -1.
func (d *document) sortTold(i int32) int32 {
	if l := d.left(i); !d.words[i].is(isNoun) || l.det < 0 || d.words[l.det].fold != "ces" {
		return -1
	}
	for k := len(d.mentions) - 1; k >= 0; k-- {
		m := &d.mentions[k]
		if m.kind != targetMention || m.entry < 0 || m.first >= i || m.modifier || d.asMedium(int32(k)) || d.words[i].sentence-d.words[m.first].sentence > 2 {
			continue
		}
		if d.sortMeant(m.entry, i) {
			return m.entry
		}
	}
	if main := d.mainTarget(); main >= 0 && d.sortMeant(main, i) {
		return main
	}
	return -1
}

// sortMeant reports whether an entry is a sort of services that the noun at i can mean.
func (d *document) sortMeant(entry, i int32) bool {
	w := &d.words[i]
	switch d.g.gaz.Entries()[entry].Sort {
	case "security", "drone", "camera", "network": // Hikvision ... ces appareils
		return d.g.gaz.Entries()[entry].Type == gazetteer.Vendor && (w.class.has(d.g.known.device) || wareNouns[w.fold])
	}
	return d.generic(entry) && d.g.gaz.Entries()[entry].Sort != "device" && d.g.names.fits(entry, &d.words[i])
}

// wareNouns are wares that bear their maker's name.
var wareNouns = wordSet("caméras", "drones", "engins", "équipements", "matériels", "antivirus", "antennes")

// howMany is how many services the words at i take up, 0 for any number behind "ces" or "les", -1 for none, and where the words
// end: the noun of les trois plateformes, the number of les deux.
func (d *document) howMany(i int32) (int, int32) {
	w := &d.words[i]
	if i == 0 || w.mention >= 0 {
		return -1, -1
	}
	switch d.words[i-1].fold {
	case "les", "ces", "aux", "des":
		n := d.g.numbers[w.fold]
		if n < 2 || n > 4 {
			break
		}
		if next := i + 1; int(next) < len(d.words) && d.words[next].sentence == w.sentence && (d.words[next].is(isNoun|isAdj|isName) && !d.words[next].is(isPunct|isPP|isFinite) || d.words[next].mention >= 0) {
			return -1, -1 // les deux villes
		}
		return n, i
	}
	if !w.is(isNoun) || !w.is(isPlu) || !w.class.has(d.g.known.service) {
		return -1, -1
	}
	l := d.left(i)
	if l.det < 0 {
		return -1, -1
	}
	f := d.words[l.det].fold
	for j := l.det + 1; j < i; j++ {
		if n := d.g.numbers[d.words[j].fold]; n > 1 && (f == "les" || f == "ces" || f == "aux" || f == "des") {
			return n, i
		}
	}
	if f == "ces" || f == "les" || f == "leurs" {
		return 0, i
	}
	return -1, -1
}

// toldTogether are the services that several are at token i: the n told last, or as many as stand in one row with the one told
// last. Nil where fewer than two are told shortly before.
func (d *document) toldTogether(i int32, n int) []int32 {
	var out []int32
	group := int32(-1)
	for k := len(d.mentions) - 1; k >= 0; k-- {
		m := &d.mentions[k]
		if m.kind != targetMention || m.entry < 0 || m.first >= i || m.modifier || d.generic(m.entry) || d.makerOnly(m.entry) || d.asMedium(int32(k)) || d.words[i].sentence-d.words[m.first].sentence > 2 {
			continue
		}
		if d.words[i].is(isNoun) && !d.g.names.fits(m.entry, &d.words[i]) {
			continue
		}
		if n == 0 && group >= 0 && m.group != group {
			continue
		}
		group = m.group
		if !slices.Contains(out, m.entry) {
			out = append(out, m.entry)
		}
		if n > 0 && len(out) == n {
			return out
		}
	}
	if len(out) < 2 || n > 0 {
		return d.rowOf(i, n)
	}
	return out
}

// rowOf are the n services of the row told last, however far back: Huawei et ZTE ... les deux équipementiers. Nil where there is none of n.
func (d *document) rowOf(i int32, n int) []int32 {
	if n < 2 || !d.words[i].is(isNoun) {
		return nil
	}
	for k := len(d.mentions) - 1; k >= 0; k-- {
		m := &d.mentions[k]
		if m.kind != targetMention || m.entry < 0 || m.first >= i || m.anaphor || m.modifier {
			continue
		}
		var row []int32
		for o := range d.mentions {
			if c := &d.mentions[o]; c.group == m.group && c.kind == targetMention && c.entry >= 0 && d.g.names.fits(c.entry, &d.words[i]) && !slices.Contains(row, c.entry) {
				row = append(row, c.entry)
			}
		}
		if len(row) == n {
			return row
		}
	}
	return nil
}

// namedLeft is the service whose apposition the noun at i is: Max, sa messagerie; Azure, le nuage de Microsoft. An entry, or -1.
func (d *document) namedLeft(i int32) int32 {
	l := d.left(i)
	if d.g.german || l.det < 0 || l.det < 2 || d.words[l.det-1].fold != "," || l.prep != "" {
		return -1
	}
	if m := d.targetAt(l.det - 2); m >= 0 && d.mentions[m].entry >= 0 && d.g.names.fits(d.mentions[m].entry, &d.words[i]) {
		return d.mentions[m].entry
	}
	return -1
}

// measuredAt reports whether an event has been told of mention k.
func (d *document) measuredAt(k int32) bool {
	return slices.ContainsFunc(d.found, func(f found) bool { return f.mention == k })
}

// sortOfRow is the sort of services of which the row of mention k gives examples in its sentence: les réseaux sociaux ... : Instagram,
// TikTok et Snapchat. Or -1.
func (d *document) sortOfRow(k int32) int32 {
	m := &d.mentions[k]
	main := d.mainTarget()
	if main < 0 || !d.generic(main) || m.entry == main {
		return -1
	}
	row, sort := 0, int32(-1)
	for o := range d.mentions {
		c := &d.mentions[o]
		if c.kind != targetMention || d.words[c.first].sentence != d.words[m.first].sentence {
			continue
		}
		if c.group == m.group {
			row++
		}
		if c.entry == main && c.first < m.first {
			sort = int32(o)
		}
	}
	if row < 2 {
		return -1
	}
	return sort
}

// latterWord reports whether the word at i takes up whoever was named last: celle-ci, ce dernier.
func (d *document) latterWord(i int32) bool {
	f := d.words[i].fold
	if frenchPronouns[f] == 0 || i == 0 {
		return false
	}
	switch d.words[i-1].fold {
	case "ce", "cette", "ces":
		return strings.HasPrefix(f, "derni")
	}
	return strings.HasSuffix(f, "-ci")
}

// latter is whoever was named last before the word at i that takes him up, in its sentence or the one before. Or -1.
func (d *document) latter(i int32) int32 {
	best := int32(-1)
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.acts() && m.first < i && d.words[i].sentence-d.words[m.first].sentence <= 1 && d.agreesFrench(i, int32(k)) && (best < 0 || d.mentions[best].first < m.first) {
			best = int32(k)
		}
	}
	return best
}

// saidBehind reports whether the verb of saying at j only says, in a clause of its own behind the service at i, who tells it: doivent échanger
// sur Signal, indique une note.
func (d *document) saidBehind(j, i int32) bool {
	switch d.lemmaText(d.words[j].verb) {
	case "indiquer", "préciser", "confirmer", "révéler", "signaler":
	default:
		return false
	}
	c := d.words[j].clause
	return j > i && c >= 0 && c != d.words[i].clause && d.clauses[c].kind == mainClause && d.clauses[c].words[0] == j
}

// serviceTold reports whether a service was named before token i as more than the place where something is shown.
func (d *document) serviceTold(i int32) bool {
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind == targetMention && m.first < i && !m.modifier && !d.asMedium(int32(k)) && (m.first == 0 || !d.words[m.first-1].class.has(d.g.known.post)) {
			return true
		}
	}
	return false
}

// presence reports whether the clause of the service asks or tells who stays there: Faut-il rester sur X ?
func (d *document) presence(m *mention) bool {
	if m.clause < 0 {
		return false
	}
	for _, i := range d.clauses[m.clause].words {
		if w := &d.words[i]; w.is(verbal) {
			switch d.lemmaText(w.verb) {
			case "rester", "demeurer", "figurer", "maintenir":
				return true
			}
		}
	}
	return false
}

// onlyAim reports whether service m was only told, before the sentence of token i, as what something was done for: a interdit Zoom pour
// enseigner avec Teams.
func (d *document) onlyAim(m *mention, i int32) bool {
	return d.words[m.first].sentence < d.words[i].sentence && m.clause >= 0 && d.purposeful(&d.clauses[m.clause])
}

// mainOfRow is the article's main service where it stands in one row with mention k, else k: enquête sur Shein, Temu et Wish.
func (d *document) mainOfRow(k int32) int32 {
	main := d.mainTarget()
	for o := range d.mentions {
		if m := &d.mentions[o]; m.kind == targetMention && m.entry == main && m.group == d.mentions[k].group {
			return int32(o)
		}
	}
	return k
}

// lesser reports whether what the noun at i takes up is rather the service told before m: m stands in a relative clause of an
// earlier sentence (ByteDance, qui possède aussi CapCut) or says there what for, beside one that is
// the subject (Signal remplace WhatsApp), or only as the maker of another (l'assistant de X).
func (d *document) lesser(m *mention, told, i int32) bool {
	o := &d.mentions[told]
	if o.entry == m.entry {
		return false
	}
	cl := &d.clauses[m.clause]
	if d.onlyAim(m, i) || cl.kind == relativeClause && d.words[m.first].sentence < d.words[i].sentence && d.mentions[told].clause != m.clause {
		return true
	}
	if cl.finite > o.first && o.clause == m.clause && m.first > cl.finite && d.nominative(told) && !cl.passive && d.left(i).prep == "" {
		return true
	}
	if o.entry == d.mainTarget() && d.words[m.first].sentence < d.words[i].sentence && d.onlyInstead(m) {
		return true
	}
	l := d.left(m.first)
	if l.rel != relGen || l.noun < 0 || !d.words[l.noun].is(isNoun) || d.words[l.noun].is(isPlu) || !d.words[l.noun].class.has(d.g.known.service) || d.words[l.noun].class.has(d.g.known.account) {
		return false
	}
	return d.left(l.noun).det >= 0 && d.words[m.first].sentence < d.words[i].sentence
}

// onlyInstead reports whether service m is only told as what takes the place of another: basculer vers Teams, au profit de Tchap.
func (d *document) onlyInstead(m *mention) bool {
	l := d.left(m.first)
	switch l.prep {
	case "vers":
		return true
	case "de":
		return l.at > 0 && (d.words[l.at-1].fold == "profit" || d.words[l.at-1].fold == "faveur")
	}
	return false
}

// offDevices reports whether "de" and devices follow the network at i, from which one is banned: exclut le réseau des smartphones.
func (d *document) offDevices(i int32) bool {
	n := i + 1
	if int(n)+1 >= len(d.words) || d.g.preposition(d.words[n].fold) != "de" {
		return false
	}
	for n++; int(n)+1 < len(d.words) && d.words[n].is(isDet) && !d.words[n].is(isNoun); n++ {
	}
	return d.words[n].class.has(d.g.known.device) && d.words[n].is(isPlu)
}

// fromThere reports whether the adjective at i says of "service" before it where the service told last comes from: le service californien.
func (d *document) fromThere(i int32) bool {
	if int(i) >= len(d.words) || d.g.placeAdjective(d.words[i].fold) < 0 {
		return false
	}
	home := d.g.gaz.Entries()[d.g.placeAdjective(d.words[i].fold)].Jurisdiction
	for k := len(d.mentions) - 1; k >= 0 && len(home) >= 2; k-- {
		if m := &d.mentions[k]; m.kind == targetMention && m.entry >= 0 && m.first < i && d.words[i].sentence-d.words[m.first].sentence <= 2 && d.nativeOf(m.entry, home[:2]) && d.g.gaz.Entries()[m.entry].Type == gazetteer.Service {
			return true
		}
	}
	return false
}

// onlineService reports whether "service" at i can only be the one told before and no authority: it has no complement, and another acts
// in its clause, or it is what is blocked or reached: a bloqué ce service; le service est de nouveau accessible.
func (d *document) onlineService(i int32) bool {
	w := &d.words[i]
	if w.fold != "service" || w.mention < 0 || w.clause < 0 || d.left(i).det < 0 {
		return false
	}
	m := &d.mentions[w.mention]
	if m.kind == actorMention && m.entry < 0 && m.first == i && m.last == i+2 && d.fromThere(i+1) {
		s := d.subjectOf(w.clause).mention
		return s != w.mention || d.clauses[w.clause].passive
	}
	if m.kind != actorMention || m.entry >= 0 || m.place >= 0 || m.first != i || m.last != i+1 || int(i)+1 < len(d.words) && (d.g.preposition(d.words[i+1].fold) == "de" || d.words[i+1].is(isAdj)) {
		return false
	}
	if !d.serviceTold(i) {
		return false
	}
	cl := &d.clauses[w.clause]
	s := d.subjectOf(w.clause).mention
	if s >= 0 && s != w.mention {
		l := d.left(i)
		return l.prep == "" || d.words[l.det].fold == "ce" && l.rel == relNone // se passera de ce service
	}
	return cl.passive || cl.finite >= 0 && d.words[cl.finite].verb == d.g.etre
}
