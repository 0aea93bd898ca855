package e2e_test

import (
	"context"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// A tab is one page of a real browser. What the browser complains about is collected.
type tab struct {
	ctx  context.Context
	mu   sync.Mutex
	said []string
}

func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{os.Getenv("CHROME_BIN"), "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("no Chromium for the browser tests: install it (Debian: apt-get install chromium) or set CHROME_BIN")
	return ""
}

func openTab(t *testing.T) *tab {
	t.Helper()
	// Chromium is killed at the end and leaves what it made in the temporary directory, sockets among it: a short path.
	temporary, err := os.MkdirTemp("", "e2e-")
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, os.RemoveAll(temporary)) })
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.Env("TMPDIR="+temporary), chromedp.ExecPath(chromium(t)), chromedp.NoSandbox,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.UserDataDir(t.TempDir()))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	b := &tab{ctx: ctx}
	b.do(t, chromedp.Navigate("about:blank"))
	b.listen(t)
	return b
}

// listen collects the browser's own messages: CSP violations, failed loads, script errors.
func (b *tab) listen(t *testing.T) {
	t.Helper()
	entries := chromedp.Events(b.ctx, cdplog.EntryAdded)
	issues := chromedp.Events(b.ctx, audits.IssueAdded)
	_, err := chromedp.Call(b.ctx, cdplog.Enable, cdp.Empty{})
	require.NoError(t, err)
	_, err = chromedp.Call(b.ctx, audits.Enable, cdp.Empty{})
	require.NoError(t, err)
	go func() {
		for e, err := range entries {
			if err != nil {
				return
			}
			// Below a warning it only tells what it did: that a focus set by hand came before autofocus.
			if e.Entry.Level != cdplog.EntryLevelInfo && e.Entry.Level != cdplog.EntryLevelVerbose {
				b.note(string(e.Entry.Source) + ": " + e.Entry.Text)
			}
		}
	}()
	go func() {
		for e, err := range issues {
			if err != nil {
				return
			}
			if e.Issue.Code == audits.InspectorIssueCodeContentSecurityPolicyIssue {
				b.note("content security policy issue")
			}
		}
	}()
}

func (b *tab) note(text string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.said = append(b.said, text)
}

func (b *tab) complaints() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return append([]string(nil), b.said...)
}

// do runs steps, each for at most a minute.
func (b *tab) do(t *testing.T, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	for _, step := range steps {
		run(t, b, step)
	}
}

// run runs one step and returns its value. The limit is a guard against hanging, not a measurement.
func run[T any](t *testing.T, b *tab, step chromedp.Action[T]) T {
	t.Helper()
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		value, err := chromedp.Run(b.ctx, step)
		done <- result{value, err}
	}()
	select {
	case r := <-done:
		require.NoError(t, r.err)
		return r.value
	case <-time.After(time.Minute):
		t.Fatal("the browser did not answer within a minute")
		panic("unreachable")
	}
}

func eval[T any](t *testing.T, b *tab, script string) T {
	t.Helper()
	return run(t, b, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
}

// size sets the viewport; a narrow one is a phone.
func (b *tab) size(t *testing.T, width, height int64) {
	t.Helper()
	if width < 500 {
		b.do(t, chromedp.EmulateViewport(width, height, chromedp.EmulateMobile))
		return
	}
	b.do(t, chromedp.EmulateViewport(width, height))
}

// scheme is the reader's preference for light or dark.
func (b *tab) scheme(t *testing.T, scheme string) {
	t.Helper()
	_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
	require.NoError(t, err)
}

// withoutScripts switches JavaScript off for the pages opened from now on.
func (b *tab) withoutScripts(t *testing.T) {
	t.Helper()
	_, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	require.NoError(t, err)
}

// How long to wait for the browser, a guard against hanging, and how often to look.
const (
	browserWait = 20 * time.Second
	browserPoll = 20 * time.Millisecond
)
