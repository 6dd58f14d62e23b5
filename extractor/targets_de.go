package extractor

import (
	"slices"
	"strings"

	"edikt"
	"edikt/language/gazetteer"
)

// substitute reports whether a service is only what comes in the place of another: schickt sie stattdessen zu Teams.
func (d *document) substitute(m *mention) bool {
	if m.clause < 0 || int(m.clause) >= len(d.clauses) || m.modifier {
		return false
	}
	switch d.left(m.first).prep {
	case "zu", "durch":
		return true
	}
	for _, i := range d.clauses[m.clause].words {
		switch d.words[i].fold {
		case "stattdessen", "ersatzweise", "alternativ":
			return true
		}
	}
	return false
}

// asCommission is the European Commission where Brussels is named for the Union, which forbids and examines through it.
func (d *document) asCommission(m *mention, e *gazetteer.Entry) (gazetteer.Entry, bool) {
	if !d.g.german || e.ID != "eu" || d.words[m.first].fold != "brüssel" {
		return gazetteer.Entry{}, false
	}
	return d.g.gaz.ByID("eu/commission")
}

// asLand is the city state where its name, which else means the federal government, adds to what another state was told to do: Brandenburg
// steigt aus der App aus. Auch Berlin macht Schluss.
func (d *document) asLand(m *mention, e *gazetteer.Entry) (gazetteer.Entry, bool) {
	if !d.g.german || e.ID != "de" || d.words[m.first].fold != "berlin" || !d.also(m.first) {
		return gazetteer.Entry{}, false
	}
	for k := len(d.found) - 1; k >= 0; k-- {
		f := &d.found[k]
		if far := d.words[m.first].sentence - d.words[f.order].sentence; f.actor < 0 || f.order >= m.first || far > 2 {
			continue
		}
		a := &d.mentions[f.actor]
		if a.kind == placeMention && len(f.Jurisdiction) > 3 && f.Jurisdiction[:3] == "DE-" {
			return d.g.gaz.ByID("de-be")
		}
		return gazetteer.Entry{}, false
	}
	return gazetteer.Entry{}, false
}

// ownerLeaves reports whether it is only the maker, named as "der Konzern", that parts with its service: no exit.
func (d *document) ownerLeaves(r *rule, a int32, m *mention) bool {
	if r.kind != "exit" || d.mentions[a].kind != actorMention || d.mentions[a].entry >= 0 || d.mentions[a].place >= 0 || d.mentions[a].last > d.mentions[a].head+1 {
		return false
	}
	w := &d.words[d.mentions[a].head]
	if !w.class.has(d.g.nounClass["vendor"]) || w.mod != "" {
		return false
	}
	parent := d.g.gaz.Entries()[m.entry].Parent
	for k := range d.mentions {
		o := &d.mentions[k]
		if o.kind == targetMention && o.entry >= 0 && parent != "" && d.g.gaz.Entries()[o.entry].ID == parent {
			return true
		}
	}
	return false
}

// otherThan reports whether a service is only named as what another replaces: als Alternative zu WhatsApp.
func (d *document) otherThan(m *mention) bool {
	l := d.left(m.first)
	if l.prep != "zu" && l.prep != "für" || l.at == 0 {
		return false
	}
	switch d.words[l.at-1].fold {
	case "alternative", "alternativen", "ersatz", "konkurrent", "konkurrenz", "pendant", "gegenstück", "gegenentwurf", "rivale", "rivalen", "gegensatz", "antwort":
		return true
	}
	return false
}

// basedOn reports whether a service with a name is what the general one before it builds on: Messenger auf Basis von Matrix.
func (d *document) basedOn(m, o *mention) bool {
	if o.first-m.last > 5 || d.words[m.last].fold != "auf" || !d.words[m.last+1].is(isNoun) {
		return false
	}
	switch d.words[m.last+1].fold {
	case "basis", "grundlage", "grundgerüst", "matrix-basis":
		return true
	}
	return false
}

// ofActor reports whether only who takes the step stands between a service and the noun for it at i: der Umstieg der Ministerien auf
// openDesk.
func (d *document) ofActor(p *path, i int32) bool {
	if len(p.steps) != 2 || p.steps[0].rel != relPrep || p.steps[1].rel != relGen || p.steps[1].noun != i {
		return false
	}
	m := d.words[p.steps[0].noun].mention
	return m >= 0 && (d.mentions[m].acts() || d.mentions[m].kind == groupMention)
}

// behindActor reports whether between the noun for a step at i and a service behind a preposition only those stand who take it, or what
// is moved: die Umstellung der Rechner auf Linux.
func (d *document) behindActor(m *mention, i int32) bool {
	at := d.left(m.first).at - 1
	if at <= i {
		return false
	}
	if d.words[at].class.has(d.g.known.moved) {
		return d.left(at).at == i+1
	}
	o := d.words[at].mention
	return o >= 0 && (d.mentions[o].acts() || d.mentions[o].kind == groupMention) && d.left(d.mentions[o].first).at == i+1
}

// movesTo reports whether what stands behind a preposition is what a verb takes up: umstellen auf, wechseln zu.
func (d *document) movesTo(verb uint32, prep string) bool {
	if verb == 0 || prep != "auf" && prep != "zu" && prep != "nach" {
		return false
	}
	return slices.ContainsFunc(d.g.byVerb[verb], func(r *rule) bool { return r.kind == edikt.Adoption && r.places.preps["zu"] && r.places.preps[prep] })
}

// movedFrom reports whether right before a service behind "auf" or "zu" another one stands behind "von": von Exchange auf Open-Xchange.
func (d *document) movedFrom(m *mention) bool {
	l := d.left(m.first)
	if l.at == 0 {
		return false
	}
	o := d.targetAt(l.at - 1)
	return o >= 0 && d.left(d.mentions[o].first).prep == "von"
}

// makerTells reports whether the clause's own subject is the maker or provider of a service: what it gives up is no channel.
func (d *document) makerTells(c int32) bool {
	s := d.subjectOf(c)
	if s.mention >= 0 || s.noun < 0 || d.clauses[c].passive {
		return false
	}
	w := &d.words[s.noun]
	return w.mod == "" && w.class.has(d.g.nounClass["vendor"]) && d.left(s.noun).det >= 0
}

// accountOf reports whether a service hangs on the noun at i: das Konto der Stadt auf X.
func (d *document) accountOf(i int32) bool {
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind == targetMention && m.first > i && m.first < i+8 && d.words[m.first].clause == d.words[i].clause {
			return true
		}
	}
	return false
}

// amongTheOthers reports whether "andere" or "übrige" stands before a noun: what was told is not meant.
func (d *document) amongTheOthers(i int32) bool {
	for j := d.left(i).at; j < i; j++ {
		if f := d.words[j].fold; strings.HasPrefix(f, "ander") || strings.HasPrefix(f, "übrig") {
			return true
		}
	}
	return false
}

// takesOther reports whether a service other than m stands in the clause without a preposition: the measure told is about that one.
func (d *document) takesOther(c, m int32) bool {
	for k := range d.mentions {
		o := &d.mentions[k]
		if o.kind == targetMention && !o.anaphor && !o.modifier && o.clause == c && o.entry != d.mentions[m].entry && !d.generic(o.entry) {
			if p := d.climb(o.first); p.prep == "" && len(p.steps) == 0 {
				return true
			}
		}
	}
	return false
}

// introducedAt reports whether an indefinite article stands before the noun at i.
func (d *document) introducedAt(i int32) bool {
	l := d.left(i)
	return l.det >= 0 && d.g.indefinite[d.words[l.det].fold]
}

// ownDet reports whether a determiner is a possessive in the nominative.
func ownDet(fold string) bool {
	switch fold {
	case "ihr", "ihre", "sein", "seine", "dessen", "deren":
		return true
	}
	return false
}

// ofStore reports whether a service is only whose store it is: aus den App-Läden von Apple.
func (d *document) ofStore(m *mention) bool {
	l := d.left(m.first)
	for n := 0; l.rel == relCoord && n < 4; n++ {
		l = d.left(d.phraseHead(l.noun))
	}
	if l.prep != "von" || l.at == 0 {
		return false
	}
	f := d.words[l.at-1].fold
	return strings.HasSuffix(f, "läden") || strings.HasSuffix(f, "laden") || strings.HasSuffix(f, "stores") || strings.HasSuffix(f, "store") || strings.HasSuffix(f, "shops")
}

// refusesIn reports whether a clause says that somebody does not want what its verb tells, or hangs on one that does: will X nicht verlassen;
// weigert sich, X zu verlassen.
func (d *document) refusesIn(c int32) bool {
	cl := &d.clauses[c]
	return cl.kind == infinitiveClause || cl.finite >= 0 && d.words[cl.finite].is(isModal) && d.g.modalOf(d.words[cl.finite].verb) == modalWill
}

// ownIn reports whether a clause speaks of something of its subject's own: sein Konto.
func (d *document) ownIn(c int32) bool {
	for _, i := range d.clauses[c].words {
		if w := &d.words[i]; w.is(isDet) && (strings.HasPrefix(w.fold, "ihr") || strings.HasPrefix(w.fold, "sein")) {
			return true
		}
	}
	return false
}

// keepsAccount reports whether a clause only says that an account is not deleted: no refusal to leave.
func (d *document) keepsAccount(r *rule, trigger int32, s status) bool {
	if r.kind != edikt.Exit || s != rejected || d.refusesIn(d.words[trigger].clause) && d.ownIn(d.words[trigger].clause) && d.told(edikt.Exit, trigger) < 0 {
		return false
	}
	f := d.words[trigger].fold
	return strings.HasPrefix(f, "gelöscht") || strings.HasPrefix(f, "lösch") || strings.HasPrefix(f, "archivier")
}

// shopItself reports whether an app store is only where something is thrown out: aus den deutschen App-Stores verschwunden.
func (d *document) shopItself(m *mention, p *path) bool {
	if d.g.gaz.Entries()[m.entry].ID != "app-store" {
		return false
	}
	switch p.prep {
	case "aus", "von", "in":
		return true
	}
	return false
}

// boundItself reports whether a service is who is forbidden to do something else: hat Facebook verboten, Daten zu sammeln.
func (d *document) boundItself(r *rule, m *mention, c, trigger int32) bool {
	if m.clause != c || !d.words[trigger].class.has(d.g.known.forbid) {
		return false
	}
	for k := range d.clauses {
		if cl := &d.clauses[k]; cl.parent == c && cl.kind == infinitiveClause && !d.adjunct(cl) && len(cl.words) > 0 && cl.words[0] > m.first {
			return true
		}
	}
	return false
}

// onDevice reports whether a device, or a platform that locks its users out, is only where a measure told by the noun at i holds.
func (d *document) onDevice(m *mention, p *path, i int32) bool {
	s := p.reaches(i)
	if s != nil && s.prep == "auf" && strings.HasPrefix(d.words[i].fold, "sperr") {
		return true // droht Journalisten mit Sperren auf X
	}
	if !d.generic(m.entry) || d.g.gaz.Entries()[m.entry].Sort != "device" {
		return false
	}
	return s != nil && s.rel == relPrep && (s.prep == "auf" || s.prep == "von" && d.words[i].mod != "")
}

// listedPlace reports whether a device is only one of those on which a measure about another service holds: WhatsApp auf dienstlichen
// Geräten, also Handys und Tablets, untersagen.
func (d *document) listedPlace(m *mention, c int32) bool {
	if !d.generic(m.entry) || d.g.gaz.Entries()[m.entry].Sort != "device" || m.clause != c {
		return false
	}
	place := int32(-1)
	for i := m.first - 1; i > 0 && i > m.first-16 && place < 0; i-- {
		if d.words[i].class.has(d.g.known.device) && d.words[i].clause == c && d.g.outPreps[d.left(i).prep] {
			place = i
		}
	}
	return place >= 0 && slices.ContainsFunc(d.mentions, func(o mention) bool {
		return o.kind == targetMention && o.clause == c && o.first < place && (o.entry < 0 || !d.generic(o.entry))
	})
}

// usedOn reports whether a device is only where something is used, or what an app is made for: die Anwendung auf allen Handys; die Apps für
// Mobiltelefone.
func (d *document) usedOn(m *mention, p *path) bool {
	if len(p.steps) == 0 || p.steps[0].rel != relPrep || !d.generic(m.entry) || d.g.gaz.Entries()[m.entry].Sort != "device" {
		return false
	}
	switch p.steps[0].prep {
	case "auf", "an":
		return true
	}
	return p.steps[0].prep == "für" && d.words[p.steps[0].noun].class.has(d.g.known.service)
}
