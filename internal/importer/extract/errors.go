package extract

import "fmt"

// MaxBytes is the size of the largest file that is read (import.md: 20 MiB).
const MaxBytes = 20 << 20

const (
	maxBlocks  = 50_000  // blocks of a document
	maxCells   = 500_000 // cells of a document, padding included
	maxColumns = 256     // columns of a table
	maxDepth   = 512     // nested elements of an HTML page
	maxTags    = 500_000 // opening tags of an HTML page
	maxColspan = 64
	maxRowspan = 1000
)

// A Refusal says why a file of an unsupported kind is not read.
type Refusal string

// Refusals.
const (
	RefusedDocx      Refusal = "docx"
	RefusedXlsx      Refusal = "xlsx"
	RefusedPDF       Refusal = "pdf"
	RefusedDoc       Refusal = "doc"       // Word before 2007
	RefusedXls       Refusal = "xls"       // Excel before 2007
	RefusedOLE       Refusal = "ole"       // another file of Office before 2007
	RefusedEncrypted Refusal = "encrypted" // Office file behind a password
	RefusedODF       Refusal = "odf"       // LibreOffice
	RefusedRTF       Refusal = "rtf"
	RefusedMHTML     Refusal = "mhtml" // "single file web page"
	RefusedXML       Refusal = "xml"
	RefusedImage     Refusal = "image"
	RefusedArchive   Refusal = "archive"
	RefusedProgram   Refusal = "program"
	RefusedBinary    Refusal = "binary" // no text at all
)

// Refusals returns every refusal.
func Refusals() []Refusal {
	return []Refusal{
		RefusedDocx, RefusedXlsx, RefusedPDF, RefusedDoc, RefusedXls, RefusedOLE, RefusedEncrypted, RefusedODF,
		RefusedRTF, RefusedMHTML, RefusedXML, RefusedImage, RefusedArchive, RefusedProgram, RefusedBinary,
	}
}

// An UnsupportedError says that a file is of a kind this version does not read.
type UnsupportedError struct {
	Format Refusal
}

func (e *UnsupportedError) Error() string { return "unsupported file format: " + string(e.Format) }

// Reason is the Vietnamese sentence for the person who imports: what is wrong and what to do.
func (e *UnsupportedError) Reason() string {
	switch e.Format {
	case RefusedDocx:
		return "Phiên bản này chưa đọc được tệp Word (.docx): hãy lưu lại thành văn bản thuần (.txt) hoặc trang web (.html) rồi nhập lại."
	case RefusedXlsx:
		return "Phiên bản này chưa đọc được tệp Excel (.xlsx): hãy lưu lại thành CSV (.csv) rồi nhập lại."
	case RefusedPDF:
		return "Phiên bản này chưa đọc được tệp PDF: hãy dùng bản Word gốc lưu thành .txt hoặc .html, hoặc sao chép nội dung vào tệp .txt."
	case RefusedDoc:
		return "Định dạng .doc cũ: hãy mở bằng Word rồi lưu lại thành văn bản thuần (.txt) hoặc trang web (.html)."
	case RefusedXls:
		return "Định dạng .xls cũ: hãy mở bằng Excel rồi lưu lại thành CSV (.csv)."
	case RefusedOLE:
		return "Tệp Office định dạng cũ: hãy lưu lại thành văn bản thuần (.txt), trang web (.html) hoặc CSV (.csv)."
	case RefusedEncrypted:
		return "Tệp được đặt mật khẩu: hãy gỡ mật khẩu và lưu lại thành .txt, .html hoặc .csv."
	case RefusedODF:
		return "Phiên bản này chưa đọc được tệp LibreOffice: hãy lưu lại thành văn bản thuần (.txt), trang web (.html) hoặc CSV (.csv)."
	case RefusedRTF:
		return "Phiên bản này chưa đọc được tệp .rtf: hãy lưu lại thành văn bản thuần (.txt) hoặc trang web (.html)."
	case RefusedMHTML:
		return "Trang web một tệp (.mht) chưa đọc được: hãy lưu lại dạng “Trang web, chỉ HTML” (.html)."
	case RefusedXML:
		return "Tệp XML không phải văn bản kế hoạch đọc được: hãy lưu lại thành .txt hoặc .html."
	case RefusedImage:
		return "Tệp là ảnh, không có chữ để đọc: hãy dùng bản văn bản gốc."
	case RefusedArchive:
		return "Tệp nén: hãy giải nén rồi nhập từng văn bản."
	case RefusedProgram:
		return "Tệp là chương trình, không phải văn bản."
	default:
		return "Tệp không phải văn bản: không nhận ra chữ nào để đọc."
	}
}

// A Limit names what a document has too much of.
type Limit string

// Limits.
const (
	LimitBytes   Limit = "bytes"
	LimitBlocks  Limit = "blocks"
	LimitCells   Limit = "cells"
	LimitColumns Limit = "columns"
	LimitDepth   Limit = "depth"
	LimitTags    Limit = "tags"
)

// A LimitError says that a document is larger than the importer reads.
type LimitError struct {
	Limit Limit
	Max   int
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("document has more than %d %s", e.Max, e.Limit)
}

// Reason is the Vietnamese sentence for the person who imports.
func (e *LimitError) Reason() string {
	switch e.Limit {
	case LimitBytes:
		return fmt.Sprintf("Tệp quá lớn: tối đa %d MiB.", e.Max>>20)
	case LimitBlocks:
		return fmt.Sprintf("Văn bản quá dài: quá %d đoạn.", e.Max)
	case LimitCells:
		return fmt.Sprintf("Bảng quá lớn: quá %d ô.", e.Max)
	case LimitColumns:
		return fmt.Sprintf("Bảng quá rộng: quá %d cột.", e.Max)
	case LimitTags:
		return fmt.Sprintf("Trang web quá lớn: quá %d thẻ.", e.Max)
	default:
		return fmt.Sprintf("Trang web lồng quá sâu: quá %d lớp.", e.Max)
	}
}
