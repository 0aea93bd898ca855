package outline

import (
	"regexp"
	"strings"
)

// A docType is the kind of document its letterhead or first line names.
type docType int

const (
	typeUnknown   docType = iota
	typePlan              // KẾ HOẠCH, CHƯƠNG TRÌNH
	typeAppendix          // PHỤ LỤC, DANH MỤC
	typeReport            // BÁO CÁO
	typeDirective         // CHỈ THỊ, THÔNG BÁO kết luận, CÔNG ĐIỆN, CÔNG VĂN
	typeDecision          // QUYẾT ĐỊNH, NGHỊ QUYẾT
	typeLaw               // LUẬT, NGHỊ ĐỊNH, THÔNG TƯ
	typeNotice            // THÔNG BÁO without conclusions, GIẤY MỜI, TỜ TRÌNH
	typeFigures           // BIỂU TỔNG HỢP SỐ LIỆU, THỐNG KÊ
)

// typeWords are the names of document types in capitals at the start of a line, longest first.
var typeWords = []struct {
	word string
	kind docType
}{
	{"chương trình hành động", typePlan}, {"chương trình công tác", typePlan}, {"kế hoạch hành động", typePlan}, {"kế hoạch", typePlan}, {"chương trình", typePlan},
	{"phương án", typePlan}, {"đề án", typePlan}, {"phụ lục", typeAppendix}, {"danh mục nhiệm vụ", typeAppendix}, {"bảng phân công", typeAppendix},
	{"phân công nhiệm vụ", typeAppendix}, {"biểu phân công", typeAppendix}, {"danh mục", typeAppendix},
	{"báo cáo", typeReport}, {"chỉ thị", typeDirective}, {"công điện", typeDirective}, {"thông báo", typeNotice}, {"kết luận", typeDirective},
	{"quyết định", typeDecision}, {"nghị quyết", typeDecision}, {"luật", typeLaw}, {"bộ luật", typeLaw}, {"nghị định", typeLaw}, {"thông tư", typeLaw}, {"pháp lệnh", typeLaw},
	{"giấy mời", typeNotice}, {"thư mời", typeNotice}, {"tờ trình", typeNotice}, {"hướng dẫn", typeNotice}, {"biên bản", typeNotice}, {"lịch công tác", typeNotice}, {"lịch làm việc", typeNotice},
	{"thể lệ", typeNotice}, {"bảng giá", typeNotice}, {"báo giá", typeNotice}, {"thực đơn", typeNotice}, {"sơ yếu lý lịch", typeNotice}, {"danh sách", typeNotice},
	{"lịch trực", typeNotice}, {"lịch tiêm", typeNotice}, {"lịch khám", typeNotice}, {"quy trình", typeLaw}, {"chức năng", typeLaw},
	{"quy chế", typeLaw}, {"quy định", typeLaw}, {"điều lệ", typeLaw}, {"nội quy", typeLaw}, {"hợp đồng", typeNotice}, {"thư ngỏ", typeNotice}, {"thư chúc mừng", typeNotice}, {"thư khen", typeNotice}, {"thư cảm ơn", typeNotice}, {"thư kêu gọi", typeNotice}, {"diễn văn", typeNotice}, {"thông cáo", typeNotice},
	{"biểu tổng hợp", typeFigures}, {"bảng tổng hợp", typeFigures}, {"biểu số liệu", typeFigures}, {"số liệu thống kê", typeFigures}, {"niên giám", typeFigures}, {"thống kê", typeFigures}, {"bảng số liệu", typeFigures}, {"biểu mẫu", typeFigures},
}

// docTypeLine names the type a line announces: the words in capitals, alone or before the subject.
func docTypeLine(low, text string) docType {
	for _, t := range typeWords {
		if !strings.HasPrefix(low, t.word) {
			continue
		}
		n := len(t.word)
		if len(low) > n && strings.IndexByte(" .:,(\n-0123456789/", low[n]) < 0 {
			continue
		}
		if isUpperText(text[:n]) {
			return t.kind
		}
	}
	return typeUnknown
}

// noPlanTitle are titles, in any case of letters, of texts that list actions and plan none.
var noPlanTitle = regexp.MustCompile(`^(?:chức năng|thể lệ|quy chế|nội quy|quy trình|bảng giá|lịch |hỏi[ ,–-]+(?:và )?đáp|hồ sơ|thủ tục|mẫu |bộ tiêu chí|tiêu chí|cẩm nang|tiểu sử|kỹ thuật|phác đồ|câu hỏi|danh sách|thông tin tuyển|tuyển dụng|bản tin)|chức năng,? (?:và )?nhiệm vụ|nhiệm vụ,? (?:và )?quyền hạn|tuyển (?:dụng|sinh)|mời (?:chào|thầu|nộp|báo giá)|khuyến cáo`)

// refine settles the type by what the title adds: a notice of conclusions is a directive, a report's title …
func refineType(t docType, titleLow string) docType {
	switch {
	case t == typeNotice && containsAny(titleLow, "kết luận", "ý kiến chỉ đạo", "phân công nhiệm vụ", "giao nhiệm vụ"):
		return typeDirective
	case t == typeDecision && containsAny(titleLow, "kế hoạch", "chương trình", "giao nhiệm vụ", "giao chỉ tiêu"):
		return typePlan
	}
	return t
}
