package digest

import (
	"cmp"
	_ "embed"
	"strings"
	"sync"

	"edikt/language/gazetteer"
)

//go:embed data/countries.tsv
var countryTable string

// place is a jurisdiction's name in one language, with what a sentence needs to know of it.
type place struct {
	name    string
	article string // la, l’, die, the; empty: stands alone
	behind  string // the name behind its article, where that is another form: das "Vereinigte Königreich"
	plural  bool
}

// subject is the place at the beginning of a sentence.
func (p place) subject() string {
	switch {
	case p.article == "":
		return p.name
	case strings.HasSuffix(p.article, "’"):
		return capital(p.article + p.name)
	}
	return capital(p.article + " " + cmp.Or(p.behind, p.name))
}

var countries = sync.OnceValue(func() map[string]map[string]place {
	out := map[string]map[string]place{}
	for line := range strings.Lines(countryTable) {
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if strings.HasPrefix(line, "#") || len(f) != 7 {
			continue
		}
		article, behind, _ := strings.Cut(f[2], " ")
		article, plural := strings.CutSuffix(article, "+")
		out[f[0]] = map[string]place{"de": {f[1], article, behind, plural}, "fr": {name: f[3], article: f[4], plural: f[4] == "les"}, "en": {name: f[5], article: f[6]}}
	}
	return out
})

// country is a country or the EU in a language.
func country(code, lang string) (place, bool) {
	p, ok := countries()[code][lang]
	return p, ok
}

// placeName is a jurisdiction in a language: of states, cantons and regions the gazetteer knows the German and the French
// name. What nobody knows keeps its code.
func placeName(code, lang string) string {
	if p, ok := country(code, lang); ok {
		return p.name
	}
	if lang == "en" {
		if name := english[code]; name != "" {
			return name
		}
	}
	if e, ok := gazetteer.Load().ByID(strings.ToLower(code)); ok {
		return typographic(e.Name.In(lang))
	}
	return code
}

// english names the states and regions that English calls otherwise than German does.
var english = map[string]string{"DE-BY": "Bavaria", "DE-HE": "Hesse", "DE-MV": "Mecklenburg-Western Pomerania", "DE-NI": "Lower Saxony",
	"DE-NW": "North Rhine-Westphalia", "DE-RP": "Rhineland-Palatinate", "DE-SN": "Saxony", "DE-ST": "Saxony-Anhalt", "DE-TH": "Thuringia",
	"AT-2": "Carinthia", "AT-3": "Lower Austria", "AT-4": "Upper Austria", "AT-6": "Styria", "AT-7": "Tyrol", "AT-9": "Vienna",
	"CH-BE": "canton of Bern", "CH-FR": "canton of Fribourg", "CH-GE": "Geneva", "CH-LU": "Lucerne", "CH-NE": "Neuchâtel", "CH-TI": "Ticino",
	"CH-VD": "Vaud", "CH-VS": "Valais", "CH-GR": "Grisons", "BE-VLG": "Flanders", "BE-WAL": "Wallonia", "BE-BRU": "Brussels-Capital Region",
	"FR-BFC": "Burgundy-Franche-Comté", "FR-BRE": "Brittany", "FR-20R": "Corsica", "FR-NOR": "Normandy", "FR-OCC": "Occitania", "FR-973": "French Guiana",
	"FR-75": "City of Paris", "IT-BZ": "South Tyrol", "IT-25": "Lombardy", "ES-CT": "Catalonia", "ES-PV": "Basque Country", "ES-MD": "Madrid region",
	"ES-AN": "Andalusia", "GB-SCT": "Scotland", "GB-NIR": "Northern Ireland", "CA-NL": "Newfoundland and Labrador", "CA-NT": "Northwest Territories",
	"CA-QC": "Quebec", "AU-TAS": "Tasmania", "US-CA": "California"}

// flagOf is the emoji of a country; mail programs that do not know it show the two letters.
func flagOf(code string) string {
	c := countryOf(code)
	if len(c) != 2 || c[0] < 'A' || c[0] > 'Z' || c[1] < 'A' || c[1] > 'Z' {
		return ""
	}
	return string([]rune{0x1F1E6 + rune(c[0]-'A'), 0x1F1E6 + rune(c[1]-'A')})
}
