package query

// Walk calls visit for an expression and all of its parts, until visit returns false; inside a Not negated is set.
func Walk(e Expr, visit func(e Expr, negated bool) bool) { walk(e, false, visit) }

func walk(e Expr, negated bool, visit func(Expr, bool) bool) bool {
	if e == nil {
		return true
	}
	if !visit(e, negated) {
		return false
	}
	var parts []Expr
	switch e := e.(type) {
	case And:
		parts = e.Of
	case Or:
		parts = e.Of
	case Not:
		return walk(e.Of, !negated, visit)
	}
	for _, x := range parts {
		if !walk(x, negated, visit) {
			return false
		}
	}
	return true
}

// Ranks reports whether a query asks for words, by which hits can be ranked.
func Ranks(e Expr) bool {
	ranks := false
	Walk(e, func(e Expr, negated bool) bool {
		switch e.(type) {
		case Word, Phrase, Prefix, Fuzzy:
			ranks = ranks || !negated
		}
		return !ranks
	})
	return ranks
}

// Join asks for all of the expressions; nil ones are left out.
func Join(parts ...Expr) Expr {
	var of []Expr
	for _, e := range parts {
		of = appendPart[And](of, e)
	}
	return join(of, func() Expr { return And{of} })
}
