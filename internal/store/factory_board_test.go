package store_test

import (
	"context"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

// A world is random histories of many years of one province, as values and as rows.
type world struct {
	*rand.Rand
	province int64
	units    []int64
	years    []worldYear
	next     int64 // id of the next row of any table
	rows     map[string][][]any
}

type worldYear struct {
	id      int64
	plans   map[int64]bool // whether given out
	periods []plan.ReportingPeriod
	tasks   []plan.TaskHistory
}

const boardImport = `INSERT INTO imports (province_id, year_id, state, file_name, format, bytes, sha256, text, draft, actor, created_at)
	VALUES ($1, $2, 'committed', 'a.txt', 'txt', '', encode(sha256(''), 'hex'), '', '{}', 'test', now()) RETURNING id`

// worldColumns are the columns of the rows a world writes, table by table in the order they are written.
func worldColumns() []struct {
	table   string
	columns []string
} {
	return []struct {
		table   string
		columns []string
	}{
		{"plans", []string{"id", "province_id", "year_id", "import_id", "kind", "state", "slug", "released_on"}},
		{"task_groups", []string{"id", "province_id", "year_id", "plan_id", "ord", "title", "synthetic", "source_start", "source_end"}},
		{"periods", []string{"id", "province_id", "year_id", "kind", "data_from", "data_to", "as_of_on", "opens_on", "due_on", "grace_until", "state"}},
		{"tasks", []string{"id", "province_id", "year_id", "plan_id", "group_id", "ord", "number", "text", "kind", "due_on", "due_original",
			"assigned_on", "from_heading", "confidence", "source_start", "source_end", "closed_on", "closed_as", "closed_reason"}},
		{"task_units", []string{"province_id", "year_id", "task_id", "ord", "role", "name", "unit_id"}},
		{"progress_reports", []string{"id", "province_id", "year_id", "task_id", "period_id", "unit_id", "state", "progress", "percent",
			"outlook", "obstacles", "proposals", "completed_on", "saved_at", "sent_at"}},
		{"extensions", []string{"id", "province_id", "year_id", "task_id", "unit_id", "state", "due_before", "proposed_on", "reason",
			"requested_at", "requested_name", "decided_on", "granted_on", "decision_reason"}},
		{"evidences", []string{"id", "province_id", "year_id", "task_id", "period_id", "unit_id", "summary", "created_at", "removed_at", "removed_reason"}},
	}
}

// newWorld makes histories of years × tasks and writes them.
func newWorld(t testing.TB, owner *pgxpool.Pool, seed uint64, years, tasks int) *world {
	t.Helper()
	w := &world{Rand: rand.New(rand.NewPCG(seed, 3)), next: 1_000_000, rows: map[string][][]any{}}
	require.NoError(t, owner.QueryRow(t.Context(), `SELECT id FROM provinces WHERE slug = 'binh-duong' ORDER BY id LIMIT 1`).Scan(&w.province))
	for _, name := range []string{"Phòng Nghiệp vụ Y", "Chi cục Dân số", "Bệnh viện Đa khoa tỉnh"} {
		w.units = append(w.units, periodUnit(t, owner, w.province, name))
	}
	for n := range years {
		w.year(t, owner, 2010+n, tasks)
	}
	w.write(t, owner)
	return w
}

func (w *world) id() int64 {
	w.next++
	return w.next
}

func (w *world) chance(percent int) bool { return w.IntN(100) < percent }

func pick[T any](w *world, list ...T) T { return list[w.IntN(len(list))] }

func (w *world) add(table string, values ...any) { w.rows[table] = append(w.rows[table], values) }

func (w *world) year(t testing.TB, owner *pgxpool.Pool, number, tasks int) {
	t.Helper()
	const yearSQL = `INSERT INTO years (province_id, year) VALUES ($1, $2) RETURNING id`
	y := worldYear{plans: map[int64]bool{}}
	var file int64
	require.NoError(t, owner.QueryRow(t.Context(), yearSQL, w.province, number).Scan(&y.id))
	require.NoError(t, owner.QueryRow(t.Context(), boardImport, w.province, y.id).Scan(&file))
	for _, p := range plan.NewPeriods(number, pick(w, plan.Presets()...), plan.Holidays{}) {
		if w.chance(12) && len(y.periods) > 0 { // not every year has every kỳ
			continue
		}
		p.ID, p.YearID, p.ProvinceID, p.State = w.id(), y.id, w.province, plan.PeriodOpen
		y.periods = append(y.periods, p)
		w.add("periods", p.ID, w.province, y.id, p.Kind, p.DataFrom, p.DataTo, p.AsOfOn, p.OpensOn, p.DueOn, p.GraceUntil, p.State)
	}
	for n, kind := range []plan.Kind{plan.Annual, plan.Thematic, plan.Directive} {
		id, group, state, released := w.id(), w.id(), plan.Drafted, plan.Date{}
		if w.chance(80) {
			state, released = plan.Released, plan.Date{Year: number, Month: time.January, Day: 15}
		}
		y.plans[id] = state != plan.Drafted
		w.add("plans", id, w.province, y.id, file, kind, state, string(kind), released)
		w.add("task_groups", group, w.province, y.id, id, 1, "Nhóm", false, 0, 0)
		for ord := range (tasks + n) / 3 {
			y.tasks = append(y.tasks, w.task(y, plan.Task{PlanID: id, GroupID: group, Ord: ord + 1}, number))
		}
	}
	w.years = append(w.years, y)
}

// day is a day at or beside one that decides something, or any day of the year.
func (w *world) day(y worldYear, year int) plan.Date {
	p := pick(w, y.periods...)
	switch w.IntN(6) {
	case 0:
		return p.DataTo.AddDays(w.IntN(3) - 1)
	case 1:
		return p.AsOfOn.AddDays(w.IntN(3) - 1)
	case 2:
		return p.AsOfOn.AddDays(w.IntN(10))
	case 3:
		return plan.MonthEnd(year, time.Month(1+w.IntN(12)))
	case 4:
		return plan.MonthEnd(year, time.February).AddDays(w.IntN(3) - 1)
	}
	return plan.Date{Year: year, Month: time.January, Day: 1}.AddDays(w.IntN(400) - 20)
}

func (w *world) task(y worldYear, t plan.Task, year int) plan.TaskHistory {
	t.ID, t.Number, t.Text, t.Kind = w.id(), "1", "Nhiệm vụ", plan.WithDeadline
	t.AssignedOn = plan.Date{Year: year, Month: time.January, Day: 1}
	h := plan.TaskHistory{Released: y.plans[t.PlanID]}
	original := plan.Date{}
	switch {
	case w.chance(8):
		t.Kind = plan.Regular
	case w.chance(88):
		original = w.day(y, year)
	}
	if h.Released {
		t.DueOriginal = original
	}
	t.DueOn = original
	if !original.IsZero() && h.Released {
		t.DueOn = w.extend(y, &h, t, year)
	}
	if w.chance(15) {
		t.AssignedOn = w.day(y, year)
	}
	if w.chance(8) {
		t.ClosedOn, t.ClosedAs, t.ClosedReason = w.day(y, year), plan.ClosedMerged, "trùng"
	}
	switch w.IntN(6) {
	case 0:
	case 1:
		t.Units = []plan.TaskUnit{{Role: plan.Lead, Name: "Phòng chưa có"}}
	default:
		t.Units = []plan.TaskUnit{{Role: plan.Lead, Name: "Đơn vị", UnitID: pick(w, w.units...)}}
	}
	h.Task = t
	w.report(y, &h, year)
	w.prove(y, &h)
	w.writeTask(y, t)
	return h
}

// extend grants up to three extensions, each later than the one before, decided in any order.
func (w *world) extend(y worldYear, h *plan.TaskHistory, t plan.Task, year int) plan.Date {
	due := t.DueOn
	for range max(0, w.IntN(7)-3) {
		granted, decided := due.AddDays(1+w.IntN(120)), w.day(y, year)
		h.Extensions = append(h.Extensions, plan.GrantedExtension{DecidedOn: decided, GrantedOn: granted})
		w.extension(y, t.ID, plan.ExtensionApproved, due, granted, decided, granted)
		due = granted
	}
	switch w.IntN(8) { // none of these moves anything
	case 0:
		w.extension(y, t.ID, plan.ExtensionRefused, due, due.AddDays(30), w.day(y, year), plan.Date{})
	case 1:
		w.extension(y, t.ID, plan.ExtensionRequested, due, due.AddDays(30), plan.Date{}, plan.Date{})
	case 2:
		w.extension(y, t.ID, plan.ExtensionWithdrawn, due, due.AddDays(30), plan.Date{}, plan.Date{})
	}
	return due
}

func (w *world) extension(y worldYear, task int64, state plan.ExtensionState, before, proposed, decided, granted plan.Date) {
	w.add("extensions", w.id(), w.province, y.id, task, w.units[0], state, before, proposed, "lý do", now(), "người", decided, granted, "ý kiến")
}

// report writes a report in most kỳ, in every state.
func (w *world) report(y worldYear, h *plan.TaskHistory, year int) {
	states := []plan.ReportState{plan.ReportApproved, plan.ReportApproved, plan.ReportApproved, plan.ReportSubmitted, plan.ReportDraft, plan.ReportReturned}
	for _, p := range y.periods {
		if w.chance(30) {
			continue
		}
		r := plan.PeriodReport{Kind: p.Kind, State: pick(w, states...), Content: w.content(y, year)}
		h.Reports = append(h.Reports, r)
		var percent, outlook any
		if r.Percent != nil {
			percent = float64(*r.Percent) / 10
		}
		if r.Outlook != "" {
			outlook = r.Outlook
		}
		w.add("progress_reports", w.id(), w.province, y.id, h.Task.ID, p.ID, w.units[0], r.State, r.Progress, percent, outlook,
			"vướng mắc", "kiến nghị", r.CompletedOn, now(), now())
	}
}

func (w *world) content(y worldYear, year int) plan.Content {
	full := plan.PerMille(1000)
	if w.chance(30) {
		return plan.Content{Progress: plan.Done, Percent: &full, CompletedOn: w.day(y, year)}
	}
	c := plan.Content{
		Progress: pick(w, plan.NotStarted, plan.InProgress, plan.InProgress, plan.InProgress, plan.Paused, plan.Dropped),
		Outlook:  pick(w, "", plan.Feasible, plan.AtRisk, plan.Unlikely),
	}
	if percent := pick(w, -1, 0, 0, 557, 558, 1000); percent >= 0 {
		c.Percent = new(plan.PerMille(percent))
	}
	return c
}

func (w *world) prove(y worldYear, h *plan.TaskHistory) {
	for range max(0, w.IntN(4)-1) {
		var period, removed, why any
		kind := plan.PeriodKind("")
		if w.chance(70) {
			p := pick(w, y.periods...)
			period, kind = p.ID, p.Kind
		}
		if w.chance(30) {
			removed, why = now(), "nhầm"
		} else {
			h.Evidence = append(h.Evidence, kind)
		}
		w.add("evidences", w.id(), w.province, y.id, h.Task.ID, period, w.units[0], "quyết định", now(), removed, why)
	}
}

func (w *world) writeTask(y worldYear, t plan.Task) {
	var as, why any
	if !t.ClosedOn.IsZero() {
		as, why = t.ClosedAs, t.ClosedReason
	}
	w.add("tasks", t.ID, w.province, y.id, t.PlanID, t.GroupID, t.Ord, t.Number, t.Text, t.Kind, t.DueOn, t.DueOriginal,
		t.AssignedOn, false, 0.9, 0, 0, t.ClosedOn, as, why)
	for _, u := range t.Units {
		var unit any
		if u.UnitID != 0 {
			unit = u.UnitID
		}
		w.add("task_units", w.province, y.id, t.ID, 1, u.Role, u.Name, unit)
	}
}

// write copies all rows in, without the triggers: they decide who may write, not what is counted.
func (w *world) write(t testing.TB, owner *pgxpool.Pool) {
	t.Helper()
	require.NoError(t, pgx.BeginFunc(t.Context(), owner, func(tx pgx.Tx) error {
		for _, part := range worldColumns() {
			if err := w.copyIn(t.Context(), tx, part.table, part.columns); err != nil {
				return err
			}
		}
		return nil
	}))
	_, err := owner.Exec(t.Context(), `ANALYZE`)
	require.NoError(t, err)
}

func (w *world) copyIn(ctx context.Context, tx pgx.Tx, table string, columns []string) error {
	name := pgx.Identifier{table}.Sanitize()
	if _, err := tx.Exec(ctx, `ALTER TABLE `+name+` DISABLE TRIGGER USER`); err != nil {
		return err
	}
	if _, err := tx.CopyFrom(ctx, pgx.Identifier{table}, columns, pgx.CopyFromRows(w.rows[table])); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, `ALTER TABLE `+name+` ENABLE TRIGGER USER`)
	return err
}
