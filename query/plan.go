package query

import (
	"slices"
	"strings"
	"sync"

	"edikt/language/analysis"
	"edikt/language/gazetteer"
)

// Plan is a query after analysis, when its words have become terms: what index and matcher both look up. It is one
// of All, AllOf, AnyOf, NoneOf, Terms, Concept, Exact, FormPrefix, FormFuzzy, and Keyword, Number and Dates as parsed.
type Plan interface{ plan() }

// All matches every document.
type All struct{}

// AllOf matches where all of its parts do.
type AllOf struct{ Of []Plan }

// AnyOf matches where any of its parts does.
type AnyOf struct{ Of []Plan }

// NoneOf matches where its part does not.
type NoneOf struct{ Of Plan }

// Terms matches where one of the fields holds a word with one of the terms.
type Terms struct {
	In  []Field
	Any []analysis.Alternative
}

// Concept matches where Concepts gives one of the values.
type Concept struct{ Any []string }

// Exact matches where the words of Text stand in one Text of a field next to each other, form by form, as the analyzer
// of the document's language cuts them.
type Exact struct {
	In   []Field
	Text string
}

// FormPrefix matches where a word's form begins with Prefix.
type FormPrefix struct {
	In     []Field
	Prefix string
}

// FormFuzzy matches where a word begins with the first letter of Form and is Form after at most Edits letters are inserted, deleted,
// replaced or swapped with their neighbour (optimal string alignment).
type FormFuzzy struct {
	In    []Field
	Form  string
	Edits int
}

func (All) plan()        {}
func (AllOf) plan()      {}
func (AnyOf) plan()      {}
func (NoneOf) plan()     {}
func (Terms) plan()      {}
func (Concept) plan()    {}
func (Exact) plan()      {}
func (FormPrefix) plan() {}
func (FormFuzzy) plan()  {}
func (Keyword) plan()    {}
func (Number) plan()     {}
func (Dates) plan()      {}

// Lexicon knows what query words name in whichever language: "Twitter" and "X" target:x, "Verbot" kind:ban.
type Lexicon interface {
	// Concepts gives what the forms name together, in the spelling of the function Concepts; nil where nothing.
	Concepts(forms []string) []string
}

// LexiconFunc lets a function be a Lexicon.
type LexiconFunc func(forms []string) []string

// Concepts calls f.
func (f LexiconFunc) Concepts(forms []string) []string { return f(forms) }

// maxName is how many words a name may have.
const maxName = 8

// textFields is where a word is looked for that names no field.
var textFields = []Field{TitleField, EvidenceField, NamesField, TextField}

// Analyzers read the words of queries and of documents, safe for concurrent use.
type Analyzers struct {
	langs   map[string]*analysis.Analyzer
	plain   *analysis.Analyzer
	lexicon Lexicon
}

// NewAnalyzers gives the analyzers of all languages with a lexicon. A nil one is that of the gazetteer: its analyzers are
// made once and shared, with what they remember of the words they have seen.
func NewAnalyzers(lexicon Lexicon) *Analyzers {
	if lexicon == nil {
		return ofGazetteer()
	}
	a := newAnalyzers()
	a.lexicon = lexicon
	return a
}

var ofGazetteer = sync.OnceValue(func() *Analyzers {
	a := newAnalyzers()
	a.lexicon = newNameTable(gazetteer.Load(), a.langs)
	return a
})

func newAnalyzers() *Analyzers {
	return &Analyzers{
		langs: map[string]*analysis.Analyzer{analysis.German: analysis.New(analysis.German), analysis.French: analysis.New(analysis.French)},
		plain: analysis.New(""),
	}
}

// For gives the analyzer for documents in a language.
func (a *Analyzers) For(lang string) *analysis.Analyzer {
	if l, ok := a.langs[lang]; ok {
		return l
	}
	return a.plain
}

// Plan analyses a query. Its words are read in every language, since nobody says in which they are typed.
func (a *Analyzers) Plan(e Expr) Plan {
	switch e := e.(type) {
	case And:
		return a.planAnd(e.Of)
	case Or:
		of := make([]Plan, len(e.Of))
		for i, x := range e.Of {
			of[i] = a.Plan(x)
		}
		return AnyOf{of}
	case Not:
		return NoneOf{a.Plan(e.Of)}
	case Word:
		return allOf(a.words(e.In, a.forms(e.Text)))
	case Phrase:
		if len(a.forms(e.Text)) == 0 {
			return All{}
		}
		return Exact{within(e.In), e.Text}
	case Prefix:
		return a.lastForm(e.In, e.Text, func(in []Field, form string) Plan { return FormPrefix{in, form} })
	case Fuzzy:
		return a.lastForm(e.In, e.Text, func(in []Field, form string) Plan { return FormFuzzy{in, form, e.Edits} })
	case Keyword:
		return a.named(e)
	case Plan: // Number, Dates
		return e
	}
	return All{}
}

// named adds to the values of a clause what they name: target:twitter asks for x, actor:cnil for fr/cnil.
func (a *Analyzers) named(k Keyword) Keyword {
	prefix := string(k.Field) + ":"
	for _, v := range k.Values {
		if strings.HasSuffix(v, "*") || k.Field != TargetField && k.Field != ActorField {
			continue
		}
		for _, c := range a.lexicon.Concepts(a.forms(v)) {
			if id, ok := strings.CutPrefix(c, prefix); ok && !slices.Contains(k.Values, id) {
				k.Values = append(slices.Clip(k.Values), id)
			}
		}
	}
	return k
}

// planAnd reads neighbouring plain words together, since they may make one name: Office 365.
func (a *Analyzers) planAnd(of []Expr) Plan {
	var plans []Plan
	for i := 0; i < len(of); {
		var forms []string
		j := i
		for ; j < len(of); j++ {
			w, ok := of[j].(Word)
			if !ok || w.In != "" {
				break
			}
			forms = append(forms, a.forms(w.Text)...)
		}
		if j == i {
			plans = append(plans, a.Plan(of[i]))
			i++
			continue
		}
		plans = append(plans, a.words("", forms)...)
		i = j
	}
	return allOf(plans)
}

// words plans forms that stand next to each other: the longest names first, the rest word by word. Little words are left out unless
// there is nothing else.
func (a *Analyzers) words(in Field, forms []string) []Plan {
	onlyLittle := !slices.ContainsFunc(forms, func(f string) bool { return !little[f] })
	var plans []Plan
	for len(forms) > 0 {
		n, concepts := a.name(in, forms)
		var words []Plan
		for _, form := range forms[:n] {
			if onlyLittle || !little[form] {
				words = append(words, Terms{within(in), a.alternatives(form)})
			}
		}
		plan := allOf(words)
		switch {
		case concepts == nil:
		case len(words) == 0: // a name of little words
			plan = Concept{concepts}
		default:
			plan = AnyOf{[]Plan{plan, Concept{concepts}}}
		}
		plans = append(plans, plan)
		forms = forms[n:]
	}
	return plans
}

// name gives how many of the first forms make a name, at least one, and what it names.
func (a *Analyzers) name(in Field, forms []string) (n int, concepts []string) {
	if in != "" {
		return 1, nil
	}
	for n := min(len(forms), maxName); n > 0; n-- {
		if concepts := a.lexicon.Concepts(forms[:n]); concepts != nil {
			return n, concepts
		}
	}
	return 1, nil
}

// forms cuts query text into words; elided articles are dropped, as in French.
func (a *Analyzers) forms(text string) []string {
	var out []string
	for _, w := range a.langs[analysis.French].Words(nil, text) {
		out = append(out, w.Form)
	}
	return out
}

// alternatives joins what a form may stand for in each language.
func (a *Analyzers) alternatives(form string) []analysis.Alternative {
	var out []analysis.Alternative
	for _, l := range []*analysis.Analyzer{a.langs[analysis.German], a.langs[analysis.French], a.plain} {
		for _, alt := range l.Query(form) {
			i := slices.IndexFunc(out, func(o analysis.Alternative) bool { return o.Term == alt.Term })
			if i < 0 {
				out = append(out, alt)
				continue
			}
			out[i].Weight = max(out[i].Weight, alt.Weight)
		}
	}
	return out
}

// lastForm plans a prefix or fuzzy word: what stands before a hyphen is asked for as words.
func (a *Analyzers) lastForm(in Field, text string, last func([]Field, string) Plan) Plan {
	forms := a.forms(text)
	if len(forms) == 0 {
		return All{}
	}
	end := len(forms) - 1
	return allOf(append(a.words(in, forms[:end]), last(within(in), forms[end])))
}

func within(f Field) []Field {
	if f == "" {
		return textFields
	}
	return []Field{f}
}

// allOf leaves out what matches everything.
func allOf(of []Plan) Plan {
	of = slices.DeleteFunc(of, func(p Plan) bool { return p == Plan(All{}) })
	switch len(of) {
	case 0:
		return All{}
	case 1:
		return of[0]
	}
	return AllOf{of}
}

// KeywordMatches reports whether a document's value answers one that a query asks for.
func KeywordMatches(asked, value string) bool {
	if stem, ok := strings.CutSuffix(asked, "*"); ok {
		return strings.HasPrefix(value, stem)
	}
	return asked == value
}

// Matches reports whether a form is near enough.
func (p FormFuzzy) Matches(form string) bool { return withinEdits(p.Form, form, p.Edits) }
