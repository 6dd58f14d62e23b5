package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"edikt"
	"edikt/query/api"
)

// done is the id of the decision that the reader made just before, for the button that undoes it.
func (v *visit) done() string {
	id := v.r.URL.Query().Get("done")
	if len(id) > 64 || strings.ContainsFunc(id, func(r rune) bool { return !(r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9') }) {
		return ""
	}
	return id
}

// decisions lists what was decided, newest first, with what was undone left out. Readers who may not decide see none.
func (v *visit) decisions(about func(*edikt.Decision) bool) ([]edikt.Decision, error) {
	var all []edikt.Decision
	if err := v.get("/v1/decisions", nil, &all); err != nil {
		if p, ok := err.(*api.Problem); ok && p.Status != http.StatusInternalServerError {
			return nil, nil
		}
		return nil, err
	}
	undone := map[string]bool{}
	for _, d := range slices.Backward(all) {
		if d.Action == edikt.Undo && !undone[d.ID] {
			undone[d.Other] = true
		}
	}
	var out []edikt.Decision
	for _, d := range slices.Backward(all) {
		if d.Action != edikt.Undo && !undone[d.ID] && about(&d) {
			out = append(out, d)
		}
	}
	return out, nil
}

// decide records a decision and comes back to the page with the way to undo it.
func (v *visit) decide(d edikt.Decision, back string) error {
	d.Comment = strings.TrimSpace(v.r.PostForm.Get("comment"))
	d.By = v.Reader
	var made edikt.Decision
	if err := v.send(http.MethodPost, "/v1/decisions", d, &made); err != nil {
		return err
	}
	if d.Action == edikt.Undo {
		return v.goTo(back)
	}
	return v.goTo(back + "?done=" + url.QueryEscape(made.ID))
}

func (p *Pages) decideEvent(v *visit) error {
	form := v.r.PostForm
	id := v.r.PathValue("id")
	d := edikt.Decision{Action: form.Get("action"), Event: id}
	switch d.Action {
	case edikt.Confirm, edikt.Reject:
	case edikt.Correct:
		d.Fields = &edikt.Event{Kind: edikt.Kind(form.Get("kind")), Status: edikt.Status(form.Get("status")), Jurisdiction: strings.TrimSpace(form.Get("jurisdiction"))}
		if (d.Fields.Kind != "" && !d.Fields.Kind.Valid()) || (d.Fields.Status != "" && !d.Fields.Status.Valid()) {
			return &api.Problem{Status: http.StatusBadRequest}
		}
		if target := strings.TrimSpace(form.Get("target")); target != "" {
			d.Fields.Target = edikt.Target{ID: strings.ToLower(target), Name: v.Service(strings.ToLower(target))}
		}
	default:
		return &api.Problem{Status: http.StatusBadRequest}
	}
	return v.decide(d, "/events/"+url.PathEscape(id))
}

func (p *Pages) decideDossier(v *visit) error {
	form := v.r.PostForm
	id := v.r.PathValue("id")
	d := edikt.Decision{Action: form.Get("action"), Dossier: id}
	switch d.Action {
	case edikt.Confirm, edikt.Reject:
	case edikt.Merge:
		d.Other = lastSegment(form.Get("other"))
	case edikt.Split:
		d.Event = form.Get("event")
	default:
		return &api.Problem{Status: http.StatusBadRequest}
	}
	return v.decide(d, "/dossiers/"+url.PathEscape(id))
}

// lastSegment lets people paste the address of a dossier where its id is wanted.
func lastSegment(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "?")
	s = strings.TrimRight(s, "/")
	return s[strings.LastIndexByte(s, '/')+1:]
}

// undo takes a decision back.
func (p *Pages) undo(v *visit) error {
	return v.decide(edikt.Decision{Action: edikt.Undo, Other: v.r.PostForm.Get("decision")}, local(v.r.PostForm.Get("back")))
}
