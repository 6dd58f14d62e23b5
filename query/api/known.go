package api

import (
	"reflect"
	"time"

	"edikt"
)

// wellKnown gives the schemas of types that reflection cannot tell enough about.
func wellKnown(t reflect.Type) (object, bool) {
	switch t {
	case reflect.TypeFor[time.Time]():
		return object{"type": "string", "format": "date-time"}, true
	case reflect.TypeFor[edikt.Date]():
		return object{"type": "string", "description": "a year, month, day or RFC 3339 time", "examples": []string{"2026", "2026-11", "2026-11-20"}}, true
	case reflect.TypeFor[edikt.Kind]():
		return enum(edikt.Kinds()), true
	case reflect.TypeFor[edikt.Status]():
		return enum(edikt.Statuses()), true
	case reflect.TypeFor[edikt.Scope]():
		return enum(edikt.Scopes()), true
	case reflect.TypeFor[Scope]():
		return enum(Scopes()), true
	case reflect.TypeFor[edikt.DocumentType]():
		return enum([]edikt.DocumentType{edikt.ArticleDocument, edikt.EventDocument, edikt.DossierDocument}), true
	}
	return nil, false
}

func enum[S ~string](values []S) object { return object{"type": "string", "enum": values} }
