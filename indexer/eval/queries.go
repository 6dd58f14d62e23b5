package eval

import (
	_ "embed"
	"strings"
)

// Query is what an analyst types, with what must be told by a document that answers it.
type Query struct {
	Lang string
	Text string
	Want Fact // empty fields do not matter
}

// Answers reports whether a document tells what the query asks for.
func (q Query) Answers(f Fact) bool {
	w := q.Want
	return f.Lang == q.Lang && (w.Topic == "" || f.Topic == w.Topic) && (w.Target == "" || strings.EqualFold(f.Target, w.Target)) && (w.Actor == "" || f.Actor == w.Actor) && (w.Scope == "" || f.Scope == w.Scope)
}

// Relevant gives the documents that answer.
func (q Query) Relevant(docs []Document) map[string]bool {
	out := map[string]bool{}
	for _, d := range docs {
		if q.Answers(d.Fact) {
			out[d.ID] = true
		}
	}
	return out
}

// Queries reads queries.txt: "lang | text | topic | target | actor | scope".
func Queries() []Query {
	var out []Query
	for line := range strings.Lines(queryList) {
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		c := strings.Split(line+"|||||", "|")
		for i := range c {
			c[i] = strings.TrimSpace(c[i])
		}
		out = append(out, Query{Lang: c[0], Text: c[1], Want: Fact{Lang: c[0], Topic: c[2], Target: c[3], Actor: c[4], Scope: c[5]}})
	}
	return out
}

//go:embed queries.txt
var queryList string
