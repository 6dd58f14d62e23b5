package extractor

import "strings"

// Under what jurisdiction an institution falls: its own, that of the place named near it, or that which the article is about.

// federations are the countries that call their level Bund.
var federations = map[string]bool{"DE": true, "AT": true, "CH": true}

// otherFederations are countries whose federal bodies German calls so too: die brasilianische Bundespolizei.
var otherFederations = wordSet("US", "BR", "CA", "MX", "AU", "BE", "MY", "NG", "IN", "RU", "AR", "AE", "PK")

// headJurisdiction is the jurisdiction of an institution that names no place: a federal one that of the federation the
// article is about, else the nearest.
func (d *document) headJurisdiction(m *mention) string {
	w := &d.words[m.head]
	if !w.class.has(d.g.known.federal) && !strings.HasPrefix(w.fold, "bundes") {
		if w.class.has(d.g.known.union) {
			return "EU"
		}
		return d.nearJurisdiction(m.first)
	}
	fits := func(c string) bool { return federations[c] }
	if d.g.german && !d.ownFederation(w.fold) {
		fits = func(c string) bool { return federations[c] || otherFederations[c] }
		if j := d.nearJurisdiction(m.first); len(j) >= 2 && fits(j[:2]) {
			return j[:2]
		}
	}
	return d.mainCountry(fits, "DE")
}

// ownFederation reports whether a noun means a body of the countries that speak German: Bundestag, but not Bundesgericht.
func (d *document) ownFederation(fold string) bool {
	for _, p := range [...]string{"bundestag", "bundesrat", "bundeskanzler", "bundesregierung", "bundespresse"} {
		if strings.HasPrefix(fold, p) {
			return true
		}
	}
	return !strings.HasPrefix(fold, "bundes") || fold == "bundes"
}

// mainCountry is the country named most in the article among those that fit; the outlet's or the given one where there is none.
func (d *document) mainCountry(fits func(string) bool, otherwise string) string {
	count := map[string]int{}
	best := ""
	if fits(d.outlet) {
		otherwise = d.outlet
	}
	for k := range d.mentions {
		j := d.jurisdictionOf(&d.mentions[k])
		if len(j) < 2 || !fits(j[:2]) {
			continue
		}
		count[j[:2]]++
		if best == "" || count[j[:2]] > count[best] {
			best = j[:2]
		}
	}
	if best == "" {
		return otherwise
	}
	return best
}

// nearJurisdiction is the jurisdiction that an unplaced institution at token i most likely has: of the place named last in
// its paragraph, else of the article's most frequent country, else of the outlet.
func (d *document) nearJurisdiction(i int32) string {
	best, at, sure := "", int32(-1), false
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.first >= i || m.first < at {
			continue
		}
		j := d.jurisdictionOf(m)
		if j == "" || d.sentences[d.words[m.first].sentence].Paragraph != d.sentences[d.words[i].sentence].Paragraph {
			continue
		}
		written := d.g.german && d.inDateline(m)
		if (d.g.german || m.kind == placeMention && d.left(m.first).prep != "") && d.origin(j) && !written {
			continue // Konzern aus China
		}
		best, at, sure = j, m.first, written
	}
	if best != "" && (sure || !d.origin(best)) {
		return best
	}
	return d.mainJurisdiction()
}

// origin reports whether a jurisdiction is only where a service of the article comes from.
func (d *document) origin(j string) bool {
	for k := range d.mentions {
		if m := &d.mentions[k]; m.kind == targetMention && m.entry >= 0 && d.g.gaz.Entries()[m.entry].Origin == j {
			return true
		}
	}
	return false
}

// jurisdictionOf is the jurisdiction of the place that a mention names or that is named beside it, or that the table gives the institution:
// DE-BY for Bayern. Services and persons have none.
func (d *document) jurisdictionOf(m *mention) string {
	switch {
	case m.kind == targetMention || m.kind == personMention:
		return ""
	case m.place >= 0:
		return d.g.gaz.Entries()[m.place].Jurisdiction
	case m.entry >= 0:
		return d.g.gaz.Entries()[m.entry].Jurisdiction
	}
	return ""
}

// mainJurisdiction is the one that most names of the article have; the outlet's country where there is none.
func (d *document) mainJurisdiction() string {
	if d.mainJur != "?" {
		return d.mainJur
	}
	count := map[string]int{}
	d.mainJur = ""
	best := 0
	for k := range d.mentions {
		m := &d.mentions[k]
		j := d.jurisdictionOf(m)
		if j == "" {
			continue
		}
		if !d.g.german && m.kind == placeMention && (d.left(m.first).prep == "avec" || d.origin(j) && !d.nominative(int32(k))) {
			continue // ses liens avec Pékin
		}
		if m.entry >= 0 || m.place >= 0 {
			count[j] += 2
		}
		if d.g.german && d.inDateline(m) {
			count[j]++
		} else if d.origin(j) {
			count[j]--
		}
		if count[j] > best {
			best, d.mainJur = count[j], j
		}
	}
	if d.mainJur == "" {
		d.mainJur = d.outlet
	}
	return d.mainJur
}
