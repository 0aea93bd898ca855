package outline

import (
	"regexp"
	"strings"
	"unicode"

	"kehoach/internal/importer/extract"
)

var (
	noiseLine  = regexp.MustCompile(`^(?:tác giả|tin, ảnh|tin ảnh|tin và ảnh|ảnh|bài, ảnh|bài và ảnh|bài|nguồn tin|nguồn ảnh|theo báo|tin bài|từ khóa|tags?|thẻ|chia sẻ|lượt xem|số lượt xem|số lượt truy cập|lượt truy cập|đăng lúc|cập nhật lúc|người đăng|biên tập|chịu trách nhiệm nội dung|cỡ chữ|font|xem thêm|tin liên quan|tin, bài|tin bài liên quan|các tin khác|tin khác|bài viết khác|bài viết liên quan|tin cùng chuyên mục|tin mới nhất|tin đọc nhiều|có thể bạn quan tâm|cùng chuyên mục|đọc thêm|tin cũ hơn|tin mới hơn|copyright|bản quyền|điện thoại|email|hotline|website|ý kiến bạn đọc|bình luận|gửi bình luận|comment|in bài|in trang|gửi email|quay lại|về đầu trang|trang chủ|đăng nhập|facebook|zalo|twitter|thích|like|share|print|video|audio|nghe đọc bài|a- a|tổng số điểm|click để|xếp hạng|chủ đề|đọc tiếp|tải về|file đính kèm|tệp đính kèm|số lần đọc|views?|page|trang|largeer|smaller|larger|reset|đánh giá bài viết|ban biên tập|pv|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)(?:$|[\s:.|,(»>©-])`)
	dateLine   = regexp.MustCompile(`^(?:\S+ ){0,3}?\(?(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}:\d{2}|\d{1,2}h\d{2})[\s\d:/.,|()+\-–apmgt]*$`)
	photoLine  = regexp.MustCompile(`[.)(\s](?:ảnh|ảnh minh họa|nguồn ảnh|ảnh tư liệu|nguồn)\s*:\s*\S.{0,40}$|[.(]\s*ảnh[^:.]{0,40}\)?\.?$`)
	navSigns   = regexp.MustCompile(`^(?:>>|»)|^[•·|>»\s:–-]+$|(?:^|\s)[>»]\s|\s\|\s.*\s\|\s|^a- a|^©|lượt (?:xem|đọc|truy cập)\s*:?\s*\d`)
	captionCue = regexp.MustCompile(`^(?:quang cảnh|quảng cảnh|toàn cảnh|các đại biểu|các điểm cầu|đại biểu|ảnh|ảnh minh họa|hình|đồng chí|đồng đồng chí|ông|bà|lãnh đạo|cán bộ|bác sĩ|nhân viên)(?:$|[\s:,])`)
)

// longestLine is the length in bytes beyond which text is no line of a letterhead or a menu, blanks or not.
const longestLine = 2000

// markNoise finds navigation, authors, captions and counters, which a copied page carries around its text.
func (r *reader) markNoise() {
	seen := map[string]int{}
	for i, p := range r.paras {
		text := strings.TrimSpace(r.text[p.body.Start:p.body.End])
		low := r.low[p.body.Start:p.body.End]
		seen[low]++
		switch {
		case p.row != nil:
		case p.aside:
			r.drop(i, "N1", .9)
		case firstLetter(text) == 0 && p.family != famPart, r.pageNumber(i, text):
			r.drop(i, "N1", .8)
		case len(text) > longestLine || wordCount(text) > 25 || r.title0 == i:
		case noiseLine.MatchString(low) && (wordCount(text) <= 14 || !strings.ContainsRune(".;:", lastRune(text))) && !p.marked() && !r.planLine(low):
			r.drop(i, "N1", .8)
		case navSigns.MatchString(low) && !p.marked() && !strings.ContainsRune(".;", lastRune(text)) && !r.planLine(low):
			r.drop(i, "N1", .8)
		case dateLine.MatchString(low) && !p.marked() && !strings.Contains(low, ", ngày"):
			r.drop(i, "N1", .8)
		case p.kind == extract.Item && p.marked() && i > 0 && r.skip[i-1] && r.dropped(i-1, "N4"):
			r.drop(i, "N4", .6)
		case r.author(i, text):
			r.drop(i, "N2", .8)
		case !p.marked() && p.kind != extract.Heading && photoLine.MatchString(low) && !r.planLine(low):
			r.drop(i, "N3", .8)
		case seen[low] > 1 && !p.marked() && wordCount(text) <= 14 && !strings.ContainsRune(".;:", lastRune(text)):
			r.drop(i, "N3", .8)
		}
	}
	r.markRepeated(seen)
	r.markCaptions()
	r.markTail()
}

// planLine says whether a short line speaks of a plan, so that it is no navigation.
func (r *reader) planLine(low string) bool {
	return containsAny(low, "nhiệm vụ", "trọng tâm", "kế hoạch") && !strings.ContainsAny(low, ">»|") && !hasPrefixAny(low, "từ khóa", "ảnh", "tin liên quan")
}

func (r *reader) drop(i int, rule string, confidence float64) {
	r.skip[i] = true
	r.noise[i] = noiseNote{rule, confidence}
}

func (r *reader) dropped(i int, rule string) bool { return r.noise[i].rule == rule }

// pageNumber says whether a line is only a number, as between the pages of a printed text.
func (r *reader) pageNumber(i int, text string) bool {
	if r.paras[i].marked() || len(text) > 12 {
		return false
	}
	return strings.Trim(text, "0123456789-–/. ") == "" && strings.IndexFunc(text, unicode.IsDigit) >= 0 || strings.HasPrefix(strings.ToLower(text), "trang ")
}

// author says whether a line is a name in the second half: 2–6 words, each with a capital, no closing mark.
func (r *reader) author(i int, text string) bool {
	p := r.paras[i]
	n := wordCount(text)
	if p.marked() || i*2 < len(r.paras) || n < 1 || n > 9 || r.capitalBlock(i, text) || strings.ContainsRune(".;:!?…", lastRune(text)) {
		return false
	}
	for _, w := range strings.FieldsFunc(strings.SplitN(text, "(", 2)[0], func(c rune) bool { return c == ' ' || c == ',' || c == '-' || c == '–' || c == '.' }) {
		if c := firstLetter(w); !unicode.IsUpper(c) {
			return n <= 6 && len(p.body2(r)) < 30 && i >= len(r.paras)-4 && !r.underList(i)
		}
	}
	return !r.underList(i) && !r.officeLine(text)
}

// capitalBlock says whether a line in capitals names a document's type or goes on with the line above: a title.
func (r *reader) capitalBlock(i int, text string) bool {
	if !isUpperText(text) {
		return false
	}
	p := r.paras[i]
	return docTypeLine(r.low[p.body.Start:p.body.End], text) != typeUnknown ||
		i > 0 && !p.gap && isUpperText(r.paras[i-1].body2(r)) && docTypeLine(r.low[r.paras[i-1].body.Start:], r.paras[i-1].body2(r)) != typeUnknown
}

func (p para) body2(r *reader) string { return r.text[p.body.Start:p.body.End] }

// officeLine says whether a capitalised line is part of a signature or a list of offices.
func (r *reader) officeLine(text string) bool {
	return isUpperText(text) && containsAny(lowered(text), "giám đốc", "chủ tịch", "văn phòng", "ủy ban", "sở ", "tm.", "kt.", "tl.")
}

// underList says whether a short line is followed by list items, so that it is a heading.
func (r *reader) underList(i int) bool {
	for j := i + 1; j < len(r.paras); j++ {
		if r.skip[j] {
			continue
		}
		return r.paras[j].marked()
	}
	return false
}

// markRepeated drops every copy of a caption that stands in the text more than once.
func (r *reader) markRepeated(seen map[string]int) {
	for i, p := range r.paras {
		text := r.text[p.body.Start:p.body.End]
		if seen[r.low[p.body.Start:p.body.End]] > 1 && !p.marked() && p.row == nil && i != r.title0 && wordCount(text) <= 10 && !strings.ContainsRune(".;:,", lastRune(text)) && !isUpperText(text) {
			r.drop(i, "N3", .8)
		}
	}
}

// markCaptions drops short lines without closing mark between paragraphs of prose: captions of pictures.
func (r *reader) markCaptions() {
	for i, p := range r.paras {
		text, low := r.text[p.body.Start:p.body.End], r.low[p.body.Start:p.body.End]
		if r.skip[i] || p.marked() || p.row != nil || p.kind == extract.Heading || i == r.title0 || i == 0 {
			continue
		}
		if wordCount(text) <= 30 && captionCue.MatchString(low) && !strings.ContainsRune(".;:!?…,", lastRune(text)) && p.gap && !r.underList(i) && !r.header[i] {
			r.drop(i, "N3", .8)
		}
	}
}

// markTail drops what follows the name of the author at the end: links to other pages, counters.
func (r *reader) markTail() {
	for i := len(r.paras) / 2; i < len(r.paras); i++ {
		low := r.low[r.paras[i].body.Start:r.paras[i].body.End]
		if !r.skip[i] || !tailCue.MatchString(low) {
			continue // "Xem thêm: …" with a headline on its own line is one teaser inside the text
		}
		for j := i; j < len(r.paras); j++ {
			r.drop(j, "N4", .7)
		}
		return
	}
}

// markClosing finds the end of an official document: from "Nơi nhận" or the signature on, up to a table, an
// appendix or another document in the same file.
func (r *reader) markClosing() {
	open := false
	for i, p := range r.paras {
		text, low := p.body2(r), r.low[p.body.Start:p.body.End]
		switch {
		case p.row != nil, docTypeLine(low, text) != typeUnknown && i > r.head.body, p.family == famRoman || p.family == famPart || p.family == famHeading:
			open = false
		case strings.HasPrefix(low, "nơi nhận"), i*2 > len(r.paras) && signatureLine.MatchString(low) && isUpperText(strings.SplitN(text, "   ", 2)[0]):
			open = true
		}
		r.closing[i] = open && !r.skip[i]
	}
}

var tailCue = regexp.MustCompile(`^[>»\s*•-]*(?:(?:các )?(?:tin,? bài|tin|bài)(?: viết| tức)?\s+(?:khác|liên quan|cũ hơn|mới hơn|cùng chuyên mục|đọc nhiều|đã đưa|mới nhất)|xem thêm|đọc thêm|có thể bạn quan tâm|cùng chuyên mục|tin mới)[\s:.…»>]*$`)

var signatureLine = regexp.MustCompile(`^(?:tm\.|kt\.|tl\.|tuq\.|q\.|thừa lệnh|giám đốc|chủ tịch|bộ trưởng|chánh văn phòng|phó giám đốc|cục trưởng|chi cục trưởng)`)
