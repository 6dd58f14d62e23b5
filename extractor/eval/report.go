package eval

import (
	"bytes"
	"fmt"
	"io"
)

// Write prints the whole report, one figure a place, so that two reports can be compared line by line.
func (r *Report) Write(w io.Writer) error {
	var b bytes.Buffer
	r.summary(&b)
	for _, part := range []struct {
		title string
		rows  []Row
	}{{"language", r.Langs}, {"kind", r.Kinds}, {"phenomenon", r.Phenomena}} {
		b.WriteString("\n")
		table(&b, part.title, part.rows)
	}
	b.WriteString("\n")
	r.confidence(&b)
	_, err := w.Write(b.Bytes())
	return err
}

// WriteSummary prints the three levels, the quiet articles and the fields, then one breakdown: "lang", "kind",
// "phenomenon", or "" for none.
func (r *Report) WriteSummary(w io.Writer, by string) error {
	var b bytes.Buffer
	r.summary(&b)
	if rows := map[string][]Row{"lang": r.Langs, "kind": r.Kinds, "phenomenon": r.Phenomena}[by]; rows != nil {
		b.WriteString("\n")
		table(&b, by, rows)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// WriteMistakes prints the first n mistakes, in the order of the gold.
func (r *Report) WriteMistakes(w io.Writer, n int) error {
	var b bytes.Buffer
	for _, m := range r.Mistakes[:min(n, len(r.Mistakes))] {
		if e := m.Missed; e != nil {
			fmt.Fprintf(&b, "MISSED %s  %s/%s  %s -> %s: %s\n", m.Article, e.Kind, e.Status, orNone(e.Actor), e.Target, clip(e.Sentence))
			continue
		}
		e, actor := m.Wrong, ""
		if e.Actor != nil {
			actor = e.Actor.Name
		}
		fmt.Fprintf(&b, "WRONG  %s  %s/%s  %s -> %s  [%s]: %s\n", m.Article, e.Kind, e.Status, orNone(actor), e.Target.ID, e.Rule, clip(e.Evidence.Text))
	}
	_, err := w.Write(b.Bytes())
	return err
}

func (r *Report) summary(b *bytes.Buffer) {
	fmt.Fprintf(b, "articles %d\n", r.Articles)
	if r.Absent > 0 {
		fmt.Fprintf(b, "nothing handed in for %d of them\n", r.Absent)
	}
	for level, c := range r.Levels {
		fmt.Fprintf(b, "%-5s P %.3f  R %.3f  F1 %.3f  right %d wrong %d missed %d\n",
			Level(level), c.Precision(), c.Recall(), c.F1(), c.Right, c.Wrong, c.Missed)
	}
	fmt.Fprintf(b, "quiet %d of %d event-free articles\n", r.Quiet, r.EventFree)
	b.WriteString("fields")
	for _, f := range r.Fields {
		fmt.Fprintf(b, "  %s %d/%d", f.Name, f.Right, f.Given)
	}
	b.WriteString("\n")
}

// table prints precision and recall at level full, and F1 at each level.
func table(b *bytes.Buffer, title string, rows []Row) {
	fmt.Fprintf(b, "%-15s  articles  events   what    who   full      P      R\n", "by "+title)
	for _, row := range rows {
		full := row.Levels[Full]
		if row.Articles == 0 && full == (Count{}) {
			continue
		}
		fmt.Fprintf(b, "%-15s  %8d  %6d  %.3f  %.3f  %.3f  %.3f  %.3f\n", row.Name, row.Articles, full.Right+full.Missed,
			row.Levels[What].F1(), row.Levels[Who].F1(), full.F1(), full.Precision(), full.Recall())
	}
}

func (r *Report) confidence(b *bytes.Buffer) {
	b.WriteString("confidence   found  right  precision   mean\n")
	for i, t := range r.Confidence {
		if t.Found > 0 {
			fmt.Fprintf(b, "%.1f to %.1f   %5d  %5d      %.3f  %.3f\n", float64(i)/10, float64(i+1)/10, t.Found, t.Right, share(t.Right, t.Found), t.Mean())
		}
	}
}

func orNone(actor string) string {
	if actor == "" {
		return "(nobody named)"
	}
	return actor
}

// clip keeps a line of mistakes readable.
func clip(s string) string {
	if r := []rune(s); len(r) > 160 {
		return string(r[:159]) + "…"
	}
	return s
}
