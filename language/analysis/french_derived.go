package analysis

import "strings"

// What makes persons, qualities, states and traits of verbs: utilisateur, applicable, résistance, consultatif.
var (
	frenchAgents = set("eur eurs euse euses ateur ateurs atrice atrices rice rices sseur sseurs sseuse sseuses")
	frenchAbles  = set("able ables abilite abilites ible ibles ibilite sable sables ssable ssables")
	frenchStates = set("ance ances ence ences")
	frenchTraits = set("if ifs ive ives atif atifs ative atives")
)

// frenchApart are words that look like a derivation of a verb and mean something else, without accents and plural.
var frenchApart = set(apartFR)

// derived reads a word without accents as made of a known verb.
func (f *frenchWords) derived(s string) (string, bool) {
	base := strings.TrimSuffix(s, "s")
	if b, ok := strings.CutSuffix(base, "ive"); ok {
		base = b + "if"
	}
	if frenchApart[base] {
		return "", false
	}
	for i := len(s) - 2; i >= 3 && i >= len(s)-longestFrenchEnding; i-- {
		stem, ending := s[:i], s[i:]
		if !frenchAgents[ending] && !frenchAbles[ending] && !frenchStates[ending] && !frenchTraits[ending] {
			continue
		}
		if ending[0] == 'r' && stem[len(stem)-1] != 't' {
			continue // enquêtrice
		}
		if v, ok := f.stems[stem]; ok {
			return v, true
		}
		if b, ok := strings.CutSuffix(stem, "ge"); ok && ending[0] != 'e' { // vengeance
			if v, ok := f.stems[b+"g"]; ok {
				return v, true
			}
		}
		if b, ok := strings.CutSuffix(stem, "c"); ok && ending[0] == 'a' { // applicable, provocateur
			if v, ok := f.stems[b+"qu"]; ok {
				return v, true
			}
		}
	}
	return f.agentOfNoun(s)
}

// longestFrenchEnding is the length of the longest ending of a derivation.
const longestFrenchEnding = 8

// ofVerb leads nouns of doing and doers to a verb on -er or -ir that only the table of forms has.
func (f *frenchWords) ofVerb(s string) (string, bool) {
	base := strings.TrimSuffix(s, "s")
	if frenchApart[base] {
		return "", false
	}
	for _, e := range [...][2]string{{"issement", "ir"}, {"ement", "er"}, {"ation", "er"}, {"ateur", "er"}, {"atrice", "er"}, {"age", "er"}, {"isseur", "ir"}, {"eur", "er"}, {"euse", "er"}, {"able", "er"}, {"ition", "er"}, {"aison", "er"}, {"ance", "er"}, {"ion", "ionner"}} {
		stem, ok := strings.CutSuffix(base, e[0])
		if !ok || len(stem) < 4 {
			continue
		}
		if v, ok := infinitiveFR(stem + e[1]); ok {
			return f.infinitive(v), true
		}
	}
	return "", false
}

// agentOfNoun leads persons and adjectives on -teur, -sseur and -nseur to the verb of the noun on -tion, -ssion or -nse.
func (f *frenchWords) agentOfNoun(s string) (string, bool) {
	for _, p := range [...][2]string{{"teurs", "tion"}, {"teur", "tion"}, {"trices", "tion"}, {"trice", "tion"}, {"sseurs", "ssion"}, {"sseur", "ssion"}, {"nseurs", "nse"}, {"nseur", "nse"},
		{"tifs", "tion"}, {"tif", "tion"}, {"tives", "tion"}, {"tive", "tion"}, {"ssifs", "ssion"}, {"ssif", "ssion"}, {"ssives", "ssion"}, {"ssive", "ssion"}, {"sifs", "sion"}, {"sif", "sion"}, {"sives", "sion"}, {"sive", "sion"}} {
		b, ok := strings.CutSuffix(s, p[0])
		if !ok || len(b) < 4 {
			continue
		}
		v, ok := f.stems[b+p[1]]
		return v, ok
	}
	return "", false
}

// frenchQualities turn abstract nouns and learned adjectives into the word that they are made of, longest ending first. A word
// of fewer letters than min before the ending is left alone.
var frenchQualities = []struct {
	from, to string
	min      int
}{
	{"tialite", "tiel", 4}, {"alite", "al", 3}, {"abilite", "able", 2}, {"ibilite", "ible", 3}, {"larite", "laire", 3}, {"darite", "daire", 4},
	{"osite", "eux", 4}, {"uite", "uit", 4}, {"ainete", "ain", 3}, {"taritaire", "tarite", 2}, {"itaire", "ite", 4}, {"autaire", "aute", 4},
	{"mentaire", "ment", 4}, {"mental", "ment", 4}, {"mentale", "ment", 4}, {"mentaux", "ment", 4},
	{"identielle", "ident", 3}, {"identiel", "ident", 3}, {"atorial", "ateur", 3}, {"atoriale", "ateur", 3}, {"ectoral", "ecteur", 1}, {"ectorale", "ecteur", 1}, {"ectoraux", "ecteur", 1},
	{"oirement", "oire", 3}, {"iquement", "ique", 3}, {"airement", "aire", 4}, {"iblement", "ible", 3}, {"ablement", "able", 3},
	{"ionnelle", "ion", 4}, {"ionnel", "ion", 4}, {"tonal", "ton", 3}, {"tonale", "ton", 3}, {"tonaux", "ton", 3},
	{"ariat", "aire", 3}, {"cial", "ce", 4}, {"ciale", "ce", 4}, {"ciaux", "ce", 4},
	{"arial", "aire", 3}, {"ariale", "aire", 3}, {"ariaux", "aire", 3}, {"ental", "ent", 3}, {"entale", "ent", 3}, {"entaux", "ent", 3}, {"phonique", "phone", 2}, {"phonie", "phone", 2}, {"icite", "ique", 4},
	{"ivite", "if", 3}, {"acite", "ace", 3}, {"idite", "ide", 3}, {"ilite", "ile", 3}, {"ticite", "tique", 3}, {"ensite", "ense", 2}, {"orial", "oire", 4}, {"oriale", "oire", 4}, {"oriaux", "oire", 4}, {"uosite", "ueux", 4},
	{"isme", "iste", 5}, {"istique", "iste", 6}, {"ence", "ent", 4},
}

// quality leads an abstract noun to its adjective, an adverb to its own, and an adjective to its noun.
func quality(s string) (string, bool) {
	base := strings.TrimSuffix(s, "s")
	if frenchApart[base] {
		return "", false
	}
	for _, q := range frenchQualities {
		if b, ok := strings.CutSuffix(base, q.from); ok {
			return b + q.to, len(b) >= q.min
		}
	}
	return "", false
}

// abounding leads an adjective on -eux or -ier to a noun that the table of forms has: haineux, dangereuse, douanier.
func abounding(s string) (string, bool) {
	for _, e := range [...][2]string{{"euses", "eux"}, {"euse", "eux"}, {"eux", "eux"}, {"ieres", "ier"}, {"iere", "ier"}, {"iers", "ier"}, {"ier", "ier"}} {
		b, ok := strings.CutSuffix(s, e[0])
		if !ok || len(b) < 4 || frenchApart[b+e[1]] {
			continue
		}
		for _, n := range [...]string{b + "e", b} {
			if noun, ok := bareNounsFR()[n]; ok {
				return noun, true
			}
		}
	}
	return "", false
}
