package extractor

import "strings"

// foreignFederal is the country, other than those that speak German, whose adjective stands before a federal body: die kanadische
// Bundesregierung, die argentinische Bundespolizei. Else it is empty.
func (d *document) foreignFederal(m *mention) string {
	w := &d.words[m.head]
	if !w.class.has(d.g.known.federal) && !strings.HasPrefix(w.fold, "bundes") {
		return ""
	}
	for i := d.left(m.first).at; i < m.head; i++ {
		if p := d.words[i].lexeme.place; p >= 0 {
			if j := d.g.gaz.Entries()[p].Jurisdiction; len(j) == 2 && !federations[j] {
				return j
			}
		}
	}
	return ""
}

// federalBody is who a federal body with a foreign adjective before it is, whatever body here bears the same name.
func (d *document) federalBody(m *mention) entity {
	name := d.nominativeText(m)
	return ownBody(name, d.foreignFederal(m), m.sort)
}
