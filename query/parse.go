package query

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of a query, so that none can stop the server that runs it.
const (
	MaxBytes   = 4096 // of the text
	MaxClauses = 64   // words, phrases and values
	MaxWide    = 8    // prefixes and fuzzy words, which stand for many words each
	MaxDepth   = 16   // of parentheses
	MinPrefix  = 2    // letters before an asterisk
)

// Parse reads a query; a blank one and "*" are nil, which matches everything. A mistake is an *Error with its place.
func Parse(src string) (Expr, error) { return (&parser{src: src}).parse() }

// ParseAlert reads the query of an alert or digest, which looks at events and never sees an article's body: asking for that is
// a mistake with its place.
func ParseAlert(src string) (Expr, error) { return (&parser{src: src, alert: true}).parse() }

func (p *parser) parse() (Expr, error) {
	src := p.src
	if err := p.checkText(); err != nil {
		return nil, err
	}
	if s := strings.TrimSpace(src); s == "" || s == "*" {
		return nil, nil
	}
	e, err := p.or()
	switch {
	case err != nil:
		return nil, err
	case p.pos < len(src):
		return nil, p.fail(p.pos, p.pos+1, "this closing bracket has no opening one")
	case e == nil:
		return nil, p.fail(0, len(src), "there is no word to look for")
	}
	return e, nil
}

// parser walks the query once. The grammar, words standing for themselves:
//
//	or      = and { "OR" and }
//	and     = { unary | "AND" }
//	unary   = ( "-" | "NOT" ) unary | primary
//	primary = "(" or ")" | phrase | word [ "*" | "~" [ digit ] ] | field ":" ( phrase | value { "," value } | "(" or ")" )
//
// Inside the brackets of a field every word is a value of it. A part that holds no letter and no digit is nil: dropped.
type parser struct {
	src     string
	alert   bool // no bodies to search
	pos     int
	field   Field // whose brackets are open
	depth   int
	clauses int
	wide    int
}

func (p *parser) fail(start, end int, format string, args ...any) *Error {
	return &Error{Query: p.src, Start: start, End: min(end, len(p.src)), Message: fmt.Sprintf(format, args...)}
}

func (p *parser) checkText() error {
	if len(p.src) > MaxBytes {
		return p.fail(MaxBytes, len(p.src), "the query has %d bytes; at most %d are read", len(p.src), MaxBytes)
	}
	for i, r := range p.src {
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(p.src[i:]); n == 1 {
				return p.fail(i, i+1, "this byte is no UTF-8 text")
			}
		}
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return p.fail(i, i+utf8.RuneLen(r), "control character %U", r)
		}
	}
	return nil
}

func (p *parser) or() (Expr, error) {
	var of []Expr
	for {
		e, err := p.and()
		if err != nil {
			return nil, err
		}
		of = appendPart[Or](of, e)
		start := p.pos
		if !p.keyword("OR") {
			return join(of, func() Expr { return Or{of} }), nil
		}
		if p.skipSpace(); p.pos == len(p.src) || p.src[p.pos] == ')' {
			return nil, p.fail(start, p.pos, "OR needs something after it; to look for the word itself write \"OR\"")
		}
	}
}

func (p *parser) and() (Expr, error) {
	var of []Expr
	start := -1
	for {
		p.skipSpace()
		at := p.pos
		switch {
		case p.pos == len(p.src) || p.src[p.pos] == ')':
			return join(of, func() Expr { return And{of} }), nil
		case p.peekKeyword("OR"):
			if start < 0 {
				return nil, p.fail(at, at+2, "OR needs something before it; to look for the word itself write \"OR\"")
			}
			return join(of, func() Expr { return And{of} }), nil
		case p.keyword("AND"):
			start = at
			continue
		}
		start = at
		e, err := p.unary()
		if err != nil {
			return nil, err
		}
		of = appendPart[And](of, e)
	}
}

// appendPart adds a part, or its own parts where it is of the list's kind; nil is dropped.
func appendPart[T And | Or](of []Expr, e Expr) []Expr {
	if e == nil {
		return of
	}
	if t, ok := e.(T); ok {
		return append(of, struct{ Of []Expr }(t).Of...)
	}
	return append(of, e)
}

func join(of []Expr, many func() Expr) Expr {
	switch len(of) {
	case 0:
		return nil
	case 1:
		return of[0]
	}
	return many()
}

func (p *parser) unary() (Expr, error) {
	start := p.pos
	negated := false
	for {
		switch rest := p.src[p.pos:]; {
		case strings.HasPrefix(rest, "--"):
			return nil, p.fail(p.pos, p.pos+2, "one minus negates; flags stand before the query")
		case strings.HasPrefix(rest, "-") && len(rest) > 1 && !isSpaceAt(rest, 1):
			p.pos++
		case p.keyword("NOT"):
			if p.skipSpace(); p.pos == len(p.src) || p.src[p.pos] == ')' {
				return nil, p.fail(start, p.pos, "NOT needs something after it; to look for the word itself write \"NOT\"")
			}
		default:
			e, err := p.primary()
			if err != nil || e == nil || !negated {
				return e, err
			}
			return negate(e), nil
		}
		negated = !negated
	}
}

func negate(e Expr) Expr {
	if n, ok := e.(Not); ok {
		return n.Of
	}
	return Not{e}
}

func (p *parser) primary() (Expr, error) {
	r, n := utf8.DecodeRuneInString(p.src[p.pos:])
	switch {
	case n == 0 || r == ')':
		return nil, p.fail(p.pos-1, p.pos, "a word is missing after the minus")
	case r == '(':
		return p.group(p.field)
	case isQuote(r):
		return p.phrase(p.field)
	case p.peekKeyword("OR"), p.peekKeyword("AND"):
		return nil, p.fail(p.pos, p.pos+2, "an operator needs words on both sides; to look for the word itself put it in quotation marks")
	}
	start := p.pos
	token := p.token()
	if p.field != "" {
		return p.value(p.field, start, token)
	}
	if f, value, ok, err := p.splitField(start, token); ok || err != nil {
		if err != nil {
			return nil, err
		}
		return p.fieldClause(f, start, p.pos-len(value), value)
	}
	return p.word("", start, token)
}

// group reads "( or )"; f is the field that its words are values of.
func (p *parser) group(f Field) (Expr, error) {
	open, outer := p.pos, p.field
	if p.depth++; p.depth > MaxDepth {
		return nil, p.fail(open, open+1, "brackets are nested more than %d deep", MaxDepth)
	}
	p.pos++
	p.field = f
	e, err := p.or()
	p.field = outer
	p.depth--
	switch {
	case err != nil:
		return nil, err
	case p.pos == len(p.src):
		return nil, p.fail(open, open+1, "this bracket is not closed")
	}
	p.pos++
	if e == nil && strings.TrimSpace(p.src[open+1:p.pos-1]) == "" {
		return nil, p.fail(open, p.pos, "these brackets are empty")
	}
	return e, nil
}

// quoted reads a phrase between quotation marks of any kind, typewriter, German or French.
func (p *parser) quoted() (string, error) {
	start := p.pos
	_, n := utf8.DecodeRuneInString(p.src[p.pos:])
	length := strings.IndexFunc(p.src[p.pos+n:], isQuote)
	if length < 0 {
		return "", p.fail(start, start+n, "this quotation mark is not closed")
	}
	text := p.src[p.pos+n : p.pos+n+length]
	_, m := utf8.DecodeRuneInString(p.src[p.pos+n+length:])
	p.pos += n + length + m
	if rest := p.src[p.pos:]; rest != "" && (rest[0] == '*' || rest[0] == '~') {
		return "", p.fail(p.pos, p.pos+1, "a phrase is exact: %c may stand after a single word only", rest[0])
	}
	text = strings.Join(strings.Fields(text), " ")
	if !hasLetter(text) {
		return "", p.fail(start, p.pos, "this phrase holds no word")
	}
	return text, p.count(start, 1)
}

// phrase reads what stands in quotation marks: a phrase of a text field, or one value of another.
func (p *parser) phrase(f Field) (Expr, error) {
	start := p.pos
	text, err := p.quoted()
	if err != nil {
		return nil, err
	}
	if i, ok := info(f); ok && i.typ != textType {
		return p.fieldValue(i, start, p.pos, text)
	}
	return Phrase{f, text}, nil
}

// token reads up to white space, a bracket or a quotation mark.
func (p *parser) token() string {
	start := p.pos
	end := strings.IndexFunc(p.src[start:], func(r rune) bool { return unicode.IsSpace(r) || r == '(' || r == ')' || isQuote(r) })
	if end < 0 {
		end = len(p.src) - start
	}
	p.pos += end
	return p.src[start:p.pos]
}

func (p *parser) skipSpace() {
	p.pos = len(p.src) - len(strings.TrimLeftFunc(p.src[p.pos:], unicode.IsSpace))
}

// peekKeyword reports whether an operator in capitals stands here as a word of its own.
func (p *parser) peekKeyword(k string) bool {
	rest, ok := strings.CutPrefix(p.src[p.pos:], k)
	return ok && (rest == "" || isSpaceAt(rest, 0) || rest[0] == '(' || rest[0] == ')')
}

func (p *parser) keyword(k string) bool {
	if !p.peekKeyword(k) {
		return false
	}
	p.pos += len(k)
	return true
}

func (p *parser) count(start, n int) error {
	if p.clauses += n; p.clauses > MaxClauses {
		return p.fail(start, p.pos, "more than %d words and values", MaxClauses)
	}
	return nil
}

// word reads a word, prefix or fuzzy word out of a token.
func (p *parser) word(f Field, start int, token string) (Expr, error) {
	body := strings.TrimRight(token, ",.;:!?…")
	if !hasLetter(body) {
		if i := strings.IndexByte(token, '*'); i >= 0 {
			return nil, p.fail(start+i, start+i+1, "an asterisk needs at least %d letters before it", MinPrefix)
		}
		return nil, nil
	}
	if err := p.count(start, 1); err != nil {
		return nil, err
	}
	if i := strings.IndexByte(body, '*'); i >= 0 {
		return p.prefix(f, start, body, i)
	}
	if i := strings.LastIndexByte(body, '~'); i > 0 && len(body)-i <= 2 {
		return p.fuzzy(f, start, body, i)
	}
	if f == "" && slices.Contains(operators, body) { // "OR!"
		return Phrase{f, body}, nil
	}
	return Word{f, body}, nil
}

var operators = []string{"OR", "AND", "NOT"}

func (p *parser) prefix(f Field, start int, body string, star int) (Expr, error) {
	switch {
	case star < len(body)-1:
		return nil, p.fail(start+star, start+star+1, "an asterisk may stand at the end of a word only")
	case utf8.RuneCountInString(body[:star]) < MinPrefix:
		return nil, p.fail(start, start+len(body), "an asterisk needs at least %d letters before it", MinPrefix)
	}
	return Prefix{f, body[:star]}, p.countWide(start)
}

func (p *parser) fuzzy(f Field, start int, body string, tilde int) (Expr, error) {
	edits := 1
	if d := body[tilde+1:]; d != "" {
		edits = int(d[0] - '0')
	}
	if edits != 1 && edits != 2 {
		return nil, p.fail(start+tilde, start+len(body), "after ~ stands how many letters may differ: 1 or 2")
	}
	if n := utf8.RuneCountInString(body[:tilde]); n <= 2*edits {
		return nil, p.fail(start, start+len(body), "the word is too short for %d other letters", edits)
	}
	return Fuzzy{f, body[:tilde], edits}, p.countWide(start)
}

func (p *parser) countWide(start int) error {
	if p.wide++; p.wide > MaxWide {
		return p.fail(start, p.pos, "more than %d words with * or ~", MaxWide)
	}
	return nil
}

func isQuote(r rune) bool { return strings.ContainsRune("\"„“”«»", r) }

func isSpaceAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsSpace(r)
}

func hasLetter(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) >= 0
}
