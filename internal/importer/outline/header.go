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
	placeDate   = regexp.MustCompile(`([\p{L}.\s-]{2,40}),\s*ngày\s+(\d{1,2})\s*(?:\s+tháng\s+|[/.-])\s*(\d{1,2})\s*(?:\s+năm\s+|[/.-])\s*(\d{4})`)
	agencyLine  = regexp.MustCompile(`^(?:ủy ban nhân dân|ubnd|hđnd|hội đồng nhân dân|sở |bộ |bệnh viện|trung tâm|chi cục|tỉnh |thành phố |tp\.? |huyện |quận |cục |tỉnh ủy|thành ủy|ban |quốc hội|chính phủ|thủ tướng|văn phòng|viện |trường |cơ quan|đảng bộ|đảng ủy)`)
	leadInLine  = regexp.MustCompile(`^(?:căn cứ|thực hiện |để |nhằm |theo |sở y tế |ủy ban |ubnd |trên cơ sở|năm \d{4} là|trong |ngày |kính gửi|thi hành|tiếp tục thực hiện|xét |bộ y tế |từ đầu|phát huy)`)
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
	for i := 0; i < len(r.paras) && i < 30; i++ {
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
	if typed < 0 && len(h.lines) < 2 {
		h.lines = nil
		r.articleTitle()
	} else {
		r.officialTitle(typed)
		r.enclosedPlan()
	}
	for _, i := range h.lines {
		r.header[i] = true
	}
	r.ownNumber()
	r.head.kind = refineType(h.kind, r.low[h.title.Start:h.title.End])
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
	if numberLine.MatchString(low) && wordCount(text) < 25 {
		found = true
	}
	if agencyLine.MatchString(low) && isUpperText(strings.SplitN(text, "   ", 2)[0]) {
		found = true
	}
	return found
}

// officialTitle takes the lines after the type line, up to the text or the first marker, as the title.
func (r *reader) officialTitle(typed int) {
	h := &r.head
	if typed < 0 {
		h.body = 0
		if n := len(h.lines); n > 0 {
			h.body = h.lines[n-1] + 1
		}
		typed = h.body - 1
	} else {
		h.lines = append(h.lines, typed)
		h.body = typed + 1
		p := r.paras[typed]
		if rest := r.subject(p.body); rest.End-rest.Start > 8 && wordCount(r.text[rest.Start:rest.End]) > 3 {
			h.title = rest
		}
	}
	for i := typed + 1; i < len(r.paras) && i <= typed+5; i++ {
		p := r.paras[i]
		low := r.low[p.body.Start:p.body.End]
		if r.skip[i] {
			continue
		}
		if p.marked() && p.family != famHeading || p.row != nil || leadInLine.MatchString(low) && h.title.End > 0 || strings.HasPrefix(low, "căn cứ") {
			break
		}
		if wordCount(low) > 60 || strings.HasSuffix(low, ":") || p.family == famHeading && h.title.End > 0 || strings.HasPrefix(low, "(") {
			break
		}
		if h.title.End > 0 && isUpperText(p.body2(r)) && !isUpperText(r.text[h.title.Start:h.title.End]) {
			break
		}
		if h.title.End > 0 && (p.gap || strings.HasSuffix(low, ".")) {
			break
		}
		if h.title.End == 0 {
			if h.kind == typeUnknown || h.kind == typeDirective && typed >= 0 && docTypeLine(r.low[r.paras[typed].body.Start:r.paras[typed].body.End], r.paras[typed].body2(r)) == typeUnknown && wordCount(low) > 30 {
				break
			}
			h.title = p.body
		} else {
			h.title.End = p.body.End
		}
		h.lines, h.body = append(h.lines, i), i+1
	}
}

// enclosedPlan moves on to the plan that a decision puts in force in the same file, which then gives title and
// text; number and date stay the decision's.
func (r *reader) enclosedPlan() {
	if r.head.kind != typeDecision {
		return
	}
	for i := r.head.body; i < len(r.paras); i++ {
		if t := r.typeAt(i); t == typePlan || t == typeAppendix {
			r.head.kind, r.head.title = t, plan.Range{}
			r.officialTitle(i)
			return
		}
	}
}

// subject is what follows the type's name on its own line: "KẾ HOẠCH Công tác y tế năm 2024".
func (r *reader) subject(rng plan.Range) plan.Range {
	low := r.low[rng.Start:rng.End]
	for _, t := range typeWords {
		if !strings.HasPrefix(low, t.word) {
			continue
		}
		if t.kind == typeAppendix || t.kind == typeFigures {
			return r.closed(rng, ":")
		}
		rest := plan.Range{Start: rng.Start + len(t.word), End: rng.End}
		for rest.Start < rest.End && strings.IndexByte(" .:-\n", r.text[rest.Start]) >= 0 {
			rest.Start++
		}
		return rest
	}
	return rng
}

// articleTitle finds the headline of an article: a line of five words or more without a full stop, above the
// first paragraph of prose, that speaks of a plan rather than of the site.
func (r *reader) articleTitle() {
	best, bestScore := -1, 0
	for i := 0; i < len(r.paras) && i < 25; i++ {
		p := r.paras[i]
		text, low := p.body2(r), r.low[p.body.Start:p.body.End]
		if r.skip[i] || p.row != nil || p.family == famBullet || hasPrefixAny(low, "nguồn:", "(kèm theo", "(ban hành") {
			continue
		}
		n := wordCount(text)
		last := lastRune(text)
		if p.kind != extract.Heading && (n >= 20 && strings.ContainsRune(".;:…", last) || n > 60) || p.family == famRoman || p.family == famGroup {
			break
		}
		if p.marked() && p.family != famHeading || n < 5 && p.kind != extract.Heading || strings.ContainsRune(".;:…", last) {
			continue
		}
		score := 1
		if containsAny(low, "nhiệm vụ", "triển khai", "kế hoạch", "hoạt động", "trọng tâm", "năm 20", "tháng", "công tác", "giải pháp") {
			score += 2
		}
		if p.kind == extract.Heading {
			score += 2
		}
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	if best < 0 {
		return
	}
	r.title0 = best
	p := r.paras[best]
	r.head.title, r.head.lines, r.head.body = r.headline(p.body), []int{best}, 0
	if t := docTypeLine(r.low[p.body.Start:p.body.End], p.body2(r)); t != typeUnknown {
		r.head.kind = t
	}
}

var agencyColon = regexp.MustCompile(`^(?:sở y tế|bộ y tế|ubnd tỉnh|cdc|hcdc|chi cục)\s*:\s+`)

// headline leaves out an office before the headline ("Sở Y tế: Triển khai …"); a place stays.
func (r *reader) headline(rng plan.Range) plan.Range {
	if m := agencyColon.FindString(r.low[rng.Start:rng.End]); m != "" {
		rng.Start += len(m)
	}
	return r.closed(rng, ".")
}
