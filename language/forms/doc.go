// Package forms knows the word forms of German and French that clause analysis needs: which words are finite verbs,
// participles, infinitives, articles, pronouns, prepositions, and of which lemma.
//
// The words come from the lists in data/, which a linguist can read and extend: a verb is one entry with its
// principal parts, a noun one with its gender and plural. The forms are made from them by two small conjugators, at
// the first use of a language. A [Table] maps a folded form to its [Reading]s; lookups do not allocate.
//
// Folded means: lower case, ß written as ss, soft hyphens removed, umlauts and accents kept.
//
// # German separable verbs
//
// A form in which base and particle stand apart ("rät ... ab") is two words: "rät" reads as the base verb raten, and
// [Table.Join] or [Table.Particles] lead from raten and "ab" to abraten. All other forms are one word and read as
// abraten itself: abraten, abgeraten, abzuraten, and the finite forms that end a subordinate clause (abrät), which
// carry the feature [Joined].
//
// # Moods
//
// A subjunctive is listed only where it differs from the indicative of the same person and number: "rate" is Subj1
// for the third person, "raten" is not; "wäre" and "käme" are Subj2, "sagte" is not. So a reading with [Subj1] or
// [Subj2] is a real sign of reported or hypothetical speech. The French conditionnel is [Subj2], the subjonctif
// [Subjonctif].
package forms
