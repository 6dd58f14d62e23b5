package extractor

import "iter"

// A clause is what belongs to one verb bracket. Its words may stand in two runs where another clause is embedded.
type clause struct {
	gist     gist
	frame    gist    // of the clauses that make one statement with it
	words    []int32 // token indexes in order
	sentence int32
	kind     clauseKind
	parent   int32 // the clause it depends on, or -1
	anchor   int32 // relative clause: the noun before it; complement: the word that opens it; else -1
	finite   int32 // the finite verb, or -1
	final    int32 // the last non-finite verb or particle: the right bracket, or -1
	verb     uint32
	neg      int32 // the negator, or -1
	passive  bool
	question bool
	leading  bool // a subordinate clause before its main clause
	gapped   bool // it repeats the verb of the clause before by its particle alone
	reported bool // a statement before the clause that says who said it
	bare     bool // an infinitive without a subject: sans interdire, après avoir banni
	branches bool // two of its infinitive clauses stand side by side: rät, X zu meiden und Signal zu nutzen
}

// stated reports whether a clause makes a statement of its own, be it one that the clause behind it only says who made.
func (cl *clause) stated() bool { return cl.kind == mainClause || cl.reported }

type clauseKind uint8

const (
	mainClause clauseKind = iota
	complementClause
	adverbialClause // weil, während, damit; parce que, alors que
	conditionClause // wenn, falls; si
	indirectQuestion
	relativeClause
	infinitiveClause
	fragment // no verb at all: headlines, lists
)

func (k clauseKind) String() string {
	return [...]string{"main", "complement", "adverbial", "condition", "question", "relative", "infinitive", "fragment"}[k]
}

// segment is a run of words between two boundaries, before clauses are put together.
type segment struct {
	first, last int32
	opener      int32 // the word that makes it subordinate, or -1
	kind        clauseKind
	finite      int32
	zu          int32
	nonfinite   int32 // last participle or infinitive
	coordinated bool  // opened by und, aber, et ...
	after       rune  // the sign before it
	shares      int32 // the finite verb that it shares with the segment before it, or -1
}

// parse cuts every sentence into clauses.
func (d *document) parse() {
	d.clauses = d.clauses[:0]
	for si := range d.sentences {
		if !d.awake[si] {
			continue
		}
		if d.g.german {
			d.parseGerman(int32(si))
		} else {
			d.parseFrench(int32(si))
		}
	}
}

func (d *document) newClause(s int32, kind clauseKind, parent int32) int32 {
	var words []int32
	if n := len(d.clauses); n < cap(d.clauses) { // reuse the buffers of the article before
		words = d.clauses[:n+1][n].words[:0]
	}
	d.clauses = append(d.clauses, clause{words: words, sentence: s, kind: kind, parent: parent, anchor: -1, finite: -1, final: -1, neg: -1})
	return int32(len(d.clauses) - 1)
}

// give hands the words first..last to a clause.
func (d *document) give(c, first, last int32) {
	for i := first; i < last; i++ {
		d.words[i].clause = c
		d.clauses[c].words = append(d.clauses[c].words, i)
	}
}

// isQuestion reports whether the sentence ends in a question mark.
func (d *document) isQuestion(si int32) bool {
	s := d.sentences[si]
	for i := s.Last - 1; i >= s.First && d.words[i].is(isPunct); i-- {
		if d.words[i].fold == "?" {
			return true
		}
	}
	return false
}

// next returns the word after i in its sentence that is no sign, or -1.
func (d *document) next(i int32) int32 {
	last := d.sentences[d.words[i].sentence].Last
	for i++; i < last; i++ {
		if !d.words[i].is(isPunct) {
			return i
		}
	}
	return -1
}

// prev returns the word before i in its sentence that is no sign, or -1.
func (d *document) prev(i int32) int32 {
	first := d.sentences[d.words[i].sentence].First
	for i--; i >= first; i-- {
		if !d.words[i].is(isPunct) {
			return i
		}
	}
	return -1
}

// governsAny reports whether the clause governs an infinitive or a clause with que: refuse de quitter, refuse que; verbietet es, TikTok zu nutzen.
func (d *document) governsAny(c int32) bool {
	for k := range d.clauses {
		if o := &d.clauses[k]; o.parent == c && (o.kind == infinitiveClause || o.kind == complementClause) {
			return true
		}
	}
	return false
}

// actingIn yields those who can act in a clause: where each begins, and its mention.
func (d *document) actingIn(cl *clause) iter.Seq2[int32, int32] {
	return func(yield func(i, m int32) bool) {
		for _, i := range cl.words {
			m := d.words[i].mention
			if m >= 0 && d.mentions[m].first == i && d.mentions[m].acts() && !yield(i, m) {
				return
			}
		}
	}
}
