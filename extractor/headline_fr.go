package extractor

import (
	"strings"

	"edikt"
)

// untitled drops what only the title says of an actor by its country or capital where the text names the body itself, "Séoul
// ferme la porte à X" above "le ministère sud-coréen de la Défense a bloqué X", and what it says in looser words: "La Région passe
// à Signal" above a circular that makes Signal a duty.
func (d *document) untitled(all []found) []found {
	out := all[:0:0]
	for i := range all {
		f := &all[i]
		if d.loose(f) && d.toldBelow(f, all) || d.toldExactly(f, all) || d.makerInTitle(f, all) || d.ofTheTitle(f, all) {
			continue
		}
		out = append(out, *f)
	}
	return out
}

// loose reports whether the title names the actor by a place alone.
func (d *document) loose(f *found) bool {
	return f.order < d.titleEnd && f.actor >= 0 && d.mentions[f.actor].kind == placeMention && !strings.HasPrefix(f.ActorID(), "org/")
}

// toldBelow reports whether the text tells the measure of the title with a body of the same country.
func (d *document) toldBelow(f *found, all []found) bool {
	for i := range all {
		o := &all[i]
		if o.order < d.titleEnd || o.Kind != f.Kind || o.Target.ID != f.Target.ID || o.Actor == nil || o.ActorID() == f.ActorID() {
			continue
		}
		if country(&o.Event) == country(&f.Event) && country(&f.Event) != "" && (o.status == f.status || o.status < proposed && f.status < proposed) {
			return true
		}
	}
	return false
}

// makerInTitle reports whether the title names but the maker of the service that the text tells the measure of: "Lyon tourne la page
// Microsoft" above an exit from Microsoft 365.
func (d *document) makerInTitle(f *found, all []found) bool {
	if !f.headline || f.order >= d.titleEnd {
		return false
	}
	entry := d.mentions[f.mention].entry
	for i := range all {
		o := &all[i]
		if o.order < d.titleEnd || o.Target.ID == f.Target.ID || country(&o.Event) != country(&f.Event) || !d.madeBy(d.mentions[o.mention].entry, entry) && !strings.HasPrefix(o.Target.ID, f.Target.ID+"-") {
			continue
		}
		if o.Kind == f.Kind || looser[f.Kind] == o.Kind {
			return true
		}
	}
	return false
}

// looser is what a title may say instead of what is told in the text.
var looser = map[edikt.Kind]edikt.Kind{edikt.Exit: edikt.Ban, edikt.Adoption: edikt.Mandate, edikt.Ban: edikt.Exit, edikt.Mandate: edikt.Adoption}

// toldExactly reports whether the text tells of the same service in the same country what the title says in looser words, and not what
// the title says.
func (d *document) toldExactly(f *found, all []found) bool {
	kind, ok := looser[f.Kind]
	if !ok || !f.headline || f.order >= d.titleEnd {
		return false
	}
	exactly := false
	for i := range all {
		o := &all[i]
		if o.order < d.titleEnd || o.Target.ID != f.Target.ID {
			continue
		}
		if o.Kind == f.Kind && (o.ActorID() == f.ActorID() || o.status < proposed) {
			return false
		}
		exactly = exactly || o.Kind == kind && o.status < proposed && f.status < proposed && (country(&o.Event) == country(&f.Event) || f.actor < 0)
	}
	return exactly
}

// country is an event's jurisdiction without its subdivision.
func country(e *edikt.Event) string { return e.Jurisdiction[:min(2, len(e.Jurisdiction))] }

// endedBeside reports whether the sentence that tells of a measure in a participle says that it is over: Bloqué depuis dix jours, X est
// de nouveau accessible.
func endedBeside(f *found, all []found) bool {
	for i := range all {
		o := &all[i]
		if o.status == ended && o.Kind == f.Kind && o.Target.ID == f.Target.ID && (o.Actor == nil || f.Actor == nil || country(&o.Event) == country(&f.Event)) {
			return true
		}
	}
	return false
}

// kicker reports whether the first sentence is only the place or topic in front of the title: Bretagne. La Ville de Brest s'en va de X.
func (d *document) kicker() bool {
	if len(d.sentences) < 3 {
		return false
	}
	k, t := d.sentences[0], d.sentences[1]
	if k.Last-k.First > 5 || t.Paragraph != k.Paragraph || d.sentences[2].Paragraph == k.Paragraph || t.Last-t.First >= 40 {
		return false
	}
	switch d.tokens[t.Last-1].Text(d.text) {
	case ".", "!", "?", "…", "»":
		return false
	}
	return true
}

// ofTheTitle reports whether an event only tells of a person's office what the title tells of the person: La maire de Paris a annoncé son
// départ, under "Anne Hidalgo claque la porte de X".
func (d *document) ofTheTitle(f *found, all []found) bool {
	if f.actor < 0 || f.order < d.titleEnd || !d.officeFrench(&d.mentions[f.actor]) || d.words[d.mentions[f.actor].head].is(isPlu) {
		return false
	}
	for i := range all {
		o := &all[i]
		if o.order < d.titleEnd && o.actor >= 0 && o.Kind == f.Kind && o.Target.ID == f.Target.ID && o.ActorID() != f.ActorID() && o.status <= f.status && f.status < proposed &&
			(d.mentions[o.actor].kind == personMention || d.knownPerson(o.actor)) && (o.Jurisdiction == "" || country(&o.Event) == country(&f.Event)) {
			return true
		}
	}
	return false
}
