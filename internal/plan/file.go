package plan

import (
	"bytes"
	"encoding/binary"
	"strings"
	"time"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// FileMaxBytes is the largest file that is kept.
const FileMaxBytes = 20 << 20

// fileNameMax is the longest name of a file, in characters.
const fileNameMax = 255

// A StoredFile (tệp) is a file kept with a piece of evidence. Bytes is nil where only its facts were asked for.
type StoredFile struct {
	ID        string // empty: there is none
	Name      string
	MediaType string
	Size      int64
	CreatedAt time.Time
	Bytes     []byte
}

// A fileType is one kind of file that may be kept: by what its name ends in and what its bytes say.
type fileType struct {
	extension, mediaType string
	fits                 func([]byte) bool
}

func fileTypes() []fileType {
	const office = "application/vnd.openxmlformats-officedocument."
	const open = "application/vnd.oasis.opendocument."
	return []fileType{
		{"pdf", "application/pdf", begins("%PDF-")},
		{"docx", office + "wordprocessingml.document", packed("word/")},
		{"xlsx", office + "spreadsheetml.sheet", packed("xl/")},
		{"pptx", office + "presentationml.presentation", packed("ppt/")},
		{"doc", "application/msword", compound("WordDocument")},
		{"xls", "application/vnd.ms-excel", compound("Workbook", "Book")},
		{"odt", open + "text", openDocument(open + "text")},
		{"ods", open + "spreadsheet", openDocument(open + "spreadsheet")},
		{"png", "image/png", begins("\x89PNG\r\n\x1a\n")},
		{"jpg", "image/jpeg", begins("\xff\xd8\xff")},
		{"jpeg", "image/jpeg", begins("\xff\xd8\xff")},
		{"txt", "text/plain", plainText},
		{"csv", "text/csv", plainText},
	}
}

// FileExtensions are the endings of the files that may be kept, as a browser's file dialogue takes them.
func FileExtensions() []string {
	var list []string
	for _, t := range fileTypes() {
		list = append(list, "."+t.extension)
	}
	return list
}

// FileType is the media type of a file whose name and bytes agree on one that may be kept.
func FileType(name string, content []byte) (mediaType string, ok bool) {
	dot := strings.LastIndexByte(name, '.')
	for _, t := range fileTypes() {
		if strings.EqualFold(name[dot+1:], t.extension) && dot > 0 {
			return t.mediaType, t.fits(content)
		}
	}
	return "", false
}

// MediaTypeKept says whether a media type is one of those files are kept with.
func MediaTypeKept(mediaType string) bool {
	for _, t := range fileTypes() {
		if t.mediaType == mediaType {
			return true
		}
	}
	return false
}

// Problem is what keeps a file sent with a form from being kept; empty: nothing.
func (f File) Problem() Problem {
	switch _, ok := FileType(f.Name, f.Bytes); {
	case len(f.Bytes) == 0:
		return ProblemFileEmpty
	case len(f.Bytes) > FileMaxBytes:
		return ProblemFileTooLarge
	case !ok:
		return ProblemFileType
	}
	return ""
}

// CleanFileName is the last part of the path a browser sent, without signs nobody can see, at most 255 characters long;
// a long name is shortened before its ending. It may be empty.
func CleanFileName(sent string) string {
	name := sent[strings.LastIndexAny(sent, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == utf8.RuneError:
			return -1
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, name)
	name = strings.TrimRight(strings.TrimSpace(name), ". ")
	runes := []rune(name)
	if len(runes) <= fileNameMax {
		return name
	}
	ending := []rune(name[max(strings.LastIndexByte(name, '.'), 0):])
	if len(ending) > 10 {
		ending = nil
	}
	return string(runes[:fileNameMax-len(ending)]) + string(ending)
}

func begins(mark string) func([]byte) bool {
	return func(b []byte) bool { return bytes.HasPrefix(b, []byte(mark)) }
}

// packed recognises a document of office programs: a whole zip with its list of parts and a part in the folder. One with
// macros is none of ours. Nothing is unpacked.
func packed(folder string) func([]byte) bool {
	return func(b []byte) bool {
		return wholeZip(b) && bytes.Contains(b, []byte("[Content_Types].xml")) && bytes.Contains(b, []byte(folder)) &&
			!bytes.Contains(b, []byte("vbaProject.bin"))
	}
}

func openDocument(mediaType string) func([]byte) bool {
	return func(b []byte) bool {
		const at = 30 // the first part is "mimetype", kept unpacked for this very look
		return wholeZip(b) && len(b) > at && bytes.HasPrefix(b[at:], []byte("mimetype"+mediaType))
	}
}

// wholeZip says whether b begins with a part and ends with the record that ends a zip.
func wholeZip(b []byte) bool {
	const record = 22 // bytes, before a comment of at most 65,535
	if !bytes.HasPrefix(b, []byte("PK\x03\x04")) {
		return false
	}
	return bytes.Contains(b[max(0, len(b)-record-0xffff):], []byte("PK\x05\x06"))
}

// compound recognises a document of older office programs: a compound file with a stream of one of the names.
func compound(streams ...string) func([]byte) bool {
	return func(b []byte) bool {
		if !bytes.HasPrefix(b, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
			return false
		}
		for _, stream := range streams {
			var name []byte
			for _, unit := range utf16.Encode([]rune(stream + "\x00")) {
				name = binary.LittleEndian.AppendUint16(name, unit)
			}
			if bytes.Contains(b, name) {
				return true
			}
		}
		return false
	}
}

// plainText is UTF-8, or the UTF-16 that programs of Windows write, without control characters.
func plainText(b []byte) bool {
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return len(b)%2 == 0
	}
	return utf8.Valid(b) && !bytes.ContainsFunc(b, func(r rune) bool {
		return unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' && r != '\f'
	})
}
