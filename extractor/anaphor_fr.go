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
