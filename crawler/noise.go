package crawler

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// blockTags part text: what stands in one of them is no part of the sentence around it.
var blockTags = tagSet(atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Button, atom.Center, atom.Dd, atom.Details, atom.Dialog, atom.Div,
	atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup,
	atom.Hr, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Th, atom.Thead,
	atom.Tr, atom.Ul, atom.Video, atom.Audio, atom.Picture)

var headingTags = tagSet(atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6)

// noiseTags never hold the article's text.
var noiseTags = tagSet(atom.Nav, atom.Aside, atom.Footer, atom.Form, atom.Figure, atom.Figcaption, atom.Button, atom.Dialog, atom.Menu, atom.Video, atom.Audio,
	atom.Picture, atom.Fieldset, atom.Address)

func tagSet(tags ...atom.Atom) map[atom.Atom]bool {
	m := make(map[atom.Atom]bool, len(tags))
	for _, t := range tags {
		m[t] = true
	}
	return m
}

// customBlock reports whether n is a custom element: outlets use them as boxes.
func customBlock(n *html.Node) bool { return n.DataAtom == 0 && strings.Contains(n.Data, "-") }

// noiseWords are parts of class names and ids that mark what stands around an article. The list is general: no word
// belongs to one outlet.
var noiseWords = wordSet(`ad ads advert advertisement advertising adslot anzeige anzeigen werbung sponsored sponsor publicite pub
	related relateds recommendation recommendations recommended recommend similar mostread topstories
	teaser teasers promo promos promotion crosslink crosslinks readmore linklist linkbox
	share sharing sharebar social socials follow newsletter subscribe subscription abo abobox paywall paygate piano offer
	comment comments kommentar kommentare commentaires discussion forum disqus
	breadcrumb breadcrumbs pagination pager footer foot sidebar nav navbar navigation menu topbar toolbar
	cookie cookies consent cmp gdpr popup modal overlay lightbox tooltip dialog login register registration
	tag tags keywords topics themen schlagworte
	caption credit credits copyright bildunterschrift imagecaption figcaption legend legende gallery slideshow slider carousel swiper galerie bildergalerie
	byline author authors autor autoren auteur meta metadata dateline timestamp date datum publishdate pubdate
	print printonly noprint audio player video podcast videoplayer mediaplayer
	poll quiz voting vote rating survey ticker weather wetter stock
	skip skiplink hidden hide invisible visuallyhidden sronly screenreader
	outbrain taboola plista opinary embed infobox factbox faktenbox hinweis disclaimer correction feedback rss
	bookmark merkliste service servicebox widget loading placeholder error message alert banner sticky`)

// leadWords are parts of class names and ids that mark the lead.
var leadWords = wordSet(`lead intro introduction vorspann chapo chapeau standfirst teaser teasertext excerpt abstract summary dek deck subline subtitle untertitel accroche`)

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// noisy reports whether an element is noise by its name, and whether that is certain whatever it holds.
func noisy(n *html.Node) (noise, hard bool) {
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Main:
		return false, false
	}
	if hidden(n) {
		return true, true
	}
	if noiseTags[n.DataAtom] {
		return true, n.DataAtom != atom.Form && n.DataAtom != atom.Aside
	}
	switch attr(n, "role") {
	case "navigation", "complementary", "banner", "dialog", "alert", "contentinfo", "search", "menu", "tooltip":
		return true, false
	}
	if n.DataAtom == atom.Article {
		return false, false
	}
	return noisyName(attr(n, "class")) || noisyName(attr(n, "id")), false
}

// hidden reports whether a page says that nobody shall see the element.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return a.Val != "until-found"
		case "aria-hidden":
			if a.Val == "true" {
				return true
			}
		case "style":
			if s := strings.ReplaceAll(strings.ToLower(a.Val), " ", ""); strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// noisyName looks for noise words in a class or id value, by whole words: "ad-slot" is noise, "header" is not. Names
// that tell what an element has or lacks ("has-sidebar") and utility classes with a condition ("print:hidden") say
// nothing about what it is.
func noisyName(s string) bool {
	noise := false
	for name := range strings.FieldsSeq(s) {
		if strings.ContainsAny(name, ":[") || qualifier(name) {
			continue
		}
		splitName(name, func(word string) { noise = noise || noiseWords[word] })
	}
	return noise
}

func qualifier(name string) bool {
	for _, p := range []string{"has-", "no-", "with-", "without-", "not-", "tag-", "category-", "hastag-"} {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	return false
}

// talk are names of readers' comments, which may be longer than the article.
var talk = wordSet(`comment comments kommentar kommentare commentaires discussion forum disqus`)

func talkName(n *html.Node) bool {
	found := false
	for _, s := range []string{attr(n, "class"), attr(n, "id")} {
		splitName(s, func(w string) { found = found || talk[w] })
	}
	return found
}

// splitName yields the lower-case words of class names: parted by space, hyphen, underscore, colon and camel case.
func splitName(s string, yield func(string)) {
	start, lower := 0, false
	for i := 0; i <= len(s); i++ {
		if i < len(s) {
			c := s[i]
			letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
			camel := lower && c >= 'A' && c <= 'Z'
			lower = c >= 'a' && c <= 'z'
			if letter && !camel {
				continue
			}
			if camel {
				yield(strings.ToLower(s[start:i]))
				start = i
				continue
			}
		}
		if i > start {
			yield(strings.ToLower(s[start:i]))
		}
		start = i + 1
	}
}
