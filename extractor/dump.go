package extractor

import (
	"fmt"
	"strings"

	"edikt"
)

// Dump shows what the extractor sees of an article: words, mentions, clauses. It is for people who debug rules.
func (x *Extractor) Dump(a *edikt.Article) string {
	g := x.grammars[a.Lang]
	if g == nil {
		return "no rules for " + a.Lang
	}
	d := new(document)
	d.reset(g, a)
	d.extract()
	var b strings.Builder
	for i := range d.mentions {
		m := &d.mentions[i]
		fmt.Fprintf(&b, "mention %d kind %d %q entry %d clause %d group %d mod %v ana %v sort %s\n", i, m.kind, d.span(m.first, m.last).Text, m.entry, m.clause, m.group, m.modifier, m.anaphor, m.sort)
	}
	for c := range d.clauses {
		cl := &d.clauses[c]
		fmt.Fprintf(&b, "clause %d [%s] parent %d passive %v q %v verb %s neg %d:", c, cl.kind, cl.parent, cl.passive, cl.question, d.lemmaText(cl.verb), cl.neg)
		for _, i := range cl.words {
			fmt.Fprintf(&b, " %s", d.tokens[i].Text(d.text))
			switch i {
			case cl.finite:
				b.WriteString("/FIN")
			case cl.final:
				b.WriteString("/RB")
			}
			if e := d.effectOf(i); e != noEffect {
				fmt.Fprintf(&b, "/op%d", e)
			}
			if d.words[i].is(isNeg) {
				b.WriteString("/NEG")
			}
		}
		s := d.subjectOf(int32(c))
		fmt.Fprintf(&b, "  <subject m%d p%d n%d>\n", s.mention, s.pronoun, s.noun)
	}
	return b.String()
}

func (d *document) lemmaText(id uint32) string {
	if id == 0 {
		return "-"
	}
	return d.g.forms.Lemma(id).Text
}
