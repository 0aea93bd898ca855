package server

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"kehoach/internal/plan"
	"kehoach/internal/route"
	"kehoach/web/view"
)

func (s *Server) showYear(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	slug, err := provinceParam(r)
	if err != nil {
		return err
	}
	year, err := yearParam(r)
	if err != nil {
		return err
	}
	query := readBoardQuery(r.URL.Query())
	basis, ok := plan.BasisOf(query.Basis)
	if !ok {
		return plan.ErrNotFound
	}
	board, err := s.store.Board(r.Context(), actor, slug, year, query.Period, basis)
	if err != nil {
		return err
	}
	data := view.YearData{Board: board, Query: query}
	if query.Choice != "" {
		filter, err := boardFilter(board, query)
		if err != nil {
			return err
		}
		data.Rows = board.Rows(filter)
	}
	return s.render(w, r, http.StatusOK, view.YearPage(s.pageOf(r), data))
}

func readBoardQuery(values url.Values) route.BoardQuery {
	return route.BoardQuery{
		Period: values.Get("ky"), Basis: values.Get("co-so"), Choice: values.Get("o"),
		Plan: values.Get("kh"), Group: values.Get("nhom"), Unit: values.Get("don-vi"),
	}
}

// boardFilter reads which rows are asked for. What the board does not have is an address that does not exist.
func boardFilter(board plan.Board, q route.BoardQuery) (plan.BoardFilter, error) {
	filter := plan.BoardFilter{Choice: plan.Choice(q.Choice)}
	missing := func(what string) (plan.BoardFilter, error) {
		return filter, fmt.Errorf("%s of a board: %w", what, plan.ErrNotFound)
	}
	if !board.Counted() || !slices.Contains(plan.Choices(), filter.Choice) {
		return missing("rows")
	}
	if q.Plan != "" {
		at := slices.IndexFunc(board.Parts, func(p plan.BoardPart) bool { return p.Plan.Slug == q.Plan })
		if at < 0 {
			return missing("plan")
		}
		filter.PlanID = board.Parts[at].Plan.ID
		if q.Group != "" {
			if filter.GroupID = groupIn(board.Parts[at], q.Group); filter.GroupID == 0 {
				return missing("group")
			}
		}
	}
	switch q.Unit {
	case "":
	case "0":
		filter.NoUnit = true
	default:
		id, err := parsePositive(q.Unit, 64)
		if err != nil {
			return filter, err
		}
		filter.UnitID = id
	}
	return filter, nil
}

// groupIn is the id of the group at a place in a plan; 0: it has none there.
func groupIn(part plan.BoardPart, place string) int64 {
	for _, g := range part.Groups {
		if fmt.Sprint(g.Group.Ord) == place {
			return g.Group.ID
		}
	}
	return 0
}
