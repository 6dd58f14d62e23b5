package extractor

import "edikt"

// authorOfPaper is the institution that hangs on a paper named in the clause's sentence: selon une circulaire du Premier ministre.
func (d *document) authorOfPaper(c int32) int32 {
	s := d.sentences[d.clauses[c].sentence]
	for i := s.First; i < s.Last; i++ {
		if d.words[i].class.has(d.g.known.document) && d.words[i].is(isNoun) && i+1 < s.Last { // la loi québécoise
			if p := d.g.placeAdjective(d.words[i+1].fold); p >= 0 && d.words[i+1].mention < 0 {
				return d.add(mention{kind: placeMention, first: i + 1, last: i + 2, head: i + 1, entry: p, place: p, clause: d.words[i].clause})
			}
		}
		m := d.words[i].mention
		if m < 0 || d.mentions[m].first != i || !d.mentions[m].acts() {
			continue
		}
		if l := d.left(i); l.rel == relGen && l.noun >= 0 && d.words[l.noun].class.has(d.g.known.document) {
			return m
		}
	}
	return -1
}

// bans reports whether a rule on bans fires on the noun at i.
func (d *document) bans(i int32) bool {
	for _, r := range d.g.byNoun[d.words[i].noun] {
		if r.kind == edikt.Ban {
			return true
		}
	}
	return false
}

// signerOfPaper is who signed or passed the paper that is the subject of clause c: un décret signé par le président rend X illégal;
// une proposition de loi déposée au Sénat prévoit de fermer X.
// Or -1.
func (d *document) signerOfPaper(c int32) int32 {
	for d.clauses[c].kind == infinitiveClause && d.clauses[c].parent >= 0 {
		c = d.clauses[c].parent
	}
	s := d.subjectFrench(c)
	if s.noun < 0 || !d.words[s.noun].class.has(d.g.known.document) && (s.mention >= 0 || !d.words[s.noun].is(isNoun) || d.effectOf(s.noun) != opDemand && !d.bans(s.noun)) {
		return -1 // a motion, a petition
	}
	for k := range d.clauses {
		if o := &d.clauses[k]; o.kind == relativeClause && !o.passive && o.anchor == s.noun && o.parent == c && o.finite >= 0 && !d.subjectRelative(o) && o.neg < 0 {
			if m := d.subjectFrench(int32(k)).mention; m >= 0 && d.mentions[m].sort != "media" {
				return m // la note que le recteur a diffusée interdit X
			}
		}
		if o := &d.clauses[k]; o.kind == relativeClause && o.passive && o.sentence == d.clauses[c].sentence && d.anchoredFrench(int32(k), s.noun) || o.anchor == s.noun && o.passive && o.parent == c {
			if m := d.agent(int32(k)); m >= 0 {
				return m
			}
			if m := d.locativeWithin(int32(k), 1); m >= 0 { // déposée au Sénat
				return m
			}
		}
	}
	return -1
}

// keeperOfList is who allows what clause c says a service is or no longer belongs to: ne figure plus parmi les outils admis par le
// rectorat, devient le seul outil autorisé à la préfecture. Or -1.
func (d *document) keeperOfList(c int32) int32 {
	for k := range d.clauses {
		if o := &d.clauses[k]; o.kind == relativeClause && o.passive && o.parent == c && permitting[d.lemmaText(o.verb)] {
			if m := d.agent(int32(k)); m >= 0 {
				return m
			}
			if m := d.locativeWithin(int32(k), 1); m >= 0 && !d.mentions[m].anaphor {
				return m
			}
		}
	}
	return -1
}

// permitting are verbs of those who keep a list of what may be used: la liste des outils que le canton homologue.
var permitting = wordSet("autoriser", "admettre", "agréer", "valider", "approuver", "recommander", "permettre", "homologuer", "certifier",
	"établir", "tenir", "dresser", "publier", "arrêter")

// paperActor is who deals with the motion, bill or decree that a relative clause hangs on: le Conseil national a rejeté un
// postulat qui demandait de bannir X. Or -1.
func (d *document) paperActor(cl *clause) int32 {
	if d.g.german || cl.anchor < 0 || cl.parent < 0 || d.words[cl.anchor].mention >= 0 {
		return -1
	}
	if e := d.effectOf(cl.anchor); e != opDemand && e != opConsider && e != opDecide && !d.words[cl.anchor].class.has(d.g.known.document) {
		return -1
	}
	if s := d.subjectFrench(cl.parent); s.noun == cl.anchor {
		return -1
	}
	return d.clauseActor(cl.parent, -1)
}

// issuesPaper reports whether a French clause says that a paper with rules is given out: a signé une circulaire, a envoyé une note.
func (d *document) issuesPaper(cl *clause) bool {
	if d.g.german || cl.passive || cl.finite < 0 || !issuing[d.lemmaText(cl.verb)] {
		return false
	}
	for _, i := range cl.words {
		if w := &d.words[i]; i > cl.finite && w.is(isNoun) && w.mention < 0 && (w.class.has(d.g.known.document) || w.class.has(d.g.known.measureNoun)) && d.left(i).prep == "" {
			return true
		}
	}
	return false
}

// issuing are verbs that give out a paper.
var issuing = wordSet("publier", "signer", "envoyer", "adresser", "diffuser", "prendre", "édicter", "rédiger", "changer", "modifier", "durcir",
	"revoir", "adapter", "rendre", "émettre", "adopter", "voter", "approuver", "transmettre", "distribuer", "afficher", "remettre")
