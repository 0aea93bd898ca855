package server

import (
	"fmt"
	"net"
	"net/url"
)

// ErrOpenListener means the site would speak plain http to other machines with nothing in front of it.
type ErrOpenListener struct {
	// Addr is the address asked for.
	Addr string
}

func (e ErrOpenListener) Error() string {
	return fmt.Sprintf("plain http on %s would be reachable from other machines", e.Addr)
}

// GuardListener refuses plain http on an address other machines can reach, unless trusted proxies are named (they
// end TLS) or the base URL is explicitly an http loopback address (a container whose port is published there only).
func GuardListener(addr string, base *url.URL, trustedProxies bool) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return fmt.Errorf("listen address: %w", err)
	}
	if trustedProxies || loopback(host) || base != nil && base.Scheme == "http" && loopback(base.Hostname()) {
		return nil
	}
	return ErrOpenListener{Addr: addr}
}

// loopback says whether host is this machine by name or number; an empty host is every interface.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
