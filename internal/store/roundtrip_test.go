package store_test

import (
	"context"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgtest"
	"kehoach/internal/plan"
	"kehoach/internal/store"
)

// A tripCounter counts what a connection sends: a batch, or a query on its own.
type tripCounter struct{ atomic.Int64 }

func (c *tripCounter) TraceQueryStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryStartData) context.Context {
	c.Add(1)
	return ctx
}

func (c *tripCounter) TraceQueryEnd(context.Context, *pgx.Conn, pgx.TraceQueryEndData) {}

func (c *tripCounter) TraceBatchStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceBatchStartData) context.Context {
	c.Add(1)
	return ctx
}

func (c *tripCounter) TraceBatchQuery(context.Context, *pgx.Conn, pgx.TraceBatchQueryData) {}

func (c *tripCounter) TraceBatchEnd(context.Context, *pgx.Conn, pgx.TraceBatchEndData) {}

func TestAPageNeedsAtMostThreeRoundTrips(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	config, err := pgxpool.ParseConfig(db.AppURL)
	require.NoError(t, err)
	trips := &tripCounter{}
	config.ConnConfig.Tracer = trips
	pool, err := pgxpool.NewWithConfig(t.Context(), config)
	require.NoError(t, err)
	t.Cleanup(pool.Close)
	s := store.New(pool, now)
	binhDuong().commit(t, s)
	assert.EqualValues(t, 5, trips.Load(), "a commit")

	ctx := t.Context()
	require.NoError(t, s.MakePeriods(ctx, cli, "binh-duong", 2024, plan.PresetDecree09))
	for name, c := range map[string]struct {
		ask  func() error
		most int64
	}{
		"overview":  {func() error { _, err := s.Overview(ctx, reader); return err }, 2},
		"provinces": {func() error { _, err := s.AllProvinces(ctx, reader); return err }, 2},
		"province":  {func() error { _, err := s.Province(ctx, reader, "tphcm"); return err }, 2},
		"board": {func() error {
			_, err := s.Board(ctx, reader, "binh-duong", 2024, "", plan.BasisCurrent)
			return err
		}, 3},
		"plan":   {func() error { _, err := s.Plan(ctx, reader, "binh-duong", 2024, "ke-hoach-nam"); return err }, 3},
		"group":  {func() error { _, err := s.Group(ctx, reader, "binh-duong", 2024, "ke-hoach-nam", 1); return err }, 3},
		"task":   {func() error { _, err := s.Task(ctx, reader, 1); return err }, 3},
		"source": {func() error { _, err := s.SourceText(ctx, reader, "binh-duong", 2024, "ke-hoach-nam"); return err }, 3},
		"search": {func() error { _, err := s.Search(ctx, reader, plan.SearchQuery{Text: "y te"}); return err }, 3},
	} {
		before := trips.Load()
		require.NoError(t, c.ask(), name)
		assert.LessOrEqual(t, trips.Load()-before, c.most, name)
	}
}
