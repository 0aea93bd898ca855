package store

import (
	"context"
	"regexp"
	"strings"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

const (
	maxSearchPage = 10_000
	maxFacets     = 20
	minLikeness   = 5 // letters; shorter words look like too many others, and a number like every other
)

// Search finds plans, groups, tasks and figures by their words: all words, "a phrase", -excluded, whatever the accents,
// hits with the very accents typed first. When nothing matches, the last word is taken as a beginning; when still
// nothing does, words that look alike are. Empty text, or text that only excludes, finds nothing.
func (s *Store) Search(ctx context.Context, actor plan.Actor, q plan.SearchQuery) (plan.SearchResult, error) {
	q.Page = min(max(q.Page, 1), maxSearchPage)
	result := plan.SearchResult{Query: q}
	typed := searchText(q.Text)
	if typed == "" || !storable(q.Province) {
		return result, nil
	}
	const parseSQL = `SELECT vi_query(@typed::text)::text AS words, vi_exact_query(@typed::text)::text AS exact,
		querytree(vi_query(@typed::text)) AS positive, vi_fold(@typed::text) AS folded`
	var parsed parsedQuery
	err := s.read(ctx, actor, func(b *pgx.Batch) {
		queueOne(b, &parsed, parseSQL, pgx.StrictNamedArgs{"typed": typed})
	}, func(tx pgx.Tx) error {
		if parsed.empty() {
			return nil
		}
		var found searchRows
		for _, attempt := range parsed.attempts() {
			found = searchRows{}
			if err := found.run(ctx, tx, attempt, q, s.today()); err != nil {
				return err
			}
			if found.any() {
				found.fill(&result, newMatcher(attempt.positive))
				return nil
			}
		}
		return nil
	})
	return result, err
}

// searchText is what of the typed text goes to the database.
func searchText(typed string) string {
	typed = strings.ToValidUTF8(strings.ReplaceAll(typed, "\x00", " "), " ")
	if runes := []rune(typed); len(runes) > plan.SearchTextMax {
		typed = string(runes[:plan.SearchTextMax])
	}
	return strings.TrimSpace(typed)
}

// A parsedQuery is typed text as text search queries.
type parsedQuery struct {
	Words    string // folded
	Exact    string // as accented
	Positive string // Words without what is excluded; "T" if nothing else is asked for
	Folded   string
}

func (p parsedQuery) empty() bool { return p.Positive == "" || p.Positive == "T" }

// An attempt is one way of reading the query.
type attempt struct {
	byWords  bool // else by likeness
	words    string
	exact    string
	folded   string
	positive string // what to highlight
}

var lastLexeme = regexp.MustCompile(`'([a-z0-9]+)'$`)

// attempts are the ways to read the query, the next used when one finds nothing.
func (p parsedQuery) attempts() []attempt {
	all := []attempt{{byWords: true, words: p.Words, exact: p.Exact, positive: p.Positive}}
	if last := lastLexeme.FindStringSubmatch(p.Words); last != nil && p.Words == p.Positive {
		// A beginning in y is folded to i only where the word ends there: "quy" begins "quyết".
		begins := "'" + last[1] + "':*"
		if stem, ok := strings.CutSuffix(last[1], "i"); ok && stem != "" {
			begins = "('" + stem + "i':* | '" + stem + "y':*)"
		}
		words := strings.TrimSuffix(p.Words, last[0]) + begins
		all = append(all, attempt{byWords: true, words: words, exact: p.Exact, positive: words})
	}
	if p.Words == p.Positive && len(p.Folded) >= minLikeness && !strings.ContainsAny(p.Folded, "0123456789") {
		all = append(all, attempt{folded: p.Folded})
	}
	return all
}
