package extract

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"kehoach/internal/plan"
)

func utf16Bytes(s string, order binary.ByteOrder, mark bool) []byte {
	if mark {
		s = "\ufeff" + s
	}
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.BigEndian.AppendUint16(out, u)
		if order == binary.LittleEndian {
			n := len(out)
			out[n-2], out[n-1] = out[n-1], out[n-2]
		}
	}
	return out
}

// windows1258 writes a letter with its tone as two signs, as Windows does; what the table lacks is left out, and
// the text that remains is returned beside the bytes.
func windows1258(s string) (encoded []byte, kept string) {
	tones := "\u0300\u0301\u0303\u0309\u0323"
	var b, k strings.Builder
	for _, r := range s {
		base, tone := "", ""
		for _, part := range norm.NFD.String(string(r)) {
			if strings.ContainsRune(tones, part) {
				tone += string(part)
			} else {
				base += string(part)
			}
		}
		out, err := charmap.Windows1258.NewEncoder().String(norm.NFC.String(base) + tone)
		if err == nil {
			b.WriteString(out)
			k.WriteRune(r)
		}
	}
	return []byte(b.String()), k.String()
}

func TestAnyEncodingOfASeedGivesTheSameText(t *testing.T) {
	t.Parallel()
	for name, content := range seeds(t) {
		plain := parse(t, name, content)
		variants := map[string][]byte{
			"NFD":           []byte(norm.NFD.String(content)),
			"BOM":           []byte("\ufeff" + content),
			"CRLF":          []byte(strings.ReplaceAll(content, "\n", "\r\n")),
			"CR":            []byte(strings.ReplaceAll(content, "\n", "\r")),
			"NBSP":          []byte(strings.ReplaceAll(content, " ", "\u00a0")),
			"soft hyphens":  []byte(strings.ReplaceAll(content, "n", "n\u00ad\u200b")),
			"UTF-16LE mark": utf16Bytes(content, binary.LittleEndian, true),
			"UTF-16BE mark": utf16Bytes(content, binary.BigEndian, true),
			"UTF-16LE":      utf16Bytes(content, binary.LittleEndian, false),
			"UTF-16BE":      utf16Bytes(content, binary.BigEndian, false),
			"UTF-16LE CRLF": utf16Bytes(strings.ReplaceAll(content, "\n", "\r\n"), binary.LittleEndian, true),
		}
		for variant, b := range variants {
			t.Run(name+" "+variant, func(t *testing.T) {
				t.Parallel()
				got := parse(t, name, string(b))
				assert.Equal(t, plain.Text, got.Text)
				assert.Equal(t, plain.Blocks, got.Blocks)
				assert.Empty(t, got.Warnings)
			})
		}
		t.Run(name+" Windows-1258", func(t *testing.T) {
			t.Parallel()
			b, kept := windows1258(content)
			require.Greater(t, len(kept), len(content)*99/100, "nearly all of it is in the table")
			got := parse(t, name, string(b))
			assert.Equal(t, parse(t, name, kept).Text, got.Text)
			assert.Empty(t, got.Warnings)
		})
	}
}

func TestDamagedUTF8IsRepairedNotReadAsAnotherTable(t *testing.T) {
	t.Parallel()
	content := "Sở Y tế triển khai kế hoạch\nnăm 2024"
	for name, damaged := range map[string]string{
		"stray byte":        strings.Replace(content, "kế", "k\xff\xfeế", 1),
		"letter cut in two": strings.Replace(content, "kế", "k\xe1\xba", 1),
		"cut at the end":    content + "\xe1\xba",
	} {
		d := parse(t, "a.txt", damaged)
		assert.Contains(t, d.Text, "Sở Y tế triển khai", name)
		assert.Equal(t, 1, strings.Count(d.Text, "\uFFFD"), name)
		require.Len(t, d.Warnings, 1, name)
		assert.Equal(t, plan.WarnBadEncoding, d.Warnings[0].Code)
	}
}

func TestUTF16OfOddLengthIsReadWithAWarning(t *testing.T) {
	t.Parallel()
	d := parse(t, "a.txt", string(append(utf16Bytes("Sở Y tế Bình Dương", binary.LittleEndian, true), 'x')))
	assert.Contains(t, d.Text, "Sở Y tế Bình Dương")
	require.Len(t, d.Warnings, 1)
}

func TestUnknownTableIsSaid(t *testing.T) {
	t.Parallel()
	d := parse(t, "a.txt", "S\xeb Y t\xd5 t\xd8nh") // TCVN3
	require.Len(t, d.Warnings, 1)
	assert.Equal(t, plan.WarnBadEncoding, d.Warnings[0].Code)
}

func TestPageSaysItsEncoding(t *testing.T) {
	t.Parallel()
	page := `<html><head><meta http-equiv="Content-Type" content="text/html; charset=%s"></head><body><p>` + "caf\xe9 S\xf0</p>"
	for charset, want := range map[string]string{
		"windows-1258": "café Sđ", "ISO-8859-1": "café Sð", "windows-1252": "café Sð",
	} {
		d := parse(t, "a.html", strings.Replace(page, "%s", charset, 1))
		assert.Equal(t, want, d.Text, charset)
		assert.Empty(t, d.Warnings, charset)
	}
	d := parse(t, "a.html", `<meta charset=windows-1258><p>Sở Y tế`)
	assert.Equal(t, "Sở Y tế", d.Text, "valid UTF-8 is believed before the page")
	d = parse(t, "a.html", "<meta charset=utf-8><p>caf\xe9")
	assert.Equal(t, "caf\uFFFD", d.Text, "a page that says UTF-8 is repaired")
}

func TestCanonicalText(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ in, want string }{
		"line ends":              {"a\r\nb\rc\nd", "a\nb\nc\nd"},
		"line separators":        {"a\u2028b\u2029c\u0085d\fe\vf", "a\nb\nc\nd\ne\nf"},
		"blanks":                 {"a\u00a0\u2003\u202f\u3000b", "a    b"},
		"runs stay":              {"a  \t b", "a  \t b"},
		"invisible":              {"\ufeffa\u200b\u200d\u2060\u00ad\u202e\u2066b", "ab"},
		"controls":               {"a\x01\x1a\x7f\u009fb", "ab"},
		"letters compose":        {"e\u0302\u0301 o\u031b\u0323", "ế ợ"},
		"compose over dropped":   {"e\u200b\u0301", "é"},
		"Symbol and Wingdings":   {"\uf02d a \uf0b7 b \uf0a7 c \uf0d8 d \uf02b e", "- a • b • c • d + e"},
		"other private use":      {"\ue000", "\ue000"},
		"Vietnamese punctuation": {"“a” – b…", "“a” – b…"},
	} {
		assert.Equal(t, tt.want, canonical(tt.in), name)
		assert.Equal(t, tt.want, canonical(canonical(tt.in)), name)
	}
}

func TestOtherKindsAreRefusedWithAdvice(t *testing.T) {
	t.Parallel()
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 100)
	for name, tt := range map[string]struct {
		in   string
		want Refusal
	}{
		"docx":                 {"PK\x03\x04….word/document.xml", RefusedDocx},
		"xlsx":                 {"PK\x03\x04….xl/workbook.xml", RefusedXlsx},
		"xlsb":                 {"PK\x03\x04….xl/workbook.bin", RefusedXlsx},
		"odt":                  {"PK\x03\x04" + strings.Repeat("\x00", 26) + "mimetypeapplication/vnd.oasis.opendocument.text", RefusedODF},
		"zip":                  {"PK\x03\x04a.txt", RefusedArchive},
		"empty zip":            {"PK\x05\x06", RefusedArchive},
		"pdf":                  {"%PDF-1.7\n", RefusedPDF},
		"pdf behind rubbish":   {"\n\n%PDF-1.4\n1 0 obj", RefusedPDF},
		"doc":                  {ole + string(wide("WordDocument")), RefusedDoc},
		"xls":                  {ole + string(wide("Workbook")), RefusedXls},
		"encrypted":            {ole + string(wide("EncryptedPackage")), RefusedEncrypted},
		"msg":                  {ole, RefusedOLE},
		"rtf":                  {`{\rtf1\ansi`, RefusedRTF},
		"mht":                  {"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n", RefusedMHTML},
		"flat Word XML":        {`<?xml version="1.0"?><pkg:package>`, RefusedXML},
		"png":                  {"\x89PNG\r\n\x1a\n", RefusedImage},
		"jpeg":                 {"\xff\xd8\xff\xe0", RefusedImage},
		"webp":                 {"RIFF\x00\x00\x00\x00WEBPVP8 ", RefusedImage},
		"exe":                  {"MZ\x90\x00\x03\x00", RefusedProgram},
		"elf":                  {"\x7fELF\x02", RefusedProgram},
		"zeros":                {strings.Repeat("\x00", 1000), RefusedBinary},
		"noise":                {strings.Repeat("\x01\x00a\x02", 1000), RefusedBinary},
		"noise marked UTF-16":  {"\xff\xfe" + strings.Repeat("\x01\x00\x02\x00", 100), RefusedBinary},
		"binary after a while": {"plain" + strings.Repeat("\x00\x00\x07", 50), RefusedBinary},
	} {
		for _, file := range []string{"a.txt", "a.docx", "-"} {
			_, err := Parse(file, []byte(tt.in))
			var refused *UnsupportedError
			require.ErrorAs(t, err, &refused, name)
			assert.Equal(t, tt.want, refused.Format, name)
		}
	}
}

func TestEveryRefusalAndLimitHasAReason(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, r := range Refusals() {
		reason := (&UnsupportedError{Format: r}).Reason()
		assert.True(t, strings.HasSuffix(reason, "."), reason)
		assert.False(t, seen[reason], "%s has a reason of its own", r)
		seen[reason] = true
	}
	for _, l := range []Limit{LimitBytes, LimitBlocks, LimitCells, LimitColumns, LimitDepth, LimitTags} {
		reason := (&LimitError{Limit: l, Max: MaxBytes}).Reason()
		assert.False(t, seen[reason], reason)
		seen[reason] = true
	}
}

func TestTextThatOnlyTalksOfOtherKindsIsRead(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"PK là viết tắt", "Tệp %PDF-1.4 là gì", "MZ", "GIF", "Kế hoạch\x00 năm 2024, Sở Y tế, đủ dài để một ký tự lạ không đáng kể"} {
		d := parse(t, "a.txt", s)
		assert.Len(t, d.Blocks, 1, s)
	}
}

func TestBlankFileIsAnEmptyDocument(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"", " ", "\n\r\n\t", "\ufeff", "\u00a0\u200b", "\xff\xfe"} {
		for _, name := range []string{"a.txt", "a.md", "a.csv", "a.html"} {
			assert.Empty(t, parse(t, name, s).Blocks, "%q %s", s, name)
		}
	}
}

func TestTooLargeFileIsRefusedUnread(t *testing.T) {
	t.Parallel()
	_, err := Parse("a.txt", bytes.Repeat([]byte("a"), MaxBytes+1))
	var limit *LimitError
	require.ErrorAs(t, err, &limit)
	assert.Equal(t, LimitBytes, limit.Limit)
	assert.Contains(t, limit.Reason(), "20 MiB")
}
