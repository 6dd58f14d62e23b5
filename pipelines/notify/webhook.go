package notify

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"edikt"
)

// secretPrefix marks the secrets of Standard Webhooks; what follows is base64.
const secretPrefix = "whsec_"

// NewWebhookSecret makes a secret of 32 random bytes.
func NewWebhookSecret() Secret {
	key := make([]byte, 32)
	rand.Read(key)
	return Secret(secretPrefix + base64.StdEncoding.EncodeToString(key))
}

// Webhook posts deliveries as signed JSON after the Standard Webhooks specification 1.0: the headers webhook-id,
// webhook-timestamp (seconds) and webhook-signature ("v1," and the HMAC-SHA256 of "id.timestamp.body" in base64).
// The id is the delivery's key: it stays the same when a delivery is tried again, so that a receiver can drop repeats.
type Webhook struct {
	url    string
	key    []byte
	client *http.Client
	links  Links
	now    func() time.Time
}

// NewWebhook checks address and secret; an empty secret sends unsigned.
func NewWebhook(address string, secret Secret, client *http.Client, links Links, now func() time.Time) (*Webhook, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return nil, errors.New("webhook: the address must be an http or https URL")
	}
	key, err := signingKey(secret)
	if err != nil {
		return nil, err
	}
	return &Webhook{address, key, client, links, now}, nil
}

func signingKey(s Secret) ([]byte, error) {
	if s == "" {
		return nil, nil
	}
	encoded, ok := strings.CutPrefix(string(s), secretPrefix)
	if !ok {
		return nil, fmt.Errorf("webhook secret: want %s and base64", secretPrefix)
	}
	key, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil || len(key) < 24 || len(key) > 64 {
		return nil, errors.New("webhook secret: want base64 of 24 to 64 bytes")
	}
	return key, nil
}

// webhookBody is the payload: the type, when it happened, and the delivery with its texts.
type webhookBody struct {
	Type      string         `json:"type"` // alert.first, alert.changed, ...
	Timestamp time.Time      `json:"timestamp"`
	Subject   string         `json:"subject"`
	Text      string         `json:"text"`
	Data      edikt.Delivery `json:"data"`
}

// bodyOf says each text once: the letter is the subject and the text.
func bodyOf(d edikt.Delivery, m Message) webhookBody {
	d.Letter = nil
	return webhookBody{"alert." + d.Reason, d.At, m.Subject, m.Text, d}
}

// Notify posts the delivery.
func (w *Webhook) Notify(ctx context.Context, d edikt.Delivery) (Answer, error) {
	m := Render(d, w.links)
	body, err := json.Marshal(bodyOf(d, m))
	if err != nil {
		return Answer{}, &Failure{Err: err, Final: true}
	}
	now := w.now()
	h := http.Header{"Content-Type": {"application/json"}}
	h.Set("Webhook-Id", d.Key)
	h.Set("Webhook-Timestamp", strconv.FormatInt(now.Unix(), 10))
	if w.key != nil {
		h.Set("Webhook-Signature", sign(w.key, d.Key, now, body))
	}
	return post(ctx, w.client, http.MethodPost, w.url, h, body, now)
}

func sign(key []byte, id string, at time.Time, body []byte) string {
	mac := hmac.New(sha256.New, key)
	fmt.Fprintf(mac, "%s.%d.", id, at.Unix())
	mac.Write(body)
	return "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
}
