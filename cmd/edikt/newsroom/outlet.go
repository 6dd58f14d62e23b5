package newsroom

// Outlet is one newspaper of the newsroom; it answers on ID.localhost.
type Outlet struct {
	ID      string
	Name    string
	Lang    string
	Country string
	Feed    string // path of its RSS or Atom feed
	Sitemap string // path of its news sitemap; empty where it has none

	layout     string // which template its pages use
	tracking   string // query that its feed adds to links
	feedLimit  int    // how many articles the feed holds; 0 for all
	disallowed string // path prefix that robots.txt closes
}

// Host is the name under which the outlet is served, without a port.
func (o Outlet) Host() string { return o.ID + ".localhost" }

// Outlets lists the six newspapers: three German, three French.
func Outlets() []Outlet {
	return []Outlet{
		{ID: "auenkurier", Name: "Auenkurier", Lang: "de", Country: "DE", Feed: "/rss.xml",
			layout: "broadsheet", tracking: "utm_source=rss&utm_medium=feed", disallowed: "/intern/"},
		{ID: "netzwarte", Name: "Netzwarte", Lang: "de", Country: "DE", Feed: "/atom.xml", Sitemap: "/news-sitemap.xml",
			layout: "magazine", feedLimit: 5, disallowed: "/suche"},
		{ID: "gletscherpost", Name: "Gletscherpost", Lang: "de", Country: "CH", Feed: "/feed/",
			layout: "plain", disallowed: "/archiv-suche"},
		{ID: "courrier", Name: "Le Courrier de Sambreville-sur-Eau", Lang: "fr", Country: "BE", Feed: "/rss.xml",
			layout: "broadsheet", tracking: "xtor=RSS-1", disallowed: "/abonnes/"},
		{ID: "fanal", Name: "Le Fanal", Lang: "fr", Country: "FR", Feed: "/actualites.atom", Sitemap: "/sitemap-actualites.xml",
			layout: "magazine", tracking: "at_medium=flux", disallowed: "/recherche"},
		{ID: "gazette", Name: "La Gazette des Cluses", Lang: "fr", Country: "CH", Feed: "/flux.rss",
			layout: "plain", disallowed: "/recherche"},
	}
}
