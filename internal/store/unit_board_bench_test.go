package store_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

// twoHundred gives the unit 200 tasks, all reported on with texts of the usual length in Quý I and half of them in 6 tháng.
func twoHundred(b *testing.B) reporting {
	b.Helper()
	x := newReporting(b)
	execAs(b, x.owner, `INSERT INTO tasks (province_id, year_id, plan_id, group_id, ord, number, text, kind, assigned_on, from_heading,
			confidence, source_start, source_end)
		SELECT province_id, year_id, plan_id, id, 100 + n, '9.' || n, repeat('Triển khai nhiệm vụ củng cố hệ thống y tế cơ sở ', 4), 'deadline',
			'2024-01-15', false, 0.9, 0, 0 FROM task_groups, generate_series(1, 157) n WHERE ord = 9`)
	execAs(b, x.owner, `INSERT INTO task_units (province_id, year_id, task_id, role, ord, name, unit_id)
		SELECT province_id, year_id, id, 'lead', 1, 'Phòng Nghiệp vụ Y', $1 FROM tasks t
		WHERE NOT EXISTS (SELECT 1 FROM task_units u WHERE u.task_id = t.id AND u.role = 'lead')`, x.unit)
	for period, share := range map[int64]int{x.q1.ID: 1, x.h1.ID: 2} {
		execAs(b, x.owner, `INSERT INTO progress_reports (province_id, year_id, task_id, period_id, unit_id, state, progress, percent, result,
				obstacles, saved_at, sent_at)
			SELECT province_id, year_id, id, $1, $2, 'approved', 'in_progress', 40, repeat('Đã trình dự thảo, đang lấy ý kiến. ', 10),
				repeat('Thiếu nhân lực. ', 10), now(), now() FROM tasks WHERE id % $3 = 0`, period, x.unit, share)
	}
	execAs(b, x.owner, `UPDATE progress_reports SET state = 'draft' WHERE period_id = $1`, x.h1.ID)
	execAs(b, x.owner, `ANALYZE`)
	return x
}

// timed runs work and reports the time 95 of 100 runs stay below.
func timed(b *testing.B, work func(n int)) {
	b.Helper()
	var took []time.Duration
	for b.Loop() {
		begun := time.Now()
		work(len(took))
		took = append(took, time.Since(begun))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
}

func BenchmarkUnitBoard200(b *testing.B) {
	x := twoHundred(b)
	timed(b, func(int) {
		board, err := x.UnitBoard(b.Context(), x.officer, x.unit, x.h1.ID)
		require.NoError(b, err)
		require.Len(b, board.Rows, 200)
	})
}

func BenchmarkSaveReport(b *testing.B) {
	x := twoHundred(b)
	var id int64
	require.NoError(b, x.owner.QueryRow(b.Context(), `SELECT task_id FROM progress_reports WHERE period_id = $1 LIMIT 1`, x.h1.ID).Scan(&id))
	edit := plan.ReportEdit{UnitID: x.unit, PeriodID: x.h1.ID, TaskID: id}
	timed(b, func(n int) {
		edit.Version = n + 1
		edit.Typed = going("10", fmt.Sprintf("đã họp lần %d", n))
		require.NoError(b, x.SaveReport(b.Context(), x.officer, edit))
	})
}
