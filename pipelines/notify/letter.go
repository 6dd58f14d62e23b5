package notify

import (
	"bytes"
	"fmt"
	netmail "net/mail"
	"time"

	"github.com/wneessen/go-mail"

	"edikt"
)

// letterMessage is a letter as channels without HTML tell it.
func letterMessage(l edikt.Letter) Message {
	m := Message{Subject: plain(l.Subject, subjectRunes), Lead: plain(l.Lead, quoteRunes), Text: l.Text}
	if u := webURL(l.Link); u != "" {
		m.Button = Link{m.Subject, u}
	}
	return m
}

// listOf is the part of a list's name that tells alerts and digests apart.
func listOf(d edikt.Delivery) string {
	if d.Letter != nil {
		return "digests"
	}
	return "alerts"
}

// enclose adds a letter's HTML with its pictures and makes the issues of a subscription one thread.
func (m *mailTo) enclose(msg *mail.Msg, d edikt.Delivery) error {
	msg.SetGenHeader("References", "<"+m.messageID("digest "+d.Subscription.ID)+">")
	msg.AddAlternativeString(mail.TypeTextHTML, d.Letter.HTML)
	for _, im := range d.Letter.Images {
		if err := msg.EmbedReader(im.Name+".png", bytes.NewReader(im.PNG), mail.WithFileContentID("<"+im.ContentID()+">"), mail.WithFileContentType("image/png")); err != nil {
			return fmt.Errorf("picture %s: %w", im.Name, err)
		}
	}
	return nil
}

// EML writes a delivery as the mail that would be sent from and to these addresses.
func EML(d edikt.Delivery, from, to string, links Links, at time.Time) ([]byte, error) {
	m, err := NewMailer(SMTP{Host: "localhost", TLS: "none", From: from}, func() time.Time { return at }, nil)
	if err != nil {
		return nil, err
	}
	address, err := netmail.ParseAddress(to)
	if err != nil {
		return nil, fmt.Errorf("%q is no e-mail address", to)
	}
	msg, err := (&mailTo{m, address, links}).message(d)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	_, err = msg.WriteTo(&b)
	return b.Bytes(), err
}
