// Package newsroom is the bundled press of the demo: six outlets of our own invention, three German and three French, that
// serve their articles over HTTP as real sites do, with feeds, a news sitemap, robots.txt and pages full of noise.
//
// Articles lie as plain text under articles/OUTLET, each with its gold beside it (the events that a reader finds in it).
// Their dates are ages before an injected now, and whatever a text says about days is written as a template, so that
// nothing ever gets old. Everything in the articles is made up.
package newsroom
