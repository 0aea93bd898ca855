package server

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"kehoach/web/view"
)

// Bodies smaller than this gain nothing from compression.
const gzipMinBytes = 1024

// gzipLevel is where the curve bends: level 6 costs a fifth more time for one percent.
const gzipLevel = 5

func newBuffer() any { return new(bytes.Buffer) }

func newZipper() any {
	// The level is a valid constant, the only thing NewWriterLevel can refuse.
	w, _ := gzip.NewWriterLevel(io.Discard, gzipLevel)
	return w
}

// pageOf is what every page knows of its request.
func (s *Server) pageOf(r *http.Request) view.Page {
	p := view.Page{Theme: themeOf(r), Actor: visitorOf(r.Context()).actor, Flash: r.URL.Query().Get(flashField)}
	p.Offers = s.offers
	p.Demo = s.open.Load() && s.store.Demo()
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		p.Path = SafeNext(r.URL.RequestURI())
	}
	return p
}

// render draws a page into a buffer and sends it whole, or sends nothing and returns why.
func (s *Server) render(w http.ResponseWriter, r *http.Request, status int, page templ.Component) error {
	body := s.buffers.Get().(*bytes.Buffer)
	defer s.buffers.Put(body)
	body.Reset()
	if err := page.Render(r.Context(), body); err != nil {
		return fmt.Errorf("render page: %w", err)
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Add("Vary", "Accept-Encoding, Cookie")
	if body.Len() < gzipMinBytes || !acceptsGzip(r) {
		send(w, r, status, body.Bytes())
		return nil
	}
	packed := s.buffers.Get().(*bytes.Buffer)
	defer s.buffers.Put(packed)
	packed.Reset()
	if err := s.compress(packed, body.Bytes()); err != nil {
		return err
	}
	h.Set("Content-Encoding", "gzip")
	send(w, r, status, packed.Bytes())
	return nil
}

func (s *Server) compress(to *bytes.Buffer, body []byte) error {
	zip := s.zippers.Get().(*gzip.Writer)
	defer s.zippers.Put(zip)
	zip.Reset(to)
	if _, err := zip.Write(body); err != nil {
		return fmt.Errorf("compress page: %w", err)
	}
	if err := zip.Close(); err != nil {
		return fmt.Errorf("compress page: %w", err)
	}
	return nil
}

// send writes a whole answer. A reader who has left is nobody's error.
func send(w http.ResponseWriter, r *http.Request, status int, body []byte) {
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body)
	}
}

// acceptsGzip reads Accept-Encoding: gzip is named and not with weight 0.
func acceptsGzip(r *http.Request) bool {
	for offer := range strings.SplitSeq(strings.Join(r.Header.Values("Accept-Encoding"), ","), ",") {
		coding, params, _ := strings.Cut(offer, ";")
		if !strings.EqualFold(strings.TrimSpace(coding), "gzip") {
			continue
		}
		weight, given := strings.CutPrefix(strings.ReplaceAll(params, " ", ""), "q=")
		q, err := strconv.ParseFloat(weight, 64)
		return !given || err == nil && q > 0
	}
	return false
}
