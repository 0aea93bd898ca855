package extract

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"kehoach/internal/plan"
)

// decode turns a file's bytes into UTF-8. Of a file without a byte order mark UTF-8 is believed first, also
// against what a page says of itself; a mostly valid one is repaired; else it is Windows-1258, or Windows-1252
// where the page says so.
func decode(b []byte) (string, []plan.Warning, error) {
	if bytes.HasPrefix(b, []byte("\xef\xbb\xbf")) {
		s, w := repair(b[3:])
		return s, w, refuseBinary(s)
	}
	if e := wideEncoding(b); e != nil {
		s, w, err := decodeWith(e, b)
		if err == nil {
			err = refuseBinary(s)
		}
		return s, w, err
	}
	if err := refuseBinary(string(head(b, 1<<16))); err != nil {
		return "", nil, err
	}
	if utf8.Valid(b) {
		return string(b), nil, nil
	}
	label := metaCharset(b)
	if label == "utf-8" || mostlyUTF8(b) {
		s, w := repair(b)
		return s, w, nil
	}
	if label == "windows-1252" {
		return decodeWith(charmap.Windows1252, b)
	}
	s, w, err := decodeWith(charmap.Windows1258, b)
	if err == nil && len(w) == 0 && label == "" && !vietnamese(s) {
		w = warnEncoding("Không rõ bảng mã của tệp: đã đọc như Windows-1258, hãy kiểm tra dấu tiếng Việt.")
	}
	return s, w, err
}

func warnEncoding(message string) []plan.Warning {
	return []plan.Warning{{Code: plan.WarnBadEncoding, Message: message}}
}

func decodeWith(e encoding.Encoding, b []byte) (string, []plan.Warning, error) {
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return "", nil, &UnsupportedError{Format: RefusedBinary}
	}
	if bytes.Contains(out, []byte("\uFFFD")) {
		return string(out), warnEncoding("Tệp có chữ hỏng bảng mã, đã thay bằng “\uFFFD”: hãy kiểm tra lại."), nil
	}
	return string(out), nil, nil
}

// repair replaces each run of bytes that is not UTF-8 and warns.
func repair(b []byte) (string, []plan.Warning) {
	if utf8.Valid(b) {
		return string(b), nil
	}
	return strings.ToValidUTF8(string(b), "\uFFFD"),
		warnEncoding("Tệp có chữ hỏng bảng mã, đã thay bằng “\uFFFD”: hãy kiểm tra lại.")
}

// mostlyUTF8 says whether the file was UTF-8 before a few bytes were damaged: sequences of several bytes hardly
// ever come about by chance in Windows-1258, where a letter's sign follows as a byte above BF.
func mostlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good > bad
}

// wideEncoding recognises UTF-16 by its mark or, without one, by the zero bytes that its ASCII letters, blanks
// and line ends have all on one side.
func wideEncoding(b []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	h := head(b, 1<<16)
	var zeros [2]int
	for i, c := range h {
		if c == 0 {
			zeros[i%2]++
		}
	}
	half := len(h) / 2
	switch {
	case half == 0:
		return nil
	case zeros[1]*10 >= half*3 && zeros[0]*20 <= zeros[1]:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zeros[0]*10 >= half*3 && zeros[1]*20 <= zeros[0]:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// refuseBinary refuses what has more than one control character in fifty: no text has them.
func refuseBinary(s string) error {
	controls := 0
	for i := range len(s) {
		if c := s[i]; c < ' ' && (c < '\t' || c > '\r') && c != 0x1a && c != 0x1b {
			controls++
		}
	}
	if controls*50 > len(s) {
		return &UnsupportedError{Format: RefusedBinary}
	}
	return nil
}

// metaCharset returns what a page says in its first 1024 bytes its encoding is: "utf-8", "windows-1252",
// "windows-1258" or "".
func metaCharset(b []byte) string {
	h := bytes.ToLower(head(b, 1024))
	i := bytes.Index(h, []byte("charset="))
	if i < 0 || !bytes.Contains(h[:i], []byte("<meta")) {
		return ""
	}
	name := bytes.TrimLeft(h[i+len("charset="):], "\"' ")
	if end := bytes.IndexAny(name, "\"' ;/>"); end >= 0 {
		name = name[:end]
	}
	switch string(name) {
	case "utf-8", "utf8":
		return "utf-8"
	case "windows-1252", "iso-8859-1", "latin1", "cp1252":
		return "windows-1252"
	case "windows-1258", "cp1258", "x-cp1258":
		return "windows-1258"
	}
	return ""
}

// vietnamese says whether a text decoded from a one-byte table has the letters and signs of Vietnamese, and hardly
// any of other languages, which is what TCVN3 and VNI look like in that table.
func vietnamese(s string) bool {
	own, other := 0, 0
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
		case strings.ContainsRune(vietnameseLetters, r):
			own++
		case r >= 0xc0 && r < 0x300: // a letter of Latin
			other++
		}
	}
	return own > 0 && other*10 <= own
}

// vietnameseLetters are the letters and tone marks that Windows-1258 writes Vietnamese with.
const vietnameseLetters = "àáâãèéêìíòóôõùúýăđĩũơưÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ\u0300\u0301\u0303\u0309\u0323"
