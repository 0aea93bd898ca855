package auth

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Why a secret file is refused.
var (
	ErrSecretShort  = errors.New("secret is too short: 32 random bytes, raw or as 64 hex digits, are needed")
	ErrSecretWeak   = errors.New("secret is not random")
	ErrSecretPublic = errors.New("secret may be read or written by everybody: chmod 600")
	errTooLarge     = errors.New("too large for a secret")
)

const (
	minSecret         = 32   // bytes
	maxSecretFile     = 4096 // bytes
	minSecretDistinct = 8    // different bytes; random ones have more
)

// LoadSecret returns the installation's secret from the file at path, raw or in hex, and makes that file when it is
// missing. A file that cannot be read, made or trusted is an error: a key that only lives in memory would lock out
// everybody with a second factor at the next start.
func LoadSecret(path string) ([]byte, error) {
	secret, err := readSecret(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err := createSecret(path); err != nil {
			return nil, fmt.Errorf("make secret file: %w", err)
		}
		secret, err = readSecret(path)
	}
	if err != nil {
		return nil, fmt.Errorf("secret file %s: %w", path, err)
	}
	return secret, nil
}

func readSecret(path string) ([]byte, error) {
	file, err := os.Open(path) //nolint:gosec // G304: the operator names the file
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("not a regular file")
	}
	if info.Mode().Perm()&0o006 != 0 {
		return nil, ErrSecretPublic
	}
	content, err := io.ReadAll(io.LimitReader(file, maxSecretFile+1))
	if err != nil {
		return nil, err
	}
	if len(content) > maxSecretFile {
		return nil, errTooLarge
	}
	return decodeSecret(content)
}

// decodeSecret reads hex where all is hex, else the bytes as they are: a raw secret may end in what looks like a blank.
func decodeSecret(content []byte) ([]byte, error) {
	secret := content
	if decoded, err := hex.DecodeString(string(bytes.TrimSpace(content))); err == nil {
		secret = decoded
	}
	if len(secret) < minSecret {
		return nil, ErrSecretShort
	}
	different := map[byte]struct{}{}
	for _, b := range secret {
		different[b] = struct{}{}
	}
	if len(different) < minSecretDistinct {
		return nil, ErrSecretWeak
	}
	return secret, nil
}

// createSecret writes a whole file beside path and links it to that name, which fails when another process was faster;
// then that one's secret is the secret.
func createSecret(path string) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o711); err != nil { //nolint:gosec // G301: the embedded database's account passes through the state directory; the file itself is 0600
		return err
	}
	file, err := os.CreateTemp(dir, ".secret-*") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(file.Name()) //nolint:errcheck // a leftover name harms nothing
	secret := make([]byte, minSecret)
	rand.Read(secret)
	_, err = file.WriteString(hex.EncodeToString(secret) + "\n")
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	if err := os.Link(file.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return syncDir(dir)
}

// syncDir makes a new name in dir outlive a power cut: what is sealed with a lost secret is lost.
func syncDir(dir string) error {
	d, err := os.Open(dir) //nolint:gosec // G304: the operator names the directory
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}
