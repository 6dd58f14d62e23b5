package digest

import (
	"time"

	"edikt"
)

// Issue is what there is to tell of a period: facts without words. Its JSON is the format json, and what templates are
// filled from lies in it; docs/digest.md describes it.
type Issue struct {
	Version      int       `json:"v"`
	Number       int       `json:"number,omitempty"` // within its subscription; 0 for one made by hand
	Subscription string    `json:"subscription,omitempty"`
	Name         string    `json:"name,omitempty"`
	Lang         string    `json:"lang"`
	Query        string    `json:"query,omitempty"`
	Period       Period    `json:"period"`
	Made         time.Time `json:"made"`

	Quiet         bool         `json:"quiet"` // nothing new, nothing changed, nothing late
	Headline      []Fact       `json:"headline"`
	New           []Group      `json:"new"`            // by kind and target; proposals and refusals last
	Changes       Listing      `json:"changes"`        // measures known before that took a step
	Late          Listing      `json:"late"`           // of earlier periods, learnt of after their issue
	Corrected     []Correction `json:"corrected"`      // what earlier issues told and is so no more
	Upcoming      []Upcoming   `json:"upcoming"`       // dates of the next three months
	UpcomingCount Count        `json:"upcoming_count"` // measures with such a date
	Waves         []Wave       `json:"waves"`
	Background    Listing      `json:"background"` // older measures that were told of for the first time

	Figures Figures `json:"figures"`
	Sources Sources `json:"sources"`
	Total   Count   `json:"total"` // measures first reported in the period, background too
	Told    []Told  `json:"told"`  // every measure of this issue, for the corrections of later ones
}

// Count is a number with the query that finds exactly what was counted: `edikt dossiers QUERY`. A query may end in ids
// where no field tells the same.
type Count struct {
	N     int    `json:"n"`
	Query string `json:"query"`
}

// Fact is one piece of the headline: so many measures of a kind, maybe all towards one target, or one entry told in a
// sentence.
type Fact struct {
	Kind   edikt.Kind `json:"kind,omitempty"`
	Target *Target    `json:"target,omitempty"`
	Count  *Count     `json:"count,omitempty"`
	Step   bool       `json:"step,omitempty"`  // counts steps of known measures
	Entry  *Entry     `json:"entry,omitempty"` // to be told in a sentence
}

// Target is a service with its name.
type Target struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// The groups beside the kinds.
const (
	GroupProposed = "proposed" // demanded or considered, whatever the kind
	GroupOver     = "over"     // rejected or ended
)

// Group is the measures of one kind, or those proposed, or those that are over.
type Group struct {
	Key     string  `json:"key"` // a kind, proposed or over
	Count   Count   `json:"count"`
	Entries []Entry `json:"entries"` // those in the body, by target and worth
}

// Listing is measures that the body tells, and how many there are.
type Listing struct {
	Count   Count   `json:"count"`
	Entries []Entry `json:"entries"`
}

// Entry is one measure.
type Entry struct {
	Dossier       string             `json:"dossier"`
	Kind          edikt.Kind         `json:"kind"`
	Target        Target             `json:"target"`
	Status        edikt.Status       `json:"status"`
	From          edikt.Status       `json:"from,omitempty"` // of a change: the step before
	Actor         string             `json:"actor,omitempty"`
	Authority     string             `json:"authority"`
	Jurisdiction  string             `json:"jurisdiction,omitempty"`
	Addressee     string             `json:"addressee,omitempty"`
	AddresseeLang string             `json:"addressee_lang,omitempty"`
	Scope         []edikt.Scope      `json:"scope,omitempty"`
	Effective     edikt.Effective    `json:"effective,omitzero"`
	First         time.Time          `json:"first"` // first report
	Asserted      edikt.Date         `json:"asserted,omitempty"`
	Evidence      Evidence           `json:"evidence"`
	Sources       int                `json:"sources"` // independent ones
	Articles      []edikt.ArticleRef `json:"articles"`
	Contested     bool               `json:"contested,omitempty"`
	Life          []Point            `json:"life,omitempty"` // steps, where there are several
	Worth         int                `json:"worth"`
	Reasons       []Reason           `json:"reasons"` // what the worth is made of
}

// Evidence is a sentence as it stands in an article.
type Evidence struct {
	Text string `json:"text"`
	Lang string `json:"lang"`
	URL  string `json:"url,omitempty"`
}

// Point is a step of a measure.
type Point struct {
	Status edikt.Status `json:"status"`
	At     time.Time    `json:"at"`
}

// Reason is a share of an entry's worth.
type Reason struct {
	Why    string `json:"why"` // status, sources, actor, kind, contested, fresh
	Points int    `json:"points"`
}

// Correction is a measure that an earlier issue told and that is not so any more.
type Correction struct {
	Told
	Now    edikt.Status `json:"now,omitempty"` // empty: withdrawn
	Into   string       `json:"into,omitempty"`
	Number int          `json:"number"`          // of the issue that told it
	Entry  *Entry       `json:"entry,omitempty"` // as it stands now
}

// Told is a measure as an issue told it.
type Told struct {
	Dossier      string       `json:"dossier"`
	Kind         edikt.Kind   `json:"kind"`
	Target       Target       `json:"target"`
	Actor        string       `json:"actor,omitempty"`
	Authority    string       `json:"authority,omitempty"`
	Jurisdiction string       `json:"jurisdiction,omitempty"`
	Status       edikt.Status `json:"status"`
}

// Upcoming is a date on which a measure begins to hold, or has to be met.
type Upcoming struct {
	On       string `json:"on"`
	Deadline bool   `json:"deadline,omitempty"`
	Here     bool   `json:"here,omitempty"` // the issue tells the measure above
	Entry    Entry  `json:"entry"`
}

// Wave is the exit of many from one service.
type Wave struct {
	Target Target    `json:"target"`
	Now    Count     `json:"now"` // in this period
	All    Count     `json:"all"`
	Since  time.Time `json:"since"`
	Actors []string  `json:"actors"` // of this period
}

// Figures set the period against the eight before.
type Figures struct {
	Periods []string `json:"periods"` // keys, the oldest first, this one last
	Kinds   []Series `json:"kinds"`
	Totals  []Count  `json:"totals"`
	Targets []Bar    `json:"targets"` // most often named, new measures
	Places  []Bar    `json:"places"`  // by jurisdiction
}

// Series is the new measures of a kind, a number for each period.
type Series struct {
	Kind   edikt.Kind `json:"kind"`
	Counts []Count    `json:"counts"`
}

// Bar is a value with its count.
type Bar struct {
	ID    string `json:"id"`
	Name  string `json:"name,omitempty"` // of a target
	Count Count  `json:"count"`
}

// Sources says how the outlets do; `edikt sources list` shows each.
type Sources struct {
	Read    int      `json:"read"` // enabled and understood
	Silent  []string `json:"silent,omitempty"`
	Failing []string `json:"failing,omitempty"`
}
