package store_test

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgtest"
	"kehoach/internal/plan"
	"kehoach/internal/store"
)

func TestAFormSentTwiceIsCarriedOutOnce(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	s := store.New(db.App, now)
	_, actor, err := s.Session(t.Context(), enter(t, s, member(t, db, plan.Planner, "74", "2024-01-01")))
	require.NoError(t, err)
	actor.Once = plan.Once{Key: "abcdefghijklmnop", Fingerprint: []byte("một")}
	file, d := draftOf("74", 2024, plan.Thematic, "Kế hoạch").group("Nhóm", "việc").draft()
	results := make([]error, 4)
	var senders sync.WaitGroup
	for i := range results {
		senders.Go(func() { _, results[i] = s.CommitImport(t.Context(), actor, file, d) })
	}
	senders.Wait()
	done, replayed := 0, 0
	for _, err := range results {
		if err == nil {
			done++
			continue
		}
		require.ErrorIs(t, err, plan.ErrReplayed)
		replayed++
	}
	assert.Equal(t, 1, done)
	assert.Equal(t, 3, replayed)
	actor.Once.Fingerprint = []byte("hai")
	_, err = s.CommitImport(t.Context(), actor, file, d)
	require.ErrorIs(t, err, plan.ErrConflict, "the key of one form does not carry out another")
}

func TestAFormThatFailedMayBeSentAgain(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	s := store.New(db.App, now)
	_, actor, err := s.Session(t.Context(), enter(t, s, member(t, db, plan.Planner, "74", "2024-01-01")))
	require.NoError(t, err)
	actor.Once = plan.Once{Key: "abcdefghijklmnop", Fingerprint: []byte("một")}
	file, d := draftOf("74", 2024, plan.Thematic, "Kế hoạch").group("Nhóm", "việc").draft()
	_, err = db.Owner.Exec(t.Context(), `ALTER TABLE plans ADD CONSTRAINT no_plan CHECK (id < 0)`)
	require.NoError(t, err)
	_, err = s.CommitImport(t.Context(), actor, file, d)
	require.Error(t, err)
	_, err = db.Owner.Exec(t.Context(), `ALTER TABLE plans DROP CONSTRAINT no_plan`)
	require.NoError(t, err)
	_, err = s.CommitImport(t.Context(), actor, file, d)
	require.NoError(t, err)
}
