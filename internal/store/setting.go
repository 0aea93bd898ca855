package store

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// A settingRow is one decided setting.
type settingRow struct {
	Key     string
	Value   []byte
	Version int
}

const settingsTableSQL = `SELECT key, value::text::bytea AS value, version FROM settings`

func queueSettingRows(b *pgx.Batch, into *[]settingRow) {
	queueAll(b, into, settingsTableSQL, pgx.StrictNamedArgs{})
}

// settingFields are the rows of table settings and where each is kept.
func settingFields(s *plan.Settings) map[string]any {
	return map[string]any{
		"second_factor_admin": &s.SecondFactorAdmin, "due_soon_days": &s.DueSoonDays, "session_idle_minutes": &s.IdleMinutes,
		"password_kinds": &s.PasswordKinds, "password_days": &s.PasswordDays, "demo": &s.Demo,
	}
}

// settings reads rows over the defaults; a key of a later program is left alone.
func (s *Store) settings(rows []settingRow) (plan.Settings, error) {
	found := plan.DefaultSettings()
	fields := settingFields(&found)
	for _, row := range rows {
		found.Version += row.Version
		if field := fields[row.Key]; field != nil {
			if err := json.Unmarshal(row.Value, field); err != nil {
				return found, fmt.Errorf("setting %s: %w", row.Key, err)
			}
		}
	}
	if found.Demo {
		s.demo.Store(true)
	}
	return found, nil
}

// Settings returns what is decided for the installation. Everybody may know it.
func (s *Store) Settings(ctx context.Context) (plan.Settings, error) {
	var rows []settingRow
	if err := s.read(ctx, gate(), func(b *pgx.Batch) { queueSettingRows(b, &rows) }, nil); err != nil {
		return plan.Settings{}, err
	}
	return s.settings(rows)
}

// Demo says whether the store has seen that its database holds made-up figures; once so, it stays so.
func (s *Store) Demo() bool { return s.demo.Load() }

// SaveSettings decides for the whole installation; only who administers all of it may. The demo mark stays as it is.
func (s *Store) SaveSettings(ctx context.Context, actor plan.Actor, version int, wanted plan.Settings) error {
	const sql = `INSERT INTO settings (key, value) VALUES (@key, @value::jsonb)
		ON CONFLICT (key) DO UPDATE SET value = excluded.value, version = settings.version + 1 WHERE settings.value <> excluded.value`
	if !actor.AdministersAll() {
		return plan.ErrForbidden
	}
	if err := wanted.Validate().Err(); err != nil {
		return err
	}
	var rows []settingRow
	return s.write(ctx, actor, func(b *pgx.Batch) {
		b.Queue(`LOCK TABLE settings IN SHARE ROW EXCLUSIVE MODE`)
		queueSettingRows(b, &rows)
	}, func(tx pgx.Tx) error {
		before, err := s.settings(rows)
		if err != nil {
			return err
		}
		if before.Version != version {
			return plan.ErrConflict
		}
		return send(ctx, tx, func(b *pgx.Batch) {
			for key, value := range settingFields(&wanted) {
				if key != "demo" {
					b.Queue(sql, pgx.StrictNamedArgs{"key": key, "value": value})
				}
			}
		})
	})
}
