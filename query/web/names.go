package web

import (
	"cmp"
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"time"

	"edikt"
	"edikt/language/gazetteer"
)

// Kind, Status, Scope: what people call them.
func (v *visit) Kind(k edikt.Kind) string     { return v.word("kind_", string(k)) }
func (v *visit) Status(s edikt.Status) string { return v.word("status_", string(s)) }
func (v *visit) Scope(s string) string        { return v.word("scope_", s) }

// Action is what an analyst did.
func (v *visit) Action(a string) string { return v.word("did_", a) }

// StateOf is how a source or a delivery does.
func (v *visit) StateOf(s string) string { return v.word("state_", s) }

// Element is a condition of a rule.
func (v *visit) Element(s string) string { return v.word("element_", s) }

// StageName is what a step on the way from an article to a delivery does.
func (v *visit) StageName(s string) string { return v.word("stage_", s) }

// Look is a word of a rule's condition: places in a sentence are named, other words are quoted from the rule.
func (v *visit) Look(condition, word string) string {
	switch condition {
	case "target", "actor":
		if prep, ok := strings.CutPrefix(word, "prep:"); ok {
			return v.T("look_prep", prep)
		}
		return v.word("look_", word)
	case "negated":
		return v.word("look_", word)
	case "scope":
		return v.Scope(word)
	}
	return plain(word)
}

// Wanted is what an example of a rule must give, in short.
func (v *visit) Wanted(w Wanted) string {
	var parts []string
	for _, x := range []string{v.Kind(w.Kind), v.Status(w.Status), plain(w.Actor), v.Service(w.Target), plain(w.When)} {
		if x != "" && x != "-" {
			parts = append(parts, x)
		}
	}
	return strings.Join(parts, " · ")
}

// Actor is what an actor is called in the language of the reader, as far as we know; else as the report has it.
func (v *visit) Actor(a *edikt.Actor) string {
	if a == nil {
		return ""
	}
	if name := v.Who(a.ID); name != plain(a.ID) {
		return name
	}
	return cmp.Or(plain(a.Name), plain(a.ID))
}

// LangName is what a language is called.
func (v *visit) LangName(l string) string { return v.word("lang_", l) }

// word is the text for a wire name, or the name itself where it is unknown.
func (v *visit) word(prefix, name string) string {
	if t, ok := texts[prefix+name]; ok {
		return t.in(v.Lang)
	}
	return plain(strings.ReplaceAll(name, "_", " "))
}

// Place is what a jurisdiction is called: in English where we know, else as people there say.
func (v *visit) Place(code string) string {
	if code == "" {
		return ""
	}
	if name := v.inEnglish(strings.ToLower(code)); name != "" {
		return name
	}
	e, ok := gazetteer.Load().ByID(strings.ToLower(code))
	if !ok || e.Type != gazetteer.Place {
		return plain(code)
	}
	return e.Name.In(v.speaking(code))
}

// speaking is the language of the interface, or for English, which the gazetteer does not speak, one of the place.
func (v *visit) speaking(code string) string {
	if v.Lang != "en" {
		return v.Lang
	}
	for _, french := range []string{"FR", "BE-WAL", "BE-BRU", "CH-GE", "CH-VD", "CH-NE", "CH-JU", "CH-FR", "CA-QC"} {
		if strings.HasPrefix(code, french) {
			return "fr"
		}
	}
	return "de"
}

// TargetName is what a target is called in the language of the reader, as far as we know; else as the report has it.
func (v *visit) TargetName(id, told string) string {
	if name := v.Service(id); name != plain(id) {
		return name
	}
	return cmp.Or(plain(told), plain(id))
}

// Service is what a target is called.
func (v *visit) Service(id string) string {
	e, ok := gazetteer.Load().ByID(id)
	if !ok {
		return plain(id)
	}
	if name := v.inEnglish(id); name != "" {
		return name
	}
	return e.Name.In(cmp.Or(map[string]string{"fr": "fr"}[v.Lang], "de"))
}

// Who is what an authority or actor is called.
func (v *visit) Who(id string) string {
	if v.Lang != "en" {
		if e, ok := gazetteer.Load().ByID(id); ok {
			return e.Name.In(v.Lang)
		}
		return plain(id)
	}
	if name := v.inEnglish(id); name != "" {
		return name
	}
	if place, office, ok := strings.Cut(id, "/"); ok && (office == "government" || office == "parliament") {
		if name := v.inEnglish(place); name != "" {
			return v.T("office_"+office, name)
		}
	}
	return plain(id)
}

// inEnglish is the English name of an id, or "" where there is none or the reader speaks another language.
func (v *visit) inEnglish(id string) string {
	if v.Lang != "en" {
		return ""
	}
	return englishNames()[id]
}

// Value is what a value of a query field is called.
func (v *visit) Value(field, value string) string {
	switch field {
	case "kind":
		return v.Kind(edikt.Kind(value))
	case "status":
		return v.Status(edikt.Status(value))
	case "scope":
		return v.Scope(value)
	case "jurisdiction":
		return v.Place(value)
	case "target":
		return v.Service(value)
	case "actor":
		return v.Who(value)
	case "lang":
		return v.LangName(value)
	}
	return plain(value)
}

// From tells when a measure begins to hold, or has to be met.
func (v *visit) From(e *edikt.Effective) string {
	if e == nil {
		return ""
	}
	var parts []string
	for _, x := range []struct{ key, value string }{{"from", e.From}, {"until", e.Until}, {"deadline", e.Deadline}, {"for", e.Duration}} {
		if x.value != "" {
			parts = append(parts, v.T("eff_"+x.key)+" "+plain(x.value))
		}
	}
	return strings.Join(parts, ", ")
}

// Ago is a time as people tell it who look at it today.
func (v *visit) Ago(t time.Time) string {
	if t.IsZero() {
		return "–"
	}
	d := v.p.now().Sub(t)
	switch {
	case d < 0:
		return clock(t)
	case d < time.Hour:
		return v.T("ago_min", int(d.Minutes()))
	case d < 48*time.Hour:
		return v.T("ago_h", int(d.Hours()))
	}
	return v.T("ago_d", int(d.Hours()/24))
}

// Num is a number with its thousands set apart.
func (v *visit) Num(n int) string {
	s := fmt.Sprint(n)
	sep := map[string]string{"de": ".", "fr": "\u202f", "en": ","}[v.Lang]
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + sep + s[i:]
	}
	return s
}

func clock(t time.Time) string {
	if t.IsZero() {
		return "–"
	}
	return t.UTC().Format("2006-01-02 15:04") + " UTC"
}

// millis is a short time, in a unit that everybody reads the same way.
func millis(d time.Duration) string {
	if d == 0 {
		return "–"
	}
	return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000)
}

func percent(x float64) string { return fmt.Sprintf("%.0f %%", 100*x) }

//go:embed english.tsv
var english string

// englishNames are those of places, authorities and targets which are called otherwise in German and French, by id.
var englishNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	for _, p := range pairs(english) {
		names[p[0]] = p[1]
	}
	return names
})
