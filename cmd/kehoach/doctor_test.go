package main

import (
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgtest"
)

func countLines(text, part string) int {
	n := 0
	for line := range strings.Lines(text) {
		if strings.Contains(line, part) {
			n++
		}
	}
	return n
}

func TestTheDoctorFindsAMigratedDatabaseWell(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	env := map[string]string{"DATABASE_URL": db.AppURL, "DATABASE_OWNER_URL": db.OwnerURL}
	got := kehoach(t, env, "doctor")
	for _, what := range []string{"Bản dựng", "Múi giờ: Asia/Ho_Chi_Minh", "Tài khoản của máy chủ", "vi-x-icu", "unaccent", "mới nhất"} {
		assert.Equal(t, 1, countLines(got.out, what), got.out)
	}
	// The servers of tests do not sync; everything else must be well.
	for line := range strings.Lines(got.out) {
		if !strings.Contains(line, "fsync") && !strings.Contains(line, "synchronous_commit") && !strings.Contains(line, "full_page_writes") {
			assert.True(t, strings.HasPrefix(line, "✓ "), line)
		}
	}
}

func TestTheDoctorNamesWhatIsWrong(t *testing.T) {
	t.Parallel()
	db := pgtest.Empty(t)
	for name, c := range map[string]struct {
		env  map[string]string
		says string
	}{
		"too strong a login": {map[string]string{"DATABASE_URL": db.OwnerURL}, "deploy/roles.sql"},
		"no schema":          {map[string]string{"DATABASE_URL": db.AppURL, "DATABASE_OWNER_URL": db.OwnerURL}, "chưa áp dụng"},
		"no database":        {map[string]string{"DATABASE_URL": "postgres://a@127.0.0.1:1/k"}, "Không kết nối được cơ sở dữ liệu"},
		"no PostgreSQL":      {noServer(), "PostgreSQL"},
		"open listener": {
			map[string]string{"DATABASE_URL": db.AppURL, "KEHOACH_LISTEN": "0.0.0.0:8080"}, "http không mã hoá",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := kehoach(t, c.env, "doctor")
			assert.Equal(t, exitFailed, got.code)
			wrong := ""
			for line := range strings.Lines(got.out) {
				if strings.HasPrefix(line, "✗ ") {
					wrong += line
				}
			}
			assert.Contains(t, wrong, c.says, got.out)
		})
	}
}

func TestTheHealthQuestionIsAnsweredByTheRunningSite(t *testing.T) {
	t.Parallel()
	var status atomic.Int32
	status.Store(http.StatusOK)
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		assert.Equal(t, "/healthz", r.URL.Path)
		w.WriteHeader(int(status.Load()))
	}))
	defer site.Close()
	_, port, err := net.SplitHostPort(site.Listener.Addr().String())
	require.NoError(t, err)
	for _, listen := range []string{"127.0.0.1:" + port, "0.0.0.0:" + port, ":" + port} {
		got := kehoach(t, map[string]string{"KEHOACH_LISTEN": listen}, "doctor", "-health")
		assert.Equal(t, exitDone, got.code, "%s: %s", listen, got.errOut)
	}
	status.Store(http.StatusServiceUnavailable)
	assert.Equal(t, exitFailed, kehoach(t, map[string]string{"KEHOACH_LISTEN": "127.0.0.1:" + port}, "doctor", "-health").code)
	site.Close()
	assert.Equal(t, exitFailed, kehoach(t, map[string]string{"KEHOACH_LISTEN": "127.0.0.1:" + port}, "doctor", "-health").code)
}
