// Package eval measures the extractor against gold: articles in which careful readers have marked every event.
//
// A gold file is JSON Lines, one annotated article a line; our own set lies under gold/. Score compares it with what was
// found at three nested levels:
//
//   - what: the set of (kind, target) pairs of an article;
//   - who: events matched one to one on kind, target and actor;
//   - full: events matched one to one on kind, target, actor and status.
//
// An optional gold event is never missed and never wrong, and where two readings are right, both count (kind_also,
// status_also, actor_also). Besides: how many event-free articles stay quiet, how many fields of the events found
// are right, how each phenomenon of language fares, and whether a stated confidence is kept.
package eval
