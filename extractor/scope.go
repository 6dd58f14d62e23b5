package extractor

import (
	"slices"
	"strings"

	"edikt"
	"edikt/language"
	"edikt/language/gazetteer"
)

// scopes finds where a measure holds: by the cues of its clauses, else of its sentence, else by the rule, else by what kind of
// service is used by whom.
func (d *document) scopes(c int32, r *rule, target *gazetteer.Entry, e *edikt.Event) []edikt.Scope {
	s := d.sentences[d.clauses[c].sentence]
	out, weak := d.cuedScopes(s, target)
	if !slices.Contains(out, edikt.WorkDevices) && !slices.Contains(out, edikt.PrivateDevices) && d.staffDevices(s, e) {
		out = append(out, edikt.WorkDevices)
	}
	if (target.ID == "huawei" || target.ID == "zte") && slices.Contains(out, edikt.Procurement) && !slices.Contains(out, edikt.Network) {
		out = append(out, edikt.Network)
	}
	switch e.Kind {
	case edikt.Review:
		return nil // nothing is said yet of where anything holds
	case edikt.Exit, edikt.Adoption, edikt.Abstention: // what it bought says what it uses
		if target.Sort == "shop" || target.Sort == "streaming" {
			break
		}
		out = slices.DeleteFunc(out, func(s edikt.Scope) bool { return s == edikt.Procurement })
	}
	if len(out) == 0 {
		out = append(out, r.scope...)
	}
	if len(out) == 0 && weak != "" {
		out = append(out, weak)
	}
	if len(out) == 0 && target.Sort != "device" && target.Sort != "media" && d.accountNear(c, target) {
		out = append(out, edikt.OfficialChannel)
	}
	return out
}

// cuedScopes are the scopes that the words of a sentence name, and the first of its weak cues.
func (d *document) cuedScopes(s language.Sentence, target *gazetteer.Entry) (out []edikt.Scope, weak edikt.Scope) {
	for i := s.First; i < s.Last; i++ {
		w := &d.words[i]
		if w.tok.Kind != language.Word {
			continue
		}
		for _, cue := range d.g.scopeCues[w.fold] {
			switch {
			case cue.scope == edikt.OfficialChannel && target.Sort == "media" || !d.cueAt(&cue, i, s.Last):
			case cue.weak:
				if weak == "" {
					weak = cue.scope
				}
			case !slices.Contains(out, cue.scope):
				out = append(out, cue.scope)
			}
		}
		for _, part := range d.g.scopeParts {
			if part.in(w.fold) && !slices.Contains(out, part.scope) {
				out = append(out, part.scope)
			}
		}
		if d.ofMinors(i, s.Last) && !slices.Contains(out, edikt.Children) {
			out = append(out, edikt.Children)
		}
	}
	return out, weak
}

// ofMinors reports whether an age below 19 stands at i that a measure sets: unter 16, 15-Jährige, avant 15 ans, moins de 13 ans.
func (d *document) ofMinors(i, last int32) bool {
	f := d.words[i].fold
	if d.g.german {
		if k := strings.Index(f, "jährig"); k > 0 && (i > 0 && d.words[i-1].fold == "unter" || strings.HasPrefix(f, "unter")) {
			return true
		}
		return f == "unter" && i+1 < last && minorAge(d.words[i+1].fold, d.g.numbers) && (i+2 >= last || !d.words[i+2].is(isPlu) || d.g.units[d.words[i+2].fold] == 'Y')
	}
	j := i + 1
	switch f {
	case "avant":
		if i > 0 && d.words[i-1].fold == "d'" {
			return false
		}
		for j < last && j < i+5 && (d.words[j].is(isDet) || d.words[j].fold == "âge" || d.words[j].fold == "de") {
			j++
		}
	case "moins":
		if j >= last || d.words[j].fold != "de" {
			return false
		}
		j++
	default:
		return false
	}
	return j+1 < last && minorAge(d.words[j].fold, d.g.numbers) && d.words[j+1].fold == "ans"
}

// minorAge reports whether a word is a number from 6 to 18.
func minorAge(fold string, numbers map[string]int) bool {
	n := numbers[fold]
	if n == 0 && len(fold) <= 2 {
		for _, r := range fold {
			if r < '0' || r > '9' {
				return false
			}
			n = 10*n + int(r-'0')
		}
	}
	return n >= 6 && n <= 18
}

// staffDevices reports whether the sentence names the devices of staff or of a public body: les téléphones de ses ministres,
// des cellulaires de ses fonctionnaires, Rechner der Zollbeamten, Behördenhandys, ihre Geräte.
func (d *document) staffDevices(s language.Sentence, e *edikt.Event) bool {
	for i := s.First; i < s.Last; i++ {
		w := &d.words[i]
		if !w.is(isNoun) || !w.class.any(d.g.known.workplace) {
			continue
		}
		if w.mod != "" && (d.g.officialPart(w.mod) || d.g.workParts[strings.TrimSuffix(w.mod, "-")]) || d.workAdjective(i, s) || d.ownDevice(i, e) {
			return true
		}
		for j := i + 1; j < s.Last && j < i+7; j++ {
			n := &d.words[j]
			if n.is(isFinite) || boundary(n) {
				break
			}
			if !d.g.german && d.words[j-1].fold == "de" && d.g.workParts[n.fold] {
				return true // un mobile de service
			}
			m := n.mention
			if d.g.german && m < 0 && len(n.readings) == 0 && n.is(isNoun) && d.mayBeBound(j) && d.left(j).rel == relGen {
				return true // Handys der Förster
			}
			if m < 0 || d.left(j).rel != relGen {
				continue
			}
			o := &d.mentions[m]
			if o.kind == groupMention || o.kind == actorMention && o.sort != "school" && o.sort != "company" {
				return !n.class.has(d.g.known.public) && !d.public(n.class)
			}
		}
	}
	return false
}

// workAdjective reports whether an adjective says that the device at i belongs to the work: dienstliche Tablets, landeseigene
// Rechner, téléphones officiels.
func (d *document) workAdjective(i int32, s language.Sentence) bool {
	if !d.g.german {
		for j := i + 1; j < s.Last && j < i+3 && d.words[j].is(isAdj|isPP); j++ {
			if d.g.workAdjectives[scopeStem(d.words[j].fold)] {
				return true
			}
		}
		return false
	}
	for j := i - 1; j >= s.First && j >= i-3 && (d.words[j].is(isAdj|isPP|isAdv) || len(d.words[j].readings) == 0) && !d.words[j].is(isPunct); j-- {
		f := scopeStem(d.words[j].fold)
		if d.g.workAdjectives[f] || len(f) > len("eigen")+3 && strings.HasSuffix(f, "eigen") {
			return true
		}
	}
	return false
}

// ownDevice reports whether the device at i is the acting institution's: von ihren Rechnern, de ses ordinateurs. A state's,
// school's or shop's own are those of all its people.
func (d *document) ownDevice(i int32, e *edikt.Event) bool {
	if e.Actor == nil || !d.words[i].is(isPlu) && d.g.german && len(d.words[i].readings) > 0 {
		return false
	}
	l := d.left(i)
	return l.det >= 0 && d.g.theirOwn[d.words[l.det].fold] && (d.g.outPreps[l.prep])
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

// accountNear reports whether the clause speaks of a presence on a platform; a group on a messenger is none.
func (d *document) accountNear(c int32, target *gazetteer.Entry) bool {
	for _, in := range d.frame(c) {
		for _, i := range d.clauses[in].words {
			w := &d.words[i]
			if w.class.has(d.g.known.account) && w.is(isNoun) && !(target.Sort == "messenger" && (strings.Contains(w.fold, "gruppe") || strings.HasPrefix(w.fold, "groupe"))) {
				return true
			}
		}
	}
	return false
}

// scopeCue is a folded word sequence that says where a measure holds.
type scopeCue struct {
	words []string
	scope edikt.Scope
	noun  bool // its first word is a German noun: only a capitalised word will do
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

// addScopes compiles the gazetteer's scope cues, by every form of their first words.
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
		cue := scopeCue{words: foldWords(text), scope: c.Scope, weak: c.Weak, noun: g.german && c.Text[0] >= 'A' && c.Text[0] <= 'Z'}
		if g.german && !cue.noun && len(cue.words) > 1 {
			cue.words[0] = strings.TrimSuffix(strings.TrimSuffix(scopeStem(cue.words[0]), "-"), "'")
		}
		for _, form := range g.cueForms(cue.words[0]) {
			g.scopeCues[form] = append(g.scopeCues[form], cue)
		}
	}
}

// cueForms are the forms of a cue's word: the word with the endings that nouns and adjectives take.
func (g *grammar) cueForms(word string) []string {
	endings := cueEndings[0]
	if !g.german {
		endings = cueEndings[1]
	}
	out := make([]string, 0, len(endings)+1)
	for _, e := range endings {
		out = append(out, word+e)
	}
	if s, ok := strings.CutSuffix(word, "al"); ok && !g.german {
		out = append(out, s+"aux")
	}
	return out
}

// inflects reports whether a form is a word with one of the endings that cues take.
func (g *grammar) inflects(word, form string) bool {
	rest, ok := strings.CutPrefix(form, word)
	if !ok || len(rest) > len("nen") {
		return false
	}
	lang := 0
	if !g.german {
		lang = 1
	}
	return slices.Contains(cueEndings[lang], rest)
}

var cueEndings = [2][]string{{"", "s", "es", "e", "en", "n", "er", "ern", "em", "nen", "se", "sen"}, {"", "s", "e", "es", "x", "le", "les", "ne", "nes"}}

// scopeStem cuts the endings that German and French nouns and adjectives take.
func scopeStem(f string) string {
	if s, ok := strings.CutSuffix(f, "aux"); ok && len(s) > 3 { // gouvernementaux
		return s + "al"
	}
	for _, e := range [...]string{"lles", "lle", "en", "er", "es", "em", "e", "s", "n"} {
		if s, ok := strings.CutSuffix(f, e); ok && len(s) > 3 {
			if e == "lle" || e == "lles" {
				return s + "l"
			}
			return s
		}
	}
	return f
}

// cueAt reports whether a cue whose first word stands at i stands there whole.
func (d *document) cueAt(cue *scopeCue, i, last int32) bool {
	if cue.noun && !d.words[i].tok.Is(language.Upper) || i+int32(len(cue.words)) > last {
		return false
	}
	if end := i + int32(len(cue.words)); cue.scope == edikt.Network && end < last && strings.HasPrefix(d.words[end].fold, "socia") {
		return false // ses réseaux sociaux
	}
	if cue.scope == edikt.Network && d.g.german && i > 0 && strings.HasPrefix(d.words[i-1].fold, "sozial") {
		return false
	}
	for k, w := range cue.words[1:] {
		f := d.words[int(i)+k+1].fold
		if f != w && scopeStem(f) != scopeStem(w) && !d.g.inflects(w, f) {
			return false
		}
	}
	return true
}
