package query

import (
	"slices"
	"sync"
	"time"
	"unicode/utf8"

	"edikt"
	"edikt/language/analysis"
)

// Set holds stored queries, those of alerts and digests, and tells which of them find a document. Each query hangs at
// one key that a document must hold for it to match, the rarest of those it could hang at; so a document is asked only about
// the few queries whose key it holds. Equal queries are asked once. It is safe for concurrent use.
type Set struct {
	a *Analyzers

	scratch sync.Pool // *scratch

	mu      sync.RWMutex
	dict    dictionary
	byID    map[string]*stored
	byQuery map[string]*stored
	hung    map[key][]*stored
	loose   []*stored // queries that require no key, such as a lone negation: asked of every document
}

// stored is a query with everyone who keeps it.
type stored struct {
	program
	query string
	ids   []string
	keys  []key // where it hangs; nil: loose
}

// scratch is what a match needs and the next one can use again.
type scratch struct {
	held  []uint64
	found []*stored
}

// NewSet makes an empty set.
func NewSet(a *Analyzers) *Set {
	return &Set{a: a, byID: map[string]*stored{}, byQuery: map[string]*stored{}, hung: map[key][]*stored{}, dict: dictionary{ids: map[key]uint32{}},
		scratch: sync.Pool{New: func() any { return new(scratch) }}}
}

// Len is the number of ids in the set.
func (s *Set) Len() int {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return len(s.byID)
}

// Put stores a query under an id, in place of what stood there.
func (s *Set) Put(id string, e Expr) {
	text := ""
	if e != nil {
		text = e.String()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if old := s.byID[id]; old != nil {
		if old.query == text {
			return
		}
		s.remove(id)
	}
	q := s.byQuery[text]
	if q == nil {
		q = s.hang(text, s.a.Plan(e))
	}
	q.ids = append(q.ids, id)
	s.byID[id] = q
}

// Delete forgets an id.
func (s *Set) Delete(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.remove(id)
}

func (s *Set) hang(text string, p Plan) *stored {
	q := &stored{query: text, program: s.compile(p)}
	q.keys, _ = s.required(p)
	s.byQuery[text] = q
	if q.keys == nil {
		s.loose = append(s.loose, q)
	}
	for _, k := range q.keys {
		s.hung[k] = append(s.hung[k], q)
	}
	return q
}

func (s *Set) remove(id string) {
	q := s.byID[id]
	if q == nil {
		return
	}
	delete(s.byID, id)
	q.ids = slices.DeleteFunc(q.ids, func(x string) bool { return x == id })
	if len(q.ids) > 0 {
		return
	}
	delete(s.byQuery, q.query)
	s.release(q.program)
	is := func(x *stored) bool { return x == q }
	if q.keys == nil {
		s.loose = slices.DeleteFunc(s.loose, is)
	}
	for _, k := range q.keys {
		if s.hung[k] = slices.DeleteFunc(s.hung[k], is); len(s.hung[k]) == 0 {
			delete(s.hung, k)
		}
	}
}

// Match gives the ids of the queries that find the document, sorted.
func (s *Set) Match(d *edikt.Document, now time.Time) []string {
	r := s.a.read(d, now)
	s.mu.RLock()
	defer s.mu.RUnlock()
	tmp := s.scratch.Get().(*scratch)
	defer s.scratch.Put(tmp)
	tmp.held = s.dict.held(tmp.held, r)
	tmp.found = s.ask(tmp.found[:0], tmp.held, r)
	var ids []string
	for _, q := range tmp.found {
		ids = append(ids, q.ids...)
	}
	slices.Sort(ids)
	return ids
}

// ask appends the queries that find the document.
func (s *Set) ask(found []*stored, held []uint64, r *reading) []*stored {
	for _, q := range s.loose {
		if q.matches(held, r) {
			found = append(found, q)
		}
	}
	several := map[*stored]bool{} // what hangs at several keys, once asked
	for k := range r.keys {
		for _, q := range s.hung[k] {
			if len(q.keys) > 1 {
				if several[q] {
					continue
				}
				several[q] = true
			}
			if q.matches(held, r) {
				found = append(found, q)
			}
		}
	}
	return found
}

// required gives keys of which a document that matches p holds at least one, and what it costs to hang there: how many
// queries a document will be asked for nothing. No keys: there is no such set.
func (s *Set) required(p Plan) ([]key, float64) {
	switch p := p.(type) {
	case AllOf:
		return s.cheapest(p.Of)
	case AnyOf:
		return s.union(p.Of)
	case Terms:
		return s.priced(termKeys(p))
	case Concept:
		return s.priced(conceptKeys(p))
	case Keyword:
		return s.priced(keywordKeys(p))
	case Exact:
		return s.exactKeys(p)
	case FormPrefix:
		if utf8.RuneCountInString(p.Prefix) >= MinPrefix {
			return s.priced([]key{{opening, firstRunes(p.Prefix, MinPrefix)}})
		}
	case FormFuzzy:
		return s.priced([]key{{initial, firstRunes(p.Form, 1)}})
	}
	return nil, 0
}

func (s *Set) cheapest(of []Plan) (best []key, cost float64) {
	for _, p := range of {
		if k, c := s.required(p); k != nil && (best == nil || c < cost) {
			best, cost = k, c
		}
	}
	return best, cost
}

func (s *Set) union(of []Plan) (keys []key, cost float64) {
	for _, p := range of {
		k, c := s.required(p)
		if k == nil {
			return nil, 0
		}
		for _, x := range k {
			if !slices.Contains(keys, x) {
				keys = append(keys, x)
			}
		}
		cost += c
	}
	return keys, cost
}

// exactKeys: French and other documents cut a phrase differently, but only by elided articles.
func (s *Set) exactKeys(p Exact) ([]key, float64) {
	var best []key
	var cost float64
	for _, f := range forms(s.a.For(analysis.French), p.Text) {
		if k, c := s.priced([]key{{anyForm, f}}); best == nil || c < cost {
			best, cost = k, c
		}
	}
	return best, cost
}

// keywordKeys is nil where a value stands for all that begin like it.
func keywordKeys(p Keyword) []key {
	var keys []key
	for _, v := range p.Values {
		if v == "" || v[len(v)-1] == '*' {
			return nil
		}
		keys = append(keys, key{p.Field, v})
	}
	return keys
}

// share is how many of a hundred documents hold a usual value of a field; for all others half a document.
var share = map[Field]float64{KindField: 20, StatusField: 30, LangField: 50, JurisdictionField: 10, TargetField: 5, ScopeField: 15, IsField: 40,
	HasField: 50, SourceField: 2, ActorField: 2, concept: 10, opening: 30, initial: 90}

func (s *Set) priced(keys []key) ([]key, float64) {
	cost := 0.0
	for _, k := range keys {
		p, ok := share[k.space]
		if !ok {
			p = 0.5
		}
		cost += p * float64(1+len(s.hung[k]))
	}
	return keys, cost
}
