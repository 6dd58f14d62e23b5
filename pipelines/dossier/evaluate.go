package dossier

import "edikt"

// Refs are events by their place in a gold file.
type Refs map[GoldRef]edikt.Event

// Evaluate files events and compares the dossiers with gold. An event of gold that refs lacks stands alone.
func Evaluate(gold map[GoldRef]string, refs Refs) Score {
	events := make([]edikt.Event, 0, len(refs))
	at := map[string]GoldRef{}
	for ref, e := range refs {
		e.ID = edikt.EventID(ref.Article, e.Kind, "", e.Target.ID, nil, ref.Index)
		at[e.ID] = ref
		events = append(events, e)
	}
	v := Compile(events, nil)
	found := map[GoldRef]string{}
	for _, d := range v.Dossiers {
		for _, id := range eventIDs(d) {
			found[at[id]] = d.ID
		}
	}
	return BCubed(gold, found)
}
