package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgtest"
)

// startTime is how long a start may take before the test gives up; cold starts make a cluster.
const startTime = time.Minute

var printedAddress = regexp.MustCompile(`sẵn sàng tại (http://\S+)`)

// A serving is `kehoach serve` in progress.
type serving struct {
	url    string
	stop   context.CancelFunc
	ended  chan int
	out    *buffer
	errOut *buffer
}

// serve starts the command and waits until it says where it serves.
func serve(t *testing.T, env map[string]string, args ...string) serving {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	s := serving{stop: stop, ended: make(chan int, 1), out: &buffer{}, errOut: &buffer{}}
	lookup := lookup(t, env)
	go func() {
		line := append([]string{"serve", "-listen", "127.0.0.1:0"}, args...)
		s.ended <- run(ctx, line, lookup, strings.NewReader(""), s.out, s.errOut)
	}()
	t.Cleanup(stop)
	require.Eventually(t, func() bool {
		found := printedAddress.FindStringSubmatch(s.out.String())
		if found != nil {
			s.url = found[1]
		}
		return found != nil || len(s.ended) > 0
	}, startTime, 10*time.Millisecond)
	require.NotEmpty(t, s.url, s.errOut.String())
	return s
}

// end stops the command as Ctrl-C does and returns its exit status.
func (s serving) end(t *testing.T) int {
	t.Helper()
	s.stop()
	select {
	case code := <-s.ended:
		return code
	case <-time.After(startTime):
		require.Fail(t, "the command did not end", s.errOut.String())
		return -1
	}
}

func fetch(t *testing.T, address string) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	require.NoError(t, err)
	answer, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	defer func() { assert.NoError(t, answer.Body.Close()) }()
	body, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	return answer.StatusCode, string(body)
}

func TestServeMigratesSeedsAndAnswersUntilStopped(t *testing.T) {
	t.Parallel()
	db := pgtest.Empty(t)
	s := serve(t, map[string]string{"DATABASE_URL": db.AppURL, "DATABASE_OWNER_URL": db.OwnerURL}, "-seed")
	assert.Contains(t, s.out.String(), "43")
	status, _ := fetch(t, s.url+"/readyz")
	assert.Equal(t, http.StatusOK, status)
	status, body := fetch(t, s.url+"/dang-nhap")
	assert.Equal(t, http.StatusOK, status)
	assert.Contains(t, body, `name="password"`)
	status, _ = fetch(t, s.url+"/dev/pages")
	assert.Equal(t, http.StatusNotFound, status, "only for development")
	assert.Equal(t, exitDone, s.end(t), s.errOut.String())
	assert.Contains(t, s.out.String(), "Đã dừng.")
}

func TestServeWithItsOwnPostgresKeepsItsDataAndLeavesNoProcess(t *testing.T) {
	t.Parallel()
	state := map[string]string{"KEHOACH_STATE_DIR": stateDir(t)}
	cold := serve(t, state, "-seed")
	status, _ := fetch(t, cold.url+"/readyz")
	assert.Equal(t, http.StatusOK, status)
	second := kehoach(t, state, "seed")
	assert.Equal(t, exitFailed, second.code, "one copy at a time")
	assert.Contains(t, second.errOut, "DATABASE_URL='postgres://kehoach_app@", "it says how to share the running one")
	doctor := kehoach(t, state, "doctor")
	assert.Equal(t, exitDone, doctor.code, "the doctor looks at the running server: %s", doctor.out)
	require.Equal(t, exitDone, cold.end(t), cold.errOut.String())

	start := time.Now()
	warm := serve(t, state, "-seed")
	t.Logf("warm start: %v", time.Since(start).Round(time.Millisecond))
	assert.Equal(t, 5, strings.Count(warm.out.String(), "đã có từ trước"))
	postgres := serverProcess(t, state["KEHOACH_STATE_DIR"])
	require.Equal(t, exitDone, warm.end(t), warm.errOut.String())
	assert.ErrorIs(t, postgres.Signal(syscall.Signal(0)), os.ErrProcessDone)
}

// stateDir is a directory of the test that the postgres account may enter too; those of t.TempDir are private.
func stateDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "kehoach-state-")
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, os.RemoveAll(dir)) })
	require.NoError(t, os.Chmod(dir, 0o755))
	return dir
}

// serverProcess is the process of the PostgreSQL whose data is in the state directory.
func serverProcess(t *testing.T, state string) *os.Process {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(state, "postgres", "data", "postmaster.pid"))
	require.NoError(t, err)
	first, _, _ := strings.Cut(string(text), "\n")
	pid, err := strconv.Atoi(first)
	require.NoError(t, err)
	process, err := os.FindProcess(pid)
	require.NoError(t, err)
	require.NoError(t, process.Signal(syscall.Signal(0)), "it runs")
	return process
}

func TestServeRefusesPlainHTTPForOtherMachines(t *testing.T) {
	t.Parallel()
	for _, listen := range []string{"0.0.0.0:0", "[::]:0", ":0", "192.0.2.1:0"} {
		got := kehoach(t, map[string]string{"KEHOACH_LISTEN": listen, "KEHOACH_PG_BIN": "/khong/co"}, "serve")
		assert.Equal(t, exitFailed, got.code, listen)
		assert.Contains(t, got.errOut, "Từ chối chạy", listen)
		assert.Empty(t, got.out, listen)
	}
}

func TestServeRefusesALoginThatOwnsTheSchema(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	got := kehoach(t, map[string]string{"DATABASE_URL": db.OwnerURL}, "serve", "-listen", "127.0.0.1:0")
	assert.Equal(t, exitFailed, got.code)
	assert.Contains(t, got.errOut, "kehoach_app")
	assert.Contains(t, got.errOut, "deploy/roles.sql")
}

// freeAddress is an address of this machine that nothing listens on.
func freeAddress(t *testing.T) string {
	t.Helper()
	var listen net.ListenConfig
	ln, err := listen.Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer func() { require.NoError(t, ln.Close()) }()
	return ln.Addr().String()
}

func TestServeSaysThatTheAddressIsTaken(t *testing.T) {
	t.Parallel()
	var listen net.ListenConfig
	taken, err := listen.Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer func() { require.NoError(t, taken.Close()) }()
	got := kehoach(t, noServer(), "serve", "-listen", taken.Addr().String())
	assert.Equal(t, exitFailed, got.code)
	assert.Contains(t, got.errOut, "Địa chỉ "+taken.Addr().String()+" đang có chương trình khác dùng")
}

func TestServeWithoutPostgresSaysWhatToInstall(t *testing.T) {
	t.Parallel()
	got := kehoach(t, noServer(), "serve", "-listen", "127.0.0.1:0")
	assert.Equal(t, exitFailed, got.code)
	assert.Contains(t, got.errOut, "PostgreSQL")
	assert.NotContains(t, got.out, "sẵn sàng")
}

func TestServeDoesNotWaitForADatabaseThatRefusesTheAddress(t *testing.T) {
	t.Parallel()
	db := pgtest.Empty(t)
	for name, c := range map[string]struct{ url, says string }{
		"no such login":    {strings.Replace(db.AppURL, "kehoach_app", "khong_co", 1), "không nhận tài khoản"},
		"no such database": {strings.Replace(db.AppURL, db.Name, "khong_co", 1), "chưa có cơ sở dữ liệu"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := kehoach(t, map[string]string{"DATABASE_URL": c.url}, "serve", "-listen", "127.0.0.1:0")
			assert.Equal(t, exitFailed, got.code)
			assert.Contains(t, got.errOut, c.says)
			assert.NotContains(t, got.errOut, "waiting")
		})
	}
}

func TestServeWaitsForADatabaseThatStartsLater(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var out, errOut buffer
	env := map[string]string{"DATABASE_URL": "postgres://kehoach_app@127.0.0.1:1/kehoach"}
	listen := freeAddress(t)
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"serve", "-listen", listen}, lookup(t, env), strings.NewReader(""), &out, &errOut)
	}()
	tries := func() int { return strings.Count(errOut.String(), "waiting for the database") }
	require.Eventually(t, func() bool { return tries() >= 2 }, startTime, 5*time.Millisecond, "it must not give up at the first refusal")
	for path, want := range map[string]int{"/healthz": 200, "/readyz": 503, "/": 503, "/khong/co/gi/o/day": 404} {
		status, _ := fetch(t, "http://"+listen+path)
		assert.Equal(t, want, status, path)
	}
	stop()
	assert.Equal(t, exitFailed, <-ended)
	assert.NotContains(t, out.String(), "sẵn sàng")
}

func TestTheClockStartsOnTheDayAndRunsOn(t *testing.T) {
	t.Parallel()
	began := time.Date(2026, 11, 24, 20, 30, 0, 0, time.UTC) // 03:30 of the next day in Việt Nam
	now, err := clock("2024-06-30", true, began)
	require.NoError(t, err)
	first := now()
	drift := first.Sub(time.Date(2024, 6, 29, 20, 30, 0, 0, time.UTC)) - time.Since(began)
	assert.InDelta(t, 0, drift.Seconds(), 1)
	time.Sleep(5 * time.Millisecond)
	assert.True(t, now().After(first))
}

func TestServeWithoutASchemaIsAliveButNotReady(t *testing.T) {
	t.Parallel()
	s := serve(t, map[string]string{"DATABASE_URL": pgtest.Empty(t).AppURL}, "-no-migrate")
	status, _ := fetch(t, s.url+"/healthz")
	assert.Equal(t, http.StatusOK, status)
	status, body := fetch(t, s.url+"/readyz")
	assert.Equal(t, http.StatusServiceUnavailable, status)
	assert.Equal(t, "unavailable\n", body)
	assert.Equal(t, exitDone, s.end(t), s.errOut.String())
}

func TestServeForDevelopmentHasThePagesWithCannedData(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	s := serve(t, map[string]string{"DATABASE_URL": db.AppURL, "DATABASE_OWNER_URL": db.OwnerURL}, "-dev", "-now", "2024-06-30")
	status, _ := fetch(t, s.url+"/dev/pages")
	assert.Equal(t, http.StatusOK, status)
	assert.Equal(t, exitDone, s.end(t), s.errOut.String())
}
