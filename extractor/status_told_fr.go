package extractor

// retracted reports whether the clause's measure was taken back: avait bloqué Facebook avant de se raviser.
func (d *document) retracted(c int32) bool {
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.parent != c || cl.kind != adverbialClause || cl.anchor < 0 || d.words[cl.anchor].fold != "avant" {
			continue
		}
		for _, i := range cl.words {
			if w := &d.words[i]; (w.is(isInf) || w.is(isPP) && cl.passive) && (d.effectOf(i) == opLift || w.fold == "raviser" || w.fold == "revenir" || w.fold == "reculer" || w.fold == "renoncer") {
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

// tellsDone reports whether the verb of announcing at i, in the trigger's own clause or above clause c, makes known what has been
// done by then: annonce avoir quitté X, annonce qu'elle a ouvert une enquête.
func (d *document) tellsDone(i, c, trigger int32) bool {
	w := &d.words[i]
	if d.g.german || !w.is(verbal) || i >= trigger {
		return false
	}
	if v := d.lemmaText(w.verb); v != "annoncer" && v != "confirmer" {
		return false
	}
	aux := d.toldNext(i, trigger)
	if w.clause != c {
		cl := &d.clauses[c]
		if cl.kind != complementClause || cl.passive || cl.finite < 0 || !d.words[cl.finite].is(isAux) || d.words[cl.finite].is(isFuture|isSubj2) || d.words[trigger].clause != c {
			return false
		}
		aux = cl.finite
	} else if aux < 0 {
		return false
	}
	for j := aux + 1; j <= trigger; j++ {
		if d.words[j].is(isPP) {
			return true
		} else if !d.words[j].is(isAdv | isNeg) {
			return false
		}
	}
	return false
}

// toldNext is the auxiliary of the infinitive that says what the verb at i makes known, past a time, a place or an insertion: a annoncé lundi
// avoir bloqué X, annonce, dans un courriel, avoir quitté X. Or -1.
func (d *document) toldNext(i, trigger int32) int32 {
	for j := i + 1; j < trigger; j++ {
		w := &d.words[j]
		if w.is(isInf|isAux|isModal) && !w.is(isNoun) {
			if w.all(isInf | isAux) {
				return j
			}
			return -1
		}
		if w.is(isFinite|isPP) && !w.is(isNoun|isAdj|isPrep|isPron|isDet) {
			return -1
		}
	}
	return -1
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

// behindComplement is where the adjectives of the noun at i begin: behind it, or behind the service that it is about where a participle
// that agrees with the noun follows: l'interdiction de TikTok réclamée par ....
func (d *document) behindComplement(i int32) int32 {
	last := d.sentences[d.words[i].sentence].Last
	j := i + 1
	if j >= last || d.g.preposition(d.words[j].fold) != "de" {
		return j
	}
	for j++; j < last && (d.words[j].is(isDet) || d.targetAt(j) >= 0) && !d.words[j].is(isPunct); j++ {
	}
	if j < last && d.targetAt(j-1) >= 0 && d.words[j].is(isPP) && !d.words[j].is(isFinite) {
		return j
	}
	return i + 1
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

// paperStatus weighs what is done with the paper that a relative clause hangs on: a adopté un texte qui interdit X, en première lecture.
func (q *qualifier) paperStatus(s status, c, anchor int32) status {
	d := q.d
	if c < 0 {
		return s
	}
	before := s
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
	if s == before { // a mis en consultation une loi qui interdit X
		negated := d.negated(c, q.trigger)
		if t, ok := d.phraseEffects(s, c, q.trigger, &negated); ok {
			return t
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

// halfway reports whether a parliament is not done with a bill: en première lecture, en commission; le Sénat a adopté la proposition de loi.
func (d *document) halfway(si int32) bool {
	s := d.sentences[si]
	bill, house, final, due := false, false, false, false
	for i := s.First; i+1 < s.Last; i++ {
		switch f, next := d.words[i].fold, d.words[i+1].fold; {
		case (f == "première" || f == "deuxième") && next == "lecture" || f == "en" && next == "commission":
			return true
		case (f == "proposition" || f == "projet") && next == "de" && i+2 < s.Last && d.words[i+2].fold == "loi":
			bill = true
		case f == "définitivement" || f == "définitif" || f == "définitive" || f == "ultime" || f == "dernière" && next == "lecture":
			final = true
		case f == "doit" || f == "devra" || f == "examinera":
			due = true
		case houses[f] || f == "chambre" && next == "des" || f == "assemblée" && next == "nationale":
			house = true
		}
	}
	return house && (bill || due) && !final
}

// passesHouse reports whether one of two houses votes for what the clause, or one that it hangs on, tells.
func (d *document) passesHouse(c int32) bool {
	for ; c >= 0; c = d.clauses[c].parent {
		for _, i := range d.clauses[c].words {
			if w := &d.words[i]; w.is(verbal) && passing[d.lemmaText(w.verb)] {
				return d.halfway(d.clauses[c].sentence)
			}
		}
	}
	return false
}

// passing are verbs by which a house lets a bill pass: le Sénat adopte le texte.
var passing = wordSet("adopter", "voter", "approuver", "avaliser")

// houses name one of two houses, which another one follows, and who sits there.
var houses = wordSet("députés", "sénateurs", "sénat", "députées", "sénatrices")

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

// turnsToOwn reports whether the verb at i turns to who belongs to the one that acts: demande à ses agents, prie ses écoles.
func (d *document) turnsToOwn(c, i int32) bool {
	for _, j := range d.clauses[c].words {
		m := d.words[j].mention
		if j <= i || m < 0 || d.mentions[m].first != j || d.mentions[m].kind != groupMention && !d.mentions[m].acts() {
			continue
		}
		if l := d.left(j); l.rel == relNone && (l.prep == "à" || l.prep == "") && l.det >= 0 && ownWords[d.words[l.det].fold] {
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

// advisable are turns that advise without a verb of advice: mieux vaut éviter X, les écoles gagneraient à quitter X.
var advisable = [][]string{{"mieux", "vaut"}, {"vaut", "mieux"}, {"vaudrait", "mieux"}, {"mieux", "vaudrait"}, {"ferait", "bien"},
	{"feraient", "bien"}, {"bien", "inspiré"}, {"bien", "inspirés"}, {"bien", "inspirée"}, {"bien", "inspirées"}, {"intérêt", "à"}, {"gagneraient", "à"}, {"gagnerait", "à"}, {"plus", "prudent"}, {"plus", "sage"}, {"plus", "sûr"}, {"préférable"}}

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

// tookEffect reports whether the sentence says that what was told holds by now: La décision a pris effet lundi.
func (d *document) tookEffect(si int32) bool {
	if int(si) >= len(d.sentences) || d.sentences[si].Paragraph != d.sentences[si-1].Paragraph {
		return false
	}
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.sentence != si {
			continue
		}
		s := d.subjectFrench(int32(k))
		if cl.neg >= 0 || cl.finite < 0 || !d.words[cl.finite].is(isAux) || s.noun < 0 || !d.words[s.noun].class.has(d.g.known.measureNoun) {
			return false
		}
		for _, i := range cl.words {
			if d.phraseAt(takenEffect, i) || d.phraseAt(enteredForce, i) || d.phraseAt(enteredForceFem, i) {
				return true
			}
		}
		return false
	}
	return false
}

var (
	takenEffect     = []string{"pris", "effet"}
	enteredForce    = []string{"entré", "en", "vigueur"}
	enteredForceFem = []string{"entrée", "en", "vigueur"}
)

// inTheEnd reports whether the conjunct of a service behind the trigger is put off: remplace Teams par Jitsi et, à terme, Windows par
// Linux.
func (d *document) inTheEnd(m *mention, after int32) bool {
	s := d.sentences[d.words[m.first].sentence]
	for i := m.first - 1; i > after && i >= s.First; i-- {
		switch f := d.words[i].fold; {
		case f == "et" || f == "puis" || f == ";":
			return false
		case f == "terme" && d.words[i-1].fold == "à" || f == "tard" && d.words[i-1].fold == "plus" || f == "ensuite" || f == "temps" && (d.words[i-1].fold == "second" || d.words[i-1].fold == "deuxième"):
			return true
		}
	}
	return false
}

// onlyThinks reports whether a clause says what somebody who is no court thinks of a measure.
func (d *document) onlyThinks(c int32) bool {
	if c < 0 || d.clauses[c].finite < 0 {
		return false
	}
	switch d.lemmaText(d.clauses[c].verb) {
	case "juger", "estimer", "trouver", "considérer", "qualifier", "dire", "croire", "tenir", "déclarer":
		m := d.subjectFrench(c).mention
		return m < 0 || !d.isCourt(m)
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
