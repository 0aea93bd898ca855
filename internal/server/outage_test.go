package server

import (
	"context"
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

// super is a connection of the superuser to another database of the test's server.
func (x site) super(t *testing.T) *pgx.Conn {
	t.Helper()
	config, err := pgx.ParseConfig(x.db.SuperURL)
	require.NoError(t, err)
	config.Database = "postgres"
	conn, err := pgx.ConnectConfig(t.Context(), config)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, conn.Close(context.Background())) })
	return conn
}

// shut takes the test's database away: it lets nobody in and throws out who is in.
func (x site) shut(t *testing.T) {
	t.Helper()
	conn := x.super(t)
	_, err := conn.Exec(t.Context(), `ALTER DATABASE `+x.db.Name+` ALLOW_CONNECTIONS false`)
	require.NoError(t, err)
	_, err = conn.Exec(t.Context(), `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1`, x.db.Name)
	require.NoError(t, err)
}

func TestADatabaseThatHangsIsGivenUpInTime(t *testing.T) {
	t.Parallel()
	limits := DefaultLimits()
	limits.Answer = 200 * time.Millisecond
	x := newSite(t, func(o *Options) { o.Limits = limits })
	lock, err := x.db.Owner.Begin(t.Context())
	require.NoError(t, err)
	_, err = lock.Exec(t.Context(), `LOCK TABLE tasks`)
	require.NoError(t, err)
	answer := get(t, x, x.plan)
	assert.Equal(t, http.StatusServiceUnavailable, answer.Code)
	assert.NotEmpty(t, answer.Header().Get("Retry-After"))
	require.NoError(t, lock.Rollback(t.Context()))
	answers := func() bool { return get(t, x, x.plan).Code == http.StatusOK }
	require.Eventually(t, answers, 20*time.Second, 20*time.Millisecond, "a slow machine may need several tries of 200 ms")
}

func TestWhatWasTypedIsShownAgainWhenTheDatabaseIsAway(t *testing.T) {
	t.Parallel()
	x := newSite(t).as(t, plan.Planner, "binh-duong", 0)
	x.shut(t)
	form := url.Values{"ten": {"Phòng Nghiệp vụ Y"}, "khoa": {"abcdefghijklmnop"}}
	answer := post(t, x, "/quan-tri/don-vi", form)
	require.Equal(t, http.StatusServiceUnavailable, answer.Code)
	body := answer.Body.String()
	assert.Contains(t, body, "Nội dung đồng chí đã nhập, chưa được ghi")
	assert.Equal(t, "Phòng Nghiệp vụ Y", fieldValue(t, body, "ten"))
	assert.Equal(t, "abcdefghijklmnop", fieldValue(t, body, "khoa"), "sent again it happens once")
	secret := post(t, x, "/tai-khoan/mat-khau", url.Values{"mat-khau": {"một bí mật dài lắm"}})
	require.Equal(t, http.StatusServiceUnavailable, secret.Code)
	assert.NotContains(t, secret.Body.String(), "bí mật")
}
