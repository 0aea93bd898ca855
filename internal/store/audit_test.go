package store_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgtest"
	"kehoach/internal/plan"
)

func TestTheAuditIsOnlyEverAddedTo(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	for _, sql := range []string{`UPDATE audit_log SET reason = 'x'`, `DELETE FROM audit_log`, `TRUNCATE audit_log`} {
		_, err := db.App.Exec(t.Context(), sql)
		require.ErrorContains(t, err, "permission denied", sql)
	}
	execAs(t, db.Owner, `INSERT INTO settings (key, value) VALUES ('due_soon_days', '5')
		ON CONFLICT (key) DO UPDATE SET value = excluded.value`)
	for _, sql := range []string{`UPDATE audit_log SET reason = 'x'`, `DELETE FROM audit_log`, `TRUNCATE audit_log`} {
		_, err := db.Owner.Exec(t.Context(), sql)
		require.ErrorContains(t, err, "append-only", sql)
	}
}

func TestTheAuditHoldsNoSecret(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	execAs(t, w.owner, `INSERT INTO credentials (user_id, password_hash) VALUES ($1, '$argon2id$v=19$m=1$bi-mat-bam')`, w.officer.UserID)
	execAs(t, w.owner, `UPDATE credentials SET password_hash = '$argon2id$v=19$m=1$bi-mat-khac' WHERE user_id = $1`, w.officer.UserID)
	var n int
	require.NoError(t, w.owner.QueryRow(t.Context(), `SELECT count(*) FROM audit_log WHERE entity = 'credentials'
		AND (before::text ~ 'bi-mat|password_hash|totp_secret' OR after::text ~ 'bi-mat|password_hash|totp_secret')`).Scan(&n))
	assert.Zero(t, n)
}

func TestAnAdministratorReadsTheAuditOfTheOwnProvinceAndNoDraft(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.reviewReport(t, d.half, d.task, "submitted", "in_progress", 40, "feasible", "chữ của đơn vị")
	page, err := d.AuditLog(t.Context(), d.admin, plan.AuditFilter{Entity: "progress_reports"})
	require.NoError(t, err)
	require.NotEmpty(t, page.Entries)
	for _, change := range page.Entries[0].Changes {
		assert.NotContains(t, change.After, "chữ của đơn vị")
	}
	page, err = d.AuditLog(t.Context(), d.admin, plan.AuditFilter{Who: "%"})
	require.NoError(t, err)
	assert.Empty(t, page.Entries, "a percent sign is looked for as itself")
	page, err = d.AuditLog(t.Context(), d.admin, plan.AuditFilter{})
	require.NoError(t, err)
	assert.NotEmpty(t, page.Entries)
	for _, actor := range []plan.Actor{d.planner, d.officer, d.leader} {
		_, err = d.AuditLog(t.Context(), actor, plan.AuditFilter{})
		require.ErrorIs(t, err, plan.ErrForbidden)
	}
	far := periodActor(plan.Admin, d.stranger.Provinces()[0])
	page, err = d.AuditLog(t.Context(), far, plan.AuditFilter{})
	require.NoError(t, err)
	for _, entry := range page.Entries {
		assert.Equal(t, "memberships", entry.Entity, "of the other province there is its member alone")
	}
}
