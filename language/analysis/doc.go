// Package analysis reads words the way search does: index and query matcher both build on it and therefore agree.
//
// A text is cut into words with byte offsets. Each word has a form (folded, as typed) and terms: the class of all
// words that count as the same one ("verbietet", "Verbot" and "verboten" share a term). On the index side a compound
// also yields the terms of its parts, so that "Verbot" finds "Diensthandyverbot"; a query is never taken apart, so
// that "Gesetzentwurf" does not find every "Gesetz". On the query side a word may have wider alternatives of less
// weight: other spellings of umlauts, ß and accents.
//
// An article is read in its own language, a query in all of them: there is one space of terms.
package analysis
