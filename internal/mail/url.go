package mail

import (
	"net"
	netmail "net/mail"
	"net/url"
	"strconv"
	"strings"
)

// Ports of the two ways to hand in mail (RFC 6409, RFC 8314).
const (
	portSubmission  = 587
	portSubmissions = 465
)

// A BadURL is the one word for what is wrong with an address of a mail server. The address itself, which may carry a
// password, is never part of an error.
type BadURL string

func (e BadURL) Error() string { return string(e) }

// What can be wrong with an address.
const (
	BadAddress BadURL = "address" // cannot be read at all
	BadScheme  BadURL = "scheme"
	BadHost    BadURL = "host"
	BadPort    BadURL = "port"
	BadUser    BadURL = "user" // a user without a password, or the other way round
	BadFrom    BadURL = "from"
	BadOption  BadURL = "option" // one there is not
)

// A Server is a mail server and in whose name mail is handed to it.
type Server struct {
	Host string
	Port int
	// TLS from the first byte (smtps); else STARTTLS, which only this very machine may do without.
	TLS  bool
	From netmail.Address

	user, password string
}

// Address is host and port.
func (s Server) Address() string { return net.JoinHostPort(s.Host, strconv.Itoa(s.Port)) }

// loopback says whether the server is this very machine: nobody is in between.
func (s Server) loopback() bool {
	ip := net.ParseIP(s.Host)
	return s.Host == "localhost" || ip != nil && ip.IsLoopback()
}

// ParseURL reads smtp://user:password@host:port?from=address&name=words or the same with smtps. Its error is a BadURL.
func ParseURL(raw string) (Server, error) {
	u, err := url.Parse(raw)
	if err != nil {
		return Server{}, BadAddress
	}
	s := Server{Host: u.Hostname(), TLS: u.Scheme == "smtps", Port: portSubmission}
	if s.TLS {
		s.Port = portSubmissions
	} else if u.Scheme != "smtp" {
		return Server{}, BadScheme
	}
	if s.Host == "" || u.Path != "" && u.Path != "/" || u.Fragment != "" {
		return Server{}, BadHost
	}
	if u.Port() != "" {
		port, err := strconv.ParseUint(u.Port(), 10, 16)
		if err != nil || port == 0 {
			return Server{}, BadPort
		}
		s.Port = int(port)
	}
	s.user = u.User.Username()
	s.password, _ = u.User.Password()
	if (s.user == "") != (s.password == "") {
		return Server{}, BadUser
	}
	s.From, err = readFrom(u.RawQuery)
	return s, err
}

// readFrom reads in whose name mail goes out.
func readFrom(query string) (netmail.Address, error) {
	values, err := url.ParseQuery(query)
	if err != nil {
		return netmail.Address{}, BadOption
	}
	for name := range values {
		if name != "from" && name != "name" {
			return netmail.Address{}, BadOption
		}
	}
	name := values.Get("name")
	from, err := netmail.ParseAddress(values.Get("from"))
	if err != nil || from.Name != "" || strings.ContainsAny(name, "\r\n\x00") {
		return netmail.Address{}, BadFrom
	}
	from.Name = name
	return *from, nil
}
