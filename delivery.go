package edikt

import (
	"errors"
	"fmt"
	"net/mail"
	"strings"
	"time"
)

// What a subscription can hear of; the first two unless it says otherwise.
const (
	HearNew        = "new"
	HearStatus     = "status"
	HearCorrection = "correction"
	HearCoverage   = "coverage"
)

// Subscription is a standing query with what its owner wants to hear of, where, and when.
type Subscription struct {
	Version   int        `json:"v,omitempty"`
	ID        string     `json:"id,omitempty"`
	Name      string     `json:"name,omitempty"`
	Query     string     `json:"query"`
	Owner     string     `json:"owner,omitempty"` // an e-mail address or a name
	Hear      []string   `json:"hear,omitempty"`
	Receivers []string   `json:"receivers"` // names of configured ones, mailto: or https: addresses
	Group     Grouping   `json:"group,omitzero"`
	Quiet     QuietHours `json:"quiet,omitzero"`
	Lang      string     `json:"lang,omitempty"` // de, fr or en
	Created   time.Time  `json:"created,omitzero"`
	Updated   time.Time  `json:"updated,omitzero"`
	Expires   time.Time  `json:"expires,omitzero"`
	Paused    bool       `json:"paused,omitempty"`
	Resting   []string   `json:"resting,omitempty"` // receivers that asked for a pause of their own
}

// CheckReceivers reports what is wrong with the receivers of a subscription, joined: that there is none, and each mailto:
// that holds no plain address.
func CheckReceivers(receivers []string) error {
	if len(receivers) == 0 {
		return errors.New("receivers: at least one is needed")
	}
	var errs []error
	for _, r := range receivers {
		to, ok := strings.CutPrefix(r, "mailto:")
		if a, err := mail.ParseAddress(to); ok && (err != nil || a.Address != to) {
			errs = append(errs, fmt.Errorf("receiver %q is no e-mail address", to))
		}
	}
	return errors.Join(errs...)
}

// Grouping says what travels in one message and how long it is held. A group's first report is sent at once.
type Grouping struct {
	By       []string `json:"by,omitempty"`       // target, kind, actor, jurisdiction; target where empty
	Wait     Duration `json:"wait,omitempty"`     // followers are held so long after the first; 30 s where 0
	Interval Duration `json:"interval,omitempty"` // and then so long after each message; 5 m where 0
	Repeat   Duration `json:"repeat,omitempty"`   // an unchanged dossier is sent again after so long; never where 0
}

// QuietHours hold messages back between two times of the day in a zone; From after To spans midnight.
type QuietHours struct {
	From string   `json:"from"` // "22:00"
	To   string   `json:"to"`
	Zone string   `json:"zone"`           // IANA: Europe/Berlin
	Days []string `json:"days,omitempty"` // mon, tue ... on which the hours begin; every day where empty
}

// Silence holds back what answers its query until it ends; then one summary tells what that was.
type Silence struct {
	Version      int       `json:"v,omitempty"`
	ID           string    `json:"id,omitempty"`
	Query        string    `json:"query,omitempty"`        // empty: everything
	Subscription string    `json:"subscription,omitempty"` // empty: all
	Author       string    `json:"author,omitempty"`       // the caller where the API is asked
	Comment      string    `json:"comment"`
	Starts       time.Time `json:"starts,omitzero"` // now where it is not said
	Ends         time.Time `json:"ends"`
}

// Why a delivery was made.
const (
	ReasonFirst    = "first"    // a measure not told of before
	ReasonChanged  = "changed"  // another step, a correction, more coverage
	ReasonResolved = "resolved" // ended or rejected
	ReasonRepeat   = "repeat"
	ReasonSummary  = "summary" // what a silence or quiet hours held back
	ReasonSample   = "sample"  // sent by hand to try the subscription
	ReasonNotice   = "notice"  // Edikt itself has to say something: confirm an address, a receiver that was disabled
)

// Delivery is one message for one receiver; DELIVERIES carries it. Its key is the same whenever it is made again.
type Delivery struct {
	Version      int             `json:"v"`
	Key          string          `json:"key"`
	Subscription SubscriptionRef `json:"subscription"`
	Receiver     string          `json:"receiver"`
	Reason       string          `json:"reason"`
	Items        []DeliveryItem  `json:"items,omitempty"`
	Notice       *Notice         `json:"notice,omitempty"`
	Issue        string          `json:"issue,omitempty"`  // of a digest, as its archive calls it
	Letter       *Letter         `json:"letter,omitempty"` // the issue in words, until it is handed over
	At           time.Time       `json:"at"`
}

// SubscriptionRef is what a message says of its subscription.
type SubscriptionRef struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Query string `json:"query"`
	Owner string `json:"owner,omitempty"`
	Lang  string `json:"lang,omitempty"`
}

// DeliveryItem is one change in a message, with the terms of the query that it answers.
type DeliveryItem struct {
	Key     string   `json:"key"` // subscription, dossier, transition
	Change  Change   `json:"change"`
	Matched []string `json:"matched,omitempty"`
	Held    string   `json:"held,omitempty"` // why it comes late: silence, quiet
}

// Notice is a message about the subscription itself.
type Notice struct {
	Type   string `json:"type"` // confirm, disabled
	Detail string `json:"detail,omitempty"`
	Link   string `json:"link,omitempty"`
}

// Attempt is one try to hand a delivery over, for the ledger.
type Attempt struct {
	At     time.Time `json:"at"`
	OK     bool      `json:"ok"`
	Code   int       `json:"code,omitempty"`   // of HTTP or SMTP
	Answer string    `json:"answer,omitempty"` // the first bytes of what came back, or the error
	Next   time.Time `json:"next,omitzero"`    // when the next try is due
}
