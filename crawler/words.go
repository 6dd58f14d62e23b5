package crawler

import (
	"html"
	"iter"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// foldedWords are the words of a text, letters and digits in lower case. Each is good until the next.
func foldedWords(s string) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		word := make([]byte, 0, 64)
		for i := 0; i < len(s); {
			r, size := rune(s[i]), 1
			if r < utf8.RuneSelf {
				r = asciiFold[r]
			} else {
				r, size = utf8.DecodeRuneInString(s[i:])
				if r = unicode.ToLower(r); !unicode.IsLetter(r) && !unicode.IsDigit(r) {
					r = 0
				}
			}
			i += size
			if r != 0 {
				word = utf8.AppendRune(word, r)
				continue
			}
			if len(word) > 0 && !yield(word) {
				return
			}
			word = word[:0]
		}
		if len(word) > 0 {
			yield(word)
		}
	}
}

// asciiFold maps letters to lower case, digits to themselves and all else to 0.
var asciiFold = func() (t [utf8.RuneSelf]rune) {
	for c := range rune(utf8.RuneSelf) {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			t[c] = unicode.ToLower(c)
		}
	}
	return t
}()

// foldWords splits a text into lower-case words of letters and digits.
func foldWords(s string) []string {
	all, ends := make([]byte, 0, len(s)), make([]int, 0, len(s)/6+1)
	for w := range foldedWords(s) {
		all = append(all, w...)
		ends = append(ends, len(all))
	}
	text, words, from := string(all), make([]string, len(ends)), 0
	for i, to := range ends {
		words[i], from = text[from:to], to
	}
	return words
}

// foldStart is the beginning of a text, of n bytes at least where there are so many: its words with a blank between two.
func foldStart(s string, n int) string {
	out := make([]byte, 0, 128)
	for w := range foldedWords(s) {
		if len(out) > 0 {
			out = append(out, ' ')
		}
		if out = append(out, w...); len(out) >= n {
			break
		}
	}
	return string(out)
}

// sameWords reports whether two short texts agree in their words.
func sameWords(a, b string) bool {
	return a != "" && b != "" && slices.Equal(foldWords(a), foldWords(b))
}

// sameStart reports whether two texts begin alike: one is a prefix of the other, or the first sixty letters agree.
func sameStart(a, b string) bool {
	const most = 60
	x, y := foldStart(a, most), foldStart(b, most)
	n := min(len(x), len(y), most)
	return n >= 20 && x[:n] == y[:n]
}

// shingles is the set of a text's word triples.
func shingles(s string) map[string]bool {
	w := foldWords(s)
	set := make(map[string]bool, len(w))
	for i := range w {
		set[strings.Join(w[i:min(i+3, len(w))], " ")] = true
	}
	return set
}

// knownShare is the share of a paragraph's word triples that set holds.
func knownShare(words []string, set map[string]bool) float64 {
	n, hit := 0, 0
	for i := 0; i+3 <= len(words); i++ {
		n++
		if set[strings.Join(words[i:i+3], " ")] {
			hit++
		}
	}
	if n == 0 {
		return 0
	}
	return float64(hit) / float64(n)
}

var markup = regexp.MustCompile(`<[a-zA-Z/!][^<>]*>`)

// plainText strips markup and entities that outlets leave in JSON-LD.
func plainText(s string) string {
	if strings.Contains(s, "<") {
		s = strings.NewReplacer("</p>", "\n\n", "<br>", "\n", "<br/>", "\n", "<br />", "\n").Replace(s)
		s = markup.ReplaceAllString(s, "")
	}
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	return strings.TrimSpace(s)
}

// splitParas cuts a plain text at its line breaks.
func splitParas(s string) []string {
	var out []string
	for _, line := range strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' }) {
		if line = squeeze(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// boilerplateStart are openings of paragraphs that belong to the page and not to the article.
var boilerplateStart = regexp.MustCompile(`^(?i)(?:` + strings.Join([]string{
	`lesen sie (?:auch|mehr|hier|dazu)\b`, `lies auch\b`, `mehr zum thema\b`, `mehr dazu\b`, `auch interessant\b`, `das könnte (?:sie|dich) (?:auch )?interessieren`, `weiterlesen\b`, `jetzt lesen\b`,
	`zum thema:`, `siehe auch\b`, `(?:bild|foto|fotos|quelle|bildquelle|video|grafik)\s*:`, `©`, `\(c\) `, `anzeige$`, `werbung$`, `redaktioneller hinweis\b`, `empfohlener (?:externer |redaktioneller )?inhalt`,
	`an dieser stelle (?:finden|findest|steht)`, `ich bin damit einverstanden, dass mir externe`, `mit dem laden des`, `newsletter\b.{0,60}(?:abonnieren|anmelden)`, `(?:jetzt|hier) (?:kostenlos )?(?:abonnieren|anmelden)\b`,
	`lire aussi\b`, `à lire aussi\b`, `à lire\s*:`, `voir aussi\b`, `à voir aussi\b`, `sur le même (?:sujet|thème)`, `passer la publicité`, `publicité$`, `crédits?\s*(?:photo)?\s*:`, `la suite après cette publicité`,
	`inscrivez-vous (?:à|gratuitement)`, `abonnez-vous\b`, `partager (?:cet article|sur)`, `read (?:more|also)\s*:`, `advertisement$`, `diesen artikel (?:teilen|drucken)`, `artikel (?:teilen|drucken)`, `teilen$`, `kommentare?(?: \d+)?$`,
	`stand:\s*\d`, `alle rechte vorbehalten`, `tous droits réservés`, `folgen sie uns\b`, `suivez-nous\b`}, "|") + `)`)

// boilerplateWords are the first words of the openings above: whatever begins otherwise need not be matched.
var boilerplateWords = wordSet(`lesen lies mehr auch das weiterlesen jetzt zum siehe bild foto fotos quelle bildquelle video grafik anzeige werbung redaktioneller empfohlener
	an ich mit newsletter hier lire à voir sur passer publicité crédit crédits la inscrivez abonnez partager read advertisement diesen artikel teilen kommentar kommentare stand alle
	tous folgen suivez`)

// boilerplate reports whether a block is a caption, a link to another article or another sort of furniture.
func boilerplate(s string) bool {
	if len(s) > 400 {
		return false
	}
	if len(s) < 300 && strings.ContainsAny(s, ":©(") && captionEnd.MatchString(s) {
		return true
	}
	s = strings.TrimLeft(s, "+–-→►▶›» \"„«")
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(s)
	}
	return (end == 0 || boilerplateWords[strings.ToLower(s[:end])]) && boilerplateStart.MatchString(s)
}

// captionEnd is the credit with which a picture's caption ends.
var captionEnd = regexp.MustCompile(`(?i)(?:\b(?:bildrechte|bildquelle|fotos?|bild|photos?|crédits?|credits?)\s*:|©)\s*[^.!?]{2,60}$|\((?:foto|bild|quelle|photo|archiv)[^)]*\)$`)
