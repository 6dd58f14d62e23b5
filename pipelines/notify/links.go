package notify

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"edikt"
)

// What a signed link lets its holder do.
const (
	ActConfirm = "confirm" // the first step of double opt-in
	ActLeave   = "leave"
	ActPause   = "pause"
	ActLedger  = "ledger"
)

// The types of a notice.
const (
	NoticeConfirm  = "confirm"
	NoticeDisabled = "disabled"
)

// Grant is what a signed link carries: whoever holds it may do this one thing for this one receiver.
type Grant struct {
	Act          string    `json:"a"`
	Subscription string    `json:"s"`
	Receiver     string    `json:"r,omitempty"`
	Expires      time.Time `json:"e,omitzero"` // never where zero: links to leave must work as long as mail is kept
}

// Signer makes and reads the tokens of signed links.
type Signer struct {
	key []byte
	now func() time.Time
}

// NewSigner wants a key of at least 32 random bytes that stays the same: links of old messages depend on it.
func NewSigner(key []byte, now func() time.Time) (*Signer, error) {
	if len(key) < 32 {
		return nil, errors.New("link key: want at least 32 bytes")
	}
	return &Signer{key, now}, nil
}

var tokenEncoding = base64.RawURLEncoding

// Token signs a grant.
func (s *Signer) Token(g Grant) string {
	body, err := json.Marshal(g)
	if err != nil {
		panic(err) // strings and a time
	}
	return tokenEncoding.EncodeToString(body) + "." + tokenEncoding.EncodeToString(s.mac(body))
}

func (s *Signer) mac(body []byte) []byte {
	m := hmac.New(sha256.New, s.key)
	m.Write([]byte("edikt link\n"))
	m.Write(body)
	return m.Sum(nil)
}

// ErrBadLink marks a token that was not made here, or is too old.
var ErrBadLink = errors.New("this link is not valid, or not any more")

// Read checks a token and returns its grant.
func (s *Signer) Read(token string) (Grant, error) {
	head, tail, ok := strings.Cut(token, ".")
	body, err1 := tokenEncoding.DecodeString(head)
	mac, err2 := tokenEncoding.DecodeString(tail)
	if !ok || err1 != nil || err2 != nil || !hmac.Equal(mac, s.mac(body)) {
		return Grant{}, ErrBadLink
	}
	var g Grant
	if err := json.Unmarshal(body, &g); err != nil || !g.Expires.IsZero() && s.now().After(g.Expires) {
		return Grant{}, ErrBadLink
	}
	return g, nil
}

// LinkPath is where the pages behind signed links are served; the token follows it.
const LinkPath = "/s/"

// Links makes the addresses in messages. The zero value makes none.
type Links struct {
	Base   string // public address of the web pages, without a slash at the end
	Signer *Signer
}

// For is the address of a signed link.
func (l Links) For(g Grant) string {
	if l.Base == "" || l.Signer == nil {
		return ""
	}
	return l.Base + LinkPath + l.Signer.Token(g)
}

func (l Links) dossier(id string) string {
	if l.Base == "" || id == "" {
		return ""
	}
	return l.Base + "/dossiers/" + id
}

// own are the links that a subscriber needs no account for.
func (l Links) own(w *words, d edikt.Delivery) []Link {
	var out []Link
	for _, x := range []Link{{w.pause, ActPause}, {w.leave, ActLeave}, {w.ledger, ActLedger}} {
		if u := l.For(Grant{Act: x.URL, Subscription: d.Subscription.ID, Receiver: d.Receiver}); u != "" {
			out = append(out, Link{x.Text, u})
		}
	}
	return out
}
