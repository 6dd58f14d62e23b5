// Package query is Edikt's query language: parsing, printing, and matching one document without an index. Search,
// alerts and digests use it alike.
package query

// Expr is a parsed query. Its String form parses back into itself.
type Expr interface{ String() string }
