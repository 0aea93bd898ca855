// Package mail hands plain text to a mail server.
package mail

import (
	"context"
	"crypto/rand"
	"crypto/tls"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/wneessen/go-mail"

	"kehoach/internal/plan"
)

// timeout bounds each step of a conversation with a mail server.
const timeout = 20 * time.Second

// ErrRefused: the server answered that this message will never be taken: no such mailbox, not from this sender. Trying
// again is useless; every other error may pass.
var ErrRefused = errors.New("refused by the mail server")

// A Message is one letter to one person.
type Message struct {
	// ID names the letter: sent twice, it is known to be the same by programs that read mail. Empty: a new one.
	ID      string
	To      string
	Subject string
	Text    string
}

// A Sender hands messages to one mail server. It is safe for concurrent use.
type Sender struct {
	server Server
	now    func() time.Time
	tls    *tls.Config // nil: the machine's authorities
}

// NewSender returns a sender of the server; now dates its messages.
func NewSender(server Server, now func() time.Time) *Sender { return &Sender{server: server, now: now} }

// Address is the server's host and port.
func (s *Sender) Address() string { return s.server.Address() }

// Check connects and signs in, and sends nothing.
func (s *Sender) Check(ctx context.Context) error {
	client, err := s.client()
	if err != nil {
		return err
	}
	if err := client.DialWithContext(ctx); err != nil {
		return s.explain("connect", err)
	}
	if err := client.Close(); err != nil {
		return s.explain("close", err)
	}
	return nil
}

// Send hands one message in. Its error is ErrRefused where trying again is useless; it never holds the password.
func (s *Sender) Send(ctx context.Context, m Message) error {
	letter, err := s.letter(m)
	if err != nil {
		return err
	}
	client, err := s.client()
	if err != nil {
		return err
	}
	if err := client.DialWithContext(ctx); err != nil {
		return s.explain("connect", err)
	}
	err = client.Send(letter)
	// What the server says to a good-bye changes nothing: the message is taken by then, or the error above tells.
	_ = client.Close()
	if err == nil {
		return nil
	}
	if isRefusal(err) {
		return fmt.Errorf("%w: %w", ErrRefused, s.explain("send", err))
	}
	return s.explain("send", err)
}

// isRefusal tells a letter that will not be taken from a server that takes none now. What it says to the sender's own
// address is about the settings, not about the letter.
func isRefusal(err error) bool {
	found, ok := errors.AsType[*mail.SendError](err)
	return ok && found.ErrorCode() >= 500 && found.Reason != mail.ErrSMTPMailFrom
}

func (s *Sender) client() (*mail.Client, error) {
	options := []mail.Option{
		mail.WithPort(s.server.Port), mail.WithTimeout(timeout), mail.WithHELO(s.domain()),
		mail.WithTLSConfig(s.tlsConfig()), mail.WithTLSPolicy(mail.TLSMandatory),
	}
	switch {
	case s.server.TLS:
		options = append(options, mail.WithSSL())
	case s.server.loopback():
		options = append(options, mail.WithTLSPolicy(mail.TLSOpportunistic))
	}
	if s.server.user != "" {
		options = append(options, mail.WithUsername(s.server.user), mail.WithPassword(s.server.password),
			mail.WithOpportunisticSMTPAuth(s.mechanisms()...))
	}
	client, err := mail.NewClient(s.server.Host, options...)
	if err != nil {
		return nil, s.explain("prepare", err)
	}
	return client, nil
}

// mechanisms are the ways to sign in, best first. Without TLS, which only happens on this very machine, the password
// goes in the clear to it.
func (s *Sender) mechanisms() []mail.SMTPAuthType {
	if !s.server.TLS && s.server.loopback() {
		return []mail.SMTPAuthType{mail.SMTPAuthSCRAMSHA256, mail.SMTPAuthPlainNoEnc, mail.SMTPAuthLoginNoEnc}
	}
	return []mail.SMTPAuthType{mail.SMTPAuthSCRAMSHA256, mail.SMTPAuthPlain, mail.SMTPAuthLogin, mail.SMTPAuthCramMD5}
}

func (s *Sender) tlsConfig() *tls.Config {
	if s.tls != nil {
		return s.tls.Clone()
	}
	config := &tls.Config{ServerName: s.server.Host, MinVersion: tls.VersionTLS12}
	// A mail server on this very machine signs for itself as a rule, and nobody is in between.
	config.InsecureSkipVerify = s.server.loopback() && !s.server.TLS
	return config
}

func (s *Sender) letter(m Message) (*mail.Msg, error) {
	letter := mail.NewMsg(mail.WithNoDefaultUserAgent(), mail.WithEncoding(mail.EncodingQP), mail.WithCharset(mail.CharsetUTF8))
	from := s.server.From
	letter.FromMailAddress(&from)
	if err := letter.To(m.To); err != nil {
		return nil, fmt.Errorf("%w: recipient is no address", ErrRefused)
	}
	id := m.ID
	if id == "" {
		id = rand.Text()
	}
	letter.SetMessageIDWithValue(id + "@" + s.domain())
	letter.SetDateWithValue(s.now().In(plan.Zone))
	letter.SetGenHeader("Auto-Submitted", "auto-generated") // RFC 3834: no answer by programs
	letter.Subject(strings.Join(strings.Fields(m.Subject), " "))
	letter.SetBodyString(mail.TypeTextPlain, strings.ReplaceAll(m.Text, "\r\n", "\n"))
	return letter, nil
}

// domain is what follows the @ of the sender.
func (s *Sender) domain() string {
	return s.server.From.Address[strings.LastIndexByte(s.server.From.Address, '@')+1:]
}

// A conversationError is what went wrong at a step, without the addresses the library adds.
type conversationError struct {
	text  string
	cause error
}

func (e *conversationError) Error() string { return e.text }
func (e *conversationError) Unwrap() error { return e.cause }

// explain wraps an error of the conversation. A server may repeat what it was told: then only the step is named.
func (s *Sender) explain(step string, err error) error {
	words, _, _ := strings.Cut(err.Error(), ", affected recipient")
	if s.server.password != "" && strings.Contains(words, s.server.password) {
		return fmt.Errorf("%s: mail server %s repeats the password in its answer", step, s.Address())
	}
	return &conversationError{text: fmt.Sprintf("%s: mail server %s: %s", step, s.Address(), words), cause: err}
}
