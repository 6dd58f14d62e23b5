package extractor

import (
	"slices"
	"strings"

	"edikt/language/forms"
)

// severalOnly reports whether the finite verb of the clause at token i can only be plural.
func (d *document) severalOnly(i int32) bool {
	c := d.words[i].clause
	if c < 0 || int(c) >= len(d.clauses) || d.clauses[c].finite < 0 {
		return false
	}
	plural := false
	for _, r := range d.words[d.clauses[c].finite].readings {
		if r.POS != forms.Verb || !r.Features.Has(forms.Finite) {
			continue
		}
		if r.Features.Has(forms.Sg) {
			return false
		}
		plural = plural || r.Features.Has(forms.Pl)
	}
	return plural
}

// polledPeople reports whether a clause tells what every second or third one asked wants: jeder Sechste will, sechs von zehn finden.
func (d *document) polledPeople(c int32) bool {
	if cl := &d.clauses[c]; cl.kind == complementClause && !cl.reported && cl.parent >= 0 && d.polledPeople(cl.parent) {
		return true
	}
	for _, i := range d.clauses[c].words {
		f := d.words[i].fold
		if f == "von" && d.countedAround(i) {
			return true
		}
		if (f == "jeder" || f == "jede" || f == "jedem") && int(i)+1 < len(d.words) && ordinalOfMany(d.words[i+1].fold) {
			return true
		}
	}
	return false
}

// countedAround reports whether numbers stand on both sides of "von" at i: sechs von zehn, neun von hundert.
func (d *document) countedAround(i int32) bool {
	return i > 0 && int(i)+1 < len(d.words) && d.g.numbers[d.words[i-1].fold] > 0 && (d.g.numbers[d.words[i+1].fold] >= 10 || d.words[i+1].fold == "hundert")
}

// ordinalOfMany reports whether a word says which of many it is of whom surveys tell: jeder dritte, jede Vierte.
func ordinalOfMany(fold string) bool {
	switch strings.TrimSuffix(fold, "r") {
	case "zweite", "dritte", "vierte", "fünfte", "sechste", "siebte", "achte", "neunte", "zehnte", "zwölfte", "zwanzigste", "hundertste":
		return true
	}
	return false
}

// demandedNext reports whether the next sentence says of what a clause tells that someone only demands it: Das verlangt eine Motion.
func (d *document) demandedNext(c int32) bool {
	si := d.clauses[c].sentence + 1
	for k := range d.clauses {
		cl := &d.clauses[k]
		behind := cl.sentence == si-1 && int32(k) > c && d.clauses[c].finite < 0 // Handys raus: Das fordert der Verband
		if cl.sentence != si && !behind || cl.kind != mainClause || len(cl.words) == 0 {
			continue
		}
		switch d.words[cl.words[0]].fold {
		case "das", "dies", "so":
		default:
			return false
		}
		return cl.finite == cl.words[0]+1 && !cl.passive && (d.effectOf(cl.finite) == opDemand || d.draftOf(int32(k)) >= 0)
	}
	return false
}

// draftOf is the noun of a paper that only proposes, and that is the subject of what clause c says of it: Das sieht ein Entwurf vor. Or -1.
func (d *document) draftOf(c int32) int32 {
	cl := &d.clauses[c]
	if cl.finite < 0 {
		return -1
	}
	for _, i := range cl.words {
		w := &d.words[i]
		if i < cl.finite || !w.is(isNoun) || w.mention >= 0 {
			continue
		}
		if l := d.left(i); l.prep != "" || l.rel != relNone || l.det < 0 {
			continue
		}
		if e := d.effectOf(i); e == opDemand || e == opConsider || drafted(w.fold) {
			return i
		}
	}
	return -1
}

// drafted reports whether a noun is one for a paper that only proposes what it says.
func drafted(fold string) bool {
	for _, end := range [...]string{"konzept", "entwurf", "papier", "vorschlag", "fahrplan"} {
		if strings.HasSuffix(fold, end) {
			return true
		}
	}
	return false
}

// drafter is whose draft the clause behind c tells that this is: Das sieht ein Konzept der Ministerin vor; ..., das die Ministerin vorgelegt
// hat. Or -1.
func (d *document) drafter(c int32) int32 {
	si := d.clauses[c].sentence + 1
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.sentence != si || cl.kind != mainClause || len(cl.words) == 0 || d.words[cl.words[0]].fold != "das" && d.words[cl.words[0]].fold != "so" {
			continue
		}
		noun := d.draftOf(int32(k))
		if noun < 0 {
			return -1
		}
		if m := d.attachedActor(noun); m >= 0 {
			return m
		}
		for r := range d.clauses {
			if o := &d.clauses[r]; o.kind == relativeClause && o.anchor == noun && !o.passive {
				return d.subjectOf(int32(r)).mention
			}
		}
		return -1
	}
	return -1
}

// weighsUse reports whether a clause asks whether something may or shall be used, and not whether that is lawful: no examination of the
// service.
func (d *document) weighsUse(c int32) bool {
	if v := d.clauses[c].verb; v != 0 && (v == d.g.bleiben || v == d.g.verlassen || d.g.classOf(v).has(d.g.known.stay)) {
		return true // ob die Stadt X verlässt
	}
	modal, use := false, false
	for _, i := range d.clauses[c].words {
		w := &d.words[i]
		modal = modal || w.is(isModal)
		use = use || w.is(verbal) && (w.class.has(d.g.known.useVerb) || w.fold == "arbeiten")
	}
	return modal && use && !d.judges(c)
}

// inventory reports whether a clause only asks whether something is in use: ob das Programm auf ihren Rechnern läuft.
func (d *document) inventory(c int32) bool {
	cl := &d.clauses[c]
	if !d.asksWhether(c) || cl.finite < 0 || d.words[cl.finite].is(isModal|isSubj2) {
		return false
	}
	switch d.lemmaText(cl.verb) {
	case "laufen", "installieren", "vorkommen", "aufspielen":
		return true
	}
	return cl.passive && d.g.classOf(cl.verb).has(d.g.known.useVerb)
}

// decreed reports whether the clause is what another decides or orders: beschloss, dass Produkte der Firma hier nichts zu suchen
// haben.
func (d *document) decreed(c int32) bool {
	cl := &d.clauses[c]
	if cl.parent < 0 || cl.kind != complementClause && cl.kind != infinitiveClause || cl.reported {
		return false
	}
	p := &d.clauses[cl.parent]
	for _, i := range p.words {
		if w := &d.words[i]; w.is(verbal) && (d.effectOf(i) == opDecide || d.effectOf(i) == opOrder || w.class.has(d.g.known.enact)) {
			return true
		}
	}
	return false
}

// asksOthers reports whether a clause demands something of a body or people that it names: verlangt vom Land, die Seite zu schliessen.
func (d *document) asksOthers(cl *clause) bool {
	for _, i := range cl.words {
		m := d.words[i].mention
		if m < 0 || d.mentions[m].first != i || d.mentions[m].modifier || d.mentions[m].kind == targetMention || d.mentions[m].kind == partMention {
			continue
		}
		l := d.left(i)
		if l.rel != relNone {
			continue
		}
		if l.prep == "von" && (i > cl.finite || l.at == cl.words[0]) {
			return true
		}
		if l.prep == "" && i > cl.finite && (cl.finite >= 0 && d.mentions[m].kind == groupMention || l.det >= 0 && !d.nominative(m)) {
			return true
		}
	}
	return false
}

// unbound leaves out those whom measures bind where others remain: Bund und Netzbetreiber haben sich geeinigt.
func (d *document) unbound(actors []int32) []int32 {
	if !d.g.german {
		return actors
	}
	out := slices.DeleteFunc(slices.Clone(actors), func(a int32) bool { return d.words[d.mentions[a].head].class.has(d.g.known.group) })
	if len(out) == 0 {
		return actors
	}
	return out
}

// appealedFor reports whether a clause only calls on others to do what the noun at i tells: ruft zum Ausstieg aus X auf.
func (d *document) appealedFor(cl *clause, i int32) bool {
	if d.left(i).prep != "zu" {
		return false
	}
	for _, j := range cl.words {
		if w := &d.words[j]; w.is(verbal) && (w.class.has(d.g.known.appeal) || w.class.has(d.g.known.advise)) {
			return true
		}
	}
	return false
}

// notAll reports whether a clause only says what not everybody does: Nicht jeder, der TikTok kritisiert, will es verbieten.
func (d *document) notAll(c int32) bool {
	w := d.clauses[c].words
	if len(w) < 2 || d.words[w[0]].fold != "nicht" {
		return false
	}
	switch d.words[w[1]].fold {
	case "jeder", "jede", "jedes", "alle", "jeden":
		return true
	}
	return false
}

// hadBeen reports whether a clause tells of what was over when something else happened: Der Versuch hatte im Januar begonnen.
func (d *document) hadBeen(c int32) bool {
	cl := &d.clauses[c]
	if cl.finite < 0 || cl.final < 0 || !cl.stated() {
		return false
	}
	f := &d.words[cl.finite]
	return f.is(isPast) && !f.is(isSubj2) && (f.verb == d.g.haben || f.verb == d.g.sein && d.g.unaccusative(cl.verb)) && d.words[cl.final].is(isPP)
}

// onlyAfter reports whether the noun at i is only what something else came after: Nach einer Warnung des Geheimdienstes hat ....
func (d *document) onlyAfter(i int32) bool {
	l := d.left(i)
	return l.prep == "nach" && l.rel == relNone && l.det >= 0 && d.g.indefinite[d.words[l.det].fold]
}

// onlyIf reports whether a clause before says on what condition it will be done: erst wenn der Anbieter das Recht achtet, gibt sie die App
// frei.
func (d *document) onlyIf(c int32) bool {
	if c == 0 || d.clauses[c-1].sentence != d.clauses[c].sentence || !d.opensWith(&d.clauses[c], d.clauses[c].finite) {
		return false
	}
	w := d.clauses[c-1].words
	for n := 0; n+1 < len(w) && n < 2; n++ {
		if f := d.words[w[n]].fold; (f == "erst" || f == "nur") && d.words[w[n+1]].is(isSubj) {
			return true
		}
	}
	return false
}

// headed is what a noun before a colon makes of the measure behind it: Antrag der CDU: Handys sollen ....
func (d *document) headed(c int32, s status) status {
	cl := &d.clauses[c]
	if !cl.stated() && cl.kind != fragment || len(cl.words) == 0 || s != fact && s != announced {
		return s
	}
	first := d.sentences[cl.sentence].First
	colon := cl.words[0] - 1
	for colon > first && d.words[colon].is(isPunct) && d.words[colon].fold != ":" {
		colon--
	}
	if colon <= first || d.words[colon].fold != ":" || d.finiteBetween(first, colon) {
		return s
	}
	for i := first; i < colon; i++ {
		if w := &d.words[i]; !w.is(isNoun) || w.class.has(d.g.known.paper) && d.effectOf(i) == noEffect {
			continue
		}
		if e := d.effectOf(i); e == opDemand || e == opConsider {
			return proposed
		}
	}
	return s
}

// aboutSomebody reports whether the subject of a clause is a person: what he did somewhere is asked, not what the place is.
func (d *document) aboutSomebody(c int32) bool {
	s := d.subjectOf(c)
	if s.pronoun >= 0 {
		return d.words[s.pronoun].fold == "er"
	}
	return s.mention < 0 && s.noun >= 0 && (d.words[s.noun].class.has(d.g.known.nobody) || d.mentionOf(s.noun, groupMention) >= 0)
}

// plannedBy is the noun for a plan or an idea that opens the infinitive clause cl, behind it perhaps the verbs of its own clause: den
// Plan begraben, X zu verlassen. Or -1.
func (d *document) plannedBy(cl *clause) int32 {
	if !d.g.german || cl.kind != infinitiveClause || len(cl.words) == 0 {
		return -1
	}
	i := d.prev(cl.words[0])
	for i >= 0 && d.words[i].is(isPP|isInf|isPart) && !d.words[i].is(isNoun) {
		i = d.prev(i)
	}
	if i < 0 || !d.words[i].is(isNoun) {
		return -1
	}
	switch d.effectOf(i) {
	case opPlan, opConsider:
		return i
	}
	return -1
}

// plansDropped reports whether a clause says that the plan which opens the infinitive clause cl was given up: lässt den Plan, X zu
// verlassen, fallen; rückt von der Idee ab, TikTok zu verbieten.
func (d *document) plansDropped(cl, p *clause) bool {
	noun := d.plannedBy(cl)
	if noun < 0 {
		return false
	}
	from := d.left(noun).prep
	return slices.ContainsFunc(p.words, func(i int32) bool {
		w := &d.words[i]
		switch {
		case !w.is(verbal | isOperator):
			return false
		case from == "von":
			return d.movesOff(w)
		case from != "":
			return false
		}
		e := d.effectOf(i)
		return e == opLift || e == opEnd || e == opReject || w.class.has(d.g.known.drop)
	})
}
