package store

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// keepFile keeps a file that was found in order, under an id nobody can guess.
func (s *Store) keepFile(ctx context.Context, tx pgx.Tx, actor plan.Actor, provinceID int64, file plan.File) (id string, err error) {
	const sql = `INSERT INTO files (id, province_id, name, media_type, sha256, bytes, created_at, created_by)
		VALUES (@id, @province_id, @name, @media_type, @sha256, @bytes, @now, nullif(@user_id::bigint, 0))`
	mediaType, _ := plan.FileType(file.Name, file.Bytes)
	sum := sha256.Sum256(file.Bytes)
	id = rand.Text()
	_, err = tx.Exec(ctx, sql, pgx.StrictNamedArgs{
		"id": id, "province_id": provinceID, "name": file.Name, "media_type": mediaType, "sha256": hex.EncodeToString(sum[:]),
		"bytes": file.Bytes, "now": s.now(), "user_id": actor.UserID,
	})
	if err != nil {
		return "", fmt.Errorf("keep file: %w", err)
	}
	return id, nil
}

// A fileRow is a file with its bytes.
type fileRow struct {
	ID, Name, MediaType string
	CreatedAt           time.Time
	Bytes               []byte
}

// File returns a file of an evidence the actor may read. Of an evidence that was removed it is gone.
func (s *Store) File(ctx context.Context, actor plan.Actor, id string) (plan.StoredFile, error) {
	const bytesSQL = `SELECT id, name, media_type, created_at, bytes FROM files WHERE id = @id`
	if !storable(id) {
		return plan.StoredFile{}, plan.ErrNotFound
	}
	var (
		row   evidenceRow
		place taskPlace
		file  fileRow
	)
	args := pgx.StrictNamedArgs{"id": id}
	err := s.read(ctx, actor, func(b *pgx.Batch) {
		queueOne(b, &place, taskPlaceSQL+` WHERE t.id = (SELECT task_id FROM evidences WHERE file_id = @id)`, args)
		queueOne(b, &row, evidenceColumns+` WHERE e.file_id = @id AND e.removed_at IS NULL`, args)
	}, func(tx pgx.Tx) error {
		if !actor.SeesEvidence(place.ProvinceID, place.LeadID, row.evidence()) {
			return plan.ErrForbidden
		}
		return send(ctx, tx, func(b *pgx.Batch) { queueOne(b, &file, bytesSQL, args) })
	})
	if err != nil {
		return plan.StoredFile{}, err
	}
	return plan.StoredFile{
		ID: file.ID, Name: file.Name, MediaType: file.MediaType, Size: int64(len(file.Bytes)), CreatedAt: file.CreatedAt, Bytes: file.Bytes,
	}, nil
}
