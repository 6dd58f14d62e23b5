// Package web serves the analysts' pages: HTML made on the server, whole without scripts, each screen a link. The pages
// ask the API for what there is, as any other client does; what the API does not tell comes through small interfaces.
// A little script adds completion, the brush on the histogram and keys.
//
// What is shown was written by strangers. Templates escape it, and plain takes out what would reorder or hide text;
// the policy of every answer forbids all script and style but our own, so a slip of ours stays harmless.
package web
