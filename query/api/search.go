package api

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"slices"
	"strings"

	"edikt"
	"edikt/query"
)

// Bounds of a page. Streams (JSON Lines, CSV) page by themselves.
const (
	DefaultLimit = 20
	MaxLimit     = 1000
	MaxRows      = 1_000_000 // of a stream
)

// FacetFields lists what can be counted.
func FacetFields() []string {
	return []string{"kind", "status", "target", "actor", "jurisdiction", "scope", "lang", "source", "month"}
}

// Media types of search results beside JSON.
var searchFormats = []Format{JSONLines, CSV, Atom, JSONFeed}

var queryParam = Param{Name: "q", Type: String, MaxLength: query.MaxBytes, Query: true, Description: "query in Edikt's query language; empty for everything"}

// searchParams are those of every list of documents.
func searchParams(more ...Param) []Param {
	return append([]Param{
		queryParam,
		{Name: "sort", Type: String, Enum: []string{string(query.ByRelevance), string(query.ByNewest)}, Description: "order; without a query newest first"},
		{Name: "limit", Type: Integer, Min: 1, Max: MaxRows, Description: "hits on a page: 20 if not given, at most 1000; of a stream: all if not given"},
		{Name: "cursor", Type: String, MaxLength: 2048, Description: "the field next of the page before"},
		{Name: "facets", Type: List, Enum: FacetFields(), Description: "fields to count the values of, over all hits"},
		{Name: "histogram", Type: String, Enum: []string{"day", "week", "month"}, Description: "count hits by time"},
		{Name: "highlight", Type: Boolean, Description: "mark what answers the query"},
		{Name: "group", Type: Boolean, Description: "one hit a dossier"},
		{Name: "text", Type: Boolean, Description: "whole text of articles, for signed-in readers"},
		{Name: "bom", Type: Boolean, Default: "true", Description: "begin CSV with a byte order mark, which spreadsheets need to read umlauts"},
		formatParam,
	}, more...)
}

var typeParam = Param{Name: "type", Type: String, Default: string(edikt.ArticleDocument),
	Enum: []string{string(edikt.ArticleDocument), string(edikt.EventDocument), string(edikt.DossierDocument)}, Description: "what to look for"}

// searchOperation lists documents of one type, or of the type that the caller names where typ is empty.
func (h *Handler) searchOperation(id, summary string, typ edikt.DocumentType, result any) Operation {
	o := Operation{ID: id, Method: http.MethodGet, Path: "/v1/" + id, Tag: "search", Summary: summary, Params: searchParams(), Result: result, Formats: searchFormats}
	if typ == "" {
		o.Params = searchParams(typeParam)
	}
	o.Handle = func(w http.ResponseWriter, r *http.Request, a Args) error {
		t := typ
		if t == "" {
			t = edikt.DocumentType(a["type"])
		}
		s, err := newSearch(r, a, t)
		if err != nil {
			return err
		}
		return h.answer(w, r, s)
	}
	return o
}

// search is a request for documents with the form of its answer.
type search struct {
	request  query.Request
	format   Format
	withText bool
	bom      bool
	limited  bool   // a limit was given
	print    string // fingerprint of what a cursor belongs to
}

func newSearch(r *http.Request, a Args, typ edikt.DocumentType) (*search, error) {
	e, err := query.Parse(a["q"])
	if err != nil {
		return nil, err
	}
	s := &search{withText: a.Bool("text") && CallerOf(r).signedIn(), bom: a.Bool("bom"), limited: a["limit"] != ""}
	if s.format, err = formatOf(r, a, searchFormats); err != nil {
		return nil, err
	}
	s.request = query.Request{Query: e, Type: typ, Sort: query.Sort(a["sort"]), Limit: DefaultLimit, Facets: a.List("facets"),
		Histogram: a["histogram"], Highlight: a.Bool("highlight"), Group: a.Bool("group")}
	if s.request.Sort == "" {
		s.request.Sort = s.usualSort()
	}
	if s.limited {
		s.request.Limit = a.Int("limit")
	}
	if !s.format.stream() && s.request.Limit > MaxLimit {
		return nil, badParam("limit", "at most %d on a page; follow next, or ask for jsonl", MaxLimit)
	}
	s.print = fingerprint(string(typ), canonical(e), string(s.request.Sort), a["group"])
	s.request.After, err = s.openCursor(a["cursor"])
	return s, err
}

// usualSort: feeds bring news first, and where no words are asked for there is nothing to rank by.
func (s *search) usualSort() query.Sort {
	if s.format == Atom || s.format == JSONFeed || !query.Ranks(s.request.Query) {
		return query.ByNewest
	}
	return query.ByRelevance
}

func canonical(e query.Expr) string {
	if e == nil {
		return ""
	}
	return e.String()
}

func fingerprint(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x1f")))
	return base64.RawURLEncoding.EncodeToString(sum[:6])
}

// cursor binds the index's own cursor to the search that it continues.
func (s *search) cursor(after string) string {
	if after == "" {
		return ""
	}
	return s.print + "." + base64.RawURLEncoding.EncodeToString([]byte(after))
}

func (s *search) openCursor(c string) (string, error) {
	if c == "" {
		return "", nil
	}
	print, encoded, _ := strings.Cut(c, ".")
	after, err := base64.RawURLEncoding.DecodeString(encoded)
	switch {
	case err != nil || len(after) == 0:
		return "", badParam("cursor", "not a cursor of this server: send the field next of a page as it is")
	case print != s.print:
		return "", badParam("cursor", "it belongs to another search: query, type, sort and group must stay the same")
	}
	return string(after), nil
}

// answer runs the search and writes it in the format asked for.
func (h *Handler) answer(w http.ResponseWriter, r *http.Request, s *search) error {
	if s.format.stream() {
		return h.stream(w, r, s)
	}
	result, err := h.find(r.Context(), s.request)
	if err != nil {
		return err
	}
	switch s.format {
	case Atom:
		return writeAtom(w, r, s, result)
	case JSONFeed:
		return writeJSONFeed(w, r, s, result)
	}
	page := s.page(result)
	if result.Total == 0 && s.request.Query != nil {
		if page.Hints, err = h.hints(r.Context(), s.request, result); err != nil {
			return err
		}
	}
	return writeJSON(w, r, http.StatusOK, page)
}

func (s *search) page(result query.Result) Page {
	p := Page{[]Row{}, About{Total: result.Total, Next: s.cursor(result.Next), Facets: lists(result.Facets, s.request.Facets), Histogram: result.Histogram,
		Query: canonical(s.request.Query), First: result.First, Last: result.Last}}
	for _, hit := range result.Hits {
		p.Hits = append(p.Hits, newRow(hit, s.withText))
	}
	return p
}

// facetsOperation counts values without listing hits.
func (h *Handler) facetsOperation() Operation {
	fields := Param{Name: "fields", Type: List, Enum: FacetFields(), Default: strings.Join(FacetFields(), ","), Description: "what to count"}
	o := Operation{ID: "facets", Method: http.MethodGet, Path: "/v1/facets", Tag: "search", Summary: "Counts of field values over all hits",
		Params: []Param{queryParam, typeParam, fields}, Result: Facets{}}
	o.Handle = func(w http.ResponseWriter, r *http.Request, a Args) error {
		e, err := query.Parse(a["q"])
		if err != nil {
			return err
		}
		result, err := h.find(r.Context(), query.Request{Query: e, Type: edikt.DocumentType(a["type"]), Limit: 1, Sort: query.ByNewest, Facets: a.List("fields")})
		if err != nil {
			return err
		}
		return writeJSON(w, r, http.StatusOK, Facets{result.Total, lists(result.Facets, a.List("fields"))})
	}
	return o
}

// lists gives each field a list, be it empty.
func lists(facets map[string][]query.Count, fields []string) map[string][]query.Count {
	if len(fields) == 0 {
		return nil
	}
	out := map[string][]query.Count{}
	for _, f := range fields {
		out[f] = append([]query.Count{}, facets[f]...)
	}
	return out
}

// Facets is the answer of /v1/facets.
type Facets struct {
	Total  int                      `json:"total"`
	Facets map[string][]query.Count `json:"facets"`
}

// vocabularyOperation tells what a query may say, for completion and help.
func (h *Handler) vocabularyOperation() Operation {
	return Operation{ID: "fields", Method: http.MethodGet, Path: "/v1/fields", Tag: "search", Summary: "Fields of the query language",
		Result: []FieldInfo{}, Handle: func(w http.ResponseWriter, r *http.Request, _ Args) error {
			var out []FieldInfo
			for _, f := range query.Fields() {
				out = append(out, FieldInfo{string(f), query.FieldHelp(f), slices.Clip(query.FieldValues(f))})
			}
			return writeJSON(w, r, http.StatusOK, out)
		}}
}

// FieldInfo describes a field of the query language.
type FieldInfo struct {
	Name        string   `json:"name"`
	Description string   `json:"description"`
	Values      []string `json:"values,omitempty"` // where there is a closed set of them
}
