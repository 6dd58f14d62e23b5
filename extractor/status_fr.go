package extractor

import (
	"edikt/language"
	"edikt/language/forms"
)

// conditional is what a conditionnel makes of a status. With a past participle it is hearsay (aurait interdit), unless it
// says what could have been (aurait pu interdire) or hangs on a condition; alone it is the future seen from the past (a
// annoncé qu'il interdirait), hearsay where a source stands beside it, else a proposal.
func (d *document) conditional(s status, cl *clause) status {
	f := &d.words[cl.finite]
	if d.conditioned(cl) {
		return max(s, proposed)
	}
	if f.is(isAux) && cl.final > cl.finite && d.words[cl.final].is(isPP) && (f.verb != d.g.etre || !cl.passive) {
		return s
	}
	if f.is(isAux) && d.modalParticiple(cl) {
		return nothing
	}
	if d.sourced(cl.sentence) {
		return s
	}
	if cl.kind == complementClause && cl.parent >= 0 && s == fact {
		for _, i := range d.clauses[cl.parent].words {
			if d.words[i].is(verbal) && (d.words[i].class.has(d.g.known.say) || d.words[i].fold == "savoir" || d.effectOf(i) == opPlan || d.effectOf(i) == opSay) {
				return announced
			}
		}
	}
	return max(s, proposed)
}

// modalParticiple reports whether pu or dû follows the auxiliary.
func (d *document) modalParticiple(cl *clause) bool {
	for _, i := range cl.words {
		if w := &d.words[i]; i > cl.finite && (w.fold == "pu" || w.fold == "dû" || w.fold == "voulu") {
			return true
		}
	}
	return false
}

// conditioned reports whether a clause of the sentence names the condition.
func (d *document) conditioned(cl *clause) bool {
	for c := range d.clauses {
		if o := &d.clauses[c]; o.sentence == cl.sentence && o.kind == conditionClause {
			return true
		}
	}
	return false
}

// sourced reports whether the sentence names who says so: selon, d'après, à en croire, croit savoir.
func (d *document) sourced(si int32) bool {
	s := d.sentences[si]
	for i := s.First; i < s.Last; i++ {
		f := d.words[i].fold
		if d.g.hearsayPreps[f] || f == "croire" || f == "rapporte" || f == "affirme" || f == "croit" && i+1 < s.Last && d.words[i+1].fold == "savoir" {
			return true
		}
	}
	return false
}

// completedIn reports whether the negator at the clause's n-th word is the "ne" of a negation inside the trigger: n'est plus accessible.
func (d *document) completedIn(cl *clause, n int, trigger [2]int32) bool {
	f := d.words[cl.words[n]].fold
	if f != "ne" && f != "n'" {
		return false
	}
	for _, i := range cl.words[n+1:] {
		if d.words[i].is(isNeg) {
			return i >= trigger[0] && i < trigger[1]
		}
	}
	return false
}

// whereNotWhat reports whether a device or shop is only where the service is thrown out: des téléphones, de leur iPad;
// débarrasse ses tablettes de TikTok.
func (d *document) whereNotWhat(m *mention, p *path) bool {
	if d.g.german || m.entry < 0 {
		return false
	}
	l := d.left(m.first)
	for i := l.at; i < m.first; i++ { // et 58 autres applications chinoises
		if f := d.words[i].fold; (f == "autres" || f == "autre") && d.generic(m.entry) {
			return true
		}
	}
	if d.generic(m.entry) { // le géant des réseaux sociaux
		for _, s := range p.steps {
			if s.rel == relGen && !accessWords[d.words[s.noun].fold] && !d.words[s.noun].class.has(d.g.known.use) && !d.words[s.noun].class.has(d.g.known.trigger) {
				return true
			}
		}
	}
	if own := l.det >= 0 && ownWords[d.words[l.det].fold]; p.prep == "" && !own || d.g.gaz.Entries()[m.entry].Sort != "device" {
		return false
	}
	for k := range d.mentions {
		if o := &d.mentions[k]; o.kind == targetMention && o.entry != m.entry && d.words[o.first].sentence == d.words[m.first].sentence {
			return true
		}
	}
	return false
}

// accessWords are images for the way to a service.
var accessWords = wordSet("vanne", "vannes", "robinet", "porte", "portes", "verrou", "verrous")

// unknownPersonCues are words of an article in which X is the platform and no person.
var unknownPersonCues = []string{"twitter", "musk", "plateforme", "plateformes", "bluesky", "mastodon", "dirigeants", "ex-twitter", "grok", "européenne"}

// unknownPerson reports whether the name at i is the X of French law, a person unknown: une information judiciaire contre X.
func (d *document) unknownPerson(e *nameEntry, i int32) bool {
	if len(e.tokens) != 1 || e.tokens[0] != "x" || i == 0 || d.words[i-1].fold != "contre" {
		return false
	}
	for _, cue := range unknownPersonCues {
		if d.documentHolds(cue) {
			return false
		}
	}
	return true
}

// phraseOp is an operator of several words: a verb's lemma and what stands with it (mettre fin), or words as they are (à l'étude).
type phraseOp struct {
	verb   uint32
	words  []string
	effect effect
	bears  bool // its own words hold the negation: pas question
}

// addPhraseOp files an operator word that has spaces.
func (g *grammar) addPhraseOp(text string, e effect) {
	words := foldWords(text)
	op := phraseOp{words: words, effect: e}
	if ids := g.lemmas(words[0], forms.Verb); len(ids) > 0 && g.forms.Lemma(ids[0]).Text == words[0] {
		op.verb, op.words = ids[0], words[1:]
	}
	for _, w := range words {
		op.bears = op.bears || w == "pas" || w == "plus" || w == "hors" || w == "non" || w == "rien"
	}
	g.phraseOps = append(g.phraseOps, op)
}

// phraseEffects weighs the operators of several words in a clause.
func (d *document) phraseEffects(s status, c int32, trigger [2]int32, negated *bool) (status, bool) {
	weighed := false
	for k := range d.g.phraseOps {
		op := &d.g.phraseOps[k]
		if !d.holdsPhrase(op, c, trigger) {
			continue
		}
		s = apply(s, op.effect, *negated && !op.bears)
		*negated, weighed = false, true
	}
	return s, weighed
}

func (d *document) holdsPhrase(op *phraseOp, c int32, trigger [2]int32) bool {
	verb, rest := op.verb == 0, false
	for _, i := range d.clauses[c].words {
		if i >= trigger[0] && i < trigger[1] {
			continue
		}
		w := &d.words[i]
		verb = verb || w.verb == op.verb && w.is(verbal)
		rest = rest || d.phraseAt(op.words, i)
	}
	return verb && rest
}

// negativeSubject reports whether personne, aucun or nul before the "ne" at the clause's n-th word completes it.
func (d *document) negativeSubject(cl *clause, n int) bool {
	for _, i := range cl.words[:n] {
		switch d.words[i].fold {
		case "personne", "aucun", "aucune", "rien", "nul", "nulle", "ni":
			return !d.g.german
		}
	}
	if d.g.german || n+1 >= len(cl.words) {
		return false
	}
	v := &d.words[cl.words[n+1]] // ne peut rester, ne saurait servir
	if d.g.modalOf(v.verb) != modalCan && d.lemmaText(v.verb) != "savoir" {
		return false
	}
	for _, i := range cl.words[n+1:] {
		if f := d.words[i].fold; f == "que" || f == "qu'" {
			return false
		}
	}
	return true
}

// retracted reports whether the clause's measure was taken back: avait bloqué Facebook avant de se raviser.
func (d *document) retracted(c int32) bool {
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.parent != c || cl.kind != adverbialClause || cl.anchor < 0 || d.words[cl.anchor].fold != "avant" {
			continue
		}
		for _, i := range cl.words {
			if w := &d.words[i]; w.is(isInf) && (d.effectOf(i) == opLift || w.fold == "raviser" || w.fold == "revenir" || w.fold == "reculer" || w.fold == "renoncer") {
				return true
			}
		}
	}
	return false
}

// allowedSince reports whether the clause tells what was before its main clause lifts it: deux ans après l'avoir proscrit, elle autorise X.
func (d *document) allowedSince(c int32) bool {
	cl := &d.clauses[c]
	if cl.kind != adverbialClause || cl.anchor < 0 || d.words[cl.anchor].fold != "après" || cl.parent < 0 {
		return false
	}
	for _, i := range d.clauses[cl.parent].words {
		if w := &d.words[i]; w.is(verbal) && !w.is(isAux) && d.effectOf(i) == opLift {
			return d.clauses[cl.parent].neg < 0
		}
	}
	return false
}

// purposeful reports whether the clause names an aim: pour quitter Azure.
func (d *document) purposeful(cl *clause) bool {
	if cl.kind != infinitiveClause || cl.anchor < 0 {
		return false
	}
	f := d.words[cl.anchor].fold
	return f == "pour" || f == "afin"
}

// infinitiveNext reports whether an infinitive follows the verb at i: compte interdire, but compte 300 abonnés.
func (d *document) infinitiveNext(i int32) bool {
	for j, n := i+1, 0; int(j) < len(d.words) && n < 5; j, n = j+1, n+1 {
		w := &d.words[j]
		if w.is(isInf) {
			return true
		}
		if !w.is(isAdv|isNeg|isPron|isPrep) && !w.is(isPunct) || w.sentence != d.words[i].sentence {
			return false
		}
	}
	return false
}

// embedded reports whether the trigger noun only completes another noun, so that the clause's verb says nothing of it: la
// commission d'enquête sur TikTok entendra ..., chargé d'un examen.
func (d *document) embedded(i int32) bool {
	l := d.left(i)
	if l.prep == "de" && l.rel == relNone && l.at > 0 {
		w := &d.words[l.at-1] // chargé d'un examen
		return w.is(isPP) && !w.is(isFinite) && !d.auxLeft(l.at-1, d.sentences[w.sentence].First)
	}
	if l.rel != relGen && l.rel != relPrep || l.noun < 0 {
		return false
	}
	w := &d.words[l.noun]
	if det := d.left(l.noun).det; det < 0 || d.g.indefinite[d.words[det].fold] {
		return false // crée une commission d'enquête
	}
	return d.effectOf(l.noun) == noEffect && w.mention >= 0 && !w.class.any(d.g.known.transparent) && !w.class.has(d.g.known.document)
}

// futurePerfect reports whether the future only closes what is told: aura été bloqué deux semaines.
func (d *document) futurePerfect(cl *clause) bool {
	f := &d.words[cl.finite]
	if !f.is(isAux) || f.verb == d.g.etre {
		return false
	}
	return d.auxiliaryUse(cl.finite)
}

// withoutBefore reports whether sans stands before the "ni" at the clause's n-th word: sans tambour ni trompette.
func (d *document) withoutBefore(cl *clause, n int) bool {
	for _, i := range cl.words[:n] {
		if d.words[i].fold == "sans" {
			return true
		}
	}
	return false
}

// asksPeople reports whether a verb of asking in the clause turns to people, who do not act as institutions do: demande aux
// parents de ne plus utiliser Snapchat.
func (d *document) asksPeople(cl *clause) bool {
	for _, i := range cl.words {
		m := d.words[i].mention
		if m < 0 || d.mentions[m].first != i || d.mentions[m].kind != groupMention && d.mentions[m].kind != actorMention {
			continue
		}
		l := d.left(i)
		if x := &d.mentions[m]; x.kind == actorMention && (l.det < 0 || !ownWords[d.words[l.det].fold]) && !(d.officeFrench(x) && d.words[x.head].is(isPlu)) { // demande à ses établissements, aux ministres
			continue
		}
		if l.rel == relNone && (l.prep == "à" || l.prep == "" && i > cl.finite) {
			return true
		}
	}
	return false
}

// besidePhrase reports whether the effect belongs to the clause's own measure and not to the phrase beside it: abandonne Teams
// au profit de Jitsi.
func (q *qualifier) besidePhrase(e effect) bool {
	return !q.d.g.german && len(q.r.Phrases) > 0 && (e == opReject || e == opLift)
}

// fate weighs what becomes of the motion or bill that a relative clause hangs on: a rejeté un postulat qui demandait de bannir X.
func (q *qualifier) fate(s status, c, anchor int32) status {
	d := q.d
	if d.g.german || c < 0 {
		return s
	}
	for _, i := range d.clauses[c].words {
		if w := &d.words[i]; i < anchor && w.is(verbal) && !w.is(isAux) {
			switch e := d.effectOf(i); e {
			case opReject, opLift, opEnd:
				return apply(s, opReject, d.negated(c, q.trigger))
			}
		}
	}
	return s
}

// purpose reports whether a clause says what something is done for: signe un accord pour que l'école quitte Zoom.
func (d *document) purpose(cl *clause) bool {
	if d.g.german || cl.kind != adverbialClause || cl.anchor <= 0 || d.words[cl.anchor].fold != "que" && d.words[cl.anchor].fold != "qu'" {
		return false
	}
	f := d.words[cl.anchor-1].fold
	return f == "pour" || f == "afin"
}

// endOfTime reports whether the noun at i ends a span of time and no measure: fin mars, à la fin de l'année.
func (d *document) endOfTime(i int32) bool {
	n := d.next(i)
	if n >= 0 && d.g.preposition(d.words[n].fold) == "de" {
		n = d.next(n)
	}
	if n >= 0 && d.words[n].is(isDet) && !d.words[n].is(isNum) {
		n = d.next(n)
	}
	return n >= 0 && (d.words[n].tok.Kind == language.Number || d.words[n].class.has(d.g.known.time))
}

// motionAsks reports whether the subject of a clause is a motion, bill or petition: what it recommends it asks for.
func (d *document) motionAsks(cl *clause) bool {
	for k := range d.clauses { // un rapport préconise que la police renonce à WhatsApp
		if o := &d.clauses[k]; o.kind == complementClause && o.parent >= 0 && &d.clauses[o.parent] == cl && d.subjectFrench(int32(k)).mention >= 0 {
			return true
		}
	}
	for _, i := range cl.words {
		if i >= cl.finite {
			return false
		}
		w := &d.words[i]
		if m := w.mention; m >= 0 && !cl.passive && d.mentions[m].first == i && d.left(i).prep == "" && (d.mentions[m].kind == groupMention || d.mentions[m].sort == "party") {
			return true // un élu suggère de ...
		}
		if w.is(isNoun) && w.mention < 0 && d.effectOf(i) == opDemand && d.left(i).prep == "" {
			return true
		}
	}
	return false
}

// urgesAuthority reports whether a government, parliament or ministry is the object of the verb at i: it decides for itself.
func (d *document) urgesAuthority(c, i int32) bool {
	for _, j := range d.clauses[c].words {
		m := d.words[j].mention
		if m >= 0 && j >= i && d.mentions[m].first == j && d.mentions[m].kind == actorMention && d.left(j).rel == relNone && d.authority(m) {
			return true
		}
	}
	return false
}

// passed weighs what is done with the paper that a relative clause hangs on: a adopté un texte qui interdit X, en première lecture.
func (q *qualifier) passed(s status, c, anchor int32) status {
	d := q.d
	if c < 0 {
		return s
	}
	for _, i := range d.clauses[c].words {
		w := &d.words[i]
		if i >= anchor || !w.is(verbal) || w.is(isAux) {
			continue
		}
		switch e := d.effectOf(i); e {
		case opDecide, opPlan, opDemand, opConsider:
			s = apply(s, e, d.negated(c, q.trigger))
			if e == opDecide && d.halfway(d.clauses[c].sentence) {
				s = max(s, proposed)
			}
		case opReject, opEnd:
			s = apply(s, opReject, d.negated(c, q.trigger))
		case opLift: // a annulé le décret qui interdisait X
			s = apply(s, opLift, d.negated(c, q.trigger))
		}
	}
	return s
}

// wishesToSee reports whether the participle clause is what somebody would like to see: aimerait voir TikTok interdit.
func (d *document) wishesToSee(cl *clause) bool {
	if d.g.german || cl.finite >= 0 || !cl.passive || cl.parent < 0 {
		return false
	}
	for _, i := range d.clauses[cl.parent].words {
		if w := &d.words[i]; w.is(isInf) && w.fold == "voir" {
			return true
		}
	}
	return false
}

// halfway reports whether a parliament is not done with a bill: en première lecture, en commission.
func (d *document) halfway(si int32) bool {
	s := d.sentences[si]
	for i := s.First; i+1 < s.Last; i++ {
		if f, next := d.words[i].fold, d.words[i+1].fold; (f == "première" || f == "deuxième") && next == "lecture" || f == "en" && next == "commission" {
			return true
		}
	}
	return false
}

// onlyThere reports whether the negation at the clause's n-th word only leaves out others: n'informe plus que sur Bluesky, ne
// publie que sur X. "que" opens no clause there.
func (d *document) onlyThere(cl *clause, n int) bool {
	switch d.words[cl.words[n]].fold {
	case "ne", "n'", "plus":
	default:
		return false
	}
	for _, i := range cl.words[n+1:] {
		if f := d.words[i].fold; f == "que" || f == "qu'" {
			return true
		}
	}
	return false
}

// tellsOwn reports whether the verb at i turns to people who are the asker's own staff: demande à ses militaires.
func (d *document) tellsOwn(cl *clause, i int32) bool {
	if !d.words[i].is(verbal) {
		return false
	}
	for _, j := range cl.words {
		m := d.words[j].mention
		if j <= i || m < 0 || d.mentions[m].first != j || d.mentions[m].kind != groupMention || d.words[j].class.has(d.g.known.public) {
			continue
		}
		if l := d.left(j); l.rel == relNone && (l.prep == "à" || l.prep == "") && l.det >= 0 && ownWords[d.words[l.det].fold] {
			return true
		}
	}
	return false
}

// aheadFrench reports whether the clause tells what is to come: ne publiera plus; a annoncé qu'elle ne publierait plus.
func (d *document) aheadFrench(c int32) bool {
	cl := &d.clauses[c]
	if cl.finite < 0 {
		return false
	}
	f := &d.words[cl.finite]
	if f.is(isFuture) && !f.is(isSubj2) || d.nearFuture(cl) {
		return true
	}
	return f.is(isSubj2) && d.conditional(fact, cl) == announced
}

// fromNowOn reports whether the future of a modal verb only says what holds by now: devront désormais utiliser X.
func (d *document) fromNowOn(cl *clause) bool {
	if d.g.german || !d.words[cl.finite].is(isModal) {
		return false
	}
	for _, i := range cl.words {
		if f := d.words[i].fold; f == "désormais" || f == "dorénavant" {
			return true
		}
	}
	return false
}

// givesUpOwn reports whether the verb at i gives up a measure that was one's own and stood: abandonne son interdiction.
func (d *document) givesUpOwn(i, noun int32) bool {
	if d.g.german {
		return false
	}
	switch d.lemmaText(d.words[i].verb) {
	case "abandonner", "enterrer", "renoncer":
		l := d.left(noun)
		return l.det >= 0 && ownWords[d.words[l.det].fold] && l.noun < 0
	}
	return false
}

// byThen reports whether the sentence names a term: d'ici l'été, avant 2027.
func (d *document) byThen(si int32) bool {
	s := d.sentences[si]
	for i := s.First; i+1 < s.Last; i++ {
		if f := d.words[i].fold; f == "d'" && d.words[i+1].fold == "ici" || f == "avant" && (d.words[i+1].is(isNum) || d.words[i+1].is(isDet) && !d.words[i+1].is(isPron)) {
			return true
		}
	}
	return false
}

// notThat reports whether the clause only says what is not meant: Non qu'une telle suspension soit exclue.
func (d *document) notThat(c int32) bool {
	cl := &d.clauses[c]
	if cl.kind != complementClause && cl.kind != adverbialClause || len(cl.words) == 0 {
		return false
	}
	p := d.prev(cl.words[0])
	return p >= 0 && d.words[p].fold == "non"
}

// adjudged reports whether the clause, or the one that governs its infinitive, only says what would be better: mieux vaut se passer de
// Temu, juge plus prudent d'éviter Telegram.
func (d *document) adjudged(c int32) bool {
	for hops := 0; c >= 0 && hops < 2; hops++ {
		for _, i := range d.clauses[c].words {
			for _, turn := range advisable {
				if d.phraseAt(turn, i) {
					return true
				}
			}
		}
		if d.clauses[c].kind != infinitiveClause {
			return false
		}
		c = d.clauses[c].parent
	}
	return false
}

var advisable = [][]string{{"mieux", "vaut"}, {"vaut", "mieux"}, {"vaudrait", "mieux"}, {"mieux", "vaudrait"}, {"plus", "prudent"}, {"plus", "sage"}, {"plus", "sûr"}, {"préférable"}}

// noLonger reports whether the finite verb at i is negated by plus alone, so that what it tells was so before: ne déconseille plus Zoom.
func (d *document) noLonger(i int32) bool {
	c := d.words[i].clause
	if c < 0 || d.clauses[c].finite < 0 || d.words[d.clauses[c].finite].is(isFuture|isSubj2) || d.nearFuture(&d.clauses[c]) {
		return false
	}
	f := d.clauses[c].finite
	return (f == i || d.words[f].is(isAux)) && f+1 < int32(len(d.words)) && d.words[f+1].fold == "plus" && d.words[max(f-1, 0)].fold != "non"
}

// examinedAt reports whether the service hangs on the noun or verb of an examination, so that "sur" names what is examined: lance une
// enquête sur DeepSeek.
func (d *document) examinedAt(t foundTarget, trigger [2]int32) bool {
	return t.why == "attached" || d.pathOf(t.mention).at == trigger[1]
}

// choosesIt reports whether the verb only says that a body takes what another has: opter, adopter, choisir.
func (d *document) choosesIt(w *word) bool {
	switch d.lemmaText(w.verb) {
	case "opter", "adopter", "choisir":
		return true
	}
	return false
}

// prefers reports whether the verb at i only says what comes first: demande aux maires de privilégier Tchap is advice.
func (d *document) prefers(i int32) bool {
	switch d.lemmaText(d.words[i].verb) {
	case "privilégier", "préférer", "favoriser":
		return true
	}
	return false
}

// unhesitating reports whether the clause's negated verb only stresses what hangs on it: n'hésite pas à interdire, n'a pas ménagé sa
// peine pour convaincre.
func (d *document) unhesitating(c int32) bool {
	switch d.lemmaText(d.clauses[c].verb) {
	case "hésiter", "tarder", "manquer", "ménager", "cacher", "attendre", "craindre", "désarmer", "cesser", "lésiner", "traîner":
		return d.clauses[c].neg >= 0
	}
	return false
}

// restores reports whether the word at i puts something in force again, which for a ban is no lifting: rétablit l'interdiction.
func (d *document) restores(i int32) bool {
	if d.g.german {
		return false
	}
	w := &d.words[i]
	return w.is(verbal) && d.lemmaText(w.verb) == "rétablir" || w.fold == "rétablissement"
}
