package crawler

import (
	"fmt"
	"slices"
	"time"
)

// The states of a source's health.
const (
	HealthNew     = "new"     // not crawled yet
	HealthOK      = "ok"      //
	HealthSilent  = "silent"  // nothing new for longer than it ever took, or an empty feed
	HealthFailing = "failing" // none of its places can be read
	HealthLayout  = "layout"  // its pages are fetched and no longer understood
)

// Health is how a source stands.
type Health struct {
	Source      string    `json:"source"`
	State       string    `json:"state"`
	Message     string    `json:"message,omitempty"`
	Since       time.Time `json:"since,omitzero"` // when it came into this state
	Fails       int       `json:"fails,omitempty"`
	LastPass    time.Time `json:"last_pass,omitzero"`
	LastArticle time.Time `json:"last_article,omitzero"`
	Next        time.Time `json:"next,omitzero"`
	PerDay      float64   `json:"per_day,omitempty"` // articles, as observed
	Problems    []Problem `json:"problems,omitempty"`
}

// Problem is a fault at one address, newest last.
type Problem struct {
	URL   string    `json:"url"`
	Fault string    `json:"fault"`
	At    time.Time `json:"at"`
}

// HealthOf reads a source's health from the state.
func HealthOf(st State, s Source) Health {
	r, ok := load[sourceRecord](st, sourceKey(s.ID))
	if !ok {
		return Health{Source: s.ID, State: HealthNew}
	}
	h := Health{Source: s.ID, State: r.State, Message: r.Message, Since: r.Since, Fails: r.Fails, LastPass: r.LastPass,
		LastArticle: r.LastArticle, Next: r.Next, Problems: r.Problems}
	if r.Gap > 0 {
		h.PerDay = float64(24*time.Hour) / float64(r.Gap)
	}
	return h
}

// sourceRecord is what is remembered of a source between passes.
type sourceRecord struct {
	Began    time.Time `json:"began"`
	Complete bool      `json:"complete,omitempty"` // the first crawl is done
	LastPass time.Time `json:"last_pass,omitzero"`
	Next     time.Time `json:"next,omitzero"`

	LastArticle time.Time     `json:"last_article,omitzero"`
	Gap         time.Duration `json:"gap,omitempty"`   // mean time between articles
	Reads       int           `json:"reads,omitempty"` // pages read
	Misses      float64       `json:"misses,omitempty"`
	Length      float64       `json:"length,omitempty"` // mean text length

	State    string    `json:"state"`
	Message  string    `json:"message,omitempty"`
	Since    time.Time `json:"since,omitzero"`
	Fails    int       `json:"fails,omitempty"`
	Problems []Problem `json:"problems,omitempty"`
	Looks    []look    `json:"looks,omitempty"`

	// of the running pass
	PlacesOK, PlacesBad, Unchanged, New int `json:"-"`
}

// look is another look at a young article.
type look struct {
	URL string    `json:"u"`
	At  time.Time `json:"t"`
	N   int       `json:"n"`
}

const (
	maxProblems = 10
	maxLooks    = 300
)

// lookAfter is when an article is looked at again after each fetch.
var lookAfter = []time.Duration{2 * time.Hour, 8 * time.Hour, 24 * time.Hour}

func (r *sourceRecord) startPass(now time.Time) {
	r.PlacesOK, r.PlacesBad, r.Unchanged, r.New = 0, 0, 0, 0
	r.Problems = slices.DeleteFunc(r.Problems, func(p Problem) bool { return now.Sub(p.At) > 7*24*time.Hour })
}

func (r *sourceRecord) problem(url string, err error, now time.Time) {
	p := Problem{URL: url, Fault: fault(err), At: now}
	r.Problems = slices.DeleteFunc(r.Problems, func(o Problem) bool { return o.URL == url })
	r.Problems = append(r.Problems, p)
	r.Problems = r.Problems[max(0, len(r.Problems)-maxProblems):]
}

// readOne keeps a moving share of pages without an article, and a moving mean of text lengths. A text of under a
// tenth of the mean counts as none: a changed template mostly leaves a caption or a cookie notice to be read.
func (r *sourceRecord) readOne(ok bool, length int) {
	miss := 0.0
	if !ok || r.Reads >= 10 && float64(length) < r.Length/10 {
		miss = 1
	} else if r.Length = 0.9*r.Length + 0.1*float64(length); r.Reads == 0 {
		r.Length = float64(length)
	}
	r.Reads++
	r.Misses = 0.8*r.Misses + 0.2*miss
}

// plan schedules another look at an article published within the last two days.
func (r *sourceRecord) plan(a announcement, now time.Time) {
	n := 0
	r.Looks = slices.DeleteFunc(r.Looks, func(l look) bool {
		if l.URL == a.url {
			n = l.N + 1
			return true
		}
		return false
	})
	if n >= len(lookAfter) || !a.recheck && (newest(a).IsZero() || now.Sub(newest(a)) > 48*time.Hour) {
		return
	}
	r.Looks = append(r.Looks, look{URL: a.url, At: now.Add(lookAfter[n]), N: n})
	r.Looks = r.Looks[max(0, len(r.Looks)-maxLooks):]
}

// conclude settles the source's state after a pass that announced n articles, and when it is crawled next.
func (r *sourceRecord) conclude(s Source, now time.Time, n int) {
	if !r.LastPass.IsZero() {
		r.learnGap(now.Sub(r.LastPass))
	} else if s.Every > 0 {
		r.Gap = s.Every
	}
	state, message := r.judge(s, now, n)
	if state == HealthFailing {
		r.Fails++
	} else {
		r.Fails = 0
	}
	if state != r.State {
		r.Since = now
	}
	r.State, r.Message, r.LastPass = state, message, now
	r.Next = now.Add(r.interval(s, now))
}

// learnGap takes the new articles of the time since the last pass into the mean gap.
func (r *sourceRecord) learnGap(span time.Duration) {
	seen := span / time.Duration(max(r.New, 1))
	if r.New == 0 && seen < r.Gap {
		return // too short to say anything
	}
	if r.Gap == 0 {
		r.Gap = seen
	}
	if r.New == 0 {
		seen = min(seen, 2*r.Gap) // a source that falls silent must not pass for a slow one
	}
	r.Gap = (r.Gap*7 + seen) / 8
}

// judge names the state, the worst first.
func (r *sourceRecord) judge(s Source, now time.Time, n int) (state, message string) {
	if r.PlacesOK == 0 && r.PlacesBad > 0 {
		last := r.Problems[len(r.Problems)-1]
		return HealthFailing, fmt.Sprintf("%s: %s", last.URL, last.Fault)
	}
	if r.Reads >= 5 && r.Misses > 0.6 {
		return HealthLayout, fmt.Sprintf("no article text on %.0f %% of the last pages", 100*r.Misses)
	}
	if n == 0 && r.PlacesOK > r.Unchanged {
		return HealthSilent, "its feeds, sitemaps and sections name no article"
	}
	last := maxTime(r.LastArticle, r.Began)
	if quiet := now.Sub(last); quiet > r.patience(s) {
		return HealthSilent, fmt.Sprintf("nothing new for %v, usually every %v", quiet.Round(time.Hour), max(r.Gap, s.Every).Round(time.Minute))
	}
	return HealthOK, ""
}

// patience is how long a source may be silent: eight usual gaps, at least three days, which bridges a weekend.
func (r *sourceRecord) patience(s Source) time.Duration {
	return max(8*r.Gap, 8*s.Every, 72*time.Hour)
}
