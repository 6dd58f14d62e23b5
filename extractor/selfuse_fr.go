package extractor

import "edikt"

// givesUpOwn reports whether who is said to shut a service off only stops using it: a person on that person's phone (la maire a supprimé
// Facebook de son téléphone), a body its own cameras, drones or office tools (la commune débranche ses caméras Hikvision).
func (p *candidate) givesUpOwn() bool {
	d := p.d
	if p.r.kind != edikt.Ban || p.noun || p.nobody() || p.r.fixed || p.status == ended || !takesOff[d.lemmaText(d.words[p.trigger[0]].verb)] && !d.phraseAt(outOfService, p.trigger[1]) {
		return false
	}
	cl := &d.clauses[p.c]
	s := d.subjectFrench(p.c)
	if cl.passive || cl.kind == infinitiveClause || !d.singular(p.c) || d.groupObject(cl, p.trigger[0]) {
		return false
	}
	if s.noun >= 0 && lawmakers[d.words[s.noun].fold] {
		return true
	}
	if s.mention < 0 {
		return false
	}
	m := &d.mentions[s.mention]
	if m.kind == personMention || d.officeFrench(m) {
		return d.onOwnPhone(cl)
	}
	if m.kind != actorMention || d.sovereign(s.mention) || m.sort == "government" || m.sort == "dpa" || m.sort == "regulator" {
		return false
	}
	switch d.g.gaz.Entries()[p.m.entry].Sort {
	case "camera", "drone", "mail", "office", "os", "cloud":
		return true
	}
	return false
}

// takesOff are verbs of shutting something off that one has or that others have.
var takesOff = wordSet("supprimer", "désactiver", "désinstaller", "effacer", "retirer", "enlever", "ôter", "débrancher", "décrocher", "virer", "bannir", "éteindre")

var outOfService = []string{"hors", "service"}

// lawmakers are people who speak for themselves alone.
var lawmakers = wordSet("député", "députée", "sénateur", "sénatrice", "eurodéputé", "eurodéputée", "élu", "élue", "conseiller", "conseillère", "parlementaire")

// groupObject reports whether the clause names people behind its verb: des téléphones de ses agents.
func (d *document) groupObject(cl *clause, i int32) bool {
	for _, j := range cl.words {
		if m := d.words[j].mention; j > i && m >= 0 && d.mentions[m].kind == groupMention && d.mentions[m].first == j {
			return true
		}
	}
	return false
}

// onOwnPhone reports whether the clause names the one phone of one person: de son téléphone.
func (d *document) onOwnPhone(cl *clause) bool {
	for _, i := range cl.words {
		w := &d.words[i]
		if i > 0 && w.class.has(d.g.known.device) && (d.words[i-1].fold == "son" || d.words[i-1].fold == "sa") {
			return true
		}
	}
	return false
}
