package store_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

func revisions(t testing.TB, db *pgxpool.Pool) []int64 {
	t.Helper()
	rows, err := db.Query(t.Context(), `SELECT revision FROM years ORDER BY id`)
	require.NoError(t, err)
	found, err := pgx.CollectRows(rows, pgx.RowTo[int64])
	require.NoError(t, err)
	return found
}

func inTx(ctx context.Context, db *pgxpool.Pool, statements ...string) error {
	return pgx.BeginFunc(ctx, db, func(tx pgx.Tx) error {
		for _, sql := range statements {
			if _, err := tx.Exec(ctx, sql); err != nil {
				return err
			}
		}
		return nil
	})
}

func TestATransactionRaisesTheRevisionOnce(t *testing.T) {
	t.Parallel()
	s, db := open(t)
	b := binhDuong()
	b.Indicators = []plan.Indicator{{Name: "Số ca", Value: "60"}}
	b.commit(t, s)
	draftOf("34", 2024, plan.Thematic, "khác").group("Nhóm", "việc").commit(t, s)
	require.Equal(t, []int64{1, 1}, revisions(t, db))

	for i, sql := range []string{
		`UPDATE tasks SET text = text || '!' WHERE year_id = 1`,
		`UPDATE task_groups SET title = title || '!' WHERE year_id = 1`,
		`UPDATE plans SET title = 'mới' WHERE year_id = 1`,
		`DELETE FROM task_units WHERE ord = 3`,
		`UPDATE task_targets SET value = 1`,
		`UPDATE indicators SET name = 'Số mắc'`,
		`UPDATE indicator_values SET value = 61`,
		`INSERT INTO task_units (province_id, year_id, task_id, ord, role, name) SELECT province_id, year_id, id, 9, 'support', 'x' FROM tasks WHERE year_id = 1`,
	} {
		require.NoError(t, inTx(t.Context(), db, sql, `UPDATE tasks SET output = 'x' WHERE year_id = 1`))
		assert.Equal(t, []int64{int64(i) + 2, 1}, revisions(t, db), sql)
	}
	require.NoError(t, inTx(t.Context(), db, `UPDATE imports SET file_name = 'x'`, `UPDATE plans SET title = 'x' WHERE false`))
	assert.Equal(t, []int64{9, 1}, revisions(t, db), "what no page shows raises nothing")
}

func TestARolledBackChangeRaisesNothing(t *testing.T) {
	t.Parallel()
	s, db := open(t)
	binhDuong().commit(t, s)
	require.Error(t, inTx(t.Context(), db, `UPDATE tasks SET output = 'x'`, `SELECT 1/0`))
	assert.Equal(t, []int64{1}, revisions(t, db))
}

func TestTransactionsOverTwoYearsDoNotDeadlock(t *testing.T) {
	t.Parallel()
	s, db := open(t)
	binhDuong().commit(t, s)
	draftOf("34", 2024, plan.Thematic, "khác").group("Nhóm", "việc").commit(t, s)
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Go(func() {
			first, second := 1+i%2, 2-i%2
			insert := `INSERT INTO indicators (province_id, year_id, plan_id, name) SELECT province_id, year_id, id, '%d' FROM plans WHERE year_id = %d`
			assert.NoError(t, inTx(t.Context(), db, fmt.Sprintf(insert, i, first), fmt.Sprintf(insert, i, second)))
		})
	}
	wg.Wait()
	assert.Equal(t, []int64{21, 21}, revisions(t, db))
}
