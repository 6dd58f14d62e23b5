package edikt

import "time"

// Dossier is one measure as all outlets tell it: kind, target, scope class and acting authority.
type Dossier struct {
	ID           string    `json:"id"` // given at birth, kept for life
	Key          string    `json:"key"`
	Kind         Kind      `json:"kind"`
	Target       string    `json:"target"`
	TargetName   string    `json:"target_name,omitempty"`
	ScopeClass   string    `json:"scope_class"`
	Authority    string    `json:"authority"`
	Jurisdiction string    `json:"jurisdiction,omitempty"`
	ActorName    string    `json:"actor_name,omitempty"`
	Status       Status    `json:"status"` // of the newest step
	Contested    bool      `json:"contested,omitempty"`
	Steps        []Step    `json:"steps"`
	Sources      int       `json:"sources"` // independent ones: copies count once
	First        time.Time `json:"first"`   // first report
	Last         time.Time `json:"last"`    // newest report
	Related      []string  `json:"related,omitempty"`
	MergedInto   string    `json:"merged_into,omitempty"`
	Former       []string  `json:"former,omitempty"`   // IDs of dossiers that became part of this one
	Decision     string    `json:"decision,omitempty"` // confirm or reject, where an analyst decided
	Verdicts     []Verdict `json:"verdicts,omitempty"` // what analysts decided about single reports, in the order of their IDs
}

// Verdict is what stands of the decisions about one report: confirm, correct or reject. A rejected report is in no step.
type Verdict struct {
	Event   string `json:"event"`
	Article string `json:"article"`
	Action  string `json:"action"`
}

// Step is a point in a dossier's life: a status with everything that speaks for it.
type Step struct {
	Status     Status     `json:"status"`
	Asserted   Date       `json:"asserted,omitempty"`
	Effective  *Effective `json:"effective,omitempty"`
	First      time.Time  `json:"first"` // first report
	Sources    int        `json:"sources"`
	Background bool       `json:"background,omitempty"`
	Reason     string     `json:"reason,omitempty"` // why it is news or background
	Events     []Event    `json:"events"`
}

// Change is what filing an event set did to a dossier; CHANGES carries one a message.
type Change struct {
	Version int     `json:"v"`
	ID      string  `json:"id"`   // dossier, transition
	Type    string  `json:"type"` // new, status, coverage, correction, merged, split
	Dossier Dossier `json:"dossier"`
	From    Status  `json:"from,omitempty"`
	To      Status  `json:"to,omitempty"`
	Event   *Event  `json:"event,omitempty"` // the one that caused it
	// Reports are those that the change concerns and that Dossier, which names the first of each step, leaves out.
	Reports []ReportRef `json:"reports,omitempty"`
	// Transition is the newest step: its status and, from the second time on, its ordinal ("in_force.2").
	Transition string    `json:"transition,omitempty"`
	Cause      Cause     `json:"cause"`
	News       bool      `json:"news"`   // may raise an alert
	Reason     string    `json:"reason"` // why it is news, or not
	At         time.Time `json:"at"`
}

// ReportRef names a report: its event and the article that tells it.
type ReportRef struct {
	Event   string `json:"event"`
	Article string `json:"article"`
}

// What an analyst can decide.
const (
	Confirm = "confirm"
	Reject  = "reject"
	Correct = "correct"
	Merge   = "merge"
	Split   = "split"
	Undo    = "undo"
	Forget  = "forget"
)

// Decision is what an analyst said about an event or a dossier; DECISIONS keeps each for good.
type Decision struct {
	Version int       `json:"v"`
	ID      string    `json:"id"`
	Action  string    `json:"action"`
	Event   string    `json:"event,omitempty"`
	Dossier string    `json:"dossier,omitempty"`
	Other   string    `json:"other,omitempty"` // merge: the dossier that goes; undo: the decision undone
	Fields  *Event    `json:"fields,omitempty"`
	By      string    `json:"by"`
	Comment string    `json:"comment,omitempty"`
	At      time.Time `json:"at"`
}
