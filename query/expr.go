package query

// Expr is a parsed query: one of And, Or, Not, Word, Phrase, Prefix, Fuzzy, Keyword, Number and Dates. A nil Expr
// matches everything. What Parse returns prints (String) as a query that parses into the same Expr.
//
// Index and matcher must agree on every Expr and document, so both build on the same ground: what a document holds
// in a field is said by Values, Numbers, Times and Texts, what a word means by language/analysis.
type Expr interface {
	String() string
	expr()
}

// And matches where all of its parts do; it has two or more, none of them an And.
type And struct{ Of []Expr }

// Or matches where any of its parts does; it has two or more, none of them an Or.
type Or struct{ Of []Expr }

// Not matches where its part does not; the part is no Not.
type Not struct{ Of Expr }

// Word asks for a word in any of its forms. A word that analysis takes apart ("EU-Kommission") asks for all parts.
type Word struct {
	In   Field // TitleField, EvidenceField, TextField, or empty for everywhere
	Text string
}

// Phrase asks for its words as they stand: neighbours in this order and these very forms, up to letter case and the
// kind of white space. It is stemmed only to find candidates, which are then verified on the stored text.
type Phrase struct {
	In   Field
	Text string
}

// Prefix asks for a word that begins with Text.
type Prefix struct {
	In   Field
	Text string // without the asterisk; at least MinPrefix letters
}

// Fuzzy asks for a word that differs from Text in at most Edits letters.
type Fuzzy struct {
	In    Field
	Text  string
	Edits int // 1 or 2
}

// Keyword asks for a document that holds any of the values in a keyword field. A value that ends in an asterisk
// stands for all values that begin with the rest.
type Keyword struct {
	Field  Field
	Values []string // one or more, in the spelling of Values
}

// Number asks for a number from Min to Max, both included; an open end is an infinity.
type Number struct {
	Field    Field
	Min, Max float64
}

// Dates asks for an instant in [From, Until); see Period for the forms.
type Dates struct {
	Field Field
	Period
}

func (And) expr()     {}
func (Or) expr()      {}
func (Not) expr()     {}
func (Word) expr()    {}
func (Phrase) expr()  {}
func (Prefix) expr()  {}
func (Fuzzy) expr()   {}
func (Keyword) expr() {}
func (Number) expr()  {}
func (Dates) expr()   {}
