package indexer

import "edikt/query"

// groups gives one hit a group, the best of each: of a dossier, or of an article and its copies. A hit is the best of its
// group where a search for that group alone puts it first, so that pages need not remember which groups came before.
func (s *one) groups() ([]found, bool, error) {
	var out []found
	after := s.after
	for {
		p := &page{size: 4*s.req.Limit + 1, after: after}
		if err := s.collectOnce(p); err != nil {
			return nil, false, err
		}
		list := p.sorted()
		for i := range list {
			if len(list) == p.size && i == len(list)-1 {
				break // only says that there is more
			}
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
		if len(list) < p.size {
			return out, false, nil
		}
		after = &list[len(list)-2].place
	}
}

// collectOnce collects; the values of hits are counted the first time only.
func (s *one) collectOnce(p *page) error {
	total, counts := s.total, s.counts
	again := s.collected
	if again {
		s.counts = nil
	}
	err := s.collect(p)
	if again {
		s.total, s.counts = total, counts
	}
	s.collected = true
	return err
}

// leads reports whether a hit is the best of its group, and counts the others.
func (s *one) leads(h *found) (bool, error) {
	group, err := s.group(h)
	if err != nil || group == "" {
		return err == nil, err
	}
	alone := *s
	alone.plan = query.AllOf{Of: []query.Plan{s.plan, query.Keyword{Field: groupField, Values: []string{group}}}}
	alone.counts = nil
	p := &page{size: 1}
	if err := alone.collect(p); err != nil {
		return false, err
	}
	h.others = alone.total - 1
	return len(p.heap) == 1 && p.heap[0].Order == h.Order, nil
}

func (s *one) group(h *found) (string, error) {
	v, err := s.readers.list[h.shard].DocValueReader([]string{groupField})
	if err != nil {
		return "", err
	}
	var group string
	err = v.VisitDocValues(h.id, func(_ string, term []byte) { group = string(term) })
	return group, err
}
