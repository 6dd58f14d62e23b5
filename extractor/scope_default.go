package extractor

import (
	"slices"
	"strings"

	"edikt"
	"edikt/language/gazetteer"
)

// defaultScope is what goes without saying: an institution that leaves a social network gives up a channel; software for
// meetings is how staff communicate; phones are banned in schools; a state that blocks an app blocks it for all, an employer's
// ban binds at work.
func (d *document) defaultScope(e *found, target *gazetteer.Entry) []edikt.Scope {
	one := func(s edikt.Scope) []edikt.Scope { return []edikt.Scope{s} }
	staff := e.who.any(d.g.atWork)
	switch {
	case target.Sort == "device" && staff:
		return one(edikt.WorkDevices)
	case target.Sort == "device":
		return one(edikt.Schools)
	case target.Sort == "network" || target.ID == "huawei" || target.ID == "zte":
		return one(edikt.Network)
	case e.Kind == edikt.Review:
		return nil
	case target.Sort == "media" || target.Sort == "public-app":
		return one(edikt.Public)
	case used[target.Sort] && (d.schooling(e.actor) || e.who.any(d.g.atSchool)):
		return one(edikt.Schools)
	case e.Addressee != "" && binds(e.Kind) && d.public(e.who):
		return one(edikt.Public)
	case e.through, e.Kind == edikt.Ban && e.Addressee == "" && d.blocksAll(e):
		return one(edikt.Public)
	case target.Sort == "meeting" || target.Sort == "office" || target.Sort == "mail" || target.Sort == "collab" || target.ID == "nextcloud":
		return one(edikt.StaffCommunication)
	case target.Sort == "messenger" && (e.Addressee != "" || e.Kind != edikt.Ban):
		return one(edikt.StaffCommunication)
	}
	return d.scopeByKind(e, target, staff)
}

// headlineScope is the scope that the article's headline names, for a ban on the service that it is about.
func (d *document) headlineScope(e *found, target *gazetteer.Entry) []edikt.Scope {
	s := d.sentences[0]
	if e.Kind != edikt.Ban || !s.Headline && d.titleEnd == 0 || d.mentions[e.mention].entry != d.mainTarget() {
		return nil
	}
	named := slices.ContainsFunc(d.mentions, func(m mention) bool {
		return m.kind == targetMention && m.entry == d.mentions[e.mention].entry && m.first < s.Last
	})
	if !named {
		return nil
	}
	out, _ := d.cuedScopes(s, target)
	return out
}

// used are the sorts of services that schools use.
var used = map[string]bool{"meeting": true, "office": true, "messenger": true, "collab": true, "cloud": true, "ai": true, "school": true, "mail": true}

func (d *document) scopeByKind(e *found, target *gazetteer.Entry, staff bool) []edikt.Scope {
	social := target.Sort == "social" || target.Sort == "video"
	switch e.Kind {
	case edikt.Exit, edikt.Adoption, edikt.Abstention:
		if social {
			return []edikt.Scope{edikt.OfficialChannel}
		}
	case edikt.AdviceAgainst, edikt.AdviceFor:
		switch {
		case target.Sort == "shop":
			return []edikt.Scope{edikt.Public}
		case social && target.ID != "tiktok" && (e.who.has(d.g.bodies) || e.Addressee == "" && e.Kind == edikt.AdviceFor):
			return []edikt.Scope{edikt.OfficialChannel}
		case staff && target.ID == "tiktok":
			return []edikt.Scope{edikt.WorkDevices}
		}
	case edikt.Ban:
		switch {
		case (target.Sort == "drone" || target.Sort == "camera") && (e.Addressee != "" || e.actor < 0 || d.employs(e.actor)):
			return []edikt.Scope{edikt.Procurement}
		case staff && (social || target.Sort == "ai" || target.Sort == "messenger" || target.Sort == "security"):
			return []edikt.Scope{edikt.WorkDevices}
		case e.Addressee == "" && d.employs(e.actor) && target.Sort == "messenger":
			return []edikt.Scope{edikt.StaffCommunication}
		case e.Addressee == "" && e.Actor != nil && d.employs(e.actor):
			return []edikt.Scope{edikt.WorkDevices}
		case e.Addressee == "" && e.Actor != nil:
			return []edikt.Scope{edikt.Public}
		}
	}
	return nil
}

// blocksAll reports whether a state cuts off a service: sperren, kappen, bloquer, suspendre.
func (d *document) blocksAll(e *found) bool {
	if len(e.Jurisdiction) != 2 || e.actor >= 0 && d.employs(e.actor) {
		return false
	}
	w := &d.words[e.order]
	for _, stem := range d.g.blocking {
		if strings.Contains(w.fold, stem) {
			return true
		}
	}
	return false
}

// employs reports whether an institution can only bind its own people: a town, a university, a company.
func (d *document) employs(actor int32) bool {
	if actor < 0 {
		return false
	}
	switch d.mentions[actor].sort {
	case "city", "company", "police", "army", "hospital", "church", "media", "association", "museum", "club":
		return true
	}
	return false
}

// schooling reports whether an institution is a school or one that rules over schools.
func (d *document) schooling(actor int32) bool {
	if actor < 0 {
		return false
	}
	m := &d.mentions[actor]
	if m.sort == "university" {
		return false // its staff meet and write too
	}
	if m.sort == "school" {
		return true
	}
	for i := m.first; i < m.last; i++ {
		for _, part := range d.g.schoolParts {
			if strings.Contains(d.words[i].fold, part) {
				return true
			}
		}
	}
	return false
}

// public reports whether people are the public.
func (d *document) public(who classSet) bool { return who.has(d.g.groupPublic) }
