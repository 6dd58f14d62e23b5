// Package crawler turns sources into articles: it finds what is new in feeds, sitemaps and section pages, fetches it
// politely, and reads pages into [edikt.Article] values.
//
// The words: a [Source] is an outlet with the places where it announces articles. A [Page] is what came over the
// wire or out of a file, a [Reader] makes an article of it. A [Crawler] walks sources and hands each article to a
// callback; its [State] remembers what was seen and outlives the process. [Open] reads articles in bulk from files:
// text, HTML, JSON Lines and WARC archives.
//
// Everything that arrives here was written by strangers. Sizes, times, depths and redirects are bounded, private
// addresses are refused, and nothing is ever executed. Colly is imported here and nowhere else.
package crawler
