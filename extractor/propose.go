package extractor

import (
	"strings"

	"edikt"
)

// candidate is a rule's hit on a target while it is weighed: may it be one, what is stated, who acts.
type candidate struct {
	d       *document
	r       *rule
	c       int32 // the clause
	trigger [2]int32
	t       foundTarget
	m       *mention // the target
	noun    bool     // the trigger is a noun
	status  status
	actors  []int32
	conf    float64 // how sure the actors are; 0 where nobody was found
	crowd   bool    // several without a name act
}

// propose turns a rule's hit on a target into events, one an actor.
func (d *document) propose(r *rule, c int32, trigger [2]int32, t foundTarget) {
	r = d.advised(r, c)
	t.mention = d.agreeing(r.kind, t, trigger[0])
	p := candidate{d: d, r: r, c: c, trigger: trigger, t: t, m: &d.mentions[t.mention]}
	if !p.admissible() || !p.stated() {
		return
	}
	p.actors, p.conf = d.actorsOf(p.r, c, trigger, p.noun)
	if acted := d.g.german && p.actedGerman() || !d.g.german && p.actedFrench(); !acted {
		return
	}
	if r.Weak && p.nobody() {
		p.miss("nobody is named who acts")
		return
	}
	if p.onlyTalk() {
		p.miss("nobody is named in the sentence whose talk it is")
		return
	}
	p.file()
}

// onlyTalk reports whether a sentence says of what was told before that there is talk about it, and names nobody who would do the same: Der
// Sender verlässt X. Das sorgt für Diskussionen. Whom a pronoun means is named.
func (p *candidate) onlyTalk() bool {
	d := p.d
	if !p.r.again || p.status != proposed || p.nobody() || len(p.r.Verbs) > 0 && !p.noun {
		return false
	}
	si := d.words[p.trigger[0]].sentence
	if d.words[d.mentions[p.actors[0]].head].sentence == si {
		return false
	}
	return d.subjectOf(p.c).pronoun < 0
}

func (p *candidate) miss(failed string) { p.d.miss(p.r, p.trigger[0], p.trigger[1], failed) }

// nobody reports whether nobody who acts was found so far.
func (p *candidate) nobody() bool { return len(p.actors) == 0 }

// act makes one institution the actor, with those it is coordinated with where all is set.
func (p *candidate) act(a int32, all bool, conf float64) {
	p.actors, p.conf = []int32{a}, conf
	if all {
		p.actors = p.d.group(a)
	}
}

// binding reports whether the rule is about a ban or a duty.
func (p *candidate) binding() bool { return p.r.kind == edikt.Ban || p.r.kind == edikt.Mandate }

// admissible reports whether the target can be one of the rule where it stands: it is no mere medium, and what the clause says of
// it is not another kind of event.
func (p *candidate) admissible() bool {
	d := p.d
	if !d.g.german && !p.admissibleFrench() {
		return false
	}
	r, t := p.r, p.t
	if !r.again && d.asMedium(t.mention) && t.why != "compound" && !r.Only && !d.endsInPreposition(p.trigger) && !d.saysBound(r, p.trigger[0]) && !p.forbidsSaying() && !p.reachesMedium() {
		return false
	}
	if (r.kind == edikt.AdviceAgainst || r.kind == edikt.AdviceFor) && (d.advisedThere(p.c, p.m) || d.urgesBan(p.trigger[0])) {
		return false
	}
	return !d.g.german || !channelKind(r.kind) || p.m.clause != p.c || !d.asMedium(t.mention) || d.holdsHere(&r.words, p.c) // kündigte auf X an, künftig mehr Lehrer einzustellen
}

// reachesMedium reports whether the rule is about a service that is also the medium: ist auf X zu finden.
func (p *candidate) reachesMedium() bool {
	d, r, t := p.d, p.r, p.t
	if !d.g.german && t.why == "pronoun" && channelKind(r.kind) {
		return true // a écrit sur X qu'on ne l'y lirait plus
	}
	if !strings.HasPrefix(t.why, "prep:") && t.why != "attached" {
		return false
	}
	return channelKind(r.kind) || d.toldToDo(r, p.c, p.m) || !d.g.german && r.kind == edikt.Review && d.examinedAt(t, p.trigger)
}

// stated finds the status; it reports whether anything is stated at all.
func (p *candidate) stated() bool {
	d, r, c, trigger := p.d, p.r, p.c, p.trigger
	p.noun = len(r.Nouns) > 0 && d.nounLike(trigger[0]) && !d.words[trigger[0]].is(verbal)
	negated := (d.negated(c, trigger) || p.noun && d.negatedNoun(trigger[0])) && !d.afterContrast(p.m) && !d.onlyOther(c, p.m) || d.beforeContrast(p.m) || r.Negated == "required" && r.kind == edikt.Exit && d.shunned(p.m)
	switch {
	case r.Negated == "required" && !negated:
		p.miss("the rule wants a negation")
		return false
	case r.Negated == "never" && negated:
		p.miss("the rule refuses a negation")
		return false
	}
	p.status = d.qualify(r, c, trigger, p.noun, d.afterContrast(p.m))
	if r.fixed && p.status != nothing {
		p.status = d.fixedStatus(r, p.status)
	}
	if d.g.german && p.status == fact && d.hypothesis(c) || r.kind == edikt.Ban && r.other && d.bindsOne(c) {
		p.miss("a hypothesis, or what one person may not do: no measure is stated")
		return false
	}
	if p.status == nothing {
		if !d.g.german && d.sentenceAsks(c) {
			d.asked = append(d.asked, d.event(r, c, trigger, p.t, -1, proposed, 0.5))
		}
		p.miss("a question, a condition, a judgement or advice to others: nothing is stated")
		return false
	}
	d.because(c, trigger, p.status)
	if d.g.german {
		return p.statedGerman()
	}
	return p.statedFrench()
}

// bindsOne reports whether a clause in the active says what a single person may not do: Der Prediger darf Facebook nicht mehr nutzen.
func (d *document) bindsOne(c int32) bool {
	m := d.subjectOf(c).mention
	return !d.clauses[c].passive && m >= 0 && d.mentions[m].kind == personMention
}

// file makes an event of each actor that can be one.
func (p *candidate) file() {
	d := p.d
	if p.nobody() {
		p.actors, p.conf = []int32{-1}, 0.7
	}
	for _, a := range p.actors {
		if a >= 0 && (d.sameAsTarget(a, p.m) || !d.g.german && p.askedOf(a) || d.leavesOffice(p.r, a, p.t, p.trigger[0]) || d.g.german && p.othersDoing(a)) {
			continue
		}
		s := p.status
		if a >= 0 && d.g.german && p.onlyAsks(a) {
			s = proposed
		}
		e := d.event(p.r, p.c, p.trigger, p.t, a, s, p.t.conf*p.conf)
		e.crowd = p.crowd
		e.placed = a >= 0 && p.conf <= 0.8 && d.mentions[a].kind == placeMention && (d.g.german || !p.r.again || d.sortOf(&d.mentions[a]) != "city")
		d.found = append(d.found, e)
	}
	if !d.g.german {
		p.fileReplacement()
	}
}

// whoseMeasure looks for who acts where the clause itself does not say so, in both languages: one of those a relative clause is
// about, whose measure goes on, whose office it is.
func (p *candidate) whoseMeasure() {
	d := p.d
	if !p.nobody() {
		return
	}
	if a := d.oneOfThose(p.c); a >= 0 {
		p.act(a, true, 0.85) // the clause's own subject, die Staaten, was left out for want of a name
	} else if a := d.measureOf(p.r, p.c, p.trigger[0]); a >= 0 {
		p.act(a, true, 0.8)
	} else if a := d.competent(p.r, p.c); a >= 0 {
		p.act(a, true, 0.8)
	}
}

// unnamedActs reports whether people in private or some institution without a name ban or order.
func (p *candidate) unnamedActs(named []int32) bool {
	return p.binding() && !p.r.other && (len(named) == 0 && (p.d.privateActs(p.c) || !p.d.g.german && p.d.peopleForbid(p.c, p.trigger[0])) || p.d.someAct(p.c))
}

// reachesNobody reports, and notes, that a rule whose actor is the one reached has none.
func (p *candidate) reachesNobody() bool {
	if !p.r.reached || !p.nobody() {
		return false
	}
	p.miss("nobody is named who is reached")
	return true
}
