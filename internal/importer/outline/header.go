package outline

import (
	"regexp"
	"strings"

	"kehoach/internal/importer/extract"
	"kehoach/internal/plan"
)

// letterhead is what the head of the document says about itself.
type letterhead struct {
	kind   docType
	lines  []int // indices of its paragraphs
	number string
	issued plan.Date
	place  string     // lower case, of the place-date line
	title  plan.Range // empty when none
	body   int        // index of the first paragraph after it
}

var (
	numberLine  = regexp.MustCompile(`(?:^|\s)(?:luật )?số\s*:\s*(\S.*)`)
	plainSymbol = regexp.MustCompile(`^số\s+(\d{1,5}\s?[-/]\s?\p{L}.*)$`) // the Party writes no colon
	placeDate   = regexp.MustCompile(`([\p{L}.\s-]{2,40}),\s*ngày\s+(\d{1,2})\s*(?:\s+tháng\s+|[/.-])\s*(\d{1,2})\s*(?:\s+năm\s+|[/.-])\s*(\d{4})`)
	agencyLine  = regexp.MustCompile(`^(?:ủy ban nhân dân|ubnd|hđnd|hội đồng nhân dân|sở |bộ |bệnh viện|trung tâm|chi cục|tỉnh |thành phố |tp\.? |huyện |quận |cục |tỉnh ủy|thành ủy|ban |quốc hội|chính phủ|thủ tướng|văn phòng|viện |trường |cơ quan|đảng bộ|đảng ủy)`)
	leadInLine  = regexp.MustCompile(`^(?:căn cứ|thực hiện |để |nhằm |theo |sở y tế |ủy ban |ubnd |trên cơ sở|năm \d{4} là|trong |ngày |kính gửi|thi hành|tiếp tục thực hiện|xét |bộ y tế |từ đầu|phát huy)`)
	titleGoesOn = regexp.MustCompile(`^(?:năm |giai đoạn |quý |6 tháng|trên địa bàn|tỉnh |thành phố |của )[^.;:]*$`)
	issuerLine  = regexp.MustCompile(`^(?:chủ tịch |giám đốc |bộ trưởng|thủ tướng)?\s*(?:ủy ban nhân dân|hội đồng nhân dân|ubnd|sở y tế|bộ y tế|bộ trưởng|chính phủ)`)
	symbolOf    = regexp.MustCompile(`số\s*:\s*[\d.… ]*/(?:20\d\d/)?(\p{L}+)-`)
	attachedTo  = regexp.MustCompile(`(?:ban hành )?kèm theo\s+(?:kế hoạch|quyết định|công văn|văn bản|báo cáo|chương trình|thông báo|tờ trình)[^\n]{0,30}?\s$`)
	plainNumber = regexp.MustCompile(`^(?:[^\n]*\n){0,8}?[\s*_]*số[\s*_]*:[\s*_]*(\d)`)
	sourceLine  = regexp.MustCompile(`^nguồn\s*:\s*(?:kế hoạch|quyết định|công văn|văn bản|chương trình|chỉ thị|thông báo|báo cáo)\s+(?:số\s+)?(\d)`)
	issuedClaim = regexp.MustCompile(`(?:ký |đã |vừa )?(?:ban hành|ký)\s+(?:kế hoạch|chỉ thị|công văn|chương trình|quyết định|thông báo|văn bản|báo cáo)\s+(?:hành động\s+|công tác\s+)?(?:số\s*:?\s*)?$`)
)

// readHeader reads the letterhead at the top and everything the document says about its own number and date.
func (r *reader) readHeader() {
	h := &r.head
	h.body = -1
	typed := -1
	first, beyond := r.headWindow()
	for i := first; i < beyond; i++ {
		p := r.paras[i]
		if r.skip[i] || p.row != nil {
			if p.row != nil && !r.skip[i] && len(p.row.Cells) <= 3 && r.headRow(p.row) {
				h.lines = append(h.lines, i) // a letterhead set as a table of two columns
			}
			continue
		}
		text, low := p.body2(r), r.low[p.body.Start:p.body.End]
		if t := r.typeAt(i); t != typeUnknown {
			h.kind, typed = t, i
			break
		}
		if p.family == famRoman || p.family == famArabic || p.family == famGroup || wordCount(text) > 45 {
			break
		}
		switch {
		case strings.HasPrefix(low, "v/v") || strings.HasPrefix(low, "về việc") && len(h.lines) > 0:
			h.lines, h.kind = append(h.lines, i), typeDirective
			h.title = plan.Range{Start: p.body.Start + subjectLead(low), End: p.body.End}
		case strings.HasPrefix(low, "kính gửi"):
			h.kind = typeDirective
			h.lines = append(h.lines, r.addressees(i)...)
		case r.headLine(low, text):
			h.lines = append(h.lines, i)
		}
	}
	if typed < 0 && h.kind == typeUnknown && len(h.lines) >= 2 {
		h.kind = r.typeOfNumber()
	}
	if typed < 0 && len(h.lines) < 2 {
		h.lines = nil
		r.articleTitle()
	} else {
		r.officialTitle(typed)
		r.enclosedPlan()
	}
	r.dateBelow()
	for _, i := range h.lines {
		r.header[i] = true
	}
	r.ownNumber()
	r.head.kind = refineType(h.kind, r.low[h.title.Start:h.title.End])
}

// dateBelow takes the place and date from a line of their own right below the title, where some offices print them.
func (r *reader) dateBelow() {
	h := &r.head
	if !h.issued.IsZero() || h.body < 0 || len(h.lines) < 2 {
		return
	}
	for i := h.body; i < len(r.paras) && i <= h.body+1; i++ {
		low := r.low[r.paras[i].body.Start:r.paras[i].body.End]
		if m := placeDate.FindStringIndex(low); m != nil && m[0] == 0 && m[1] == len(low) && r.headLine(low, r.paras[i].body2(r)) {
			h.lines = append(h.lines, i)
			return
		}
	}
}

// headRow reads the lines of a letterhead's cells.
func (r *reader) headRow(b *extract.Block) bool {
	found := false
	for _, c := range b.Cells {
		for at := c.Range.Start; at < c.Range.End; {
			end := c.Range.End
			if i := strings.IndexByte(r.text[at:end], '\n'); i >= 0 {
				end = at + i
			}
			found = r.headLine(r.low[at:end], r.text[at:end]) || found
			at = end + 1
		}
	}
	return found
}

// subjectLead is the length of "V/v" or "Về việc" before a letter's subject.
func subjectLead(low string) int {
	for _, w := range []string{"v/v:", "v/v", "về việc"} {
		if strings.HasPrefix(low, w) {
			return len(low) - len(strings.TrimLeft(low[len(w):], " "))
		}
	}
	return 0
}

// addressees are the paragraphs of "Kính gửi:" with the list of offices below it.
func (r *reader) addressees(i int) []int {
	out := []int{i}
	for j := i + 1; j < len(r.paras) && r.paras[j].family == famBullet; j++ {
		out = append(out, j)
	}
	return out
}

// typeAt tells the document type that the paragraph announces.
func (r *reader) typeAt(i int) docType {
	p := r.paras[i]
	if p.marked() && p.family != famHeading || wordCount(p.body2(r)) > 60 {
		return typeUnknown
	}
	return docTypeLine(r.low[p.body.Start:p.body.End], p.body2(r))
}

// headLine reads one line above the document's type.
func (r *reader) headLine(low, text string) bool {
	if len(low) > longestLine {
		return false
	}
	found := containsAny(low, "cộng hòa xã hội", "độc lập - tự do", "độc lập – tự do", "độc lập-tự do", "đảng cộng sản việt nam")
	if m := placeDate.FindStringSubmatch(low); m != nil && wordCount(text) < 30 {
		found = true
		if d, ok := dateOf(m[2], m[3], m[4]); ok && r.head.issued.IsZero() {
			r.head.issued, r.head.place = d, strings.TrimSpace(m[1])
		}
	}
	if numberLine.MatchString(low) && wordCount(text) < 25 || plainSymbol.MatchString(low) && wordCount(text) < 6 {
		found = true
	}
	if agencyLine.MatchString(low) && isUpperText(strings.SplitN(text, "   ", 2)[0]) {
		found = true
	}
	return found
}

// headWindow is where the letterhead is looked for: at the top, or around the state's name below a site's menus.
func (r *reader) headWindow() (first, beyond int) {
	beyond = min(30, len(r.paras))
	for i := 0; i < min(len(r.paras), headSearch); i++ {
		if p := r.paras[i]; strings.HasPrefix(r.low[p.body.Start:p.body.End], motto) {
			if i > 15 {
				first = i - 8
			}
			return first, min(len(r.paras), i+30)
		}
	}
	return 0, beyond
}

// typeOfNumber tells the document's type from the letters of its number where the type's line is lost.
func (r *reader) typeOfNumber() docType {
	for _, i := range r.head.lines {
		p := r.paras[i]
		m := symbolOf.FindStringSubmatch(r.low[p.body.Start:p.body.End])
		if m == nil {
			continue
		}
		switch m[1] {
		case "kh", "ctr", "ctrhđ", "pa", "đa":
			return typePlan
		case "bc":
			return typeReport
		case "ct", "cđ":
			return typeDirective
		case "qđ", "nq":
			return typeDecision
		case "tb", "gm", "ttr", "hd":
			return typeNotice
		}
	}
	return typeUnknown
}
