package server

import (
	"log/slog"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"
)

// BenchmarkPlanPage is the whole way of the page of a plan of 43 tasks: router, Postgres, templates, compression.
func BenchmarkPlanPage(b *testing.B) {
	x := newSite(b, func(o *Options) { o.Log = slog.New(slog.DiscardHandler) })
	for name, accept := range map[string]string{"plain": "identity", "gzip": "gzip"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			size := 0
			for b.Loop() {
				r := newRequest(b, http.MethodGet, x.plan, "")
				r.Header.Set("Accept-Encoding", accept)
				answer := exchange(x, r)
				require.Equal(b, http.StatusOK, answer.Code)
				size = answer.Body.Len()
			}
			b.ReportMetric(float64(size), "page-bytes")
		})
	}
}
