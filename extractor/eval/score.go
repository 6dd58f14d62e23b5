package eval

import (
	"slices"

	"edikt"
)

// Count is what a comparison adds up to.
type Count struct{ Right, Wrong, Missed int }

func (c *Count) add(d Count) {
	c.Right += d.Right
	c.Wrong += d.Wrong
	c.Missed += d.Missed
}

// Precision is the share of what was found that is right; 1 where nothing was found.
func (c Count) Precision() float64 { return share(c.Right, c.Right+c.Wrong) }

// Recall is the share of what is there that was found; 1 where nothing is there.
func (c Count) Recall() float64 { return share(c.Right, c.Right+c.Missed) }

// F1 is the harmonic mean of precision and recall.
func (c Count) F1() float64 {
	p, r := c.Precision(), c.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

// Levels holds a count for each of What, Who and Full.
type Levels [3]Count

// Row is one line of a breakdown.
type Row struct {
	Name     string
	Articles int
	Levels   Levels
}

// Tenth is one step of the confidence table: events found with a confidence from Index/10 on.
type Tenth struct {
	Found, Right int
	sum          float64
}

// Mean is the average confidence of the events in this tenth.
func (t Tenth) Mean() float64 {
	if t.Found == 0 {
		return 0
	}
	return t.sum / float64(t.Found)
}

// Field counts the events at level who whose gold states the field, and those where it is right.
type Field struct {
	Name         string
	Right, Given int
}

// Mistake is an event missed or a false alarm at level full.
type Mistake struct {
	Article string
	Missed  *Event       // one of the two is set
	Wrong   *edikt.Event // as found
}

// Report is everything that a comparison tells.
type Report struct {
	Articles   int
	Levels     Levels
	Quiet      int // event-free articles on which nothing was reported
	EventFree  int
	Absent     int // articles for which nothing was handed in, not even an empty list
	Langs      []Row
	Kinds      []Row
	Phenomena  []Row
	Fields     []Field
	Confidence [10]Tenth
	Mistakes   []Mistake
}

// Score compares what was found with the gold.
func Score(gold []Article, found Found) *Report {
	s := &scorer{matcher: matcher{newActorWords()}, found: found, report: &Report{Articles: len(gold)}}
	s.report.Fields = []Field{{Name: "jurisdiction"}, {Name: "scope"}, {Name: "when"}, {Name: "addressee"}}
	for i := range gold {
		s.article(&gold[i])
	}
	s.breakdowns(gold)
	return s.report
}

type scorer struct {
	matcher matcher
	found   Found
	report  *Report
}

func (s *scorer) article(a *Article) {
	found, handedIn := s.found[a.ID]
	if !handedIn {
		s.report.Absent++
	}
	for level, c := range s.levels(a.Events, found) {
		s.report.Levels[level].add(c)
	}
	if len(a.Events) == 0 {
		s.report.EventFree++
		if len(found) == 0 {
			s.report.Quiet++
		}
	}
	s.fields(a, found)
	s.full(a, found)
}

// levels counts one article, or a part of it, at each level.
func (s *scorer) levels(gold []Event, found []edikt.Event) Levels {
	return Levels{
		What: s.count(What, distinctGold(gold), distinctFound(found)),
		Who:  s.count(Who, gold, found),
		Full: s.count(Full, gold, found),
	}
}

func (s *scorer) count(level Level, gold []Event, found []edikt.Event) Count {
	c := Count{Wrong: len(found)}
	for g, p := range s.matcher.pair(level, gold, found) {
		switch {
		case p >= 0:
			c.Wrong--
			if !gold[g].Optional {
				c.Right++
			}
		case !gold[g].Optional:
			c.Missed++
		}
	}
	return c
}

// full files the article's events by confidence and lists the mistakes.
func (s *scorer) full(a *Article, found []edikt.Event) {
	pairs := s.matcher.pair(Full, a.Events, found)
	for g, p := range pairs {
		if p < 0 && !a.Events[g].Optional {
			s.report.Mistakes = append(s.report.Mistakes, Mistake{Article: a.ID, Missed: &a.Events[g]})
		}
	}
	for p := range found {
		g := slices.Index(pairs, p)
		if g < 0 {
			s.report.Mistakes = append(s.report.Mistakes, Mistake{Article: a.ID, Wrong: &found[p]})
		}
		if g < 0 || !a.Events[g].Optional {
			s.report.tenth(found[p].Confidence).take(found[p].Confidence, g >= 0)
		}
	}
}

func (r *Report) tenth(confidence float64) *Tenth {
	return &r.Confidence[min(max(int(confidence*10), 0), 9)]
}

func (t *Tenth) take(confidence float64, right bool) {
	t.Found++
	t.sum += confidence
	if right {
		t.Right++
	}
}

func (s *scorer) breakdowns(gold []Article) {
	s.report.Langs = s.rows(gold, langs(gold), func(a *Article, lang string) bool { return a.Lang == lang })
	s.report.Phenomena = s.rows(gold, Phenomena(), func(a *Article, p string) bool { return slices.Contains(a.Phenomena, p) })
	for _, kind := range edikt.Kinds() {
		row := Row{Name: string(kind)}
		for i := range gold {
			own := slices.DeleteFunc(slices.Clone(gold[i].Events), func(e Event) bool { return e.Kind != kind })
			found := slices.DeleteFunc(slices.Clone(s.found[gold[i].ID]), func(e edikt.Event) bool { return e.Kind != kind })
			row.take(s.levels(own, found), len(own) > 0)
		}
		s.report.Kinds = append(s.report.Kinds, row)
	}
}

// rows counts the articles that belong to each name.
func (s *scorer) rows(gold []Article, names []string, belongs func(*Article, string) bool) []Row {
	var rows []Row
	for _, name := range names {
		row := Row{Name: name}
		for i := range gold {
			if belongs(&gold[i], name) {
				row.take(s.levels(gold[i].Events, s.found[gold[i].ID]), true)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func (r *Row) take(l Levels, counted bool) {
	if counted {
		r.Articles++
	}
	for level := range l {
		r.Levels[level].add(l[level])
	}
}

func langs(gold []Article) []string {
	var all []string
	for _, a := range gold {
		if !slices.Contains(all, a.Lang) {
			all = append(all, a.Lang)
		}
	}
	slices.Sort(all)
	return all
}
