package outline

import "strings"

// announces says whether a line over a list speaks of all the tasks instead of naming a field.
func (r *reader) announces(k *node) bool {
	low := r.low[k.head.body.Start:k.head.body.End]
	return containsAny(low, "nhiệm vụ", "trọng tâm", "sau đây", "như sau", "giải pháp", "nội dung", "tập trung", "kế hoạch") && !hasPrefixAny(low, "về ", "yêu cầu", "đề nghị", "giao ")
}

// cueOf is the sentence before a list, in lower case: the end of the paragraph above, up to the list.
func (r *reader) cueOf(k *node) string {
	own := ""
	if k.head.family == famLead {
		own = r.low[k.head.body.Start:k.head.body.End]
	}
	for i := k.index - 1; i >= 0 && i >= k.index-4; i-- {
		p := r.paras[i]
		if r.skip[i] || r.header[i] {
			continue
		}
		low := r.low[p.body.Start:p.body.End]
		if p.marked() && p.family != famLead && !k.head.piece && p.family != famHeading {
			break
		}
		if s := r.sentences(p.body); len(s) > 1 && len(low) > 240 {
			from := s[max(0, len(s)-2)].Start
			low = r.low[from:p.body.End]
		}
		if own != "" && strings.HasSuffix(own, ":") && directiveCue(own) && r.cueWeight(own) > 0 {
			return own // an order of its own says all
		}
		if own != "" && !strings.HasSuffix(low, ":") {
			return own + " " + low
		}
		return strings.TrimSpace(own + " " + low)
	}
	return own
}

// cueWeight weighs a sentence that announces a list: above 0 for work, below for what is no plan.
func (r *reader) cueWeight(low string) float64 {
	if low == "" {
		return 0
	}
	work, other := 0, -1
	for _, w := range []string{"nhiệm vụ", "hoạt động trọng tâm", "hoạt động trong tâm", "trọng tâm", "giải pháp", "phương hướng", "chương trình hành động", "tập trung", "nội dung sau", "nội dung trọng", "kế hoạch số", "kế hoạch gồm", "kế hoạch công tác", "kế hoạch như sau", "các nội dung", "công việc", "yêu cầu", "đề nghị", "chỉ đạo", "giao ", "ưu tiên", "hoạt động chính", "hoạt động chủ yếu", "các hoạt động", "nhóm hoạt động", "kế hoạch "} {
		if i := strings.LastIndex(low, w); i >= 0 {
			work = max(work, i+1)
		}
	}
	for _, w := range notWork {
		if i := strings.LastIndex(low, w); i >= 0 {
			other = max(other, i+1)
		}
	}
	switch {
	case containsAny(low, "quyền hạn", "chức năng, nhiệm vụ", "chức năng nhiệm vụ"):
		return -1
	case other > 0 && orderedAfter(low, other):
		return 2
	case other > 0 && (work == 0 || other >= work-60 && !containsAny(low, "nhiệm vụ trọng tâm", "nhóm nhiệm vụ", "hoạt động trọng tâm", "nhiệm vụ sau", "nhiệm vụ như sau", "nhiệm vụ, giải pháp")):
		return -1
	case work == 0:
		return 0
	case containsAny(low, "nhiệm vụ", "trọng tâm", "trong tâm"):
		return 3
	}
	return 2
}

// orderedAfter says whether a sentence, whatever it tells before byte other, ends with an order: "… tồn tại nêu trên,
// Chủ tịch UBND tỉnh yêu cầu:".
func orderedAfter(low string, other int) bool {
	if !strings.HasSuffix(low, ":") || !containsAny(low, "ubnd", "ủy ban nhân dân", "giám đốc sở", "sở y tế", "bộ y tế") {
		return false
	}
	at := strings.LastIndex(low, "yêu cầu")
	return at >= other && len(low)-at < 160
}

// notWork are words of sentences that announce lists of other things.
var notWork = []string{
	"quyền hạn", "chức năng, nhiệm vụ", "chức năng nhiệm vụ", "sự kiện", "khuyến cáo", "biện pháp phòng bệnh", "biện pháp sau", "người dân cần", "người dân nên", "thành tựu", "kết quả nổi bật", "kết quả đạt được", "kết quả như sau", "kết quả sau", "kết quả cụ thể", "dấu ấn", "chức vụ",
	"danh sách", "tuyển dụng", "vị trí việc làm cần tuyển", "điều kiện dự tuyển", "hồ sơ gồm", "hồ sơ đăng ký", "lịch ", "dấu hiệu", "triệu chứng", "lời khuyên", "bí quyết", "câu hỏi", "gương ", "đạt giải", "giải thưởng", "khen thưởng",
	"kính mời", "thành phần", "chương trình hội nghị", "nguyên nhân", "tồn tại", "hạn chế", "khó khăn", "bài học", "mục tiêu", "chỉ tiêu", "tiêu chí", "quy định sau", "nguyên tắc", "phụ huynh", "cha mẹ", "mỗi người", "người bệnh cần", "bà con",
	"các chủ đề", "chuyên đề:", "phiên toàn thể", "phiên chuyên đề", "mong rằng", "tin tưởng rằng", "hy vọng rằng", "chuyên gia", "tham luận", "đại biểu đề xuất", "ý kiến đề xuất", "hội thảo", "đã đạt được", "nhìn lại", "số liệu", "cách phòng", "cách nhận biết", "cần biết", "phòng tránh", "các bệnh viện sau", "cơ sở sau", "thủ tục", "giấy tờ", "quyền lợi", "đối tượng sau", "trường hợp sau", "các nhóm đối tượng", "quyền của", "nghĩa vụ",
}

// directiveCue says whether a sentence hands out orders.
func directiveCue(low string) bool {
	return containsAny(low, "yêu cầu", "đề nghị", "giao nhiệm vụ", "chỉ đạo", "kết luận", "giao các", "giao cho", "giao sở", "lưu ý các", "nhấn mạnh")
}

// pastItems says whether a list tells what was done: most of its items or of theirs speak of the past.
func (r *reader) pastItems(run []*node) bool {
	past, all := 0, 0
	var count func(n *node)
	count = func(n *node) {
		low := r.low[n.head.body.Start:n.head.body.End]
		head := strings.Join(leading(low, 6), " ")
		all++
		if containsAny(" "+head+" ", " đã ", " được tặng ", " đạt ", " ghi nhận ", " được ", " có hiệu lực") && !hasPrefixAny(head, "bảo đảm", "đảm bảo", "phấn đấu") {
			past++
		}
		for _, k := range n.kids {
			count(k)
		}
	}
	for _, n := range run {
		count(n)
		for _, i := range n.more {
			all++
			if low := r.low[r.paras[i].body.Start:r.paras[i].body.End]; containsAny(low, " đã ", "ghi nhận", "được ban hành", "có hiệu lực", "thông qua") && !strings.Contains(low, ";") {
				past++
			}
		}
	}
	return past*2 >= all
}

// pastLead says whether a line over a list announces results.
func (r *reader) pastLead(k *node) bool {
	low := r.low[k.head.body.Start:k.head.body.End]
	weight := r.cueWeight(low)
	return k.head.family == famLead && (weight < 0 || weight == 0 && containsAny(low, "kết quả", "thành tích", "đạt được", "tồn tại", " đã "))
}
