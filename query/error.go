package query

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Error is a mistake in a query with its place.
type Error struct {
	Query   string
	Start   int // bytes of Query
	End     int // Start where the place is a point, as at a missing bracket
	Message string
	Suggest []string // what may have been meant, nearest first; each stands for Query[Start:End]
}

// Error is the message with the query and a caret below the place.
func (e *Error) Error() string { return e.Summary() + "\n" + e.Caret() }

// Summary is the message in one line.
func (e *Error) Summary() string {
	switch len(e.Suggest) {
	case 0:
		return e.Message
	case 1:
		return fmt.Sprintf("%s; did you mean %s?", e.Message, e.Suggest[0])
	}
	last := len(e.Suggest) - 1
	return fmt.Sprintf("%s; did you mean %s or %s?", e.Message, strings.Join(e.Suggest[:last], ", "), e.Suggest[last])
}

// caretWindow is how many runes of the query stand before and after the place.
const caretWindow = 48

// Caret is the query in one line and, under it, marks below the place.
func (e *Error) Caret() string {
	start, end := clampPlace(e.Query, e.Start, e.End)
	before, at, after := visible(e.Query[:start]), visible(e.Query[start:end]), visible(e.Query[end:])
	if len(before) > caretWindow {
		before = append([]rune("…"), before[len(before)-caretWindow:]...)
	}
	if len(at) > caretWindow {
		at = append(at[:caretWindow], '…')
	}
	if len(after) > caretWindow {
		after = append(after[:caretWindow], '…')
	}
	line := "  " + string(before) + string(at) + string(after)
	marks := "  " + strings.Repeat(" ", width(before)) + "^" + strings.Repeat("~", max(0, width(at)-1))
	return line + "\n" + marks
}

func clampPlace(s string, start, end int) (int, int) {
	start = min(max(start, 0), len(s))
	return start, min(max(end, start), len(s))
}

// visible replaces what would move the caret: control characters, line ends, marks that take no place.
func visible(s string) []rune {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		switch {
		case r == utf8.RuneError, unicode.Is(unicode.Cf, r):
			r = '\uFFFD'
		case unicode.IsControl(r), unicode.IsSpace(r):
			r = ' '
		}
		out = append(out, r)
	}
	return out
}

// width counts columns: East Asian wide letters take two, combining marks none.
func width(rs []rune) int {
	n := 0
	for _, r := range rs {
		switch {
		case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Me, r):
		case unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana), r >= 0xFF01 && r <= 0xFF60, r >= 0x1F300 && r <= 0x1FAFF:
			n += 2
		default:
			n++
		}
	}
	return n
}
