package extractor

import "edikt/language/forms"

// impersonalIl reports whether il stands for an infinitive: il est interdit de.
func (d *document) impersonalIl(c, pronoun int32) bool {
	f := d.words[pronoun].fold
	if f != "il" && !d.words[pronoun].is(isInverted) {
		return false
	}
	for k := range d.clauses {
		if o := &d.clauses[k]; o.parent == c && (o.kind == infinitiveClause || o.kind == complementClause) {
			return true
		}
	}
	return false
}

// topics is the service told last before token i, for a plural pronoun with those it is coordinated with.
func (d *document) topics(i int32) []foundTarget {
	m := d.topic(i)
	if m < 0 {
		return nil
	}
	if s := d.subjectService(m); s >= 0 && singularPronouns[d.words[i].fold] {
		m = s
	}
	out := []foundTarget{{m, 0.75, "pronoun"}}
	if f := d.words[i].fold; f == "les" || f == "ils" || f == "elles" || f == "en" && d.wholeRow(m) {
		out = d.withCoordinates(out)
	}
	return out
}

// wholeRow reports whether the service of mention m stands in a row that is the subject of its clause: Facebook et X ne passent plus.
func (d *document) wholeRow(m int32) bool {
	c := d.mentions[m].clause
	return c >= 0 && d.clauses[c].finite > d.mentions[m].first && d.pathOf(m).prep == ""
}

// singularPronouns take up one service only: l'interdit, il est banni.
var singularPronouns = wordSet("l'", "le", "la", "il", "elle")

// subjectService is the service that is the subject of the clause in which the one at m only stands beside it: Viber rejoint Signal:
// la Russie l'a bloqué. Or -1.
func (d *document) subjectService(m int32) int32 {
	c := d.mentions[m].clause
	if c < 0 || d.clauses[c].finite < 0 || d.mentions[m].first < d.clauses[c].finite {
		return -1
	}
	t := d.targetAt(d.subjectFrench(c).noun)
	if t < 0 || t == m || d.mentions[t].entry < 0 || d.mentions[t].entry == d.mentions[m].entry || d.generic(d.mentions[t].entry) || d.mentions[t].group != t {
		return -1
	}
	return t
}

// firstPerson reports whether the pronoun at i means who speaks: nous, je.
func (d *document) firstPerson(i int32) bool {
	f := d.words[i].fold
	return f == "nous" || f == "je" || f == "j'"
}

// agreesFrench reports whether the pronoun at i can mean mention m: il no ministère named with la, elle no ministre named with le,
// neither of them several. What has no gender that is known agrees with every pronoun.
func (d *document) agreesFrench(i, m int32) bool {
	want, ok := frenchPronouns[d.words[i].fold]
	if !ok {
		return true
	}
	x := &d.mentions[m]
	many := x.kind == actorMention && x.entry < 0 && d.words[x.head].is(isPlu) && d.left(x.first).det >= 0
	if want.Has(forms.Pl) {
		return many || len(d.group(m)) > 1 || x.kind != placeMention && d.genderFrench(x) == 0
	}
	if many {
		return false
	}
	g := d.genderFrench(x)
	return g == 0 || want.Has(g)
}

var frenchPronouns = map[string]forms.Features{"il": forms.Masc, "elle": forms.Fem, "ils": forms.Pl, "elles": forms.Pl,
	"celui-ci": forms.Masc, "celle-ci": forms.Fem, "ceux-ci": forms.Pl, "celles-ci": forms.Pl, "dernier": forms.Masc, "dernière": forms.Fem, "derniers": forms.Pl, "dernières": forms.Pl}

// genderFrench is the gender that a mention's article shows, else the one of its noun; 0 where neither tells.
func (d *document) genderFrench(m *mention) forms.Features {
	if m.kind == personMention {
		return 0
	}
	if l := d.left(m.first); l.det >= 0 {
		switch d.words[l.det].fold {
		case "le", "un", "du", "au", "ce", "cet":
			return forms.Masc
		case "la", "une", "cette":
			return forms.Fem
		}
	}
	if m.entry >= 0 {
		return 0
	}
	var g forms.Features
	for _, r := range d.words[m.head].readings {
		if r.POS == forms.Noun {
			g |= r.Features & (forms.Masc | forms.Fem)
		}
	}
	if g == forms.Masc|forms.Fem {
		return 0
	}
	return g
}

// topicalised is the institution that the sentence sets in front of the pronoun at i: Quant au Conseil d'État, il ...; Chez
// France Travail, on .... Or -1.
func (d *document) topicalised(i int32) int32 {
	if d.g.german {
		return -1
	}
	first := d.sentences[d.words[i].sentence].First
	if d.words[first].fold != "quant" && d.words[first].fold != "pour" && d.words[first].fold != "côté" {
		return -1
	}
	for j := first + 1; j < i && j < first+4; j++ {
		if m := d.words[j].mention; m >= 0 && d.mentions[m].acts() && d.agreesFrench(i, m) {
			return m
		}
	}
	return -1
}

// oneTakenUp reports whether the subject of clause c, or of the one that governs it, is a pronoun that takes up one body only, of whatever row
// m stands in: L'université et son recteur ont hésité. Elle interdit X.
func (d *document) oneTakenUp(c, m int32) bool {
	for hops := 0; c >= 0 && hops < 3; hops++ {
		s := d.subjectFrench(c)
		if s.mention >= 0 || s.noun >= 0 {
			return false
		}
		if s.pronoun >= 0 {
			f, ok := frenchPronouns[d.words[s.pronoun].fold]
			return ok && !f.Has(forms.Pl) && d.mentions[m].last <= s.pronoun
		}
		if d.clauses[c].kind != infinitiveClause {
			return false
		}
		c = d.clauses[c].parent
	}
	return false
}

// amongOthers reports whether the service is only named among others: parmi lesquelles WeChat, hors WhatsApp.
func (d *document) amongOthers(m *mention) bool {
	if d.g.german {
		return false
	}
	if d.left(m.first).rel == relLike {
		return true
	}
	s := d.sentences[d.words[m.first].sentence]
	for i, n := m.first-1, 0; i >= s.First && n < 6; i, n = i-1, n+1 {
		switch d.words[i].fold {
		case "parmi", "hors", "hormis", "sauf", "outre", "excepté":
			return true
		}
		if d.words[i].is(isFinite) || boundary(&d.words[i]) && d.words[i].fold != "," {
			return false
		}
	}
	return false
}

// saidThere reports whether the verb at j makes something known and the preposition at i follows it with nothing but a time
// between: l'a annoncé lundi sur Bluesky.
func (d *document) saidThere(j, i int32) bool {
	w := &d.words[j]
	if j >= i || i-j > 4 || !w.is(verbal) || !w.class.has(d.g.known.tell) || d.words[i].fold != "sur" && d.words[i].fold != "via" {
		return false
	}
	for k := j + 1; k < i; k++ {
		if n := &d.words[k]; !n.class.has(d.g.known.time) && !n.is(isAdv|isPP|isDet) || n.is(isPunct) {
			return false
		}
	}
	return true
}

// emptyIl reports whether il stands for nobody: il n'est pas question, il faut, il s'agit, il y a.
func (d *document) emptyIl(c, pronoun int32) bool {
	if d.words[pronoun].fold != "il" {
		return false
	}
	if d.impersonalIl(c, pronoun) && d.clauses[c].passive {
		return true
	}
	for _, i := range d.clauses[c].words {
		if i < pronoun {
			continue
		}
		switch w := &d.words[i]; {
		case w.fold == "question" || w.fold == "possible" || w.fold == "impossible" || w.fold == "y" && d.words[min(int(i)+1, len(d.words)-1)].is(isAux):
			return true
		case w.is(isFinite):
			switch d.lemmaText(w.verb) {
			case "falloir", "convenir", "suffire", "agir":
				return true
			}
		case i > pronoun+6:
			return false
		}
	}
	return false
}
