package notify

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/mail"
	"net/url"
	"os"
	"strings"
	"time"

	"edikt"
)

// Config describes one receiver. Secrets print as stars wherever the configuration is shown.
type Config struct {
	Name         string `json:"name" yaml:"name"`
	Type         string `json:"type" yaml:"type"` // one of Types
	URL          Secret `json:"url,omitempty" yaml:"url"`
	Secret       Secret `json:"secret,omitempty" yaml:"secret"` // webhook: whsec_ and base64
	Token        Secret `json:"token,omitempty" yaml:"token"`   // matrix, telegram, ntfy
	SecretFile   string `json:"secret_file,omitempty" yaml:"secret_file"`
	Room         string `json:"room,omitempty" yaml:"room"`   // matrix
	Chat         string `json:"chat,omitempty" yaml:"chat"`   // telegram
	Topic        string `json:"topic,omitempty" yaml:"topic"` // ntfy
	To           string `json:"to,omitempty" yaml:"to"`       // mail
	Path         string `json:"path,omitempty" yaml:"path"`   // file, atom
	Subject      string `json:"subject,omitempty" yaml:"subject"`
	AllowPrivate bool   `json:"allow_private,omitempty" yaml:"allow_private"`
}

// Types lists the types of receivers.
func Types() []string {
	return []string{"mail", "webhook", "slack", "mattermost", "teams", "telegram", "matrix", "ntfy", "atom", "nats", "file", "writer"}
}

// needs lists which fields each type cannot do without.
var needs = map[string][]string{"mail": {"to"}, "webhook": {"url"}, "slack": {"url"}, "mattermost": {"url"}, "teams": {"url"},
	"telegram": {"token", "chat"}, "matrix": {"url", "token", "room"}, "ntfy": {"url", "topic"}, "atom": {"path"}, "nats": {"subject"}, "file": {"path"}, "writer": nil}

// Validate reports everything that is wrong with the receiver, joined.
func (c *Config) Validate() error {
	var errs []error
	complain := func(format string, args ...any) {
		errs = append(errs, fmt.Errorf("receiver %q: "+format, append([]any{c.Name}, args...)...))
	}
	if c.Name == "" || strings.ContainsAny(c.Name, " :/@\t\n") {
		complain("name: want letters, digits and dashes")
	}
	fields, ok := needs[c.Type]
	if !ok {
		complain("type %q is none of %s", c.Type, strings.Join(Types(), ", "))
	}
	have := map[string]string{"to": c.To, "url": string(c.URL), "token": string(c.Token) + c.SecretFile, "chat": c.Chat, "room": c.Room, "topic": c.Topic, "path": c.Path, "subject": c.Subject}
	for _, f := range fields {
		if have[f] == "" {
			complain("%s: a receiver of type %s needs it", f, c.Type)
		}
	}
	if c.URL != "" && webURL(string(c.URL)) == "" {
		complain("url: want an http or https URL")
	}
	if c.Type == "mail" && c.To != "" {
		if _, err := mail.ParseAddress(c.To); err != nil {
			complain("to: %q is no e-mail address", c.To)
		}
	}
	return errors.Join(errs...)
}

// Publisher puts a message on a NATS subject.
type Publisher interface {
	Publish(subject string, data []byte) error
}

// Deps is what receivers are built with.
type Deps struct {
	Now   func() time.Time
	Links Links
	SMTP  *Mailer   // nil: no mail
	NATS  Publisher // nil: no NATS
	Out   io.Writer // of the writer

	public, anywhere *http.Client // shared by the receivers of one set; made anew where nil
}

func (d *Deps) client(allowPrivate bool) *http.Client {
	switch {
	case allowPrivate && d.anywhere != nil:
		return d.anywhere
	case !allowPrivate && d.public != nil:
		return d.public
	}
	return NewClient(allowPrivate)
}

// Build makes the notifier of a receiver. Everything that can be wrong with it is found here.
func Build(c Config, d Deps) (Notifier, error) {
	if err := c.Validate(); err != nil {
		return nil, err
	}
	if c.SecretFile != "" {
		data, err := os.ReadFile(c.SecretFile)
		if err != nil {
			return nil, fmt.Errorf("receiver %q: secret_file: %w", c.Name, err)
		}
		s := Secret(strings.TrimSpace(string(data)))
		c.Secret, c.Token = cmp.Or(c.Secret, s), cmp.Or(c.Token, s)
	}
	n, err := build(c, d)
	if err != nil {
		return nil, fmt.Errorf("receiver %q: %w", c.Name, err)
	}
	return n, nil
}

func build(c Config, d Deps) (Notifier, error) {
	switch c.Type {
	case "mail":
		if d.SMTP == nil {
			return nil, errors.New("no mail server is configured (smtp)")
		}
		return d.SMTP.To(c.To, d.Links)
	case "webhook":
		return NewWebhook(string(c.URL), c.Secret, d.client(c.AllowPrivate), d.Links, d.Now)
	case "nats":
		if d.NATS == nil {
			return nil, errors.New("no NATS here")
		}
		return natsSubject{d.NATS, c.Subject, d.Links}, nil
	case "file":
		return newFile(c.Path)
	case "atom":
		return newAtom(c.Path, d.Links)
	case "writer":
		return newWriter(d.Out, d.Links), nil
	}
	return newChat(c, d.client(c.AllowPrivate), d.Links, d.Now)
}

// Inline reads a receiver that a subscription names by its address: mailto:ana@example.org or https://example.org/hook.
func Inline(ref string, secret Secret) (Config, bool) {
	if to, ok := strings.CutPrefix(ref, "mailto:"); ok {
		return Config{Name: inlineName(ref), Type: "mail", To: to}, true
	}
	if u, err := url.Parse(ref); err == nil && u.Scheme == "https" && u.Host != "" {
		return Config{Name: inlineName(ref), Type: "webhook", URL: Secret(ref), Secret: secret}, true
	}
	return Config{}, false
}

func inlineName(ref string) string { return "inline-" + edikt.HashText("receiver", ref) }

// NeedsConfirmation reports whether a receiver must be confirmed by its owner before anything is sent: mail, unless the
// operator wrote it into the configuration.
func NeedsConfirmation(ref string) bool { return strings.HasPrefix(ref, "mailto:") }
