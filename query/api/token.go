package api

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"edikt"
)

// Token is an access token without its secret.
type Token struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"`
	Scope   Scope     `json:"scope"`
	Created time.Time `json:"created"`
	Expires time.Time `json:"expires,omitzero"`
}

// kept is a token at rest: of the secret there is only a hash. Secrets are random and long, so a plain hash is safe.
type kept struct {
	Token
	Hash string `json:"hash"` // SHA-256 in hex
}

// Tokens keeps access tokens in a file that only its owner can read. It is safe for concurrent use.
type Tokens struct {
	path string
	mu   sync.RWMutex
	list []kept
}

// secretPrefix tells scanners for leaked secrets, and people, what this is.
const secretPrefix = "edikt_"

// maxTokens bounds the file.
const maxTokens = 10_000

// OpenTokens reads the file at path, which need not exist yet.
func OpenTokens(path string) (*Tokens, error) {
	t := &Tokens{path: path}
	data, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return t, nil
	case err != nil:
		return nil, fmt.Errorf("access tokens: %w", err)
	}
	if err := json.Unmarshal(data, &t.list); err != nil {
		return nil, fmt.Errorf("access tokens: %s: %w", path, err)
	}
	return t, nil
}

// Add makes a token and gives its secret, which is nowhere kept. A zero lifetime never ends.
func (t *Tokens) Add(name string, scope Scope, lifetime time.Duration, now time.Time) (Token, string, error) {
	name = strings.TrimSpace(name)
	switch {
	case name == "" || len(name) > 100:
		return Token{}, "", fmt.Errorf("%w: a token needs a name of at most 100 bytes", ErrInvalid)
	case !slices.Contains(Scopes(), string(scope)):
		return Token{}, "", fmt.Errorf("%w: scope %q is none of %s", ErrInvalid, clip(string(scope), 40), strings.Join(Scopes(), ", "))
	case lifetime < 0:
		return Token{}, "", fmt.Errorf("%w: a lifetime cannot be negative", ErrInvalid)
	}
	secret := secretPrefix + rand.Text() + rand.Text()
	hash := hashSecret(secret)
	k := kept{Token{ID: hash[:10], Name: name, Scope: scope, Created: now.UTC().Truncate(time.Second)}, hash}
	if lifetime > 0 {
		k.Expires = k.Created.Add(lifetime)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.list) >= maxTokens {
		return Token{}, "", fmt.Errorf("%w: there are %d tokens already", ErrInvalid, maxTokens)
	}
	return k.Token, secret, t.save(append(slices.Clone(t.list), k))
}

// List gives the tokens, oldest first.
func (t *Tokens) List() []Token {
	t.mu.RLock()
	defer t.mu.RUnlock()
	out := make([]Token, len(t.list))
	for i, k := range t.list {
		out[i] = k.Token
	}
	return out
}

// Revoke forgets a token, named by its id.
func (t *Tokens) Revoke(id string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	rest := slices.DeleteFunc(slices.Clone(t.list), func(k kept) bool { return k.ID == id })
	if len(rest) == len(t.list) {
		return ErrNotFound
	}
	return t.save(rest)
}

// Check finds the token of a secret. What is compared is the hash, so timing tells nothing about secrets.
func (t *Tokens) Check(secret string, now time.Time) (Token, bool) {
	hash := hashSecret(secret)
	t.mu.RLock()
	defer t.mu.RUnlock()
	for _, k := range t.list {
		if k.Hash == hash {
			return k.Token, k.Expires.IsZero() || now.Before(k.Expires)
		}
	}
	return Token{}, false
}

func hashSecret(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// save writes the list to a new file, which then takes the place of the old one: a crash leaves one or the other.
func (t *Tokens) save(list []kept) error {
	data, err := json.MarshalIndent(list, "", "  ")
	if err != nil {
		return err
	}
	if err := edikt.ReplaceFile(t.path, data, 0o600); err != nil { // readable by its owner only
		return fmt.Errorf("access tokens: %w", err)
	}
	t.list = list
	return nil
}
