package api

import (
	"encoding/json"
	"fmt"
	"net/http"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// object is a JSON object; encoding sorts its keys, so that the description comes out the same every time.
type object map[string]any

// describe makes the OpenAPI 3.1 description of the operations.
func describe(ops []Operation) ([]byte, error) {
	s := &schemas{defs: object{}, names: map[reflect.Type]string{}}
	problem := s.of(reflect.TypeFor[Problem]())
	paths := map[string]object{}
	seen := map[string]bool{}
	for i := range ops {
		o := &ops[i]
		if seen[o.ID] || o.ID == "" || o.Handle == nil {
			return nil, fmt.Errorf("api: operation %q %s %s: its id is not unique, or it has no handler", o.ID, o.Method, o.Path)
		}
		seen[o.ID] = true
		if paths[o.Path] == nil {
			paths[o.Path] = object{}
		}
		paths[o.Path][strings.ToLower(o.Method)] = o.describe(s, problem)
	}
	doc := object{
		"openapi": "3.1.0",
		"info": object{"title": "Edikt", "version": "1",
			"summary":     "Policy events about digital services in German and French news",
			"description": "Offsets are bytes of UTF-8 text. Errors are problem documents (RFC 9457). On loopback no token is needed.",
			"license":     object{"name": "Apache-2.0", "identifier": "Apache-2.0"}},
		"servers":  []object{{"url": "/"}},
		"paths":    paths,
		"security": []object{{}, {"token": []string{}}, {"basic": []string{}}},
		"components": object{"schemas": s.defs, "securitySchemes": object{
			"token": object{"type": "http", "scheme": "bearer"},
			"basic": object{"type": "http", "scheme": "basic", "description": "the token as password, for feed readers"}}},
	}
	out, err := json.MarshalIndent(doc, "", "  ")
	return append(out, '\n'), err
}

func (o *Operation) describe(s *schemas, problem object) object {
	content := object{"application/problem+json": object{"schema": problem}}
	responses := object{"4XX": object{"description": "the request is at fault", "content": content}, "5XX": object{"description": "Edikt is at fault", "content": content}}
	status := strconv.Itoa(o.status())
	if o.Result == nil {
		responses[status] = object{"description": "done"}
	} else {
		responses[status] = object{"description": "the answer", "content": object{o.media(): object{"schema": s.of(reflect.TypeOf(o.Result))}}}
	}
	d := object{"operationId": o.ID, "summary": o.Summary, "tags": []string{o.Tag}, "responses": responses}
	if text := o.about(); text != "" {
		d["description"] = text
	}
	if o.Body != nil {
		d["requestBody"] = object{"required": true, "content": object{"application/json": object{"schema": s.of(reflect.TypeOf(o.Body))}}}
	}
	var params []object
	for i := range o.Params {
		params = append(params, o.Params[i].describe())
	}
	if params != nil {
		d["parameters"] = params
	}
	return d
}

func (o *Operation) media() string {
	if o.Lines {
		return MediaLines
	}
	return "application/json"
}

// about names the further formats in words: described as media types of the answer they would make every generated client ask which of
// them it holds.
func (o *Operation) about() string {
	var parts []string
	if o.Scope != Anyone {
		parts = append(parts, "Needs a token with the scope "+string(o.Scope)+", or a local caller.")
	}
	var types []string
	for _, f := range o.Formats {
		types = append(types, mediaType(mediaTypes[f])+" (format="+string(f)+")")
	}
	if types != nil {
		parts = append(parts, "Also as "+strings.Join(types, ", ")+", by the parameter format or the header Accept.")
	}
	return strings.Join(parts, " ")
}

func (o *Operation) status() int {
	switch {
	case o.Result == nil:
		return http.StatusNoContent
	case o.Method == http.MethodPost:
		return http.StatusCreated
	}
	return http.StatusOK
}

func (p *Param) describe() object {
	schema := object{"type": string(p.Type)}
	d := object{"name": p.Name, "in": "query", "schema": schema}
	if p.Path {
		d["in"], d["required"] = "path", true
	}
	if p.Description != "" {
		d["description"] = p.Description
	}
	switch p.Type {
	case Integer:
		schema["minimum"], schema["maximum"] = p.Min, p.Max
	case List:
		schema["items"] = object{"type": "string", "enum": p.Enum}
		d["style"], d["explode"] = "form", false
	case String:
		if p.MaxLength > 0 {
			schema["maxLength"] = p.MaxLength
		}
		if p.Enum != nil {
			schema["enum"] = p.Enum
		}
	}
	if p.Default != "" {
		schema["default"] = p.defaultValue()
	}
	return d
}

func (p *Param) defaultValue() any {
	switch p.Type {
	case Integer:
		n, _ := strconv.Atoi(p.Default)
		return n
	case Boolean:
		return p.Default == "true"
	case List:
		return strings.Split(p.Default, ",")
	}
	return p.Default
}

// schemas collects the schemas of the types that operations speak of, by name.
type schemas struct {
	defs  object
	names map[reflect.Type]string
}

// of gives the schema of a type as encoding/json writes it: a reference where the type has a name.
func (s *schemas) of(t reflect.Type) object {
	if known, ok := wellKnown(t); ok {
		return known
	}
	switch t.Kind() {
	case reflect.Pointer:
		return object{"anyOf": []object{s.of(t.Elem()), {"type": "null"}}}
	case reflect.Slice, reflect.Array:
		list := object{"type": "array", "items": s.of(t.Elem())}
		if t.Kind() == reflect.Array {
			list["minItems"], list["maxItems"] = t.Len(), t.Len()
		}
		return list
	case reflect.Map:
		return object{"type": "object", "additionalProperties": s.of(t.Elem())}
	case reflect.Struct:
		return s.named(t)
	case reflect.Interface:
		return s.union(t)
	case reflect.String:
		return object{"type": "string"}
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Float32, reflect.Float64:
		return object{"type": "number"}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return object{"type": "integer"}
	}
	return object{} // any value
}

// union describes a Row; any other interface may hold any value.
func (s *schemas) union(t reflect.Type) object {
	if t != reflect.TypeFor[Row]() {
		return object{}
	}
	return object{"anyOf": []object{s.of(reflect.TypeFor[EventRow]()), s.of(reflect.TypeFor[ArticleRow]()), s.of(reflect.TypeFor[DossierRow]())}}
}

func (s *schemas) named(t reflect.Type) object {
	name, known := s.names[t]
	if !known {
		name = s.name(t)
		s.names[t] = name
		def := object{"type": "object"}
		s.defs[name] = def
		props, required := object{}, []string{}
		s.fields(t, props, &required)
		def["properties"] = props
		if len(required) > 0 {
			slices.Sort(required)
			def["required"] = required
		}
	}
	return object{"$ref": "#/components/schemas/" + name}
}

// name is the type's own name, behind that of its package where another type has it already.
func (s *schemas) name(t reflect.Type) string {
	name, _, _ := strings.Cut(t.Name(), "[") // type arguments name nothing
	if name == "" {
		name = "Anonymous"
	}
	for s.defs[name] != nil {
		pkg := path.Base(t.PkgPath())
		name = strings.ToUpper(pkg[:1]) + pkg[1:] + name
	}
	return name
}

// fields adds the fields of a struct; those of embedded structs count as its own.
func (s *schemas) fields(t reflect.Type, props object, required *[]string) {
	for f := range t.Fields() {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			s.fields(f.Type, props, required)
			continue
		case !f.IsExported() || name == "-":
			continue
		case name == "":
			name = f.Name
		}
		optional := strings.Contains(options, "omitempty") || strings.Contains(options, "omitzero")
		typ := f.Type
		if optional && typ.Kind() == reflect.Pointer {
			typ = typ.Elem() // left out where it is null
		}
		props[name] = s.of(typ)
		if !optional {
			*required = append(*required, name)
		}
	}
}
