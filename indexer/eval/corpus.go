package eval

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"edikt"
)

// Document is an article with the fact that it tells.
type Document struct {
	edikt.Document
	Fact Fact
}

// corpusSize is the number of documents, three in five of them German.
const corpusSize = 1200

// Corpus writes the collection; it is the same at every call.
func Corpus() []Document {
	rnd := rand.New(rand.NewPCG(2026, 11))
	out := make([]Document, corpusSize)
	for i := range out {
		w, lang := &german, "de"
		if i%5 > 2 {
			w, lang = &french, "fr"
		}
		out[i] = w.write(rnd, i, lang)
	}
	return out
}

func pick[T any](rnd *rand.Rand, list []T) T { return list[rnd.IntN(len(list))] }

func keys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func (w *wording) write(rnd *rand.Rand, i int, lang string) Document {
	f := Fact{Lang: lang, Actor: pick(rnd, keys(w.actors))}
	if rnd.IntN(3) > 0 {
		f.Topic, f.Target, f.Scope = pick(rnd, servicePolicies), pick(rnd, targets), pick(rnd, keys(w.scopes))
	} else {
		f.Topic = pick(rnd, otherTopics)
	}
	lead := w.fill(rnd, pick(rnd, w.topics[f.Topic]), f)
	title := lead[:len(lead)-1]
	if t := w.titles[f.Topic]; t != nil && rnd.IntN(2) == 0 {
		title = w.fill(rnd, pick(rnd, t), f)
	}
	text := lead
	for range 2 + rnd.IntN(4) {
		text += " " + pick(rnd, w.filler)
	}
	if rnd.IntN(2) == 0 {
		text += "\n\n" + w.fill(rnd, pick(rnd, w.topics[f.Topic]), f)
	}
	if f.Target == "" && rnd.IntN(3) == 0 { // services are named in passing all the time
		text += map[string]string{"de": " Das schrieb er auf ", "fr": " C'est ce qu'il écrit sur "}[lang] + pick(rnd, targets) + "."
	}
	id := fmt.Sprintf("doc-%03d", i)
	date := time.Date(2025, 11, 1, 9, 0, 0, 0, time.UTC).AddDate(0, 0, rnd.IntN(380))
	return Document{Fact: f, Document: edikt.Document{Type: edikt.ArticleDocument, ID: id, Text: text, Fetched: date,
		Article: edikt.ArticleRef{ID: id, Revision: 1, Lang: lang, Source: fmt.Sprintf("outlet%d.example", i%9), Date: edikt.Date(date.Format(time.DateOnly)), Title: title}}}
}

// fill puts the fact into a sentence.
func (w *wording) fill(rnd *rand.Rand, s string, f Fact) string {
	actor := w.actors[f.Actor]
	s = strings.NewReplacer("%A", upperFirst(actor), "%a", actor, "%T", f.Target, "%S", pick(rnd, w.scopes[f.Scope])).Replace(s)
	s = strings.Join(strings.Fields(s), " ")
	s = strings.NewReplacer(" .", ".", " ,", ",", "de le ", "du ", "par le ", "par le ").Replace(s)
	return upperFirst(s)
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
