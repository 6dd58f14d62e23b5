package query

import (
	"slices"
	"strings"
	"time"

	"edikt"
)

// isFlags and hasFlags say what is: and has: ask for.
var isFlags = []struct {
	name string
	test func(*edikt.Document) bool
}{
	{"new", func(d *edikt.Document) bool { return d.New }},
	{"background", func(d *edikt.Document) bool { return d.Event != nil && d.Event.Background }},
	{"hearsay", func(d *edikt.Document) bool { return d.Event != nil && d.Event.Attribution != nil }},
	{"confirmed", func(d *edikt.Document) bool { return d.Decision == edikt.Confirm }},
	{"rejected", func(d *edikt.Document) bool { return d.Decision == edikt.Reject }},
	{"corrected", func(d *edikt.Document) bool { return d.Decision == edikt.Correct }},
	{"article", func(d *edikt.Document) bool { return d.Type == edikt.ArticleDocument }},
	{"event", func(d *edikt.Document) bool { return d.Type == edikt.EventDocument }},
	{"dossier", func(d *edikt.Document) bool { return d.Type == edikt.DossierDocument }},
}

var hasFlags = []struct {
	name string
	test func(*edikt.Document) bool
}{
	{"copy", func(d *edikt.Document) bool { return d.Article.CopyOf != "" }},
	{"actor", func(d *edikt.Document) bool { return d.Event != nil && d.Event.Actor != nil }},
	{"addressee", func(d *edikt.Document) bool { return d.Event != nil && d.Event.Addressee != "" }},
	{"scope", func(d *edikt.Document) bool { return d.Event != nil && len(d.Event.Scope) > 0 }},
	{"effective", func(d *edikt.Document) bool { return len(Times(d, EffectiveField)) > 0 }},
	{"jurisdiction", func(d *edikt.Document) bool { return d.Event != nil && d.Event.Jurisdiction != "" }},
	{"dossier", func(d *edikt.Document) bool { return d.Dossier != "" }},
	{"decision", func(d *edikt.Document) bool { return d.Decision != "" }},
}

func isValues() []string {
	var out []string
	for _, f := range isFlags {
		out = append(out, f.name)
	}
	return out
}

func hasValues() []string {
	var out []string
	for _, f := range hasFlags {
		out = append(out, f.name)
	}
	return out
}

// Values is what a document holds in a keyword field; the index stores exactly these. Ids and slugs are in lower
// case, jurisdictions in upper. A state's document also holds its country, an actor's the authority it acts for.
func Values(d *edikt.Document, f Field) []string {
	switch f {
	case SourceField:
		return some(strings.ToLower(d.Article.Source))
	case LangField:
		return some(strings.ToLower(d.Article.Lang))
	case DossierField:
		return some(d.Dossier)
	case ArticleField:
		return some(d.Article.ID)
	case IDField:
		return some(d.ID)
	case IsField:
		var out []string
		for _, x := range isFlags {
			if x.test(d) {
				out = append(out, x.name)
			}
		}
		return out
	case HasField:
		var out []string
		for _, x := range hasFlags {
			if x.test(d) {
				out = append(out, x.name)
			}
		}
		return out
	}
	if d.Event == nil {
		return nil
	}
	return eventValues(d, f)
}

func eventValues(d *edikt.Document, f Field) []string {
	e := d.Event
	switch f {
	case KindField:
		return some(string(e.Kind))
	case StatusField:
		if d.Type == edikt.DossierDocument && d.DossierStatus != "" {
			return some(string(d.DossierStatus))
		}
		return some(string(e.Status))
	case ActorField:
		if e.Actor == nil {
			return nil
		}
		return some(strings.ToLower(e.Actor.ID), strings.ToLower(e.Actor.Authority))
	case TargetField:
		return some(strings.ToLower(e.Target.ID))
	case JurisdictionField:
		j := strings.ToUpper(e.Jurisdiction)
		country, _, _ := strings.Cut(j, "-")
		return some(j, country)
	case ScopeField:
		var out []string
		for _, s := range e.Scope {
			out = append(out, string(s))
		}
		return out
	case RuleField:
		return some(strings.ToLower(e.Rule))
	}
	return nil
}

// some drops what is empty or stood before.
func some(values ...string) []string {
	var out []string
	for _, v := range values {
		if v != "" && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// Numbers is what a document holds in a number field.
func Numbers(d *edikt.Document, f Field) []float64 {
	switch {
	case f == ConfidenceField && d.Event != nil:
		return []float64{d.Event.Confidence}
	case f == SourcesField && d.Sources > 0:
		return []float64{float64(d.Sources)}
	}
	return nil
}

// Times is what a document holds in a date field: each date by its first instant in UTC. Years out of all reason
// (before 1700, after 2250) are left out.
func Times(d *edikt.Document, f Field) []time.Time {
	switch f {
	case DateField:
		return instants(string(d.Article.Date))
	case SeenField:
		if inReach(d.Seen) {
			return []time.Time{d.Seen.UTC()}
		}
	case AssertedField:
		if d.Event != nil {
			return instants(string(d.Event.Asserted))
		}
	case EffectiveField:
		if d.Event != nil && d.Event.Effective != nil {
			return instants(d.Event.Effective.From, d.Event.Effective.Deadline)
		}
	}
	return nil
}

func instants(dates ...string) []time.Time {
	var out []time.Time
	for _, s := range dates {
		if t := edikt.Date(s).Start(); inReach(t) {
			out = append(out, t.UTC())
		}
	}
	return out
}

// Text is a stretch of a document that words are looked for in.
type Text struct {
	Field Field // TitleField, EvidenceField, NamesField or TextField
	Text  string
}

// Texts is where words are looked for, in the language of the article. The names are those of actor and target, in
// the text and in the gazetteer, and the addressee; each stands on a line of its own, so that no phrase spans two.
func Texts(d *edikt.Document) []Text {
	out := []Text{{TitleField, d.Article.Title}, {TextField, d.Text}}
	if e := d.Event; e != nil {
		n := []string{e.Target.Name, e.Target.Text, e.Addressee}
		if e.Actor != nil {
			n = append(n, e.Actor.Name, e.Actor.Text)
		}
		out = append(out, Text{EvidenceField, e.Evidence.Text}, Text{NamesField, strings.Join(some(n...), "\n")})
	}
	return slices.DeleteFunc(out, func(t Text) bool { return t.Text == "" })
}

// Concepts is what a document is about, as "field:value" of kind, status, target, actor, scope and jurisdiction: a plain word
// that names one of these finds the document in whichever language it is written ("Verbot" finds kind:ban).
func Concepts(d *edikt.Document) []string {
	var out []string
	for _, f := range []Field{KindField, TargetField, ActorField, ScopeField, JurisdictionField} {
		for _, v := range Values(d, f) {
			out = append(out, string(f)+":"+v)
		}
	}
	return out
}
