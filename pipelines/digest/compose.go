package digest

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"edikt"
	"edikt/pipelines/dossier"
)

// Bounds of an issue.
const (
	MaxEntries    = 40 // in the body
	maxArticles   = 5  // links of an entry
	maxUpcoming   = 15
	maxBars       = 8
	evidenceRunes = 320
	horizon       = 91 * 24 * time.Hour // of upcoming dates
	figurePeriods = 9
)

// Input is what an issue is made of.
type Input struct {
	Dossiers []edikt.Dossier
	Moved    map[string]string // IDs given once to the dossiers that hold their events now; see dossier.View
	Sources  Sources
	Previous []Issue // earlier issues of the subscription, for what came late and what is corrected
}

// Order says what issue is wanted.
type Order struct {
	Period       Period
	Query        string
	Lang         string // de, fr or en
	Name         string
	Subscription string
	Number       int
	Now          time.Time
}

// Compose makes an issue. Equal input gives an equal issue. A period that is long past is told as it is known now.
func Compose(in Input, o Order) (Issue, error) {
	p, err := newPool(in.Dossiers, o.Query, o.Now)
	if err != nil {
		return Issue{}, err
	}
	c := &composer{pool: p, in: in, Order: o}
	return c.compose(), nil
}

type composer struct {
	*pool
	in Input
	Order

	fresh, old, stepped, late []*item
	from                      map[string]edikt.Step // of stepped: the step of this period
	before                    map[string]edikt.Status
	body                      map[string]bool // dossiers that the body tells
}

func (c *composer) compose() Issue {
	c.sort()
	c.choose()
	is := Issue{Version: edikt.SchemaVersion, Number: c.Number, Subscription: c.Subscription, Name: c.Name, Lang: c.Lang, Query: c.Query,
		Period: c.Period, Made: c.Now.UTC().Truncate(time.Second), Sources: c.in.Sources}
	is.New = c.groups()
	is.Changes = c.listing(c.stepped, datedIn(c.Period), seenBefore(c.Period.From))
	is.Background = c.listing(c.old, seenIn(c.Period), background)
	is.Late = c.lateListing()
	is.Total = c.count(c.where(seenIn(c.Period)), seenIn(c.Period))
	is.Waves = c.waves()
	is.Upcoming, is.UpcomingCount = c.upcoming()
	is.Figures = c.figures()
	is.Corrected = c.corrections()
	is.Quiet = len(c.fresh)+len(c.stepped)+len(c.late) == 0
	is.Told = c.told(is.Corrected)
	is.Headline = c.headline(&is)
	return is
}

// sort tells new measures, older ones newly learnt of, and steps of known ones apart. Each dossier is in one of them.
func (c *composer) sort() {
	c.from, c.before = map[string]edikt.Step{}, map[string]edikt.Status{}
	known := c.toldBefore()
	for _, it := range c.items {
		switch step := c.stepIn(it); {
		case c.Period.Holds(it.First) && newestStep(it.Dossier).Background:
			c.old = append(c.old, it)
		case c.Period.Holds(it.First):
			c.fresh = append(c.fresh, it)
		case step > 0 && it.First.Before(c.Period.From):
			c.from[it.ID], c.before[it.ID] = it.Steps[step], it.Steps[step-1].Status
			c.stepped = append(c.stepped, it)
		case c.cameLate(it, known):
			c.late = append(c.late, it)
		}
	}
}

func newestStep(d *edikt.Dossier) edikt.Step { return d.Steps[len(d.Steps)-1] }

// stepIn is the index of the step that a known measure took in the period, 0 where it took none. A report that lags behind
// what is known is no step.
func (c *composer) stepIn(it *item) int {
	for i := len(it.Steps) - 1; i > 0; i-- {
		s := it.Steps[i]
		lags := i < len(it.Steps)-1 && it.Steps[i+1].First.Before(s.First)
		if c.Period.Holds(s.First) && !s.Background && !lags && s.Status != it.Steps[i-1].Status {
			return i
		}
	}
	return 0
}

// toldBefore is what earlier issues told, by dossier; the newest word counts.
func (c *composer) toldBefore() map[string]Told {
	out := map[string]Told{}
	for _, is := range c.sortedPrevious() {
		for _, t := range is.Told {
			out[t.Dossier] = t
		}
	}
	return out
}

func (c *composer) sortedPrevious() []Issue {
	all := slices.Clone(c.in.Previous)
	slices.SortFunc(all, func(a, b Issue) int { return a.Period.From.Compare(b.Period.From) })
	return all
}

// covered is since when earlier issues tell everything.
func (c *composer) covered() time.Time {
	if prev := c.sortedPrevious(); len(prev) > 0 {
		return prev[0].Period.From
	}
	return c.Period.From
}

// cameLate reports whether a measure belongs into an earlier issue, which did not know of it.
func (c *composer) cameLate(it *item, known map[string]Told) bool {
	_, told := known[it.ID]
	return !told && !slices.ContainsFunc(it.Former, func(id string) bool { _, ok := known[id]; return ok }) &&
		!newestStep(it.Dossier).Background && it.First.Before(c.Period.From) && !it.First.Before(c.covered())
}

// choose picks what the body tells: the worthiest of all sections together.
func (c *composer) choose() {
	var all []Entry
	for _, set := range [][]*item{c.fresh, c.stepped, c.late, c.old} {
		for _, it := range set {
			all = append(all, c.entry(it))
		}
	}
	sortEntries(all)
	c.body = map[string]bool{}
	for _, e := range all[:min(len(all), MaxEntries)] {
		c.body[e.Dossier] = true
	}
}

func (c *composer) entries(set []*item) []Entry {
	out := []Entry{}
	for _, it := range set {
		if c.body[it.ID] {
			out = append(out, c.entry(it))
		}
	}
	byTarget(out)
	return out
}

func (c *composer) listing(set []*item, conditions ...condition) Listing {
	return Listing{c.count(set, conditions...), c.entries(set)}
}

func (c *composer) lateListing() Listing {
	if len(c.late) == 0 {
		return Listing{Count{0, nothing}, []Entry{}}
	}
	return c.listing(c.late, seenBetween(c.covered(), c.Period.From), news)
}

func (c *composer) entry(it *item) Entry {
	step, ev := newestStep(it.Dossier), it.doc.Event
	if s, ok := c.from[it.ID]; ok && len(s.Events) > 0 {
		step, ev = s, &s.Events[0]
	}
	e := Entry{Dossier: it.ID, Kind: it.Kind, Target: Target{it.Target, cmp.Or(it.TargetName, it.Target)}, Status: step.Status, From: c.before[it.ID],
		Actor: it.ActorName, Authority: it.Authority, Jurisdiction: it.Jurisdiction, Addressee: ev.Addressee, Scope: ev.Scope, First: step.First,
		Asserted: step.Asserted, Sources: it.Sources, Contested: it.Contested, Articles: articles(it.Dossier)}
	if step.Effective != nil {
		e.Effective = *step.Effective
	}
	e.Evidence = Evidence{Text: cut(oneLine(ev.Evidence.Text), evidenceRunes)}
	if ev.Article != nil {
		e.Evidence.Lang, e.Evidence.URL, e.AddresseeLang = ev.Article.Lang, webURL(ev.Article.URL), ev.Article.Lang
	}
	if len(it.Steps) > 1 {
		for _, s := range it.Steps {
			e.Life = append(e.Life, Point{s.Status, s.First})
		}
	}
	weigh(&e, c.Period, step.Background)
	return e
}

// articles lists the reports, those of the newest step first, each outlet once before any second article of it.
func articles(d *edikt.Dossier) []edikt.ArticleRef {
	var first, second []edikt.ArticleRef
	seen, outlets := map[string]bool{}, map[string]bool{}
	for _, s := range slices.Backward(d.Steps) {
		for i := range s.Events {
			a := s.Events[i].Article
			if a == nil || seen[a.ID] {
				continue
			}
			seen[a.ID] = true
			ref := edikt.ArticleRef{ID: a.ID, URL: webURL(a.URL), Source: oneLine(a.Source), Lang: a.Lang, Date: a.Date.Day(), Title: cut(oneLine(a.Title), 120), CopyOf: a.CopyOf}
			if a.CopyOf != "" || outlets[a.Source] {
				second = append(second, ref)
				continue
			}
			outlets[a.Source] = true
			first = append(first, ref)
		}
	}
	all := append(first, second...)
	return all[:min(len(all), maxArticles)]
}

// groups are the new measures: a group for each kind decided, then proposals, then what is over.
func (c *composer) groups() []Group {
	out := []Group{}
	add := func(key string, conditions ...condition) {
		conditions = append([]condition{seenIn(c.Period), news}, conditions...)
		var set []*item
		for _, it := range c.fresh {
			if !slices.ContainsFunc(conditions[2:], func(x condition) bool { return !x.holds(it) }) {
				set = append(set, it)
			}
		}
		if len(set) > 0 {
			out = append(out, Group{key, c.count(set, conditions...), c.entries(set)})
		}
	}
	for _, k := range edikt.Kinds() {
		add(string(k), ofKind(k), decided)
	}
	add(GroupProposed, withStatus(edikt.Proposed))
	add(GroupOver, withStatus(edikt.Rejected, edikt.Ended))
	return out
}

var decided = withStatus(edikt.Announced, edikt.InForce)

func (c *composer) waves() []Wave {
	out := []Wave{}
	byID := map[string]*item{}
	var all []edikt.Dossier
	for _, it := range c.items {
		byID[it.ID] = it
		all = append(all, *it.Dossier)
	}
	for _, w := range dossier.Waves(all) {
		var whole, now []*item
		wave := Wave{Since: w.First}
		for _, id := range w.Dossiers {
			it := byID[id]
			if !it.First.Before(c.Period.Until) {
				continue // told of a week that is long past
			}
			whole = append(whole, it)
			if wave.Target = (Target{it.Target, cmp.Or(it.TargetName, it.Target)}); c.Period.Holds(it.First) {
				now = append(now, it)
				wave.Actors = append(wave.Actors, cmp.Or(it.ActorName, it.Authority))
			}
		}
		if len(now) == 0 {
			continue
		}
		exits := []condition{ofKind(edikt.Exit), ofTarget(w.Target), withStatus(edikt.Announced, edikt.InForce, edikt.Ended)}
		wave.Now = c.count(now, append(exits, seenIn(c.Period))...)
		wave.All = c.count(whole, append(exits, seenBetween(w.First, c.Period.Until))...)
		out = append(out, wave)
	}
	return out
}

// upcoming lists the dates after the period on which a measure begins to hold or has to be met.
func (c *composer) upcoming() ([]Upcoming, Count) {
	from, until := c.Period.Until, c.Period.Until.Add(horizon)
	out, set := []Upcoming{}, []*item{}
	for _, it := range c.items {
		if !decided.holds(it) || !it.First.Before(c.Period.Until) {
			continue
		}
		dates := datesOf(it.Dossier, from, until)
		if len(dates) == 0 {
			continue
		}
		set = append(set, it)
		for _, u := range dates {
			u.Entry, u.Here = c.entry(it), c.body[it.ID]
			out = append(out, u)
		}
	}
	slices.SortFunc(out, func(a, b Upcoming) int { return cmp.Or(cmp.Compare(a.On, b.On), byWorth(a.Entry, b.Entry)) })
	return out[:min(len(out), maxUpcoming)], c.count(set, effectiveBetween(from, until), decided, seenBefore(c.Period.Until))
}

func datesOf(d *edikt.Dossier, from, until time.Time) (out []Upcoming) {
	e := newestStep(d).Effective
	if e == nil {
		return nil
	}
	for _, u := range []Upcoming{{On: e.From}, {On: e.Deadline, Deadline: true}} {
		if t := startOf(u.On); !t.IsZero() && !t.Before(from) && t.Before(until) && (len(out) == 0 || out[0].On != u.On) {
			out = append(out, u)
		}
	}
	return out
}

// corrections compares what earlier issues told with what is known now.
func (c *composer) corrections() []Correction {
	out := []Correction{}
	now := map[string]*edikt.Dossier{}
	for i := range c.in.Dossiers {
		now[c.in.Dossiers[i].ID] = &c.in.Dossiers[i]
	}
	number := map[string]int{}
	for _, is := range c.sortedPrevious() {
		for _, t := range is.Told {
			number[t.Dossier] = is.Number
		}
	}
	for id, t := range c.toldBefore() {
		if t.Status == "" {
			continue // its end was told
		}
		k := Correction{Told: t, Number: number[id]}
		d := now[id]
		switch {
		case d == nil && c.in.Moved[id] != "":
			k.Into = c.in.Moved[id]
		case d == nil || d.Decision == edikt.Reject:
		case !slices.ContainsFunc(d.Steps, func(s edikt.Step) bool { return s.Status == t.Status }):
			k.Now = d.Status
		default:
			continue
		}
		out = append(out, k)
	}
	slices.SortFunc(out, func(a, b Correction) int {
		return cmp.Or(cmp.Compare(a.Number, b.Number), cmp.Compare(a.Dossier, b.Dossier))
	})
	return out
}

// told is what later issues have to stand by.
func (c *composer) told(corrected []Correction) []Told {
	out := []Told{}
	for _, set := range [][]*item{c.fresh, c.stepped, c.late, c.old} {
		for _, it := range set {
			e := c.entry(it)
			out = append(out, Told{it.ID, it.Kind, e.Target, e.Actor, e.Authority, e.Jurisdiction, e.Status})
		}
	}
	for _, k := range corrected {
		t := k.Told
		t.Status = k.Now
		out = append(out, t)
	}
	slices.SortStableFunc(out, func(a, b Told) int { return strings.Compare(a.Dossier, b.Dossier) })
	return out
}
