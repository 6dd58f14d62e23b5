package extractor

import (
	"slices"
	"strings"

	"edikt"
	"edikt/language"
	"edikt/language/gazetteer"
)

// scopes finds where a measure holds: by the cues of its sentence, else by the rule, else by what kind of service is
// used by whom.
func (d *document) scopes(c int32, r *rule, target *gazetteer.Entry, e *edikt.Event) []edikt.Scope {
	var out []edikt.Scope
	weak := []edikt.Scope{}
	s := d.sentences[d.clauses[c].sentence]
	for i := s.First; i < s.Last; i++ {
		w := &d.words[i]
		if w.is(isPunct) {
			continue
		}
		for _, cue := range d.g.scopeCues[scopeStem(w.fold)] {
			if !d.stemsAt(cue.words, i, s.Last) {
				continue
			}
			if cue.weak {
				weak = append(weak, cue.scope)
			} else if !slices.Contains(out, cue.scope) {
				out = append(out, cue.scope)
			}
		}
		for _, part := range d.g.scopeParts {
			if part.in(w.fold) && !slices.Contains(out, part.scope) {
				out = append(out, part.scope)
			}
		}
	}
	if !slices.Contains(out, edikt.WorkDevices) && !slices.Contains(out, edikt.PrivateDevices) && d.staffDevices(s) {
		out = append(out, edikt.WorkDevices)
	}
	if len(out) == 0 {
		out = append(out, r.scope...)
	}
	if len(out) == 0 && len(weak) > 0 {
		out = append(out, weak[0])
	}
	if len(out) == 0 && d.accountNear(c) && target.Sort != "device" {
		out = append(out, edikt.OfficialChannel)
	}
	return out
}

// staffDevices reports whether the sentence names the devices of staff or of a public body: les téléphones de ses ministres,
// des cellulaires de ses fonctionnaires, Rechner der Zollbeamten, Behördenhandys.
func (d *document) staffDevices(s language.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		w := &d.words[i]
		if !w.is(isNoun) || !w.class.any(d.g.known.workplace) {
			continue
		}
		if w.mod != "" && d.g.officialPart(w.mod) {
			return true
		}
		for j := i + 1; j < s.Last && j < i+6; j++ {
			n := &d.words[j]
			if n.is(isFinite) || boundary(n) {
				break
			}
			m := n.mention
			if m < 0 || d.left(j).rel != relGen {
				continue
			}
			o := &d.mentions[m]
			if o.kind == groupMention && o.sort == "group" || o.kind == actorMention && o.sort != "school" && o.sort != "company" {
				return !n.class.has(d.g.known.public)
			}
		}
	}
	return false
}

// officialPart reports whether the first part of a compound is a body with staff: Behörden-rechner, Firmen-handy.
func (g *grammar) officialPart(mod string) bool {
	for _, link := range [...]string{"", "s", "es", "n", "en", "-"} {
		if i, ok := g.headSuffix[strings.TrimSuffix(mod, link)]; ok {
			return g.gaz.Heads()[i].Sort != "school"
		}
	}
	return false
}

// accountNear reports whether the clause speaks of a presence on a platform.
func (d *document) accountNear(c int32) bool {
	for _, in := range d.frame(c) {
		for _, i := range d.clauses[in].words {
			if d.words[i].class.has(d.g.known.account) && d.words[i].is(isNoun) {
				return true
			}
		}
	}
	return false
}

// defaultScope is what goes without saying: an institution that leaves a social network gives up a channel; software for
// meetings is how staff communicate; phones are banned in schools; a state that bans an app from nobody in particular bans
// it from all.
func defaultScope(e *found, target *gazetteer.Entry) []edikt.Scope {
	switch {
	case target.Sort == "device":
		return []edikt.Scope{edikt.Schools}
	case target.Sort == "network" || target.ID == "huawei" || target.ID == "zte":
		return []edikt.Scope{edikt.Network}
	case target.Sort == "meeting" || target.Sort == "office":
		return []edikt.Scope{edikt.StaffCommunication}
	case e.through:
		return []edikt.Scope{edikt.Public}
	case target.Sort == "messenger" && (e.Addressee != "" || e.Kind != edikt.Ban && e.Kind != edikt.Review):
		return []edikt.Scope{edikt.StaffCommunication}
	}
	switch e.Kind {
	case edikt.Exit, edikt.Adoption, edikt.Abstention:
		if target.Sort == "social" || target.Sort == "video" {
			return []edikt.Scope{edikt.OfficialChannel}
		}
	case edikt.Ban:
		if e.Addressee == "" && e.Actor != nil {
			return []edikt.Scope{edikt.Public}
		}
	}
	return nil
}

// scopeCue is a folded word sequence that says where a measure holds.
type scopeCue struct {
	words []string
	scope edikt.Scope
	weak  bool
}

// scopePart is a piece of a compound that says where a measure holds: "diensthandy-", "-telefone".
type scopePart struct {
	text           string
	prefix, suffix bool
	scope          edikt.Scope
}

func (p *scopePart) in(fold string) bool {
	if len(fold) <= len(p.text)+1 {
		return false
	}
	return p.prefix && strings.HasPrefix(fold, p.text) || p.suffix && strings.HasSuffix(fold, p.text)
}

// addScopes compiles the gazetteer's scope cues; their words match in any inflection.
func (g *grammar) addScopes() {
	g.scopeCues = map[string][]scopeCue{}
	for _, c := range g.gaz.Scopes() {
		if c.Lang != g.lang && c.Lang != "" {
			continue
		}
		text := language.Fold(c.Text)
		if strings.HasSuffix(text, "-") || strings.HasPrefix(text, "-") {
			g.scopeParts = append(g.scopeParts, scopePart{strings.Trim(text, "-"), strings.HasSuffix(text, "-"), strings.HasPrefix(text, "-"), c.Scope})
			continue
		}
		words := foldWords(text)
		for i := range words {
			words[i] = scopeStem(words[i])
		}
		g.scopeCues[words[0]] = append(g.scopeCues[words[0]], scopeCue{words, c.Scope, c.Weak})
	}
}

// scopeStem cuts the endings that German and French nouns and adjectives take.
func scopeStem(f string) string {
	if s, ok := strings.CutSuffix(f, "aux"); ok && len(s) > 3 { // gouvernementaux
		return s + "al"
	}
	for _, e := range [...]string{"en", "er", "es", "em", "e", "s", "n"} {
		if s, ok := strings.CutSuffix(f, e); ok && len(s) > 3 {
			return s
		}
	}
	return f
}

func (d *document) stemsAt(words []string, i, last int32) bool {
	if i+int32(len(words)) > last {
		return false
	}
	for k, w := range words {
		if scopeStem(d.words[int(i)+k].fold) != w {
			return false
		}
	}
	return true
}
