package store

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// contextRunes is how much source text a task page shows on each side of the task's sentence.
const contextRunes = 300

type sourceRow struct {
	FileName, SHA256, Text string
	Spans                  []plan.Span
}

// SourceText returns the text a plan was imported from, with the role of every part.
func (s *Store) SourceText(
	ctx context.Context, actor plan.Actor, slug string, year int, planSlug string,
) (plan.SourceText, error) {
	at := planAddress{slug, year, planSlug}
	if !at.valid() {
		return plan.SourceText{}, plan.ErrNotFound
	}
	const sql = `SELECT file_name, sha256, text, draft -> 'Spans' AS spans FROM imports WHERE id = @id::bigint`
	var head planHead
	var source sourceRow
	err := s.read(ctx, actor, func(b *pgx.Batch) { at.queue(b, &head) }, func(tx pgx.Tx) error {
		return send(ctx, tx, func(b *pgx.Batch) {
			queueOne(b, &source, sql, pgx.StrictNamedArgs{"id": head.ImportID})
		})
	})
	if err != nil {
		return plan.SourceText{}, err
	}
	return plan.SourceText{
		Province: head.Province, Plan: head.plan(),
		FileName: source.FileName, SHA256: source.SHA256, Text: source.Text, Spans: source.Spans,
	}, nil
}

type warningRow struct{ Warnings []plan.Warning }

func queueWarnings(b *pgx.Batch, into *warningRow, importID int64) {
	const sql = `SELECT draft -> 'Warnings' AS warnings FROM imports WHERE id = @id::bigint`
	queueOne(b, into, sql, pgx.StrictNamedArgs{"id": importID})
}

// A contextRow is the text before and after a task's sentence, in bytes that may cut a letter at the far end.
type contextRow struct{ Before, After []byte }

// queueContext reads four bytes for each rune wanted: UTF-8 has no longer ones.
func queueContext(b *pgx.Batch, into *contextRow, taskID int64) {
	const sql = `WITH task AS MATERIALIZED (
			SELECT t.source_start, t.source_end, convert_to(i.text, 'UTF8') AS text
			FROM tasks t JOIN plans pl ON pl.id = t.plan_id JOIN imports i ON i.id = pl.import_id WHERE t.id = @id::bigint)
		SELECT CASE WHEN source_end > source_start THEN
				substring(text FROM greatest(source_start - @bytes::int, 0) + 1 FOR least(source_start, @bytes::int))
			ELSE '' END AS before,
			CASE WHEN source_end > source_start THEN substring(text FROM source_end + 1 FOR @bytes::int) ELSE '' END AS after
		FROM task`
	queueOne(b, into, sql, pgx.StrictNamedArgs{"id": taskID, "bytes": utf8.UTFMax * contextRunes})
}

// cut returns at most contextRunes of each side, from word to word.
func (r contextRow) cut() (before, after string) {
	return lastRunes(strings.ToValidUTF8(string(r.Before), ""), contextRunes),
		firstRunes(strings.ToValidUTF8(string(r.After), ""), contextRunes)
}

func lastRunes(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	tail := string(runes[len(runes)-n:])
	if i := strings.IndexFunc(tail, unicode.IsSpace); i >= 0 {
		return strings.TrimLeftFunc(tail[i:], unicode.IsSpace)
	}
	return tail
}

func firstRunes(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	head := string(runes[:n])
	if i := strings.LastIndexFunc(head, unicode.IsSpace); i >= 0 {
		return strings.TrimRightFunc(head[:i], unicode.IsSpace)
	}
	return head
}
