// Package gazetteer knows the names that policy events are about: digital services and their vendors, places,
// institutions and offices, and the common nouns that stand for them.
//
// The knowledge lies in data/*.tsv, one row an [Entry], with a header that names the columns. [Load] reads it once.
// An entry is what is meant (tiktok, be, be/government, de/bsi); a [Name] is one way in which a text writes it, with
// the care that this way needs ([Policy]), the part it plays ([Role]) and the time in which it meant the entry.
// One text may be the name of several entries: "Bundesrat" is the German chamber and the Swiss government,
// "Berlin" a Land and a metonym of the German government. Which is meant the reader of the text decides.
//
// # Identifiers
//
// Services have the slugs of the event model. Places have their ISO 3166 code in lower case (be, de-th, eu), cities
// the code of what they belong to and a slug (de-by/muenchen). Institutions have the code of their jurisdiction and
// a slug (de/bsi, ch-ge/government), those without one org/ and a slug. Every country and state has a government and
// a parliament (be/government, be/parliament), listed or not.
//
// # Names in the data
//
// Names are parted by " | ". Options follow a tilde: "X ~context from=2023-07-24", "soziale* Medien ~de". A star
// stands for the endings of a German adjective. See [Policy] for case and context.
package gazetteer
