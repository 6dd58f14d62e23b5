package extractor

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
	if first := d.sentences[cl.sentence].First; d.words[first].fold == "sans" || d.words[first].fold == "faute" || d.words[first].fold == "à" && d.words[first+1].fold == "défaut" {
		return d.tellsAhead(first, cl.finite)
	}
	for c := range d.clauses {
		if o := &d.clauses[c]; o.sentence == cl.sentence && o.kind == conditionClause {
			return true
		}
	}
	return false
}

// tellsAhead reports whether a comma ends the phrase without a verb that stands at first, before the finite verb: Sans garanties, la ville
// quittera X.
func (d *document) tellsAhead(first, finite int32) bool {
	for i := first; i < finite; i++ {
		if w := &d.words[i]; w.fold == "," {
			return true
		} else if w.is(isFinite) || w.is(isInf) && !w.is(isNoun) {
			return false
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
func (d *document) whereNotWhat(m *mention, p *path, via classSet) bool {
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
			if s.rel == relGen && !accessWords[d.words[s.noun].fold] && !d.words[s.noun].class.any(via) && !d.words[s.noun].class.has(d.g.known.use) && !d.words[s.noun].class.has(d.g.known.trigger) {
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

// accessWords are images for the way to a service, and what bars it by age.
var accessWords = wordSet("vanne", "vannes", "robinet", "porte", "portes", "verrou", "verrous", "âge", "seuil", "majorité")

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

// purpose reports whether a clause says what something is done for: signe un accord pour que l'école quitte Zoom.
func (d *document) purpose(cl *clause) bool {
	if d.g.german || cl.kind != adverbialClause || cl.anchor <= 0 || d.words[cl.anchor].fold != "que" && d.words[cl.anchor].fold != "qu'" {
		return false
	}
	f := d.words[cl.anchor-1].fold
	return f == "pour" || f == "afin"
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

// inAccord reports whether a clause tells of an accord on what its infinitive says: s'est mis d'accord pour interdire X.
func (d *document) inAccord(c int32) bool {
	if c < 0 || d.clauses[c].neg >= 0 {
		return false
	}
	for _, i := range d.clauses[c].words {
		if d.words[i].fold == "accord" && i > 0 && d.words[i-1].fold == "d'" {
			return true
		}
	}
	return false
}
