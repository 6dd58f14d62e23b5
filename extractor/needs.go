package extractor

import "edikt"

// needs is what a sentence must have for a rule to fire in it, apart from the rule's words, as far as it shows before the sentence is
// parsed.
type needs struct {
	behind   uint64   // prepositions of which one must stand before the service; 0 where none must
	via      classSet // of the nouns that may stand between trigger and service
	form     needForm
	about    needAbout
	negation bool
	only     bool // a noun of via
	helper   bool // the trigger may be an auxiliary
}

// needForm is a form of the trigger.
type needForm uint8

const (
	anyForm needForm = iota
	zuForm
	onlyForm     // ne ... que
	alikeForm    // a noun like what was told
	exchangeForm // German: of two services one for the other
)

// needAbout is what a rule can be about.
type needAbout uint8

const (
	aService      needAbout = iota // one that the sentence names
	unsaid                         // or one that is spoken of near by
	makerOrTopic                   // French: or one that a pronoun or the noun for its maker means
	somethingTold                  // what it repeats
)

// collectNeeds works out what the rules need, and numbers the prepositions behind which some alone find their services.
func (g *grammar) collectNeeds() {
	g.prepositions = map[string]uint64{}
	for _, r := range g.rules {
		r.negation, r.only, r.helper = r.Negated == "required", r.Only, r.auxiliary
		switch {
		case r.Form == "zu" || r.Form == "staff":
			r.form = zuForm
		case r.Form == "only":
			r.form = onlyForm
		case r.Form == "alike":
			r.form = alikeForm
		case r.Form == "exchange" && g.german:
			r.form = exchangeForm
		}
		switch {
		case r.same:
			r.about = somethingTold
		case r.Implicit || (r.Form == "topic" || r.Form == "told" || r.Form == "handled") && !g.german:
			r.about = unsaid
		case r.kind == edikt.Review:
			r.about = makerOrTopic
		}
		if g.german && g.onlyBehind(r) {
			r.behind = g.numbered(r.places.preps)
		}
	}
}

// onlyBehind reports whether a German rule finds its services only behind prepositions. French rules also find what a pronoun means.
func (g *grammar) onlyBehind(r *rule) bool {
	p := &r.places
	return !r.Implicit && r.kind != edikt.Review && len(r.Nouns) == 0 && !p.object && !p.subject && !p.anywhere
}

func (g *grammar) numbered(prepositions map[string]bool) uint64 {
	var out uint64
	for p := range prepositions {
		if g.prepositions[p] == 0 {
			g.prepositions[p] = 1 << (len(g.prepositions) % 64)
		}
		out |= g.prepositions[p]
	}
	return out
}
