package demo

import (
	"context"
	"fmt"

	"kehoach/internal/plan"
)

// play lets a year of the province go by: its kỳ made, its plans released, the kỳ before the last reported, reviewed and
// locked, the last one open with its units in different states.
func (w *writer) play(ctx context.Context, y year) error {
	page, err := w.store.Board(ctx, w.planner, y.slug, y.year, "", plan.BasisCurrent)
	if err != nil {
		return fmt.Errorf("year: %w", err)
	}
	for _, p := range page.Plans {
		if err := w.assign(ctx, y, p); err != nil {
			return fmt.Errorf("plan %s: %w", p.Slug, err)
		}
	}
	if err := w.store.MakePeriods(ctx, w.planner, y.slug, y.year, plan.PresetDecree09); err != nil {
		return fmt.Errorf("periods: %w", err)
	}
	for _, kind := range plan.PeriodKinds() {
		if step(kind) < step(y.only) {
			continue
		}
		if err := w.run(ctx, y, kind); err != nil {
			return fmt.Errorf("period %s: %w", kind, err)
		}
	}
	return nil
}

// period is the kỳ as it is now.
func (w *writer) period(ctx context.Context, y year, kind plan.PeriodKind) (plan.ReportingPeriod, error) {
	page, err := w.store.Periods(ctx, w.planner, y.slug, y.year)
	for _, p := range page.List() {
		if p.Kind == kind {
			return p, err
		}
	}
	return plan.ReportingPeriod{}, err
}

// run is one kỳ from its opening to its lock, or for the last one to where it stands today.
func (w *writer) run(ctx context.Context, y year, kind plan.PeriodKind) error {
	p, err := w.period(ctx, y, kind)
	if err != nil {
		return err
	}
	w.on(p.OpensOn, 8)
	if err := w.store.OpenPeriod(ctx, w.planner, p.ID, p.Version); err != nil {
		return fmt.Errorf("open: %w", err)
	}
	last := kind == plan.FullPeriod
	if last {
		if err := w.lengthen(ctx, y, kind); err != nil {
			return err
		}
	}
	for i, officer := range w.officers {
		late := 0
		if i == 3 && !last {
			late = 1 // one unit is late every time
		}
		w.on(p.DueOn.AddDays(late-1), 10+i)
		if err := w.report(ctx, officer, w.units[i], p, last && i < officersOf); err != nil {
			return fmt.Errorf("unit %s: %w", w.units[i].Name, err)
		}
	}
	w.on(p.GraceUntil, 15)
	if err := w.review(ctx, y, p, last); err != nil || last {
		return err
	}
	if p, err = w.period(ctx, y, kind); err != nil {
		return err
	}
	return w.store.LockPeriod(ctx, w.planner, p.ID, p.Version)
}

// lengthen gives every unit its time in the last kỳ until the end of the demo.
func (w *writer) lengthen(ctx context.Context, y year, kind plan.PeriodKind) error {
	for _, unit := range w.units {
		p, err := w.period(ctx, y, kind)
		if err != nil {
			return err
		}
		window := plan.PeriodWindow{PeriodID: p.ID, UnitID: unit.ID, Until: windowEnd(), Reason: "Mở thêm thời gian để dùng thử phần mềm"}
		if err := w.store.GrantWindow(ctx, w.planner, p.Version, window); err != nil {
			return fmt.Errorf("window: %w", err)
		}
	}
	return nil
}

// keptUnsent is how many owed tasks the units with a known sign-in keep to be reported by whoever tries the program.
const keptUnsent = 3

// report fills in a unit's tasks of a kỳ and sends them; of kept ones a few stay untouched, one of them as a draft.
func (w *writer) report(ctx context.Context, officer plan.Actor, unit plan.Unit, p plan.ReportingPeriod, keep bool) error {
	board, err := w.store.UnitBoard(ctx, officer, unit.ID, p.ID)
	if err != nil {
		return fmt.Errorf("board: %w", err)
	}
	rows := board.Rows
	unsent := 0
	if keep {
		unsent = min(keptUnsent, len(rows))
	}
	for i, row := range rows {
		untouched := i < unsent && i != 0
		if untouched || !keep && courseOf(row.Task) == courseUntouched && p.Kind != plan.Q1 {
			continue
		}
		content := reported(row.Task, p.Kind, p.DataTo)
		if content.Progress == plan.Done {
			if err := w.prove(ctx, officer, unit, row.Task, content.CompletedOn); err != nil {
				return fmt.Errorf("task %s: %w", row.Task.Number, err)
			}
		}
		err := w.store.SaveReport(ctx, officer, plan.ReportEdit{
			UnitID: unit.ID, PeriodID: p.ID, TaskID: row.Task.ID, Version: row.Report.Version, Typed: plan.TypedContent(content),
		})
		if err != nil {
			return fmt.Errorf("task %s: %w", row.Task.Number, err)
		}
	}
	if board, err = w.store.UnitBoard(ctx, officer, unit.ID, p.ID); err != nil {
		return fmt.Errorf("board: %w", err)
	}
	ready := board.Sendable()
	if keep && len(ready) > 0 {
		ready = ready[1:] // the first stays a draft
	}
	if len(ready) == 0 {
		return nil
	}
	return w.store.SendReports(ctx, officer, unit.ID, p.ID, ready)
}

// prove adds the document that a finished task made.
func (w *writer) prove(ctx context.Context, officer plan.Actor, unit plan.Unit, task plan.Task, on plan.Date) error {
	return w.store.AddEvidence(ctx, officer, task.ID, plan.NewEvidence{
		Document: plan.Document{
			Kind: "Báo cáo", Number: fmt.Sprintf("%d/BC-%s", 100+task.ID%800, unit.ShortName), On: on, Agency: unit.Name,
			Summary: "Kết quả thực hiện nhiệm vụ " + task.Number,
		},
	})
}

// review approves what was sent. In the last kỳ a part waits and one report goes back.
func (w *writer) review(ctx context.Context, y year, p plan.ReportingPeriod, last bool) error {
	queue, err := w.store.ReviewQueue(ctx, w.planner, plan.ReviewFilter{Slug: y.slug, Year: y.year, Kind: p.Kind, Tab: plan.TabWaiting})
	if err != nil {
		return fmt.Errorf("queue: %w", err)
	}
	var refs []plan.ReportRef
	for i, row := range queue.Rows {
		ref := plan.ReportRef{ID: row.ReportID, Version: row.Version}
		switch {
		case last && i%4 == 1:
			continue
		case last && i == 0:
			if err := w.store.ReturnReport(ctx, w.planner, ref, "Đề nghị nêu rõ số, ngày của văn bản đã ban hành."); err != nil {
				return fmt.Errorf("return: %w", err)
			}
			continue
		}
		refs = append(refs, ref)
	}
	if len(refs) == 0 {
		return nil
	}
	return w.store.ApproveReports(ctx, w.planner, refs)
}
