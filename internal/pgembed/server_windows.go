package pgembed

import (
	"context"
	"log/slog"
)

// Server cannot exist here: Start always fails.
type Server struct{ opts Options }

// Start returns an *UnsupportedError.
func Start(context.Context, Options) (*Server, error) { return nil, &UnsupportedError{} }

// Reap returns an *UnsupportedError.
func Reap(context.Context, string, *slog.Logger) error { return &UnsupportedError{} }

// AppURL is empty.
func (s *Server) AppURL() string { return "" }

// OwnerURL is empty.
func (s *Server) OwnerURL() string { return "" }

// SystemURL is empty.
func (s *Server) SystemURL() string { return "" }

// SuperURL is empty.
func (s *Server) SuperURL() string { return "" }

// URL is empty.
func (s *Server) URL(_, _ string) string { return "" }

// Bin is empty.
func (s *Server) Bin() string { return "" }

// SocketDir is empty.
func (s *Server) SocketDir() string { return "" }

// DataDir is empty.
func (s *Server) DataDir() string { return s.opts.StateDir }

// Done never yields.
func (s *Server) Done() <-chan error { return nil }

// Stop does nothing.
func (s *Server) Stop(context.Context) error { return nil }
