package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"edikt"
	"edikt/language"
	"edikt/language/gazetteer"
	"edikt/query"
	"edikt/query/api"
)

// offer is a completion of the word that is typed.
type offer struct {
	Insert string `json:"insert"` // stands for the whole word
	Name   string `json:"name"`
	More   bool   `json:"more,omitempty"` // a value has to follow
}

// maxOffers is how many completions are shown.
const maxOffers = 9

// complete offers what the last word of a query may become: fields, their values, and names of services, places and kinds.
func (p *Pages) complete(w http.ResponseWriter, r *http.Request) {
	v := p.visit(w, r)
	typed := r.URL.Query().Get("q")
	if len(typed) > query.MaxBytes {
		typed = ""
	}
	word := typed[strings.LastIndexAny(typed, " \t(")+1:]
	offers := v.offers(word)
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(append([]offer{}, offers[:min(len(offers), maxOffers)]...)) // the reader went on typing
}

func (v *visit) offers(word string) []offer {
	bare := strings.TrimPrefix(word, "-")
	minus := word[:len(word)-len(bare)]
	field, value, isField := strings.Cut(bare, ":")
	if !isField {
		return v.beginnings(minus, bare)
	}
	done := value[:strings.LastIndexByte(value, ',')+1]
	var out []offer
	for _, x := range v.values(field) {
		if begins(x, value[len(done):]) || begins(v.Value(field, x), value[len(done):]) {
			out = append(out, offer{Insert: minus + field + ":" + done + quoted(x), Name: v.Value(field, x)})
		}
	}
	return out
}

// values are those of the language, else those that occur.
func (v *visit) values(field string) []string {
	if values := query.FieldValues(query.Field(field)); values != nil {
		return values
	}
	if !slices.Contains(api.FacetFields(), field) {
		return nil
	}
	var f api.Facets
	if err := v.get("/v1/facets", url.Values{"type": {"event"}, "fields": {field}}, &f); err != nil {
		return nil
	}
	var out []string
	for _, c := range f.Facets[field] {
		out = append(out, c.Value)
	}
	return out
}

// beginnings offers fields that begin as typed, and what people call kinds, statuses, services and places.
func (v *visit) beginnings(minus, typed string) []offer {
	var out []offer
	for _, f := range query.Fields() {
		if strings.HasPrefix(string(f), strings.ToLower(typed)) {
			out = append(out, offer{minus + string(f) + ":", v.word("field_", string(f)), true})
		}
	}
	if utf8.RuneCountInString(typed) < 2 {
		return out
	}
	for _, k := range edikt.Kinds() {
		if begins(v.Kind(k), typed) {
			out = append(out, offer{Insert: minus + "kind:" + string(k), Name: v.Kind(k)})
		}
	}
	for _, s := range edikt.Statuses() {
		if begins(v.Status(s), typed) {
			out = append(out, offer{Insert: minus + "status:" + string(s), Name: v.Status(s)})
		}
	}
	for _, e := range gazetteer.Load().Entries() {
		if len(out) >= maxOffers {
			break
		}
		name := e.Name.In(v.Lang)
		if !begins(name, typed) && !begins(e.Name.In("de"), typed) {
			continue
		}
		switch e.Type {
		case gazetteer.Service, gazetteer.Vendor, gazetteer.Generic:
			out = append(out, offer{Insert: minus + "target:" + quoted(e.ID), Name: name})
		case gazetteer.Place:
			out = append(out, offer{Insert: minus + "jurisdiction:" + quoted(e.Jurisdiction), Name: name})
		}
	}
	return out
}

// begins compares without case and accents.
func begins(s, typed string) bool {
	return strings.HasPrefix(language.Bare(language.Fold(s)), language.Bare(language.Fold(typed)))
}

func quoted(value string) string {
	if strings.ContainsAny(value, " ,()\"") {
		return `"` + strings.ReplaceAll(value, `"`, "") + `"`
	}
	return value
}

type helpPage struct {
	*visit
	Fields []helpField
}

type helpField struct {
	Name, Text string
	Values     []string
}

// help explains the query language.
func (p *Pages) help(v *visit) error {
	page := &helpPage{visit: v}
	for _, f := range query.Fields() {
		page.Fields = append(page.Fields, helpField{string(f), v.word("field_", string(f)), query.FieldValues(f)})
	}
	v.Nav, v.Title = "help", v.T("help")
	return v.show("help.html", page)
}
