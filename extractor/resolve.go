package extractor

import (
	"edikt"
	"strings"

	"edikt/language/forms"
	"edikt/language/gazetteer"
)

// anaphora turns definite service nouns (die App, le réseau social, dieser Dienst) into mentions of the service told
// last that fits.
func (d *document) anaphora() {
	k := d.g.known
	for si := range d.sentences {
		s := d.sentences[si]
		for i := s.First; i < s.Last; i++ {
			w := &d.words[i]
			if !w.is(isNoun) || w.mention >= 0 || !w.class.has(k.service) || d.namedRight(i, s.Last) || d.modified(i) {
				continue
			}
			l := d.left(i)
			if l.det < 0 || d.g.indefinite[d.words[l.det].fold] || d.g.otherDet[d.words[l.det].fold] || d.negatedNoun(i) || d.otherAdjective(l.at, i) {
				continue
			}
			if e := d.mainTarget(); e >= 0 && d.generic(e) && d.g.gaz.Entries()[e].Sort == "device" && w.class.has(d.g.nounClass["device"]) && l.prep == "" {
				d.add(mention{kind: targetMention, first: i, last: i + 1, head: i, entry: e, place: -1, anaphor: true}) // die Geräte
				continue
			}
			if w.is(isPlu) && !d.words[l.det].is(isDat) && d.g.german && w.noun != 0 && d.pluralDet(l.det, i) {
				continue
			}
			if e := d.antecedent(i); e >= 0 {
				d.add(mention{kind: targetMention, first: i, last: i + 1, head: i, entry: e, place: -1, anaphor: true})
			}
		}
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
			return d.mentions[w.mention].kind == targetMention
		}
		if w.is(isPunct) && (w.is(isOpen) || w.is(isClose)) && w.fold != "(" && w.fold != ")" {
			continue
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
	home := d.homeOf(i)
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != targetMention || m.entry < 0 || m.first >= i || m.first < at || d.g.german && d.makerOnly(m.entry) || d.generic(m.entry) || d.g.gaz.Entries()[m.entry].Sort == "store" && !d.words[i].class.has(d.g.nounClass["store"]) || !d.g.names.fits(m.entry, &d.words[i]) {
			continue
		}
		if (d.asMedium(int32(k)) || d.amongOthers(m)) && best >= 0 || home != "" && (!d.from(m.entry, home) || best >= 0 && d.nativeOf(best, home) && !d.nativeOf(m.entry, home)) {
			continue
		}
		best, at = m.entry, m.first
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
	if i < 0 || !d.g.mediumPreps[d.words[i].fold] || d.words[i].sentence != d.words[m.first].sentence {
		return false
	}
	s := d.sentences[d.words[i].sentence]
	for j := s.First; j < s.Last; j++ {
		said := d.words[j].class.has(d.g.known.say) && d.words[j].is(verbal|isNoun)
		if said && (!d.g.german || d.words[j].clause == d.words[i].clause) || !d.g.german && d.saidThere(j, i) {
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
		if m.kind != targetMention || m.anaphor || m.entry < 0 {
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

// topic is a mention of the service that an unsaid object at token i means, or -1: of the newest event before it, else
// the last one named, else the main one.
func (d *document) topic(i int32) int32 {
	si := d.words[i].sentence
	best := int32(-1)
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != targetMention || m.entry < 0 || d.g.german && d.makerOnly(m.entry) || d.asMedium(int32(k)) || !d.g.german && (d.ofAnother(m) || d.onlyWhere(m) || d.amongOthers(m)) || d.generic(m.entry) && d.mainTarget() != m.entry {
			continue
		}
		ms := d.words[m.first].sentence
		if m.first < i && ms >= si-3 && (best < 0 || d.mentions[best].first < m.first) {
			best = int32(k)
		}
	}
	if best >= 0 {
		return best
	}
	main := d.mainTarget()
	for k := range d.mentions {
		if m := &d.mentions[k]; m.kind == targetMention && m.entry == main && main >= 0 && (d.g.german || !d.onlyWhere(m)) {
			return int32(k)
		}
	}
	return -1
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

// subject is who a clause is about.
type subject struct {
	mention int32 // an institution, place or person; -1 for none
	pronoun int32 // a pronoun in its stead; -1 for none
	noun    int32 // a noun that is no mention; -1 for none
	pos     int32
}

// subjectOf finds the subject of a clause, without looking beyond it.
func (d *document) subjectOf(c int32) subject {
	if !d.g.german {
		return d.subjectFrench(c)
	}
	s := subject{mention: -1, pronoun: -1, noun: -1, pos: -1}
	cl := &d.clauses[c]
	if cl.kind == infinitiveClause {
		return s
	}
	for _, i := range cl.words {
		w := &d.words[i]
		if !d.g.german && cl.finite >= 0 && i > cl.finite && s.pos >= 0 || i > cl.finite && d.resumes(cl) && d.clauseBefore(c) >= 0 {
			break // und rät Kunden ab: the subject stands in the clause before
		}
		if m := w.mention; m >= 0 && d.mentions[m].first == i && d.mentions[m].acts() && d.nominative(m) {
			if s.mention < 0 {
				s.mention, s.pos = m, i
				return s
			}
		}
		if s.pronoun < 0 && s.pos < 0 && w.is(isPron) && !(i > cl.finite && d.resumes(cl)) && d.g.subjectPronouns[w.fold] && !w.is(isDet) {
			s.pronoun = i
			s.pos = i
			if !d.g.german {
				return s
			}
			continue
		}
		if s.noun < 0 && s.pos < 0 && w.is(isNoun) && (w.mention < 0 || d.mentions[w.mention].kind == groupMention) && d.plainSubject(i, cl) {
			s.noun = i
			s.pos = i
		}
	}
	if s.pronoun >= 0 && s.noun > s.pronoun {
		s.noun = -1
	}
	return s
}

// nominative reports whether mention m can be a subject: no preposition, no genitive, no dative article before it.
func (d *document) nominative(m int32) bool {
	first := d.mentions[m].first
	l := d.left(first)
	for n := 0; l.rel == relCoord && n < 12; n++ {
		l = d.left(d.phraseHead(l.noun))
	}
	if l.prep != "" || l.rel == relGen || l.rel == relPrep || l.rel == relLike {
		return false
	}
	if l.rel == relAppos && d.words[l.noun].mention >= 0 {
		return false
	}
	if l.det >= 0 && d.g.german {
		f := d.words[l.det].fold
		if d.words[l.det].is(isDat) || f == "den" || f == "einen" || f == "dem" || f == "des" {
			return false
		}
		if (f == "der" || f == "einer" || f == "ihrer" || f == "seiner") && d.g.feminine(&d.words[d.mentions[m].head]) && !(f == "der" && d.g.masculineNominative(&d.words[d.mentions[m].head])) {
			return false
		}
		if f == "das" || f == "die" || f == "der" || f == "ein" || f == "eine" {
			return true
		}
		if len(f) > 3 && (f[len(f)-2:] == "en" || f[len(f)-2:] == "em" || f[len(f)-2:] == "es") {
			return false
		}
	}
	return true
}

func (d *document) plainSubject(i int32, cl *clause) bool {
	l := d.left(i)
	if l.prep != "" || l.rel != relNone {
		return false
	}
	if d.g.german {
		if l.det >= 0 && (d.words[l.det].is(isDat) || d.words[l.det].fold == "den" || d.words[l.det].fold == "des") {
			return false
		}
		return cl.finite < 0 || i < cl.finite || cl.kind != mainClause || d.words[i].mention >= 0
	}
	return cl.finite >= 0 && i < cl.finite
}

// isSubjectPath reports whether a phrase without a preposition is the subject of the clause that holds it.
func (d *document) isSubjectPath(c, mc int32, p *path, trigger int32) bool {
	cl := &d.clauses[mc]
	if cl.kind == infinitiveClause {
		return false
	}
	if d.g.german {
		return d.germanSubject(mc, p)
	}
	if cl.finite < 0 { // headline: TikTok interdit en Inde
		return p.top < trigger && !cl.passive
	}
	if cl.passive {
		return false
	}
	return p.top < cl.finite && p.prep == "" && p.top < trigger
}

// germanSubject decides subject or object by case where the article shows it, else by what else could be the subject.
func (d *document) germanSubject(c int32, p *path) bool {
	cl := &d.clauses[c]
	if cl.passive {
		return false
	}
	if p.det >= 0 {
		switch f := d.words[p.det].fold; f {
		case "den", "einen", "dem", "einem", "des", "diesen", "ihren", "seinen":
			return false
		case "der":
			if !d.g.feminine(&d.words[p.top]) {
				return true
			}
			return false
		}
	}
	s := d.subjectOf(c)
	if s.mention >= 0 || s.pronoun >= 0 {
		return false
	}
	if s.noun >= 0 && s.noun != p.top {
		return false
	}
	if cl.kind == relativeClause { // das TikTok verbietet: the pronoun is the subject
		return false
	}
	return cl.finite >= 0 && !d.resumes(cl) && !d.freeSubject(c)
}

// freeSubject reports whether a clause that begins with who is the subject: Wer hier arbeitet, muss Signal nutzen.
func (d *document) freeSubject(c int32) bool {
	cl := &d.clauses[c]
	if c == 0 || len(cl.words) == 0 || cl.words[0] != cl.finite {
		return false
	}
	before := &d.clauses[c-1]
	return before.parent == c && before.sentence == cl.sentence && len(before.words) > 0 && d.words[before.words[0]].fold == "wer"
}

// resumes reports whether the clause goes on with the subject of the one before it: und gibt Skype auf.
func (d *document) resumes(cl *clause) bool {
	return cl.kind == mainClause && len(cl.words) > 1 && cl.words[1] == cl.finite && d.g.coordinators[d.words[cl.words[0]].fold]
}

// actorsOf finds who acts in a candidate, and how sure that is.
func (d *document) actorsOf(r *rule, c int32, trigger [2]int32, noun bool) ([]int32, float64) {
	if noun {
		if m := d.attachedActor(trigger[0]); m >= 0 {
			return d.group(m), 0.95
		}
		if m := d.relativeActor(trigger[0]); m >= 0 {
			return []int32{m}, 0.9
		}
		if m := d.agentOfNoun(trigger[0]); m >= 0 {
			return d.group(m), 0.95
		}
	}
	if d.g.german {
		if m := d.issuer(c); m >= 0 {
			return d.group(m), 0.9
		}
	}
	if m := d.commander(c); m >= 0 {
		return d.group(m), 0.9
	}
	cl := &d.clauses[c]
	if cl.passive || noun && d.passiveSupport(c) {
		if m := d.agent(c); m >= 0 {
			return d.group(m), 0.95
		}
	} else if m := d.clauseActor(c, trigger[0]); m >= 0 && !r.other && !d.obliged(r, c) {
		if d.singular(c) && cl.kind == relativeClause {
			return []int32{m}, 0.95
		}
		return d.group(m), 0.95
	}
	if cl.passive && d.passiveByModal(c) && !r.other {
		if m := d.clauseActor(c, trigger[0]); m >= 0 && noun {
			return d.group(m), 0.7
		}
	}
	if m := d.ownerOfGroup(c); m >= 0 && (cl.passive || noun || r.Negated == "required" || d.g.german && (len(r.Phrases) > 0 || d.obliged(r, c))) {
		return d.group(m), 0.85
	}
	if !d.g.german && !r.other {
		if m := d.staffOf(r, c); m >= 0 {
			return d.group(m), 0.75
		}
	}
	if d.statementOf(c) { // Im Landkreis gibt es kein ..., sagt der Sprecher: the place, not the speaker
		hops := 3
		if d.g.german {
			hops = 1 // not where it is said
		}
		if m := d.locativeWithin(c, hops); m >= 0 {
			return d.group(m), 0.8
		}
	}
	if m := d.governingActor(c); m >= 0 {
		return d.group(m), 0.85
	}
	if m := d.behindColon(c); m >= 0 && !d.g.german && cl.finite < 0 {
		return d.group(m), 0.8
	}
	if m := d.speaker(c); m >= 0 && !d.g.german && (cl.passive || noun || r.other || r.Negated != "" || cl.finite < 0 || r.Form != "" || r.kind == edikt.Ban || r.kind == edikt.Mandate || r.kind == edikt.AdviceAgainst) {
		return d.group(m), 0.85
	}
	if m := d.locative(c, trigger[0]); m >= 0 {
		return d.group(m), 0.8
	}
	if d.g.german && (cl.passive || noun || r.other || r.Negated != "" || len(r.Phrases) > 0) {
		if m := d.localBefore(c); m >= 0 {
			return d.group(m), 0.75
		}
	}
	if d.g.german && (r.kind == edikt.Exit || r.kind == edikt.Adoption || r.kind == edikt.Abstention) {
		if m := d.ownStaff(c); m >= 0 {
			return d.group(m), 0.75
		}
	}
	if m := d.whoeverPlace(c); m >= 0 {
		return []int32{m}, 0.75
	}
	if m := d.headlinePlace(c); m >= 0 {
		return d.group(m), 0.75
	}
	if !d.g.german {
		if m := d.otherActor(c); m >= 0 {
			return d.group(m), 0.7
		}
		if m := d.actsElsewhere(r, c, trigger); m >= 0 {
			return d.group(m), 0.7
		}
	}
	if m := d.sourceActor(c); m >= 0 {
		return []int32{m}, 0.6
	}
	if m := d.actedJustBefore(r, c); m >= 0 {
		return d.group(m), 0.6
	}
	return nil, 0
}

// sourceActor is the institution that an agentless statement is credited to: laut der Bundeskanzlei, selon la mairie, nach
// Ansicht des Amtes.
func (d *document) sourceActor(c int32) int32 {
	s := d.sentences[d.clauses[c].sentence]
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind == actorMention && m.first >= s.First && m.last <= s.Last && (d.g.hearsayPreps[d.left(m.first).prep] || d.opinionOf(m) || d.quoted(m)) {
			return int32(k)
		}
	}
	return -1
}

// actedJustBefore is the institution that the sentence before says has acted, without a service in it: Das Schulamt hat
// reagiert. Lehrkräfte dürfen ... Or -1.
func (d *document) actedJustBefore(r *rule, c int32) int32 {
	si := d.clauses[c].sentence
	if si == 0 || r.kind != edikt.Ban && r.kind != edikt.Mandate || d.sentences[si-1].Paragraph != d.sentences[si].Paragraph || d.served[si-1] {
		return -1
	}
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.sentence != si-1 || cl.kind != mainClause || cl.question || cl.neg >= 0 || !d.g.classOf(cl.verb).has(d.g.known.act) {
			continue
		}
		if m := d.subjectOf(int32(k)).mention; m >= 0 && d.mentions[m].kind == actorMention {
			return m
		}
	}
	return -1
}

// opinionOf reports whether a phrase names an institution's opinion: nach Ansicht des Amtes, de l'avis de la commission.
func (d *document) opinionOf(m *mention) bool {
	l := d.left(m.first)
	return l.noun >= 0 && (l.rel == relGen || l.prep == "von") && d.words[l.noun].class.has(d.g.known.opinion) && d.left(l.noun).prep != ""
}

// quoted reports whether a phrase names who said the sentence: ..., so das Bundesamt.
func (d *document) quoted(m *mention) bool {
	i := d.left(m.first).at - 1
	return i > 0 && d.words[i].fold == "so" && d.words[i-1].is(isPunct)
}

// whoeverPlace is the place in a clause that says who is meant: Wer in Australien keine 16 ist, darf ...
func (d *document) whoeverPlace(c int32) int32 {
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.sentence == d.clauses[c].sentence && cl.kind == indirectQuestion && cl.parent == c && len(cl.words) > 0 && d.g.whoWords[d.words[cl.words[0]].fold] {
			return d.locative(int32(k), -1)
		}
	}
	return -1
}

// relativeActor is who acts in a relative clause on the trigger noun: das Verbot, das die Behörde verhängt hatte. Or -1.
func (d *document) relativeActor(i int32) int32 {
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.kind != relativeClause || cl.anchor != i || cl.sentence != d.words[i].sentence {
			continue
		}
		enforced := false
		for _, w := range cl.words {
			if e := d.effectOf(w); d.words[w].is(verbal) && (e == opEnforce || e == opDecide || e == opPlan) {
				enforced = true
			}
		}
		if !enforced {
			continue
		}
		if cl.passive {
			return d.agent(int32(k))
		}
		return d.subjectOf(int32(k)).mention
	}
	return -1
}

// statementOf reports whether the clause is what someone says.
func (d *document) statementOf(c int32) bool { return d.clauses[c].reported }

// singular reports whether the clause's finite verb can only be singular.
func (d *document) singular(c int32) bool {
	f := d.clauses[c].finite
	if f < 0 {
		return false
	}
	plural := false
	for _, r := range d.words[f].readings {
		if r.POS == forms.Verb && r.Features.Has(forms.Finite|forms.Pl) {
			plural = true
		}
	}
	return !plural
}

// commander is the institution on whose order something happens: auf Anordnung eines Gerichts, nach dem Willen des Landrats.
func (d *document) commander(c int32) int32 {
	for _, i := range d.clauses[c].words {
		m := d.words[i].mention
		if m < 0 || d.mentions[m].first != i || !d.mentions[m].acts() {
			continue
		}
		if l := d.left(i); (l.rel == relGen || l.rel == relPrep) && d.words[l.noun].class.has(d.g.known.command) {
			if p := d.left(l.noun).prep; p == "auf" || p == "nach" || p == "sur" || p == "à" || p == "gemäss" {
				return m
			}
		}
	}
	return -1
}

// ownerOfGroup is the institution whose people a measure binds: den Beschäftigten der Kommission ist es untersagt.
func (d *document) ownerOfGroup(c int32) int32 {
	for _, i := range d.clauses[c].words {
		m := d.words[i].mention
		if m < 0 || d.mentions[m].first != i || d.mentions[m].kind != actorMention && (d.g.german || d.mentions[m].kind != placeMention) {
			continue
		}
		l := d.left(i)
		if l.rel != relGen && l.rel != relPrep || l.noun < 0 {
			continue
		}
		if !d.g.german && d.anySchool(&d.mentions[m]) {
			continue
		}
		if g := d.words[l.noun].mention; g >= 0 && d.mentions[g].kind == groupMention || d.words[l.noun].class.has(d.g.known.device) {
			return m
		}
	}
	return -1
}

func (d *document) passiveByModal(c int32) bool { return d.clauses[c].finite >= 0 }

func (d *document) passiveSupport(c int32) bool { return d.clauses[c].passive }

// group lists the mentions coordinated with m that can act, m first.
func (d *document) group(m int32) []int32 {
	out := []int32{m}
	g := d.mentions[m].group
	for k := range d.mentions {
		if int32(k) != m && d.mentions[k].group == g && d.mentions[k].acts() && d.words[d.mentions[k].first].sentence == d.words[d.mentions[m].first].sentence {
			out = append(out, int32(k))
		}
	}
	return out
}

// attachedActor is the institution that hangs on a trigger noun: Verbot der Regierung, l'interdiction par la Belgique,
// belgisches Verbot, EU-Verbot.
func (d *document) attachedActor(i int32) int32 {
	for k := range d.mentions {
		m := &d.mentions[k]
		if !m.acts() || d.words[m.first].sentence != d.words[i].sentence {
			continue
		}
		if m.modifier {
			if m.first == i {
				return int32(k)
			}
			continue
		}
		if d.g.german && int(m.last) < len(d.words) && d.makes(m.last) {
			continue // Ausschluss der Firma Huawei
		}
		l := d.left(m.first)
		if (l.rel == relGen || l.rel == relPrep) && l.noun == i && (l.prep == "" || l.prep == "von" || l.prep == "durch" || l.prep == "par" || l.prep == "de" || l.prep == "seitens") {
			return int32(k)
		}
		if d.g.german && m.kind == placeMention && l.rel == relPrep && l.noun == i && l.prep == "in" {
			return int32(k) // das Verbot in Nepal
		}
		if m.kind == placeMention && m.last == i && genitiveName(d.words[m.first].fold) { // Belgiens Verbot
			return int32(k)
		}
	}
	l := d.left(i)
	for j := l.at; j < i; j++ {
		if p := d.g.placeAdjective(d.words[j].fold); p >= 0 {
			return d.add(mention{kind: placeMention, first: j, last: j + 1, head: j, entry: p, place: p, clause: d.words[i].clause})
		}
	}
	return -1
}

func genitiveName(fold string) bool { return len(fold) > 3 && fold[len(fold)-1] == 's' }

// agent is who stands behind von, durch, par in a passive clause.
func (d *document) agent(c int32) int32 {
	for _, i := range d.clauses[c].words {
		m := d.words[i].mention
		if m < 0 || d.mentions[m].first != i || !d.mentions[m].acts() {
			continue
		}
		if l := d.left(i); d.g.agentPreps[l.prep] && l.rel == relNone {
			return m
		}
	}
	return -1
}

// clauseActor is the subject of the clause if it can act; of a relative clause, the noun it hangs on; for a pronoun, the
// subject told last.
func (d *document) clauseActor(c, trigger int32) int32 {
	cl := &d.clauses[c]
	s := d.subjectOf(c)
	if s.mention >= 0 {
		return s.mention
	}
	if cl.kind == relativeClause && s.pronoun < 0 && cl.anchor >= 0 && !cl.passive {
		if m := d.words[cl.anchor].mention; m >= 0 && d.mentions[m].acts() {
			return m
		}
	}
	if s.pronoun >= 0 && !d.g.german && d.firstPerson(s.pronoun) {
		return d.speaker(c)
	}
	if s.pronoun < 0 && s.mention < 0 && s.noun < 0 && d.g.german {
		if m := d.pointedAt(c); m >= 0 {
			return m
		}
	}
	if s.pronoun >= 0 && d.g.german && d.g.speakers[d.words[s.pronoun].fold] {
		return d.narrator(c, s.pronoun)
	}
	if s.pronoun >= 0 && !d.g.german && d.emptyIl(c, s.pronoun) {
		return -1
	}
	if s.pronoun >= 0 {
		m := d.subjectBefore(s.pronoun)
		if d.g.impersonal[d.words[s.pronoun].fold] && (m < 0 || cl.passive || !d.neuter(m)) {
			return -1
		}
		return m
	}
	if cl.kind == mainClause && cl.finite >= 0 && s.noun < 0 && s.pronoun < 0 && !cl.passive { // und verbietet ...: the subject stands in the clause before
		if p := d.clauseBefore(c); p >= 0 {
			return d.clauseActor(p, trigger)
		}
	}
	return -1
}

// neuter reports whether the institution's noun is neuter, so that "es" can mean it.
func (d *document) neuter(m int32) bool {
	return d.nounFeatures(d.mentions[m].head)&forms.Neut != 0 || d.words[d.mentions[m].head].noun != 0 && strings.HasSuffix(d.words[d.mentions[m].head].fold, "amt")
}

// clauseBefore is the main clause before c in its sentence, or -1.
func (d *document) clauseBefore(c int32) int32 {
	for k := c - 1; k >= 0 && d.clauses[k].sentence == d.clauses[c].sentence; k-- {
		if d.clauses[k].kind == mainClause {
			return k
		}
	}
	return -1
}

// subjectBefore is the last acting subject before token i, in the same or one of the two sentences before; where they have
// none, the last institution named there.
func (d *document) subjectBefore(i int32) int32 {
	si := d.words[i].sentence
	if m := d.topicalised(i); m >= 0 {
		return m
	}
	for c := len(d.clauses) - 1; c >= 0; c-- {
		cl := &d.clauses[c]
		if cl.sentence > si || len(cl.words) == 0 || cl.words[0] >= i {
			continue
		}
		if cl.sentence < si-2 {
			break
		}
		if s := d.subjectOf(int32(c)); s.mention >= 0 && s.pos < i && d.agrees(i, s.mention) {
			return s.mention
		}
	}
	best := int32(-1)
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.acts() && m.kind != placeMention && m.first < i && d.words[m.first].sentence >= si-1 && d.agrees(i, int32(k)) && (best < 0 || d.mentions[best].first < m.first) {
			best = int32(k)
		}
	}
	return best
}

// agrees reports whether the pronoun at i can mean mention m: er no ministry, es no minister. What has no gender that
// is known agrees with every pronoun.
func (d *document) agrees(i, m int32) bool {
	if !d.g.german {
		return d.agreesFrench(i, m)
	}
	want, ok := pronounGender[d.words[i].fold]
	if !ok {
		return true
	}
	x := &d.mentions[m]
	if x.kind == personMention {
		return d.words[i].fold != "es"
	}
	if x.kind == placeMention {
		return d.words[i].fold != "er"
	}
	f := d.nounFeatures(x.head)
	return f == 0 || f&want != 0
}

var pronounGender = map[string]forms.Features{"er": forms.Masc, "sie": forms.Fem | forms.Pl, "es": forms.Neut}

// governingActor is who acts in the clauses that this one depends on: Die Regierung plant, TikTok zu verbieten.
func (d *document) governingActor(c int32) int32 {
	for range 4 {
		cl := &d.clauses[c]
		if cl.parent < 0 {
			return -1
		}
		if cl.kind == relativeClause {
			if m := d.paperActor(cl); m >= 0 {
				return m
			}
			if cl.passive || cl.anchor < 0 {
				return -1
			}
		}
		if cl.kind == adverbialClause || cl.kind == conditionClause || cl.kind == relativeClause {
			return -1
		}
		p := cl.parent
		if !d.g.german {
			if m := d.controlled(p); m >= 0 {
				return m
			}
		}
		if d.clauses[p].passive {
			if m := d.agent(p); m >= 0 {
				return m
			}
		} else if m := d.clauseActor(p, -1); m >= 0 {
			return m
		}
		c = p
	}
	return -1
}

// locative is the place or institution in which something holds: In Belgien gilt ein Verbot; an den Schulen der Stadt.
func (d *document) locative(c, trigger int32) int32 { return d.locativeWithin(c, 3) }

// locativeWithin is locative in the clause and those above it, at most hops of them.
func (d *document) locativeWithin(c int32, hops int) int32 {
	for first := c; c >= 0 && hops > 0; hops-- {
		if d.g.german && c != first && d.tellsGerman(&d.clauses[c]) && d.bodyBefore(d.clauses[first].words[0]) >= 0 {
			return -1 // hieß es in Straßburg
		}
		for _, i := range d.clauses[c].words {
			m := d.words[i].mention
			if m < 0 || d.mentions[m].first != i || d.mentions[m].kind != placeMention && d.mentions[m].kind != actorMention {
				continue
			}
			l := d.left(i)
			for n := 0; l.rel == relCoord && n < 12; n++ {
				l = d.left(d.phraseHead(l.noun))
			}
			if !d.g.german && d.anySchool(&d.mentions[m]) {
				continue
			}
			if d.g.placePreps[l.prep] && (d.mentions[m].kind == placeMention || l.rel == relNone) {
				return m
			}
		}
		c = d.clauses[c].parent
	}
	return -1
}

// headlinePlace is the place before a colon at the start of the sentence or of the article's title: Albanie : TikTok suspendu.
func (d *document) headlinePlace(c int32) int32 {
	s := d.sentences[d.clauses[c].sentence]
	for i := s.First; i < s.Last && i < s.First+8; i++ {
		if d.words[i].fold != ":" {
			continue
		}
		for j := s.First; j < i; j++ {
			if m := d.words[j].mention; m >= 0 && d.mentions[m].acts() && !(d.g.german && d.words[j].clause == c && d.mentions[m].kind != placeMention) {
				return m
			}
		}
		return -1
	}
	return -1
}

// noOtherObject reports whether the trigger's object is left open or is a pronoun or a transparent noun (die Nutzung),
// so that the article's topic can be meant; "verbietet Alkohol" names another.
func (d *document) noOtherObject(r *rule, c, trigger int32) bool {
	s := d.subjectOf(c)
	for _, dom := range d.domain(c) {
		for _, i := range d.clauses[dom].words {
			w := &d.words[i]
			if !w.is(isNoun|isName) || w.is(isPunct) || w.mention >= 0 && d.mentions[w.mention].kind != targetMention || i == trigger || i == s.noun && (d.g.german || !d.clauses[c].passive) {
				continue
			}
			if d.g.german && w.class.has(d.g.known.spokes) {
				continue // Sprecher Muster zufolge
			}
			if w.class.has(d.g.known.use) || w.class.any(r.via) || w.class.has(d.g.known.actorHead) || w.class.has(d.g.known.group) || w.class.has(d.g.known.time) {
				continue
			}
			l := d.left(i)
			if l.prep != "" && !r.places.preps[l.prep] || l.rel == relGen || l.rel == relCoord {
				continue
			}
			if l.rel == relPrep {
				continue
			}
			return false
		}
	}
	return d.opens(r, c, trigger)
}

// opens reports whether something in the clause can stand for the unsaid target: a pronoun, a transparent noun, or nothing
// at all in a passive.
func (d *document) opens(r *rule, c, trigger int32) bool {
	for _, dom := range d.domain(c) {
		for _, i := range d.clauses[dom].words {
			w := &d.words[i]
			if i != trigger && (!r.Only && w.is(isPron) && d.g.objectPronouns[w.fold] || w.is(isNoun) && (!r.Only && w.class.has(d.g.known.use) || w.class.any(r.via))) {
				return true
			}
		}
	}
	return false
}
