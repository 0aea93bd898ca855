package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// CommitImport makes a plan of a document, all of it or nothing, in the province row valid on 01/01 of the year.
// The same bytes again give the plan they became, marked Existing. A second annual plan of a year is ErrConflict; a
// draft that lacks a fact, or names a province that did not exist then, is plan.ErrIncomplete; a value beyond the
// schema's limits is InvalidError.
func (s *Store) CommitImport(
	ctx context.Context, actor plan.Actor, file plan.File, draft plan.Draft,
) (plan.Committed, error) {
	if !plan.CanImport(actor) {
		return plan.Committed{}, plan.ErrForbidden
	}
	if err := draft.Lacks(); err != nil {
		return plan.Committed{}, err
	}
	if !isYear(draft.Year) {
		return plan.Committed{}, plan.ErrIncomplete{Missing: "year"}
	}
	commit, err := newCommit(actor, file, draft, s.now())
	if err != nil {
		return plan.Committed{}, err
	}
	var provinces []plan.Province
	err = s.write(ctx, actor, func(b *pgx.Batch) { commit.lockYear(b, &provinces) }, func(tx pgx.Tx) error {
		if len(provinces) == 0 {
			return plan.ErrIncomplete{Missing: "province"}
		}
		commit.province = provinces[0]
		if !actor.CanIn(plan.RightImport, commit.province.ID) {
			return plan.ErrNotFound
		}
		return commit.run(ctx, tx)
	})
	if err != nil {
		return plan.Committed{}, fmt.Errorf("import %s: %w", commit.fileName, err)
	}
	return plan.Committed{Province: commit.province, Plan: commit.row.plan(), Existing: commit.existing}, nil
}

// A commit is one CommitImport under way.
type commit struct {
	actor     plan.Actor
	fileName  string
	file      plan.File
	sha256    string
	draft     plan.Draft
	draftJSON []byte
	at        time.Time

	province plan.Province
	yearIDs  []int64
	existing bool
	row      planRow
}

func newCommit(actor plan.Actor, file plan.File, draft plan.Draft, at time.Time) (*commit, error) {
	sum := sha256.Sum256(file.Bytes)
	c := &commit{
		actor: actor, fileName: strings.ToValidUTF8(filepath.Base(file.Name), "\uFFFD"), file: file, sha256: hex.EncodeToString(sum[:]), draft: draft, at: at,
	}
	if draft.SHA256 != "" && draft.SHA256 != c.sha256 {
		return nil, fmt.Errorf("import %s: the draft was read from another file", c.fileName)
	}
	stored := draft
	stored.Text = "" // has a column of its own
	var err error
	if c.draftJSON, err = json.Marshal(stored); err != nil {
		return nil, fmt.Errorf("import %s: %w", c.fileName, err)
	}
	return c, nil
}

// lockYear finds the province, makes the year if it is new and locks it: imports into one year come one after another.
func (c *commit) lockYear(b *pgx.Batch, provinces *[]plan.Province) {
	const provinceSQL = `SELECT id, code, slug, name, kind, valid_from, valid_to FROM provinces_on(make_date(@year::int, 1, 1))
		WHERE code = @code::text AND valid_from <= make_date(@year::int, 1, 1)
			AND (valid_to IS NULL OR valid_to >= make_date(@year::int, 1, 1))`
	const insertSQL = `INSERT INTO years (province_id, year)
		SELECT id, @year::int FROM provinces WHERE code = @code::text AND valid_from <= make_date(@year::int, 1, 1)
			AND (valid_to IS NULL OR valid_to >= make_date(@year::int, 1, 1))
		ON CONFLICT ON CONSTRAINT years_year_key DO NOTHING`
	const lockSQL = `SELECT y.id FROM years y JOIN provinces p ON p.id = y.province_id
		WHERE y.year = @year::int AND p.code = @code::text AND p.valid_from <= make_date(@year::int, 1, 1)
			AND (p.valid_to IS NULL OR p.valid_to >= make_date(@year::int, 1, 1))
		FOR NO KEY UPDATE OF y`
	args := pgx.StrictNamedArgs{"year": c.draft.Year, "code": c.draft.Province.Code}
	queueAll(b, provinces, provinceSQL, args)
	b.Queue(insertSQL, args)
	b.Queue(lockSQL, args).Query(func(rows pgx.Rows) error {
		var err error
		c.yearIDs, err = pgx.CollectRows(rows, pgx.RowTo[int64])
		return err
	})
}

func (c *commit) run(ctx context.Context, tx pgx.Tx) error {
	const existingSQL = planColumns + ` WHERE pl.province_id = @province_id::bigint AND pl.year_id = @year_id::bigint AND i.sha256 = @sha256`
	const slugsSQL = `SELECT slug FROM plans WHERE year_id = @year_id::bigint`
	var existing []planRow
	var slugs []string
	err := send(ctx, tx, func(b *pgx.Batch) {
		queueAll(b, &existing, existingSQL, pgx.StrictNamedArgs{
			"province_id": c.province.ID, "year_id": c.yearIDs[0], "sha256": c.sha256,
		})
		b.Queue(slugsSQL, pgx.StrictNamedArgs{"year_id": c.yearIDs[0]}).Query(func(rows pgx.Rows) error {
			var err error
			slugs, err = pgx.CollectRows(rows, pgx.RowTo[string])
			return err
		})
	})
	if err != nil {
		return err
	}
	if len(existing) > 0 {
		c.existing, c.row = true, existing[0]
		return nil
	}
	planID, err := c.insertPlan(ctx, tx, freeSlug(c.draft.Slug(), slugs))
	if err != nil {
		return err
	}
	return c.insertParts(ctx, tx, planID)
}

// freeSlug returns slug, or slug-2, slug-3 … if it is taken.
func freeSlug(slug string, taken []string) string {
	free := slug
	for n := 2; slices.Contains(taken, free); n++ {
		free = slug + "-" + strconv.Itoa(n)
	}
	return free
}

func (c *commit) insertPlan(ctx context.Context, tx pgx.Tx, slug string) (int64, error) {
	const sql = `WITH import AS (
			INSERT INTO imports (province_id, year_id, state, file_name, format, bytes, sha256, text, draft, actor, created_at)
			VALUES (@province_id::bigint, @year_id::bigint, 'committed', @file_name, @format, @bytes, @sha256, @text, @draft, @actor, @at)
			RETURNING id)
		INSERT INTO plans (province_id, year_id, import_id, kind, period, slug, title, number, agency, issued_on, bases,
			declared_groups, declared_tasks)
		SELECT @province_id::bigint, @year_id::bigint, id, @kind, nullif(@period, ''), @slug::text, nullif(@title, ''), nullif(@number, ''),
			nullif(@agency, ''), @issued_on::date, @bases, nullif(@declared_groups::int, 0), nullif(@declared_tasks::int, 0)
		FROM import RETURNING id`
	d := c.draft
	rows, err := tx.Query(ctx, sql, pgx.StrictNamedArgs{
		"province_id": c.province.ID, "year_id": c.yearIDs[0],
		"file_name": c.fileName, "format": d.Format, "bytes": notNil(c.file.Bytes), "sha256": c.sha256, "text": d.Text,
		"draft": c.draftJSON, "actor": c.actor.Label, "at": c.at,
		"kind": d.Kind, "period": d.Period, "slug": slug, "title": d.Title, "number": d.Number, "agency": d.Agency,
		"issued_on": d.IssuedOn, "bases": notNil(d.Bases),
		"declared_groups": d.Declared.Groups, "declared_tasks": d.Declared.Tasks,
	})
	if err != nil {
		return 0, err
	}
	return pgx.CollectExactlyOneRow(rows, pgx.RowTo[int64])
}

// notNil keeps an empty list from becoming NULL.
func notNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
