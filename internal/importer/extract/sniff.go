package extract

import "bytes"

// magics are the opening bytes of kinds of file that hold no plain text.
var magics = []struct {
	prefix string
	kind   Refusal
}{
	{"{\\rtf", RefusedRTF},
	{"\x89PNG\r\n", RefusedImage},
	{"\xff\xd8\xff", RefusedImage},
	{"GIF87a", RefusedImage},
	{"GIF89a", RefusedImage},
	{"II*\x00", RefusedImage},
	{"MM\x00*", RefusedImage},
	{"\x1f\x8b", RefusedArchive},
	{"Rar!\x1a\x07", RefusedArchive},
	{"7z\xbc\xaf\x27\x1c", RefusedArchive},
	{"\x7fELF", RefusedProgram},
}

// refuse looks at the file's own marks and returns why it cannot be read, or nil.
func refuse(b []byte) error {
	switch {
	case len(b) > MaxBytes:
		return &LimitError{Limit: LimitBytes, Max: MaxBytes}
	case bytes.HasPrefix(b, []byte("PK\x03\x04")), bytes.HasPrefix(b, []byte("PK\x05\x06")):
		return &UnsupportedError{Format: zipKind(b)}
	case bytes.HasPrefix(b, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return &UnsupportedError{Format: oleKind(b)}
	case bytes.HasPrefix(b, []byte("MZ")) && bytes.IndexByte(head(b, 512), 0) >= 0:
		return &UnsupportedError{Format: RefusedProgram}
	case bytes.HasPrefix(b, []byte("RIFF")) && len(b) >= 12 && string(b[8:12]) == "WEBP":
		return &UnsupportedError{Format: RefusedImage}
	case isPDF(b):
		return &UnsupportedError{Format: RefusedPDF}
	case isMHTML(b):
		return &UnsupportedError{Format: RefusedMHTML}
	}
	for _, m := range magics {
		if bytes.HasPrefix(b, []byte(m.prefix)) {
			return &UnsupportedError{Format: m.kind}
		}
	}
	return nil
}

func head(b []byte, n int) []byte { return b[:min(n, len(b))] }

// isPDF accepts the bytes that some writers put before the mark, as readers of PDF do; a text that quotes the
// mark has no NUL and no object beside it.
func isPDF(b []byte) bool {
	if bytes.HasPrefix(b, []byte("%PDF-")) {
		return true
	}
	h := head(b, 1024)
	i := bytes.Index(h, []byte("%PDF-1."))
	return i >= 0 && bytes.Contains(h[i:], []byte(" obj"))
}

func isMHTML(b []byte) bool {
	h := bytes.ToLower(head(b, 2048))
	return bytes.Contains(h, []byte("mime-version:")) && bytes.Contains(h, []byte("content-type: multipart/related"))
}

func zipKind(b []byte) Refusal {
	switch {
	case bytes.Contains(head(b, 120), []byte("mimetypeapplication/vnd.oasis.opendocument")):
		return RefusedODF
	case bytes.Contains(b, []byte("word/document.xml")):
		return RefusedDocx
	case bytes.Contains(b, []byte("xl/workbook.")):
		return RefusedXlsx
	}
	return RefusedArchive
}

// oleKind reads the names of the streams, which a compound file keeps in UTF-16.
func oleKind(b []byte) Refusal {
	switch {
	case bytes.Contains(b, wide("EncryptedPackage")):
		return RefusedEncrypted
	case bytes.Contains(b, wide("WordDocument")):
		return RefusedDoc
	case bytes.Contains(b, wide("Workbook")), bytes.Contains(b, wide("Book")):
		return RefusedXls
	}
	return RefusedOLE
}

func wide(s string) []byte {
	w := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		w = append(w, s[i], 0)
	}
	return w
}
