package api

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"edikt/query"
)

// Operation is one thing that a client may ask for: the router, the check of its input and the OpenAPI description are made
// of it. Parts of Edikt outside this package add theirs through Config.Operations.
type Operation struct {
	ID      string // unique; names the method in generated clients
	Method  string
	Path    string // as in http.ServeMux: /v1/events/{id}
	Tag     string
	Summary string
	Scope   Scope // least scope of the caller
	Params  []Param
	Body    any      // zero value of the type of the JSON body; nil: none
	Result  any      // zero value of the type of the answer; nil: no content
	Lines   bool     // the answer is JSON Lines, each of the type of Result
	Formats []Format // further media types beside JSON
	Handle  func(http.ResponseWriter, *http.Request, Args) error
}

// Param is a query or path parameter with its bounds.
type Param struct {
	Name        string
	Path        bool // stands in the path, else in the query
	Type        ParamType
	Description string
	Default     string
	Enum        []string // allowed values; of each part where the type is List
	Min, Max    int      // of an Integer
	MaxLength   int      // of a String, in bytes
	Query       bool     // a query: its parser checks it and knows the place of a mistake
}

// ParamType says how a parameter is read.
type ParamType string

// The four types.
const (
	String  ParamType = "string"
	Integer ParamType = "integer"
	Boolean ParamType = "boolean"
	List    ParamType = "array" // values parted by commas
)

// Args are the parameters of a request after their check; each parameter of the operation has a value.
type Args map[string]string

// Int is an integer parameter.
func (a Args) Int(name string) int { n, _ := strconv.Atoi(a[name]); return n }

// Bool is a boolean parameter.
func (a Args) Bool(name string) bool { return a[name] == "true" || a[name] == "1" }

// List is a list parameter.
func (a Args) List(name string) []string {
	if a[name] == "" {
		return nil
	}
	return strings.Split(a[name], ",")
}

// maxParams bounds the raw query string.
const maxParams = 16 << 10

// args reads and checks everything that the request sends beside its body.
func (o *Operation) args(r *http.Request) (Args, error) {
	if len(r.URL.RawQuery) > maxParams {
		return nil, badParam("", "the parameters have %d bytes; at most %d are read", len(r.URL.RawQuery), maxParams)
	}
	sent, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, badParam("", "the parameters cannot be read: %v", err)
	}
	args := Args{}
	for _, p := range o.Params {
		value, given := p.Default, false
		if p.Path {
			value, given = r.PathValue(p.Name), true
		} else if v, ok := sent[p.Name]; ok {
			if len(v) > 1 && p.Type != List {
				return nil, badParam(p.Name, "given %d times; once is read", len(v))
			}
			value = strings.Join(v, ",") // lists may come either way
			given = value != ""
			if !given {
				value = p.Default
			}
		}
		if given {
			if err := p.check(value); err != nil {
				return nil, err
			}
		}
		args[p.Name] = value
		delete(sent, p.Name)
	}
	return args, o.unknown(sent)
}

// unknown refuses parameters that the operation does not have, so that a slip of the pen is not a wider search.
func (o *Operation) unknown(rest url.Values) error {
	if len(rest) == 0 {
		return nil
	}
	name := slices.Min(slices.Collect(keysOf(rest)))
	var known []string
	for _, p := range o.Params {
		if !p.Path {
			known = append(known, p.Name)
		}
	}
	p := badParam(name, "there is no such parameter here")
	p.Suggestions = query.Nearest(name, known)
	return p
}

func keysOf(v url.Values) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for k := range v {
			if !yield(k) {
				return
			}
		}
	}
}

func (p *Param) check(v string) error {
	if p.Query {
		return nil
	}
	if !utf8.ValidString(v) || strings.ContainsRune(v, 0) {
		return badParam(p.Name, "not valid UTF-8 text")
	}
	switch p.Type {
	case Integer:
		n, err := strconv.Atoi(v)
		if err != nil || n < p.Min || n > p.Max {
			return badParam(p.Name, "want a whole number from %d to %d", p.Min, p.Max)
		}
		return nil
	case Boolean:
		if !slices.Contains([]string{"true", "false", "1", "0"}, v) {
			return badParam(p.Name, "want true or false")
		}
		return nil
	case List:
		return p.checkList(strings.Split(v, ","))
	}
	if len(v) > p.MaxLength && p.MaxLength > 0 {
		return badParam(p.Name, "%d bytes; at most %d are read", len(v), p.MaxLength)
	}
	return p.checkEnum(v)
}

func (p *Param) checkList(values []string) error {
	if len(values) > len(p.Enum) {
		return badParam(p.Name, "%d values; there are %d to choose from", len(values), len(p.Enum))
	}
	for _, v := range values {
		if err := p.checkEnum(v); err != nil {
			return err
		}
	}
	return nil
}

func (p *Param) checkEnum(v string) error {
	if p.Enum == nil || slices.Contains(p.Enum, v) {
		return nil
	}
	problem := badParam(p.Name, "no value %q: want one of %s", clip(v, 60), strings.Join(p.Enum, ", "))
	problem.Suggestions = query.Nearest(v, p.Enum)
	return problem
}

// clip shortens what comes from outside before it is said back.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}

func badParam(name, format string, args ...any) *Problem {
	p := &Problem{Status: http.StatusBadRequest, Title: "Bad parameter", Parameter: name, Detail: fmt.Sprintf(format, args...)}
	if name != "" {
		p.Detail = clip(name, 60) + ": " + p.Detail
	}
	return p
}
