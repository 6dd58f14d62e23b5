package notify

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	netmail "net/mail"
	"os"
	"strings"
	"time"

	"github.com/wneessen/go-mail"

	"edikt"
)

// mailTimeout bounds one try at the mail server; greylisting servers answer late on purpose.
const mailTimeout = 30 * time.Second

// SMTP says how to reach the mail server that takes our messages.
type SMTP struct {
	Host         string `json:"host" yaml:"host"`
	Port         int    `json:"port,omitempty" yaml:"port"` // 587; 465 with tls: implicit
	TLS          string `json:"tls,omitempty" yaml:"tls"`   // starttls (default), implicit, none
	Username     string `json:"username,omitempty" yaml:"username"`
	Password     Secret `json:"password,omitempty" yaml:"password"`
	PasswordFile string `json:"password_file,omitempty" yaml:"password_file"`
	From         string `json:"from" yaml:"from"`
}

// Mailer sends mail through one server.
type Mailer struct {
	host    string
	options []mail.Option
	from    *netmail.Address
	domain  string // of from: names lists and messages
	now     func() time.Time
	slots   chan struct{} // connections at a time
}

// mailConnections is how many connections the mail server sees at a time, however many receivers there are.
const mailConnections = 8

// NewMailer checks the configuration; nothing is dialled yet. tlsConfig may be nil.
func NewMailer(c SMTP, now func() time.Time, tlsConfig *tls.Config) (*Mailer, error) {
	from, err := netmail.ParseAddress(c.From)
	if c.Host == "" || err != nil {
		return nil, errors.New("smtp: host and from (an e-mail address) are needed")
	}
	if c.PasswordFile != "" {
		data, err := os.ReadFile(c.PasswordFile)
		if err != nil {
			return nil, fmt.Errorf("smtp: password_file: %w", err)
		}
		c.Password = cmp.Or(c.Password, Secret(strings.TrimSpace(string(data))))
	}
	security, err := tlsOptions(c)
	if err != nil {
		return nil, err
	}
	_, domain, _ := strings.Cut(from.Address, "@")
	m := &Mailer{host: c.Host, from: from, domain: domain, now: now, slots: make(chan struct{}, mailConnections)}
	m.options = append(security, mail.WithTimeout(mailTimeout), mail.WithHELO(domain))
	if tlsConfig != nil {
		m.options = append(m.options, mail.WithTLSConfig(tlsConfig))
	}
	if c.Username != "" {
		m.options = append(m.options, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(c.Username), mail.WithPassword(string(c.Password)))
	}
	if _, err := mail.NewClient(m.host, m.options...); err != nil {
		return nil, fmt.Errorf("smtp: %w", err)
	}
	return m, nil
}

// tlsOptions never sends a password in the clear: without TLS there is no log-in.
func tlsOptions(c SMTP) ([]mail.Option, error) {
	switch c.TLS {
	case "", "starttls":
		return []mail.Option{mail.WithPort(cmp.Or(c.Port, 587)), mail.WithTLSPolicy(mail.TLSMandatory)}, nil
	case "implicit":
		return []mail.Option{mail.WithPort(cmp.Or(c.Port, 465)), mail.WithSSL()}, nil
	case "none":
		if c.Username != "" {
			return nil, errors.New("smtp: tls none with a user name would send the password in the clear")
		}
		return []mail.Option{mail.WithPort(cmp.Or(c.Port, 25)), mail.WithTLSPolicy(mail.NoTLS)}, nil
	}
	return nil, fmt.Errorf("smtp: tls %q is none of starttls, implicit, none", c.TLS)
}

// To is the notifier of one address.
func (m *Mailer) To(address string, links Links) (Notifier, error) {
	a, err := netmail.ParseAddress(address)
	if err != nil {
		return nil, fmt.Errorf("%q is no e-mail address", address)
	}
	return &mailTo{m, a, links}, nil
}

type mailTo struct {
	*Mailer
	to    *netmail.Address
	links Links
}

// Notify hands the message to the mail server. It dials for each: alerts are rare, and a server that hangs up between
// two of them is no error.
func (m *mailTo) Notify(ctx context.Context, d edikt.Delivery) (Answer, error) {
	msg, err := m.message(d)
	if err != nil {
		return Answer{}, &Failure{Err: err, Final: true}
	}
	client, err := mail.NewClient(m.host, m.options...)
	if err != nil {
		return Answer{}, &Failure{Err: err, Final: true}
	}
	select {
	case m.slots <- struct{}{}:
		defer func() { <-m.slots }()
	case <-ctx.Done():
		return Answer{}, &Failure{Err: ctx.Err()}
	}
	ctx, cancel := context.WithTimeout(ctx, mailTimeout)
	defer cancel()
	if err := client.DialAndSendWithContext(ctx, msg); err != nil {
		f := mailFailure(err)
		return Answer{Code: f.Code, Text: plain(f.Error(), answerRunes)}, f
	}
	return Answer{Code: 250, Text: "taken by " + m.host}, nil
}

// mailFailure reads the server's answer: 4xx may pass, 5xx will not, and an unknown mailbox (5.1.x) never will.
func mailFailure(err error) *Failure {
	f := &Failure{Err: err}
	if s, ok := errors.AsType[*mail.SendError](err); ok {
		f.Code = s.ErrorCode()
		f.Final = f.Code >= 500 && !s.IsTemp()
		f.Gone = f.Final && strings.HasPrefix(s.EnhancedStatusCode(), "5.1.")
	}
	return f
}

func (m *mailTo) message(d edikt.Delivery) (*mail.Msg, error) {
	text := Render(d, m.links)
	msg := mail.NewMsg()
	msg.FromMailAddress(m.from)
	msg.ToMailAddress(m.to)
	msg.Subject(text.Subject)
	msg.SetDateWithValue(m.now())
	msg.SetMessageIDWithValue(m.messageID(d.Key))
	msg.SetBulk()
	msg.SetGenHeader("Auto-Submitted", "auto-generated")
	if len(d.Items) > 0 {
		msg.SetGenHeader("References", "<"+m.messageID(d.Subscription.ID+d.Items[0].Change.Dossier.ID)+">") // a dossier is a thread
	}
	if err := m.list(msg, d, text); err != nil {
		return nil, err
	}
	msg.SetBodyString(mail.TypeTextPlain, text.Text)
	if d.Letter != nil {
		return msg, m.enclose(msg, d)
	}
	msg.AddAlternativeString(mail.TypeTextHTML, htmlPage(text))
	return msg, nil
}

// messageID is made of the delivery's key: mail programs drop the repeat of a message they have.
func (m *mailTo) messageID(key string) string {
	return edikt.HashText("message", key) + "@" + m.domain
}

// list names the list (RFC 2919) and how to leave it: by one click (RFC 8058) where the pages are served over HTTPS.
func (m *mailTo) list(msg *mail.Msg, d edikt.Delivery, text Message) error {
	msg.SetGenHeader("List-Id", fmt.Sprintf("%s <%s.%s.%s>", asciiWords(d.Subscription.Name), d.Subscription.ID, listOf(d), m.domain))
	if d.Notice != nil && d.Notice.Type == NoticeConfirm {
		return nil // nothing to leave yet
	}
	leave := m.links.For(Grant{Act: ActLeave, Subscription: d.Subscription.ID, Receiver: d.Receiver})
	switch {
	case strings.HasPrefix(leave, "https://"):
		return msg.SetListUnsubscribeOneClick(leave)
	case leave != "":
		msg.SetListUnsubscribe(leave)
	}
	return nil
}

// asciiWords keeps what may stand as a phrase before the list's name without encoding.
func asciiWords(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == ' ' || r == '-' {
			return r
		}
		return -1
	}, plain(s, 60)))
}
