package gazetteer

import (
	"fmt"
	"slices"
	"strings"

	"edikt"
)

// parseNames reads "X ~context from=2023-07-24 | Twitter": names with their options, policy being the default.
func parseNames(list string, policy Policy) ([]Name, error) {
	if list == "" {
		return nil, nil
	}
	var names []Name
	for item := range strings.SplitSeq(list, "|") {
		text, options, _ := strings.Cut(item, "~")
		n := Name{Text: strings.TrimSpace(text), Policy: policy}
		if n.Text == "" {
			return nil, fmt.Errorf("%q: empty name", list)
		}
		for o := range strings.FieldsSeq(options) {
			if err := n.option(o); err != nil {
				return nil, fmt.Errorf("name %q: %w", n.Text, err)
			}
		}
		names = append(names, expand(n)...)
	}
	return names, nil
}

func (n *Name) option(o string) error {
	key, value, _ := strings.Cut(o, "=")
	switch key {
	case "de", "fr":
		n.Lang = key
	case "case":
		n.Policy = Case
	case "context":
		n.Policy = Context
	case "any":
		n.Policy = AnyCase
	case "adj":
		n.Role = Adjective
	case "metonym":
		n.Role = Metonym
	case "from", "to":
		d := edikt.Date(value)
		if value == "" || !d.Valid() {
			return fmt.Errorf("date %q: want a year, 2023-03 or 2023-03-10", value)
		}
		if key == "from" {
			n.From = d
		} else {
			n.To = d
		}
	default:
		return fmt.Errorf("option %q is none of de, fr, any, case, context, adj, metonym, from=, to=", o)
	}
	return nil
}

// expand replaces a star by the endings of a German adjective: "sozial* Medien".
func expand(n Name) []Name {
	before, after, ok := strings.Cut(n.Text, "*")
	if !ok {
		return []Name{n}
	}
	var all []Name
	for _, end := range []string{"e", "en", "er", "es", "em"} {
		m := n
		m.Text = before + end + after
		all = append(all, expand(m)...)
	}
	return all
}

// withDisplay adds the display names where they are not listed.
func withDisplay(names []Name, d Display, policy Policy) []Name {
	have := func(text string) bool {
		return slices.ContainsFunc(names, func(n Name) bool { return n.Text == text })
	}
	fr := d.Fr
	switch {
	case fr == "" || fr == d.De:
		if !have(d.De) {
			names = append(names, Name{Text: d.De, Policy: policy})
		}
	default:
		if !have(d.De) {
			names = append(names, Name{Text: d.De, Lang: "de", Policy: policy})
		}
		if !have(fr) {
			names = append(names, Name{Text: fr, Lang: "fr", Policy: policy})
		}
	}
	return names
}

// genitives are the German genitives of proper names: TikToks, Belgiens. Names that need a context have none.
func genitives(names []Name) []Name {
	var all []Name
	for _, n := range names {
		if n.Lang == "fr" || n.Policy == Context || n.Role != Proper || len(n.Text) < 4 || strings.ContainsAny(n.Text, " ./+") {
			continue
		}
		switch n.Text[len(n.Text)-1] {
		case 's', 'x', 'z':
			continue
		}
		n.Text += "s"
		n.Lang, n.Role = "de", Genitive
		all = append(all, n)
	}
	return all
}

func (g *Gazetteer) addNames(entry int, names []Name) {
	g.firstName[entry] = len(g.names)
	for _, n := range names {
		n.Entry = entry
		g.names = append(g.names, n)
	}
}
