package outline

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/internal/plan"
)

// A verdict says why a document is, or is not, read as a plan.
type verdict int

const (
	fine      verdict = iota
	ordered           // orders of a meeting
	notAPlan          // nothing in it hands out work
	foreign           // not Vietnamese, or without marks
	garbled           // broken recognition of a picture
	emptyText         // no letters
	flatTable         // a table that lost its columns
)

// readable says whether the text is Vietnamese that can be read at all.
func (r *reader) readable() verdict {
	letters, marked := 0, 0
	for _, c := range r.text {
		if !unicode.IsLetter(c) {
			continue
		}
		letters++
		if c > unicode.MaxASCII {
			marked++
		}
	}
	mixed, words := 0, 0
	for _, w := range strings.Fields(r.text) {
		words++
		if brokenWord(w) {
			mixed++
		}
	}
	switch {
	case letters < 20:
		return emptyText
	case marked*100 < letters*10 && mixed*100 > words*12:
		return garbled
	case marked*100 < letters*10:
		return foreign
	case mixed*100 > words*30:
		return garbled
	}
	return fine
}

// brokenWord says whether a word has a digit or sign inside, as broken recognition leaves them ("tri6n", "H~i").
func brokenWord(w string) bool {
	after := false // a letter, then a digit or sign
	for i, c := range w {
		switch {
		case unicode.IsLetter(c):
			if after {
				return true
			}
		case strings.ContainsRune("~^$|{}\\", c):
			if i > 0 {
				return true
			}
		case c >= '0' && c <= '9' || strings.ContainsRune("&@#*!", c):
			after = after || i > 0 && lettersOnly(w[:i])
		default:
			return false
		}
	}
	return false
}

func lettersOnly(s string) bool {
	for _, c := range s {
		if !unicode.IsLetter(c) && (c < '0' || c > '9') {
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(first)
}

// kind says what the document is.
func (r *reader) kind(groups []groupDraft, v verdict) plan.Kind {
	title := r.low[r.head.title.Start:r.head.title.End]
	if len(groups) == 0 {
		switch {
		case v == foreign || v == garbled || v == emptyText:
			return plan.Other
		case r.head.kind == typeReport || r.head.kind == typeFigures || hasPrefixAny(title, "kết quả ", "báo cáo ", "tình hình ", "thống kê ", "số liệu "):
			return plan.Report
		case v == notAPlan && r.head.kind == typePlan && !strings.Contains(title, "mục tiêu"):
			return r.planKind(title)
		}
		return plan.Other
	}
	switch {
	case r.head.kind == typeReport:
		return plan.Report
	case v == ordered || r.head.kind == typeDirective || r.orders(groups):
		return plan.Directive
	}
	return r.planKind(title)
}

// orders says whether the groups are addressees of orders ("Yêu cầu các đơn vị:").
func (r *reader) orders(groups []groupDraft) bool {
	n := 0
	for _, g := range groups {
		if hasPrefixAny(r.low[g.title.Start:g.title.End], "yêu cầu", "đề nghị", "giao ") {
			n++
		}
	}
	return n > 0 && n*2 >= len(groups)
}

// titleOrders says whether the title tells of orders and not of a plan.
func (r *reader) titleOrders() bool {
	title := r.low[r.head.title.Start:r.head.title.End]
	return containsAny(title, "yêu cầu", "chỉ đạo", "kết luận", "giao nhiệm vụ", "đề nghị", "tăng cường", "chấn chỉnh", "khẩn trương")
}

var (
	sectorFirst = regexp.MustCompile(`công tác bảo vệ,?\s+chăm sóc\s+và\s+nâng cao sức kh(?:ỏe|oẻ)\s+nhân dân(?:$|[,;:.]|\s+(?:tỉnh|năm|trên địa bàn))|công tác y tế(?:$|[,;:.]| năm| trọng tâm| tỉnh| \d| quý| và| trên địa bàn)|nhiệm vụ trọng tâm(?: năm \d{4})?(?: của)? (?:ngành|công tác|sở) y tế|nhiệm vụ (?:công tác )?y tế|(?:nhiệm vụ|hoạt động|công tác) trọng tâm(?:$|[,;:.]| năm)|(?:nhóm|nhiệm vụ|hoạt động|công tác) trọng tâm (?:của|trong)`)
	wholeSector = regexp.MustCompile(`công tác y tế|ngành y tế|nhiệm vụ trọng tâm|trọng tâm|nhóm (?:nhiệm vụ|hoạt động|giải pháp)|nhiệm vụ công tác|công tác năm|nhiệm vụ năm|hoạt động năm|nhiệm vụ \d tháng|nhiệm vụ y tế|kế hoạch năm|kế hoạch hoạt động|kế hoạch công tác|của sở y tế năm|năm \d{4} của (?:sở|ngành) y tế`)
	oneTopic    = regexp.MustCompile(`phòng,? chống|an toàn thực phẩm|thực hiện (?:kế hoạch|chỉ thị|nghị quyết|quyết định|đề án|kết luận|chương trình|dự án)|chuyển đổi số|y tế cơ sở|dân số|tiêm chủng|bảo hiểm y tế|đề án|dự án|truyền thông|đấu thầu|cải cách hành chính|nhân lực|chất lượng (?:bệnh viện|khám)|di trú|hiv|lao|sốt rét|dinh dưỡng|người cao tuổi|thanh tra|tuyên truyền|tháng hành động|sức khỏe|phong trào|bệnh án điện tử|dược|trẻ em|cai nghiện|bình đẳng|hành nghề`)
)

// issuedPlan is the sentence that puts a plan in force and names its subject.
var issuedPlan = regexp.MustCompile(`(?:ban hành|xây dựng|lập)\s+(?:“|")?kế hoạch\s+([^:;.]{8,300})(?:như sau|:)`)

// planKind tells a plan of the whole sector from one of a topic.
func (r *reader) planKind(title string) plan.Kind {
	if title == "" && r.head.kind == typePlan {
		if m := issuedPlan.FindStringSubmatch(r.low[:min(len(r.low), numberReach)]); m != nil {
			title = m[1]
		}
	}
	switch {
	case title == "":
		return plan.Annual
	case sectorFirst.MatchString(title), wholeSector.MatchString(title) && !oneTopic.MatchString(title):
		return plan.Annual
	case oneTopic.MatchString(title):
		return plan.Thematic
	case r.head.kind == typePlan && !containsAny(title, "nhiệm vụ", "y tế năm", "công tác"):
		return plan.Thematic
	}
	return plan.Annual
}

// flattened says whether the text is a table that a converter turned into blank-aligned lines.
func (r *reader) flattened() bool {
	for i, p := range r.paras {
		if p.row != nil || i+3 >= len(r.paras) {
			continue
		}
		if !hasPrefixAny(strings.TrimLeft(r.low[p.body.Start:p.body.End], "| "), "tt", "stt", "số tt") {
			continue
		}
		key := " " + folded(p.body2(r)) + " "
		window := key
		for j := i + 1; j < len(r.paras) && j <= i+2; j++ {
			window += folded(r.paras[j].body2(r)) + " "
		}
		if !hasPrefixAny(key, " tt ", " stt ", " so tt ") {
			continue
		}
		if containsAny(window, "cong viec", "noi dung", "nhiem vu") && containsAny(window, "don vi", "thoi han", "thoi gian", "chu tri", "phoi hop", "thuc hien") && r.columnsBelow(i) {
			return true
		}
	}
	return false
}

// columnsBelow says whether most lines from paragraph i on have wide gaps inside.
func (r *reader) columnsBelow(i int) bool {
	from := r.paras[i].body.Start
	lines, gaps := 0, 0
	for line := range strings.Lines(r.text[from:]) {
		if line = strings.TrimRight(line, "\n"); strings.TrimSpace(line) == "" {
			continue
		}
		if lines++; lines > 40 {
			break
		}
		if strings.Contains(strings.TrimSpace(line), "  ") || strings.HasPrefix(line, "        ") {
			gaps++
		}
	}
	return lines >= 4 && gaps*10 >= lines*4
}
