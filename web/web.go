// Package web holds the program's own style sheet, script, icons and fonts, and serves them under names that
// carry a hash of their content, so that a browser may keep them for ever.
package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

//go:embed static
var embedded embed.FS

// Prefix is where Handler must be mounted.
const Prefix = "/assets/"

const immutable = "public, max-age=31536000, immutable"

// An asset is one file ready to be sent.
type asset struct {
	kind    string // Content-Type
	plain   []byte
	gzipped []byte // nil when compressing gains nothing (fonts are compressed already)
}

// A bundle is all files of static: by their hashed name for the handler, and from plain to hashed name for pages.
type bundle struct {
	files map[string]asset
	names map[string]string
}

// embeddedBundle hashes and compresses the embedded files once, when the first page or asset asks for them.
var embeddedBundle = sync.OnceValues(func() (bundle, error) {
	static, err := fs.Sub(embedded, "static")
	if err != nil {
		return bundle{}, err
	}
	return newBundle(static)
})

// Asset returns the address of a file of web/static: Asset("app.css") = "/assets/app.1a2b3c4d5e6f.css".
// An unknown name gives an address that answers 404; tests check that no page has one.
func Asset(name string) string {
	all, err := embeddedBundle()
	if err != nil {
		return Prefix + name
	}
	if hashed, ok := all.names[name]; ok {
		return Prefix + hashed
	}
	return Prefix + name
}

// Handler serves the files at Prefix, and 404 for everything else; directories are not listed.
//
// With disk nil it serves what is embedded, cached by the browser for ever. Otherwise (development) it reads each
// file from disk as it is asked for, with or without a hash in its name, and lets nothing be cached.
func Handler(disk fs.FS) http.Handler {
	if disk != nil {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { serveDisk(w, r, disk) })
	}
	return http.HandlerFunc(serveEmbedded)
}

func serveEmbedded(w http.ResponseWriter, r *http.Request) {
	all, err := embeddedBundle()
	found, ok := all.files[strings.TrimPrefix(r.URL.Path, Prefix)]
	if err != nil || !ok {
		notFound(w)
		return
	}
	header := w.Header()
	header.Set("Cache-Control", immutable)
	body := found.plain
	if found.gzipped != nil {
		header.Set("Vary", "Accept-Encoding")
		if acceptsGzip(r.Header.Values("Accept-Encoding")) {
			header.Set("Content-Encoding", "gzip")
			body = found.gzipped
		}
	}
	send(w, r, found.kind, body)
}

func serveDisk(w http.ResponseWriter, r *http.Request, disk fs.FS) {
	name := strings.TrimPrefix(r.URL.Path, Prefix)
	body, err := readFile(disk, name)
	if err != nil {
		body, err = readFile(disk, hashInName.ReplaceAllString(name, ""))
	}
	if err != nil {
		notFound(w)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	send(w, r, contentType(name), body)
}

// readFile reads a file by a slash-separated path that stays inside disk.
func readFile(disk fs.FS, name string) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, fs.ErrNotExist
	}
	return fs.ReadFile(disk, name)
}

func send(w http.ResponseWriter, r *http.Request, kind string, body []byte) {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) //nolint:gosec // G705: a file of the program, not input. If the reader is gone, nobody is left to tell.
	}
}

func notFound(w http.ResponseWriter) {
	w.Header().Set("Cache-Control", "no-store")
	http.Error(w, "Không có tệp này.", http.StatusNotFound)
}

// acceptsGzip reads Accept-Encoding (RFC 9110 §12.5.3): gzip or * named, and not with weight 0.
func acceptsGzip(values []string) bool {
	accepted := false
	for part := range strings.SplitSeq(strings.Join(values, ","), ",") {
		coding, params, _ := strings.Cut(strings.ToLower(part), ";")
		coding = strings.TrimSpace(coding)
		if coding != "gzip" && coding != "*" {
			continue
		}
		weight, weighted := strings.CutPrefix(strings.ReplaceAll(params, " ", ""), "q=")
		q, err := strconv.ParseFloat(weight, 64)
		wanted := !weighted || (err == nil && q > 0)
		if coding == "gzip" {
			return wanted
		}
		accepted = wanted
	}
	return accepted
}

// hashInName is the part of a hashed name that newBundle put in.
var hashInName = regexp.MustCompile(`\.[0-9a-f]{12}(?:\b)`)

// newBundle reads every file of static. Style sheets come last: they name fonts, whose hashed names must go into
// the sheet before the sheet itself is hashed.
func newBundle(static fs.FS) (bundle, error) {
	all := bundle{files: map[string]asset{}, names: map[string]string{}}
	var sheets []string
	err := fs.WalkDir(static, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if path.Ext(name) == ".css" {
			sheets = append(sheets, name)
			return nil
		}
		return all.add(static, name, nil)
	})
	if err != nil {
		return bundle{}, err
	}
	var pairs []string
	for name, hashed := range all.names {
		if path.Ext(name) == ".woff2" {
			pairs = append(pairs, name, hashed)
		}
	}
	fonts := strings.NewReplacer(pairs...)
	for _, name := range sheets {
		if err := all.add(static, name, fonts); err != nil {
			return bundle{}, err
		}
	}
	return all, nil
}

func (b bundle) add(static fs.FS, name string, rename *strings.Replacer) error {
	body, err := fs.ReadFile(static, name)
	if err != nil {
		return err
	}
	if rename != nil {
		body = []byte(rename.Replace(string(body)))
	}
	packed, err := compress(body)
	if err != nil {
		return err
	}
	if len(packed) > len(body)*9/10 {
		packed = nil
	}
	sum := sha256.Sum256(body)
	ext := path.Ext(name)
	hashed := strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:6]) + ext
	b.names[name] = hashed
	b.files[hashed] = asset{kind: contentType(name), plain: body, gzipped: packed}
	return nil
}

func compress(body []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(body); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// contentType is fixed for the types we ship: the system's own table may lack or rename them.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".woff2":
		return "font/woff2"
	case ".txt":
		return "text/plain; charset=utf-8"
	}
	if kind := mime.TypeByExtension(path.Ext(name)); kind != "" {
		return kind
	}
	return "application/octet-stream"
}
