package importer

import (
	"encoding/binary"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// withoutFile is the JSON of a document without the keys that name its bytes.
func withoutFile(t *testing.T, name string, b []byte) map[string]any {
	t.Helper()
	d, err := Parse(name, b)
	require.NoError(t, err)
	line, err := JSON(d)
	require.NoError(t, err)
	var m map[string]any
	require.NoError(t, json.Unmarshal(line, &m))
	delete(m, "file")
	delete(m, "sha256")
	return m
}

func utf16le(s string) []byte {
	out := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(s)) {
		out = binary.LittleEndian.AppendUint16(out, unit)
	}
	return out
}

func TestEncodingsOfASeedReadTheSame(t *testing.T) {
	t.Parallel()
	variants := map[string]func(string) []byte{
		"NFD":           func(s string) []byte { return []byte(norm.NFD.String(s)) },
		"UTF-16":        utf16le,
		"UTF-16 CRLF":   func(s string) []byte { return utf16le(strings.ReplaceAll(s, "\n", "\r\n")) },
		"CRLF":          func(s string) []byte { return []byte(strings.ReplaceAll(s, "\n", "\r\n")) },
		"NBSP":          func(s string) []byte { return []byte(strings.ReplaceAll(s, " ", "\u00a0")) },
		"BOM":           func(s string) []byte { return []byte("\ufeff" + s) },
		"soft hyphens":  func(s string) []byte { return []byte(strings.ReplaceAll(s, "y tế", "y\u00ad tế")) },
		"zero-width":    func(s string) []byte { return []byte(strings.ReplaceAll(s, "y tế", "y\u200b tế")) },
		"NFD and CRLF ": func(s string) []byte { return []byte(strings.ReplaceAll(norm.NFD.String(s), "\n", "\r\n")) },
	}
	for name := range seedOracle() {
		want := withoutFile(t, name, seedBytes(t, name))
		for variant, encode := range variants {
			t.Run(name+" "+variant, func(t *testing.T) {
				t.Parallel()
				assert.Equal(t, want, withoutFile(t, name, encode(string(seedBytes(t, name)))))
			})
		}
	}
}

// to1258 writes windows-1258, whose five tone marks are combining characters after a base letter.
func to1258(t *testing.T, s string) []byte {
	t.Helper()
	var b strings.Builder
	for _, c := range s {
		if _, ok := charmap.Windows1258.EncodeRune(c); ok {
			b.WriteRune(c)
			continue
		}
		parts := []rune(norm.NFD.String(string(c)))
		if n := len(parts) - 1; n > 1 { // ậ is NFD a, dot, circumflex: the circumflex goes with the letter
			for i, mark := range parts[1:] {
				if base := []rune(norm.NFC.String(string(parts[0]) + string(mark))); len(base) == 1 {
					rest := append(append([]rune{}, parts[1:i+1]...), parts[i+2:]...)
					if _, ok := charmap.Windows1258.EncodeRune(base[0]); ok {
						parts = append(base, rest...)
						break
					}
				}
			}
		}
		b.WriteString(string(parts))
	}
	out, err := charmap.Windows1258.NewEncoder().String(b.String())
	require.NoError(t, err)
	return []byte(out)
}

func TestWindows1258ReadsTheSame(t *testing.T) {
	t.Parallel()
	for _, name := range []string{hcm2022, binhDuong2024} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := string(seedBytes(t, name))
			assert.Equal(t, withoutFile(t, name, []byte(text)), withoutFile(t, name, to1258(t, text)))
		})
	}
}

func TestJSONIsOneLineWithEveryKeyInOrder(t *testing.T) {
	t.Parallel()
	line, err := JSON(parseSeed(t, binhDuong2024))
	require.NoError(t, err)
	assert.NotContains(t, string(line), "\n")
	assert.Equal(t, []string{"file", "sha256", "format", "kind", "province", "year", "period", "title", "number", "issued_on", "agency", "bases",
		"declared", "found", "groups", "indicators", "spans", "warnings"}, topKeys(t, line))
	var m struct {
		Spans map[string]int
	}
	require.NoError(t, json.Unmarshal(line, &m))
	assert.Len(t, m.Spans, 11)
	assert.Zero(t, m.Spans["unclassified"])
}

// topKeys lists the keys of an object in the order they are written.
func topKeys(t *testing.T, object []byte) []string {
	t.Helper()
	dec := json.NewDecoder(strings.NewReader(string(object)))
	_, err := dec.Token()
	require.NoError(t, err)
	var keys []string
	for dec.More() {
		key, err := dec.Token()
		require.NoError(t, err)
		keys = append(keys, key.(string))
		var skip json.RawMessage
		require.NoError(t, dec.Decode(&skip))
	}
	return keys
}

func TestSpansCountEveryNonBlankByteOnce(t *testing.T) {
	t.Parallel()
	for name := range seedOracle() {
		d := parseSeed(t, name)
		total := 0
		for _, r := range countBytes(d) {
			total += r.bytes
		}
		assert.Equal(t, len(strings.NewReplacer(" ", "", "\n", "", "\t", "").Replace(d.Text)), total, name)
	}
}
