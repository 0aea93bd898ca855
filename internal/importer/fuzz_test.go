package importer

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"kehoach/internal/importer/outline"
)

func FuzzParse(f *testing.F) {
	for name := range seedOracle() {
		f.Add(name, seedBytes(f, name))
	}
	docs, err := filepath.Glob("testdata/corpus/*.*")
	require.NoError(f, err)
	for _, doc := range docs {
		if b, err := os.ReadFile(doc); err == nil && !strings.HasSuffix(doc, ".json") {
			f.Add(filepath.Base(doc), b)
		}
	}
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		d, err := Parse(name, b)
		if err != nil {
			require.NotContains(t, err.Error(), "lost track")
			return
		}
		require.NoError(t, outline.CheckSpans(d))
		for _, g := range d.Groups {
			for _, task := range g.Tasks {
				require.Equal(t, task.Text, d.Text[task.Source.Start:task.Source.End])
			}
		}
		_, err = JSON(d)
		require.NoError(t, err)
	})
}

// mutate deletes, doubles and marks lines and bytes of a document at random.
func mutate(rng *rand.Rand, text string) string {
	lines := strings.Split(text, "\n")
	for range 1 + rng.IntN(6) {
		i := rng.IntN(len(lines))
		switch rng.IntN(6) {
		case 0:
			lines = append(lines[:i:i], lines[min(i+1, len(lines)-1):]...)
		case 1:
			lines = append(lines[:i:i], append([]string{lines[i], lines[i]}, lines[i+1:]...)...)
		case 2:
			stray := []string{"1. ", "- ", "Nhóm 2: ", "II. ", "a) ", "Thứ 3, ", "| ", "# ", "+ ", "(1) ", "“", ")", ";", "PHẦN II", "Điều 1. "}
			lines[i] = stray[rng.IntN(len(stray))] + lines[i]
		case 3:
			lines[i] = lines[i][min(len(lines[i]), rng.IntN(40)):]
		case 4:
			j := rng.IntN(len(lines))
			lines[i], lines[j] = lines[j], lines[i]
		case 5:
			if at := rng.IntN(len(lines[i]) + 1); at < len(lines[i]) {
				lines[i] = lines[i][:at] + string(rune(rng.IntN(0x3000))) + lines[i][at:]
			}
		}
	}
	return strings.Join(lines, "\n")
}

func TestMutatedSeedsNeverPanicNorLoseABytesRole(t *testing.T) {
	t.Parallel()
	for name := range seedOracle() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := string(seedBytes(t, name))
			rng := rand.New(rand.NewPCG(1, uint64(len(text))))
			for range 120 {
				mutant := mutate(rng, text)
				_, err := Parse(name, []byte(mutant))
				require.NoError(t, err, mutant)
			}
		})
	}
}
