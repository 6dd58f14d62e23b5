package main

import (
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// column of a table.
type column struct {
	title string
	good  int // width to which the column gives first, so that others keep theirs
	min   int // narrowest useful width; 0: the column gives nothing
	rank  int // the highest is left out first; 0: never
}

// cell is a text with a style; the text may come from the net.
type cell struct {
	text  string
	style style
}

// style is a terminal's select graphic rendition code.
type style string

// The styles in use; colours are those of the terminal's own palette.
const (
	plain     style = ""
	bold      style = "1"
	dim       style = "2"
	underline style = "4"
	red       style = "31"
	green     style = "32"
	yellow    style = "33"
	blue      style = "34"
)

// table prints rows for people.
type table struct {
	columns []column
	rows    [][]cell
	marks   map[[2]int][][2]int // row and column -> byte ranges of the cell's text that answer a query
}

func (t *table) add(cells ...cell) { t.rows = append(t.rows, cells) }

// mark underlines byte ranges of a cell in the row added last.
func (t *table) mark(column int, spans [][2]int) {
	if t.marks == nil {
		t.marks = map[[2]int][][2]int{}
	}
	t.marks[[2]int{len(t.rows) - 1, column}] = spans
}

const gap = 2 // blanks between columns

// write prints the table in at most width columns (0: as wide as it comes), in colour or not.
func (t *table) write(w io.Writer, width int, colour bool) error {
	widths := t.fit(width)
	var b strings.Builder
	header := make([]cell, len(t.columns))
	for i, c := range t.columns {
		header[i] = cell{c.title, dim}
	}
	t.writeRow(&b, -1, header, widths, colour)
	for i, row := range t.rows {
		t.writeRow(&b, i, row, widths, colour)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (t *table) writeRow(b *strings.Builder, number int, row []cell, widths []int, colour bool) {
	pad := 0
	for i, c := range row {
		if widths[i] == 0 {
			continue
		}
		b.WriteString(strings.Repeat(" ", pad))
		cleaned := clean(c.text)
		text := clip(cleaned, widths[i])
		pad = widths[i] - displayWidth(text) + gap
		if colour && text != "" {
			spans := t.marks[[2]int{number, i}]
			if cleaned != c.text {
				spans = nil // they count in another text
			}
			text = paint(text, c.style, spans)
		}
		b.WriteString(text)
	}
	b.WriteByte('\n')
}

// paint gives a text its style, and underlines the spans that lie in it whole.
func paint(text string, st style, spans [][2]int) string {
	var b strings.Builder
	at := 0
	for _, s := range spans {
		if s[0] < at || s[1] <= s[0] || s[1] > len(strings.TrimSuffix(text, "…")) {
			continue
		}
		b.WriteString(styled(text[at:s[0]], st))
		b.WriteString(styled(text[s[0]:s[1]], joinStyles(st, underline)))
		at = s[1]
	}
	b.WriteString(styled(text[at:], st))
	return b.String()
}

func styled(text string, st style) string {
	if text == "" || st == plain {
		return text
	}
	return "\x1b[" + string(st) + "m" + text + "\x1b[0m"
}

func joinStyles(a, b style) style {
	if a == plain {
		return b
	}
	return a + ";" + b
}

// fit gives each column its width; 0 leaves it out. Columns give room first; where that is not enough the one that matters
// least goes, and the others share anew.
func (t *table) fit(width int) []int {
	gone := map[int]bool{}
	for {
		widths := t.natural(gone)
		if width <= 0 || t.squeeze(widths, width) {
			return widths
		}
		last := t.least(gone)
		if last < 0 {
			return widths
		}
		gone[last] = true
	}
}

// natural is how wide the columns would be with all the room there is.
func (t *table) natural(gone map[int]bool) []int {
	widths := make([]int, len(t.columns))
	for i, c := range t.columns {
		if gone[i] {
			continue
		}
		widths[i] = displayWidth(c.title)
		for _, row := range t.rows {
			widths[i] = max(widths[i], displayWidth(clean(row[i].text)))
		}
	}
	return widths
}

// squeeze takes what is too much from the columns that can give, the widest first, and reports whether it was enough.
func (t *table) squeeze(widths []int, width int) bool {
	over := total(widths) - width
	over = t.give(widths, over, func(c column) int { return max(c.good, c.min) })
	return t.give(widths, over, func(c column) int { return c.min }) <= 0
}

// give narrows columns down to their floors until nothing is over, and returns what still is.
func (t *table) give(widths []int, over int, floor func(column) int) int {
	for ; over > 0; over-- {
		widest := -1
		for i, c := range t.columns {
			if c.min > 0 && widths[i] > floor(c) && (widest < 0 || widths[i] > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
	}
	return over
}

// least is the column that matters least of those still there, -1 where all that are left must stay.
func (t *table) least(gone map[int]bool) int {
	last := -1
	for i, c := range t.columns {
		if !gone[i] && c.rank > 0 && (last < 0 || c.rank > t.columns[last].rank) {
			last = i
		}
	}
	return last
}

func total(widths []int) int {
	n, columns := 0, 0
	for _, w := range widths {
		if w > 0 {
			n += w
			columns++
		}
	}
	return n + gap*max(0, columns-1)
}

// clean makes text from the net harmless on a terminal: no control or escape characters, no marks that turn the
// direction of writing, one line.
func clean(s string) string { return strings.TrimSpace(harmless(s)) }

// harmless is clean for a part of a line: spaces at its ends stay.
func harmless(s string) string {
	if strings.ContainsFunc(s, disturbs) {
		s = strings.Map(func(r rune) rune {
			switch {
			case unicode.IsSpace(r):
				return ' '
			case disturbs(r):
				return -1
			}
			return r
		}, s)
	}
	return s
}

func disturbs(r rune) bool {
	return r != ' ' && (unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError || unicode.Is(unicode.Co, r))
}

// clip shortens a text to a width, with an ellipsis where something is missing.
func clip(s string, width int) string {
	if displayWidth(s) <= width {
		return s
	}
	n := 0
	for i, r := range s {
		if n += runeWidth(r); n >= width {
			return strings.TrimRight(s[:i], " ") + "…"
		}
	}
	return s
}

func displayWidth(s string) int {
	n := 0
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}

// runeWidth is how many columns a character takes on a terminal.
func runeWidth(r rune) int {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me):
		return 0
	case unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana), r >= 0xFF01 && r <= 0xFF60, r >= 0x1F300 && r <= 0x1FAFF:
		return 2
	}
	return 1
}
