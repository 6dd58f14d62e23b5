package gazetteer

import (
	"fmt"
	"slices"
	"strings"
)

// actor reads an institution, an office or a person who acts.
//
// The id is the slug under the jurisdiction ("de/bsi"), under org/ where there is none, unless the row gives it in full.
// The authority "government" is the government of the jurisdiction; empty is the actor itself.
func (g *Gazetteer) actor(r row) error {
	e := base(r, Org)
	if e.Jurisdiction != "" && !validCode(e.Jurisdiction) {
		return fmt.Errorf("jurisdiction %q is no ISO 3166 code", e.Jurisdiction)
	}
	if e.Sort == "" || e.Name.De == "" {
		return fmt.Errorf("an actor needs a sort and a German name")
	}
	if e.Authority == "government" {
		e.Authority = Government(e.Jurisdiction)
	}
	e.ID = actorID(e)
	i, err := g.add(e)
	if err != nil {
		return err
	}
	names, err := parseNames(r.get("names"), AnyCase)
	if err != nil {
		return err
	}
	names = withDisplay(names, e.Name, AnyCase)
	g.addNames(i, append(names, genitives(names)...))
	return nil
}

func actorID(e Entry) string {
	switch {
	case strings.Contains(e.ID, "/"):
		return e.ID
	case e.ID == "":
		e.ID = SlugOf(e.Name.De)
	}
	if e.Jurisdiction == "" {
		return "org/" + e.ID
	}
	return strings.ToLower(e.Jurisdiction) + "/" + e.ID
}

// body is an institution that every country and state has.
type body struct {
	slug   string
	sort   string
	de, fr string // nouns; the German with the ending of its adjective
	end    string
}

var bodies = []body{
	{"government", "government", "Regierung", "gouvernement", "e"},
	{"parliament", "parliament", "Parlament", "parlement", "es"},
}

// addBodies gives every country and state the government and parliament that the data does not list.
func (g *Gazetteer) addBodies() error {
	for _, p := range g.entries {
		if p.Type != Place || p.Sort == "city" {
			continue
		}
		for _, b := range bodies {
			id := p.ID + "/" + b.slug
			if _, ok := g.byID[id]; ok {
				continue
			}
			e := Entry{ID: id, Type: Org, Sort: b.sort, Jurisdiction: p.Jurisdiction, Name: g.bodyName(p, b)}
			if _, err := g.add(e); err != nil {
				return err
			}
		}
	}
	return nil
}

// bodyName is "belgische Regierung", "gouvernement belge", or with the place's name where it has no adjective.
func (g *Gazetteer) bodyName(p Entry, b body) Display {
	d := Display{De: b.de + " " + p.Name.De, Fr: b.fr + " " + p.Name.Fr}
	index := g.byID[p.ID]
	for _, n := range g.names[g.firstName[index]:] {
		if n.Entry != index {
			break
		}
		switch {
		case n.Role != Adjective:
		case n.Lang == "fr" && d.Fr == b.fr+" "+p.Name.Fr:
			d.Fr = b.fr + " " + n.Text
		case n.Lang == "de" && d.De == b.de+" "+p.Name.De:
			d.De = n.Text + b.end + " " + b.de
			if n.Policy == Case { // Thüringer Regierung
				d.De = n.Text + " " + b.de
			}
		}
	}
	return d
}

// Body finds the institution of a jurisdiction that a head noun means: ("BE", government), ("IT", dpa) -> it/garante.
// Where the data lists none, it makes one up that is the same for every text.
func (g *Gazetteer) Body(jurisdiction string, h Head) Entry {
	place := strings.ToLower(jurisdiction)
	if e, ok := g.ByID(place + "/" + h.Slug); ok {
		return e
	}
	if i, ok := g.bodies[h.Sort+" "+place]; ok {
		return g.entries[i]
	}
	e := Entry{ID: place + "/" + h.Slug, Type: Org, Sort: h.Sort, Jurisdiction: jurisdiction, Authority: place + "/" + h.Slug}
	if jurisdiction == "" {
		e.ID, e.Authority = "org/"+h.Slug, "org/"+h.Slug
	}
	if h.Rule == "government" && jurisdiction != "" {
		e.Authority = Government(jurisdiction)
	}
	e.Name = g.headName(jurisdiction, h)
	return e
}

// onlyOne are the sorts of institution of which a country has one that counts; the data lists it first.
var onlyOne = []string{"dpa", "army"}

// indexBodies remembers, for the sorts of onlyOne, the first entry of each jurisdiction.
func (g *Gazetteer) indexBodies() {
	g.bodies = map[string]int{}
	for i, e := range g.entries {
		if e.Type != Org || !slices.Contains(onlyOne, e.Sort) {
			continue
		}
		key := e.Sort + " " + strings.ToLower(e.Jurisdiction)
		if _, ok := g.bodies[key]; !ok {
			g.bodies[key] = i
		}
	}
}

// headName names a body that is not listed by its noun and its place.
func (g *Gazetteer) headName(jurisdiction string, h Head) Display {
	noun := strings.TrimPrefix(h.Text, "-")
	place, ok := g.ByID(strings.ToLower(jurisdiction))
	if !ok {
		return Display{De: noun, Fr: noun}
	}
	return Display{De: noun + " (" + place.Name.De + ")", Fr: noun + " (" + place.Name.Fr + ")"}
}
