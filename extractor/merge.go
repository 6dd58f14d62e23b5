package extractor

import (
	"slices"
	"strings"

	"edikt"
)

// merge brings repeats of one measure together: the most definite status and the surest sentence win.
func (d *document) merge() []edikt.Event {
	slices.SortStableFunc(d.found, func(a, b found) int { return int(a.order - b.order) })
	if d.g.german {
		d.stepsToCome()
	} else {
		d.found = d.rivals(d.found)
	}
	var out []found
	for _, f := range d.found {
		if k := slices.IndexFunc(out, func(o found) bool { return d.sameMeasure(&o, &f) }); k >= 0 {
			out[k] = better(out[k], f)
			continue
		}
		out = append(out, f)
	}
	out = slices.DeleteFunc(out, func(f found) bool { return f.Actor == nil && repeated(&f, out) })
	if !d.g.german {
		out = slices.DeleteFunc(out, func(f found) bool { return f.crowd && f.Actor == nil })
		out = slices.DeleteFunc(out, func(f found) bool { return f.aside && f.status == fact && endedBeside(&f, out) })
		all := slices.Clone(out)
		out = slices.DeleteFunc(out, func(f found) bool {
			return f.placed && actedThere(&f, all) || keepsOff(&f, all) || d.loosely(&f, all) || d.makerOfTold(&f, all)
		})
		out = d.untitled(out)
	}
	if d.g.german {
		all := slices.Clone(out)
		out = slices.DeleteFunc(out, func(f found) bool { return adviceOnly(&f, all) || cutOff(&f, all) })
		out = slices.DeleteFunc(out, func(f found) bool {
			return bannedBeside(&f, all) || d.elaborated(&f, all) || d.headlined(&f, all) || f.placed && f.fixed && !f.again && actedThere(&f, all)
		})
	}
	d.share(out, true)
	d.addressNear(out)
	d.share(out, false)
	d.exchange(out)
	d.effectNear(out)
	if d.g.german {
		d.changeover(out)
	}
	d.goWithoutSaying(out)
	d.settleJurisdiction(out)
	events := make([]edikt.Event, 0, len(out))
	count := map[string]int{}
	for i := range out {
		e := out[i].Event
		e.Status = statusNames[out[i].status]
		e.Confidence = calibrated(e.Confidence)
		key := edikt.EventID("", e.Kind, e.ActorID(), e.Target.ID, e.Scope, 0)
		e.ID = edikt.EventID(d.id, e.Kind, e.ActorID(), e.Target.ID, e.Scope, count[key])
		count[key]++
		events = append(events, e)
	}
	return events
}

// calibrated turns the product of how target and actor were found into the share of events found so that were right at
// level full on the gold (task eval prints the table). On articles of other hands fewer are.
func calibrated(raw float64) float64 {
	switch {
	case raw >= 0.72:
		return 0.91
	case raw >= 0.70:
		return 0.85
	case raw >= 0.60:
		return 0.82
	}
	return 0.80
}

func (d *document) sameMeasure(a, b *found) bool {
	if a.Kind != b.Kind || a.Target.ID != b.Target.ID || a.ActorID() != b.ActorID() && !d.localBodies(a, b) && !d.municipal(a, b) && !d.municipal(b, a) && !d.sameGovernment(a, b) {
		return false
	}
	if a.order == b.order {
		return true
	}
	if (a.status == ended) != (b.status == ended) && a.Evidence.Start != b.Evidence.Start {
		return false
	}
	if b.already && b.status == fact && a.status == announced && a.Effective != nil && a.Effective.From != "" && a.Evidence.Start != b.Evidence.Start {
		return false // will be banned everywhere, was in class already
	}
	ca, cb := edikt.ScopeClass(a.Scope), edikt.ScopeClass(b.Scope)
	if (a.status == rejected) != (b.status == rejected) && a.Evidence.Start != b.Evidence.Start && (ca != cb || a.Addressee != b.Addressee) {
		return false // banned from work devices, not banned for the public
	}
	return ca == cb || ca == "any" || cb == "any" || a.status == b.status
}

// definite ranks statuses: what is in force says more than what was announced.
var definite = [...]int{fact: 5, announced: 4, ended: 6, rejected: 3, proposed: 1}

func better(a, b found) found {
	if a.headline && !b.headline && a.status == fact && b.status == fact {
		a.headline = false // the text says so too
	}
	if a.headline && a.present && a.status == fact && b.status == announced {
		b.headline = true
		b.order = min(a.order, b.order)
		return b // the headline tells of what is to come as if it were done
	}
	win, lose := a, b
	if a.status == announced && a.ahead && b.status == fact && b.present {
		b.status = announced
	}
	if b.status == announced && b.ahead && a.status == fact && (a.present || a.When == "" && !a.fixed && b.Effective != nil && b.Effective.From != "") {
		a.status = announced
		win = a
	}
	if definite[b.status] > definite[a.status] || definite[b.status] == definite[a.status] && b.Confidence > a.Confidence+0.1 {
		win, lose = b, a
	}
	win.order = min(a.order, b.order)
	if win.Addressee == "" || lose.Addressee != "" && tells(&lose, &win) {
		win.Addressee, win.bound, win.who = lose.Addressee, lose.bound, lose.who
	}
	if len(win.Scope) == 0 {
		win.Scope = lose.Scope
	}
	if win.When == "" {
		win.When, win.Effective = lose.When, lose.Effective
	}
	return win
}

// tells reports whether a says more surely or more exactly than b who is bound: Staatsbeamte after a headline's Beamte.
func tells(a, b *found) bool {
	if a.bound != b.bound {
		return a.bound > b.bound
	}
	return len(a.Addressee) > len(b.Addressee) && strings.Contains(strings.ToLower(a.Addressee), strings.ToLower(strings.TrimSuffix(b.Addressee, "n")))
}

// bannedBeside reports whether an exit only says in other words that its actor bans the service in the same sentence: Für die
// Angestellten ist Schluss mit der App: Sie wurde von den Geräten entfernt.
func bannedBeside(f *found, all []found) bool {
	return f.Kind == edikt.Exit && slices.ContainsFunc(all, func(b found) bool {
		return b.Kind == edikt.Ban && b.Target.ID == f.Target.ID && b.ActorID() != "" && (b.ActorID() == f.ActorID() && b.Evidence.Start == f.Evidence.Start || f.headline && b.order > f.order && b.Jurisdiction != "" && b.Jurisdiction == f.Jurisdiction) && (b.status == f.status || max(b.status, f.status) == announced)
	})
}

// cutOff reports whether what looks like taking up a service is told in the sentence in which its actor bans it: Seit August drosselt die
// Aufsicht Anrufe über WhatsApp.
func cutOff(f *found, all []found) bool {
	return f.Kind == edikt.Adoption && f.ActorID() != "" && slices.ContainsFunc(all, func(b found) bool {
		return b.Kind == edikt.Ban && b.Target.ID == f.Target.ID && b.ActorID() == f.ActorID() && b.Evidence.Start == f.Evidence.Start && b.status == f.status
	})
}

// keepsOff reports whether a refusal to take a service up only goes on about keeping off it: n'est pas sur TikTok et n'entend pas y aller.
func keepsOff(f *found, all []found) bool {
	return (f.Kind == edikt.Adoption || f.Kind == edikt.Exit && f.again) && f.status == rejected && slices.ContainsFunc(all, func(o found) bool {
		return o.Kind == edikt.Abstention && o.Target.ID == f.Target.ID && o.ActorID() == f.ActorID()
	})
}

// loosely reports whether an event names its actors by their staff or their number alone, where another tells the same measure with
// a name: les deux villes; 4000 fonctionnaires.
func (d *document) loosely(f *found, all []found) bool {
	if f.actor < 0 || !channelKind(f.Kind) {
		return false
	}
	m := &d.mentions[f.actor]
	anyBody := m.kind == actorMention && m.entry < 0 && !d.g.german && anyBodies[d.words[m.head].fold] // l'établissement namurois
	described := !d.g.german && m.last == m.head+2 && d.words[m.head+1].is(isAdj)                      // Sept journaux régionaux
	if m.kind != groupMention && !anyBody && !(m.kind == actorMention && m.entry < 0 && m.place < 0 && (m.last == m.head+1 || described) && d.words[m.head].is(isPlu) && d.counted(d.left(m.first).at, m.first)) {
		return false
	}
	return slices.ContainsFunc(all, func(o found) bool {
		return o.Kind == f.Kind && o.Target.ID == f.Target.ID && o.actor >= 0 && o.actor != f.actor && o.status == f.status && d.mentions[o.actor].kind != groupMention &&
			(described && f.order < d.titleEnd || max(d.words[o.order].sentence-d.words[f.order].sentence, d.words[f.order].sentence-d.words[o.order].sentence) <= 1)
	})
}

// anyBodies take up an institution of whatever sort.
var anyBodies = wordSet("établissement", "institution", "organisation", "organisme", "structure", "entité", "collectivité")

// repeated reports whether an event without an actor tells again what another event of the article tells with one.
func repeated(f *found, all []found) bool {
	for i := range all {
		o := &all[i]
		if o.Actor != nil && o.Kind == f.Kind && o.Target.ID == f.Target.ID {
			return true
		}
	}
	return false
}
