package notify

import (
	"crypto/tls"
	"crypto/x509"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"slices"
	"strings"
	"testing"

	"edikt"
	"edikt/pipelines/notify/mailtest"
)

func mailer(t *testing.T, s *mailtest.Server, roots *x509.CertPool) *Mailer {
	t.Helper()
	m, err := NewMailer(SMTP{Host: s.Host, Port: s.Port, From: "Edikt <alerts@edikt.example>"}, fixed, &tls.Config{RootCAs: roots, ServerName: s.Host})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func testLinks(t *testing.T) Links {
	t.Helper()
	s, err := NewSigner([]byte(strings.Repeat("k", 32)), fixed)
	if err != nil {
		t.Fatal(err)
	}
	return Links{Base: "https://edikt.example", Signer: s}
}

func TestMail(t *testing.T) {
	s := mailtest.New(t)
	links := testLinks(t)
	n, err := mailer(t, s, s.Roots).To("Ana <ana@example.org>", links)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := n.Notify(t.Context(), ban("de"))
	if err != nil || answer.Code != 250 {
		t.Fatalf("%+v, %v", answer, err)
	}
	if got := s.Mails(); len(got) != 1 || !got[0].Secure || got[0].From != "alerts@edikt.example" || !slices.Equal(got[0].To, []string{"ana@example.org"}) {
		t.Fatalf("%+v", got)
	}
	msg, parts := readMail(t, s.Mails()[0].Data)
	for name, want := range map[string]string{
		"Subject": "Neu: TikTok: Verbot, in Kraft (belgische Regierung, BE)", "To": `"Ana" <ana@example.org>`, "From": `"Edikt" <alerts@edikt.example>`,
		"List-Id": "TikTok-Verbote <s1.alerts.edikt.example>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click", "Auto-Submitted": "auto-generated",
	} {
		if got := decodeHeader(msg.Header.Get(name)); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	leave := strings.Trim(msg.Header.Get("List-Unsubscribe"), "<>")
	token, ok := strings.CutPrefix(leave, "https://edikt.example"+LinkPath)
	if g, err := links.Signer.Read(token); !ok || err != nil || g.Act != ActLeave || g.Subscription != "s1" || g.Receiver != "hook" {
		t.Errorf("unsubscribe %q leads to %+v, %v", leave, g, err)
	}
	for typ, want := range map[string]string{"text/plain": "„Belgien verbietet TikTok auf Diensthandys.“", "text/html": `<blockquote lang="de"`} {
		if !strings.Contains(parts[typ], want) {
			t.Errorf("%s without %q:\n%s", typ, want, parts[typ])
		}
	}
	if _, err := n.Notify(t.Context(), ban("de")); err != nil {
		t.Fatal(err)
	}
	again, _ := readMail(t, s.Mails()[1].Data)
	if again.Header.Get("Message-Id") != msg.Header.Get("Message-Id") || msg.Header.Get("Message-Id") == "" {
		t.Error("a repeat has another Message-ID")
	}
}

func readMail(t *testing.T, raw string) (*mail.Message, map[string]string) {
	t.Helper()
	msg, err := mail.ReadMessage(strings.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	typ, params, err := mime.ParseMediaType(msg.Header.Get("Content-Type"))
	if err != nil || typ != "multipart/alternative" {
		t.Fatalf("content type %q, %v", typ, err)
	}
	parts := map[string]string{}
	for r := multipart.NewReader(msg.Body, params["boundary"]); ; {
		p, err := r.NextRawPart()
		if err == io.EOF {
			return msg, parts
		}
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(quotedprintable.NewReader(p))
		if err != nil {
			t.Fatal(err)
		}
		kind, _, _ := mime.ParseMediaType(p.Header.Get("Content-Type"))
		parts[kind] = string(body)
	}
}

func decodeHeader(s string) string {
	out, err := new(mime.WordDecoder).DecodeHeader(s)
	if err != nil {
		return s
	}
	return out
}

func TestMailFailures(t *testing.T) {
	for refuse, want := range map[string]Failure{
		"550 5.1.1 no such mailbox":   {Code: 550, Final: true, Gone: true},
		"550 5.7.1 not from you":      {Code: 550, Final: true},
		"451 4.7.1 greylisted, later": {Code: 451},
	} {
		s := mailtest.New(t)
		s.Refuse(refuse)
		n, _ := mailer(t, s, s.Roots).To("ana@example.org", Links{})
		_, err := n.Notify(t.Context(), ban("de"))
		if f := failureOf(err); f.Code != want.Code || f.Final != want.Final || f.Gone != want.Gone {
			t.Errorf("%s: %+v", refuse, f)
		}
	}
	s := mailtest.New(t)
	n, _ := mailer(t, s, x509.NewCertPool()).To("ana@example.org", Links{})
	if _, err := n.Notify(t.Context(), ban("de")); err == nil || !strings.Contains(err.Error(), "certificate") || len(s.Mails()) > 0 {
		t.Errorf("a wrong certificate: %v", err)
	}
}

func TestMailIsConfiguredSafely(t *testing.T) {
	for want, c := range map[string]SMTP{
		"host and from":   {From: "x"},
		"in the clear":    {Host: "h", From: "a@b.example", TLS: "none", Username: "u"},
		"none of startls": {},
	} {
		if want == "none of startls" {
			want, c = "is none of starttls", SMTP{Host: "h", From: "a@b.example", TLS: "maybe"}
		}
		if _, err := NewMailer(c, fixed, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", want, err)
		}
	}
}

func TestConfirmMailCannotBeLeft(t *testing.T) {
	s := mailtest.New(t)
	links := testLinks(t)
	n, _ := mailer(t, s, s.Roots).To("ana@example.org", links)
	link := links.For(Grant{Act: ActConfirm, Subscription: "s1", Receiver: "mailto:ana@example.org"})
	d := edikt.Delivery{Key: "k", Receiver: "mailto:ana@example.org", Reason: edikt.ReasonNotice, Subscription: ban("fr").Subscription, Notice: &edikt.Notice{Type: NoticeConfirm, Link: link}}
	if _, err := n.Notify(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	msg, parts := readMail(t, s.Mails()[0].Data)
	if msg.Header.Get("List-Unsubscribe") != "" || !strings.Contains(parts["text/plain"], link) {
		t.Errorf("%v\n%s", msg.Header, parts["text/plain"])
	}
}
