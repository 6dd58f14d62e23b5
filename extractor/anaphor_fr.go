package extractor

import "slices"

// wideHeads are nouns that take up institutions of several sorts: la juridiction after a tribunal, le campus after a university.
var wideHeads = map[string][]string{
	"organisation": {"association", "organisation", "party", "church"},
	"collectivité": {"city", "government"},
	"juridiction":  {"court"},
	"exécutif":     {"city"},
	"instance":     {"court", "agency", "dpa", "association"},
	"édile":        {"city"},
	"enseigne":     {"company"},
	"faculté":      {"university"},
	"campus":       {"university"},
	"rectorat":     {"university"},
	"organisme":    {"agency", "dpa", "association", "university"},
	"titre":        {"media"},
	"maison":       {"media", "museum", "company"},
	"formation":    {"club", "party"},
	"centrale":     {"association"},
	"mouvement":    {"association", "party"},
	"hôtel":        {"city"},
}

// widelyTakesUp reports whether the bare institution m has a noun that stands for others of c's sort.
func (d *document) widelyTakesUp(m, c *mention) bool {
	if d.g.german || c.kind != actorMention {
		return false
	}
	if d.words[m.head].fold == "collectivité" && c.entry < 0 && (d.words[c.head].fold == "département" || d.words[c.head].fold == "région") {
		return true
	}
	return slices.Contains(wideHeads[d.words[m.head].fold], c.sort)
}

// onlyMaker reports whether the service only says whose another one is: Grok, l'assistant maison de X; Azure, le nuage de Microsoft.
func (d *document) onlyMaker(m *mention) bool {
	if d.g.german {
		return false
	}
	l := d.left(m.first)
	if l.rel != relGen || l.noun < 0 {
		return false
	}
	n := l.noun
	if !d.words[n].class.has(d.g.known.service) && n > 0 && d.words[n-1].is(isNoun) { // l'assistant maison de X
		n--
	}
	if !d.words[n].class.has(d.g.known.service) {
		return false
	}
	o := d.left(d.phraseHead(n))
	i := o.at - 1
	return o.det >= 0 && i > 0 && d.words[i].fold == "," && d.targetAt(i-1) >= 0
}

// predicateOf is the service that the clause outside says the noun is which a relative clause hangs on: l'outil recommandé par la Cnil est
// Jitsi, la messagerie que la ville a choisie s'appelle Tchap. Or -1.
func (d *document) predicateOf(cl *clause) int32 {
	if cl.anchor < 0 || !d.words[cl.anchor].class.has(d.g.known.service) {
		return -1
	}
	if m := d.words[cl.anchor].mention; m >= 0 && !d.mentions[m].anaphor {
		return -1
	}
	p := &d.clauses[cl.parent]
	if p.finite < cl.anchor || p.verb != d.g.etre && !naming[d.lemmaText(p.verb)] {
		return -1
	}
	for _, i := range p.words {
		if m := d.targetAt(i); i > p.finite && m >= 0 && d.mentions[m].first == i {
			if l := d.left(i); l.prep == "" && l.rel == relNone && d.prev(l.at) == p.finite {
				return i
			}
		}
	}
	return -1
}

// naming are verbs that say what something is called or what is among others: s'appelle Tchap; parmi les outils recommandés figure Tchap.
var naming = wordSet("appeler", "nommer", "intituler", "figurer", "trouver")

// fateOf is the noun of the measure that a participle behind its service says the fate of: le blocage de X, imposé en mai. Or -1.
func (d *document) fateOf(cl *clause) int32 {
	if cl.anchor < 0 || !cl.passive || cl.finite >= 0 || d.targetAt(cl.anchor) < 0 || !d.g.classOf(cl.verb).has(d.g.known.support) && !d.g.classOf(cl.verb).any(d.g.known.operators) {
		return -1
	}
	if l := d.left(d.phraseHead(cl.anchor)); l.rel == relGen && d.words[l.noun].class.has(d.g.known.trigger) {
		return l.noun
	}
	return -1
}
