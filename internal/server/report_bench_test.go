package server

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// BenchmarkReportPage200 is the whole way of a unit's page of 200 tasks: router, Postgres, templates, compression.
func BenchmarkReportPage200(b *testing.B) {
	d := newDesk(b)
	for _, sql := range []string{
		`INSERT INTO tasks (province_id, year_id, plan_id, group_id, ord, number, text, kind, assigned_on, from_heading, confidence,
				source_start, source_end)
			SELECT g.province_id, g.year_id, g.plan_id, g.id, 100 + n, '9.' || n, 'Việc ' || n || repeat(' củng cố hệ thống y tế cơ sở', 6), 'deadline',
				'2024-01-15', false, 0.9, 0, 0
			FROM task_groups g JOIN plans pl ON pl.id = g.plan_id AND pl.state = 'released', generate_series(1, 157) n WHERE g.ord = 9`,
		`INSERT INTO task_units (province_id, year_id, task_id, role, ord, name, unit_id)
			SELECT t.province_id, t.year_id, t.id, 'lead', 1, u.name, u.id FROM tasks t JOIN units u USING (province_id)
			WHERE u.name = 'Phòng Minh chứng A' AND NOT EXISTS (SELECT 1 FROM task_units x WHERE x.task_id = t.id AND x.role = 'lead')`,
		`INSERT INTO progress_reports (province_id, year_id, task_id, period_id, unit_id, state, progress, percent, result, saved_at)
			SELECT p.province_id, p.year_id, t.task_id, p.id, t.unit_id, 'draft', 'in_progress', 40,
				md5(t.task_id::text) || repeat(' đã trình dự thảo', 20), now()
			FROM periods p JOIN task_units t USING (year_id) JOIN units u ON u.id = t.unit_id
			WHERE p.kind = 'year' AND t.role = 'lead' AND u.name = 'Phòng Minh chứng A' AND t.task_id % 2 = 0`,
		`ANALYZE`,
	} {
		_, err := d.db.Owner.Exec(b.Context(), sql)
		require.NoError(b, err)
	}
	var took []time.Duration
	size := 0
	for b.Loop() {
		r := newRequest(b, http.MethodGet, d.address.at(0, ""), "")
		r.Header.Set("Accept-Encoding", "gzip")
		begun := time.Now()
		answer := exchange(d, r)
		took = append(took, time.Since(begun))
		require.Equal(b, http.StatusOK, answer.Code)
		size = answer.Body.Len()
	}
	slices.Sort(took)
	b.ReportMetric(float64(size), "page-bytes")
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
}
