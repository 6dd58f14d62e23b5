package crawler

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// ErrReserved says that the rightholder reserves text and data mining (section 44b UrhG, article L122-5-3 CPI) in a
// way that machines can read: tdmrep.json, a header or a meta element (W3C TDM Reservation Protocol).
var ErrReserved = errors.New("text and data mining is reserved")

// tdmPolicy is a host's /.well-known/tdmrep.json.
type tdmPolicy struct {
	rules []tdmRule
}

type tdmRule struct {
	location string
	reserved bool
}

const tdmFresh = 24 * time.Hour

// reservation is the host's tdmrep.json, asked for once a day; a missing or unreadable file reserves nothing.
func (hs *hosts) reservation(ctx context.Context, u *url.URL) (*tdmPolicy, error) {
	h := hs.of(u)
	h.rulesMu.Lock()
	defer h.rulesMu.Unlock()
	if h.tdm != nil && hs.now().Before(h.tdmAt.Add(tdmFresh)) {
		return h.tdm, nil
	}
	x, err := hs.simple(ctx, h.root+"/.well-known/tdmrep.json")
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	h.tdm, h.tdmAt = &tdmPolicy{}, hs.now()
	if err == nil && x.status == http.StatusOK {
		h.tdm = parseTDM(x.body)
	}
	return h.tdm, nil
}

// parseTDM reads the list of locations with their reservation.
func parseTDM(body []byte) *tdmPolicy {
	var list []struct {
		Location    string `json:"location"`
		Reservation any    `json:"tdm-reservation"`
	}
	p := &tdmPolicy{}
	if json.Unmarshal(body, &list) != nil {
		return p
	}
	for _, r := range list {
		on := r.Reservation == float64(1) || r.Reservation == "1" || r.Reservation == true
		p.rules = append(p.rules, tdmRule{normalizePattern(r.Location), on})
	}
	return p
}

// reserved reports whether the address lies in a reserved location: the first that matches decides.
func (p *tdmPolicy) reserved(u *url.URL) bool {
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	for _, r := range p.rules {
		if matchPattern(r.location, normalizePattern(path)) {
			return r.reserved
		}
	}
	return false
}

func headerReserved(h http.Header) bool { return strings.TrimSpace(h.Get("Tdm-Reservation")) == "1" }

func (d *document) reserved() bool { return d.meta["tdm:reservation"] == "1" }
