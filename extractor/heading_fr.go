package extractor

// headsSentence reports whether the infinitive at i opens its sentence and hangs on nothing, so that what follows behind a colon says how far
// it has come: Interdire TikTok : le canton n'écarte pas l'idée.
func (d *document) headsSentence(c, i int32) bool {
	cl := &d.clauses[c]
	if !d.words[i].is(isInf) || d.words[i].is(isFinite) || cl.finite >= 0 || cl.parent >= 0 {
		return false
	}
	s := d.sentences[cl.sentence]
	first := s.First
	for first < i && d.words[first].is(isPunct) {
		first++
	}
	if first != i {
		return false
	}
	return d.colonIn(i, s.Last) >= 0
}

// colonIn is where the first colon stands between two tokens: Éviter Temu | : | le conseil de la fédération. Or -1.
func (d *document) colonIn(i, last int32) int32 {
	for ; i < last; i++ {
		if d.words[i].fold == ":" {
			return i
		}
	}
	return -1
}

// headed weighs a measure that only stands as an infinitive before a colon: it is no more than an idea unless it is said to be done.
func (p *candidate) headed() {
	d := p.d
	if p.noun || p.status != fact || !p.binding() || !d.headsSentence(p.c, p.trigger[0]) || d.holdsWord(d.clauses[p.c].sentence, doneWords) {
		return
	}
	p.status = proposed
	if d.holdsWord(d.clauses[p.c].sentence, refusalWords) {
		p.status = rejected
	}
}

// doneWords say of an idea at the head of a sentence that it is done, refusalWords that it is not wanted: Interdire X : c'est fait; ... : c'est non.
var (
	doneWords    = wordSet("fait", "faite", "décidé", "franchi", "acté", "désormais", "depuis")
	refusalWords = wordSet("refuse", "refusent", "non", "exclu", "question", "renonce", "refusé")
)

// counselled reports whether the infinitive at i stands alone beside a word of advice behind a colon: Éviter Temu : c'est le conseil de la
// fédération; le mot d'ordre est simple : quitter X.
func (d *document) counselled(c, i int32) bool {
	cl := &d.clauses[c]
	w := &d.words[i]
	if !w.is(isInf) || w.is(isFinite) || cl.finite >= 0 {
		return false
	}
	s := d.sentences[w.sentence]
	colon := d.colonIn(s.First, s.Last)
	if colon < 0 {
		return false
	}
	from, to := s.First, colon
	if i < colon {
		from, to = colon+1, s.Last
		if !d.headsSentence(c, i) {
			return false
		}
	}
	for j := from; j < to; j++ {
		if counselWords[d.words[j].fold] && d.words[j].is(isNoun) {
			return true
		}
	}
	return false
}

// counselWords are nouns for what one tells others to do without binding them.
var counselWords = wordSet("conseil", "conseils", "recommandation", "recommandations", "préconisation", "avertissement", "mot", "appel", "message", "avis", "suggestion")

// counsellor is whose advice the sentence tells: le conseil de la fédération. Or -1.
func (d *document) counsellor(si int32) int32 {
	for k := range d.mentions {
		m := &d.mentions[k]
		if !m.acts() || d.words[m.first].sentence != si {
			continue
		}
		if l := d.left(m.first); (l.rel == relGen || l.rel == relPrep) && l.noun >= 0 && counselWords[d.words[l.noun].fold] {
			return int32(k)
		}
	}
	return -1
}

// effectiveSince reports whether the sentence says that what was decided holds by now: a décidé l'éviction de X, effective depuis lundi.
func (d *document) effectiveSince(si int32) bool {
	s := d.sentences[si]
	for i := s.First; i+1 < s.Last; i++ {
		if effectiveWords[d.words[i].fold] && d.words[i+1].fold == "depuis" {
			return true
		}
	}
	return false
}

// effectiveWords say before depuis that something holds: effective depuis lundi, en vigueur depuis mai.
var effectiveWords = wordSet("effectif", "effective", "effectifs", "effectives", "vigueur", "applicable", "appliquée", "appliqué")
