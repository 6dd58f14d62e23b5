package indexer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"edikt"
	lang "edikt/language/analysis"
	"edikt/query"
)

// Bounds of highlights.
const (
	maxMarks    = 3   // fragments of a body
	fragment    = 240 // bytes of a fragment, about
	maxWholeLen = 600 // fields up to this length are shown whole
)

// marker finds what in a document answers a plan.
type marker struct {
	analyzers *query.Analyzers
	terms     map[query.Field]map[string]bool
	forms     []formTest
	phrases   []query.Exact
}

// formTest is a prefix or fuzzy word.
type formTest struct {
	in   []query.Field
	test func(form string) bool
}

func newMarker(a *query.Analyzers, p query.Plan) *marker {
	m := &marker{analyzers: a, terms: map[query.Field]map[string]bool{}}
	m.learn(p)
	return m
}

// learn collects what a plan asks for; what it rules out is not marked.
func (m *marker) learn(p query.Plan) {
	switch p := p.(type) {
	case query.AllOf:
		for _, q := range p.Of {
			m.learn(q)
		}
	case query.AnyOf:
		for _, q := range p.Of {
			m.learn(q)
		}
	case query.Terms:
		m.learnTerms(p)
	case query.FormPrefix:
		m.forms = append(m.forms, formTest{p.In, func(form string) bool { return strings.HasPrefix(form, p.Prefix) }})
	case query.FormFuzzy:
		m.forms = append(m.forms, formTest{p.In, p.Matches})
	case query.Exact:
		m.phrases = append(m.phrases, p)
	}
}

func (m *marker) learnTerms(p query.Terms) {
	for _, f := range p.In {
		if m.terms[f] == nil {
			m.terms[f] = map[string]bool{}
		}
		for _, a := range p.Any {
			m.terms[f][a.Term] = true
		}
	}
}

// marks gives fragments of the fields that answer, by field. Names are no field of a document and not shown.
func (m *marker) marks(d *edikt.Document) map[string][]query.Mark {
	out := map[string][]query.Mark{}
	analyzer := m.analyzers.For(strings.ToLower(d.Article.Lang))
	for _, t := range query.Texts(d) {
		if t.Field == query.NamesField {
			continue
		}
		if spans := m.spans(t, analyzer, d.Article.Lang); len(spans) > 0 {
			out[string(t.Field)] = fragments(t.Text, spans)
		}
	}
	return out
}

// spans gives the byte ranges that answer, in order and apart; of a long text, those of its first paragraphs that fill the
// fragments shown. Phrases may reach from one paragraph into the next.
func (m *marker) spans(t query.Text, a *lang.Analyzer, language string) [][2]int {
	if len(t.Text) <= maxWholeLen || len(m.phrases) > 0 {
		return m.spansIn(nil, t, 0, len(t.Text), a, language)
	}
	var out [][2]int
	for from := 0; from < len(t.Text) && !filled(t.Text[:from], out); {
		end := len(t.Text)
		if i := strings.Index(t.Text[from:], paragraphEnd); i >= 0 {
			end = from + i + len(paragraphEnd)
		}
		out = m.spansIn(out, t, from, end, a, language)
		from = end
	}
	return out
}

const paragraphEnd = "\n\n"

// filled reports whether the fragments of a text's beginning stay as they are, whatever follows.
func filled(text string, spans [][2]int) bool {
	if len(spans) < maxMarks {
		return false
	}
	marks := fragments(text, spans)
	last := marks[len(marks)-1]
	return len(marks) == maxMarks && last.Start+len(last.Text)+fragment <= len(text)
}

// spansIn adds the ranges in a stretch of a text.
func (m *marker) spansIn(dst [][2]int, t query.Text, from, end int, a *lang.Analyzer, language string) [][2]int {
	words := a.Index(nil, t.Text[from:end])
	var out [][2]int
	for _, w := range words {
		out = m.wordSpans(out, t.Field, w)
	}
	for _, p := range m.phrases {
		if slices.Contains(p.In, t.Field) {
			out = phraseSpans(out, words, m.phraseForms(p, language))
		}
	}
	for _, s := range merged(out) {
		dst = append(dst, [2]int{from + s[0], from + s[1]})
	}
	return dst
}

func (m *marker) wordSpans(dst [][2]int, f query.Field, w lang.Word) [][2]int {
	for _, term := range w.Terms {
		if m.terms[f][term.Text] {
			return append(dst, [2]int{term.Start, term.End})
		}
	}
	for _, x := range m.forms {
		if slices.Contains(x.in, f) && x.test(w.Form) {
			return append(dst, [2]int{w.Start, w.End})
		}
	}
	return dst
}

func (m *marker) phraseForms(p query.Exact, language string) []string {
	if language == lang.French {
		return formsOf(m.analyzers.For(lang.French), p.Text)
	}
	return formsOf(m.analyzers.For(""), p.Text)
}

func phraseSpans(dst [][2]int, words []lang.Word, forms []string) [][2]int {
	for i := 0; ; {
		i = sequenceAt(words, forms, i)
		if i < 0 {
			return dst
		}
		dst = append(dst, [2]int{words[i].Start, words[i+len(forms)-1].End})
		i += len(forms)
	}
}

// merged sorts spans and joins those that touch.
func merged(spans [][2]int) [][2]int {
	slices.SortFunc(spans, func(a, b [2]int) int { return a[0] - b[0] })
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s[0] <= out[n-1][1] {
			out[n-1][1] = max(out[n-1][1], s[1])
			continue
		}
		out = append(out, s)
	}
	return out
}

// fragments cuts the stretches around spans out of a text, the densest first in a long one. It never cuts a character
// and cuts a word only where there is no space near.
func fragments(text string, spans [][2]int) []query.Mark {
	if len(text) <= maxWholeLen {
		return []query.Mark{{Text: text, Spans: spans}}
	}
	var marks []query.Mark
	for i := 0; i < len(spans) && len(marks) < maxMarks; {
		j := i + 1
		for j < len(spans) && spans[j][1] <= spans[i][0]+fragment*2/3 {
			j++
		}
		marks = append(marks, cutFragment(text, spans[i:j]))
		for i = j; i < len(spans) && spans[i][0] < marks[len(marks)-1].Start+len(marks[len(marks)-1].Text); i++ {
		}
	}
	return marks
}

func cutFragment(text string, spans [][2]int) query.Mark {
	first, last := spans[0][0], spans[len(spans)-1][1]
	room := max(0, fragment-(last-first))
	start := wordStart(text, first-room/2, first)
	end := wordEnd(text, last+room/2, last)
	m := query.Mark{Text: text[start:end], Start: start}
	for _, s := range spans {
		m.Spans = append(m.Spans, [2]int{s[0] - start, s[1] - start})
	}
	return m
}

// wordStart moves a cut forward to the next beginning of a word, at most up to limit.
func wordStart(text string, at, limit int) int {
	if at <= 0 {
		return 0
	}
	if i := strings.IndexAny(text[at:limit], " \n"); i >= 0 {
		return at + i + 1
	}
	for at < limit && !utf8.RuneStart(text[at]) {
		at++
	}
	return at
}

// wordEnd moves a cut back to the end of a word, at most down to limit.
func wordEnd(text string, at, limit int) int {
	if at >= len(text) {
		return len(text)
	}
	if i := strings.LastIndexAny(text[limit:at], " \n"); i >= 0 {
		return limit + i
	}
	for at > limit && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}
