package server

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"time"

	"golang.org/x/text/unicode/norm"

	"kehoach/internal/plan"
)

// An upload is a form with a file. Nothing of it touches the disk.
type upload struct {
	fields url.Values
	file   *plan.File // nil: none was chosen
	// tooLarge is true when the file is larger than what is kept; its bytes are gone then, the fields are there.
	tooLarge bool
}

// readUpload reads a posted form whose file is in the field of that name, and lets the actor carry it out once. The
// sender has longer than for other forms.
func (s *Server) readUpload(w http.ResponseWriter, r *http.Request, actor plan.Actor, field string) (upload, plan.Actor, error) {
	sent := upload{fields: url.Values{}}
	if err := s.extendDeadlines(w); err != nil {
		return sent, actor, err
	}
	parts, err := r.MultipartReader()
	if err != nil {
		return sent, actor, badRequest(fmt.Errorf("form with file: %w", err))
	}
	room, count := s.limits.FormBytes, 0
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return sent, actor, badRequest(fmt.Errorf("form with file: %w", err))
		}
		if count++; count > s.limits.FormFields {
			return sent, actor, problem{status: http.StatusRequestEntityTooLarge}
		}
		if part.FormName() == field {
			err = sent.readFile(part, r.ContentLength)
		} else {
			room, err = sent.readField(part, room)
		}
		if err != nil {
			return sent, actor, err
		}
	}
	more := ""
	if sent.file != nil {
		sum := sha256.Sum256(sent.file.Bytes)
		more = "\n" + sent.file.Name + "\n" + hex.EncodeToString(sum[:])
	}
	actor.Once = onceOf(r, sent.fields, more)
	return sent, actor, nil
}

// extendDeadlines gives a slow line the time a large file takes; a connection that has no deadlines needs none.
func (s *Server) extendDeadlines(w http.ResponseWriter) error {
	control, until := http.NewResponseController(w), time.Now().Add(s.limits.Upload)
	err := errors.Join(control.SetReadDeadline(until), control.SetWriteDeadline(until.Add(s.limits.Write)))
	if err != nil && !errors.Is(err, http.ErrNotSupported) {
		return fmt.Errorf("extend deadlines: %w", err)
	}
	return nil
}

// readField reads a typed field into what room is left for all of them.
func (u *upload) readField(part *multipart.Part, room int64) (left int64, err error) {
	value, err := io.ReadAll(io.LimitReader(part, room+1))
	if err != nil {
		return 0, badRequest(fmt.Errorf("field: %w", err))
	}
	left = room - int64(len(value)) - int64(len(part.FormName()))
	if left < 0 {
		return 0, problem{status: http.StatusRequestEntityTooLarge}
	}
	name, text := part.FormName(), string(value)
	if !cleanText(name) || !cleanText(text) {
		return 0, problem{status: http.StatusBadRequest}
	}
	u.fields.Add(norm.NFC.String(name), norm.NFC.String(text))
	return left, nil
}

// readFile reads the chosen file, and of several the first, out of a body of that length (-1: unknown). A browser sends a
// nameless one where none was chosen.
func (u *upload) readFile(part *multipart.Part, body int64) error {
	if u.file != nil || u.tooLarge {
		return nil
	}
	var buffer bytes.Buffer
	// Room for all of it at once: growing would take several times as much.
	buffer.Grow(int(min(max(body, 0), plan.FileMaxBytes)) + bytes.MinRead)
	if _, err := buffer.ReadFrom(io.LimitReader(part, plan.FileMaxBytes+1)); err != nil {
		return badRequest(fmt.Errorf("file: %w", err))
	}
	content := buffer.Bytes()
	if len(content) > plan.FileMaxBytes {
		u.tooLarge = true
		if _, err := io.Copy(io.Discard, part); err != nil {
			return badRequest(fmt.Errorf("file: %w", err))
		}
		return nil
	}
	sent := part.FileName()
	if sent == "" && len(content) == 0 {
		return nil
	}
	if !cleanText(sent) {
		return problem{status: http.StatusBadRequest}
	}
	u.file = &plan.File{Name: plan.CleanFileName(norm.NFC.String(sent)), Bytes: content}
	return nil
}
