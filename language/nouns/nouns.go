// Package nouns names in the languages of readers what Edikt itself calls by a code: scopes and spans of time. Whoever tells a
// measure in words takes them from here, so that mails, digests and pages call one thing by one name.
package nouns

import (
	"strconv"

	"edikt"
)

// words are the names of one language.
type words struct {
	scopes map[edikt.Scope]string
	units  map[byte][2]string // of ISO 8601 durations: one, many
}

func of(lang string) words {
	switch lang {
	case "de":
		return german
	case "fr":
		return french
	}
	return english
}

// Scope is where a measure holds; English where the language is another than de and fr, empty for a scope that is none.
func Scope(lang string, s edikt.Scope) string { return of(lang).scopes[s] }

// Span puts a plain ISO 8601 duration into words, P6M into six months; false for all other forms.
func Span(lang, iso string) (string, bool) {
	if len(iso) < 3 || iso[0] != 'P' {
		return "", false
	}
	unit, ok := of(lang).units[iso[len(iso)-1]]
	n, err := strconv.Atoi(iso[1 : len(iso)-1])
	switch {
	case !ok || err != nil || n < 0:
		return "", false
	case n == 1:
		return "1 " + unit[0], true
	}
	return strconv.Itoa(n) + " " + unit[1], true
}

var german = words{
	scopes: map[edikt.Scope]string{edikt.WorkDevices: "Dienstgeräte", edikt.PrivateDevices: "private Geräte", edikt.Network: "Netze", edikt.Schools: "Schulen",
		edikt.Children: "Kinder", edikt.Public: "Öffentlichkeit", edikt.StaffCommunication: "dienstliche Kommunikation",
		edikt.OfficialChannel: "offizielle Auftritte", edikt.Procurement: "Beschaffung"},
	units: map[byte][2]string{'D': {"Tag", "Tage"}, 'W': {"Woche", "Wochen"}, 'M': {"Monat", "Monate"}, 'Y': {"Jahr", "Jahre"}},
}

var french = words{
	scopes: map[edikt.Scope]string{edikt.WorkDevices: "appareils de service", edikt.PrivateDevices: "appareils privés", edikt.Network: "réseaux", edikt.Schools: "écoles",
		edikt.Children: "enfants", edikt.Public: "grand public", edikt.StaffCommunication: "communication interne",
		edikt.OfficialChannel: "comptes officiels", edikt.Procurement: "marchés publics"},
	units: map[byte][2]string{'D': {"jour", "jours"}, 'W': {"semaine", "semaines"}, 'M': {"mois", "mois"}, 'Y': {"an", "ans"}},
}

var english = words{
	scopes: map[edikt.Scope]string{edikt.WorkDevices: "work devices", edikt.PrivateDevices: "private devices", edikt.Network: "networks", edikt.Schools: "schools",
		edikt.Children: "children", edikt.Public: "the public", edikt.StaffCommunication: "staff communication",
		edikt.OfficialChannel: "official channels", edikt.Procurement: "procurement"},
	units: map[byte][2]string{'D': {"day", "days"}, 'W': {"week", "weeks"}, 'M': {"month", "months"}, 'Y': {"year", "years"}},
}
