// Package api serves search over HTTP: events, articles and dossiers as JSON, JSON Lines, CSV, Atom and JSON Feed,
// the vocabulary of the query language, explanations, and what analysts decide.
//
// Everything that a client may send is declared once, as an Operation with its parameters and their bounds; requests
// are checked against it before any work is done, and the OpenAPI description is made of it. Mistakes come back as
// problem documents (RFC 9457). Access is by token as soon as the address is not loopback; see Access.
package api
