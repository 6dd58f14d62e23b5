// Package indexer makes documents searchable: articles, events and dossiers in, ranked and explained hits out. It is
// the only importer of Bleve, whose index core (scorch) it uses directly: what a word means is decided by
// language/analysis, what a query means by query.Plan, and matches and scores are computed here, with statistics over all
// shards.
//
// # Layout
//
// An [Index] is a folder with one shard for each document type and month (events/2026-11). Documents of no known date
// lie in the month 0000-00, dossiers all in one shard, since their dates move. Shards older than the retention are
// removed as folders. Beside them sets.db says which documents an article has, so that a newer set of an article
// replaces the older one whole.
//
// # Fields
//
// Each text of a document (query.Texts) has two fields: the terms of its words with their frequencies, and the
// folded forms (a trailing "=") without, for prefixes and fuzzy words, and for phrases together with a hash of each two
// neighbours. In place of positions each document stores its trail, two bytes a word in their order, on which phrases are
// followed; hits are then verified on the stored text. Keyword fields hold what query.Values says, for filters and facets.
//
// # Searches
//
// A search looks at the segments of all shards side by side. In each it first finds all that answers, as a bitmap of
// document numbers (matcher), counts values off columns that are made once a segment (counts), and learns how rare the words
// are; then it scores what was found, word by word (scorer), and keeps the best (page). Lists by time score nothing and stop
// at the first shard that fills the page.
//
// The index is a view: when it does not open ([RebuildError]), remove the folder and fill it again from the streams.
package indexer
