package query

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// splitField takes a token apart at its first colon. A word such as "Bürger:innen" or an address is none of ours.
func (p *parser) splitField(start int, token string) (f Field, value string, ok bool, err error) {
	name, value, found := strings.Cut(token, ":")
	if !found || name == "" || strings.HasPrefix(value, "//") {
		return "", "", false, nil
	}
	f = Field(strings.ToLower(name))
	if i, known := info(f); known {
		if p.alert && f == TextField {
			return "", "", false, p.fail(start, start+len(token), "alerts and digests look at events and do not read article bodies: ask for title:, evidence: or plain words")
		}
		return i.name, value, true, nil
	}
	if strings.Trim(name, "abcdefghijklmnopqrstuvwxyz_-") != "" || isGenderEnding(value) {
		return "", "", false, nil
	}
	e := p.fail(start, start+len(name), "there is no field %q", name)
	e.Suggest = Nearest(name, names(Fields)())
	return "", "", false, e
}

// fieldClause reads what stands after "field:".
func (p *parser) fieldClause(f Field, start, valueStart int, value string) (Expr, error) {
	if value != "" {
		return p.value(f, valueStart, value)
	}
	r, n := utf8.DecodeRuneInString(p.src[p.pos:])
	switch {
	case n > 0 && r == '(':
		return p.group(f)
	case n > 0 && isQuote(r):
		return p.phrase(f)
	}
	e := p.fail(start, p.pos, "%s: needs a value right after the colon", f)
	if v := FieldValues(f); v != nil {
		e.Message += ", one of " + strings.Join(v, ", ")
	}
	return nil, e
}

// value reads a token as the value or values of a field.
func (p *parser) value(f Field, start int, token string) (Expr, error) {
	i, _ := info(f)
	if i.typ == textType {
		return p.word(f, start, token)
	}
	if err := p.count(start, 1+strings.Count(token, ",")); err != nil {
		return nil, err
	}
	if i.typ == keywordType {
		return p.fieldValue(i, start, start+len(token), strings.Split(token, ",")...)
	}
	return p.fieldValue(i, start, start+len(token), token)
}

// fieldValue makes the clause of the values that stand at start, one byte between them; end bounds the caret.
func (p *parser) fieldValue(f fieldInfo, start, end int, values ...string) (Expr, error) {
	switch f.typ {
	case numberType:
		return p.number(f.name, start, end, values[0])
	case dateType:
		period, err := ParsePeriod(values[0])
		if err != nil {
			return nil, p.fail(start, end, "%s", err)
		}
		return Dates{f.name, period}, nil
	}
	k := Keyword{Field: f.name}
	for _, v := range values {
		norm, err := p.keywordValue(f, start, v)
		if err != nil {
			return nil, err
		}
		start += len(v) + 1
		if !slices.Contains(k.Values, norm) {
			k.Values = append(k.Values, norm)
		}
	}
	return k, nil
}

// number reads "0.8..0.9"; a number alone is the least that is asked for.
func (p *parser) number(f Field, start, end int, text string) (Expr, error) {
	low, high, _ := strings.Cut(text, "..")
	n := Number{f, math.Inf(-1), math.Inf(1)}
	for _, b := range []struct {
		s  string
		to *float64
	}{{low, &n.Min}, {high, &n.Max}} {
		if b.s == "" {
			continue
		}
		x, err := strconv.ParseFloat(b.s, 64)
		if err != nil || strings.Trim(b.s, "0123456789.") != "" || len(b.s) > 12 {
			return nil, p.fail(start, end, "%q is no number: want one such as %s:0.8.. or %s:2..5", b.s, f, f)
		}
		*b.to = x
	}
	switch {
	case low == "" && high == "":
		return nil, p.fail(start, end, "a number is missing")
	case n.Min > n.Max:
		return nil, p.fail(start, end, "the range ends before it begins")
	}
	return n, nil
}

// keywordValue checks and spells one value as the documents do.
func (p *parser) keywordValue(f fieldInfo, start int, v string) (string, error) {
	bad := func(format string, args ...any) *Error { return p.fail(start, start+len(v), format, args...) }
	norm := spell(f.name, v)
	stem, isPrefix := strings.CutSuffix(norm, "*")
	switch {
	case v == "":
		return "", bad("a value is missing at the comma")
	case f.values != nil && !slices.Contains(f.values(), norm):
		e := bad("%s: has no value %q", f.name, v)
		if e.Suggest = suggestValue(f.name, norm); e.Suggest == nil {
			e.Message += ", it has " + strings.Join(f.values(), ", ")
		}
		return "", e
	case f.name == JurisdictionField && !isJurisdiction(norm):
		return "", bad("%q is no jurisdiction: want a code such as DE, DE-TH or EU", v)
	case strings.Contains(stem, "*"):
		return "", bad("an asterisk may stand at the end only")
	case isPrefix && stem == "":
		return "", bad("an asterisk needs something before it")
	case isPrefix:
		return norm, p.countWide(start)
	}
	return norm, nil
}

// spell brings a value to the letter case that documents hold it in.
func spell(f Field, v string) string {
	switch f {
	case JurisdictionField:
		return strings.ToUpper(v)
	case IDField, ArticleField, DossierField:
		return v
	}
	return strings.ToLower(v)
}

// isGenderEnding reports whether what stands after a colon ends a word: "lehrer:in", "lehrer:innenverband".
func isGenderEnding(s string) bool { return s == "in" || strings.HasPrefix(s, "innen") }

func isJurisdiction(s string) bool {
	country, part, _ := strings.Cut(s, "-")
	return len(country) == 2 && strings.Trim(country, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" &&
		len(part) <= 3 && strings.Trim(part, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == "" && !strings.HasSuffix(s, "-")
}
