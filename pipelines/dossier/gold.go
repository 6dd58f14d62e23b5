package dossier

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"edikt"
)

// GoldRef names an event of a gold file: its article and its place among the article's events, from 0.
type GoldRef struct {
	Article string
	Index   int
}

// MarshalJSON writes [article, index].
func (r GoldRef) MarshalJSON() ([]byte, error) { return json.Marshal([]any{r.Article, r.Index}) }

// UnmarshalJSON reads [article, index].
func (r *GoldRef) UnmarshalJSON(b []byte) error {
	var pair []json.RawMessage
	if err := json.Unmarshal(b, &pair); err != nil {
		return err
	}
	if len(pair) != 2 {
		return errors.New("want [article, index]")
	}
	return errors.Join(json.Unmarshal(pair[0], &r.Article), json.Unmarshal(pair[1], &r.Index))
}

// GoldDossier is a line of a file of dossiers: one measure and the events that tell of it.
type GoldDossier struct {
	Dossier string    `json:"dossier"`
	Events  []GoldRef `json:"events"`
}

// ReadGold reads a file of dossiers as event to dossier. The error names every bad line as name:line.
func ReadGold(r io.Reader, name string) (map[GoldRef]string, error) {
	out := map[GoldRef]string{}
	var errs []error
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		var d GoldDossier
		if err := json.Unmarshal(s.Bytes(), &d); err != nil {
			errs = append(errs, fmt.Errorf("%s:%d: %w", name, n, err))
			continue
		}
		for _, ref := range d.Events {
			if other, twice := out[ref]; twice {
				errs = append(errs, fmt.Errorf("%s:%d: event %d of %s stands in %s already", name, n, ref.Index, ref.Article, other))
			}
			out[ref] = d.Dossier
		}
	}
	return out, errors.Join(append(errs, s.Err())...)
}

// Gold writes dossiers as gold: one line each, its events by their place in the article's set.
func (f *Filer) Gold(w io.Writer, dossiers []edikt.Dossier) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, d := range dossiers {
		line := GoldDossier{Dossier: d.Key}
		for _, s := range d.Steps {
			for _, e := range s.Events {
				ref, err := f.goldRef(&e)
				if err != nil {
					return err
				}
				line.Events = append(line.Events, ref)
			}
		}
		if err := enc.Encode(line); err != nil {
			return err
		}
	}
	return nil
}

func (f *Filer) goldRef(e *edikt.Event) (GoldRef, error) {
	id := articleOf(e).ID
	var a filed
	if _, err := f.get("article."+id, &a); err != nil {
		return GoldRef{}, err
	}
	for i := range a.Set.Events {
		if a.Set.Events[i].ID == e.ID {
			return GoldRef{id, i}, nil
		}
	}
	return GoldRef{}, fmt.Errorf("event %s is not in the set of article %s", e.ID, id)
}
