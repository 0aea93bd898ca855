// Package mailtest is a real mail server on loopback that keeps what it is handed. Only tests import it.
package mailtest

import (
	"crypto/tls"
	"errors"
	"io"
	"log"
	"mime"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// Options of a server; the zero value takes anything from anybody, without TLS.
type Options struct {
	User, Password string      // empty: nobody needs to sign in
	TLS            *tls.Config // nil: no STARTTLS
	Implicit       bool        // TLS from the first byte
	Refuse         []string    // recipients there are not
	Busy           []string    // recipients that are to be tried again later
	// Sender that may not send.
	Banned string
}

// A Letter is a message as a person would see it.
type Letter struct {
	From, To string // of the envelope
	Header   mail.Header
	Subject  string
	Text     string
	TLS      bool
	User     string
}

// A Server is a mail server of one test.
type Server struct {
	Address string // host and port
	server  *smtp.Server
	ln      net.Listener
	options Options
	mu      sync.Mutex
	letters []Letter
}

// New starts a server that ends with the test.
func New(t testing.TB, o Options) *Server {
	t.Helper()
	s := &Server{options: o}
	s.server = smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) {
		return &session{server: s, conn: c}, nil
	}))
	s.server.Domain, s.server.AllowInsecureAuth, s.server.TLSConfig = "mail.example", true, o.TLS
	s.server.ReadTimeout, s.server.WriteTimeout = 10*time.Second, 10*time.Second
	s.server.ErrorLog = log.New(io.Discard, "", 0)
	var listen net.ListenConfig
	ln, err := listen.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.Address = ln.Addr().String()
	if o.Implicit {
		ln = tls.NewListener(ln, o.TLS)
	}
	s.ln = ln
	ended := make(chan error, 1)
	go func() { ended <- s.server.Serve(ln) }()
	t.Cleanup(func() {
		s.Stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return s
}

// Stop ends the server before its test does; it answers nobody any more. The library closes the listener only once it
// serves, which it may not do yet; that it was closed already is no failure.
func (s *Server) Stop() {
	_ = s.server.Close()
	_ = s.ln.Close()
}

// Letters are what the server took, in order.
func (s *Server) Letters() []Letter {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.letters)
}

// To are the letters one address got.
func (s *Server) To(address string) []Letter {
	return slices.DeleteFunc(s.Letters(), func(l Letter) bool { return l.To != address })
}

type session struct {
	server *Server
	conn   *smtp.Conn
	user   string
	from   string
	to     string
}

func (s *session) AuthMechanisms() []string {
	if s.server.options.User == "" {
		return nil
	}
	return []string{sasl.Plain}
}

func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != s.server.options.User || password != s.server.options.Password {
			return smtp.ErrAuthFailed
		}
		s.user = user
		return nil
	}), nil
}

func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	if s.server.options.User != s.user {
		return smtp.ErrAuthRequired
	}
	if from == s.server.options.Banned {
		return &smtp.SMTPError{Code: 550, Message: "sender not allowed"}
	}
	s.from = from
	return nil
}

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	if slices.Contains(s.server.options.Refuse, to) {
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such mailbox"}
	}
	if slices.Contains(s.server.options.Busy, to) {
		return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "try again later"}
	}
	s.to = to
	return nil
}

func (s *session) Data(r io.Reader) error {
	m, err := mail.ReadMessage(r)
	if err != nil {
		return err
	}
	if m.Header.Get("Content-Transfer-Encoding") != "quoted-printable" {
		return errors.New("not quoted-printable")
	}
	text, err := io.ReadAll(quotedprintable.NewReader(m.Body))
	if err != nil {
		return err
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil {
		return err
	}
	_, secure := s.conn.TLSConnectionState()
	s.server.mu.Lock()
	defer s.server.mu.Unlock()
	s.server.letters = append(s.server.letters, Letter{
		From: s.from, To: s.to, Header: m.Header, Subject: subject, Text: strings.ReplaceAll(string(text), "\r\n", "\n"),
		TLS: secure, User: s.user,
	})
	return nil
}

func (s *session) Reset()        { s.from, s.to = "", "" }
func (s *session) Logout() error { return nil }
