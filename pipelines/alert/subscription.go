package alert

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"edikt"
	"edikt/query"
)

// The defaults of grouping.
const (
	defaultWait     = 30 * time.Second
	defaultInterval = 5 * time.Minute
)

var groupable = []string{"target", "kind", "actor", "jurisdiction", "dossier"}

// fill writes the defaults into a subscription.
func fill(s *edikt.Subscription) {
	s.Version = edikt.SchemaVersion
	if len(s.Hear) == 0 {
		s.Hear = []string{edikt.HearNew, edikt.HearStatus}
	}
	if len(s.Group.By) == 0 {
		s.Group.By = []string{"target"}
	}
	s.Group.Wait = cmp.Or(s.Group.Wait, edikt.Duration(defaultWait))
	s.Group.Interval = cmp.Or(s.Group.Interval, edikt.Duration(defaultInterval))
	s.Lang = cmp.Or(s.Lang, "en")
	s.Name = cmp.Or(s.Name, s.Query)
}

// Check reports everything that is wrong with a subscription, joined, and returns its query read.
func Check(s *edikt.Subscription) (query.Expr, error) {
	var errs []error
	complain := func(format string, args ...any) { errs = append(errs, fmt.Errorf(format, args...)) }
	expr, err := parseQuery(s.Query)
	errs = append(errs, err)
	if s.ID == "" || strings.ContainsAny(s.ID, ". */>\t\n") {
		complain("id %q: want letters, digits and dashes", s.ID)
	}
	for _, h := range s.Hear {
		if !slices.Contains(hearable, h) {
			complain("hear: %q is none of %s", h, strings.Join(hearable, ", "))
		}
	}
	for _, g := range s.Group.By {
		if !slices.Contains(groupable, g) {
			complain("group: %q is none of %s", g, strings.Join(groupable, ", "))
		}
	}
	errs = append(errs, edikt.CheckReceivers(s.Receivers))
	if !slices.Contains([]string{"", "de", "fr", "en"}, s.Lang) {
		complain("lang: %q is none of de, fr, en", s.Lang)
	}
	if r := time.Duration(s.Group.Repeat); r > 0 && r < time.Hour {
		complain("repeat: %s is too often, want at least 1h", r)
	}
	errs = append(errs, checkQuiet(s.Quiet))
	return expr, errors.Join(errs...)
}

// parseQuery reads a query and refuses what no change answers: an empty one, and documents that are no events.
func parseQuery(src string) (query.Expr, error) {
	if strings.TrimSpace(src) == "" {
		return nil, errors.New("query: empty; kind:ban,mandate is a good one to begin with")
	}
	expr, err := query.ParseAlert(src)
	if err != nil {
		return nil, fmt.Errorf("query: %w", err)
	}
	query.Walk(expr, func(e query.Expr, _ bool) bool {
		k, ok := e.(query.Keyword)
		if ok && k.Field == query.IsField && (slices.Contains(k.Values, "article") || slices.Contains(k.Values, "dossier")) {
			err = fmt.Errorf("query: %s has no alert form: alerts look at events, their titles and sentences, and at no article bodies", k)
		}
		return err == nil
	})
	return expr, err
}
