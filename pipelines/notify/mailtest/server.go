// Package mailtest runs a mail server for tests of what sends mail.
package mailtest

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"

	"github.com/emersion/go-smtp"
)

// Server takes mail on loopback, over STARTTLS where the client asks for it.
type Server struct {
	Host  string
	Port  int
	Roots *x509.CertPool // under which its certificate is good

	mu     sync.Mutex
	mails  []Mail
	refuse error
}

// Mail is what one transaction brought.
type Mail struct {
	From   string
	To     []string
	Data   string
	Secure bool // came over TLS
}

// New starts a server, which ends with the test.
func New(t testing.TB) *Server {
	t.Helper()
	cert, roots := certificate()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{Host: "127.0.0.1", Port: l.Addr().(*net.TCPAddr).Port, Roots: roots}
	server := smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) {
		_, secure := c.TLSConnectionState()
		return &session{server: s, mail: Mail{Secure: secure}}, nil
	}))
	server.Domain, server.TLSConfig, server.EnableSMTPUTF8 = "mail.test", &tls.Config{Certificates: cert}, true
	server.ErrorLog = log.New(io.Discard, "", 0) // clients that break off are part of the tests
	done := make(chan struct{})
	go func() { defer close(done); _ = server.Serve(l) }()
	t.Cleanup(func() { server.Close(); <-done })
	return s
}

// certificate is one for 127.0.0.1 that nobody else trusts.
func certificate() ([]tls.Certificate, *x509.CertPool) {
	s := httptest.NewTLSServer(http.NotFoundHandler())
	defer s.Close()
	roots := x509.NewCertPool()
	roots.AddCert(s.Certificate())
	return s.TLS.Certificates, roots
}

// Refuse answers every recipient from now on with a line such as "550 5.1.1 no such mailbox".
func (s *Server) Refuse(line string) {
	e := &smtp.SMTPError{}
	if _, err := fmt.Sscanf(line, "%d %d.%d.%d", &e.Code, &e.EnhancedCode[0], &e.EnhancedCode[1], &e.EnhancedCode[2]); err != nil {
		panic("mailtest: " + line + ": " + err.Error())
	}
	e.Message = line[len("550 5.1.1 "):]
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refuse = e
}

// Mails lists what was taken, in order.
func (s *Server) Mails() []Mail {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.mails)
}

type session struct {
	server *Server
	mail   Mail
}

func (x *session) Reset()        { x.mail = Mail{Secure: x.mail.Secure} }
func (x *session) Logout() error { return nil }

func (x *session) Mail(from string, _ *smtp.MailOptions) error {
	x.mail.From = from
	return nil
}

func (x *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	x.server.mu.Lock()
	defer x.server.mu.Unlock()
	if x.server.refuse != nil {
		return x.server.refuse
	}
	x.mail.To = append(x.mail.To, to)
	return nil
}

func (x *session) Data(r io.Reader) error {
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	x.mail.Data = string(data)
	x.server.mu.Lock()
	defer x.server.mu.Unlock()
	x.server.mails = append(x.server.mails, x.mail)
	return nil
}
