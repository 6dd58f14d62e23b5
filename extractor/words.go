package extractor

import (
	"slices"
	"strings"

	"edikt"
	"edikt/language"
)

// wordFlags is what a word can be in its sentence, settled where its neighbours decide.
type wordFlags uint32

const (
	isNoun wordFlags = 1 << iota
	isDet
	isPrep
	isAdj
	isPron
	isRel
	isSubj
	isConj
	isNeg
	isAdv
	isFinite
	isInf
	isZu // zu-infinitive
	isPP
	isPart // separable particle at the end of its clause
	isNum
	isPunct
	isOpen  // opening quote or bracket
	isClose // closing quote or bracket
	isName  // capitalised inside a sentence, or covered by a mention
	isAux
	isModal
	isPast
	isFuture
	isSubj1
	isSubj2
	isGen // a determiner that can be genitive
	isDat // a determiner that can only be dative
	isPlu
	isAcc      // a determiner that can only be accusative: den
	isOperator // begins a phrase that changes the status
	isInverted // French: the subject pronoun stands behind its verb: a-t-il
)

const verbal = isFinite | isInf | isZu | isPP

// word is a token with everything that is known of it by itself.
type word struct { // what every step looks at comes first: half of a word is a cache line
	tok      language.Token
	sentence int32
	clause   int32
	partner  int32 // particle <-> finite verb, or -1
	mention  int32 // the mention that covers it, or -1
	flags    wordFlags
	noun     uint32 // lemma as a noun; the head's of a compound
	verb     uint32 // lemma as a verb; with its particle once joined
	*lexeme         // what it is wherever it stands
	fold     string
	class    classSet
	mod      string // folded first part of a compound: "diensthandy" of Diensthandyverbot
}

func (w *word) is(f wordFlags) bool  { return w.flags&f != 0 }
func (w *word) all(f wordFlags) bool { return w.flags&f == f }

// year reports whether the word is the number of a year: 2027.
func (w *word) year() bool {
	return w.tok.Kind == language.Number && len(w.fold) == 4 && (w.fold[:2] == "20" || w.fold[:2] == "19")
}

// document is an article on its way through the extractor.
type document struct {
	g         *grammar
	text      string
	tokens    []language.Token
	lexemes   []*lexeme // of the sentence being read
	words     []word
	sentences []language.Sentence
	sums      []summary // of the sentences
	mentions  []mention
	clauses   []clause
	found     []found
	asked     []found // what a question asks about: Rendre l'application obligatoire ?
	domainBuf []int32
	cuedIn    []phraseHit // of clauses
	frameBuf  []int32
	segments  []segment
	tried     int   // how often a rule was tried whose words may be there, for who counts the work
	branch    int32 // of a clause with several branches, the one that is read; 0 for all

	memo       memo
	lefts      lefts
	full       []int32      // mentions that are full names
	fullFirst  uint64       // the first bytes of their last words
	nameable   []int32      // words at which names may begin
	stirs      []int32      // words at which rules may fire
	roused     []int32      // where the next stirs go
	opening    []int32      // words with which phrases may begin
	hits       []phraseHit  // the phrases
	pointing   []int32      // words that may take up services named before
	stirring   []bool       // sentences in which a rule may fire
	awake      []bool       // sentences that are read in full
	later      []repetition // French: hits of rules that repeat, of the sentence being read
	served     []bool       // sentences that name a service
	spoken     []bool       // sentences in which what is unsaid may mean a service
	trace      *trace       // nil in ordinary work
	off        string       // the rule that is switched off
	id, outlet string
	date       edikt.Date
	titleEnd   int32
	mainDone   bool
	mainEntry  int32
	mainJur    string
	begun      int32           // where the text begins behind its dateline, whose day is that of the article
	listened   bool            // seen is filled
	seen       map[string]bool // the telling words
	stocked    bool            // sorts and stock are filled
	sorts      map[string]bool // of the services named beyond doubt
	stock      classSet        // classes of all words
}

func newDocument() *document { return &document{sorts: map[string]bool{}, seen: map[string]bool{}} }

// read makes the words of the text, one look into the memory of words a token.
func (d *document) read() {
	d.tokens = language.Unwrap(language.Tokenize(d.tokens[:0], d.text), d.text)
	d.sentences = cutSentences(language.Sentences(d.sentences[:0], d.text, d.tokens))
	if len(d.sentences) > 1 && d.sentences[0].Headline && !d.g.german {
		d.titleEnd = d.sentences[0].Last
	}
	if !d.g.german && d.kicker() {
		d.sentences[1].Headline, d.titleEnd = true, d.sentences[1].Last
	}
	d.words = slices.Grow(d.words[:0], len(d.tokens))[:len(d.tokens)]
	d.sums = slices.Grow(d.sums[:0], len(d.sentences))[:len(d.sentences)]
	d.nameable, d.stirs, d.pointing, d.opening = d.nameable[:0], d.stirs[:0], d.pointing[:0], d.opening[:0]
	end := int32(0)
	for si, s := range d.sentences {
		d.readBreaks(end, s.Lead)
		d.readSentence(int32(si), s)
		end = s.Last
	}
	d.readBreaks(end, int32(len(d.tokens)))
	d.findPhrases()
}

// readBreaks fills the line ends between two sentences.
func (d *document) readBreaks(first, last int32) {
	for i := first; i < last; i++ {
		d.words[i] = lineBreak.word
		d.words[i].tok = d.tokens[i]
	}
}

// readSentence fills the words of a sentence and sums them up. What stands at its start, behind signs only, or behind a colon may
// be written with a capital without being a name.
func (d *document) readSentence(si int32, s language.Sentence) {
	first, last := s.Lead, s.Last
	sum := &d.sums[si]
	*sum = summary{from: int32(len(d.stirs)), opening: int32(len(d.opening))}
	flags := wordFlags(0)
	tokens, words := d.tokens[first:last], d.words[first:last]
	for i, l := range d.lookUp(tokens, int(s.First-first)) {
		t, w := &tokens[i], &words[i]
		*w = l.word
		w.tok, w.sentence = *t, si
		if t.Shape&language.GapTail != 0 && d.g.german {
			l = d.complete(w, first+int32(i), last)
		}
		flags |= w.flags
		if !l.quiet {
			d.note(sum, l, first+int32(i))
		}
	}
	sum.flags = flags
	sum.to, sum.openingTo = int32(len(d.stirs)), int32(len(d.opening))
	d.openings(sum, last)
}

// lookUp finds the lexemes of a sentence's tokens, which begins behind so many of a dateline. Their words are copied only later, so that the memory of the one is fetched while
// the next is looked up.
func (d *document) lookUp(tokens []language.Token, dateline int) []*lexeme {
	out := d.lexemes[:0]
	opens, colon := true, false // only signs so far; right behind a colon
	for i := range tokens {
		t := &tokens[i]
		if t.Kind == language.Break {
			out = append(out, lineBreak)
			opens, colon = false, false
			continue
		}
		opens = opens || i == dateline
		initial := opens || colon
		colon = false
		if t.End == t.Start+1 {
			colon = d.text[t.Start] == ':'
			if initial && d.text[t.Start] == 'A' && !d.g.german && i+1 < len(tokens) && d.phraseAhead(&tokens[i+1]) {
				out = append(out, d.memo.of(d.g, t, "À", initial))
				opens = false
				continue
			}
		}
		if !d.g.german && i == dateline+1 && d.moreover(tokens[dateline:]) {
			out = append(out, d.memo.of(d.g, t, "ensuite", initial))
			continue
		}
		out = append(out, d.memo.at(d.g, t, d.text, initial))
		opens = opens && t.Kind == language.Punct
	}
	d.lexemes = out
	return out
}

// moreover reports whether a sentence begins with a turn whose "plus" negates nothing: De plus, la Ville n'a pas ....
func (d *document) moreover(tokens []language.Token) bool {
	if len(tokens) < 4 {
		return false
	}
	switch tokens[0].Text(d.text) {
	case "De", "En":
		return tokens[1].Text(d.text) == "plus" && tokens[2].Text(d.text) == ","
	}
	return false
}

// note lists the word at i where it may begin or mean more than a word by itself.
func (d *document) note(sum *summary, l *lexeme, i int32) {
	sum.add(l)
	if l.naming {
		d.nameable = append(d.nameable, i)
	}
	if l.pointing {
		d.pointing = append(d.pointing, i)
	}
	if l.stirs {
		d.stirs = append(d.stirs, i)
	}
	if l.opens {
		d.opening = append(d.opening, i)
	}
}

// phraseAhead reports whether the token can open what a preposition governs: A Metz, A la mairie, A partir de mai are written
// without the accent of À by half of the press.
func (d *document) phraseAhead(t *language.Token) bool {
	if t.Kind == language.Number {
		return true
	}
	if t.Kind != language.Word {
		return false
	}
	switch t.Text(d.text) {
	case "la", "l'", "l’", "le", "son", "sa", "ses", "leur", "leurs", "ce", "cette", "cet", "ces", "partir", "compter", "terme", "défaut", "noter", "part", "travers", "peine", "nouveau", "cause", "côté":
		return true
	}
	return t.Is(language.Upper)
}

// complete reads the word at i, which leaves its head to a later compound, as if that stood there too: TikTok- und WhatsApp-Verbot,
// das Innen- und das Finanzministerium.
func (d *document) complete(w *word, i, last int32) *lexeme {
	full := d.completed(i, last)
	if full == "" {
		return w.lexeme
	}
	tok := w.tok
	tok.Shape &^= language.GapTail
	if strings.Contains(full, "-") {
		tok.Shape |= language.Hyphen
	}
	l := d.memo.of(d.g, &tok, full, false)
	si := w.sentence
	*w = l.word
	w.tok, w.sentence = tok, si
	return l
}

// completed is the whole compound of which token i has the beginning, or "".
func (d *document) completed(i, last int32) string {
	h := d.gapHead(i, last)
	if h < 0 {
		return ""
	}
	t := d.tokens[h]
	l := d.inside(&t)
	head := l.word
	head.tok = t
	mod := d.g.firstPart(&head)
	tail, ok := strings.CutPrefix(l.fold, mod)
	if mod == "" || !ok {
		return ""
	}
	return strings.TrimRight(d.tokens[i].Text(d.text), "-‐‑–") + tail
}

// inside is the lexeme of a token that does not open a sentence.
func (d *document) inside(t *language.Token) *lexeme {
	return d.memo.at(d.g, t, d.text, false)
}

// gapHead is the token whose head the hyphen at the end of token i stands for, or -1.
func (d *document) gapHead(i, last int32) int32 {
	for j := i + 1; j < min(last, i+8); j++ {
		t := d.tokens[j]
		switch {
		case t.Is(language.GapTail) || t.Kind == language.Punct && t.Text(d.text) == ",":
		case t.Kind != language.Word:
			return -1
		case t.Is(language.Upper):
			return j
		case !d.inside(&t).word.is(isConj | isDet | isAdj | isPrep): // und, sowie, das
			return -1
		}
	}
	return -1
}

// openings looks at those of a sentence's words whose sense hangs on what follows.
func (d *document) openings(sum *summary, last int32) {
	bars := 0
	for _, i := range d.opening[sum.opening:] {
		switch l := d.words[i].lexeme; {
		case len(l.nouns) > 0:
			d.pointLong(sum, i)
		case l.fold == "|":
			if bars++; bars > 1 { // a menu
				sum.boilerplate = true
			}
		case l.dated && !d.starts(i, last):
			d.words[i].class.drop(d.g.known.newly)
		}
	}
}

// afterOpening reports whether only signs stand between the sentence's start, or a colon, and token i.
func (d *document) afterOpening(i, first int32) bool {
	if i > first && d.words[i-1].fold == ":" {
		return true
	}
	for i--; i >= first; i-- {
		if d.tokens[i].Kind != language.Punct {
			return false
		}
	}
	return true
}

// lemmaText is the text of a lemma; "-" for none.
func (d *document) lemmaText(id uint32) string {
	if id == 0 {
		return "-"
	}
	return d.g.forms.Lemma(id).Text
}
