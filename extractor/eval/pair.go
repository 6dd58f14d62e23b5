package eval

import "edikt"

// Pair finds for each gold event of an article the event found that it is at a level, by its index, or -1.
func Pair(level Level, gold []Event, found []edikt.Event) []int {
	m := matcher{newActorWords()}
	return m.pair(level, gold, found)
}
