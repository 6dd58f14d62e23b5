package crawler

import (
	"errors"
	"strings"
	"testing"
	"time"

	"edikt"
)

func read(t *testing.T, html string) edikt.Article {
	t.Helper()
	a, err := NewReader().Read(Page{URL: "https://www.blatt.example/politik/artikel-1", Body: []byte(html), Fetched: testNow})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

const (
	p1 = "Der Landtag hat am Mittwoch mit den Stimmen der Koalition beschlossen, den Dienst auf allen Geräten der Verwaltung zu sperren."
	p2 = "Die Innenministerin nannte den Schritt überfällig und verwies auf ein Gutachten, das erhebliche Risiken für vertrauliche Daten sieht."
	p3 = "Ausgenommen bleiben Pressestellen, die ihre Kanäle auf getrennten Geräten weiterführen dürfen, wie ein Sprecher auf Anfrage erklärte."
)

var want3 = p1 + "\n\n" + p2 + "\n\n" + p3

// What belongs to the text and what does not, a case a line: the body of a page, and its text.
func TestBody(t *testing.T) {
	ps := "<p>" + p1 + "</p><p>" + p2 + "</p><p>" + p3 + "</p>"
	for _, c := range []struct{ name, html, want string }{
		{"paragraphs", "<article><h1>Sperre</h1>" + ps + "</article>", want3},
		{"paragraphs in a box each", "<div><h1>Sperre</h1><div class=a><div><p>" + p1 + "</p></div></div><div class=a><div><p>" + p2 + "</p></div></div><div class=a><div><p>" + p3 + "</p></div></div></div>", want3},
		{"line breaks instead of paragraphs", "<div><h1>Sperre</h1><div>" + p1 + "<br><br>" + p2 + "<br/>\n<br/>" + p3 + "</div></div>", want3},
		{"custom elements", "<x-story><h1>Sperre</h1><x-para>" + p1 + "</x-para><x-para>" + p2 + "</x-para><x-para>" + p3 + "</x-para></x-story>", want3},
		{"navigation, footer, aside", "<nav><p>" + p2 + "</p></nav><article>" + ps + "<aside><p>Mehr über das Thema lesen Sie in unserem großen Dossier zur Sicherheit der Verwaltung.</p></aside></article><footer><p>Blatt GmbH, Musterstraße 1, Telefon und Anschrift der Redaktion finden Sie hier.</p></footer>", want3},
		{"teasers and newsletter by class", "<article>" + ps + `<div class="related-articles"><p>Wie andere Länder mit dem Dienst umgehen und was sie daraus gelernt haben.</p></div><section class="c-newsletter__box"><p>Jeden Morgen das Wichtigste aus der Landespolitik in Ihrem Postfach, kostenlos.</p></section></article>`, want3},
		{"class names of wrappers are no noise", `<div class="page has-comments content-with-sidebar"><article class="tag-newsletter print:hidden md:flex">` + ps + "</article></div>", want3},
		{"every box of the article has a noisy name", `<main><h1>Sperre</h1><div class="element print"><p>` + p1 + `</p></div><div class="element print"><p>` + p2 + `</p></div><div class="element print"><p>` + p3 + "</p></div></main>", want3},
		{"comments longer than the article", "<article><h1>Sperre</h1>" + ps + `</article><section id="comments">` + strings.Repeat("<p>Das ist doch alles nur Theater, und am Ende zahlt wieder der kleine Mann die Rechnung dafür, wie immer.</p>", 20) + "</section>", want3},
		{"hidden text", "<article>" + ps + `<div style="display: none"><p>` + strings.ToUpper(p1) + `</p></div><p hidden>Dieser Absatz ist für niemanden bestimmt und steht nur für Suchmaschinen hier.</p></article>`, want3},
		{"captions and credits", "<article><figure><img><figcaption>Das Gebäude des Landtags bei Nacht, aufgenommen im vergangenen Winter.</figcaption></figure>" + ps + "<p>Foto: Muster/Agentur</p></article>", want3},
		{"links to other articles", "<article><p>" + p1 + `</p><p>Lesen Sie auch: <a href="/x">Was der Dienst alles über seine Nutzer weiß</a></p><p>` + p2 + "</p><p>" + p3 + "</p></article>", want3},
		{"headings stay with their paragraph", "<article><p>" + p1 + "</p><h2>Gutachten</h2><p>" + p2 + "</p><p>" + p3 + "</p><h2>Themen</h2></article>", p1 + "\n\nGutachten\n\n" + p2 + "\n\n" + p3},
		{"sentences in lists stay, link lists go", "<article><p>" + p1 + "</p><ul><li>Die Sperre gilt für alle Ministerien und ihre nachgeordneten Behörden.</li></ul><p>" + p2 + `</p><ul><li><a href=/a>Kommentar: Ein Schritt zur rechten Zeit, sagt unser Korrespondent.</a></li></ul><p>` + p3 + "</p></article>",
			p1 + "\n\nDie Sperre gilt für alle Ministerien und ihre nachgeordneten Behörden.\n\n" + p2 + "\n\n" + p3},
		{"a lead before the container", `<header><h1>Sperre</h1><p class="intro">Das Land zieht Konsequenzen: Auf Diensthandys ist bald Schluss mit dem Dienst.</p></header><div><div>` + ps + "</div></div>",
			"Das Land zieht Konsequenzen: Auf Diensthandys ist bald Schluss mit dem Dienst.\n\n" + want3},
		{"soft hyphens and blanks", "<article><p>" + strings.Replace(p1, "Verwaltung", "Ver\u00adwal\u00adtung", 1) + "</p><p>" + strings.ReplaceAll(p2, " ", "\u00a0\n ") + "</p><p>" + p3 + "</p></article>", want3},
		{"inline markup", "<article><p><b>Der</b> <a href=/l>Landtag</a>" + strings.TrimPrefix(p1, "Der Landtag") + "</p><p>" + p2 + "</p><p>" + p3 + "</p></article>", want3},
		{"nothing is executed or quoted", "<article>" + ps + "<script>document.write('x')</script><style>p{}</style><noscript><p>Bitte schalten Sie JavaScript ein, um diese Seite zu sehen.</p></noscript></article>", want3},
		{"json-ld where the page shows nothing", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Sperre","articleBody":"` + strings.Join([]string{p1, p2, p3}, `\n\n`) + `"}</script><div id=root></div>`, want3},
		{"json-ld in a graph, with control characters", `<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["Article","NewsArticle"],"articleBody":"` + p1 + "\n" + p2 + "\t" + p3 + `"}]}</script>`, p1 + " " + p2 + " " + p3},
	} {
		if got := read(t, `<html lang="de"><body>`+c.html+"</body></html>").Text; got != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestNoArticle(t *testing.T) {
	for _, html := range []string{"", "<html></html>", "<body><h1>Video</h1><video></video></body>", "<ul>" + strings.Repeat(`<li><a href="/a">Eine Überschrift, die zu einem Artikel führt und nichts als ein Verweis ist</a></li>`, 30) + "</ul>"} {
		if _, err := NewReader().Read(Page{Body: []byte(html)}); !errors.Is(err, ErrNoArticle) {
			t.Errorf("%.40q: %v, want no article", html, err)
		}
	}
	if _, err := NewReader().Read(Page{Body: make([]byte, MaxPageBytes+1)}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a huge page: %v", err)
	}
	deep := strings.Repeat("<div>", 100_000) + p1
	if _, err := NewReader().Read(Page{Body: []byte(deep)}); err == nil {
		t.Error("a hundred thousand elements inside each other make an article")
	}
}

// Pages made to cost more than they are worth end all the same.
func TestHostilePages(t *testing.T) {
	for name, page := range map[string]string{
		"deep and wide":        strings.Repeat("<div class=a>", 400) + strings.Repeat("<p>"+p1, 5_000),
		"a million tags":       strings.Repeat("<b>", 1_000_000),
		"a paragraph a letter": strings.Repeat("<p>a", 100_000),
		"unclosed everything":  strings.Repeat("<table><tr><td><a href=x><select><svg>", 5_000),
		"headings":             strings.Repeat("<h2>"+p1+"</h2>", 10_000),
		"attributes":           "<p " + strings.Repeat(`class="related" `, 200_000) + ">" + p1,
		"json-ld":              `<script type="application/ld+json">` + strings.Repeat(`[{"@graph":`, 100_000) + "</script>",
	} {
		a, err := NewReader().Read(Page{Body: []byte(page)})
		if err == nil && len(a.Text) == 0 {
			t.Errorf("%s: an empty article", name)
		}
	}
}

// The head's data: what goes into the head, and one field of the article.
func TestHead(t *testing.T) {
	title := func(a edikt.Article) string { return a.Title }
	date := func(a edikt.Article) string { return string(a.Date) + " " + a.DateSource }
	modified := func(a edikt.Article) string { return string(a.Modified) }
	author := func(a edikt.Article) string { return a.Author }
	canonical := func(a edikt.Article) string { return a.Canonical }
	lang := func(a edikt.Article) string { return a.Lang }
	ld := func(s string) string {
		return `<script type="application/ld+json">{"@type":"NewsArticle",` + s + "}</script>"
	}
	for _, c := range []struct {
		name, head, top string
		field           func(edikt.Article) string
		want            string
	}{
		{"headline of json-ld", ld(`"headline":"Sperre &amp; Folgen"`) + "<title>x</title>", "<h1>Anders</h1>", title, "Sperre & Folgen"},
		{"the site's name goes", `<meta property="og:title" content="Sperre kommt bald - Das Blatt"><meta property="og:site_name" content="Das Blatt">`, "", title, "Sperre kommt bald"},
		{"the host's name goes", "<title>Die Sperre kommt bald | blatt.example</title>", "", title, "Die Sperre kommt bald"},
		{"a dash in a headline stays", "<title>Die Sperre kommt – was jetzt gilt</title>", "", title, "Die Sperre kommt – was jetzt gilt"},
		{"the headline that people see", ld(`"headline":"Sperre: das sagen Experten"`) + `<title>Sperre: das sagen Experten</title><meta property="og:title" content="Land sperrt den Dienst">`, "<h1>Land sperrt den Dienst</h1>", title, "Land sperrt den Dienst"},
		{"a kicker in the headline", "", "<h1><span>Landtag</span>Land sperrt den Dienst<small>: was gilt</small></h1>", title, "Landtag Land sperrt den Dienst: was gilt"},
		{"time with zone", ld(`"datePublished":"2026-03-09T18:41:00+01:00"`), "", date, "2026-03-09T18:41:00+01:00 page"},
		{"time with a zone without colon", ld(`"datePublished":"2026-03-09T18:41:00.000+0100"`), "", date, "2026-03-09T18:41:00+01:00 page"},
		{"time without zone, in winter", ld(`"datePublished":"2026-03-09 18:41"`), "", date, "2026-03-09T18:41:00+01:00 page"},
		{"time without zone, in summer", ld(`"datePublished":"2026-07-09 18:41:07.0"`), "", date, "2026-07-09T18:41:07+02:00 page"},
		{"of a meta element, oddly spelled", `<meta name="article:published:time" content="2026-03-09T18:41:00Z">`, "", date, "2026-03-09T18:41:00Z page"},
		{"the day alone, with the time beside the headline", ld(`"datePublished":"2026-03-09"`), "<h1>Sperre</h1><span>09.03.2026, 18:41 Uhr</span>", date, "2026-03-09T18:41:00+01:00 page"},
		{"of a time element", "", `<h1>Sperre</h1><time datetime="2026-03-09T18:41:00+01:00">gestern</time>`, date, "2026-03-09T18:41:00+01:00 page"},
		{"in German words", "", "<h1>Sperre</h1><div>Stand: 9. März 2026, 18.41 Uhr</div>", date, "2026-03-09T18:41:00+01:00 page"},
		{"in French words", "", "<h1>Sperre</h1><div>Publié le 9 mars 2026 à 18h41</div>", date, "2026-03-09T18:41:00+01:00 page"},
		{"in two digits", "", "<h1>Sperre</h1><div>Mo 09.03.26 | 18:41 Uhr | Von Eva Muster</div>", date, "2026-03-09T18:41:00+01:00 page"},
		{"Unix milliseconds", `<meta name="date" content="1773078060000">`, "", date, "2026-03-09T18:41:00+01:00 page"},
		{"a template's zero", ld(`"datePublished":"1970-01-01T00:00:00Z"`), "", date, "2026-03-10T12:00:00Z fetched"},
		{"none", "", "", date, "2026-03-10T12:00:00Z fetched"},
		{"modification", ld(`"dateModified":"2026-03-10T07:00:00Z"`), "", modified, "2026-03-10T07:00:00Z"},
		{"authors", ld(`"author":[{"@type":"Person","name":"Eva Muster"},{"name":"dpa"}]`), "", author, "Eva Muster, dpa"},
		{"author by address", ld(`"author":"https://blatt.example/eva"`), "", author, ""},
		{"canonical", `<link rel="canonical" href="/politik/kanonisch-4711">`, "", canonical, "https://www.blatt.example/politik/kanonisch-4711"},
		{"canonical script", `<link rel="canonical" href="javascript:alert(1)">`, "", canonical, ""},
		{"language against a template's", `<meta property="og:locale" content="en_US">`, "", lang, "de"},
	} {
		html := "<html><head>" + c.head + "</head><body><article>" + c.top + "<p>" + p1 + "</p><p>" + p2 + "</p><p>" + p3 + "</p></article></body></html>"
		if got := c.field(read(t, html)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestPaywall(t *testing.T) {
	body := "<article><p>" + p1 + "</p><p>" + p2 + "</p></article>"
	for head, want := range map[string]bool{
		"": false, `<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>`: true,
		`<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"http://schema.org/False"}</script>`:                                     true,
		`<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"True"}</script><meta property="article:content_tier" content="locked">`: false,
		`<meta property="article:content_tier" content="locked">`:                                                                                                 true,
	} {
		if got := read(t, "<html><head>"+head+"</head>"+body).Paywalled; got != want {
			t.Errorf("%s: paywalled %v", head, got)
		}
	}
}

func TestLanguage(t *testing.T) {
	for text, want := range map[string]string{
		p1: "de", "Le gouvernement a annoncé mardi que les agents de l'État ne pourront plus utiliser cette application sur leurs téléphones.": "fr",
		"The ministry said on Tuesday that staff will not be allowed to use the app on their phones.":                                  "en",
		"Het kabinet heeft besloten dat ambtenaren de app niet meer mogen gebruiken op hun telefoon.":                                  "nl",
		"Il governo ha deciso che i dipendenti non potranno più usare la app sui telefoni di servizio della pubblica amministrazione.": "it", "TikTok": "", "": "",
		"Die Regierung verbietet TikTok auf Diensthandys.": "de", "Bruxelles interdit TikTok sur les téléphones.": "fr",
		"De regering verbiedt TikTok op telefoons van ambtenaren, het ging auf eigen verzoek.": "",
		strings.Repeat("Regering verbiedt TikTok ", 20) + "auf":                                "",
	} {
		if got := Language(text); got != want {
			t.Errorf("Language(%.40q) = %q, want %q", text, got, want)
		}
	}
}

// A zone decides what a time without one means.
func TestPageZone(t *testing.T) {
	html := `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-01-09 18:41"}</script><article><p>` + p1 + "</p><p>" + p2 + "</p></article>"
	for _, c := range []struct{ url, zone, want string }{
		{"https://www.journal.example.ca/a", "", "2026-01-09T18:41:00-05:00"}, {"https://www.blatt.example/a", "", "2026-01-09T18:41:00+01:00"}, {"https://www.blatt.example/a", "UTC", "2026-01-09T18:41:00Z"},
	} {
		a, err := NewReader().Read(Page{URL: c.url, Zone: c.zone, Body: []byte(html), Fetched: time.Now()})
		if err != nil || string(a.Date) != c.want {
			t.Errorf("%s %s: %s (%v), want %s", c.url, c.zone, a.Date, err, c.want)
		}
	}
}

func BenchmarkReader(b *testing.B) {
	page := []byte(benchPage())
	b.SetBytes(int64(len(page)))
	r := NewReader()
	for b.Loop() {
		if _, err := r.Read(Page{URL: "https://blatt.example/a-1", Body: page}); err != nil {
			b.Fatal(err)
		}
	}
}

// benchPage is of a news page's make: a long article, many teasers, scripts.
func benchPage() string {
	return `<html lang="de"><head><title>Sperre</title></head><body>` + strings.Repeat(`<script>var x = {"a": [1,2,3], "b": "lorem"};</script>`, 400) +
		"<article><h1>Sperre</h1>" + strings.Repeat("<p>"+p1+"</p><p>"+p2+"</p><p>"+p3+"</p>", 12) + "</article>" +
		strings.Repeat(`<div class="teaser"><a href="/x"><img src="/y.jpg"><h3>Eine andere Meldung des Tages</h3><span>Mehr</span></a></div>`, 300) + "</body></html>"
}
