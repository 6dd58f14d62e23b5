package analysis

import (
	"strings"
	"unicode/utf8"
)

// minHead and minUnknown bound what counts as a part: shorter ones stand in too many other words.
const (
	minHead    = 3
	minUnknown = 4
)

// maxParts bounds what a long compound yields.
const maxParts = 5

// split gives the terms of a form for the index: its own, and where it is a compound those of its parts and of
// everything that neighbouring parts make together.
func (g *germanWords) split(form string) []part {
	out := []part{{g.class(form), 0, len(form)}}
	form = g.swiss(form)
	leaves := g.leaves(nil, form, 0)
	if len(leaves) == 1 || len(leaves) > maxParts {
		return out
	}
	for i := len(leaves) - 1; i >= 0; i-- {
		for j := i; j < len(leaves); j++ {
			start, end := leaves[i].start, leaves[j].end
			if i == j && j == len(leaves)-1 && suffixes[g.inflection(form[start:end])] {
				continue
			}
			addPart(&out, part{g.partClass(form[start:end], form[leaves[j].start:end], j < len(leaves)-1), start, end})
		}
	}
	return out
}

// suffixes end adjectives and say nothing for themselves: erfolgreich is found by Erfolg and not by reichen.
var suffixes = set("reich haft sam fach weis artig")

// partClass gives the term of a stretch of a compound. A modifier may have lost an -e of its noun (Schul-, Straf-, Sprach-) or
// be the stem of a verb (Fahr-, Abnehm-).
func (g *germanWords) partClass(stretch, last string, modifier bool) string {
	switch {
	case !modifier || g.nouns[last] || g.declined[last] != "":
	case g.nouns[last+"e"]:
		stretch += "e"
	case stretch == last && isInfinitiveDE(last+"en"):
		stretch += "en"
	}
	return g.class(stretch)
}

// leaves appends the parts of form that are no compounds themselves, without what links them.
func (g *germanWords) leaves(dst []part, form string, offset int) []part {
	at, _ := g.cut(form)
	if at == 0 {
		return append(dst, part{start: offset, end: offset + len(form)})
	}
	dst = g.leaves(dst, g.unlink(form[:at]), offset)
	return g.leaves(dst, form[at:], offset+at)
}

func addPart(out *[]part, p part) {
	for _, have := range *out {
		if have.term == p.term {
			return
		}
	}
	*out = append(*out, p)
}

// cut finds where the last part of a compound begins and that part's term; 0 where form is none. Of several ways
// the one with the longest head that leaves a known modifier wins.
func (g *germanWords) cut(form string) (at int, head string) {
	if len(form) < 7 || len(form) > maxWord || g.opaque[form] || g.opaque[g.noun(form)] {
		return 0, ""
	}
	if _, ok := g.family[form]; ok || g.nouns[form] || g.declined[form] != "" {
		return 0, ""
	}
	if _, ok := g.verbs.class(form); ok {
		return 0, ""
	}
	if _, ok := conjugatedDE(form); ok {
		return 0, ""
	}
	unknown, unknownHead := 0, ""
	action := strings.HasSuffix(form, "ung") || strings.HasSuffix(form, "ungen")
	for i := minHead; i <= len(form)-minHead; i++ {
		if form[i]&0xC0 == 0x80 {
			continue
		}
		if g.linked(form[:i]) && headless(form[i:]) {
			return i, g.simple(form[i:])
		}
		if i > minHead && len(form)-i > 5 && g.modifier(form[:i]) && (action && g.isAction(form[i:]) || g.verbs.isNoun(form[i:])) {
			return i, g.simple(form[i:])
		}
		opening := form[i : i+minHead]
		known := g.openings[opening] && g.modifier(form[:i])
		if !known && (unknown > 0 || i < minUnknown || len(form)-i <= 3 || !g.strongOpenings[opening]) {
			continue
		}
		term := g.simple(form[i:])
		switch {
		case !g.heads[term] || !g.headForm(form[i:], term) || g.accidental(form[:i], form[i:]):
		case known:
			return i, term
		case g.strong[term] && plausible(form[:i]):
			unknown, unknownHead = i, term
		}
	}
	return unknown, unknownHead
}

// isAction reports whether a word on -ung is made of a known verb: such a word may end any compound.
func (g *germanWords) isAction(word string) bool {
	if _, ok := g.verbs.class(word); ok {
		return true
	}
	_, ok := g.action(strings.TrimSuffix(strings.TrimSuffix(word, "en"), "ung"))
	return ok
}

// headless reports whether a word that no list has may end a compound after a modifier that shows its link.
func headless(rest string) bool {
	return len(rest) > 3 && strings.ContainsAny(rest, "aeiouyäöü") && begins(rest) && !strings.HasPrefix(rest, "ch")
}

// accidental reports whether what looks like a head is not one: -tisch in dramatisch, -ende in anhaltende, and an s that links.
func (g *germanWords) accidental(left, rest string) bool {
	switch {
	case strings.HasPrefix(rest, "tisch"):
		return strings.ContainsRune("aeio", rune(left[len(left)-1]))
	case strings.HasPrefix(rest, "ende"):
		return !g.modifiers[left] || isInfinitiveDE(left+"en")
	case rest[0] == 's' && g.modifiers[left+"s"] && !g.nouns[rest] && g.declined[rest] == "":
		return g.nouns[rest[1:]] || g.declined[rest[1:]] != ""
	}
	return false
}

// headForm keeps short words from standing at the end of others by accident.
func (g *germanWords) headForm(form, term string) bool {
	if len(form) > 3 {
		return true
	}
	return g.nouns[form] || term == form
}

// modifier reports whether left is a known word or a compound of known ones, linking letters included.
func (g *germanWords) modifier(left string) bool {
	if g.modifiers[left] || g.linked(left) {
		return true
	}
	if utf8.RuneCountInString(left) > 4 && (isInfinitiveDE(left+"en") || left[len(left)-1] == 'e' && isInfinitiveDE(left+"n")) {
		return true // Abnehm-, Anmelde-
	}
	if len(left) < 7 {
		return false
	}
	for i := minHead; i <= len(left)-minHead; i++ {
		if g.modifiers[left[:i]] && g.modifier(left[i:]) {
			return true
		}
	}
	return false
}

// linked reports whether left is a noun on a suffix that links with s, or an infinitive: Heizungs-, Sicherheits-, Verfahrens-.
func (g *germanWords) linked(left string) bool {
	b, ok := strings.CutSuffix(left, "s")
	if !ok || len(b) < 5 {
		return false
	}
	return len(b) > 5 && hasLinkingSuffix(b) || strings.HasSuffix(b, "en") && isInfinitiveDE(b)
}

func hasLinkingSuffix(s string) bool {
	for _, e := range [...]string{"ung", "heit", "keit", "ion", "tät", "schaft", "ling", "tum"} {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// plausible reports whether an unknown word may stand before a strong head: it has a vowel and ends as words do.
func plausible(left string) bool {
	return strings.ContainsAny(left, "aeiouyäöü") && !strings.HasSuffix(left, "-")
}

// unlink drops the letters that link a modifier to what follows.
func (g *germanWords) unlink(left string) string {
	if b, ok := strings.CutSuffix(left, "s"); ok && (hasLinkingSuffix(b) || g.nouns[b] || g.linked(left)) {
		return b
	}
	if b, ok := strings.CutSuffix(left, "es"); ok && g.nouns[b] {
		return b
	}
	if i, _ := g.cut(left); i == 0 {
		if b, ok := strings.CutSuffix(left, "s"); ok && !g.nouns[left] && len(b) > 4 {
			if j, _ := g.cut(b); j > 0 {
				return b
			}
		}
	}
	return left
}
