package query

// program is a query of a Set in the form in which it is asked quickest: clauses that all must hold, each a list of keys of which the
// document holds one (or none, where it is negated), and last what cannot be said by keys. Keys are numbers of the set's
// dictionary; a document is the bits of those it holds.
type program struct {
	code []uint32 // length of a clause, with the top bit set where negated, then its keys
	rest []node
}

const negatedClause = 1 << 31

func (p *program) matches(held []uint64, r *reading) bool {
	for i := 0; i < len(p.code); {
		length := p.code[i]
		n := int(length &^ negatedClause)
		if holdsAny(held, p.code[i+1:i+1+n]) == (length&negatedClause != 0) {
			return false
		}
		i += 1 + n
	}
	for _, n := range p.rest {
		if !n(r) {
			return false
		}
	}
	return true
}

func holdsAny(held []uint64, keys []uint32) bool {
	for _, k := range keys {
		if held[k>>6]&(1<<(k&63)) != 0 {
			return true
		}
	}
	return false
}

// compile makes the program of a plan; the dictionary counts every key once for each program that names it.
func (s *Set) compile(p Plan) program {
	parts := []Plan{p}
	if all, ok := p.(AllOf); ok {
		parts = all.Of
	}
	var out program
	for _, part := range parts {
		inner, negated := part, uint32(0)
		if none, ok := part.(NoneOf); ok {
			inner, negated = none.Of, negatedClause
		}
		keys, ok := onlyKeys(inner)
		if !ok {
			out.rest = append(out.rest, s.a.node(part))
			continue
		}
		out.code = append(out.code, uint32(len(keys))|negated)
		for _, k := range keys {
			out.code = append(out.code, s.dict.add(k))
		}
	}
	return out
}

// release gives the keys of a program back to the dictionary.
func (s *Set) release(p program) {
	for i := 0; i < len(p.code); {
		n := int(p.code[i] &^ negatedClause)
		for _, id := range p.code[i+1 : i+1+n] {
			s.dict.drop(id)
		}
		i += 1 + n
	}
}

// onlyKeys gives the keys of which a document needs one to match, where that says everything.
func onlyKeys(p Plan) ([]key, bool) {
	switch p := p.(type) {
	case Terms:
		return termKeys(p), true
	case Concept:
		return conceptKeys(p), true
	case Keyword:
		keys := keywordKeys(p)
		return keys, keys != nil
	case AnyOf:
		var all []key
		for _, x := range p.Of {
			keys, ok := onlyKeys(x)
			if !ok {
				return nil, false
			}
			all = append(all, keys...)
		}
		return all, true
	}
	return nil, false
}

// dictionary numbers keys, and reuses the numbers of those that nobody names any more.
type dictionary struct {
	ids  map[key]uint32
	keys []key
	uses []int
	free []uint32
}

func (d *dictionary) add(k key) uint32 {
	id, ok := d.ids[k]
	switch {
	case ok:
	case len(d.free) > 0:
		id = d.free[len(d.free)-1]
		d.free = d.free[:len(d.free)-1]
		d.keys[id] = k
	default:
		id = uint32(len(d.keys))
		d.keys, d.uses = append(d.keys, k), append(d.uses, 0)
	}
	d.ids[k] = id
	d.uses[id]++
	return id
}

func (d *dictionary) drop(id uint32) {
	if d.uses[id]--; d.uses[id] == 0 {
		delete(d.ids, d.keys[id])
		d.free = append(d.free, id)
	}
}

// held sets the bits of the keys that a document holds.
func (d *dictionary) held(bits []uint64, r *reading) []uint64 {
	n := (len(d.keys) + 63) / 64
	if cap(bits) < n {
		bits = make([]uint64, n)
	}
	bits = bits[:n]
	clear(bits)
	for k := range r.keys {
		if id, ok := d.ids[k]; ok {
			bits[id>>6] |= 1 << (id & 63)
		}
	}
	return bits
}
