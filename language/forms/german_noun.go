package forms

import "strings"

// noun declines a German noun.
func (germanInflector) noun(p *paradigm, n noun) {
	p.pre = ""
	switch n.gender {
	case "a":
		adjectivalNoun(p, n.text)
		return
	case "w":
		weakNoun(p, n.text)
		return
	}
	gender := genderOf(n.gender)
	switch {
	case n.plural == "pl":
		p.put(Nom|Acc|Gen|Pl, n.text, "")
		dativePlural(p, gender, n.text)
		return
	case n.gender == "f":
		p.put(gender|Sg|Cases, n.text, "")
	default:
		p.put(gender|Sg|Nom|Acc|Dat, n.text, "")
		for _, g := range genitives(n.text) {
			p.put(gender|Sg|Gen, n.text, g)
		}
	}
	if plural := germanPlural(n); plural != "" {
		p.put(gender|Pl|Nom|Acc|Gen, plural, "")
		dativePlural(p, gender, plural)
	}
}

// adjectivalNoun declines der Beamte, ein Beamter; text is the form with -er or -e.
func adjectivalNoun(p *paradigm, text string) {
	stem := strings.TrimSuffix(strings.TrimSuffix(text, "r"), "e")
	p.put(Masc|Fem|Sg|Nom|Acc|Pl, stem, "e")
	p.put(Masc|Sg|Nom|Pl|Gen|Fem|Dat, stem, "er")
	p.put(Masc|Fem|Sg|Acc|Dat|Gen|Pl|Nom, stem, "en")
	p.put(Masc|Sg|Dat, stem, "em")
}

// weakNoun declines der Soldat, des Soldaten.
func weakNoun(p *paradigm, text string) {
	end := "en"
	if strings.HasSuffix(text, "e") {
		end = "n"
	}
	p.put(Masc|Sg|Nom, text, "")
	p.put(Masc|Sg|Acc|Dat|Gen|Pl|Nom, text, end)
}

func dativePlural(p *paradigm, gender Features, plural string) {
	if strings.HasSuffix(plural, "n") || strings.HasSuffix(plural, "s") {
		p.put(gender|Pl|Dat, plural, "")
		return
	}
	p.put(gender|Pl|Dat, plural, "n")
}

func genitives(text string) []string {
	for _, end := range []string{"s", "ß", "x", "z"} {
		if strings.HasSuffix(text, end) {
			return []string{"es", ""}
		}
	}
	for _, end := range []string{"e", "el", "er", "en", "a", "i", "o", "u", "y", "ium"} {
		if strings.HasSuffix(text, end) {
			return []string{"s"}
		}
	}
	return []string{"es", "s"}
}

// germanPlural applies the plural code of data/nouns_de.txt.
func germanPlural(n noun) string {
	code, changed := strings.CutPrefix(n.plural, "\"")
	text := n.text
	switch {
	case n.plural == "0":
		return ""
	case strings.HasPrefix(n.plural, "="):
		return n.plural[1:]
	case changed:
		text = umlautNoun(text)
	}
	if code == "-" {
		code = ""
	}
	return text + code
}

// umlautNoun changes the last a, o, u or au of a noun: Ausschluss, Ausschlüss-; Haus, Häus-.
func umlautNoun(s string) string {
	i := strings.LastIndexAny(s, "aou")
	if i > 0 && s[i] == 'u' && s[i-1] == 'a' {
		i--
	}
	return umlaut(s[:i+1]) + s[i+1:]
}

func genderOf(code string) Features {
	switch code {
	case "m":
		return Masc
	case "f":
		return Fem
	case "n":
		return Neut
	case "mf":
		return Masc | Fem
	}
	return 0
}

// adjective declines a German adjective.
func (germanInflector) adjective(p *paradigm, fields []string) {
	text := fields[0]
	p.pre = ""
	p.put(0, text, "")
	if s, ok := strings.CutSuffix(text, "el"); ok {
		text = s + "l"
	}
	for _, e := range adjectiveEndings {
		p.put(0, text, e)
	}
}
