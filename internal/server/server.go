// Package server is the site over HTTP: which address does what for whom, forms, errors as pages.
//
// A handler returns an error and one function answers it. Every route has a row in the policy table and can only
// be registered through it.
package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"kehoach/internal/auth"
	"kehoach/internal/store"
)

// Options are what a Server is made of.
type Options struct {
	// Store is the database; nil when it is not there yet: the site is then alive but not ready until Open.
	Store *store.Store
	Log   *slog.Logger // nil discards
	// Assets answers /assets/*.
	Assets http.Handler
	// BaseURL is the address the site is known by; nil when it is only known by its listener. An https address
	// adds HSTS and Secure cookies.
	BaseURL *url.URL
	// Mails says whether the program sends letters.
	Mails bool
	// LinkBase is where the links begin that are handed to people, when there is no base URL.
	LinkBase string
	// Dev adds the pages with canned data.
	Dev    bool
	Limits Limits // zero: DefaultLimits
	// Sealer opens the secrets of one-time codes; nil: nobody has any, and nobody can get one.
	Sealer *auth.Sealer
	// TrustedProxies are those whose X-Forwarded-For is believed.
	TrustedProxies []netip.Prefix
	// Now is the clock, time.Now if nil.
	Now func() time.Time
}

// A Server answers the site's requests.
type Server struct {
	store   *store.Store // read only once open is true
	open    atomic.Bool
	log     *slog.Logger
	assets  http.Handler
	secure  bool // reached over https
	mails   bool
	base    string // of links handed to people, without a slash at the end
	dev     bool
	limits  Limits
	handler http.Handler
	offers  map[string]bool // addresses without a gap that can be read
	buffers sync.Pool
	zippers sync.Pool
	hasher  *auth.Hasher
	sealer  *auth.Sealer
	proxies []netip.Prefix
	now     func() time.Time
}

// New returns a server ready to answer. It fails when the routes and the policy table do not agree.
func New(o Options) (*Server, error) {
	s := newServer(o)
	b := newBinder(s, Routes())
	s.register(b)
	if err := b.check(); err != nil {
		return nil, err
	}
	s.handler = b.mux
	for key := range b.bound {
		if address, reads := strings.CutPrefix(key, http.MethodGet+" "); reads {
			s.offers[address] = true
		}
	}
	return s, nil
}

func newServer(o Options) *Server {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Limits == (Limits{}) {
		o.Limits = DefaultLimits()
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	s := &Server{
		log:     o.Log,
		assets:  o.Assets,
		secure:  o.BaseURL != nil && o.BaseURL.Scheme == "https",
		mails:   o.Mails,
		dev:     o.Dev,
		limits:  o.Limits,
		hasher:  auth.NewHasher(),
		sealer:  o.Sealer,
		proxies: o.TrustedProxies,
		now:     o.Now,
		offers:  map[string]bool{},
	}
	s.base = o.LinkBase
	if o.BaseURL != nil {
		s.base = strings.TrimSuffix(o.BaseURL.String(), "/")
	}
	if o.Store != nil {
		s.Open(o.Store)
	}
	s.buffers.New = newBuffer
	s.zippers.New = newZipper
	return s
}

// Open gives a server that was made without one its store. It may be called once, while requests are answered.
func (s *Server) Open(st *store.Store) {
	s.store = st
	s.open.Store(true)
}

// opened is store.ErrUnavailable as long as there is no store.
func (s *Server) opened() error {
	if !s.open.Load() {
		return fmt.Errorf("%w: the site has no store yet", store.ErrUnavailable)
	}
	return nil
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Serve answers on ln until ctx ends, then lets requests in flight finish for at most Limits.Drain.
func (s *Server) Serve(ctx context.Context, ln net.Listener) error {
	site := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: s.limits.ReadHeader,
		ReadTimeout:       s.limits.Read,
		WriteTimeout:      s.limits.Write,
		IdleTimeout:       s.limits.Idle,
		MaxHeaderBytes:    s.limits.HeaderBytes,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
		// net/http would answer "OPTIONS *" by itself, without the security headers.
		DisableGeneralOptionsHandler: true,
	}
	ended := make(chan error, 1)
	go func() { ended <- site.Serve(ln) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.limits.Drain)
	defer cancel()
	if err := site.Shutdown(drain); err != nil {
		return errors.Join(fmt.Errorf("drain: %w", err), site.Close())
	}
	return nil
}
