package server

import (
	"bytes"
	"context"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

// served is the site behind a real listener, for as long as the test runs.
func (x site) served(t *testing.T) string {
	t.Helper()
	ln := listen(t)
	ctx, stop := context.WithCancel(context.WithoutCancel(t.Context()))
	ended := make(chan error, 1)
	go func() { ended <- x.Serve(ctx, ln) }()
	t.Cleanup(func() {
		stop()
		require.NoError(t, <-ended)
	})
	return "http://" + ln.Addr().String()
}

// formWith is the body of a form with a file of a size after its typed field, and its content type.
func formWith(t testing.TB, size int) (body []byte, kind string) {
	t.Helper()
	var out bytes.Buffer
	form := multipart.NewWriter(&out)
	require.NoError(t, form.WriteField("trich-yeu", "Danh mục kỹ thuật"))
	part, err := form.CreateFormFile("tep", "a.txt")
	require.NoError(t, err)
	_, err = io.WriteString(part, strings.Repeat("a", size))
	require.NoError(t, err)
	require.NoError(t, form.Close())
	return out.Bytes(), form.FormDataContentType()
}

// send sends a body over the wire and does not follow where the answer leads.
func (x site) send(t *testing.T, address string, body io.Reader, kind string) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address+x.task+"/minh-chung", body)
	require.NoError(t, err)
	r.Header.Set("Content-Type", kind)
	r.AddCookie(x.cookie)
	answer, err := http.DefaultTransport.RoundTrip(r)
	require.NoError(t, err)
	defer func() { require.NoError(t, answer.Body.Close()) }()
	return answer.StatusCode, read(t, answer.Body)
}

func TestAFileTooLargeIsAnsweredOnTheWireWithWhatWasTyped(t *testing.T) {
	t.Parallel()
	x := newSite(t).officer(t, "A")
	address := x.served(t)
	body, kind := formWith(t, 25<<20)
	status, page := x.send(t, address, bytes.NewReader(body), kind)
	assert.Equal(t, http.StatusRequestEntityTooLarge, status)
	assert.Contains(t, page, "Danh mục kỹ thuật")
	assert.Contains(t, page, "Tệp lớn hơn 20 MB")
}

// A slowLine gives a body in pieces with pauses between.
type slowLine struct {
	rest  []byte
	pause time.Duration
}

func (l *slowLine) Read(p []byte) (int, error) {
	if len(l.rest) == 0 {
		return 0, io.EOF
	}
	time.Sleep(l.pause)
	n := copy(p, l.rest[:min(len(l.rest), 20_000)])
	l.rest = l.rest[n:]
	return n, nil
}

func TestAFileOverASlowLineHasTheTimeItTakes(t *testing.T) {
	t.Parallel()
	limits := DefaultLimits()
	limits.Read, limits.Write, limits.Answer = 300*time.Millisecond, 300*time.Millisecond, 300*time.Millisecond
	x := newSite(t, func(o *Options) { o.Limits = limits }).officer(t, "A")
	body, kind := formWith(t, 100_000)
	status, page := x.send(t, x.served(t), &slowLine{rest: body, pause: 150 * time.Millisecond}, kind)
	assert.Equal(t, http.StatusSeeOther, status, page)
	assert.Equal(t, int64(1), x.number(t, `SELECT count(*) FROM files`))
}

func TestAFileTakesLittleMoreMemoryThanItsSize(t *testing.T) {
	x := newSite(t).officer(t, "A")
	body, kind := formWith(t, plan.FileMaxBytes)
	r := newRequest(t, http.MethodPost, x.task+"/minh-chung", "")
	r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
	r.Header.Set("Content-Type", kind)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	sent, _, err := x.readUpload(httptest.NewRecorder(), r, plan.Actor{}, "tep")
	runtime.ReadMemStats(&after)
	require.NoError(t, err)
	assert.Len(t, sent.file.Bytes, plan.FileMaxBytes)
	assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(24<<20))
	assert.Equal(t, url.Values{"trich-yeu": {"Danh mục kỹ thuật"}}, sent.fields)
}
