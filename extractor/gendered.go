package extractor

import "strings"

// ungendered is a folded form without the signs that make one word of both genders, as the form lists have it:
// mitarbeiter*innen is mitarbeiterinnen, agent·e·s is agents. Other words are left as they are.
func (g *grammar) ungendered(fold string) string {
	if !strings.ContainsAny(fold, "*:_·•.-") {
		return fold
	}
	if g.german {
		return germanGender.Replace(fold)
	}
	base, endings := fold, false
	plural := false
	for {
		i := strings.LastIndexAny(base, "·•.*-")
		if i < 3 {
			break
		}
		sign := strings.IndexAny(base[i:], "abcdefghijklmnopqrstuvwxyzàâäçéèêëîïôöùûü")
		if sign < 0 || !inclusiveEndings[base[i+sign:]] || base[i] == '-' && clitics[base[i+sign:]] {
			break
		}
		plural = plural || strings.HasSuffix(base, "s")
		base, endings = base[:i], true
	}
	switch {
	case !endings:
		return fold
	case plural && !strings.HasSuffix(base, "s") && !strings.HasSuffix(base, "x"):
		return base + "s"
	}
	return base
}

var germanGender = strings.NewReplacer("*in", "in", ":in", "in", "_in", "in", "·in", "in", "*r", "r", "*n", "n")

// inclusiveEndings are what French writers add behind a sign to name both genders: étudiant·e·s, chercheur·euses, élu-e-s.
var inclusiveEndings = wordSet("e", "s", "es", "ne", "nes", "ère", "ères", "ière", "ières", "rice", "rices", "trice", "trices", "euse", "euses", "se", "ses", "ve", "ves", "fe", "fes", "le", "les", "te", "tes", "x")

// clitics stand behind a hyphen too: interdisez-les.
var clitics = wordSet("le", "les", "te", "tes", "ce")
