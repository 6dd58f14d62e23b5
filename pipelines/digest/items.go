package digest

import (
	"strconv"
	"strings"
)

func (w *writer) corrections(is *Issue) Section {
	s := Section{ID: "corrected", Heading: w.labels["corrected"]}
	for _, k := range is.Corrected {
		e := Entry{Kind: k.Kind, Target: k.Target, Status: k.Status, Actor: k.Actor, Authority: k.Authority, Jurisdiction: k.Jurisdiction, Dossier: k.Dossier}
		key, id := "correction.gone", k.Dossier
		switch {
		case k.Into != "":
			key, id = "correction.merged", k.Into
		case k.Now != "":
			key = "correction.status"
		}
		it := Item{Text: w.lf(key, strconv.Itoa(k.Number), w.sentence(&e), w.statuses[k.Status], w.statuses[k.Now])}
		if key != "correction.gone" {
			it.URL = w.dossier(id)
		}
		s.Items = append(s.Items, it)
	}
	return s
}

func (w *writer) upcoming(is *Issue) Section {
	s := Section{ID: "upcoming", Heading: w.labels["upcoming"]}
	if len(is.Upcoming) == 0 {
		return s
	}
	s.Count = w.number(s.Heading, is.UpcomingCount)
	for _, u := range is.Upcoming {
		it := Item{Lead: w.date(u.On), Text: w.sentence(&u.Entry), URL: w.dossier(u.Entry.Dossier)}
		if u.Deadline {
			it.Lead += " (" + w.labels["deadline"] + ")"
		}
		it.Lead = w.before(it.Lead)
		if u.Here {
			it.URL, it.After = "#m-"+u.Entry.Dossier, w.labels["here"]
		}
		s.Items = append(s.Items, it)
	}
	return s
}

func (w *writer) waves(is *Issue) Section {
	s := Section{ID: "waves", Heading: w.labels["waves"]}
	for _, v := range is.Waves {
		title := w.fill(w.labels["wave.title"], v.Target, place{})
		it := Item{Lead: w.before(title), Text: w.lf("wave", w.words.number(v.Now.N), w.words.number(v.All.N), w.day(v.Since)),
			Pieces: w.pieces("wave", w.number(title, v.Now), w.number(title, v.All), Link{Text: w.day(v.Since)})}
		var names []string
		for _, a := range v.Actors[:min(len(v.Actors), 8)] {
			names = append(names, cut(oneLine(a), 60))
		}
		it.After = strings.Join(names, ", ")
		s.Items = append(s.Items, it)
	}
	return s
}

// pieces fills a fixed text with links in the places of its %s.
func (w *writer) pieces(key string, links ...Link) []Link {
	var out []Link
	for i, part := range strings.Split(w.labels[key], "%s") {
		if i > 0 && i <= len(links) {
			out = append(out, links[i-1])
		}
		if part != "" {
			out = append(out, Link{Text: part})
		}
	}
	return out
}
