package importer

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func BenchmarkParseSeed(b *testing.B) {
	for name := range seedOracle() {
		b.Run(name[:3], func(b *testing.B) {
			raw := seedBytes(b, name)
			b.ReportAllocs()
			for b.Loop() {
				_, err := Parse(name, raw)
				require.NoError(b, err)
			}
		})
	}
}
