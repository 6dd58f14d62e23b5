package gazetteer

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"edikt"
)

// slugs are the targets that the event model names.
const slugs = `tiktok whatsapp x facebook instagram threads mastodon bluesky telegram signal threema matrix wire tchap olvid snapchat wechat
weibo linkedin youtube discord twitch reddit pinterest clubhouse parler vk kick max helo viber line skype visio zoom teams google-meet
gotomeeting webex jitsi bigbluebutton microsoft-365 microsoft-exchange sharepoint google-workspace libreoffice onlyoffice nextcloud opendesk
open-xchange thunderbird padlet sky-go windows linux google google-analytics google-ad-manager google-news app-store aws azure postgresql
palantir starlink github-copilot temu shein aliexpress alibaba amazon-prime netflix deepseek chatgpt copilot grok gemini huawei zte kaspersky
dji autel hikvision tencent corona-warn-app stopcovid luca-app nina-app rt sputnik social-media smartphones messengers ai-chatbots cloud-us
us-platforms recreational-apps chinese-apps foreign-drones internet`

func TestEverySlugOfTheEventModel(t *testing.T) {
	g := Load()
	for slug := range strings.FieldsSeq(slugs) {
		e, ok := g.ByID(slug)
		if !ok {
			t.Errorf("no entry %s", slug)
			continue
		}
		if e.Type != Service && e.Type != Vendor && e.Type != Generic {
			t.Errorf("%s is a %s", slug, e.Type)
		}
		if !slices.ContainsFunc(g.names, func(n Name) bool { return g.entries[n.Entry].ID == slug }) {
			t.Errorf("%s has no name", slug)
		}
	}
}

// A text names an entry in a language, with a policy.
func TestNames(t *testing.T) {
	g := Load()
	for _, tt := range []struct {
		text, lang, id string
		policy         Policy
		role           Role
	}{
		{"Tiktok", "de", "tiktok", AnyCase, Proper},
		{"TikToks", "de", "tiktok", AnyCase, Genitive},
		{"Tik Tok", "fr", "tiktok", AnyCase, Proper},
		{"X", "de", "x", Context, Proper},
		{"Twitter", "fr", "x", AnyCase, Proper},
		{"Teams", "de", "teams", Context, Proper},
		{"MS Teams", "de", "teams", AnyCase, Proper},
		{"M365", "de", "microsoft-365", AnyCase, Proper},
		{"Office 365", "fr", "microsoft-365", AnyCase, Proper},
		{"Russia Today", "fr", "rt", AnyCase, Proper},
		{"TousAntiCovid", "fr", "stopcovid", AnyCase, Proper},
		{"Corona-App", "de", "corona-warn-app", AnyCase, Proper},
		{"sozialen Netzwerken", "de", "social-media", AnyCase, Proper},
		{"réseaux sociaux", "fr", "social-media", AnyCase, Proper},
		{"Natel", "de", "smartphones", AnyCase, Proper},
		{"téléphones portables", "fr", "smartphones", AnyCase, Proper},
		{"applications récréatives", "fr", "recreational-apps", AnyCase, Proper},
		{"Belgien", "de", "be", Case, Proper},
		{"Belgiens", "de", "be", Case, Genitive},
		{"belgischen", "de", "be", AnyCase, Adjective},
		{"belges", "fr", "be", Case, Adjective},
		{"Belges", "fr", "be", Case, Inhabitant},
		{"Schweizer", "de", "ch", Case, Adjective},
		{"Thüringer", "de", "de-th", Case, Adjective},
		{"genevoise", "fr", "ch-ge", Case, Adjective},
		{"canadienne", "fr", "ca", Case, Adjective},
		{"turque", "fr", "tr", Case, Adjective},
		{"Nice", "fr", "fr-pac/nizza", Case, Proper},
		{"canton de Vaud", "fr", "ch-vd", AnyCase, Proper},
		{"Bern", "de", "ch", Context, Metonym},
		{"Ottawa", "fr", "ca", Context, Metonym},
		{"Kreml", "de", "ru/government", Case, Metonym},
		{"Matignon", "fr", "fr/government", Case, Metonym},
		{"Weißen Haus", "de", "us/government", AnyCase, Metonym},
		{"Maison-Blanche", "fr", "us/government", AnyCase, Metonym},
		{"Köln", "de", "de-nw/koeln", Case, Proper},
		{"BSI", "de", "de/bsi", Case, Proper},
		{"Bundespresseamtes", "de", "de/bpa", AnyCase, Proper},
		{"Bundesrat", "de", "ch/government", Context, Proper},
		{"Bundesrat", "de", "de/bundesrat", Context, Proper},
		{"Bundesregierung", "de", "at/government", Context, Proper},
		{"Bundesregierung", "de", "de/government", Context, Proper},
		{"Commission européenne", "fr", "eu/commission", AnyCase, Proper},
		{"EU-Kommission", "de", "eu/commission", AnyCase, Proper},
		{"Assemblée nationale", "fr", "fr/assemblee-nationale", AnyCase, Proper},
		{"CNIL", "fr", "fr/cnil", Case, Proper},
		{"Garante", "fr", "it/garante", Case, Proper},
		{"Roskomnadzor", "fr", "ru/roskomnadsor", AnyCase, Proper},
		{"Test-Achats", "de", "be/testachats", AnyCase, Proper},
	} {
		ok := slices.ContainsFunc(g.Lookup(Fold(tt.text)), func(i int) bool {
			n := g.names[i]
			return n.Text == tt.text || tt.policy == AnyCase && Fold(n.Text) == Fold(tt.text)
		})
		if !ok {
			t.Errorf("%q is unknown", tt.text)
			continue
		}
		ok = slices.ContainsFunc(g.Lookup(Fold(tt.text)), func(i int) bool {
			n := g.names[i]
			return g.entries[n.Entry].ID == tt.id && n.Policy == tt.policy && n.Role == tt.role && (n.Lang == "" || n.Lang == tt.lang)
		})
		if !ok {
			t.Errorf("%q in %s: no name of %s with policy %d, role %d", tt.text, tt.lang, tt.id, tt.policy, tt.role)
		}
	}
}

// Names that are also common words or names never match without a cue.
func TestAmbiguousNamesNeedContext(t *testing.T) {
	g := Load()
	for _, text := range []string{"X", "Teams", "Signal", "Matrix", "Visio", "Max", "Line", "Wire", "Zoom", "Threads", "Ring", "Tor", "Meet", "Edge", "Kick",
		"Gemini", "Copilot", "Claude", "Element", "Session", "Meta", "Bolt", "Manus", "Le Chat", "Parler", "Helo", "Beam", "Wish", "Mistral", "Delos", "Paris", "Luca"} {
		for _, i := range g.Lookup(Fold(text)) {
			n := g.names[i]
			if e := g.entries[n.Entry]; n.Policy != Context && (e.Type == Service || e.Type == Vendor) {
				t.Errorf("%q reads as %s with policy %d", text, e.ID, n.Policy)
			}
		}
	}
}

func TestHolds(t *testing.T) {
	n := Name{From: "2023-07-24"}
	for _, tt := range []struct {
		on   edikt.Date
		want bool
	}{{"2022", false}, {"2023-07-23", false}, {"2023-07-24", true}, {"2024-01", true}, {"2023-07-24T10:00:00Z", true}, {"", true}} {
		if n.Holds(tt.on) != tt.want {
			t.Errorf("a name from 2023-07-24 on %q: want %v", tt.on, tt.want)
		}
	}
	old := Name{To: "2024"}
	if old.Holds("2024-01-01") || !old.Holds("2023-12-31") || old.Holds("") {
		t.Error("a name that ended with 2023 holds in 2023 only")
	}
}

func TestWhoseMeasure(t *testing.T) {
	g := Load()
	for id, want := range map[string]string{
		"be": "be/government", "be/government": "be/government", "de/bmi": "de/government", "de/bsi": "de/bsi", "fr/cnil": "fr/cnil",
		"eu/commission": "eu/commission", "eu/thierry-breton": "eu/commission", "de-th": "de-th/government", "de-by/muenchen": "de-by/muenchen",
		"ch/bundeskanzlei": "ch/government", "us/president": "us/government", "us/fcc": "us/fcc",
	} {
		e, ok := g.ByID(id)
		if !ok || e.Authority != want {
			t.Errorf("%s: authority %q, want %q", id, e.Authority, want)
		}
	}
}

func TestBody(t *testing.T) {
	g := Load()
	dpa := Head{Text: "Datenschutzbehörde", Lang: "de", Sort: "dpa", Slug: "dpa", Rule: "own"}
	ministry := Head{Text: "Innenministerium", Lang: "de", Sort: "ministry", Slug: "interior-ministry", Rule: "government"}
	for _, tt := range []struct {
		jurisdiction  string
		head          Head
		id, authority string
	}{
		{"BE", Head{Sort: "government", Slug: "government", Rule: "government"}, "be/government", "be/government"},
		{"IT", dpa, "it/garante", "it/garante"},
		{"DE", dpa, "de/bfdi", "de/bfdi"},
		{"CH", Head{Sort: "army", Slug: "army", Rule: "own"}, "ch/armee", "ch/armee"},
		{"NL", ministry, "nl/interior-ministry", "nl/government"},
		{"", ministry, "org/interior-ministry", "org/interior-ministry"},
	} {
		e := g.Body(tt.jurisdiction, tt.head)
		if e.ID != tt.id || e.Authority != tt.authority || e.Name.De == "" {
			t.Errorf("%s %s: %+v, want %s of %s", tt.jurisdiction, tt.head.Slug, e, tt.id, tt.authority)
		}
	}
}

var (
	serviceID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	orgID     = regexp.MustCompile(`^[a-z]{2}(-[a-z0-9]{1,3})?/[a-z0-9]+(-[a-z0-9]+)*$|^org/[a-z0-9]+(-[a-z0-9]+)*$`)
)

func TestEntriesAreSound(t *testing.T) {
	g := Load()
	classes := map[string]bool{}
	for _, n := range g.nouns {
		classes[n.Class] = true
	}
	for _, id := range slices.Sorted(maps.Keys(g.byID)) {
		e, _ := g.ByID(id)
		if e.Name.De == "" || e.Name.Fr == "" || e.Sort == "" {
			t.Errorf("%s has no name or no sort: %+v", id, e)
		}
		if e.Jurisdiction != "" && !validCode(e.Jurisdiction) || e.Origin != "" && !validCode(e.Origin) {
			t.Errorf("%s: jurisdiction %q, origin %q", id, e.Jurisdiction, e.Origin)
		}
		for _, ref := range []string{e.Parent, e.Authority} {
			if _, ok := g.ByID(ref); ref != "" && !ok {
				t.Errorf("%s refers to %q, which is no entry", id, ref)
			}
		}
		for _, class := range e.Nouns {
			if !classes[class] {
				t.Errorf("%s: noun class %q is not in nouns.tsv", id, class)
			}
		}
		switch e.Type {
		case Service, Vendor, Generic:
			if !serviceID.MatchString(id) {
				t.Errorf("id %q is no slug", id)
			}
		case Org:
			if !orgID.MatchString(id) {
				t.Errorf("id %q is not jurisdiction/slug", id)
			}
		}
	}
}

func TestNamesAreSound(t *testing.T) {
	g := Load()
	type key struct {
		text, lang string
		entry      int
		role       Role
	}
	seen := map[key]bool{}
	for i, n := range g.names {
		if strings.TrimSpace(n.Text) != n.Text || n.Text == "" || strings.ContainsAny(n.Text, "~*|\t") {
			t.Errorf("name %q of %s", n.Text, g.entries[n.Entry].ID)
		}
		k := key{n.Text, n.Lang, n.Entry, n.Role}
		if seen[k] {
			t.Errorf("%s has the name %q twice", g.entries[n.Entry].ID, n.Text)
		}
		seen[k] = true
		if !slices.Contains(g.Lookup(Fold(n.Text)), i) {
			t.Errorf("name %q does not find itself", n.Text)
		}
	}
}

func TestEveryPlaceGoverns(t *testing.T) {
	g := Load()
	for _, e := range g.entries {
		if e.Type != Place || e.Sort == "city" {
			continue
		}
		for _, body := range []string{"/government", "/parliament"} {
			if b, ok := g.ByID(e.ID + body); !ok || b.Name.De == "" || b.Jurisdiction != e.Jurisdiction {
				t.Errorf("%s%s: %+v", e.ID, body, b)
			}
		}
	}
	for id, want := range map[string]Display{
		"no/government": {"norwegische Regierung", "gouvernement norvégien"}, "ar/parliament": {"argentinisches Parlament", "parlement argentin"},
		"us-mt/government": {"Regierung Montana", "gouvernement Montana"}, "de-th/government": {"thüringische Regierung", "gouvernement thuringien"},
	} {
		if e, _ := g.ByID(id); e.Name != want {
			t.Errorf("%s is %+v, want %+v", id, e.Name, want)
		}
	}
}

func TestWordLists(t *testing.T) {
	g := Load()
	for _, lang := range []string{"de", "fr"} {
		if !slices.ContainsFunc(g.heads, func(h Head) bool { return h.Lang == lang && h.Sort == "dpa" }) {
			t.Errorf("%s: no head for data-protection authorities", lang)
		}
		if !slices.ContainsFunc(g.groups, func(h Group) bool { return h.Lang == lang && h.Sort == "pupils" }) {
			t.Errorf("%s: no group of pupils", lang)
		}
		for _, s := range edikt.Scopes() {
			if !slices.ContainsFunc(g.scopes, func(c ScopeCue) bool { return c.Lang == lang && c.Scope == s }) {
				t.Errorf("%s: no cue for %s", lang, s)
			}
		}
	}
	for _, h := range g.heads {
		if h.Slug == "" || h.Sort == "" || h.Text == "" || SlugOf(h.Slug) != h.Slug {
			t.Errorf("head %+v", h)
		}
	}
}

func TestSlugOf(t *testing.T) {
	for in, want := range map[string]string{"Universität Basel": "universitaet-basel", "Île-de-France": "ile-de-france", "Straßburg": "strassburg",
		"  A & B  ": "a-b", "École directe": "ecole-directe", "": "", "Sør": "soer"} {
		if got := SlugOf(in); got != want {
			t.Errorf("SlugOf(%q) = %q, want %q", in, got, want)
		}
	}
}

// A mistake in the data is told with its file and line, all of them at once.
func TestBadData(t *testing.T) {
	files := fstest.MapFS{}
	_ = fs.WalkDir(embedded, ".", func(path string, d fs.DirEntry, _ error) error {
		if !d.IsDir() {
			text, _ := fs.ReadFile(embedded, path)
			files[path] = &fstest.MapFile{Data: text}
		}
		return nil
	})
	add := func(file, row string) { files[file] = &fstest.MapFile{Data: append(files[file].Data, row+"\n"...)} }
	add("services.tsv", "tiktok\tservice\tsocial\tCN\t\tTikTok")
	add("services.tsv", "neu\tgadget\tsocial\tCN\t\tNeu")
	add("services.tsv", "neu\tservice\tsocial\tCN\t\tNeu\t\tNeu ~sometimes")
	add("places.tsv", "qq\tcountry\tQQQ\t\tQ\tQ")
	add("cities.tsv", "nirgends\tStadt\t\t")
	add("heads.tsv", "de\tHaupt\tx\tx\tboth")
	add("groups.tsv", "en\tstaff\tstaff")
	add("scopes.tsv", "de\tmoon\t\tMond")
	add("actors.tsv", "a\tb\tc\td\te\tf\tg\th\ti\tj")
	_, err := read(files)
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{"services.tsv:", "id tiktok stands twice", `type "gadget"`, `option "sometimes"`, "places.tsv:", `"QQQ"`, "cities.tsv:",
		`rule "both"`, `language "en"`, `scope "moon"`, "10 fields under 9 columns"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error does not name %q:\n%v", want, err)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read(embedded); err != nil {
			b.Fatal(err)
		}
	}
}
