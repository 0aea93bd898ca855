package outline

import (
	"strings"
)

// A sectionClass says what a heading announces.
type sectionClass int

const (
	classNone    sectionClass = iota
	classWork                 // NHIỆM VỤ, GIẢI PHÁP, NỘI DUNG
	classMixed                // MỤC TIÊU, NHIỆM VỤ
	classPurpose              // MỤC ĐÍCH, YÊU CẦU, CĂN CỨ
	classGoal                 // MỤC TIÊU, CHỈ TIÊU
	classResult               // KẾT QUẢ, ĐÁNH GIÁ, TÌNH HÌNH
	classMoney                // KINH PHÍ
	classOrg                  // TỔ CHỨC THỰC HIỆN
	classWish                 // KIẾN NGHỊ, ĐỀ XUẤT
)

// sectionKeys are the words with which a heading of each class begins.
var sectionKeys = []struct {
	word  string
	class sectionClass
}{
	{"mục đích", classPurpose}, {"yêu cầu", classPurpose}, {"căn cứ", classPurpose}, {"cơ sở", classPurpose}, {"quan điểm", classPurpose},
	{"sự cần thiết", classPurpose}, {"phạm vi", classPurpose}, {"đối tượng", classPurpose}, {"nguyên tắc", classPurpose}, {"thời gian", classPurpose},
	{"địa điểm", classPurpose}, {"thời gian, địa điểm", classPurpose}, {"đặt vấn đề", classPurpose}, {"mở đầu", classPurpose}, {"khái quát", classResult},
	{"mục tiêu", classGoal}, {"chỉ tiêu", classGoal}, {"các chỉ số", classGoal}, {"dự báo", classResult},
	{"kết quả", classResult}, {"đánh giá", classResult}, {"tình hình", classResult}, {"thực trạng", classResult}, {"tồn tại", classResult},
	{"hạn chế", classResult}, {"khó khăn", classResult}, {"nguyên nhân", classResult}, {"ưu điểm", classResult}, {"đặc điểm", classResult},
	{"bài học", classResult}, {"thuận lợi", classResult}, {"bối cảnh", classResult}, {"những kết quả", classResult}, {"thành tựu", classResult},
	{"việc thực hiện", classResult}, {"công tác đã", classResult}, {"tổng quan", classResult}, {"nhược điểm", classResult},
	{"nhiệm vụ", classWork}, {"giải pháp", classWork}, {"nội dung", classWork}, {"phương hướng", classWork}, {"hoạt động", classWork},
	{"trọng tâm", classWork}, {"công tác trọng tâm", classWork}, {"kế hoạch công tác", classWork}, {"chương trình công tác", classWork}, {"kế hoạch thực hiện", classWork},
	{"nhóm nhiệm vụ", classWork}, {"định hướng", classWork}, {"biện pháp", classWork}, {"kế hoạch triển khai", classWork}, {"kế hoạch hoạt động", classWork},
	{"kế hoạch tuần", classWork}, {"kế hoạch tháng", classWork}, {"kế hoạch quý", classWork}, {"kế hoạch thời gian", classWork}, {"kế hoạch năm", classWork}, {"công tác tháng", classWork},
	{"kinh phí", classMoney}, {"nguồn kinh phí", classMoney}, {"dự toán", classMoney}, {"nguồn lực", classMoney}, {"nguồn vốn", classMoney}, {"kinh phí và", classMoney},
	{"tổ chức thực hiện", classOrg}, {"phân công", classOrg}, {"trách nhiệm", classOrg}, {"chế độ báo cáo", classOrg}, {"chế độ thông tin", classOrg},
	{"công tác tổ chức thực hiện", classOrg}, {"tổ chức triển khai", classOrg}, {"điều khoản", classOrg}, {"hiệu lực", classOrg}, {"tiến độ", classOrg}, {"lộ trình", classOrg},
	{"kiểm tra, giám sát và báo cáo", classOrg}, {"thông tin, báo cáo", classOrg}, {"báo cáo kết quả", classOrg}, {"thông tin báo cáo", classOrg},
	{"kiến nghị", classWish}, {"đề xuất", classWish}, {"đề nghị", classWish},
}

// conclusionKey begins the heading under which minutes or a notice give what was decided.
const conclusionKey = "kết luận"

// fillers may stand before a key without changing what the heading is.
var fillers = []string{"về ", "các ", "một số ", "những ", "nhóm ", "dự kiến ", "cụ thể ", "toàn bộ "}

// classify tells what a heading announces, from its first key and what is joined to it.
func classify(low string) sectionClass {
	low = strings.TrimSpace(strings.TrimLeft(low, "*_ "))
	if wordCount(low) > 40 {
		return classNone
	}
	for again := true; again; {
		again = false
		for _, f := range fillers {
			if strings.HasPrefix(low, f) && !hasPrefixAny(low, "nhóm nhiệm vụ về", "nhóm nhiệm vụ,", "nhóm 1", "nhóm ") {
				low, again = low[len(f):], true
			}
		}
	}
	first := keyAt(low)
	if strings.Contains(low, "quyền hạn") || strings.HasPrefix(low, "chức năng") {
		return classPurpose // an office's standing duties are no plan
	}
	if first == classWork && strings.Contains(low+" ", " đã ") {
		first = classResult // "Các hoạt động đã triển khai"
	}
	switch {
	case first == classNone, topical(low):
		return classNone
	case first != classGoal && first != classResult && first != classPurpose:
		return first
	case joined(low) && !strings.Contains(low, "kết quả thực hiện"):
		return classMixed
	}
	return first
}

func keyAt(low string) sectionClass {
	best, length := classNone, 0
	for _, k := range sectionKeys {
		if len(k.word) > length && strings.HasPrefix(low, k.word) && (len(low) == len(k.word) || strings.IndexByte(" ,.:;-/", low[len(k.word)]) >= 0 || low[len(k.word)] > 127) {
			best, length = k.class, len(k.word)
		}
	}
	return best
}

// topical says whether a heading only begins like a section and names a field of work.
func topical(low string) bool {
	if strings.HasPrefix(low, "yêu cầu ") && !hasPrefixAny(low, "yêu cầu về", "yêu cầu chung", "yêu cầu và") {
		return true // "Yêu cầu các đơn vị:" hands out work
	}
	if strings.HasPrefix(low, "nhóm ") && containsAny(strings.Join(leading(low, 6), " ")+" ", " về ") {
		return true // "Nhóm nhiệm vụ về dự phòng" is one group among others
	}
	return hasPrefixAny(low, "nội dung và phương pháp giảng", "cơ sở vật chất", "cơ sở dữ liệu", "nhiệm vụ tài chính", "đối tượng bảo trợ",
		"hoạt động khám", "hoạt động truyền thông", "hoạt động dược", "hoạt động y tế", "hoạt động của", "hoạt động phòng", "hoạt động hợp tác", "hoạt động cấp cứu",
		"kiểm tra, giám sát hỗ trợ", "đánh giá chất lượng", "đề xuất chính sách", "đề nghị ubnd", "đề xuất các", "tổ chức thực hiện tốt", "tổ chức thực hiện có", "tổ chức triển khai các", "tổ chức triển khai có",
		"tổ chức triển khai thực hiện", "tổ chức triển khai tốt", "tổ chức thực hiện các", "tổ chức thực hiện nghiêm", "đánh giá sự hài lòng", "dự báo dịch", "biện pháp phòng", "nguồn lực y tế", "tiến độ các")
}

// joined says whether a goal, purpose or result heading also announces work: "MỤC TIÊU, NHIỆM VỤ".
func joined(low string) bool {
	for _, sep := range []string{", ", " và ", " - ", "; ", " – ", "/ "} {
		for rest := low; ; {
			i := strings.Index(rest, sep)
			if i < 0 {
				break
			}
			rest = rest[i+len(sep):]
			for _, f := range fillers {
				rest = strings.TrimPrefix(rest, f)
			}
			if keyAt(rest) == classWork && !strings.HasPrefix(rest, "định hướng") && !strings.HasPrefix(rest, "biện pháp") {
				return true
			}
		}
	}
	return false
}

// plain says whether a work heading names no topic ("Nhiệm vụ chung", "Giải pháp chủ yếu"), so that the
// groups stand one level below it.
func plainWork(low string) bool {
	for _, w := range strings.FieldsFunc(low, func(c rune) bool { return strings.ContainsRune(" ,.;:-–/&*_", c) }) {
		if !plainWords[w] && (w[0] < '0' || w[0] > '9') {
			return false
		}
	}
	return true
}

var plainWords = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(`nhiệm vụ giải pháp nội dung trọng tâm chủ yếu cụ thể chung và các một số những phương hướng hoạt động
 biện pháp năm quý tháng đầu cuối i ii iii iv công tác kế hoạch thực hiện triển khai của về chính tổng quát thường xuyên đột phá thời gian tới định hướng ngành y tế`) {
		set[w] = true
	}
	return set
}()
