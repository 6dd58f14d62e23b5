package extractor

import (
	"strings"

	"edikt"
	"edikt/language"
	"edikt/language/gazetteer"
)

// takesUpFrench reports whether the bare institution m can mean the fuller c: la mairie after Lyon, la direction after le CHU
// de Nantes, l'institution after le Musée d'art. Where the nouns leave it to the sorts, known is false.
func (d *document) takesUpFrench(m, c *mention) (fits, known bool) {
	w := &d.words[m.head]
	switch {
	case c.kind == placeMention:
		return d.placeTakenUpFrench(m, c), true
	case c.kind != actorMention || c.entry < 0 && d.words[c.head].is(isPlu) && !w.is(isPlu):
		return false, true // la municipalité is none of the villes
	case c.sort == "org" && c.entry < 0 && len(d.words[c.head].readings) == 0 && d.words[m.first].sentence-d.words[c.first].sentence <= 2:
		return m.sort == "city" || m.sort == "school" || m.sort == "university" || m.sort == "association" || d.leadership(m) || w.class.has(d.g.known.anyorg), true // Nyon, which no table has
	case d.leadership(m):
		return d.house(c), true
	case w.fold == "établissement":
		switch c.sort {
		case "school", "university", "hospital", "museum":
			return true, true
		}
		return false, true
	case w.class.has(d.g.known.anyorg):
		return d.house(c) || c.sort == "dpa" || c.sort == "parliament", true
	}
	return false, false
}

// placeTakenUpFrench reports whether the bare institution m is the one of a place named shortly before: la mairie after Lyon,
// le gouvernement after la Suède.
func (d *document) placeTakenUpFrench(m, c *mention) bool {
	e := &d.g.gaz.Entries()[c.entry]
	if e.Jurisdiction == "" || d.words[m.first].sentence-d.words[c.first].sentence > 3 && c.first >= d.titleEnd {
		return false
	}
	if d.origin(e.Jurisdiction) && !d.nominative(d.words[c.first].mention) && d.left(c.first).at != d.sentences[d.words[c.first].sentence].First {
		return false // ses liens avec Pékin
	}
	switch d.words[m.head].fold {
	case "canton":
		return len(e.Jurisdiction) > 3 && e.Jurisdiction[:3] == "CH-" && e.Sort != "city"
	case "région", "province", "département":
		return len(e.Jurisdiction) > 3 && e.Sort != "city"
	case "pays", "confédération":
		return len(e.Jurisdiction) == 2
	}
	switch m.sort {
	case "city":
		return e.Sort == "city"
	case "government":
		return e.Sort != "city"
	}
	return false
}

// leadership reports whether the mention is who leads a house, and says of which only elsewhere: la direction, le directeur, le
// conseil d'administration.
func (d *document) leadership(m *mention) bool {
	return m.sort == "board" || d.words[m.head].class.has(d.g.known.leadership)
}

// house reports whether the mention is an institution with a roof and a direction of its own.
func (d *document) house(c *mention) bool {
	if d.leadership(c) {
		return false
	}
	switch c.sort {
	case "school", "university", "hospital", "museum", "company", "club", "association", "church", "agency", "org":
		return true
	case "media":
		return d.nominative(d.words[c.first].mention) // not: selon le quotidien
	}
	return false
}

// foreign makes another country's body of a name that its country's adjective follows: la Cnil espagnole, l'Assemblée nationale
// québécoise.
func (d *document) foreign(first, last int32) {
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != actorMention || m.entry < 0 || m.first < first || m.last >= last || m.sort == "person" || m.sort == "company" || m.sort == "media" {
			continue
		}
		p := d.g.placeAdjective(d.words[m.last].fold)
		if p < 0 || d.words[m.last].mention >= 0 {
			continue
		}
		own, other := d.g.gaz.Entries()[m.entry].Jurisdiction, d.g.gaz.Entries()[p].Jurisdiction
		if own == other || other == "" || own == "" || own == "EU" || len(other) > 2 && own[:2] == other[:2] {
			continue
		}
		m.entry, m.place, m.head = -1, p, m.first
		d.words[m.last].mention = int32(k)
		m.last++
	}
}

// sourceFrench is whom a sentence is credited to with other words than selon: d'après le ministère, à en croire la mairie,
// aux dires de la direction, assure-t-on à la préfecture. Or -1.
func (d *document) sourceFrench(s language.Sentence) int32 {
	for k := range d.mentions {
		m := &d.mentions[k]
		if !m.acts() || m.kind == personMention || m.first < s.First || m.last > s.Last || m.sort == "media" {
			continue
		}
		l := d.left(m.first)
		switch {
		case l.prep == "après" && l.at > s.First && d.words[l.at-1].fold == "d'":
			return int32(k)
		case l.prep == "" && l.at > s.First+1 && d.words[l.at-1].fold == "croire" && d.words[l.at-2].fold == "en":
			return int32(k)
		case d.besideOn(s, &l, m):
			return int32(k)
		case d.g.placePreps[l.prep] || l.prep == "auprès" || l.prep == "de" && l.noun >= 0 && d.words[l.noun].fold == "côté":
			if l.at > s.First && d.saysOn(s.First, l.at) {
				return int32(k)
			}
		}
	}
	return -1
}

// saysOn reports whether a verb of saying with "on" behind it stands right before token at: indique-t-on, fait-on savoir.
func (d *document) saysOn(first, at int32) bool {
	for i := at - 1; i >= first && i >= at-4; i-- {
		w := &d.words[i]
		if w.is(isInverted) && strings.HasSuffix(w.fold, "-on") {
			return w.class.has(d.g.known.say) || w.class.has(d.g.known.tell)
		}
		if w.mention >= 0 || boundary(w) {
			return false
		}
	}
	return false
}

// adjectiveBehind is the place whose adjective stands right behind a measure or a paper at i: l'interdiction belge, la loi
// québécoise. An entry, or -1.
func (d *document) adjectiveBehind(i int32) int32 {
	w := &d.words[i]
	n := i + 1
	if d.g.german || int(n) >= len(d.words) || d.words[n].sentence != w.sentence || d.words[n].mention >= 0 {
		return -1
	}
	if k := d.g.known; !w.class.has(k.trigger) && !w.class.has(k.document) && !w.class.has(k.measureNoun) {
		return -1
	}
	return d.g.placeAdjective(d.words[n].fold)
}

// unlistedTown is the name of a town that no table has, told nearest before the bare mairie or commune m in its sentence or the
// one before: À Carouge, la commune ...; les services d'Échirolles ... la mairie. A token, or -1 where a known town is nearer.
func (d *document) unlistedTown(m *mention) int32 {
	si := d.words[m.first].sentence
	for i := m.first - 1; i > 0 && d.words[i].sentence >= si-1; i-- {
		w := &d.words[i]
		if o := w.mention; o >= 0 && (d.mentions[o].kind == placeMention || d.mentions[o].kind == partMention) && d.mentions[o].entry >= 0 && d.g.gaz.Entries()[d.mentions[o].entry].Sort == "city" {
			return -1
		}
		if o := w.mention; o >= 0 && d.mentions[o].kind != actorMention || w.tok.Kind != language.Word || !w.tok.Is(language.Upper) || len(w.readings) > 0 || w.noun != 0 || len(w.fold) < 3 {
			continue
		}
		switch d.words[i-1].fold {
		case "à", "de", "d'":
			return i
		}
	}
	return -1
}

// ofTown is a town hall with the name of the town at i: mairie de Carouge, commune d'Échirolles.
func (d *document) ofTown(m *mention, i int32) entity {
	link := " de "
	if strings.ContainsRune("aeiouéèh", []rune(d.words[i].fold)[0]) {
		link = " d'"
	}
	name := d.span(m.first, m.last).Text + link + d.span(i, i+1).Text
	id := "org/" + gazetteer.SlugOf(name)
	return entity{id: id, authority: id, name: name, jurisdiction: d.nearJurisdiction(m.first), sort: m.sort}
}

// soTurns open a sentence that says whose measure was just told: ainsi en a décidé la préfecture, c'est ce que vient d'annoncer
// la ville, telle est la décision du tribunal.
var soTurns = [][]string{{"ainsi", "en"}, {"ainsi", "l'"}, {"ainsi", "le"}, {"c'", "est", "ce", "que"}, {"c'", "est", "ce", "qu'"}, {"voilà", "ce", "que"}, {"voilà", "ce", "qu'"}, {"telle", "est"}, {"tel", "est"}}

// decidedSo is who has decided what clause c tells, where the rest of the sentence or the next one says so in such a turn. Or -1.
func (d *document) decidedSo(c int32) int32 {
	cl := &d.clauses[c]
	if len(cl.words) == 0 {
		return -1
	}
	last := d.sentences[min(int(cl.sentence)+1, len(d.sentences)-1)].Last
	from := int32(-1)
	for i := cl.words[len(cl.words)-1] + 1; i < last; i++ {
		w := &d.words[i]
		if from < 0 {
			for _, turn := range soTurns {
				if d.phraseAt(turn, i) && (i == d.sentences[w.sentence].First || d.words[i-1].is(isPunct)) {
					from = i
				}
			}
			continue
		}
		if m := w.mention; m >= 0 && d.mentions[m].first == i && d.mentions[m].acts() && d.mentions[m].sort != "media" && w.sentence == d.words[from].sentence {
			if l := d.left(i); l.prep == "" || l.rel == relGen && d.words[l.noun].class.has(d.g.known.measureNoun) {
				return m
			}
			return -1
		}
	}
	return -1
}

// leavesOffice reports whether a person leaves without the text saying what: La directrice s'en va. It is the office.
func (d *document) leavesOffice(r *rule, actor int32, t foundTarget, trigger int32) bool {
	if d.g.german || r.kind != edikt.Exit || t.why != "topic" && t.why != "pronoun" || d.words[trigger].sentence-d.words[d.mentions[t.mention].first].sentence < 2 {
		return false
	}
	m := &d.mentions[actor]
	if m.kind != personMention && m.kind != actorMention {
		return false
	}
	switch d.lemmaText(d.words[trigger].verb) {
	case "aller", "partir", "retirer", "quitter":
	default:
		return false
	}
	return m.kind == personMention || m.sort == "person" || d.words[m.head].class.has(d.g.known.leadership) || officeHeads[d.words[m.head].fold]
}

// officeHeads are nouns for one person among the heads of institutions.
var officeHeads = wordSet("proviseur", "proviseure", "recteur", "rectrice", "maire", "bourgmestre", "édile", "préfet", "préfète", "procureur", "procureure", "syndic", "syndique", "évêque", "archevêque", "pape",
	"échevin", "échevine", "ambassadeur", "ambassadrice", "médiateur", "médiatrice", "juge", "magistrat", "préposé", "préposée", "commissaire", "doyen", "doyenne")

// oneBody reports whether the word behind "de" at i is one institution: directeur de l'hôpital, not: centre pour les écoles.
func (d *document) oneBody(i int32, w *word) bool {
	if d.g.german || d.g.preposition(d.words[i].fold) != "de" || d.words[i].fold == "des" || !w.class.has(d.g.known.actorHead) || w.is(isPlu) {
		return false
	}
	return i > 0 && d.words[i-1].class.has(d.g.known.leadership) || i > 1 && d.words[i-1].is(isAdj) && d.words[i-2].class.has(d.g.known.leadership)
}

// afterQuote reports whether the clause stands behind a closed quotation and begins with its verb: « ... », se félicite le maire.
func (d *document) afterQuote(cl *clause) bool {
	i := cl.words[0]
	for k := i - 1; k >= 0 && d.words[k].is(isPunct) && d.words[k].sentence == d.words[i].sentence; k-- {
		if f := d.words[k].fold; f == "»" || f == "”" || f == "\"" {
			return cl.finite <= i+1
		}
	}
	return false
}

// commonMany reports whether the mention is several bodies of a sort, with no name in it: les services de soins.
func (d *document) commonMany(m *mention) bool {
	if m.kind != actorMention || m.entry >= 0 || m.place >= 0 || !d.several(m) {
		return false
	}
	for i := m.first; i < m.last; i++ {
		if d.words[i].tok.Is(language.Upper) {
			return false
		}
	}
	return len(d.listed(m)) == 0
}

// besideOn reports whether the sentence opens with the institution as the place where people say something: Du côté de la ville,
// on assure que ....
func (d *document) besideOn(s language.Sentence, l *leftSide, m *mention) bool {
	first := d.words[s.First].fold
	if first != "du" && first != "auprès" || m.first > s.First+5 || l.prep != "de" || l.noun >= 0 && d.words[l.noun].fold != "côté" {
		return false
	}
	for i := m.last; i < s.Last && i < m.last+3; i++ {
		if d.words[i].fold == "on" {
			return true
		}
	}
	return false
}

// whoseTurn is the institution whose turn it is in clause c: c'est au tour de la Norvège de bannir X. Or -1.
func (d *document) whoseTurn(c int32) int32 {
	for _, i := range d.clauses[c].words {
		m := d.words[i].mention
		if m < 0 || d.mentions[m].first != i || !d.mentions[m].acts() {
			continue
		}
		if l := d.left(i); l.rel == relGen && d.words[l.noun].fold == "tour" {
			return m
		}
	}
	return -1
}

// joinsThose is who joins the countries that a relative clause is about: le Kenya s'ajoute à la liste des pays qui ont banni X,
// Oslo rejoint les capitales qui .... Or -1.
func (d *document) joinsThose(cl *clause) int32 {
	if d.g.german || cl.anchor < 0 || cl.parent < 0 {
		return -1
	}
	m := d.words[cl.anchor].mention
	if m < 0 && !d.words[cl.anchor].is(isPlu) || m >= 0 && !d.unnamedMany(&d.mentions[m]) {
		return -1
	}
	for _, i := range d.clauses[cl.parent].words {
		switch w := &d.words[i]; {
		case !w.is(verbal):
		case joining[d.lemmaText(w.verb)]:
			return d.clauseActor(cl.parent, -1)
		}
	}
	return -1
}

var joining = wordSet("rejoindre", "ajouter", "allonger", "grossir", "intégrer", "entrer", "figurer", "compter", "suivre", "imiter")

// anchoredFrench reports whether the participle or relative clause c is about the noun at i although a name stands between or it
// comes first: l'interdiction de TikTok, décidée par le parlement; décidé par le préfet, le blocage ....
func (d *document) anchoredFrench(c, i int32) bool {
	cl := &d.clauses[c]
	if d.g.german || !cl.passive {
		return false
	}
	a := cl.anchor
	if a < 0 {
		return d.anchorOf(c) == i || cl.parent >= 0 && cl.leading && d.subjectFrench(cl.parent).noun == i
	}
	for hops := 0; hops < 4 && a > i; hops++ {
		l := d.left(d.phraseHead(a))
		if l.rel != relGen && l.rel != relPrep {
			return false
		}
		a = l.noun
	}
	return a == i && len(cl.words) > 0 && cl.words[0] > i && d.words[cl.words[0]].is(isPP)
}

// counterparts finds institutions that are told as another country's like of one told before: son homologue belge, sa voisine
// italienne, l'équivalent espagnol de la Cnil.
func (d *document) counterparts(first, last int32) {
	for i := first; i+1 < last; i++ {
		w := &d.words[i]
		if !likes[w.fold] || w.mention >= 0 || d.words[i+1].mention >= 0 {
			continue
		}
		p := d.g.placeAdjective(d.words[i+1].fold)
		if p < 0 {
			continue
		}
		if o := d.lastInstitution(i); o >= 0 {
			if n := i + 3; n < last && d.words[i+2].fold == "," { // son équivalent luxembourgeois, la CNPD
				if d.words[n].is(isDet) && n+1 < last {
					n++
				}
				if m := d.words[n].mention; m >= 0 && d.mentions[m].kind == actorMention {
					continue
				}
			}
			k := d.add(mention{kind: actorMention, first: i, last: i + 2, head: i, entry: -1, place: p, sort: d.mentions[o].sort, like: o + 1})
			if d.mentions[o].kind == placeMention {
				d.mentions[k].kind, d.mentions[k].entry, d.mentions[k].like = placeMention, p, 0
			}
		}
	}
}

var likes = wordSet("homologue", "voisin", "voisine", "pendant", "équivalent", "consœur", "cousin", "cousine")

// lastInstitution is the institution, office or country named last before i, at most two sentences back, or -1.
func (d *document) lastInstitution(i int32) int32 {
	best := int32(-1)
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.first >= i || m.kind != placeMention && (m.kind != actorMention || m.like > 0) || d.words[i].sentence-d.words[m.first].sentence > 2 || d.left(m.first).prep != "" {
			continue
		}
		if best < 0 || d.mentions[best].first < m.first {
			best = int32(k)
		}
	}
	return best
}

// beyond are places named by what lies between; the adjective says which is meant.
var beyond = map[string]string{"outre-manche": "britannique", "outre-rhin": "allemand", "outre-atlantique": "américain", "outre-quiévrain": "belge", "outre-pyrénées": "espagnol"}

// placeTurns finds places that no name and no preposition tells: outre-Manche, côté belge.
func (d *document) placeTurns(first, last int32) {
	for i := first; i < last; i++ {
		w := &d.words[i]
		if w.mention >= 0 {
			continue
		}
		if adj, ok := beyond[w.fold]; ok {
			if p := d.g.placeAdjective(adj); p >= 0 {
				d.add(mention{kind: placeMention, first: i, last: i + 1, head: i, entry: p, place: p})
			}
			continue
		}
		if w.fold == "côté" && i+1 < last && (i == first || d.words[i-1].is(isPunct)) && d.words[i+1].mention < 0 {
			if p := d.g.placeAdjective(d.words[i+1].fold); p >= 0 {
				d.add(mention{kind: placeMention, first: i, last: i + 2, head: i, entry: p, place: p})
			}
		}
	}
}

// turnOfPlace reports whether a mention is a place told by such a turn: it says where, not who.
func (d *document) turnOfPlace(m *mention) bool {
	w := &d.words[m.first]
	return !d.g.german && m.kind == placeMention && (w.fold == "côté" || beyond[w.fold] != "")
}

// behindSign reports whether the clause follows a colon or semicolon.
func (d *document) behindSign(cl *clause) bool {
	if len(cl.words) == 0 || cl.words[0] == 0 {
		return false
	}
	f := d.words[cl.words[0]-1].fold
	return f == ":" || f == ";"
}

// namedFrench is the institution with a name of its own that a noun with its place's adjective means: l'hôpital cantonal vaudois
// where the CHUV has been named, l'université zurichoise. Or -1.
func (d *document) namedFrench(m *mention) int32 {
	if d.g.german || m.kind != actorMention || m.entry >= 0 || m.place < 0 || m.sort == "" || m.sort == "person" || d.introduced(m) || d.words[m.head].is(isPlu) {
		return -1
	}
	switch m.sort {
	case "university", "hospital", "museum", "school", "company", "dpa", "bank", "media", "club":
	default:
		return -1
	}
	for i := m.head; i < m.last; i++ {
		if d.words[i].tok.Is(language.Upper) || d.g.preposition(d.words[i].fold) == "de" {
			return -1
		}
	}
	best := int32(-1)
	for o := range d.mentions {
		c := &d.mentions[o]
		if c.kind != actorMention || c.entry < 0 || c.sort != m.sort || c.first >= m.first || d.g.gaz.Entries()[c.entry].Jurisdiction != d.g.gaz.Entries()[m.place].Jurisdiction {
			continue
		}
		if best >= 0 && d.mentions[best].entry != c.entry {
			return -1
		}
		best = int32(o)
	}
	return best
}

// roomOwner is the institution from whose rooms, classes or machines a service goes: banni des postes de la mairie, ne sert plus
// aux cours de l'université. Or -1.
func (d *document) roomOwner(c int32) int32 {
	for _, i := range d.clauses[c].words {
		m := d.words[i].mention
		if m < 0 || d.mentions[m].first != i || d.mentions[m].kind != actorMention || d.unnamedMany(&d.mentions[m]) || d.anySchool(&d.mentions[m]) {
			continue
		}
		if l := d.left(i); l.rel == relGen && l.noun >= 0 && rooms[d.words[l.noun].fold] {
			return m
		}
	}
	return -1
}

var rooms = wordSet("cours", "classe", "classes", "service", "services", "bureau", "bureaux", "poste", "postes", "réseau", "réseaux", "locaux", "salle", "salles", "couloirs", "ordinateur", "ordinateurs", "parc", "campus",
	"murs", "enceinte", "serveurs", "machines", "tablettes", "écrans", "amphis", "laboratoires")

// titleActor is the one institution or place that the title names as its subject, where the text below goes on about what
// it leaves or takes up and names nobody. Or -1.
func (d *document) titleActor(c int32) int32 {
	if d.titleEnd == 0 || len(d.clauses[c].words) == 0 || d.clauses[c].words[0] < d.titleEnd {
		return -1
	}
	best := int32(-1)
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.first >= d.titleEnd || !m.acts() || m.kind == personMention || m.sort == "media" || m.modifier {
			continue
		}
		if best >= 0 || !d.nominative(int32(k)) || d.unnamedMany(m) || m.anaphor {
			return -1
		}
		best = int32(k)
	}
	return best
}

// targetSubject reports whether a service is the subject of the clause.
func (d *document) targetSubject(c int32) bool {
	s := d.subjectFrench(c)
	return s.noun >= 0 && d.targetAt(s.noun) >= 0
}
