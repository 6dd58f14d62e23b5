package yaml

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Mistake is one thing wrong at one place of a file.
type Mistake struct {
	File   string
	Pos    Pos
	Text   string
	Source string // the line, without its end
}

// maxSource bounds the printed line in characters; the window moves with the column.
const maxSource = 120

// Error prints the place and the text, then the line with a caret below it:
//
//	edikt.yaml:3:5: unknown key "prot", did you mean "port"?
//	  3 |   prot: 8080
//	    |   ^
func (m *Mistake) Error() string {
	head := fmt.Sprintf("%s:%d:%d: %s", m.File, m.Pos.Line, m.Pos.Column, m.Text)
	if strings.TrimSpace(m.Source) == "" {
		return head
	}
	line, indent := window([]rune(m.Source), max(m.Pos.Column-1, 0))
	num := fmt.Sprint(m.Pos.Line)
	return fmt.Sprintf("%s\n  %s | %s\n  %*s | %s^", head, num, line, len(num), "", indent)
}

// window cuts a long line around column col and returns what stands before the caret as white space,
// tabs kept so that the caret stays below its place.
func window(line []rune, col int) (text, indent string) {
	from := 0
	if len(line) > maxSource {
		from = max(0, min(col-maxSource/2, len(line)-maxSource))
		line = line[from : from+maxSource]
	}
	var b strings.Builder
	for _, r := range line[:min(col-from, len(line))] {
		if r != '\t' {
			r = ' '
		}
		b.WriteRune(r)
	}
	return string(line), b.String()
}

// Mistakes are all that is wrong with one or several files.
type Mistakes []*Mistake

// maxPrinted bounds the mistakes that Error prints.
const maxPrinted = 50

// Error prints the mistakes in the order of the files' lines.
func (ms Mistakes) Error() string {
	var b strings.Builder
	for i, m := range ms[:min(len(ms), maxPrinted)] {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(m.Error())
	}
	if more := len(ms) - maxPrinted; more > 0 {
		fmt.Fprintf(&b, "\n... and %d more mistakes", more)
	}
	return b.String()
}

// Unwrap makes each mistake findable by errors.As.
func (ms Mistakes) Unwrap() []error {
	errs := make([]error, len(ms))
	for i, m := range ms {
		errs[i] = m
	}
	return errs
}

// Err is nil where there is no mistake, else the mistakes in order of file and place.
func (ms Mistakes) Err() error {
	if len(ms) == 0 {
		return nil
	}
	slices.SortStableFunc(ms, func(a, b *Mistake) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Column, b.Pos.Column))
	})
	return ms
}
