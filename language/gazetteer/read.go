package gazetteer

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"edikt"
)

//go:embed data/*.tsv
var embeddedFiles embed.FS

var embedded = func() fs.FS {
	sub, err := fs.Sub(embeddedFiles, "data")
	if err != nil {
		panic(err)
	}
	return sub
}()

// read builds a gazetteer of a folder; it reports all mistakes at once.
func read(dir fs.FS) (*Gazetteer, error) {
	g := &Gazetteer{byID: map[string]int{}, firstName: map[int]int{}}
	err := errors.Join(
		g.file(dir, "services.tsv", g.service),
		g.file(dir, "places.tsv", g.place),
		g.file(dir, "cities.tsv", g.city),
		g.file(dir, "actors.tsv", g.actor),
		g.addBodies(),
		g.file(dir, "nouns.tsv", g.noun),
		g.file(dir, "heads.tsv", g.head),
		g.file(dir, "groups.tsv", g.group),
		g.file(dir, "scopes.tsv", g.scope))
	if err != nil {
		return nil, err
	}
	g.finish()
	return g, nil
}

// row is one line of a file, its fields by column name.
type row struct {
	columns map[string]int
	fields  []string
}

func (r row) get(column string) string {
	i, ok := r.columns[column]
	if !ok || i >= len(r.fields) {
		return ""
	}
	return strings.TrimSpace(r.fields[i])
}

// file calls entry for every row under the header of a file. Empty lines and those that start with # are comments.
func (g *Gazetteer) file(dir fs.FS, name string, entry func(row) error) error {
	text, err := fs.ReadFile(dir, name)
	if err != nil {
		return err
	}
	var errs []error
	var columns map[string]int
	n := 0
	for line := range strings.Lines(string(text)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if columns == nil {
			columns = header(fields)
			continue
		}
		err := error(nil)
		if len(fields) > len(columns) {
			err = fmt.Errorf("%d fields under %d columns", len(fields), len(columns))
		} else {
			err = entry(row{columns, fields})
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s:%d: %w", name, n, err))
		}
	}
	return errors.Join(errs...)
}

func header(fields []string) map[string]int {
	columns := make(map[string]int, len(fields))
	for i, f := range fields {
		columns[f] = i
	}
	return columns
}

// add files an entry and returns its index.
func (g *Gazetteer) add(e Entry) (int, error) {
	if e.ID == "" {
		return 0, errors.New("no id")
	}
	if _, ok := g.byID[e.ID]; ok {
		return 0, fmt.Errorf("id %s stands twice", e.ID)
	}
	for _, d := range []edikt.Date{e.ValidFrom, e.ValidTo} {
		if !d.Valid() {
			return 0, fmt.Errorf("date %q: want a year, 2023-03 or 2023-03-10", d)
		}
	}
	if e.Name.Fr == "" {
		e.Name.Fr = e.Name.De
	}
	if e.Authority == "" {
		e.Authority = e.ID
	}
	g.entries = append(g.entries, e)
	g.byID[e.ID] = len(g.entries) - 1
	return len(g.entries) - 1, nil
}

// base reads the columns that all entries share.
func base(r row, t Type) Entry {
	return Entry{ID: r.get("id"), Type: t, Sort: r.get("sort"), Jurisdiction: r.get("jurisdiction"), Authority: r.get("authority"),
		Name: Display{De: r.get("de"), Fr: r.get("fr")}, ValidFrom: edikt.Date(r.get("from")), ValidTo: edikt.Date(r.get("to")),
		Origin: r.get("origin"), Parent: r.get("parent")}
}

func (g *Gazetteer) service(r row) error {
	e := base(r, Type(r.get("type")))
	switch e.Type {
	case Service, Vendor, Generic:
	default:
		return fmt.Errorf("type %q is none of service, vendor, generic", e.Type)
	}
	e.Nouns = strings.Fields(r.get("nouns"))
	i, err := g.add(e)
	if err != nil {
		return err
	}
	names, err := parseNames(r.get("names"), AnyCase)
	if err != nil {
		return err
	}
	if e.Type != Generic {
		names = withDisplay(names, e.Name, AnyCase)
		names = append(names, genitives(names)...)
	}
	g.addNames(i, names)
	return nil
}

func (g *Gazetteer) noun(r row) error {
	for word := range strings.SplitSeq(r.get("words"), " | ") {
		g.nouns = append(g.nouns, Noun{Text: word, Lang: r.get("lang"), Class: r.get("class")})
	}
	return checkLang(r.get("lang"))
}

func (g *Gazetteer) head(r row) error {
	rule := r.get("rule")
	if rule != "government" && rule != "own" {
		return fmt.Errorf("rule %q is neither government nor own", rule)
	}
	for word := range strings.SplitSeq(r.get("words"), " | ") {
		g.heads = append(g.heads, Head{Text: word, Lang: r.get("lang"), Sort: r.get("sort"), Slug: r.get("slug"), Rule: rule, Plural: r.get("plural") != ""})
	}
	return checkLang(r.get("lang"))
}

func (g *Gazetteer) group(r row) error {
	for word := range strings.SplitSeq(r.get("words"), " | ") {
		g.groups = append(g.groups, Group{Text: word, Lang: r.get("lang"), Sort: r.get("sort")})
	}
	return checkLang(r.get("lang"))
}

func (g *Gazetteer) scope(r row) error {
	s := edikt.Scope(r.get("scope"))
	if !s.Valid() {
		return fmt.Errorf("scope %q is none of %v", s, edikt.Scopes())
	}
	for word := range strings.SplitSeq(r.get("words"), " | ") {
		g.scopes = append(g.scopes, ScopeCue{Text: word, Lang: r.get("lang"), Scope: s, Weak: r.get("weak") != ""})
	}
	return checkLang(r.get("lang"))
}

func checkLang(lang string) error {
	if lang != "de" && lang != "fr" {
		return fmt.Errorf("language %q is neither de nor fr", lang)
	}
	return nil
}
