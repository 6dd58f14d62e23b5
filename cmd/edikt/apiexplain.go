package main

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"edikt"
	"edikt/extractor"
	"edikt/query/api"
)

// ruleBook answers the API with what rules say of themselves.
type ruleBook struct {
	load func() (map[string]extractor.Rule, error)
}

func newRuleBook() *ruleBook {
	return &ruleBook{sync.OnceValues(func() (map[string]extractor.Rule, error) {
		sources, err := extractor.Load()
		if err != nil {
			return nil, err
		}
		rules := map[string]extractor.Rule{}
		for _, s := range sources {
			for _, r := range s.Rules {
				rules[r.ID] = r
			}
		}
		return rules, nil
	})}
}

// Explain is api.Explainer.
func (b *ruleBook) Explain(_ context.Context, e *edikt.Event) (api.Explanation, error) {
	rules, err := b.load()
	if err != nil {
		return api.Explanation{}, err
	}
	ex := api.Explanation{Event: *e, Rule: e.Rule, Version: e.RulesVersion, Steps: steps(e)}
	r, ok := rules[e.Rule]
	if !ok {
		return ex, fmt.Errorf("rule %s: %w", e.Rule, api.ErrNotFound)
	}
	ex.Description, ex.Pattern = describeRule(r), pattern(r)
	for _, s := range r.Examples {
		if len(s.Events) > 0 {
			ex.Examples = append(ex.Examples, s.Text)
		} else {
			ex.Counter = append(ex.Counter, s.Text)
		}
	}
	return ex, nil
}

// describeRule says in a sentence what a rule finds.
func describeRule(r extractor.Rule) string {
	s := "finds events of kind " + r.Kind
	if r.Status != "" {
		s += " with the status " + r.Status
	}
	return s
}

// pattern lists what a rule looks for, a line each.
func pattern(r extractor.Rule) string {
	var b strings.Builder
	for _, part := range []struct {
		name  string
		words []string
	}{{"verbs", r.Verbs}, {"nouns", r.Nouns}, {"phrases", r.Phrases}, {"with", r.Words}, {"unless", r.Unless}, {"target", r.Target}, {"via", r.Via}, {"actor", r.Actor}, {"scope", r.Scope}} {
		if len(part.words) > 0 {
			fmt.Fprintf(&b, "%s: %s\n", part.name, strings.Join(part.words, ", "))
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// steps tells from which words each part of the event was read.
func steps(e *edikt.Event) []string {
	out := []string{fmt.Sprintf("%q says that it is %s", e.Trigger.Text, e.Kind)}
	out = append(out, fmt.Sprintf("%q is the target %s", e.Target.Text, e.Target.ID))
	if e.Actor != nil {
		out = append(out, fmt.Sprintf("%q is the actor %s, acting for %s", e.Actor.Text, e.Actor.ID, e.Authority()))
	}
	if e.Attribution != nil {
		out = append(out, fmt.Sprintf("it is hearsay by %s: %s", e.Attribution.Cue, e.Attribution.Source))
	}
	if e.Background {
		out = append(out, "it is told as something older than the article")
	}
	return out
}
