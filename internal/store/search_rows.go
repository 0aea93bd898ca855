package store

import (
	"context"
	"maps"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// hitsByWords and hitsByLikeness begin the same questions: every hit with its place, whether it has the accents typed,
// and its rank. A group whose heading is tracked as a task is found once, as the task.
const (
	hitsByWords = `WITH query AS MATERIALIZED (SELECT @words::text::tsquery AS words, @exact::text::tsquery AS exact),
		hits AS MATERIALIZED (
			SELECT 'plan' AS kind, pl.id, pl.year_id, pl.id AS plan_id, NULL::bigint AS group_id,
				bool_or((pl.exact || pn.exact) @@ q.exact) AS exact, max(ts_rank(pl.words || pn.words, q.words)) AS rank
			FROM query q, plans pl JOIN province_names pn ON pn.province_id = pl.province_id
			WHERE (pl.words || pn.words) @@ q.words GROUP BY pl.id
			UNION ALL
			SELECT 'group', g.id, g.year_id, g.plan_id, g.id, g.exact @@ q.exact, ts_rank(g.words, q.words)
			FROM task_groups g, query q WHERE g.words @@ q.words
				AND NOT EXISTS (SELECT FROM tasks t WHERE t.group_id = g.id AND t.from_heading)
			UNION ALL
			SELECT 'task', t.id, t.year_id, t.plan_id, t.group_id, t.exact @@ q.exact, ts_rank(t.words, q.words)
			FROM tasks t, query q WHERE t.words @@ q.words OR t.id IN (
				SELECT u.task_id FROM task_units u, query q WHERE u.words @@ q.words)
			UNION ALL
			SELECT 'indicator', n.id, n.year_id, n.plan_id, NULL, bool_or((n.exact || v.exact) @@ q.exact),
				max(ts_rank(n.words || v.words, q.words))
			FROM query q, indicators n JOIN indicator_values v ON v.indicator_id = n.id
			WHERE (n.words || v.words) @@ q.words GROUP BY n.id)`
	hitsByLikeness = `WITH hits AS MATERIALIZED (
			SELECT 'plan' AS kind, pl.id, pl.year_id, pl.id AS plan_id, NULL::bigint AS group_id,
				false AS exact, word_similarity(@folded::text, pl.folded) AS rank
			FROM plans pl WHERE @folded::text <% pl.folded
			UNION ALL
			SELECT 'group', g.id, g.year_id, g.plan_id, g.id, false, word_similarity(@folded::text, g.folded)
			FROM task_groups g WHERE @folded::text <% g.folded
				AND NOT EXISTS (SELECT FROM tasks t WHERE t.group_id = g.id AND t.from_heading)
			UNION ALL
			SELECT 'task', t.id, t.year_id, t.plan_id, t.group_id, false, word_similarity(@folded::text, t.folded)
			FROM tasks t WHERE @folded::text <% t.folded
			UNION ALL
			SELECT 'indicator', n.id, n.year_id, n.plan_id, NULL, false, word_similarity(@folded::text, n.folded)
			FROM indicators n WHERE @folded::text <% n.folded)`
	hitsPlaced = `,
		placed AS MATERIALIZED (
			SELECT h.*, y.year, y.province_id, p.slug AS province FROM hits h
			JOIN years y ON y.id = h.year_id JOIN provinces p ON p.id = y.province_id)`
)

// hitsPage goes on after the hits: one page of those within the chosen facets.
const hitsPage = hitsPlaced + `
	SELECT h.kind AS hit_kind, h.exact, p.id, p.code, p.slug, p.name, p.kind, p.valid_from, p.valid_to,
		pl.id AS plan_id, h.year, pl.kind AS plan_kind, pl.slug AS plan_slug, coalesce(pl.title, '') AS plan_title,
		coalesce(g.ord, 0) AS group_ord, coalesce(g.title, '') AS group_title, coalesce(t.id, 0) AS task_id,
		coalesce(CASE h.kind WHEN 'plan' THEN pl.number WHEN 'group' THEN g.number ELSE t.number END, '') AS number,
		coalesce(CASE h.kind WHEN 'plan' THEN coalesce(pl.title, pl.number, pl.agency)
			WHEN 'group' THEN g.title WHEN 'task' THEN t.text ELSE n.name || (
				SELECT coalesce(': ' || string_agg(said, '; ' ORDER BY ord), '') FROM (
					SELECT v.ord, nullif(concat_ws(', ', vi_number(v.value)
						|| coalesce(CASE v.unit WHEN '%' THEN '%' ELSE ' ' || v.unit END, ''), v.comparison), '') AS said
					FROM indicator_values v WHERE v.indicator_id = n.id) figures) END, '') AS text
	FROM placed h
	JOIN plans pl ON pl.id = h.plan_id
	JOIN LATERAL provinces_on(make_date(h.year, 1, 1)) p ON p.id = h.province_id
	LEFT JOIN task_groups g ON g.id = h.group_id
	LEFT JOIN tasks t ON h.kind = 'task' AND t.id = h.id
	LEFT JOIN indicators n ON h.kind = 'indicator' AND n.id = h.id
	WHERE (@province::text = '' OR h.province = @province::text) AND (@year::int = 0 OR h.year = @year::int)
		AND (@group_id::bigint = 0 OR h.group_id = @group_id::bigint)
	ORDER BY h.exact DESC, h.rank DESC, h.year DESC, p.name COLLATE "vi-x-icu", h.plan_id,
		array_position(ARRAY['plan', 'group', 'task', 'indicator'], h.kind), g.ord NULLS FIRST, t.ord, h.id
	LIMIT @size OFFSET @skip`

// hitsFacets goes on after the hits: how many hits each value of a facet leaves with the other facets as chosen, and
// the total with all of them.
const hitsFacets = hitsPlaced + `,
	facets AS (
		SELECT 'total' AS facet, '' AS value, count(*) AS count FROM placed
		WHERE (@province::text = '' OR province = @province::text) AND (@year::int = 0 OR year = @year::int) AND (@group_id::bigint = 0 OR group_id = @group_id::bigint)
		UNION ALL
		SELECT 'province', province, count(*) FROM placed
		WHERE (@year::int = 0 OR year = @year::int) AND (@group_id::bigint = 0 OR group_id = @group_id::bigint) GROUP BY province
		UNION ALL
		SELECT 'year', year::text, count(*) FROM placed
		WHERE (@province::text = '' OR province = @province::text) AND (@group_id::bigint = 0 OR group_id = @group_id::bigint) GROUP BY year
		UNION ALL
		(SELECT 'group', group_id::text, count(*) FROM placed
		WHERE group_id IS NOT NULL AND (@province::text = '' OR province = @province::text) AND (@year::int = 0 OR year = @year::int)
		GROUP BY group_id ORDER BY (group_id = @group_id::bigint) DESC, count(*) DESC, group_id LIMIT @facets))
	SELECT f.facet, f.value, f.count, coalesce(p.name, g.title, f.value) AS name, coalesce(p.kind, '') AS kind
	FROM facets f
	LEFT JOIN LATERAL (SELECT name, kind FROM provinces_on(@today::date) WHERE slug = f.value AND valid_from <= @today
		ORDER BY valid_from DESC LIMIT 1) p ON f.facet = 'province'
	LEFT JOIN task_groups g ON f.facet = 'group' AND g.id::text = f.value
	ORDER BY f.facet, CASE WHEN f.facet = 'year' THEN f.value END DESC,
		CASE WHEN f.facet = 'group' THEN f.count END DESC, name COLLATE "vi-x-icu", f.value`

type hitRow struct {
	HitKind plan.HitKind
	Exact   bool
	plan.Province
	PlanID              int64
	Year                int
	PlanKind            plan.Kind
	PlanSlug, PlanTitle string
	GroupOrd            int
	GroupTitle          string
	TaskID              int64
	Number, Text        string
}

type facetRow struct {
	Facet, Value string
	Count        int
	Name         string
	Kind         plan.ProvinceKind
}

type searchRows struct {
	hits   []hitRow
	facets []facetRow
}

// any says whether anything matched at all, within the chosen facets or not: other spellings are tried only if not.
func (r *searchRows) any() bool {
	for _, f := range r.facets {
		if f.Count > 0 {
			return true
		}
	}
	return false
}

func (r *searchRows) run(ctx context.Context, tx pgx.Tx, a attempt, q plan.SearchQuery, today plan.Date) error {
	const threshold = `SELECT set_config('pg_trgm.word_similarity_threshold', '0.6', true)`
	chosen := pgx.StrictNamedArgs{"province": q.Province, "year": q.Year, "group_id": q.GroupID}
	page := with(chosen, pgx.StrictNamedArgs{"size": plan.SearchPageSize, "skip": (q.Page - 1) * plan.SearchPageSize})
	facets := with(chosen, pgx.StrictNamedArgs{"facets": maxFacets, "today": today})
	return send(ctx, tx, func(b *pgx.Batch) {
		if a.byWords {
			queries := pgx.StrictNamedArgs{"words": a.words, "exact": a.exact}
			queueAll(b, &r.hits, hitsByWords+hitsPage, with(page, queries))
			queueAll(b, &r.facets, hitsByWords+hitsFacets, with(facets, queries))
			return
		}
		b.Queue(threshold)
		text := pgx.StrictNamedArgs{"folded": a.folded}
		queueAll(b, &r.hits, hitsByLikeness+hitsPage, with(page, text))
		queueAll(b, &r.facets, hitsByLikeness+hitsFacets, with(facets, text))
	})
}

// with returns args and more, which have other names.
func with(args, more pgx.StrictNamedArgs) pgx.StrictNamedArgs {
	all := maps.Clone(args)
	maps.Copy(all, more)
	return all
}

func (r *searchRows) fill(result *plan.SearchResult, m matcher) {
	for _, row := range r.hits {
		result.Hits = append(result.Hits, plan.SearchHit{
			Kind: row.HitKind, Province: row.Province,
			Plan: plan.Plan{
				ID: row.PlanID, ProvinceID: row.Province.ID, Year: row.Year, Kind: row.PlanKind, Slug: row.PlanSlug, Title: row.PlanTitle,
			},
			GroupOrd: row.GroupOrd, Group: row.GroupTitle, TaskID: row.TaskID, Number: row.Number,
			Parts: m.parts(row.Text), Exact: row.Exact,
		})
	}
	for _, row := range r.facets {
		facet := plan.Facet{Value: row.Value, Label: row.Name, Count: row.Count}
		switch row.Facet {
		case "total":
			result.Total = row.Count
		case "province":
			facet.Label = plan.Province{Name: row.Name, Kind: row.Kind}.FullName()
			result.Provinces = append(result.Provinces, facet)
		case "year":
			result.Years = append(result.Years, facet)
		case "group":
			result.Groups = append(result.Groups, facet)
		}
	}
}
