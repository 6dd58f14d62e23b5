package indexer

import segment "github.com/blevesearch/scorch_segment_api/v2"

// chooser calls each for some terms of a segment's dictionary.
type chooser func(d segment.TermDictionary, each func(term []byte) error) error

// listed chooses the terms of a list.
func listed(terms []string) chooser {
	return func(_ segment.TermDictionary, each func([]byte) error) error {
		for _, t := range terms {
			if err := each([]byte(t)); err != nil {
				return err
			}
		}
		return nil
	}
}

// ranged chooses the terms from low up to, without, high that accept lets pass; a nil accept lets all pass.
func ranged(low, high []byte, accept func(term string) bool) chooser {
	return func(d segment.TermDictionary, each func([]byte) error) error {
		it := terms(d, low, high)
		for {
			e, err := it.Next()
			if e == nil || err != nil {
				return err
			}
			if accept != nil && !accept(e.Term) {
				continue
			}
			if err := each([]byte(e.Term)); err != nil {
				return err
			}
		}
	}
}

// uncounted is what dictionaries of zap can do beyond their interface: to list terms without a look at their documents.
type uncounted interface {
	AutomatonIteratorOmitCount(a segment.Automaton, low, high []byte) segment.DictionaryIterator
}

// terms lists the terms of a dictionary from low up to, without, high; nil is an open end.
func terms(d segment.TermDictionary, low, high []byte) segment.DictionaryIterator {
	if u, ok := d.(uncounted); ok {
		return u.AutomatonIteratorOmitCount(nil, low, high)
	}
	return d.AutomatonIterator(nil, low, high)
}

// prefixed chooses the terms that begin with a prefix and that accept lets pass.
func prefixed(prefix string, accept func(term string) bool) chooser {
	return ranged([]byte(prefix), after(prefix), accept)
}

// after is the first term behind all that begin with a prefix; nil where there is none.
func after(prefix string) []byte {
	b := []byte(prefix)
	for i := len(b) - 1; i >= 0; i-- {
		if b[i] < 0xFF {
			b[i]++
			return b[:i+1]
		}
	}
	return nil
}
