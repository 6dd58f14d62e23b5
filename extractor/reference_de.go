package extractor

import (
	"slices"
	"strings"

	"edikt"
	"edikt/language"
	"edikt/language/forms"
)

// experiencer is whom the pronoun at i takes up where the clause before it opens with a dative and nobody acts in it: Dem
// Datenschützer missfällt das. Er ...; Der Beauftragten ist das zu wenig: Sie .... Or -1.
func (d *document) experiencer(i int32) int32 {
	c := d.words[i].clause
	if c <= 0 {
		return -1
	}
	for b := c - 1; b >= 0 && d.clauses[b].sentence >= d.words[i].sentence-1; b-- {
		cl := &d.clauses[b]
		if cl.kind != mainClause || len(cl.words) == 0 || cl.words[0] >= i {
			continue
		}
		m := d.openingMention(cl)
		if m < 0 || d.subjectOf(b).mention >= 0 || d.nominative(m) || d.left(d.mentions[m].first).prep != "" || !d.agrees(i, m) {
			return -1
		}
		return m
	}
	return -1
}

// openingMention is who stands in the first phrase of a clause, or -1.
func (d *document) openingMention(cl *clause) int32 {
	for _, i := range cl.words {
		if cl.finite >= 0 && i >= cl.finite {
			return -1
		}
		if m := d.words[i].mention; m >= 0 && d.mentions[m].acts() {
			return m
		}
	}
	return -1
}

// single reports whether mention m is one person or body that no other is coordinated with.
func (d *document) single(m int32) bool {
	x := &d.mentions[m]
	for k := range d.mentions {
		if int32(k) != m && d.mentions[k].group == x.group && d.mentions[k].acts() {
			return false
		}
	}
	if x.kind == personMention {
		return true
	}
	f := d.nounFeatures(x.head)
	return x.kind == placeMention || f != 0 && f&forms.Pl == 0
}

// obliqueRelative reports whether the pronoun of a relative clause cannot be its subject: mit denen, dem, dessen.
func (d *document) obliqueRelative(c int32) bool {
	cl := &d.clauses[c]
	if cl.kind != relativeClause || len(cl.words) == 0 {
		return false
	}
	w := &d.words[cl.words[0]]
	switch w.fold {
	case "dem", "denen", "den", "dessen", "deren":
		return true
	}
	return w.is(isPrep)
}

// relativeSubject reports whether the pronoun of a relative clause is its subject, since nothing else in it can be: die App, die ohne
// Namen auskommt; not die App, die Hessen meidet.
func (d *document) relativeSubject(c int32) bool {
	cl := &d.clauses[c]
	if cl.kind != relativeClause || cl.passive || cl.finite < 0 || d.obliqueRelative(c) {
		return false
	}
	s := d.subjectOf(c)
	return s.mention < 0 && s.noun < 0 && s.pronoun < 0
}

// concerned is for whom something is no matter or no choice: Ein Verbot ist für die Regierung kein Thema. Or -1.
func (d *document) concerned(c int32) int32 {
	cl := &d.clauses[c]
	if cl.verb != d.g.sein && (d.g.kommen == 0 || cl.verb != d.g.kommen) && (cl.finite < 0 || d.words[cl.finite].verb != d.g.sein) {
		return -1
	}
	for _, i := range cl.words {
		m := d.words[i].mention
		if m < 0 || d.mentions[m].first != i || d.mentions[m].kind != actorMention && d.mentions[m].kind != placeMention {
			continue
		}
		if l := d.left(i); l.prep == "für" && l.rel == relNone {
			return m
		}
	}
	return -1
}

// ownerOfAccount is whose account the clause tells of: Der WhatsApp-Kanal der Stadt Graz ist freigeschaltet. Or -1.
func (d *document) ownerOfAccount(c int32) int32 {
	for _, i := range d.clauses[c].words {
		w := &d.words[i]
		if !w.is(isNoun) || !w.class.has(d.g.known.account) && !strings.HasSuffix(w.fold, "vertrag") || !d.modified(i) && !d.accountOf(i) {
			continue
		}
		if m := d.attachedActor(i); m >= 0 && d.mentions[m].first > i {
			return m
		}
	}
	return -1
}

// namesBefore is where the name of an institution begins whose head ends it: Thalia Theater, Maxim Gorki Theater. It is the head itself
// where no unknown capitalised words stand before it, inside the sentence.
func (d *document) namesBefore(i, first int32) int32 {
	if h := d.g.headNoun(&d.words[i]); h == nil || h.Sort != "museum" && h.Sort != "hospital" && h.Sort != "school" && h.Sort != "club" && h.Sort != "media" {
		return i
	}
	at := i
	for at > first && at > i-3 {
		w := &d.words[at-1]
		if w.tok.Kind != language.Word || !w.tok.Is(language.Upper) || len(w.readings) > 0 || w.noun != 0 || w.mod != "" || w.mention >= 0 || genitiveName(w.fold) && at-1 == first {
			break
		}
		at--
	}
	return at
}

// goesOnGerman is who acted in the exit, adoption or ban told last, at most a sentence back in the paragraph, where an agentless passive
// or a service as its subject goes on: Bis Mai werden alle Rechner auf Linux umgestellt; or who used the service until then. Or -1.
func (d *document) goesOnGerman(r *rule, c, trigger, entry int32) int32 {
	cl := &d.clauses[c]
	s := d.subjectOf(c)
	if r.kind != edikt.Exit && r.kind != edikt.Adoption && !(r.kind == edikt.Ban && d.alsoDone(cl)) || cl.neg >= 0 || s.mention >= 0 {
		return -1
	}
	if there := cl.finite >= 0 && cl.verb == d.g.geben && d.gives(cl); !there && (s.pronoun >= 0 && d.targetAt(s.pronoun) < 0 || !cl.passive && s.noun >= 0 && d.targetAt(s.noun) < 0) { // Meldungen gibt es jetzt bei Mastodon
		return -1
	}
	for k := len(d.found) - 1; k >= 0; k-- {
		f := &d.found[k]
		if f.order >= trigger || f.actor < 0 || f.Kind != edikt.Exit && f.Kind != edikt.Adoption && f.Kind != edikt.Ban {
			continue
		}
		a, b := d.words[trigger].sentence, d.words[f.order].sentence
		if a-b > 2 || d.sentences[a].Paragraph != d.sentences[b].Paragraph && a-b > 1 || f.Kind == edikt.Ban && r.kind != edikt.Ban && d.mentions[f.actor].kind == placeMention || r.kind == edikt.Ban && f.Kind != edikt.Ban {
			return -1
		}
		return f.actor
	}
	return d.userBefore(c, entry)
}

// alsoDone reports whether a passive clause tells of one more thing done: Zuvor war bereits YouTube abgeschaltet worden.
func (d *document) alsoDone(cl *clause) bool {
	return cl.passive && cl.kind == mainClause && slices.ContainsFunc(cl.words, func(i int32) bool {
		f := d.words[i].fold
		return d.g.alsoWords[f] || f == "schon" || f == "bereits" || f == "zuvor" || f == "zudem"
	})
}

// gives reports whether es stands right behind the verb of a clause: gibt es.
func (d *document) gives(cl *clause) bool {
	return int(cl.finite)+1 < len(d.words) && d.words[cl.finite+1].fold == "es"
}

// userBefore is the institution that the sentence before tells to use the service: Die Stadt nutzte bisher Skype; l'université
// était sur X. Or -1.
func (d *document) userBefore(c, entry int32) int32 {
	si := d.clauses[c].sentence
	for k := c - 1; k >= 0 && d.clauses[k].sentence >= si-1; k-- {
		cl := &d.clauses[k]
		if cl.sentence == si || cl.kind != mainClause || cl.passive || cl.neg >= 0 || cl.question || cl.reported || cl.verb != d.g.haben && cl.verb != d.g.sein && cl.verb != d.g.etre && !d.g.classOf(cl.verb).has(d.g.known.useVerb) {
			continue
		}
		if a := d.subjectOf(k).mention; a >= 0 && d.mentions[a].sort != "person" && (d.holdsEntry(cl, entry) || d.sharesService(cl, &d.clauses[c])) {
			return a
		}
	}
	return -1
}

// sharesService reports whether a clause names a service that the other one names too.
func (d *document) sharesService(a, b *clause) bool {
	return slices.ContainsFunc(b.words, func(i int32) bool {
		m := d.words[i].mention
		return m >= 0 && d.mentions[m].kind == targetMention && d.holdsEntry(a, d.mentions[m].entry)
	})
}

// holdsEntry reports whether a clause names a service.
func (d *document) holdsEntry(cl *clause, entry int32) bool {
	return slices.ContainsFunc(cl.words, func(i int32) bool {
		m := d.words[i].mention
		return m >= 0 && d.mentions[m].kind == targetMention && d.mentions[m].entry == entry
	})
}

// definite reports whether a simple noun stands behind a definite article: die Anschaffung, no Produkttest.
func (d *document) definite(i int32) bool {
	l := d.left(i)
	return d.words[i].mod == "" && l.det >= 0 && articles[d.words[l.det].fold]
}

// properAdjective is where the name of an institution begins with an adjective that is written as part of it: die Medizinische
// Universität Wien. It is the head itself where none stands before it inside the sentence.
func (d *document) properAdjective(i, first int32) int32 {
	at := i
	for at-1 > first && at > i-3 {
		w := &d.words[at-1]
		if w.tok.Kind != language.Word || !w.tok.Is(language.Upper) || w.mention >= 0 || w.is(isNoun|isDet|isPrep|isPron) && !w.is(isAdj) || w.noun != 0 || !adjectiveEnding(w.fold) || d.g.placeAdjective(w.fold) >= 0 || len(w.readings) > 0 && !adjectival(w) {
			break
		}
		at--
	}
	return at
}

// adjectival reports whether a form can be an adjective, however it is written.
func adjectival(w *word) bool {
	return slices.ContainsFunc(w.readings, func(r forms.Reading) bool { return r.POS == forms.Adj })
}

// headedByName is the one institution named before the colon behind which a definite noun of its sort opens the statement: Auch die
// Uni Graz geht: Das Rektorat hat .... Or -1.
func (d *document) headedByName(k int32) int32 {
	m := &d.mentions[k]
	l := d.left(m.first)
	if !d.g.german || m.kind != actorMention || l.det < 0 || l.at == 0 || !articles[d.words[l.det].fold] || d.words[l.at-1].fold != ":" || d.office(m.head) {
		return -1
	}
	s := d.sentences[d.words[m.first].sentence]
	best := int32(-1)
	for o := range d.mentions {
		c := &d.mentions[o]
		if c.kind != actorMention || c.modifier || c.first < s.First || c.last > l.at || c.anaphor {
			continue
		}
		if best >= 0 {
			return -1
		}
		best = int32(o)
	}
	if best < 0 {
		return -1
	}
	w := &d.words[m.head]
	if c := &d.mentions[best]; c.sort != m.sort && !w.class.has(d.g.known.anyorg) && !w.class.has(d.g.known.hypernym) && !w.class.has(d.g.known.administration) && !w.class.has(d.g.known.front) || c.entry < 0 && c.last == c.head+1 && d.words[c.head].mod == "" {
		return -1
	}
	return best
}
