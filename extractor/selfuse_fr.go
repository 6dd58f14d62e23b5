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
	if cl.kind == infinitiveClause || !d.singular(p.c) || d.groupObject(cl, p.trigger[0]) {
		return false
	}
	if cl.passive {
		return p.ownTool(p.actors[0]) && p.m.sort != "camera" && p.m.sort != "drone"
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
	return p.ownTool(s.mention)
}

// ownTool reports whether the service is a tool that body a has itself.
func (p *candidate) ownTool(a int32) bool {
	m := &p.d.mentions[a]
	if m.kind != actorMention && m.kind != placeMention || p.d.sovereign(a) || m.sort == "dpa" || m.sort == "regulator" {
		return false
	}
	switch p.d.g.gaz.Entries()[p.m.entry].Sort {
	case "camera", "drone", "mail", "office", "os", "cloud":
		return true
	}
	return false
}

// beforeQue reports whether the service stands before the que that says what alone is left: n'autorise plus X que sur ...: where, not which.
func (d *document) beforeQue(m *mention, c int32) bool {
	for _, i := range d.clauses[c].words {
		if f := d.words[i].fold; (f == "que" || f == "qu'") && i > d.clauses[c].finite {
			return m.first < i
		}
	}
	return false
}

// deprived reports whether the participle at i only says what its subject has to do without: Privés de drones DJI, les pompiers ....
func (d *document) deprived(i int32) bool {
	w := &d.words[i]
	return w.is(isPP) && !w.is(isFinite) && d.lemmaText(w.verb) == "priver" && !d.auxLeft(i, d.sentences[w.sentence].First)
}

// anyoneActs reports whether the subject of an active clause is anybody at all: que les internautes confient à DeepSeek; des milliers de
// personnes s'y sont abonnées.
func (d *document) anyoneActs(c int32) bool {
	cl := &d.clauses[c]
	if cl.kind == relativeClause && cl.anchor >= 0 && len(cl.words) > 0 && d.words[cl.words[0]].fold == "qui" && d.words[cl.anchor].is(isPlu) && others[d.words[cl.anchor].fold] {
		return true // les opérateurs qui n'utilisent pas X
	}
	s := d.subjectFrench(c)
	return s.noun >= 0 && !cl.passive && anyone[d.words[s.noun].fold]
}

// others are people who use a service and whom nobody sent: les opérateurs qui utilisent X.
var others = wordSet("opérateurs", "entreprises", "sociétés", "firmes", "utilisateurs", "clients", "internautes", "personnes", "parents", "jeunes", "fabricants", "commerçants", "pays")

// anyone are nouns for people at large: des milliers de personnes s'y sont abonnées.
var anyone = wordSet("millions", "milliers", "dizaines", "centaines", "internautes", "utilisateurs", "utilisatrices", "personnes", "gens", "citoyens", "abonnés",
	"lecteurs", "consommateurs", "usagers", "clients", "adolescents", "ados", "jeunes")

// banTold reports whether the sentence has told of a ban before the verb at i, so that what is imposed is that: après l'avoir imposé, il lève le
// blocage.
func (d *document) banTold(i int32) bool {
	for j := d.sentences[d.words[i].sentence].First; j < i; j++ {
		if banNouns[d.words[j].fold] {
			return true
		}
	}
	return false
}

// banNouns are nouns for a ban in force: le blocage, la coupure.
var banNouns = wordSet("blocage", "interdiction", "bannissement", "suspension", "embargo", "restriction", "coupure")

// privately reports whether who acts is a person without an office, told with age or trade: Camille, infirmière à Rennes, quitte X.
func (p *candidate) privately() bool {
	d := p.d
	if len(p.actors) != 1 || d.mentions[p.actors[0]].entry >= 0 {
		return false
	}
	for k := p.actors[0]; ; k = d.mentions[k].same - 1 {
		m := &d.mentions[k]
		if i := m.last; int(i)+2 < len(d.words) && d.words[i].fold == "," {
			if w := &d.words[i+1]; trades[w.fold] || w.is(isNum) && d.words[i+2].fold == "ans" {
				return true
			}
		}
		if i := m.first; i > 2 && d.words[i-1].fold == "," && d.words[i-2].fold == "ans" && d.words[max(i-4, 0)].fold == "à" {
			return true
		}
		if m.same <= 0 || m.same-1 >= k {
			return false
		}
	}
}

// trades are what people do who act for nobody but themselves.
var trades = wordSet("infirmier", "infirmière", "étudiant", "étudiante", "lycéen", "lycéenne", "collégien", "collégienne", "mère", "père", "retraité", "retraitée",
	"enseignant", "enseignante", "professeur", "professeure",
	"boulanger", "boulangère", "coiffeur", "coiffeuse", "agriculteur", "agricultrice", "libraire", "artisan", "artisane", "commerçant", "commerçante", "graphiste",
	"développeur", "développeuse", "salarié", "salariée",
	"maman", "papa", "habitant", "habitante", "éleveur", "éleveuse", "restaurateur", "restauratrice", "fleuriste", "photographe", "dessinateur", "dessinatrice",
	"institutrice", "instituteur", "comptable", "ingénieur", "ingénieure")

// takesOff are verbs of shutting something off that one has or that others have.
var takesOff = wordSet("supprimer", "désactiver", "désinstaller", "effacer", "retirer", "enlever", "ôter", "débrancher", "décrocher", "virer", "bannir", "éteindre")

// outOfService is what one puts one's own tool to: met ses caméras hors service.
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
