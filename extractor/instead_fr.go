package extractor

import "edikt"

// replaced reports whether the service is one that the clause says is used no more: travaille désormais avec LibreOffice au lieu d'Office,
// but not: a choisi Jitsi plutôt que Zoom.
func (d *document) replaced(r *rule, m *mention, c int32) bool {
	if d.g.german || r.kind != edikt.Adoption || r.Only || m.clause != c || len(r.words.list) == 0 || !d.shunned(m) {
		return false
	}
	switch d.lemmaText(d.clauses[c].verb) {
	case "opter", "choisir", "adopter", "préférer", "privilégier", "ouvrir", "créer", "lancer":
		return false
	}
	return true
}

// greeted reports whether the service is what another is left for: dit adieu à X et bonjour à Bluesky.
func (d *document) greeted(r *rule, p *path) bool {
	return !d.g.german && r.kind == edikt.Exit && p.prep == "à" && p.at > 0 && d.words[p.at-1].class.has(d.g.known.welcome)
}

// insteadOf reports whether the service is the one that another is put before: plutôt que WhatsApp, préférer Nextcloud à Google Drive.
func (d *document) insteadOf(m *mention, p *path) bool {
	i := p.at - 1
	if p.prep == "à" && d.lemmaText(d.clauses[m.clause].verb) == "préférer" {
		return true
	}
	if i >= 0 && (p.prep == "de" && inPlaceOf[d.words[i].fold] || p.prep == "à" && alternatives[d.words[i].fold]) {
		return true // en remplacement de X, comme alternative à X
	}
	for n := 0; i > 0 && n < 2; i, n = i-1, n+1 {
		f, before := d.words[i].fold, d.words[i-1].fold
		if (f == "que" || f == "qu'") && before == "plutôt" || f == "lieu" && before == "au" {
			return true
		}
	}
	return false
}

// inPlaceOf and alternatives are nouns behind which de or à names what another takes the place of.
var (
	inPlaceOf    = wordSet("remplacement", "place", "remplaçant", "remplaçante", "rival", "rivale", "équivalent")
	alternatives = wordSet("alternative", "alternatives", "substitut", "concurrent", "concurrente")
)

// givenUp reports whether another service is the object of the verb at i, so that what it is given up for is taken up: abandonne
// Zoom pour Jitsi, renonce à Teams pour Tchap.
func (d *document) givenUp(c, i int32) bool {
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != targetMention || m.clause != c || m.first < i {
			continue
		}
		if p := d.pathOf(int32(k)); p.prep == "" || p.prep == "à" || p.prep == "de" {
			return true
		}
	}
	return false
}
