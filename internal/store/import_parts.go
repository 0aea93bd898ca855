package store

import (
	"context"
	"maps"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// The parts of a draft travel as JSON, one statement for each table; a part that is left out is NULL.
type (
	groupPart struct {
		Ord       int    `json:"ord"`
		Number    string `json:"number,omitempty"`
		Title     string `json:"title"`
		Synthetic bool   `json:"synthetic"`
		Start     int    `json:"source_start"`
		End       int    `json:"source_end"`
	}
	taskPart struct {
		GroupOrd    int           `json:"group_ord"`
		Ord         int           `json:"ord"`
		Number      string        `json:"number,omitempty"`
		Text        string        `json:"text"`
		Kind        plan.TaskKind `json:"kind"`
		DueText     string        `json:"due_text,omitempty"`
		DueOn       plan.Date     `json:"due_on"`
		Output      string        `json:"output,omitempty"`
		FromHeading bool          `json:"from_heading"`
		Confidence  float64       `json:"confidence"`
		Reason      string        `json:"reason,omitempty"`
		References  []string      `json:"reference_numbers"`
		Start       int           `json:"source_start"`
		End         int           `json:"source_end"`
	}
	unitPart struct {
		GroupOrd int           `json:"group_ord"`
		TaskOrd  int           `json:"task_ord"`
		Ord      int           `json:"ord"`
		Role     plan.UnitRole `json:"role"`
		Name     string        `json:"name"`
	}
	targetPart struct {
		GroupOrd int    `json:"group_ord"`
		TaskOrd  int    `json:"task_ord"`
		Ord      int    `json:"ord"`
		Raw      string `json:"raw"`
		Value    string `json:"value,omitempty"`
		Max      string `json:"max,omitempty"`
		Unit     string `json:"unit,omitempty"`
		Cmp      string `json:"cmp"`
	}
	indicatorPart struct {
		Ord        int    `json:"ord"`
		Name       string `json:"name"`
		Value      string `json:"value,omitempty"`
		Unit       string `json:"unit,omitempty"`
		Period     string `json:"period,omitempty"`
		Comparison string `json:"comparison,omitempty"`
		Base       string `json:"base,omitempty"`
		Ambiguous  bool   `json:"ambiguous"`
		Start      int    `json:"source_start"`
		End        int    `json:"source_end"`
	}
	parts struct {
		groups     []groupPart
		tasks      []taskPart
		units      []unitPart
		targets    []targetPart
		indicators []indicatorPart
	}
)

// partsOf numbers groups, tasks and figures by their place; the draft's own numbers of order are the same.
func partsOf(d plan.Draft) parts {
	var p parts
	for i, g := range d.Groups {
		p.groups = append(p.groups, groupPart{
			Ord: i + 1, Number: g.Number, Title: g.Title, Synthetic: g.Synthetic, Start: g.Source.Start, End: g.Source.End,
		})
		for j, t := range g.Tasks {
			p.addTask(i+1, j+1, t)
		}
	}
	for i, n := range d.Indicators {
		p.indicators = append(p.indicators, indicatorPart{
			Ord: i + 1, Name: n.Name, Value: n.Value, Unit: n.Unit, Period: n.Period, Comparison: n.Comparison, Base: n.Base,
			Ambiguous: n.Ambiguous, Start: n.Source.Start, End: n.Source.End,
		})
	}
	return p
}

func (p *parts) addTask(groupOrd, ord int, t plan.Task) {
	p.tasks = append(p.tasks, taskPart{
		GroupOrd: groupOrd, Ord: ord, Number: t.Number, Text: t.Text, Kind: t.Kind, DueText: t.DueText, DueOn: t.DueOn,
		Output: t.Output, FromHeading: t.FromHeading, Confidence: t.Confidence, Reason: t.Reason,
		References: notNil(t.References), Start: t.Source.Start, End: t.Source.End,
	})
	for k, u := range t.Units {
		p.units = append(p.units, unitPart{GroupOrd: groupOrd, TaskOrd: ord, Ord: k + 1, Role: u.Role, Name: u.Name})
	}
	for k, g := range t.Targets {
		p.targets = append(p.targets, targetPart{
			GroupOrd: groupOrd, TaskOrd: ord, Ord: k + 1, Raw: g.Raw, Value: g.Value, Max: g.Max, Unit: g.Unit, Cmp: g.Cmp,
		})
	}
}

const (
	insertGroupsSQL = `INSERT INTO task_groups (province_id, year_id, plan_id, ord, number, title, synthetic, source_start, source_end)
		SELECT @province_id::bigint, @year_id::bigint, @plan_id::bigint, ord, number, title, synthetic, source_start, source_end
		FROM jsonb_to_recordset(@parts::jsonb) AS part (ord int, number text, title text, synthetic boolean,
			source_start int, source_end int)
		ORDER BY ord`
	insertTasksSQL = `INSERT INTO tasks (province_id, year_id, plan_id, group_id, ord, number, text, kind, due_text, due_on, assigned_on,
			output, from_heading, confidence, reason, reference_numbers, source_start, source_end)
		SELECT @province_id::bigint, @year_id::bigint, @plan_id::bigint, g.id, part.ord, part.number, part.text, part.kind, part.due_text,
			part.due_on, @assigned_on::date, part.output, part.from_heading, part.confidence, part.reason,
			part.reference_numbers, part.source_start, part.source_end
		FROM jsonb_to_recordset(@parts::jsonb) AS part (group_ord int, ord int, number text, text text, kind text, due_text text,
			due_on date, output text, from_heading boolean, confidence double precision, reason text,
			reference_numbers text[], source_start int, source_end int)
		JOIN task_groups g ON g.plan_id = @plan_id::bigint AND g.ord = part.group_ord
		ORDER BY part.group_ord, part.ord`
	insertUnitsSQL = `INSERT INTO task_units (province_id, year_id, task_id, ord, role, name)
		SELECT @province_id::bigint, @year_id::bigint, t.id, part.ord, part.role, part.name
		FROM jsonb_to_recordset(@parts::jsonb) AS part (group_ord int, task_ord int, ord int, role text, name text)
		JOIN task_groups g ON g.plan_id = @plan_id::bigint AND g.ord = part.group_ord
		JOIN tasks t ON t.group_id = g.id AND t.ord = part.task_ord`
	insertTargetsSQL = `INSERT INTO task_targets (province_id, year_id, task_id, ord, raw, value, max, unit, cmp)
		SELECT @province_id::bigint, @year_id::bigint, t.id, part.ord, part.raw, part.value, part.max, part.unit, part.cmp
		FROM jsonb_to_recordset(@parts::jsonb) AS part (group_ord int, task_ord int, ord int, raw text, value numeric, max numeric,
			unit text, cmp text)
		JOIN task_groups g ON g.plan_id = @plan_id::bigint AND g.ord = part.group_ord
		JOIN tasks t ON t.group_id = g.id AND t.ord = part.task_ord`
	insertIndicatorsSQL = `WITH part AS MATERIALIZED (
			SELECT * FROM jsonb_to_recordset(@parts::jsonb) AS part (ord int, name text, value numeric, unit text, period text,
				comparison text, base text, ambiguous boolean, source_start int, source_end int)),
		named AS (
			INSERT INTO indicators (province_id, year_id, plan_id, name)
			SELECT @province_id::bigint, @year_id::bigint, @plan_id::bigint, name FROM part GROUP BY name ORDER BY min(ord)
			RETURNING id, name)
		INSERT INTO indicator_values (province_id, year_id, plan_id, indicator_id, ord, value, unit, period, comparison, base,
			ambiguous, source_start, source_end)
		SELECT @province_id::bigint, @year_id::bigint, @plan_id::bigint, named.id, part.ord, part.value, part.unit, part.period, part.comparison,
			part.base, part.ambiguous, part.source_start, part.source_end
		FROM part JOIN named USING (name)`
)

// insertParts writes everything below the plan and reads the plan back, in one round trip.
func (c *commit) insertParts(ctx context.Context, tx pgx.Tx, planID int64) error {
	const planSQL = planColumns + ` WHERE pl.id = @plan_id::bigint`
	p := partsOf(c.draft)
	return send(ctx, tx, func(b *pgx.Batch) {
		queue := func(sql string, parts any, more pgx.StrictNamedArgs) {
			args := pgx.StrictNamedArgs{
				"province_id": c.province.ID, "year_id": c.yearIDs[0], "plan_id": planID, "parts": parts,
			}
			maps.Copy(args, more)
			b.Queue(sql, args)
		}
		queue(insertGroupsSQL, notNil(p.groups), nil)
		queue(insertTasksSQL, notNil(p.tasks), pgx.StrictNamedArgs{"assigned_on": c.draft.AssignedOn()})
		queue(insertUnitsSQL, notNil(p.units), nil)
		queue(insertTargetsSQL, notNil(p.targets), nil)
		queue(insertIndicatorsSQL, notNil(p.indicators), nil)
		queueOne(b, &c.row, planSQL, pgx.StrictNamedArgs{"plan_id": planID})
	})
}
