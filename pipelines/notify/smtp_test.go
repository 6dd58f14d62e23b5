package notify

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"io"
	"math/big"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"net/textproto"
	"strings"
	"sync"
	"testing"
	"time"

	"edikt"
)

// smtpServer is a mail server that takes mail over STARTTLS, or refuses recipients with a code.
type smtpServer struct {
	addr   *net.TCPAddr
	roots  *x509.CertPool
	config *tls.Config
	refuse string // answer to RCPT

	mu    sync.Mutex
	mails []string
	clear bool // something was sent without TLS
}

func newSMTPServer(t *testing.T) *smtpServer {
	t.Helper()
	cert, roots := selfSigned(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &smtpServer{addr: l.Addr().(*net.TCPAddr), roots: roots, config: &tls.Config{Certificates: []tls.Certificate{cert}}}
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			wg.Go(func() { s.serve(c) })
		}
	})
	t.Cleanup(func() { l.Close(); wg.Wait() })
	return s
}

func selfSigned(t *testing.T) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	tmpl := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "mail.test"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, tmpl, tmpl, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	leaf, _ := x509.ParseCertificate(der)
	roots := x509.NewCertPool()
	roots.AddCert(leaf)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, roots
}

func (s *smtpServer) serve(c net.Conn) {
	defer func() { c.Close() }()
	c.SetDeadline(time.Now().Add(10 * time.Second))
	r := textproto.NewReader(bufio.NewReader(c))
	say := func(line string) { fmt.Fprintf(c, "%s\r\n", line) }
	say("220 mail.test ESMTP")
	secure := false
	for {
		line, err := r.ReadLine()
		if err != nil {
			return
		}
		switch verb := strings.ToUpper(strings.Fields(line + " x")[0]); verb {
		case "EHLO":
			if secure {
				say("250-mail.test\r\n250-8BITMIME\r\n250-ENHANCEDSTATUSCODES\r\n250 SMTPUTF8")
			} else {
				say("250-mail.test\r\n250 STARTTLS")
			}
		case "STARTTLS":
			say("220 go on")
			tc := tls.Server(c, s.config)
			if tc.Handshake() != nil {
				return
			}
			c, secure = tc, true
			r = textproto.NewReader(bufio.NewReader(tc))
		case "RCPT":
			if s.refuse != "" {
				say(s.refuse)
				continue
			}
			say("250 2.1.5 ok")
		case "DATA":
			say("354 go")
			data, err := io.ReadAll(r.DotReader())
			if err != nil {
				return
			}
			s.mu.Lock()
			s.mails, s.clear = append(s.mails, string(data)), s.clear || !secure
			s.mu.Unlock()
			say("250 2.0.0 taken")
		case "QUIT":
			say("221 bye")
			return
		default:
			say("250 ok")
		}
	}
}

func (s *smtpServer) mailer(t *testing.T, roots *x509.CertPool) *Mailer {
	t.Helper()
	m, err := NewMailer(SMTP{Host: "127.0.0.1", Port: s.addr.Port, From: "Edikt <alerts@edikt.example>"}, fixed, &tls.Config{RootCAs: roots, ServerName: "127.0.0.1"})
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
	s := newSMTPServer(t)
	links := testLinks(t)
	n, err := s.mailer(t, s.roots).To("Ana <ana@example.org>", links)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := n.Notify(t.Context(), ban("de"))
	if err != nil || answer.Code != 250 {
		t.Fatalf("%+v, %v", answer, err)
	}
	if len(s.mails) != 1 || s.clear {
		t.Fatalf("%d mails, in the clear: %v", len(s.mails), s.clear)
	}
	msg, parts := readMail(t, s.mails[0])
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
	again, _ := readMail(t, s.mails[1])
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
		s := newSMTPServer(t)
		s.refuse = refuse
		n, _ := s.mailer(t, s.roots).To("ana@example.org", Links{})
		_, err := n.Notify(t.Context(), ban("de"))
		if f := failureOf(err); f.Code != want.Code || f.Final != want.Final || f.Gone != want.Gone {
			t.Errorf("%s: %+v", refuse, f)
		}
	}
	s := newSMTPServer(t)
	n, _ := s.mailer(t, x509.NewCertPool()).To("ana@example.org", Links{})
	if _, err := n.Notify(t.Context(), ban("de")); err == nil || !strings.Contains(err.Error(), "certificate") || len(s.mails) > 0 {
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
	s := newSMTPServer(t)
	links := testLinks(t)
	n, _ := s.mailer(t, s.roots).To("ana@example.org", links)
	link := links.For(Grant{Act: ActConfirm, Subscription: "s1", Receiver: "mailto:ana@example.org"})
	d := edikt.Delivery{Key: "k", Receiver: "mailto:ana@example.org", Reason: edikt.ReasonNotice, Subscription: ban("fr").Subscription, Notice: &edikt.Notice{Type: NoticeConfirm, Link: link}}
	if _, err := n.Notify(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	msg, parts := readMail(t, s.mails[0])
	if msg.Header.Get("List-Unsubscribe") != "" || !strings.Contains(parts["text/plain"], link) {
		t.Errorf("%v\n%s", msg.Header, parts["text/plain"])
	}
}
