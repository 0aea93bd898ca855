//go:build unix

package pgembed

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// chooseBin inspects the given directory, or looks for one that fits the data.
func chooseBin(dir, data string) (binaries, error) {
	have, err := dataMajor(data)
	if err != nil {
		return binaries{}, err
	}
	b, err := binaries{}, error(nil)
	if dir != "" {
		b, err = inspect(dir)
	} else {
		b, err = findBin(have)
	}
	if err != nil {
		return binaries{}, err
	}
	if have != 0 && have != b.major {
		return binaries{}, &VersionError{Dir: data, Data: have, Server: b.major}
	}
	return b, nil
}

// dataMajor is the major version that wrote a data directory, 0 when there is none.
func dataMajor(data string) (int, error) {
	b, err := os.ReadFile(filepath.Join(data, "PG_VERSION"))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("data directory: %w", err)
	}
	v, err := strconv.Atoi(strings.TrimSpace(string(b)))
	if err != nil {
		return 0, fmt.Errorf("data directory %s: version: %w", data, err)
	}
	return v, nil
}

// ensureCluster makes the cluster when there is none: beside its final place,
// so that a start killed half-way leaves nothing that looks like one.
func (s *Server) ensureCluster(ctx context.Context) error {
	if isFile(filepath.Join(s.data(), "PG_VERSION")) {
		return nil
	}
	if _, err := os.Stat(s.data()); err == nil {
		return fmt.Errorf("%s exists but is not a PostgreSQL data directory; it is left alone", s.data())
	}
	fresh := s.data() + ".new"
	if err := os.RemoveAll(fresh); err != nil {
		return fmt.Errorf("remove half-made cluster: %w", err)
	}
	args := []string{"-D", fresh, "-U", "postgres", "--encoding=UTF8", "--locale=" + locale,
		"--auth-local=trust", "--auth-host=scram-sha-256", "--data-checksums", "--wal-segsize=1"}
	if s.opts.Ephemeral {
		args = append(args, "--no-sync")
	}
	s.log.InfoContext(ctx, "making the database cluster", "dir", s.data(), "version", s.bin.major)
	if err := s.initdb(ctx, args); err != nil {
		return err
	}
	if err := os.Rename(fresh, s.data()); err != nil {
		return fmt.Errorf("cluster: %w", err)
	}
	return syncDir(s.dir)
}

func (s *Server) initdb(ctx context.Context, args []string) error {
	c := s.command("initdb", args...)
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	p, err := run(c)
	if err != nil {
		return err
	}
	select {
	case <-p.exited:
	case <-ctx.Done():
		return errors.Join(fmt.Errorf("initdb: %w", ctx.Err()), p.shutdown(context.WithoutCancel(ctx)))
	}
	if p.err != nil {
		return fmt.Errorf("initdb: %w: %s", p.err, strings.TrimSpace(out.String()))
	}
	return nil
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("sync directory: %w", err)
	}
	defer d.Close()
	if err := d.Sync(); err != nil {
		return fmt.Errorf("sync directory: %w", err)
	}
	return nil
}
