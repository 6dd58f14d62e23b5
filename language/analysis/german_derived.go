package analysis

import "strings"

// germanApart are words that look as if a verb had made them and mean something else, in their base form.
var germanApart = set(apartDE)

// ofVerb leads persons (Nutzer, Käufer), what can be done (löschbar, Anwendbarkeit), and what is done (Erlaubnis, Auslastung, Tracking)
// back to a verb that the lists have.
func (g *germanWords) ofVerb(form string) (string, bool) {
	if s := g.feminine(form); len(s) > 5 {
		if t, ok := g.agentOf(s); ok {
			return t, true
		}
	}
	for _, e := range verbSuffixes {
		if stem, ok := strings.CutSuffix(form, e.ending); ok {
			return g.infinitive(stem, stem+e.base)
		}
	}
	for _, e := range [...]string{"ungen", "ungs", "ung", "ings", "ing"} {
		if stem, ok := strings.CutSuffix(form, e); ok {
			if t, ok := g.action(stem); ok {
				return t, true
			}
		}
	}
	if rest, ok := strings.CutPrefix(form, "rück"); ok && len(rest) > 3 {
		if t, ok := g.verbs.class(rest); ok {
			return "zurück" + t, true // Rückkehr
		}
	}
	for _, e := range [...]string{"lern", "lers", "ler"} {
		if b, ok := strings.CutSuffix(form, e); ok && len(b) > 4 && (g.nouns[b] || g.listed(b)) {
			return g.simple(b), true // Wissenschaftler
		}
	}
	for _, e := range [...]string{"schaften", "schafts", "schaft"} {
		b, ok := strings.CutSuffix(form, e)
		if ok && len(b) > 4 && !g.nouns[b+"schaft"] && (g.nouns[b] || g.declined[b] != "" || g.listed(b)) {
			return g.simple(b), true // Beamtenschaft
		}
	}
	return "", false
}

// verbSuffixes make adjectives and nouns of verbs; base is their form without case.
var verbSuffixes = [...]struct{ ending, base string }{
	{"barkeiten", "bar"}, {"barkeit", "bar"}, {"bareren", "bar"}, {"barer", "bar"}, {"baren", "bar"}, {"barem", "bar"}, {"bares", "bar"}, {"bare", "bar"}, {"bar", "bar"},
	{"lingen", "ling"}, {"linge", "ling"}, {"lings", "ling"}, {"ling", "ling"},
	{"nissen", "nis"}, {"nisses", "nis"}, {"nisse", "nis"}, {"nis", "nis"},
}

// notIeren are nouns whose verb on -ieren means something else.
var notIeren = set("sekund profil potenz termin station pension person format portion passion")

// ofIeren leads a noun to its verb on -ieren, where the noun is long enough to mean the same: Recherche, Protest.
func (g *germanWords) ofIeren(form string) (string, bool) {
	for _, e := range [...]string{"", "e", "en", "s", "es"} {
		stem, ok := strings.CutSuffix(form, e)
		if !ok || len(stem) < 6 || notIeren[stem] || isAdjective(stem) || !g.nouns[stem] && !g.nouns[stem+"e"] {
			continue
		}
		if _, ok := g.verbs.class(stem + "ieren"); ok || isInfinitiveDE(stem+"ieren") {
			return g.simple(stem + "ieren"), true
		}
	}
	return "", false
}

// action is the term of the verb that a noun on -ung or -ing was made of: Auslastung, Koppelung and Kopplung, Tracking.
func (g *germanWords) action(stem string) (string, bool) {
	if len(stem) < 4 {
		return "", false
	}
	infinitives := []string{stem + "en", stem + "n"}
	if b, ok := strings.CutSuffix(stem, "l"); ok {
		infinitives = append(infinitives, b+"eln")
	}
	for _, v := range infinitives {
		if isInfinitiveDE(v) {
			return g.simple(v), true
		}
	}
	return "", false
}

// agentOf reads persons made of a verb without a prefix; verbTable.readAgent reads the others.
func (g *germanWords) agentOf(form string) (string, bool) {
	for _, e := range [...]string{"er", "ern", "ers"} {
		stem, ok := strings.CutSuffix(form, e)
		if !ok || len(stem) < 4 || germanApart[stem+"er"] || g.nouns[stem] || adjectives[stem] {
			continue
		}
		for _, stem := range [...]string{stem, foldUmlauts(stem)} {
			for _, v := range g.verbs.stems[stem] {
				if v.first && !v.noun && v.prefixes[0] == "" {
					return v.class, true
				}
			}
		}
	}
	return "", false
}

// infinitive is the term of the verb with a stem, unless the word made of it stands apart.
func (g *germanWords) infinitive(stem, word string) (string, bool) {
	if len(stem) < 4 || germanApart[word] {
		return "", false
	}
	if t, ok := g.family[stem+"en"]; ok {
		return t, true
	}
	return g.verbs.class(stem + "en")
}

// derived leads abstract nouns and adjectives back to the word that they are made of.
func (g *germanWords) derived(s string) (string, bool) {
	if b, ok := strings.CutSuffix(s, "keit"); ok && len(b) > 4 {
		if adj, ok := strings.CutSuffix(b, "ig"); ok && (adjectives[adj] || strings.HasSuffix(adj, "los") || strings.HasSuffix(adj, "haft")) {
			b = adj
		}
		return g.noun(b), true
	}
	if b, ok := strings.CutSuffix(s, "heit"); ok && len(b) > 4 {
		return g.simple(b), true
	}
	if b, ok := strings.CutSuffix(s, "isch"); ok {
		if t, ok := g.ofNoun(b, "ik", "ie", "e", ""); ok {
			return t, true
		}
	}
	if t, ok := g.learned(s); ok {
		return t, true
	}
	if b, ok := strings.CutSuffix(s, "iell"); ok && len(b) > 4 {
		return g.ofNoun(b, "ie", "ium", "")
	}
	if b, ok := strings.CutSuffix(s, "ell"); ok && len(b) > 4 {
		return g.ofNoun(b, "")
	}
	if b, ok := strings.CutSuffix(s, "al"); ok && len(b) > 5 {
		return g.ofNoun(b, "")
	}
	if b, ok := strings.CutSuffix(s, "ig"); ok && len(b) > 5 {
		return g.ofNoun(b, "")
	}
	if b, ok := strings.CutSuffix(s, "lich"); ok && len(b) > 2 {
		return g.ofNoun(b, "", "e", "en")
	}
	return "", false
}

// notOfNoun are adjectives whose meaning has left that of the noun.
var notOfNoun = set("end künst höf münd natür persön säch end ehr häus kör förm stünd freund weib männ gröb kür lieb herz sonst töd ord materi person nation ration portion ständ zuständ umständ anständ selbstständ abhäng zugäng anfäll hinfäll gefäll auffäll vorläuf beiläuf geläuf gehör künft streit")

// ofNoun is the term of the noun that a base makes with the first of the endings, with or without its umlaut.
func (g *germanWords) ofNoun(base string, endings ...string) (string, bool) {
	if notOfNoun[base] {
		return "", false
	}
	for _, b := range [...]string{base, foldUmlauts(base)} {
		for _, e := range endings {
			if g.nouns[b+e] && (len(b) > 3 || e == "") {
				return g.simple(b + e), true
			}
		}
	}
	return "", false
}

// learned leads words of Latin and Greek make back to their adjective or person: Legalität, Transparenz, Terrorismus.
func (g *germanWords) learned(s string) (string, bool) {
	if b, ok := strings.CutSuffix(s, "ibilität"); ok && len(b) > 2 {
		return b + "ibel", true
	}
	if b, ok := strings.CutSuffix(s, "abilität"); ok && len(b) > 4 {
		return g.noun(b + "abel"), true
	}
	if b, ok := strings.CutSuffix(s, "ität"); ok && len(b) > 4 {
		for _, e := range [...]string{"al", "il", "iv", "än", "ym", "ers", "ent", "rit", "är", "ut", "id"} {
			if strings.HasSuffix(b, e) {
				return g.noun(b), true
			}
		}
	}
	if len(s) > 7 && !learnedApart[s] {
		switch {
		case strings.HasSuffix(s, "enz") || strings.HasSuffix(s, "anz"):
			return foldUmlauts(s[:len(s)-1]) + "t", true
		case strings.HasSuffix(s, "ismus"):
			return s[:len(s)-2-len("m")] + "t", true
		case strings.HasSuffix(s, "istisch"):
			return s[:len(s)-len("isch")], true
		}
	}
	if b, ok := strings.CutSuffix(s, "mus"); ok && len(s) > 7 {
		return foldUmlauts(b) + "m", true // Algorithmus, Algorithmen
	}
	return "", false
}

var learnedApart = set("referenz instanz konferenz organismus mechanismus metabolismus kapitalertrag")
