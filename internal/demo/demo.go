package demo

import (
	"context"
	"fmt"
	"time"

	"kehoach/internal/plan"
	"kehoach/internal/store"
)

// A year is a year of a province the seeds bring plans for.
type year struct {
	slug string
	year int
	// only is the first kỳ that is reported: a plan of the last quarter has nothing to report before.
	only plan.PeriodKind
}

// A place is a province of the demo with its years.
type place struct {
	slug  string
	years []year
}

func places() []place {
	return []place{
		{"tphcm", []year{{"tphcm", 2022, plan.Q1}, {"tphcm", 2024, plan.Q1}}},
		{"binh-duong", []year{{"binh-duong", 2024, plan.Q1}}},
		{"thai-binh", []year{{"thai-binh", 2024, plan.Q1}}},
		{"quang-ninh", []year{{"quang-ninh", 2023, plan.FullPeriod}}},
	}
}

// windowEnd is until when the units may report in the last kỳ: for ever, as far as anybody tries the program.
func windowEnd() plan.Date { return plan.Date{Year: 2099, Month: time.December, Day: 31} }

// A writer invents one province.
type writer struct {
	store    *store.Store
	clock    time.Time
	province plan.Province
	planner  plan.Actor
	leader   plan.Actor
	units    []plan.Unit  // in the order of offices
	officers []plan.Actor // of the units
}

// on moves the clock to an hour of a day; what is done next is done then.
func (w *writer) on(day plan.Date, hour int) {
	w.clock = time.Date(day.Year, day.Month, day.Day, hour, 0, 0, 0, plan.Zone)
}

// at is the store with the writer's clock.
func (w *writer) at(st *store.Store) { w.store = st.At(func() time.Time { return w.clock }) }

// makeUnits adds the offices of the province.
func (w *writer) makeUnits(ctx context.Context) error {
	for _, o := range offices() {
		unit := plan.Unit{
			ProvinceID: w.province.ID, Kind: o.kind, Name: o.named(w.province.FullName()), ShortName: o.short, ContactName: o.head,
			ContactPhone: "0900 000 000", From: plan.Date{Year: 2020, Month: time.January, Day: 1},
		}
		id, err := w.store.AddUnit(ctx, w.planner, w.province.ID, plan.UnitEdit{Unit: unit})
		if err != nil {
			return fmt.Errorf("unit %s: %w", unit.Name, err)
		}
		unit.ID = id
		w.units = append(w.units, unit)
	}
	return nil
}

// Prepare makes the database a demo: marks it, invents four provinces and their people. passwordHash is of the one
// password of all sign-ins. A database that was marked before is left as it is (done is false); one with reports that is
// no demo is plan.ErrConflict.
func Prepare(ctx context.Context, st *store.Store, passwordHash string) (done bool, err error) {
	marked, err := st.MarkDemo(ctx, plan.Job("demo"))
	if err != nil || !marked {
		return false, err
	}
	if err := inviteWide(ctx, st, passwordHash); err != nil {
		return false, err
	}
	for _, p := range places() {
		if err := write(ctx, st, p, passwordHash); err != nil {
			return false, fmt.Errorf("demo of %s: %w", p.slug, err)
		}
	}
	return true, nil
}

// write invents one province: on the row that owns the plans.
func write(ctx context.Context, st *store.Store, p place, passwordHash string) error {
	first, err := st.Board(ctx, plan.Job("demo"), p.slug, p.years[0].year, "", plan.BasisCurrent)
	if err != nil {
		return fmt.Errorf("year %d: %w", p.years[0].year, err)
	}
	w := &writer{province: first.Province}
	w.at(st)
	w.on(plan.Date{Year: p.years[0].year, Month: time.January, Day: 5}, 8)
	if err := w.invitePlanners(ctx, passwordHash); err != nil {
		return err
	}
	if err := w.makeUnits(ctx); err != nil {
		return err
	}
	if err := w.inviteOfficers(ctx, passwordHash); err != nil {
		return err
	}
	for _, y := range p.years {
		if err := w.play(ctx, y); err != nil {
			return fmt.Errorf("year %d: %w", y.year, err)
		}
	}
	return nil
}
