package gazetteer

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// place reads a country, state, region or province: its names, adjectives, inhabitants and the seat of its government.
func (g *Gazetteer) place(r row) error {
	e := base(r, Place)
	if !validCode(e.Jurisdiction) {
		return fmt.Errorf("jurisdiction %q is no ISO 3166 code", e.Jurisdiction)
	}
	e.Authority = Government(e.Jurisdiction)
	i, err := g.add(e)
	if err != nil {
		return err
	}
	names, err := placeNames(r, e.Name)
	if err != nil {
		return err
	}
	names = append(names, adjectives(r.get("adj_de"), r.get("adj_fr"))...)
	for word := range strings.FieldsFuncSeq(r.get("inhabitants"), isBar) {
		names = append(names, inhabitants(word)...)
	}
	seats, err := parseNames(seatList(r), Context)
	if err != nil {
		return err
	}
	for _, n := range seats {
		n.Role = Metonym
		names = append(names, n)
	}
	g.addNames(i, names)
	return nil
}

// placeNames reads the names of a place. Many are common words in small letters (des paris, nice, essen), so case counts,
// but where the name itself begins with a small letter (canton de Vaud).
func placeNames(r row, d Display) ([]Name, error) {
	names, err := parseNames(r.get("names"), Case)
	if err != nil {
		return nil, err
	}
	names = withDisplay(names, d, Case)
	for i := range names {
		if first, _ := utf8.DecodeRuneInString(names[i].Text); names[i].Policy == Case && unicode.IsLower(first) {
			names[i].Policy = AnyCase
		}
	}
	return append(names, genitives(names)...), nil
}

func seatList(r row) string {
	de, fr := r.get("capital_de"), r.get("capital_fr")
	switch {
	case de == "" && fr == "":
		return ""
	case fr == "" || fr == de:
		return de
	}
	return languageOption(de, "de") + " | " + languageOption(fr, "fr")
}

func languageOption(name, lang string) string {
	if strings.Contains(name, "~") {
		return name + " " + lang
	}
	return name + " ~" + lang
}

func isBar(r rune) bool { return r == '|' }

// city reads a city; it acts for itself under the jurisdiction of what it belongs to.
func (g *Gazetteer) city(r row) error {
	parent, ok := g.ByID(r.get("parent"))
	if !ok {
		return fmt.Errorf("parent %q is no place", r.get("parent"))
	}
	e := Entry{Type: Place, Sort: "city", Jurisdiction: parent.Jurisdiction, Parent: parent.ID, Name: Display{De: r.get("de"), Fr: r.get("fr")}}
	e.ID = parent.ID + "/" + SlugOf(strings.TrimPrefix(e.Name.De, "Stadt "))
	i, err := g.add(e)
	if err != nil {
		return err
	}
	names, err := placeNames(r, e.Name)
	if err != nil {
		return err
	}
	var de, fr []string
	for a := range strings.FieldsFuncSeq(r.get("adjectives"), isBar) {
		if strings.HasPrefix(a, "=") || strings.HasSuffix(a, "sch") {
			de = append(de, a)
		} else {
			fr = append(fr, a)
		}
	}
	g.addNames(i, append(names, adjectives(strings.Join(de, "|"), strings.Join(fr, "|"))...))
	return nil
}

// adjectives expands the stems of adjectives: "belgisch|=Schweizer" and "belge|grec/grecque".
func adjectives(de, fr string) []Name {
	var all []Name
	for stem := range strings.FieldsFuncSeq(de, isBar) {
		if fixed, ok := strings.CutPrefix(stem, "="); ok {
			all = append(all, Name{Text: fixed, Lang: "de", Policy: Case, Role: Adjective})
			continue
		}
		for _, end := range []string{"", "e", "en", "er", "es", "em"} {
			all = append(all, Name{Text: stem + end, Lang: "de", Role: Adjective})
		}
	}
	for masc := range strings.FieldsFuncSeq(fr, isBar) {
		masc, fem, ok := strings.Cut(masc, "/")
		if !ok {
			fem = frenchFeminine(masc)
		}
		for _, form := range frenchForms(masc, fem) {
			all = append(all, Name{Text: form, Lang: "fr", Role: Adjective, Policy: Case}, Name{Text: capital(form), Lang: "fr", Role: Inhabitant, Policy: Case})
		}
	}
	return all
}

func frenchFeminine(masc string) string {
	switch {
	case strings.HasSuffix(masc, "e"):
		return masc
	case strings.HasSuffix(masc, "ien"), strings.HasSuffix(masc, "éen"):
		return masc + "ne"
	}
	return masc + "e"
}

func frenchForms(masc, fem string) []string {
	forms := []string{masc}
	if fem != masc {
		forms = append(forms, fem)
	}
	if !strings.HasSuffix(masc, "s") {
		forms = append(forms, masc+"s")
	}
	if fem != masc {
		forms = append(forms, fem+"s")
	}
	return forms
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// inhabitants declines a German plural: Belgier, Belgiern; Dänen.
func inhabitants(plural string) []Name {
	forms := []string{plural}
	switch {
	case strings.HasSuffix(plural, "e"): // Deutsche, Deutschen
		forms = append(forms, plural+"n", plural+"r")
	case strings.HasSuffix(plural, "er"):
		forms = append(forms, plural+"n")
	}
	var all []Name
	for _, f := range forms {
		all = append(all, Name{Text: f, Lang: "de", Policy: Case, Role: Inhabitant})
	}
	return all
}

// validCode reports whether s has the form of an ISO 3166-1 alpha-2 or 3166-2 code, or is EU.
func validCode(s string) bool {
	country, sub, ok := strings.Cut(s, "-")
	if len(country) != 2 || strings.Trim(country, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return false
	}
	return !ok || len(sub) >= 1 && len(sub) <= 3 && strings.Trim(sub, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}
