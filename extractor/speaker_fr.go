package extractor

import (
	"strings"

	"edikt/language"
)

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
		case l.prep == "pour" && l.at == s.First && m.last < s.Last && d.words[m.last].fold == "," && m.sort != "company": // Pour la CNIL, ...
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

// whoseTurn is the institution that clause c, in which nobody acts, speaks of: c'est au tour de la Norvège de bannir X; pas question pour
// Metz de quitter X. Or -1.
func (d *document) whoseTurn(c int32) int32 {
	open := d.subjectFrench(c).mention < 0
	for i, m := range d.actingIn(&d.clauses[c]) {
		l := d.left(i)
		if l.rel == relGen && d.words[l.noun].fold == "tour" || open && l.rel == relNone && l.prep == "pour" {
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
			p := cl.parent
			for d.clauses[p].kind == infinitiveClause && d.clauses[p].parent >= 0 { // vient de grossir les rangs de ceux qui ...
				p = d.clauses[p].parent
			}
			return d.clauseActor(p, -1)
		}
	}
	return -1
}

var joining = wordSet("gonfler", "renforcer", "étoffer", "rallier", "rejoindre", "ajouter", "allonger", "grossir", "intégrer", "entrer", "figurer", "compter", "suivre", "imiter")

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

// behindSign reports whether the clause follows a colon or semicolon.
func (d *document) behindSign(cl *clause) bool {
	if len(cl.words) == 0 || cl.words[0] == 0 {
		return false
	}
	f := d.words[cl.words[0]-1].fold
	return f == ":" || f == ";"
}

// speaker is the institution that a clause of the sentence lets speak: ..., a annoncé Ottawa; ..., rappelle le ministère.
// What it tells without naming another actor is its own measure.
func (d *document) speaker(c int32) int32 {
	si := d.clauses[c].sentence
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.sentence != si || int32(k) == c || cl.finite < 0 || cl.kind != mainClause && !(cl.kind == adverbialClause && d.words[cl.words[0]].fold == "comme") { // comme l'a indiqué le ministère
			continue
		}
		if !d.tells(cl) && !d.afterQuote(cl) {
			continue
		}
		if d.words[cl.finite].is(isInverted) && strings.HasSuffix(d.words[cl.finite].fold, "-on") {
			if m := d.locativeWithin(int32(k), 1); m >= 0 {
				return m // dit-on au diocèse
			}
		}
		if s := d.subjectOf(int32(k)); s.mention < 0 && s.noun > cl.finite && d.words[s.noun].class.has(d.g.known.front) {
			if l := d.left(s.noun); l.det >= 0 && possessiveFrench(d.words[l.det].fold) {
				if m := d.mainSubjectBefore(d.sentences[si].First); m >= 0 && d.mentions[m].kind == actorMention {
					return m // « Nous y restons », tranche sa porte-parole
				}
			}
			if m := d.attachedActor(s.noun); m >= 0 && d.mentions[m].sort != "media" {
				return m
			}
		} else if s.mention >= 0 && s.pos > cl.finite {
			if m := &d.mentions[s.mention]; m.kind != personMention && m.sort != "media" && m.sort != "person" || m.kind == actorMention && m.sort != "media" {
				return s.mention
			} else if m.kind == personMention && d.speaksFor(s.mention) >= 0 {
				return d.speaksFor(s.mention)
			} else if o := d.officeBehind(m); o >= 0 {
				return o
			}
		}
	}
	return -1
}

// officeBehind is the office of a body that stands in apposition to a person: annonce Anne Dupuis, rectrice de l'université de Pau. Or -1.
func (d *document) officeBehind(m *mention) int32 {
	if m.kind != personMention || int(m.last)+1 >= len(d.words) || d.words[m.last].fold != "," {
		return -1
	}
	o := d.words[m.last+1].mention
	if o < 0 || d.words[m.last+1].sentence != d.words[m.first].sentence {
		return -1
	}
	if b := &d.mentions[o]; b.kind != actorMention || b.first != m.last+1 || b.last < b.head+3 || b.sort == "media" {
		return -1
	}
	return o
}

// speaksForUs reports whether the subject of a clause is who speaks: nous ne partirons pas, on ne partira pas.
func (d *document) speaksForUs(c int32) bool {
	s := d.subjectFrench(c)
	return s.mention < 0 && s.pronoun >= 0 && (d.firstPerson(s.pronoun) || d.words[s.pronoun].fold == "on")
}

// tells reports whether the clause's verb is one of saying or deciding.
func (d *document) tells(cl *clause) bool {
	for _, i := range cl.words {
		w := &d.words[i]
		if w.is(verbal) && (w.class.has(d.g.known.say) || w.class.has(d.g.known.tell)) {
			return true
		}
	}
	return false
}
