// Package importer turns a document's bytes into a draft plan: groups, tasks, deadlines, offices, figures, and
// the role of every part of the text. It is pure: no clock, no files, no database.
package importer

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"kehoach/internal/importer/extract"
	"kehoach/internal/importer/outline"
	"kehoach/internal/plan"
)

// Parse reads a document. The name only helps to tell text formats apart and is kept in the draft. Errors are
// extract's, for files that cannot be read; a text that is no plan is no error but a draft without groups and a
// warning that says why. A reading that would lose or double a byte of the text is an error, never a draft.
func Parse(name string, b []byte) (plan.Draft, error) {
	doc, err := extract.Parse(name, b)
	if err != nil {
		return plan.Draft{}, err
	}
	d := outline.Read(doc)
	sum := sha256.Sum256(b)
	d.FileName, d.SHA256 = name, hex.EncodeToString(sum[:])
	if err := outline.CheckSpans(d); err != nil {
		return plan.Draft{}, fmt.Errorf("reading %q lost track of the text: %w", name, err)
	}
	return d, nil
}
