package extractor

// lefts remembers what stands before nouns once all clauses are parted: every rule at a trigger asks the same of the same nouns. A new
// mention empties it. It is a sparse set (Briggs, Torczon, An Efficient Representation for Sparse Sets, 1993), emptied in one step
// however long the text is.
type lefts struct {
	on    bool
	index []int32 // by noun: where it is in known, if it is
	known []knownLeft
}

type knownLeft struct {
	noun int32
	leftSide
}

// start makes ready for a text of n words.
func (s *lefts) start(n int) {
	s.on = true
	s.known = s.known[:0]
	if len(s.index) < n {
		s.index = make([]int32, n)
	}
}

// stop forgets all and remembers nothing more.
func (s *lefts) stop() {
	s.on = false
	s.known = s.known[:0]
}

// forget makes room for what a new mention may have changed.
func (s *lefts) forget() { s.known = s.known[:0] }

// left reads the words before a noun: adjectives, determiner, preposition, and the noun that they hang it on.
func (d *document) left(noun int32) leftSide {
	s := &d.lefts
	if !s.on {
		return d.leftOf(noun)
	}
	if k := s.index[noun]; int(k) < len(s.known) && s.known[k].noun == noun {
		return s.known[k].leftSide
	}
	l := d.leftOf(noun)
	s.index[noun] = int32(len(s.known))
	s.known = append(s.known, knownLeft{noun, l})
	return l
}
