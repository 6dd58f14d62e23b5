package extractor

import (
	"strings"

	"edikt/language"
	"edikt/language/gazetteer"
)

// germanKnown are the classes that only German resolution knows by name.
type germanKnown struct {
	person, politician, legislator, hypernym, anyorg, administration                           int // who acts
	enact, ruling, paper, urge, forbid, front, bid, coming, letKnow, consequence               int // what they do it by
	grant, appeal, step, judged, newly, message, advise, resolve, settle, stay, weighed, moved int

	// whose rules are none, where people work, who can only ask
	family, premises, collective, block, succeed, rid, drop, scheme int
}

// learnGerman looks up the classes of the German rules that the code asks for by name; find gives the number of one.
func (k *germanKnown) learnGerman(find func(string) int) {
	k.person, k.politician, k.legislator = find("person.n"), find("politician.n"), find("legislator.n")
	k.hypernym, k.anyorg, k.administration = find("hypernym.n"), find("anyorg.n"), find("administration.n")
	k.enact, k.ruling, k.paper = find("enact.v"), find("ruling.n"), find("paper.n")
	k.front, k.bid, k.letKnow = find("front.n"), find("bid.v"), find("let.v")
	k.coming, k.consequence = find("coming.v"), find("consequence.n")
	k.step, k.judged, k.newly, k.weighed, k.moved = find("step.v"), find("judged.a"), find("newly"), find("weighed"), find("moved.n")
	k.grant, k.appeal, k.resolve = find("grant.v"), find("appeal.v"), find("resolve.v")
	k.message, k.advise = find("message.n"), find("advise.v")
	k.family, k.premises, k.collective = find("family.n"), find("premises.n"), find("collective.n")
	k.urge, k.forbid, k.block = find("urge.v"), find("forbid.v"), find("block.v")
	k.succeed, k.rid, k.drop = find("succeed.v"), find("rid.v"), find("drop.v")
	k.scheme = find("scheme.n")
}

// nameBehind is where the span of an actor ends: behind the name of the person who holds an office that the gazetteer knows
// (Bundesinnenministerin Nancy Faeser).
func (d *document) nameBehind(actor int32) int32 {
	m := &d.mentions[actor]
	if end := d.apposedBehind(m); end > m.last {
		return end
	}
	if d.shortBehind(m) {
		return m.last + 3
	}
	if !d.g.german || m.kind != actorMention || m.entry < 0 || int(m.last) >= len(d.words) || !d.office(m.head) {
		return m.last
	}
	p := d.words[m.last].mention
	if p < 0 || d.mentions[p].first != m.last || d.words[m.last].sentence != d.words[m.head].sentence {
		return m.last
	}
	if n := &d.mentions[p]; n.kind == personMention || n.kind == actorMention && n.entry >= 0 && n.last-n.first > 1 {
		return n.last
	}
	return m.last
}

// shortBehind reports whether the abbreviation of an institution's name stands in brackets behind it: Amt für Statistik (AfS).
func (d *document) shortBehind(m *mention) bool {
	if !d.g.german || m.kind != actorMention || m.sort == "person" || m.last-m.first < 2 || int(m.last)+2 >= len(d.words) {
		return false
	}
	return d.words[m.last].fold == "(" && d.words[m.last+2].fold == ")" && d.words[m.last+1].tok.Is(language.Caps) && !d.office(m.head)
}

// apposedBehind is where an apposition between commas ends that names the holder of the office m, or the office of the person m: die
// Beauftragte, Anna Muster, hat ...; Anna Muster, Beauftragte in Kiel, hat .... It is m's own end where none stands there.
func (d *document) apposedBehind(m *mention) int32 {
	s := d.sentences[d.words[m.first].sentence]
	if !d.g.german || m.last+1 >= s.Last || d.words[m.last].fold != "," || m.kind != personMention && !(m.kind == actorMention && d.office(m.head)) {
		return m.last
	}
	k := d.words[m.last+1].mention
	if k < 0 && m.kind == actorMention && d.personAsNoun(m.last+1, s.Last) {
		return m.last + 3
	}
	if k < 0 || d.mentions[k].first != m.last+1 || d.mentions[k].last < s.Last && !d.words[d.mentions[k].last].is(isPunct) {
		return m.last
	}
	if o := &d.mentions[k]; m.kind == personMention && d.bareOffice(k) || m.kind == actorMention && (o.kind == personMention || d.knownHolder(m) == k) {
		return o.last
	}
	return m.last
}

// oneBodyTold reports whether a bare noun for any body stands behind the definite article in the nominative singular, so that it takes up
// one told before: Die Institution hat ....
func (d *document) oneBodyTold(i int32) bool {
	l := d.left(i)
	return d.words[i].mod == "" && l.prep == "" && l.det == i-1 && d.words[l.det].fold == "die" && !d.words[i].is(isPlu)
}

// personToldBefore is the person that a definite noun for a politician takes up: Ministerin Eva Muster ... Die Politikerin will .... Or -1.
func (d *document) personToldBefore(noun int32) int32 {
	w := &d.words[noun]
	if l := d.left(noun); !w.class.has(d.g.known.politician) || l.det < 0 || !articles[d.words[l.det].fold] || d.severalOnly(noun) {
		return -1
	}
	m := d.subjectBefore(noun)
	if m < 0 || d.mentions[m].kind != personMention && d.mentions[m].sort != "person" && !d.office(d.mentions[m].head) {
		return -1
	}
	return m
}

// personAsNoun reports whether the name of a person whose last name looks like a noun stands at i between signs: der Beauftragte, Dieter
// Ackermann, hat.
func (d *document) personAsNoun(i, last int32) bool {
	if i+2 >= last || !d.words[i+2].is(isPunct) || d.words[i+1].mention >= 0 {
		return false
	}
	given, name := &d.words[i], &d.words[i+1]
	if given.tok.Kind != language.Word || !given.tok.Is(language.Upper) || given.tok.Is(language.Caps) || given.mod != "" || given.is(isDet|isPrep|isConj|isPlu) {
		return false
	}
	return name.tok.Kind == language.Word && name.tok.Is(language.Upper) && !name.is(verbal|isDet|isPrep|isConj)
}

// knownHolder is the person whom the gazetteer knows by an office of the sort of m and who is named behind its comma: der Landesbeauftragte,
// Anna Muster, hat .... Or -1.
func (d *document) knownHolder(m *mention) int32 {
	if !d.g.german || m.kind != actorMention || int(m.last)+1 >= len(d.words) || d.words[m.last].fold != "," {
		return -1
	}
	k := d.words[m.last+1].mention
	if k < 0 {
		return -1
	}
	o := &d.mentions[k]
	if o.first != m.last+1 || o.entry < 0 || o.sort != m.sort || o.last-o.first != 2 || d.words[o.head].class.has(d.g.known.actorHead) || d.words[o.first].tok.Is(language.Caps) {
		return -1
	}
	return k
}

// introduced reports whether a head stands behind an indefinite article: ein Ministerium is one that was not named before.
func (d *document) introduced(m *mention) bool {
	l := d.left(m.first)
	return l.det >= 0 && d.g.indefinite[d.words[l.det].fold]
}

// seated is the institution named before that a general noun and the name of its seat take up: das BSI ... Die Bonner Behörde.
// Or -1.
func (d *document) seated(k int32) int32 {
	m := &d.mentions[k]
	w := &d.words[m.head]
	if !d.g.german || m.place < 0 || m.entry >= 0 || m.last > m.head+1 || w.mod != "" || m.head == 0 || d.introduced(m) {
		return -1
	}
	if k := &d.g.known; !w.class.one(k.anyauthority, k.hypernym, k.anyorg) && m.sort != "university" && m.sort != "club" {
		return -1
	}
	if p := d.g.placeAdjective(d.words[m.head-1].fold); p < 0 || p != m.place || d.g.gaz.Entries()[p].Sort != "city" && d.g.gaz.Entries()[p].Sort != "state" {
		return -1
	}
	seat := d.g.gaz.Entries()[m.place].Jurisdiction
	best := int32(-1)
	for o := range d.mentions {
		c := &d.mentions[o]
		if c.kind != actorMention || c.modifier || c.first >= m.first || c.anaphor || d.words[m.first].sentence-d.words[c.first].sentence > 3 || best >= 0 && c.first < d.mentions[best].first {
			continue
		}
		j := d.jurisdictionOf(c)
		if c.place >= 0 && c.place != m.place || j != "" && j != "EU" && (len(seat) < 2 || j[:min(2, len(j))] != seat[:2] || len(j) > 2 && j != seat) {
			continue
		}
		if fits, known := d.rolesAgree(m, c); known && fits || !known && (c.sort == m.sort || d.takesUp(m, c)) {
			best = int32(o)
		}
	}
	return best
}

// ofCountry is the town, paper or firm named shortly before that its sort and its country's adjective take up: Lyon ... Die französische
// Großstadt. Or -1.
func (d *document) ofCountry(k int32) int32 {
	m := &d.mentions[k]
	if !d.g.german || m.place < 0 || m.entry >= 0 || m.last > m.head+1 || d.g.gaz.Entries()[m.place].Sort != "country" || m.head == 0 || d.g.placeAdjective(d.words[m.head-1].fold) != m.place {
		return -1
	}
	if l := d.left(m.first); l.det < 0 || !articles[d.words[l.det].fold] || m.sort != "city" && m.sort != "media" && m.sort != "company" {
		return -1
	}
	home := d.g.gaz.Entries()[m.place].Jurisdiction
	best := int32(-1)
	for o := range d.mentions {
		c := &d.mentions[o]
		if !c.acts() || c.modifier || c.anaphor || c.first >= m.first || d.words[m.first].sentence-d.words[c.first].sentence > 3 || best >= 0 && c.first < d.mentions[best].first {
			continue
		}
		j := d.jurisdictionOf(c)
		if len(j) < 2 || len(home) < 2 || j[:2] != home[:2] || j == home && m.sort == "city" && c.kind == placeMention && d.g.gaz.Entries()[c.entry].Sort != "city" {
			continue
		}
		if m.sort == "city" && (c.kind == placeMention && d.g.gaz.Entries()[c.entry].Sort == "city" || c.sort == "city") || m.sort != "city" && c.sort == m.sort {
			best = int32(o)
		}
	}
	return best
}

// memberState is the state of a federation named shortly before that "der Bundesstaat" takes up: Montana ... Der US-Bundesstaat hat .... Or -1.
func (d *document) memberState(k int32) int32 {
	m := &d.mentions[k]
	if !d.g.german || m.entry >= 0 || m.last > m.head+1 || !strings.HasSuffix(d.words[m.head].fold, "bundesstaat") {
		return -1
	}
	if l := d.left(m.first); l.det < 0 || !articles[d.words[l.det].fold] {
		return -1
	}
	best := int32(-1)
	for o := range d.mentions {
		c := &d.mentions[o]
		if c.kind != placeMention || c.entry < 0 || c.sort != "state" || c.first >= m.first || d.words[m.first].sentence-d.words[c.first].sentence > 3 || best >= 0 && c.first < d.mentions[best].first {
			continue
		}
		j := d.jurisdictionOf(c)
		if m.place < 0 || len(j) > 3 && j[:2] == d.g.gaz.Entries()[m.place].Jurisdiction {
			best = int32(o)
		}
	}
	return best
}

// rolesAgree reports whether the bare head m (das Haus, die Verwaltung) can mean the fuller c, and whether m is a word for
// which the sort alone does not decide.
func (d *document) rolesAgree(m, c *mention) (fits, known bool) {
	w := &d.words[m.head]
	switch {
	case m.sort == "city" && c.sort == "city" && (district(w.fold) || !w.class.has(d.g.known.administration)) && district(w.fold) != district(d.words[c.head].fold):
		return false, true // the Kreis is not the Stadt
	case w.class.has(d.g.known.anyorg):
		return c.kind == actorMention && !d.office(c.head) && c.sort != "party" && c.sort != "person", true
	case w.class.has(d.g.known.administration):
		switch c.sort {
		case "university", "parliament", "hospital":
			return w.mod == "" && !d.office(c.head), true // a Stadtverwaltung is a town's
		case "city":
			return !d.office(c.head), true
		case "government":
			return c.kind == actorMention && c.place >= 0, true // der Kanton Uri ... die Verwaltung
		}
		return false, true
	case w.fold == "anstalt" && c.sort != "agency":
		return c.kind == actorMention && (c.sort == "media" || c.sort == "company"), true // die BBC ... die Anstalt
	case m.sort == "association" && c.sort == "club" && strings.HasSuffix(w.fold, "verein"):
		return c.kind == actorMention && !d.words[c.head].is(isPlu), true // der VfL Bochum ... der Verein
	case m.sort == "person":
		return c.kind == actorMention && (w.class.has(d.g.known.politician) || d.namesHead(m, c) || c.first > 0 && d.words[c.first-1].noun != 0 && d.words[c.first-1].noun == w.noun), true
	case d.particular(m) && c.kind == actorMention && !d.namesHead(m, c):
		return false, true
	}
	return false, false
}

// particular reports whether a bare head names one trade of its sort, so that it cannot take up another: a Kunsthalle is no
// theatre.
func (d *document) particular(m *mention) bool {
	switch m.sort {
	case "museum", "school", "company", "association", "church", "hospital", "media", "army":
		return !d.words[m.head].class.has(d.g.known.hypernym)
	case "agency":
		return ofOneField(d.words[m.head].fold)
	}
	return false
}

// ofOneField reports whether a noun for an agency says what it is for, so that it takes up none of another field: a Kartellamt is no
// Netzagentur.
func ofOneField(fold string) bool {
	for _, head := range [...]string{"amt", "aufsicht", "agentur", "anstalt", "hof"} {
		switch field, ok := strings.CutSuffix(fold, head); {
		case !ok:
		case field == "", field == "bundes", field == "landes", field == "daten", field == "kantons":
			return false
		default:
			return true
		}
	}
	return false
}

// namesHead reports whether the fuller name c holds the head of m.
func (d *document) namesHead(m, c *mention) bool {
	w := &d.words[m.head]
	for i := c.first; i < c.last; i++ {
		if o := &d.words[i]; o.noun != 0 && o.noun == w.noun || strings.HasPrefix(o.fold, w.fold) || strings.HasSuffix(o.fold, w.fold) {
			return true
		}
	}
	return false
}

// placeTakenUp reports whether a bare head means the place named before it: die Regierung, das Land, der Kanton, die Stadt.
func (d *document) placeTakenUp(m, c *mention) bool {
	if d.words[m.first].sentence-d.words[c.first].sentence > 3 || d.office(m.head) {
		return false
	}
	e := &d.g.gaz.Entries()[c.entry]
	if d.origin(e.Jurisdiction) && (c.modifier || !d.nominative(d.words[c.first].mention)) {
		return false // ein Schritt gegen China
	}
	switch d.words[m.head].fold {
	case "kanton", "kantons":
		return len(e.Jurisdiction) > 3 && e.Jurisdiction[:3] == "CH-" && e.Sort != "city"
	case "freistaat", "freistaats", "bundesland", "bundeslandes":
		return len(e.Jurisdiction) > 3 && e.Sort != "city"
	}
	switch {
	case m.sort == "city" && district(d.words[m.head].fold):
		return false
	case m.sort == "city" || d.words[m.head].class.has(d.g.known.administration):
		return e.Sort == "city" || cityStates[e.Jurisdiction] && (d.words[m.head].mod == "" || strings.HasSuffix(d.words[m.head].fold, "stadt"))
	case m.sort == "government":
		return e.Jurisdiction != "" && e.Sort != "city" && e.Sort != "union"
	}
	return false
}

// cityStates are towns that are states of their federation too.
var cityStates = wordSet("DE-HH", "DE-HB", "DE-BE", "AT-9", "CH-BS")

// namedLater is the fuller name that a bare head in a headline stands for: Landeshauptstadt kehrt X den Rücken. Die Stadt
// Kassel hat .... It is the first subject of its sort in the three sentences behind the headline, or behind a colon. Or -1.
func (d *document) namedLater(k int32) int32 {
	m := &d.mentions[k]
	si := d.words[m.first].sentence
	if !d.g.german {
		return -1
	}
	headline := si <= 1 && d.sentences[si].Headline
	best := int32(-1)
	for o := range d.mentions {
		c := &d.mentions[o]
		at := d.words[c.first].sentence
		if !c.acts() || c.anaphor || c.kind == personMention {
			continue
		}
		if !(headline && at > si && at <= si+3) && !(at == si && c.first > m.first && d.colonBetween(m.last, c.first)) {
			continue
		}
		if !d.takesUp(m, c) || !d.nominative(int32(o)) {
			continue
		}
		if best < 0 || c.first < d.mentions[best].first {
			best = int32(o)
		}
	}
	return best
}

// colonBetween reports whether a colon stands between two tokens.
func (d *document) colonBetween(a, b int32) bool {
	for ; a < b; a++ {
		if d.words[a].fold == ":" {
			return true
		}
	}
	return false
}

// makerOnly reports whether a vendor is named as the maker of a service of the article: what is unsaid means the service.
func (d *document) makerOnly(entry int32) bool {
	e := &d.g.gaz.Entries()[entry]
	if e.Type != gazetteer.Vendor {
		return false
	}
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind == targetMention && m.entry >= 0 && m.entry != entry && d.g.gaz.Entries()[m.entry].Parent == e.ID {
			return true
		}
	}
	return false
}

// office reports whether the noun at i is an office or calling of one person.
func (d *document) office(i int32) bool {
	w := &d.words[i]
	if w.class.has(d.g.known.person) {
		return true
	}
	for _, e := range d.g.offices {
		if strings.HasSuffix(w.fold, e) {
			return true
		}
	}
	return false
}

// nobiliary reports whether a particle and a name go on the name of a person at i: Alexandre de Moraes.
func (d *document) nobiliary(i, last int32) bool {
	switch d.words[i].fold {
	case "de", "da", "di", "del", "dos", "van", "el", "al", "bin":
		return i+1 < last && d.words[i+1].tok.Is(language.Upper) && len(d.words[i+1].readings) == 0
	}
	return false
}

// nominativeText is a name in the nominative where its head stands in the genitive: des Gerichts, but Gericht.
func (d *document) nominativeText(m *mention) string {
	w := &d.words[m.head]
	text := language.OneLine(d.span(m.first, m.last).Text)
	if d.g.german && m.first == m.head && m.last == m.head+1 && d.tokens[m.head].Is(language.GapTail) {
		if full := d.completed(m.head, d.sentences[w.sentence].Last); full != "" {
			return full
		}
	}
	if name, ok := strings.CutSuffix(text, "s"); ok && d.g.german && w.noun == 0 && m.entry < 0 && d.g.names.first[language.Fold(name)] != nil {
		return name // Googles Mitarbeiter
	}
	if !d.g.german || w.noun == 0 || m.first != m.head {
		return text
	}
	lemma := language.Fold(d.lemmaText(w.noun))
	for _, e := range [...]string{"es", "s"} {
		if stem, ok := strings.CutSuffix(w.fold, e); ok && (stem == lemma || strings.HasSuffix(stem, lemma)) && !strings.HasSuffix(lemma, e) {
			head := language.OneLine(d.tokens[m.head].Text(d.text))
			if rest, ok := strings.CutPrefix(text, head); ok && len(head) > len(e) {
				return head[:len(head)-len(e)] + rest
			}
		}
	}
	return text
}

// district reports whether a head noun names a district and not a town: Landkreis, Landratsamt, Bezirk.
func district(fold string) bool {
	return strings.Contains(fold, "kreis") || strings.HasPrefix(fold, "landr") || strings.HasPrefix(fold, "bezirk") || strings.HasPrefix(fold, "regierungs")
}
