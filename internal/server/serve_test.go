package server

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

// slow is the site with one more route, which answers when told.
func (x site) slow() (started chan struct{}, finish chan struct{}) {
	started, finish = make(chan struct{}), make(chan struct{})
	b := newBinder(x.Server, append(Routes(), Policy{http.MethodGet, "/thu-nghiem/cham", "wait", Anyone, ""}))
	x.register(b)
	b.get("/thu-nghiem/cham", func(w http.ResponseWriter, r *http.Request, _ plan.Actor) error {
		close(started)
		select {
		case <-finish:
		case <-r.Context().Done():
			return r.Context().Err()
		}
		sendState(w, r, http.StatusOK, "xong")
		return nil
	})
	x.handler = b.mux
	return started, finish
}

func listen(t *testing.T) net.Listener {
	t.Helper()
	var config net.ListenConfig
	ln, err := config.Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	return ln
}

func TestAStopLetsARequestInFlightFinishAndTakesNoNew(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	started, finish := x.slow()
	ln := listen(t)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- x.Serve(ctx, ln) }()
	answered := make(chan string, 1)
	go func() {
		r, err := http.NewRequestWithContext(context.Background(), http.MethodGet, "http://"+ln.Addr().String()+"/thu-nghiem/cham", nil)
		if err != nil {
			answered <- err.Error()
			return
		}
		response, err := http.DefaultClient.Do(r)
		if err != nil {
			answered <- err.Error()
			return
		}
		defer func() { _ = response.Body.Close() }()
		answered <- response.Status
	}()
	<-started
	stop()
	require.Eventually(t, func() bool {
		var dial net.Dialer
		conn, err := dial.DialContext(t.Context(), "tcp", ln.Addr().String())
		if err == nil {
			_ = conn.Close()
		}
		return err != nil
	}, 5*time.Second, 5*time.Millisecond, "a stopping server must not take new connections")
	select {
	case err := <-ended:
		t.Fatalf("the server ended with a request in flight: %v", err)
	default:
	}
	close(finish)
	assert.Equal(t, "200 OK", <-answered)
	require.NoError(t, <-ended)
}

func TestARequestThatDoesNotFinishIsCutOffAfterTheDrain(t *testing.T) {
	t.Parallel()
	limits := DefaultLimits()
	limits.Drain = 50 * time.Millisecond
	x := newSite(t, func(o *Options) { o.Limits = limits })
	started, _ := x.slow()
	ln := listen(t)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- x.Serve(ctx, ln) }()
	var dial net.Dialer
	conn, err := dial.DialContext(t.Context(), "tcp", ln.Addr().String())
	require.NoError(t, err)
	defer func() { require.NoError(t, conn.Close()) }()
	_, err = fmt.Fprint(conn, "GET /thu-nghiem/cham HTTP/1.1\r\nHost: a\r\n\r\n")
	require.NoError(t, err)
	<-started
	stop()
	require.ErrorIs(t, <-ended, context.DeadlineExceeded)
}

func TestAClientThatDripsItsHeadersIsDropped(t *testing.T) {
	t.Parallel()
	limits := DefaultLimits()
	limits.ReadHeader = 50 * time.Millisecond
	x := newSite(t, func(o *Options) { o.Limits = limits })
	ln := listen(t)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- x.Serve(ctx, ln) }()
	var dial net.Dialer
	conn, err := dial.DialContext(t.Context(), "tcp", ln.Addr().String())
	require.NoError(t, err)
	defer func() { require.NoError(t, conn.Close()) }()
	_, err = fmt.Fprint(conn, "GET / HTTP/1.1\r\nHost: a\r\n")
	require.NoError(t, err)
	require.NoError(t, conn.SetReadDeadline(time.Now().Add(10*time.Second)))
	_, err = bufio.NewReader(conn).ReadString(0)
	require.ErrorContains(t, err, "EOF", "the server must hang up")
	stop()
	require.NoError(t, <-ended)
}

func TestAQuestionAboutTheWholeServerIsAnsweredAsAnyOther(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	ln := listen(t)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- x.Serve(ctx, ln) }()
	var dial net.Dialer
	conn, err := dial.DialContext(t.Context(), "tcp", ln.Addr().String())
	require.NoError(t, err)
	defer func() { require.NoError(t, conn.Close()) }()
	_, err = fmt.Fprint(conn, "OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
	require.NoError(t, err)
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
	require.NoError(t, err)
	defer func() { require.NoError(t, answer.Body.Close()) }()
	assert.Equal(t, http.StatusNotFound, answer.StatusCode)
	assert.Contains(t, answer.Header.Get("Content-Security-Policy"), "default-src 'none'")
	stop()
	require.NoError(t, <-ended)
}

func TestPlainHTTPStaysOnThisMachine(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		addr, base string
		proxies    bool
		open       bool
	}{
		"loopback":                  {"127.0.0.1:8080", "", false, false},
		"loopback, other number":    {"127.8.0.1:8080", "", false, false},
		"loopback of IPv6":          {"[::1]:8080", "", false, false},
		"by name":                   {"localhost:8080", "", false, false},
		"every interface":           {":8080", "", false, true},
		"every interface, numbered": {"0.0.0.0:8080", "", false, true},
		"every interface of IPv6":   {"[::]:8080", "", false, true},
		"an address":                {"10.0.0.7:8080", "", false, true},
		"a name":                    {"may-chu:8080", "", false, true},
		"a name like loopback":      {"localhost.ke-xau.example:8080", "", false, true},
		"behind a proxy":            {"0.0.0.0:8080", "https://kehoach.example", true, false},
		"https without a proxy":     {"0.0.0.0:8080", "https://kehoach.example", false, true},
		"in a container":            {"0.0.0.0:8080", "http://127.0.0.1:8080", false, false},
		"in a container, by name":   {"0.0.0.0:8080", "http://localhost:8080", false, false},
		"http to others":            {"0.0.0.0:8080", "http://kehoach.example", false, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var base *url.URL
			if c.base != "" {
				var err error
				base, err = url.Parse(c.base)
				require.NoError(t, err)
			}
			err := GuardListener(c.addr, base, c.proxies)
			if !c.open {
				require.NoError(t, err)
				return
			}
			require.Equal(t, ErrOpenListener{Addr: c.addr}, err)
			require.ErrorContains(t, err, c.addr)
		})
	}
	require.ErrorContains(t, GuardListener("khong-cong", nil, false), "listen address")
}
