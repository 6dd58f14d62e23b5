// Package eval measures search: a collection of short news articles written from facts, queries of analysts with the
// facts that they ask for, and the usual figures of merit. Which documents answer a query follows from the facts alone,
// never from the words, so that no way of searching is favoured.
//
// The pairs of words in pairs/ must, or must not, find each other. [Bulk] makes articles for measuring speed and size.
package eval
