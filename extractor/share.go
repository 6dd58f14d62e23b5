package extractor

import (
	"slices"

	"edikt"
)

// share gives events that say nothing of scope and addressee what the article says of the same measure elsewhere; near leaves
// out what it says far away of another service.
func (d *document) share(events []found, near bool) {
	for i := range events {
		e := &events[i]
		for k := range events {
			o := &events[k]
			if (e.status == rejected) != (o.status == rejected) && e.Kind == o.Kind && e.Target.ID == o.Target.ID && (o.who.any(d.g.atWork) || slices.Contains(o.Scope, edikt.WorkDevices)) {
				continue // what is not banned for all is banned for some
			}
			if e.Addressee == "" && e.Actor != nil && o.Actor != nil && e.Actor.ID == o.Actor.ID && !(near && e.Target.ID != o.Target.ID && d.words[e.order].sentence != d.words[o.order].sentence) && (e.Kind == o.Kind || e.Target.ID == o.Target.ID && binds(e.Kind) && binds(o.Kind)) {
				e.Addressee, e.who = o.Addressee, o.who
			}
			if k == i || o.Kind != e.Kind || o.Target.ID != e.Target.ID || e.Jurisdiction != o.Jurisdiction && e.Actor != nil && o.Actor != nil && len(e.Scope) > 0 {
				continue
			}
			if len(e.Scope) == 0 && len(o.Scope) > 0 && d.alikeScope(e, o) {
				e.Scope = o.Scope
			}
		}
	}
}

// exchange gives what takes up, gives up or forbids a service the people whom a ban or duty beside it binds: untersagt Lehrkräften Zoom
// und schickt sie zu Teams.
func (d *document) exchange(events []found) {
	for i := range events {
		e := &events[i]
		if e.Addressee != "" || e.Kind != edikt.Adoption && e.Kind != edikt.Exit && e.Kind != edikt.Ban && e.Kind != edikt.AdviceFor {
			continue
		}
		for k := range events {
			if o := &events[k]; o.Addressee != "" && o.Target.ID != e.Target.ID && d.neighbours(o, e) && swaps(o, e) {
				e.Addressee, e.who = o.Addressee, o.who
				break
			}
		}
	}
}

// swaps reports whether event o binds those who give up or take up, or may not use, the service of e.
func swaps(o, e *found) bool {
	same := o.ActorID() == e.ActorID()
	switch o.Kind {
	case edikt.Mandate:
		return same || e.Kind != edikt.Ban && (e.Actor == nil || o.Actor == nil)
	case edikt.Ban:
		return (e.Kind == edikt.Adoption || e.Kind == edikt.AdviceFor) && (same || e.Actor == nil || o.Actor == nil)
	}
	return false
}

// neighbours reports whether event o is told in the sentence of e or beside it; what a headline tells the body explains.
func (d *document) neighbours(o, e *found) bool {
	far, reach := d.words[o.order].sentence-d.words[e.order].sentence, int32(1)
	if d.sentences[d.words[e.order].sentence].Headline {
		reach = 3
	}
	if e.Kind == edikt.AdviceFor {
		far++ // what to use instead is told later
	}
	return far >= -1 && far <= reach
}

// goWithoutSaying gives events of whose scope nothing is said the one in the headline about their service, else what goes without
// saying.
func (d *document) goWithoutSaying(events []found) {
	for i := range events {
		e := &events[i]
		if len(e.Scope) > 0 {
			continue
		}
		entry, _ := d.g.gaz.ByID(e.Target.ID)
		if e.Scope = d.headlineScope(e, &entry); len(e.Scope) == 0 {
			e.Scope = d.defaultScope(e, &entry)
		}
	}
}

// settleJurisdiction gives institutions of which no name says where they are the country that the article is about, where it is
// about one.
func (d *document) settleJurisdiction(events []found) {
	country, asked := "", false
	for i := range events {
		e := &events[i]
		if e.Jurisdiction != "" || e.Actor == nil || e.actor >= 0 && d.mentions[e.actor].sort == "company" {
			continue
		}
		if !asked {
			country, asked = d.onlyCountry(), true
		}
		e.Jurisdiction, e.Actor.Jurisdiction = country, country
	}
}

// onlyCountry is the country of all places and adjectives of places in the article, "" where there are several or none.
func (d *document) onlyCountry() string {
	only := ""
	see := func(j string) bool {
		if len(j) < 2 || only != "" && only[:2] != j[:2] {
			return j == ""
		}
		if only == "" || len(j) < len(only) {
			only = j
		}
		return true
	}
	for k := range d.mentions {
		if !see(d.jurisdictionOf(&d.mentions[k])) {
			return ""
		}
	}
	for i := range d.words {
		if p := d.g.placeAdjective(d.words[i].fold); p >= 0 && !(i+1 < len(d.words) && d.serviceLike(int32(i+1))) && !see(d.g.gaz.Entries()[p].Jurisdiction) {
			return ""
		}
	}
	if only == "" {
		return d.outlet
	}
	return only
}

// alikeScope reports whether what one event says of where its measure holds goes for another's that says nothing of it: those of
// one land, and of one paragraph.
func (d *document) alikeScope(e, o *found) bool {
	return e.Jurisdiction == o.Jurisdiction || d.sentences[d.words[e.order].sentence].Paragraph == d.sentences[d.words[o.order].sentence].Paragraph
}
