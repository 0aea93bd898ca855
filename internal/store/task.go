package store

import (
	"context"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

const taskColumns = `SELECT t.id, t.plan_id, t.group_id, t.ord, t.number, t.text, t.kind,
		coalesce(t.due_text, '') AS due_text, t.due_on, coalesce(t.output, '') AS output, t.from_heading,
		t.confidence, coalesce(t.reason, '') AS reason, t.source_start, t.source_end, t.reference_numbers,
		t.assigned_on, coalesce(t.assigned_number, '') AS assigned_number, t.due_original, coalesce(t.deputy, '') AS deputy,
		coalesce(t.resources, '') AS resources, coalesce(t.oversight, '') AS oversight, t.added,
		coalesce(t.split_from_id, 0) AS split_from_id, t.closed_on, coalesce(t.closed_as, '') AS closed_as,
		coalesce(t.closed_reason, '') AS closed_reason, t.version
	FROM tasks t`

type taskRow struct {
	ID, PlanID, GroupID    int64
	Ord                    int
	Number, Text           string
	Kind                   plan.TaskKind
	DueText                string
	DueOn                  plan.Date
	Output                 string
	FromHeading            bool
	Confidence             float64
	Reason                 string
	SourceStart, SourceEnd int
	ReferenceNumbers       []string
	AssignedOn             plan.Date
	AssignedNumber         string
	DueOriginal            plan.Date
	Deputy                 string
	Resources, Oversight   string
	Added                  bool
	SplitFromID            int64
	ClosedOn               plan.Date
	ClosedAs               plan.Closing
	ClosedReason           string
	Version                int
}

func (r taskRow) task() plan.Task {
	return plan.Task{
		ID: r.ID, PlanID: r.PlanID, GroupID: r.GroupID, Ord: r.Ord, Number: r.Number, Text: r.Text, Kind: r.Kind,
		DueText: r.DueText, DueOn: r.DueOn, Output: r.Output, FromHeading: r.FromHeading, Confidence: r.Confidence,
		Reason: r.Reason, Source: plan.Range{Start: r.SourceStart, End: r.SourceEnd}, References: r.ReferenceNumbers,
		AssignedOn: r.AssignedOn, AssignedNumber: r.AssignedNumber, DueOriginal: r.DueOriginal, Deputy: r.Deputy,
		Resources: r.Resources, Oversight: r.Oversight, Added: r.Added, SplitFrom: r.SplitFromID,
		ClosedOn: r.ClosedOn, ClosedAs: r.ClosedAs, ClosedReason: r.ClosedReason, Version: r.Version,
	}
}

type unitRow struct {
	TaskID int64
	plan.TaskUnit
}

type targetRow struct {
	TaskID int64
	plan.Target
}

const (
	unitColumns   = `SELECT u.task_id, u.role, u.name, coalesce(u.unit_id, 0) AS unit_id FROM task_units u`
	targetColumns = `SELECT g.task_id, g.raw, coalesce(g.value::text, '') AS value, coalesce(g.max::text, '') AS max,
		coalesce(g.unit, '') AS unit, g.cmp FROM task_targets g`
)

// taskRows are tasks with their units and targets, read by separate queries: a join would repeat each task.
type taskRows struct {
	tasks   []taskRow
	units   []unitRow
	targets []targetRow
}

func (r *taskRows) queuePlan(b *pgx.Batch, planID int64) {
	const tasksSQL = taskColumns + ` WHERE t.plan_id = @plan_id::bigint ORDER BY t.group_id, t.ord`
	const unitsSQL = unitColumns + ` JOIN tasks t ON t.id = u.task_id WHERE t.plan_id = @plan_id::bigint ORDER BY u.task_id, u.ord`
	const targetsSQL = targetColumns + ` JOIN tasks t ON t.id = g.task_id WHERE t.plan_id = @plan_id::bigint
		ORDER BY g.task_id, g.ord`
	args := pgx.StrictNamedArgs{"plan_id": planID}
	queueAll(b, &r.tasks, tasksSQL, args)
	queueAll(b, &r.units, unitsSQL, args)
	queueAll(b, &r.targets, targetsSQL, args)
}

func (r *taskRows) queueGroup(b *pgx.Batch, planID int64, ord int) {
	const group = `(SELECT id FROM task_groups WHERE plan_id = @plan_id::bigint AND ord = @ord::int)`
	const tasksSQL = taskColumns + ` WHERE t.group_id = ` + group + ` ORDER BY t.ord`
	const unitsSQL = unitColumns + ` JOIN tasks t ON t.id = u.task_id WHERE t.group_id = ` + group + `
		ORDER BY u.task_id, u.ord`
	const targetsSQL = targetColumns + ` JOIN tasks t ON t.id = g.task_id WHERE t.group_id = ` + group + `
		ORDER BY g.task_id, g.ord`
	args := pgx.StrictNamedArgs{"plan_id": planID, "ord": ord}
	queueAll(b, &r.tasks, tasksSQL, args)
	queueAll(b, &r.units, unitsSQL, args)
	queueAll(b, &r.targets, targetsSQL, args)
}

func (r *taskRows) queueTask(b *pgx.Batch, id int64) {
	const tasksSQL = taskColumns + ` WHERE t.id = @id::bigint`
	const unitsSQL = unitColumns + ` WHERE u.task_id = @id::bigint ORDER BY u.ord`
	const targetsSQL = targetColumns + ` WHERE g.task_id = @id::bigint ORDER BY g.ord`
	args := pgx.StrictNamedArgs{"id": id}
	queueAll(b, &r.tasks, tasksSQL, args)
	queueAll(b, &r.units, unitsSQL, args)
	queueAll(b, &r.targets, targetsSQL, args)
}

// list puts units and targets into their tasks; all three are in the same order.
func (r *taskRows) list() []plan.Task {
	units := map[int64][]plan.TaskUnit{}
	for _, row := range r.units {
		units[row.TaskID] = append(units[row.TaskID], row.TaskUnit)
	}
	targets := map[int64][]plan.Target{}
	for _, row := range r.targets {
		targets[row.TaskID] = append(targets[row.TaskID], row.Target)
	}
	tasks := make([]plan.Task, 0, len(r.tasks))
	for _, row := range r.tasks {
		task := row.task()
		task.Units, task.Targets = units[task.ID], targets[task.ID]
		tasks = append(tasks, task)
	}
	return tasks
}

func (r *taskRows) byGroup() map[int64][]plan.Task {
	groups := map[int64][]plan.Task{}
	for _, task := range r.list() {
		groups[task.GroupID] = append(groups[task.GroupID], task)
	}
	return groups
}

// Task returns a task in its place, with its neighbours in the plan and the source text around its sentence.
func (s *Store) Task(ctx context.Context, actor plan.Actor, id int64) (plan.TaskPage, error) {
	const headSQL = planHeadColumns + ` WHERE pl.id = (SELECT plan_id FROM tasks WHERE id = @id::bigint)`
	var (
		head    planHead
		lineage []lineageRow
		group   groupRow
		tasks   taskRows
		near    neighbours
		around  contextRow
		made    productRows
		terms   []extensionRow
	)
	err := s.read(ctx, actor, func(b *pgx.Batch) {
		queueOne(b, &head, headSQL, pgx.StrictNamedArgs{"id": id})
	}, func(tx pgx.Tx) error {
		return send(ctx, tx, func(b *pgx.Batch) {
			const groupSQL = groupColumns + ` WHERE id = (SELECT group_id FROM tasks WHERE id = @id::bigint)`
			s.queueLineage(b, &lineage, head.ProvinceID)
			queueOne(b, &group, groupSQL, pgx.StrictNamedArgs{"id": id})
			tasks.queueTask(b, id)
			near.queue(b, id)
			queueContext(b, &around, id)
			made.queue(b, id)
			queueExtensions(b, &terms, id)
		})
	})
	if err != nil {
		return plan.TaskPage{}, err
	}
	page := plan.TaskPage{
		Province: head.Province, Lineage: lineageOf(head.ProvinceID, lineage), Plan: head.plan(), Group: group.group(),
		Previous: first(near.previous), Next: first(near.next),
	}
	page.Task = tasks.list()[0] // the head was found through it, in the same snapshot
	page.Before, page.After = around.cut()
	page.Products = made.seenBy(actor)
	page.Terms = termsOf(actor, made.place, page.Task, terms)
	return page, nil
}

// neighbours are the tasks before and after one in the plan's order; at most one row each.
type neighbours struct{ previous, next []taskRow }

func (n *neighbours) queue(b *pgx.Batch, id int64) {
	const here = ` JOIN task_groups g ON g.id = t.group_id
		JOIN tasks here ON here.id = @id::bigint AND here.plan_id = t.plan_id JOIN task_groups hg ON hg.id = here.group_id`
	const previousSQL = taskColumns + here + ` WHERE (g.ord, t.ord) < (hg.ord, here.ord)
		ORDER BY g.ord DESC, t.ord DESC LIMIT 1`
	const nextSQL = taskColumns + here + ` WHERE (g.ord, t.ord) > (hg.ord, here.ord) ORDER BY g.ord, t.ord LIMIT 1`
	args := pgx.StrictNamedArgs{"id": id}
	queueAll(b, &n.previous, previousSQL, args)
	queueAll(b, &n.next, nextSQL, args)
}

func first(rows []taskRow) *plan.Task {
	if len(rows) == 0 {
		return nil
	}
	task := rows[0].task()
	return &task
}
