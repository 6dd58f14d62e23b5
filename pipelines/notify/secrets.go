package notify

import (
	"encoding/json"
	"fmt"
)

// Secrets keeps the signing secrets of addresses that subscribers name, apart from the subscriptions themselves.
type Secrets struct{ store Store }

// NewSecrets keeps secrets in a store.
func NewSecrets(store Store) *Secrets { return &Secrets{store} }

func secretKey(ref string) string { return "secret." + refID(ref) }

// Of returns the secret of a receiver, empty where it has none.
func (s *Secrets) Of(ref string) Secret {
	data, err := s.store.Get(secretKey(ref))
	var plain string
	if err != nil || data == nil || json.Unmarshal(data, &plain) != nil {
		return ""
	}
	return Secret(plain)
}

// Make gives a receiver a secret. It returns the secret only when it is new: it is shown once.
func (s *Secrets) Make(ref string) (Secret, error) {
	if s.Of(ref) != "" {
		return "", nil
	}
	secret := NewWebhookSecret()
	data, err := json.Marshal(string(secret))
	if err != nil {
		return "", err
	}
	if err := s.store.Put(secretKey(ref), data); err != nil {
		return "", fmt.Errorf("keep secret: %w", err)
	}
	return secret, nil
}
