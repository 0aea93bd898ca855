// Package pgembed runs a private PostgreSQL as a supervised child of the program,
// so that one binary and the distribution's PostgreSQL are a whole installation.
//
// The server listens on a unix socket in a directory only its own account may
// enter; no port, no password, nothing to collide with. It ends with the program,
// however the program ends, and is started again when it dies by itself. What
// holds is measured in the tests: an acknowledged row survives kill -9 of the
// program, of the server, and of both.
package pgembed

import (
	"errors"
	"log/slog"
	"net/url"
)

// MinMajor is the oldest PostgreSQL major version the program works with: the
// one of Debian 12. Older ones let everybody create in schema public and have
// no CREATE DATABASE … STRATEGY.
const MinMajor = 15

// Options says where the server keeps its data and which binaries to use.
type Options struct {
	// StateDir is the program's state directory; the server lives in its
	// subdirectory "postgres". It is made when missing. For root every directory
	// above must let the postgres account pass.
	StateDir string
	// BinDir holds postgres and initdb. Empty: looked for as FindBin does, the
	// major version of existing data first.
	BinDir string
	// Ephemeral is for tests: no fsync, so a crash of the machine loses the data,
	// and the roles are made but no database.
	Ephemeral bool
	// Log receives the life of the server; nil discards it. PostgreSQL's own
	// messages go to postgres/postgres.log in the state directory.
	Log *slog.Logger
}

func (o Options) logger() *slog.Logger {
	if o.Log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return o.Log
}

// socketURL is the address of a database on the socket of the directory host, for pgx
// and for psql alike.
func socketURL(host, user, database string) string {
	u := url.URL{Scheme: "postgres", User: url.User(user), Path: "/" + database}
	u.RawQuery = url.Values{"host": {host}}.Encode()
	return u.String()
}

var errNoStateDir = errors.New("pgembed: no state directory given")
