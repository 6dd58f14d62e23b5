package analysis

import (
	"edikt/language"
	"github.com/kljensen/snowball/french"
)

func newFrench() *Analyzer {
	class := func(form string) string { return language.Bare(french.Stem(form, true)) }
	return &Analyzer{lang: French, memo: newMemo(), class: class,
		split: func(form string) []part { return []part{{class(form), 0, len(form)}} },
		widen: func(string) []Alternative { return nil }}
}
