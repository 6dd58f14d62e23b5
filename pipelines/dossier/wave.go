package dossier

import (
	"cmp"
	"slices"
	"time"

	"edikt"
)

// A wave is at least minWave actors that leave one service, none more than waveGap after the one before.
const (
	minWave = 3
	waveGap = 30 * 24 * time.Hour
)

// Wave is the exit of many actors from one service within weeks of each other, looked at as one.
type Wave struct {
	ID       string    `json:"id"` // made of the service and the first exit
	Target   string    `json:"target"`
	First    time.Time `json:"first"`
	Last     time.Time `json:"last"`
	Actors   []string  `json:"actors"`   // in order of their first report
	Dossiers []string  `json:"dossiers"` // likewise
}

// Waves finds the waves among dossiers, newest first. Exits that were rejected, or only proposed, are no part of one.
func Waves(dossiers []edikt.Dossier) []Wave {
	exits := map[string][]edikt.Dossier{}
	for _, d := range dossiers {
		if d.Kind == edikt.Exit && d.Decision != edikt.Reject && !d.First.IsZero() && (d.Status == edikt.Announced || d.Status == edikt.InForce || d.Status == edikt.Ended) {
			exits[d.Target] = append(exits[d.Target], d)
		}
	}
	var out []Wave
	for target, ds := range exits {
		out = append(out, wavesOf(target, ds)...)
	}
	slices.SortFunc(out, func(a, b Wave) int { return cmp.Or(b.First.Compare(a.First), cmp.Compare(a.ID, b.ID)) })
	return out
}

func wavesOf(target string, ds []edikt.Dossier) []Wave {
	slices.SortFunc(ds, func(a, b edikt.Dossier) int { return cmp.Or(a.First.Compare(b.First), cmp.Compare(a.ID, b.ID)) })
	var out []Wave
	for begin := 0; begin < len(ds); {
		end := begin + 1
		for end < len(ds) && ds[end].First.Sub(ds[end-1].First) <= waveGap {
			end++
		}
		if w := waveOf(target, ds[begin:end]); len(w.Actors) >= minWave {
			out = append(out, w)
		}
		begin = end
	}
	return out
}

func waveOf(target string, ds []edikt.Dossier) Wave {
	w := Wave{ID: edikt.DossierID("wave|" + ds[0].ID), Target: target, First: ds[0].First, Last: ds[len(ds)-1].First}
	for _, d := range ds {
		w.Dossiers = append(w.Dossiers, d.ID)
		if name := cmp.Or(d.ActorName, d.Authority); !slices.Contains(w.Actors, name) {
			w.Actors = append(w.Actors, name)
		}
	}
	return w
}
