package extractor

import (
	"fmt"
	"slices"
	"time"

	"edikt"
)

// Explanation is what the extractor made of an article, and why.
type Explanation struct {
	Events []Reason
	Misses []NearMiss
}

// Reason is an event with the words that made its status.
type Reason struct {
	Event edikt.Event
	Words []string // "will: plan", "nicht: negation"
}

// NearMiss is a rule whose trigger stands in a sentence and that found no event there.
type NearMiss struct {
	Rule     string
	Trigger  edikt.Span
	Sentence edikt.Span
	Failed   string // the element that was missing
}

func (m NearMiss) String() string {
	return fmt.Sprintf("%s at %q: %s", m.Rule, m.Trigger.Text, m.Failed)
}

// trace collects what happens while an article is explained or profiled; nil in ordinary work.
type trace struct {
	misses  []NearMiss
	reasons map[int32][]string // by trigger token
	profile *Profile
}

// Explain extracts an article and keeps the reasons.
func (x *Extractor) Explain(a *edikt.Article) Explanation {
	g := x.grammars[a.Lang]
	if g == nil {
		return Explanation{}
	}
	d := newDocument()
	d.reset(g, a)
	d.trace = &trace{reasons: map[int32][]string{}}
	if !g.filter.named(d) {
		return Explanation{}
	}
	var ex Explanation
	for _, e := range d.extract() {
		e.RulesVersion = x.version
		ex.Events = append(ex.Events, Reason{Event: e, Words: d.trace.reasons[int32(e.Trigger.Start)]})
	}
	for _, m := range d.trace.misses {
		hit := slices.ContainsFunc(ex.Events, func(r Reason) bool { return r.Event.Trigger == m.Trigger })
		if !hit && !slices.Contains(ex.Misses, m) {
			ex.Misses = append(ex.Misses, m)
		}
	}
	return ex
}

// miss notes that a rule failed at one of its elements.
func (d *document) miss(r *rule, first, last int32, failed string) {
	if d.trace == nil || !d.served[d.words[first].sentence] {
		return
	}
	s := d.sentences[d.words[first].sentence]
	d.trace.misses = append(d.trace.misses, NearMiss{r.ID, d.span(first, last), d.span(s.First, s.Last), failed})
}

// because notes the words around a trigger that made its status.
func (d *document) because(c int32, trigger [2]int32, s status) {
	if d.trace == nil {
		return
	}
	var words []string
	for _, in := range d.frame(c) {
		for _, i := range d.clauses[in].words {
			w := &d.words[i]
			text := d.tokens[i].Text(d.text)
			switch e := d.effectOf(i); {
			case i >= trigger[0] && i < trigger[1]:
			case w.is(isNeg):
				words = append(words, text+": negation")
			case w.is(isModal):
				words = append(words, text+": modal verb")
			case e != noEffect:
				words = append(words, text+": "+e.String())
			}
		}
	}
	d.trace.reasons[d.tokens[trigger[0]].Start] = append(words, "so: "+string(statusNames[s]))
}

func (e effect) String() string {
	for name, v := range effectNames {
		if v == e {
			return name
		}
	}
	return ""
}

// Profile counts what rules do over a corpus.
type Profile struct {
	Now   func() time.Time
	Rules map[string]*RuleProfile
}

// RuleProfile is one rule's share.
type RuleProfile struct {
	Tries  int           // times its trigger stood somewhere
	Events int           // events before merging
	Time   time.Duration // spent in it
}

// Add extracts an article and adds to the profile what each rule did.
func (x *Extractor) Add(p *Profile, a *edikt.Article) {
	g := x.grammars[a.Lang]
	if g == nil {
		return
	}
	d := g.documents.Get().(*document)
	defer g.documents.Put(d)
	d.reset(g, a)
	if !g.filter.named(d) {
		return
	}
	d.trace = &trace{reasons: map[int32][]string{}, profile: p}
	d.extract()
}

// clocked runs one try of a rule; in profiling it is counted and timed.
func (d *document) clocked(r *rule, try func()) {
	if d.trace == nil || d.trace.profile == nil {
		try()
		return
	}
	p := d.trace.profile
	rp := p.Rules[r.ID]
	if rp == nil {
		rp = new(RuleProfile)
		p.Rules[r.ID] = rp
	}
	start, before := p.Now(), len(d.found)
	try()
	rp.Tries++
	rp.Events += len(d.found) - before
	rp.Time += p.Now().Sub(start)
}
