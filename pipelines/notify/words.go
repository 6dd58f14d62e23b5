package notify

import (
	"strings"
	"time"

	"edikt"
	"edikt/language/nouns"
)

// words are the fixed texts of one language.
type words struct {
	lang     string
	kinds    map[edikt.Kind]string
	statuses map[edikt.Status]string
	renewed  string            // in force once more
	reasons  map[string]string // delivery reason to the word before the subject
	date     string            // layout of a day
	colon    string

	many, summary, more                                      string // with the number of messages, of what was held, of further sources
	status, was, since, effective, until, deadline, duration string
	who, binds, where, sources, contested, corrected, held   string
	rule, why, query, terms, links                           string
	pause, leave, ledger, silence, sample                    string
	confirm, confirmText, disabled, disabledText             string
}

// wordsFor falls back on English.
func wordsFor(lang string) *words {
	switch lang {
	case "de":
		return &german
	case "fr":
		return &french
	}
	return &english
}

// reached is the status that a change leads to. What comes back after its end has a second step in force.
func (w *words) reached(c *edikt.Change) string {
	if strings.HasPrefix(c.Transition, string(edikt.InForce)+".") && c.To == edikt.InForce {
		return w.renewed
	}
	return w.statuses[c.To]
}

// span puts the plain forms of ISO 8601 durations into words. All others stay as they are.
func (w *words) span(iso string) string {
	if s, ok := nouns.Span(w.lang, iso); ok {
		return s
	}
	return iso
}

// when prints a date of any precision: days in the language's form, the rest as it is.
func (w *words) when(d edikt.Date) string {
	if t, err := time.Parse(time.DateOnly, string(d.Day())); err == nil {
		return t.Format(w.date)
	}
	return string(d)
}

var german = words{
	lang: "de",
	kinds: map[edikt.Kind]string{edikt.Ban: "Verbot", edikt.AdviceAgainst: "Warnung", edikt.AdviceFor: "Empfehlung", edikt.Exit: "Ausstieg",
		edikt.Adoption: "Einführung", edikt.Mandate: "Nutzungspflicht", edikt.Abstention: "Verzicht", edikt.Review: "Prüfung"},
	statuses: map[edikt.Status]string{edikt.Proposed: "vorgeschlagen", edikt.Announced: "angekündigt", edikt.InForce: "in Kraft",
		edikt.Ended: "beendet", edikt.Rejected: "abgelehnt", "": "zurückgezogen"},
	renewed: "wieder in Kraft",
	reasons: map[string]string{edikt.ReasonFirst: "Neu", edikt.ReasonChanged: "Änderung", edikt.ReasonResolved: "Erledigt",
		edikt.ReasonRepeat: "Erinnerung", edikt.ReasonSummary: "Nachgereicht", edikt.ReasonSample: "Muster"},
	date: "02.01.2006", colon: ": ",
	many: "%d Meldungen", summary: "%d zurückgehaltene Meldungen", more: "und %d weitere", status: "Stand", was: "vorher %s",
	since: "seit %s", effective: "Gilt ab", until: "Gilt bis", deadline: "Frist", duration: "Dauer", who: "Wer", binds: "Für wen", where: "Bereich",
	sources: "Quellen", contested: "Die Quellen widersprechen sich.", corrected: "Berichtigt: Berichte wurden geändert oder zurückgezogen.",
	held: "Zurückgehalten", rule: "Regel", why: "Warum Sie das lesen", query: "Suche", terms: "Treffer",
	links: "Abonnement", pause: "pausieren", leave: "abmelden", ledger: "Zustellungen ansehen", silence: "Stummschalten mit: %s",
	sample:  "Dies ist ein Muster. Es ist nichts Neues geschehen.",
	confirm: "Bitte bestätigen Sie Ihr Abonnement", confirmText: "Jemand, vermutlich Sie selbst, hat diese Adresse für Meldungen von Edikt angegeben. Ohne Bestätigung senden wir nichts.",
	disabled: "Ein Empfänger wurde abgeschaltet", disabledText: "An diesen Empfänger konnte zwei Tage lang nichts zugestellt werden, oder er hat sich abgemeldet.",
}

var french = words{
	lang: "fr",
	kinds: map[edikt.Kind]string{edikt.Ban: "interdiction", edikt.AdviceAgainst: "mise en garde", edikt.AdviceFor: "recommandation", edikt.Exit: "départ",
		edikt.Adoption: "adoption", edikt.Mandate: "obligation", edikt.Abstention: "abstention", edikt.Review: "examen"},
	statuses: map[edikt.Status]string{edikt.Proposed: "à l’étude", edikt.Announced: "annonce", edikt.InForce: "en vigueur",
		edikt.Ended: "fin", edikt.Rejected: "rejet", "": "retrait"},
	renewed: "de nouveau en vigueur",
	reasons: map[string]string{edikt.ReasonFirst: "Nouveau ", edikt.ReasonChanged: "Évolution ", edikt.ReasonResolved: "Fin ",
		edikt.ReasonRepeat: "Rappel ", edikt.ReasonSummary: "Récapitulatif ", edikt.ReasonSample: "Exemple "},
	date: "02/01/2006", colon: " : ",
	many: "%d nouvelles", summary: "%d nouvelles retenues", more: "et %d autres", status: "État ", was: "avant : %s",
	since: "depuis le %s", effective: "Applicable dès ", until: "Jusqu’à ", deadline: "Échéance ", duration: "Durée ", who: "Qui ", binds: "Pour qui ", where: "Domaine ",
	sources: "Sources ", contested: "Les sources se contredisent.", corrected: "Rectificatif : des articles ont été modifiés ou retirés.",
	held: "Retenu ", rule: "Règle ", why: "Pourquoi ce message ", query: "Requête ", terms: "Correspondances ",
	links: "Abonnement ", pause: "suspendre", leave: "se désabonner", ledger: "voir les envois", silence: "Mettre en sourdine : %s",
	sample:  "Ceci est un exemple. Il ne s’est rien passé de nouveau.",
	confirm: "Veuillez confirmer votre abonnement", confirmText: "Quelqu’un, sans doute vous, a indiqué cette adresse pour recevoir les messages d’Edikt. Sans confirmation, rien ne sera envoyé.",
	disabled: "Un destinataire a été désactivé", disabledText: "Rien n’a pu être remis à ce destinataire pendant deux jours, ou il s’est retiré.",
}

var english = words{
	lang: "en",
	kinds: map[edikt.Kind]string{edikt.Ban: "ban", edikt.AdviceAgainst: "advice against", edikt.AdviceFor: "recommendation", edikt.Exit: "exit",
		edikt.Adoption: "adoption", edikt.Mandate: "mandate", edikt.Abstention: "abstention", edikt.Review: "review"},
	statuses: map[edikt.Status]string{edikt.Proposed: "proposed", edikt.Announced: "announced", edikt.InForce: "in force",
		edikt.Ended: "ended", edikt.Rejected: "rejected", "": "withdrawn"},
	renewed: "in force again",
	reasons: map[string]string{edikt.ReasonFirst: "New", edikt.ReasonChanged: "Changed", edikt.ReasonResolved: "Resolved",
		edikt.ReasonRepeat: "Reminder", edikt.ReasonSummary: "Held back", edikt.ReasonSample: "Sample"},
	date: "2 Jan 2006", colon: ": ",
	many: "%d reports", summary: "%d reports held back", more: "and %d more", status: "Status", was: "was %s",
	since: "since %s", effective: "In effect from", until: "Until", deadline: "Deadline", duration: "Duration", who: "Who", binds: "For whom", where: "Scope",
	sources: "Sources", contested: "The sources contradict each other.", corrected: "Corrected: reports were changed or withdrawn.",
	held: "Held back", rule: "Rule", why: "Why you got this", query: "Query", terms: "Matched",
	links: "Subscription", pause: "pause", leave: "unsubscribe", ledger: "see deliveries", silence: "Silence with: %s",
	sample:  "This is a sample. Nothing new has happened.",
	confirm: "Please confirm your subscription", confirmText: "Somebody, probably you, gave this address to hear from Edikt. Without your confirmation nothing is sent.",
	disabled: "A receiver was disabled", disabledText: "Nothing could be delivered to this receiver for two days, or it signed off.",
}
