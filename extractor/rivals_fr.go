package extractor

import (
	"slices"

	"edikt"
)

// rivals drops what contradicts a decided ban or duty told of the same service in the same clause: what nobody may use is neither left nor taken up
// nor advised against, and what is a duty is no mere start or advice. Ordre de dire adieu à X; n'est plus autorisé à installer X.
func (d *document) rivals(all []found) []found {
	bans := all[:0:0]
	for _, f := range all {
		if (f.Kind == edikt.Ban || f.Kind == edikt.Mandate) && f.status != rejected && f.status != proposed {
			bans = append(bans, f)
		}
	}
	all = slices.DeleteFunc(all, func(f found) bool { return d.onlyAdvised(&f, all) || d.ratherAdvised(&f, all) })
	if len(bans) == 0 {
		return all
	}
	return slices.DeleteFunc(all, func(f found) bool {
		switch f.Kind {
		case edikt.Exit, edikt.Adoption, edikt.AdviceAgainst, edikt.AdviceFor, edikt.Abstention:
		default:
			return false
		}
		return slices.ContainsFunc(bans, func(b found) bool { return d.rival(&f, &b) })
	})
}

// rival reports whether a ban is told of the same service by the same actor in the same clause.
func (d *document) rival(f, b *found) bool {
	if (b.Kind == edikt.Mandate) != (f.Kind == edikt.AdviceFor) && !(b.Kind == edikt.Mandate && f.Kind == edikt.Adoption) || f.Target.ID != b.Target.ID || f.Actor != nil && b.Actor != nil && f.ActorID() != b.ActorID() {
		return false
	}
	if f.order == b.order {
		return true
	}
	c, o := d.words[f.order].clause, d.words[b.order].clause
	return c >= 0 && o >= 0 && (c == o || d.clauses[c].parent == o && d.clauses[c].kind == infinitiveClause || d.clauses[o].parent == c && d.clauses[o].kind == infinitiveClause)
}

// ratherAdvised reports whether a ban is only denied beside the advice that stands in its place: n'interdit pas X, mais le déconseille.
func (d *document) ratherAdvised(f *found, all []found) bool {
	if c := d.words[f.order].clause; f.Kind != edikt.Ban || f.status != rejected || c < 0 || d.clauses[c].finite < 0 || d.words[d.clauses[c].finite].is(isFuture) {
		return false
	}
	return slices.ContainsFunc(all, func(o found) bool {
		return o.Kind == edikt.AdviceAgainst && o.status == fact && o.order > f.order && o.Target.ID == f.Target.ID && o.ActorID() == f.ActorID() && d.words[o.order].sentence == d.words[f.order].sentence
	})
}

// onlyAdvised reports whether a ban or exit that is merely proposed says in other words what is told as advice in the same sentence:
// invite les États membres à bannir X, presse les écoles de renoncer à X.
func (d *document) onlyAdvised(f *found, all []found) bool {
	return (f.Kind == edikt.Ban || f.Kind == edikt.Exit) && f.status == proposed && slices.ContainsFunc(all, func(o found) bool {
		return o.Kind == edikt.AdviceAgainst && o.status == fact && o.Target.ID == f.Target.ID && o.ActorID() == f.ActorID() && d.words[o.order].sentence == d.words[f.order].sentence
	})
}
