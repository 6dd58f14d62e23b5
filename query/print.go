package query

import (
	"math"
	"strconv"
	"strings"
	"unicode"
)

func (e And) String() string {
	parts := make([]string, len(e.Of))
	for i, x := range e.Of {
		parts[i] = x.String()
		if _, ok := x.(Or); ok {
			parts[i] = "(" + parts[i] + ")"
		}
	}
	return strings.Join(parts, " ")
}

func (e Or) String() string {
	parts := make([]string, len(e.Of))
	for i, x := range e.Of {
		parts[i] = x.String()
	}
	return strings.Join(parts, " OR ")
}

func (e Not) String() string {
	switch e.Of.(type) {
	case And, Or:
		return "-(" + e.Of.String() + ")"
	}
	return "-" + e.Of.String()
}

func (e Word) String() string {
	if s := in(e.In, e.Text); reads(s, e) {
		return s
	}
	return Phrase(e).String()
}

func (e Phrase) String() string { return in(e.In, `"`+strings.Map(unquote, e.Text)+`"`) }
func (e Prefix) String() string { return in(e.In, e.Text+"*") }

func (e Fuzzy) String() string {
	s := e.Text + "~"
	if e.Edits > 1 {
		s += strconv.Itoa(e.Edits)
	}
	return in(e.In, s)
}

func (e Keyword) String() string {
	parts := make([]string, len(e.Values))
	for i, v := range e.Values {
		parts[i] = v
		if !isPlainValue(v) {
			parts[i] = `"` + strings.Map(unquote, v) + `"`
		}
	}
	return string(e.Field) + ":" + strings.Join(parts, ",")
}

func (e Number) String() string {
	return string(e.Field) + ":" + number(e.Min) + ".." + number(e.Max)
}

func (e Dates) String() string { return string(e.Field) + ":" + e.Period.String() }

// in puts a field before what is asked of it. Brackets keep title:(//x) from being an address.
func in(f Field, s string) string {
	switch {
	case f == "":
		return s
	case strings.HasPrefix(s, "//"):
		return string(f) + ":(" + s + ")"
	}
	return string(f) + ":" + s
}

func number(x float64) string {
	if math.IsInf(x, 0) {
		return ""
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// unquote keeps a phrase from ending early.
func unquote(r rune) rune {
	if isQuote(r) {
		return ' '
	}
	return r
}

// reads reports whether a query reads as a word and nothing else.
func reads(src string, w Word) bool {
	e, err := Parse(src)
	return err == nil && e == Expr(w)
}

// isPlainValue reports whether a keyword value may be printed without quotation marks.
func isPlainValue(v string) bool {
	return v != "" && !strings.HasPrefix(v, "//") && strings.IndexFunc(v, func(r rune) bool { return unicode.IsSpace(r) || isQuote(r) || strings.ContainsRune("(),", r) }) < 0
}
