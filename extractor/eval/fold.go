package eval

import "strings"

// plain lists the accented letters of European Latin alphabets under the letter that they are compared as.
var plain = map[rune]string{
	'a': "àáâãäåāăą", 'c': "çćĉċč", 'd': "ď", 'e': "èéêëēĕėęě", 'g': "ĝğġģ", 'h': "ĥ", 'i': "ìíîïĩīĭį", 'j': "ĵ", 'k': "ķ",
	'l': "ĺļľ", 'n': "ñńņň", 'o': "òóôõöōŏő", 'r': "ŕŗř", 's': "śŝşšș", 't': "ţťț", 'u': "ùúûüũūŭůűų", 'w': "ŵ", 'y': "ýÿŷ", 'z': "źżž",
}

// folder maps each accented letter to its plain one and ß to ss. Names are compared without accents, since outlets
// differ in them; language.Fold keeps them, since words do not.
var folder = newFolder()

func newFolder() *strings.Replacer {
	pairs := []string{"ß", "ss"}
	for letter, accented := range plain {
		for _, r := range accented {
			pairs = append(pairs, string(r), string(letter))
		}
	}
	return strings.NewReplacer(pairs...)
}

func fold(s string) string {
	s = folder.Replace(strings.ToLower(s))
	return strings.Map(func(r rune) rune {
		if r >= 0x300 && r < 0x370 { // combining marks of decomposed text
			return -1
		}
		return r
	}, s)
}

// words are the runs of plain letters and digits.
func words(folded string) []string {
	return strings.FieldsFunc(folded, func(r rune) bool { return (r < '0' || r > '9') && (r < 'a' || r > 'z') })
}
