package web

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Say tells in the language of the reader what another part of Edikt says in English: what is wrong with a query, what
// stands between it and its first hit, what a rule lacked. Words of the reader or of a text inside are kept, and so are
// the lines that point into a query. What is unknown comes out as it is.
func (v *visit) Say(message string) string {
	if v.Lang == "en" || message == "" {
		return message
	}
	lines := strings.Split(message, "\n")
	for i, line := range lines {
		if !strings.HasPrefix(line, "  ") {
			lines[i] = v.sayLine(line)
		}
	}
	return strings.Join(lines, "\n")
}

// prefixes are what errors gather on their way that says nothing to a reader.
var prefixes = []string{"invalid: ", "invalid subscription: ", "invalid silence: ", "invalid decision: ", "not a digest: ", "query: "}

func (v *visit) sayLine(line string) string {
	for _, p := range prefixes {
		line = strings.TrimPrefix(line, p)
	}
	if said, ok := v.known(line); ok {
		return said
	}
	line, _, _ = strings.Cut(line, "; did you mean ") // what may be meant stands below as links
	said, _ := v.known(line)
	return said
}

// known finds a saying, or gives back what nobody translated.
func (v *visit) known(line string) (string, bool) {
	for _, s := range compiledSayings() {
		if m := s.pattern.FindStringSubmatch(line); m != nil {
			fill := make([]any, len(m)-1)
			for i, part := range m[1:] {
				fill[i] = part
			}
			return fmt.Sprintf(s.in(v.Lang), fill...), true
		}
	}
	return line, false
}

// says is a saying ready to be found.
type says struct {
	pattern *regexp.Regexp
	text
}

var verb = regexp.MustCompile(`%[%a-zA-Z]`)

// compiledSayings are the sayings by patterns of their English forms.
var compiledSayings = sync.OnceValue(func() (out []says) {
	for en, t := range sayings {
		out = append(out, says{sayingPattern(en), text{t[0], t[1], en}})
	}
	slices.SortFunc(out, func(a, b says) int { return len(b.en) - len(a.en) }) // the most special first
	return out
})

// sayingPattern finds what a format prints.
func sayingPattern(format string) *regexp.Regexp {
	return regexp.MustCompile("(?s)^" + verb.ReplaceAllString(regexp.QuoteMeta(format), "(.+)") + "$")
}

// sayings are English formats of other parts, with their German and French forms; places stand in the same order.
var sayings = map[string][2]string{
	// The query language.
	"this closing bracket has no opening one":                                                      {"zu dieser schließenden Klammer fehlt die öffnende", "cette parenthèse fermante n’a pas d’ouvrante"},
	"there is no word to look for":                                                                 {"es fehlt ein Wort, nach dem zu suchen ist", "il manque un mot à chercher"},
	"the query has %d bytes; at most %d are read":                                                  {"die Anfrage hat %s Bytes; gelesen werden höchstens %s", "la requête compte %s octets ; %s au plus sont lus"},
	"this byte is no UTF-8 text":                                                                   {"dieses Byte ist kein UTF-8-Text", "cet octet n’est pas du texte UTF-8"},
	"control character %U":                                                                         {"Steuerzeichen %s", "caractère de contrôle %s"},
	`OR needs something after it; to look for the word itself write "OR"`:                          {"nach OR fehlt etwas; das Wort selbst sucht man mit \"OR\"", "il manque quelque chose après OR ; pour chercher le mot lui-même, écrire \"OR\""},
	`OR needs something before it; to look for the word itself write "OR"`:                         {"vor OR fehlt etwas; das Wort selbst sucht man mit \"OR\"", "il manque quelque chose avant OR ; pour chercher le mot lui-même, écrire \"OR\""},
	"one minus negates; flags stand before the query":                                              {"ein einzelnes Minus verneint; Schalter stehen vor der Anfrage", "un seul moins suffit à nier ; les options précèdent la requête"},
	`NOT needs something after it; to look for the word itself write "NOT"`:                        {"nach NOT fehlt etwas; das Wort selbst sucht man mit \"NOT\"", "il manque quelque chose après NOT ; pour chercher le mot lui-même, écrire \"NOT\""},
	"a word is missing after the minus":                                                            {"nach dem Minus fehlt ein Wort", "il manque un mot après le moins"},
	"an operator needs words on both sides; to look for the word itself put it in quotation marks": {"ein Verknüpfer braucht Wörter auf beiden Seiten; das Wort selbst sucht man in Anführungszeichen", "un opérateur veut des mots des deux côtés ; pour chercher le mot lui-même, le mettre entre guillemets"},
	"brackets are nested more than %d deep":                                                        {"Klammern sind mehr als %s-fach verschachtelt", "plus de %s parenthèses sont imbriquées"},
	"this bracket is not closed":                                                                   {"diese Klammer wird nicht geschlossen", "cette parenthèse n’est pas fermée"},
	"these brackets are empty":                                                                     {"diese Klammern sind leer", "ces parenthèses sont vides"},
	"this quotation mark is not closed":                                                            {"dieses Anführungszeichen wird nicht geschlossen", "ce guillemet n’est pas fermé"},
	"a phrase is exact: %c may stand after a single word only":                                     {"eine Wendung in Anführungszeichen gilt genau so: %s darf nur nach einem einzelnen Wort stehen", "une expression entre guillemets est exacte : %s ne suit qu’un mot seul"},
	"this phrase holds no word":                                                                    {"diese Anführungszeichen enthalten kein Wort", "ces guillemets ne contiennent aucun mot"},
	"more than %d words and values":                                                                {"mehr als %s Wörter und Werte", "plus de %s mots et valeurs"},
	"an asterisk needs at least %d letters before it":                                              {"vor einem Sternchen stehen mindestens %s Buchstaben", "un astérisque veut au moins %s lettres devant lui"},
	"an asterisk may stand at the end of a word only":                                              {"ein Sternchen darf nur am Ende eines Worts stehen", "un astérisque ne se met qu’à la fin d’un mot"},
	"after ~ stands how many letters may differ: 1 or 2":                                           {"nach ~ steht, wie viele Buchstaben abweichen dürfen: 1 oder 2", "après ~ vient le nombre de lettres qui peuvent différer : 1 ou 2"},
	"the word is too short for %d other letters":                                                   {"das Wort ist zu kurz für %s abweichende Buchstaben", "le mot est trop court pour %s lettres différentes"},
	"more than %d words with * or ~":                                                               {"mehr als %s Wörter mit * oder ~", "plus de %s mots avec * ou ~"},
	"alerts and digests look at events and do not read article bodies: ask for title:, evidence: or plain words": {"Meldungen und Wochenberichte betrachten Ereignisse und lesen keine Artikeltexte: title:, evidence: oder einfache Wörter gehen", "alertes et bulletins regardent les événements et ne lisent pas le corps des articles : prendre title:, evidence: ou de simples mots"},
	"there is no field %q":                                       {"es gibt kein Feld %s", "il n’y a pas de champ %s"},
	"%s: needs a value right after the colon":                    {"nach %s: fehlt ein Wert direkt hinter dem Doppelpunkt", "%s: veut une valeur juste après les deux-points"},
	"%s: needs a value right after the colon, one of %s":         {"nach %s: fehlt ein Wert direkt hinter dem Doppelpunkt, einer von %s", "%s: veut une valeur juste après les deux-points, parmi %s"},
	"%q is no number: want one such as %s:0.8.. or %s:2..5":      {"%s ist keine Zahl: gemeint ist etwa %s:0.8.. oder %s:2..5", "%s n’est pas un nombre : par exemple %s:0.8.. ou %s:2..5"},
	"a number is missing":                                        {"eine Zahl fehlt", "il manque un nombre"},
	"the range ends before it begins":                            {"der Bereich endet, bevor er beginnt", "l’intervalle finit avant de commencer"},
	"a value is missing at the comma":                            {"am Komma fehlt ein Wert", "il manque une valeur à la virgule"},
	"%s: has no value %q":                                        {"%s: kennt den Wert %s nicht", "%s: ne connaît pas la valeur %s"},
	"%s: has no value %q, it has %s":                             {"%s: kennt den Wert %s nicht, aber %s", "%s: ne connaît pas la valeur %s, mais %s"},
	"%q is no jurisdiction: want a code such as DE, DE-TH or EU": {"%s ist kein Geltungsbereich: gemeint ist ein Kürzel wie DE, DE-TH oder EU", "%s n’est pas une juridiction : prendre un code tel que DE, DE-TH ou EU"},
	"an asterisk may stand at the end only":                      {"ein Sternchen darf nur am Ende stehen", "un astérisque ne se met qu’à la fin"},
	"an asterisk needs something before it":                      {"vor dem Sternchen fehlt etwas", "il manque quelque chose devant l’astérisque"},
	"date %q: want a time such as 2026, 2026-11, 2026-11-20, 2026-W47, 2026-01..2026-03, or 7d, 4w, 6m, 1y back from now": {"Zeit %s: gemeint ist etwa 2026, 2026-11, 2026-11-20, 2026-W47, 2026-01..2026-03 oder von heute zurück 7d, 4w, 6m, 1y", "temps %s : par exemple 2026, 2026-11, 2026-11-20, 2026-W47, 2026-01..2026-03, ou en arrière 7d, 4w, 6m, 1y"},
	"a date is missing: want one such as 2026-11, 2026-01-01.. or 7d":                                                     {"eine Zeit fehlt: etwa 2026-11, 2026-01-01.. oder 7d", "il manque une date : par exemple 2026-11, 2026-01-01.. ou 7d"},
	"the period %s ends before it begins":                                                                                 {"der Zeitraum %s endet, bevor er beginnt", "la période %s finit avant de commencer"},

	// Advice where nothing was found.
	"no hit for %s; did you mean %s?":                                       {"kein Treffer für %s; war %s gemeint?", "aucun résultat pour %s ; vouliez-vous dire %s ?"},
	"no hit for %s together with the rest; without it there are %d":         {"kein Treffer für %s zusammen mit dem Rest; ohne das sind es %s", "aucun résultat pour %s avec le reste ; sans cela, il y en a %s"},
	"no hit for %s; the index has %s":                                       {"kein Treffer für %s; der Index hat %s", "aucun résultat pour %s ; l’index a %s"},
	"no hit for %s as it stands; without the quotation marks there are %d":  {"kein Treffer für %s in diesem Wortlaut; ohne die Anführungszeichen sind es %s", "aucun résultat pour %s tel quel ; sans les guillemets, il y en a %s"},
	"no hit for %s; with its parts as words of their own there are %d":      {"kein Treffer für %s; mit seinen Teilen als eigenen Wörtern sind es %s", "aucun résultat pour %s ; avec ses parties comme mots à part, il y en a %s"},
	"among the events there are %d":                                         {"unter den Ereignissen sind es %s", "parmi les événements, il y en a %s"},
	"among the articles there are %d":                                       {"unter den Artikeln sind es %s", "parmi les articles, il y en a %s"},
	"nothing answers all of it; each part alone: %s":                        {"auf alles zusammen passt nichts; jeder Teil für sich: %s", "rien ne répond à tout ; chaque partie seule : %s"},
	"the index holds nothing yet; 'edikt crawl' or 'edikt ingest' fills it": {"der Index ist noch leer; „edikt crawl“ oder „edikt ingest“ füllt ihn", "l’index est encore vide ; « edikt crawl » ou « edikt ingest » le remplit"},
	"the index holds articles from %s to %s":                                {"der Index enthält Artikel vom %s bis zum %s", "l’index contient des articles du %s au %s"},

	// What a rule lacked.
	"the rule wants a negation":   {"die Regel verlangt eine Verneinung", "la règle veut une négation"},
	"the rule refuses a negation": {"die Regel verträgt keine Verneinung", "la règle refuse une négation"},
	"a question, a condition, a judgement or advice to others: nothing is stated": {"eine Frage, eine Bedingung, ein Urteil oder ein Rat an andere: ausgesagt wird nichts", "question, condition, jugement ou conseil à d’autres : rien n’est affirmé"},
	"nobody is named who acts": {"niemand ist genannt, der handelt", "personne n’est nommé qui agisse"},
	"a word that the rule wants is missing, or one that it refuses stands there": {"ein Wort, das die Regel verlangt, fehlt, oder eines, das sie ausschließt, steht da", "un mot que la règle demande manque, ou un mot qu’elle exclut est là"},
	"no service stands where the rule looks for its target":                      {"kein Dienst steht, wo die Regel ihn sucht", "aucun service ne se trouve là où la règle le cherche"},

	// How sources do.
	"no article text on %s of the last pages": {"kein Artikeltext auf %s der letzten Seiten", "pas de texte d’article sur %s des dernières pages"},
	"nothing new for %v, usually every %v":    {"nichts Neues seit %s, sonst alle %s", "rien de nouveau depuis %s, d’ordinaire toutes les %s"},

	// Refusals that readers can meet.
	"query: empty; kind:ban,mandate is a good one to begin with":                                           {"die Anfrage ist leer; kind:ban,mandate ist ein guter Anfang", "la requête est vide ; kind:ban,mandate est un bon début"},
	"empty; kind:ban,mandate is a good one to begin with":                                                  {"die Anfrage ist leer; kind:ban,mandate ist ein guter Anfang", "la requête est vide ; kind:ban,mandate est un bon début"},
	"%s has no alert form: alerts look at events, their titles and sentences, and at no article bodies":    {"%s taugt nicht für Meldungen: sie betrachten Ereignisse, deren Titel und Sätze, und keine Artikeltexte", "%s ne convient pas aux alertes : elles regardent les événements, leurs titres et leurs phrases, et non le corps des articles"},
	"receivers: at least one is needed":                                                                    {"mindestens ein Empfänger ist nötig", "il faut au moins un destinataire"},
	"receiver %q is no e-mail address":                                                                     {"der Empfänger %s ist keine E-Mail-Adresse", "le destinataire %s n’est pas une adresse e-mail"},
	"receiver %s: addresses are confirmed by a link, and no address of the pages is configured (http.url)": {"Empfänger %s: Adressen werden über einen Link bestätigt, und die Adresse dieser Seiten ist nicht eingestellt (http.url)", "destinataire %s : les adresses se confirment par un lien, et l’adresse de ces pages n’est pas réglée (http.url)"},
	"a silence needs an id, an author and a comment":                                                       {"eine Ruhe braucht eine Kennung, einen Urheber und eine Bemerkung", "un silence veut un identifiant, un auteur et une remarque"},
	"a silence must end after it starts":                                                                   {"eine Ruhe muss nach ihrem Beginn enden", "un silence doit finir après son début"},
	"period %q: want a week (2026-W47), a day, a month, or 2026-11-02..2026-11-08":                         {"Zeitraum %s: gemeint ist eine Woche (2026-W47), ein Tag, ein Monat oder 2026-11-02..2026-11-08", "période %s : prendre une semaine (2026-W47), un jour, un mois ou 2026-11-02..2026-11-08"},
	"period %q: at most a year":                                                                            {"Zeitraum %s: höchstens ein Jahr", "période %s : un an au plus"},
	"there is no decision %s to undo":                                                                      {"es gibt keine Entscheidung %s, die rückgängig zu machen wäre", "il n’y a pas de décision %s à annuler"},
	"there is no event %s":                                                                                 {"es gibt kein Ereignis %s", "il n’y a pas d’événement %s"},
	"there is no dossier %s":                                                                               {"es gibt kein Dossier %s", "il n’y a pas de dossier %s"},
	"dossier %s holds no event %s":                                                                         {"das Dossier %s enthält kein Ereignis %s", "le dossier %s ne contient pas d’événement %s"},
	"not a cursor of this server: send the field next of a page as it is":                                  {"diese Fortsetzung stammt nicht von hier: die Suche neu beginnen", "cette suite ne vient pas d’ici : recommencez la recherche"},
	"at most %d bytes are read":                                                                            {"gelesen werden höchstens %s Bytes", "%s octets au plus sont lus"},
	"pages of other sites may not send requests here":                                                      {"Seiten anderer Adressen dürfen hier keine Anfragen stellen", "les pages d’autres sites ne peuvent rien envoyer ici"},
	"the search took too long; narrow it by date or field":                                                 {"die Suche dauerte zu lange; ein Zeitraum oder ein Feld grenzt sie ein", "la recherche a pris trop de temps ; une période ou un champ la restreint"},
	"the token is unknown, revoked or expired":                                                             {"das Zugangstoken ist unbekannt, widerrufen oder abgelaufen", "le jeton est inconnu, révoqué ou expiré"},
	"this needs a token with the scope %s":                                                                 {"dafür braucht es ein Zugangstoken mit dem Recht %s", "il faut pour cela un jeton avec le droit %s"},
	"there is a subscription %s already":                                                                   {"eine Meldung %s gibt es schon", "il y a déjà une alerte %s"},
}
