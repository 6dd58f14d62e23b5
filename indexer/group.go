package indexer

import "github.com/RoaringBitmap/roaring/v2"

// groups gives one hit a group, the best of each: of a dossier, or of an article and its copies. A hit is the best of its
// group where it is the best of all hits of that group, so that pages need not remember which groups came before.
func (s *one) groups() ([]found, bool, error) {
	var out []found
	after := s.after
	size := 4*s.req.Limit + 1
	for {
		list, err := s.best(size, after)
		if err != nil {
			return nil, false, err
		}
		more := len(list) == size
		if more {
			list = list[:size-1] // the last one only says that there is more
		}
		for i := range list {
			first, err := s.leads(&list[i])
			if err != nil {
				return nil, false, err
			}
			if !first {
				continue
			}
			if len(out) == s.req.Limit {
				return out, true, nil
			}
			out = append(out, list[i])
		}
		if !more {
			return out, false, nil
		}
		last, err := list[len(list)-1].place()
		if err != nil {
			return nil, false, err
		}
		after = &last
	}
}

// leads reports whether a hit is the best of its group, and counts the others.
func (s *one) leads(h *found) (bool, error) {
	group, err := h.view.value(groupField, h.doc)
	if err != nil || group == "" {
		return err == nil, err
	}
	p := &page{size: 1}
	n := 0
	for _, v := range s.views {
		docs, err := v.unite(groupField, listed([]string{group}))
		if err != nil {
			return false, err
		}
		docs = roaring.And(docs, v.found.docs)
		n += int(docs.GetCardinality())
		some, err := s.bestOf(v, docs, 1, nil)
		if err != nil {
			return false, err
		}
		for _, f := range some {
			p.add(f)
		}
	}
	h.others = n - 1
	return p.full() && p.heap[0].view == h.view && p.heap[0].doc == h.doc, p.err
}
