package extractor

import (
	"slices"
	"strings"

	"edikt"
)

// starts reports whether the preposition at i, seit or ab, names a point from which on something holds: seit Montag, ab dem
// 1. April, seit zwei Jahren, seit der Wahl; not seit Jahren, ab Werk; or whether a contrast says that it was otherwise: nicht
// mehr ..., sondern.
func (d *document) starts(i, last int32) bool {
	if d.words[i].fold == "sondern" {
		for j := i - 1; j >= 0 && d.words[j].sentence == d.words[i].sentence; j-- {
			if f := d.words[j].fold; f == "mehr" || f == "länger" {
				return true
			}
		}
		return false
	}
	if f := d.words[i].fold; f == "vom" || f == "von" { // vom Sommer an
		until := i + 1
		for until < last && until < i+7 && d.words[until].fold != "an" {
			until++
		}
		if until >= last || d.words[until].fold != "an" || int(until)+1 < len(d.words) && d.words[until].is(isDet) && !d.closesTime(until, i) {
			return false
		}
	}
	counted := false
	for j := i + 1; j < last && j < i+7; j++ {
		w := &d.words[j]
		switch {
		case w.fold == "." || w.fold == "dem" || w.fold == "der" || w.fold == "den":
		case startWords[w.fold] || d.g.months[w.fold] > 0 || d.g.seasons[w.fold] > 0 || d.g.schoolYears[w.fold] || d.g.yearEnds[w.fold] > 0 || d.g.timeWords[w.fold]:
			return true
		case longWords[w.fold]:
			return false
		case w.is(isNum):
			if len(w.fold) == 4 {
				return true
			}
			counted = true
		case w.is(isNoun) && d.g.units[w.fold] > 0 && strings.HasSuffix(w.fold, "n"):
			return counted
		case w.is(isNoun) && w.class.has(d.g.known.time):
			return true
		case w.is(isNoun):
			return d.words[i].fold == "seit" && d.words[i+1].is(isDet)
		case d.g.numbers[w.fold] > 0 || fewWords[w.fold]:
			counted = true
		case w.is(isDet|isAdj|isPP) || len(w.readings) == 0 && adjectiveEnding(w.fold):
		default:
			return false
		}
	}
	return false
}

var (
	datedWords = wordSet("seit", "ab", "sondern", "vom", "von")
	greetings  = wordSet("hallo", "servus", "moin", "tschüss", "tschüs", "adieu", "ade", "ciao", "goodbye", "bye", "willkommen", "lebewohl")
	startWords = wordSet("sofort", "heute", "gestern", "vorgestern", "morgen", "kurzem", "neuestem", "neustem", "jetzt", "nun", "damals", "dann", "da", "montag", "dienstag", "mittwoch", "donnerstag",
		"freitag", "samstag", "sonnabend", "sonntag", "ostern", "pfingsten", "weihnachten")
	longWords = wordSet("langem", "länger", "längerem", "längerer", "langer", "jeher", "ewigkeiten", "jahrzehnten", "vielen", "geraumer")
	fewWords  = wordSet("einigen", "einige", "wenigen", "wenige", "paar", "mehreren", "mehrere", "knapp")
)

// hasTo reports whether the verb at i is what the clause's subject is bound to do: Die Ämter haben Nextcloud zu nutzen; ist zu nutzen.
func (d *document) hasTo(c, i int32) bool {
	cl := &d.clauses[c]
	if !d.words[i].is(isZu) || cl.finite < 0 || d.words[i].clause != d.words[cl.finite].clause {
		return false
	}
	switch d.words[cl.finite].verb {
	case d.g.haben:
		return true
	case d.g.sein:
		switch d.lemmaText(d.words[i].verb) {
		case "finden", "antreffen", "treffen", "erreichen":
			return false // ist auf X nicht anzutreffen
		}
		return true
	}
	return false
}

// adjoins reports whether a service stands right before or behind a trigger: WhatsApp raus; hallo, Bluesky; raus aus X.
func (d *document) adjoins(m *mention, trigger [2]int32) bool {
	if m.last == trigger[0] {
		return true
	}
	if trigger[0] > 0 && d.targetAt(trigger[0]-1) >= 0 {
		return false // WhatsApp raus, Signal rein
	}
	for i := trigger[1]; i < m.first; i++ {
		if w := &d.words[i]; !w.is(isPrep|isDet|isOpen) && !(w.fold == "," && m.first == i+1) && !w.class.any(d.g.known.transparent) {
			return false
		}
	}
	return m.first >= trigger[1]
}

// hyphened reports whether a hyphen at the end of its line parts the word at i from what belongs to it.
func (d *document) hyphened(i int32) bool {
	return d.g.german && int(i)+1 < len(d.words) && d.words[i+1].fold == "-" && d.words[i+1].tok.Start == d.words[i].tok.End
}

// spreads reports whether a service only does something in a place, or its maker brings it there: Google hilft jetzt auch in
// Österreich. Nobody has taken it up by that.
func (d *document) spreads(r *rule, c, a int32, m *mention, why string) bool {
	if r.kind != edikt.Adoption {
		return false
	}
	parent := d.g.gaz.Entries()[m.entry].Parent
	if o := &d.mentions[a]; parent != "" && o.kind == actorMention && o.entry < 0 && o.last == o.first+1 && d.words[o.head].fold == parent {
		return true // Google stellt Gemini bereit
	}
	if o := d.mentions[a].entry; o >= 0 && d.g.gaz.Entries()[m.entry].Parent != "" && d.g.gaz.Entries()[m.entry].Parent == d.g.gaz.Entries()[o].ID {
		return true
	}
	return why == "subject" && d.mentions[a].kind == placeMention && !d.clauses[c].passive
}

// changeover makes leaving one service and taking up another one step where one of the two is told in the present and the other is
// to come: Abschied von Teams: Die Hochschule setzt ab Herbst auf Webex.
func (d *document) changeover(events []found) {
	for i := range events {
		e := &events[i]
		if e.Kind != edikt.Exit && e.Kind != edikt.Adoption || e.status != fact || e.fixed || !e.present || e.When != "" || e.actor < 0 {
			continue
		}
		for k := range events {
			o := &events[k]
			if o.Kind == e.Kind || o.Kind != edikt.Exit && o.Kind != edikt.Adoption || o.status != announced || !d.isFutureDate(o.When) || o.ActorID() != e.ActorID() {
				continue
			}
			if far := d.words[o.order].sentence - d.words[e.order].sentence; far == 0 || far == 1 && e.headline {
				e.status, e.When, e.Effective = announced, o.When, o.Effective
				break
			}
		}
	}
}

// adviceOnly reports whether a proposal to take a service up is what another event tells as advice: Ämter sollten auf Mastodon
// ausweichen, sagte der Datenschutzbeauftragte.
func adviceOnly(f *found, all []found) bool {
	return f.Kind == edikt.Adoption && f.status == proposed && slices.ContainsFunc(all, func(o found) bool {
		return o.Kind == edikt.AdviceFor && o.order == f.order && o.Target.ID == f.Target.ID
	})
}

// singleAct reports whether a clause tells of one act on a platform or with a firm, by which nothing is taken up: veröffentlichte nun
// auf X ein Foto; verhandelt jetzt mit Google.
func (d *document) singleAct(c int32, why string) bool {
	cl := &d.clauses[c]
	switch d.lemmaText(cl.verb) {
	case "verhandeln", "reden", "sprechen":
		if why == "prep:mit" {
			return true
		}
	case "finden":
		return false // hat dort eine neue Heimat gefunden
	}
	if why != "prep:auf" && why != "prep:bei" && why != "prep:über" || cl.finite < 0 || !d.g.classOf(cl.verb).has(d.g.known.say) {
		return false
	}
	for _, i := range cl.words {
		if f := d.words[i].fold; f == "erstmals" || f == "erstes" || f == "ersten" || f == "seit" || f == "seither" || f == "seitdem" || f == "künftig" || f == "sofort" {
			return false
		}
	}
	f := &d.words[cl.finite]
	return f.is(isPast) && !f.is(isModal|isAux) || f.verb == d.g.haben
}

// letsTry reports whether a clause says that somebody has a service tried out: lässt openDesk testen.
func (d *document) letsTry(c, i int32) bool {
	cl := &d.clauses[c]
	if cl.finite < 0 || d.words[cl.finite].verb == 0 || d.words[cl.finite].verb != d.g.lassen {
		return false
	}
	switch d.lemmaText(d.words[i].verb) {
	case "testen", "erproben", "ausprobieren":
		return true
	}
	return false
}

// stillToCome reports whether a relative clause says of a service what it is to do: einen Matrix-Server, der im Sommer ans Netz gehen
// soll.
func (d *document) stillToCome(m *mention) bool {
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.kind == relativeClause && cl.anchor >= m.first && cl.anchor < m.last && cl.sentence == d.words[m.first].sentence && cl.finite >= 0 {
			f := &d.words[cl.finite]
			return f.is(isModal) && d.g.modalOf(f.verb) == modalShall && !f.is(isPast|isSubj2)
		}
	}
	return false
}
