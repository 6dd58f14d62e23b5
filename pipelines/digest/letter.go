package digest

import (
	"html/template"

	"edikt"
)

// maxMail is how much HTML a mail may have: mail programs cut off what is longer than about 102 KB.
const maxMail = 95 << 10

// Letter makes the mail of an issue. Where its HTML would be cut off, fewer entries are told, and the links to all of them
// stay.
func (r *Renderer) Letter(is Issue, site Site) (edikt.Letter, error) {
	for most := MaxEntries; ; most /= 2 {
		l, err := r.letter(shorten(is, most), site)
		if err != nil || len(l.HTML) <= maxMail || most == 0 {
			return l, err
		}
	}
}

func (r *Renderer) letter(is Issue, site Site) (edikt.Letter, error) {
	p := NewPage(is, site)
	l := edikt.Letter{Subject: p.Subject, Lead: p.Kicker, Link: site.Archive}
	var err error
	if l.Text, err = r.Text(p); err != nil {
		return l, err
	}
	l.HTML, err = r.renderHTML(view{p, false}, func(pic *Picture) template.HTML {
		im := edikt.Image{Name: pic.Name, PNG: pic.Draw.PNG()}
		l.Images = append(l.Images, im)
		return img(pic, "cid:"+im.ContentID())
	})
	return l, err
}

// shorten keeps the worthiest entries of the body.
func shorten(is Issue, most int) Issue {
	var all []Entry
	for _, g := range is.New {
		all = append(all, g.Entries...)
	}
	for _, l := range []*Listing{&is.Changes, &is.Late, &is.Background} {
		all = append(all, l.Entries...)
	}
	if len(all) <= most {
		return is
	}
	sortEntries(all)
	keep := map[string]bool{}
	for _, e := range all[:most] {
		keep[e.Dossier] = true
	}
	groups := make([]Group, len(is.New))
	for i, g := range is.New {
		g.Entries = kept(g.Entries, keep)
		groups[i] = g
	}
	is.New = groups
	for _, l := range []*Listing{&is.Changes, &is.Late, &is.Background} {
		l.Entries = kept(l.Entries, keep)
	}
	up := append([]Upcoming{}, is.Upcoming...)
	for i := range up {
		up[i].Here = up[i].Here && keep[up[i].Entry.Dossier]
	}
	is.Upcoming = up
	return is
}

func kept(entries []Entry, keep map[string]bool) []Entry {
	out := []Entry{}
	for _, e := range entries {
		if keep[e.Dossier] {
			out = append(out, e)
		}
	}
	return out
}
