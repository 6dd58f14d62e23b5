// Package extractor reads an article and says which policy events it states, with the rule, the sentence and the byte
// offsets that speak for each.
//
// The steps, in the order in which they run (extract.go):
//
//   - a prefilter: does the text name a service at all? Most articles end here (prefilter.go);
//   - words: tokens with their readings, lexical classes and compound parts; each is worked out once and then remembered, with
//     marks of what may begin with it, so that the steps behind look at few words (words.go, memo.go);
//   - mentions: services, institutions, places, groups, found by the gazetteer and by head nouns (mentions.go), the latter only
//     around sentences in which a rule may fire (wake.go);
//   - clauses: the sentence cut where its verbs are, each clause with its verbs and what governs it (clause*.go);
//   - attachment: which preposition and which noun a noun hangs on (attach.go);
//   - triggers: rules fire on a lemma and look for target, actor and addressee in the places they name (match.go);
//   - qualifiers: the verbs, nouns and negations around a trigger make the status (status.go);
//   - the document: reference back, ellipsis, inheritance, merging of repeats (resolve.go, merge.go).
//
// What to look for is data: the files under rules/, which a linguist edits. How to look is this package. An
// [Extractor] does no I/O after [New], knows no clock, cannot fail and is safe for concurrent use.
package extractor
