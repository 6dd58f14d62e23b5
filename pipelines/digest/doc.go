// Package digest makes a week of measures into an issue that an editor can forward as it is.
//
// [Compose] is the pure core: dossiers in, an [Issue] of plain facts out, every number in it a [Count] that names the
// query it answers. [Page] puts an issue into words of German, French or English; the renderers turn a page into HTML,
// text, Markdown or mail. A [Desk] keeps subscriptions and the archive of numbered issues, and sends what is due: one issue
// for each subscription and period, ever.
//
// Words: a period is an ISO week, a day or a month as the query language counts them, in UTC. An entry is a dossier as the
// issue tells it. A measure is decided when it is announced or in force.
package digest
