package extractor

import (
	"strings"
	"unicode/utf8"

	"edikt"
	"edikt/language"
)

// Bounds that no news article meets and that keep time linear in the length of whatever comes.
const (
	partBytes      = 32 << 10 // longer texts are read in parts, cut at paragraphs
	sentenceTokens = 300      // longer sentences are cut
	partMentions   = 600      // names beyond are passed over
)

// parts cuts a text at paragraph ends, else at spaces, else anywhere between characters, into pieces of partBytes at most.
func parts(text string) []string {
	var out []string
	for len(text) > partBytes {
		n := cutAt(text[:partBytes])
		out = append(out, text[:n])
		text = text[n:]
	}
	return append(out, text)
}

func cutAt(window string) int {
	for _, sep := range [...]string{"\n\n", "\n", ". ", " "} {
		if i := strings.LastIndex(window, sep); i > partBytes/2 {
			return i + len(sep)
		}
	}
	n := len(window)
	for n > partBytes-utf8.UTFMax && !utf8.RuneStart(window[n-1]) {
		n--
	}
	return n - 1
}

// shift moves an event's offsets from a part to the whole text.
func shift(e *edikt.Event, by int) {
	for _, s := range [...]*edikt.Span{&e.Trigger, &e.Evidence} {
		s.Start += by
		s.End += by
	}
	e.Target.Start += by
	e.Target.End += by
	if e.Actor != nil {
		e.Actor.Start += by
		e.Actor.End += by
	}
}

// cutSentences cuts sentences that are longer than any real one.
func cutSentences(in []language.Sentence) []language.Sentence {
	long := 0
	for _, s := range in {
		long += int(s.Last-s.First-1) / sentenceTokens
	}
	if long == 0 {
		return in
	}
	out := make([]language.Sentence, 0, len(in)+long)
	for _, s := range in {
		for s.Last-s.First > sentenceTokens {
			head := s
			head.Last = s.First + sentenceTokens
			out = append(out, head)
			s.First, s.Lead = head.Last, head.Last
		}
		out = append(out, s)
	}
	return out
}
