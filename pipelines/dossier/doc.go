// Package dossier files events: what many outlets tell in two languages about one measure becomes one [edikt.Dossier]
// with a life.
//
// [Compile] is the whole idea as a pure function: a set of events and a list of decisions in, dossiers out, the same
// for every order in which the events came. A [Filer] keeps the events in a [Store], compiles again only what an event
// set touches, and says what that changed.
//
// Words: a matter is everything one authority does about one target; it holds the dossiers of all kinds and scope
// classes, so that siblings can be compared. A report is an event as the fold sees it, with the moment for which it
// speaks. A step is a status that the measure reached, with every report of it.
package dossier
