package query

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"edikt/language"
)

// MaxSuggestions is how many names an Error offers at most.
const MaxSuggestions = 3

// Nearest gives the candidates that a mistyped name may stand for, nearest first: those within a third of its
// letters, and those that begin with it.
func Nearest(typed string, candidates []string) []string {
	type scored struct {
		name string
		d    int
	}
	typed = language.Bare(language.Fold(typed))
	var near []scored
	for _, c := range candidates {
		folded := language.Bare(language.Fold(c))
		d := distance(typed, folded)
		switch {
		case utf8.RuneCountInString(typed) >= 2 && strings.HasPrefix(folded, typed):
			d = 1
		case d > max(1, utf8.RuneCountInString(typed)/3):
			continue
		}
		near = append(near, scored{c, d})
	}
	slices.SortStableFunc(near, func(a, b scored) int { return cmp.Compare(a.d, b.d) })
	var out []string
	for _, n := range near[:min(len(near), MaxSuggestions)] {
		out = append(out, n.name)
	}
	return out
}

// distance counts the letters to insert, delete, replace or swap with a neighbour (optimal string alignment).
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	if len(x) > 64 || len(y) > 64 {
		return len(x) + len(y)
	}
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}

// meant holds what people call a value in their own language.
var meant = map[Field]map[string]string{
	KindField: {"verbot": "ban", "verbote": "ban", "interdiction": "ban", "forbid": "ban", "warnung": "advice_against", "warning": "advice_against",
		"empfehlung": "advice_for", "recommandation": "advice_for", "ausstieg": "exit", "depart": "exit", "leave": "exit", "einfuhrung": "adoption",
		"adoption": "adoption", "pflicht": "mandate", "obligation": "mandate", "verzicht": "abstention", "prufung": "review", "enquete": "review", "lawsuit": "review"},
	StatusField: {"inforce": "in_force", "in-force": "in_force", "gilt": "in_force", "envigueur": "in_force", "active": "in_force", "geplant": "proposed",
		"planned": "proposed", "angekundigt": "announced", "annonce": "announced", "beendet": "ended", "aufgehoben": "ended", "lifted": "ended", "leve": "ended",
		"abgelehnt": "rejected", "rejete": "rejected", "denied": "rejected"},
}

// suggestValue offers values of a field for one that it does not have.
func suggestValue(f Field, typed string) []string {
	if v, ok := meant[f][language.Bare(language.Fold(typed))]; ok {
		return []string{v}
	}
	return Nearest(typed, FieldValues(f))
}
