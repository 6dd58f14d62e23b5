// Package alert decides who hears of what: it matches changes of dossiers against subscriptions, groups what belongs
// together, holds back what is silenced or falls into quiet hours, and never says the same thing twice.
//
// Matching is inverted: all queries lie in one [query.Set], and a change is asked once. What a subscriber was told is
// remembered by subscription, dossier and transition, never by event or rule, so that a second outlet, an edited
// article and a better rule are no second alert.
//
// The words are those of Alertmanager: changes with one value of what a subscription groups by make a group. The first
// of a group is sent at once; followers are held for the wait, later ones for the interval; a silence holds back until it
// ends, and then one summary tells what it held.
//
// An [Engine] hands deliveries to an outbox, which keeps them before it returns. A change that is handled again after a
// crash makes deliveries with the same keys.
package alert
