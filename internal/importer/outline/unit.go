package outline

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"kehoach/internal/plan"
)

// unitHeads are the words with which the name of an office begins.
var unitHeads = []string{
	"các ", "phòng ", "sở ", "sở,", "ban ", "bệnh viện", "trung tâm", "ubnd", "ủy ban", "chi cục", "văn phòng", "thanh tra", "công an", "ttyt", "bv", "cdc", "hội ", "tập đoàn",
	"cục ", "vụ ", "viện ", "trường ", "trạm ", "cơ quan", "đơn vị", "ngành ", "bảo hiểm", "bhxh", "đài ", "báo ", "bộ ", "hđnd", "tỉnh ủy", "công đoàn", "đoàn ", "mặt trận", "liên đoàn", "hội đồng", "khoa ", "kho bạc", "công ty", "ban,", "hiệp hội", "quân ", "bộ chỉ huy", "lãnh đạo", "giám đốc", "thủ trưởng", "khối ", "hcdc", "syt", "cấp ", "chính quyền", "địa phương", "trưởng ", "tổ ", "nhà ", "y tế ", "tất cả",
}

func beginsUnit(low string) bool { return hasPrefixAny(strings.TrimLeft(low, " \n"), unitHeads...) }

// unitsInCell parts a cell into offices: at semicolons and line ends, at commas only before the name of another
// office, so that "Trung tâm Y tế các huyện, thị xã, thành phố" stays one.
func unitsInCell(cell string) []string {
	var out []string
	add := func(s string) {
		s = strings.Trim(strings.TrimSpace(s), ".,;*_ ")
		for _, bullet := range []string{"- ", "+ ", "• ", "– "} {
			s = strings.TrimPrefix(s, bullet)
		}
		if s = strings.Join(strings.Fields(s), " "); s != "" && firstLetter(s) != 0 {
			out = append(out, s)
		}
	}
	for _, part := range strings.FieldsFunc(cell, func(c rune) bool { return c == ';' || c == '\n' }) {
		from := 0
		for i := 0; i < len(part); i++ {
			if part[i] != ',' && part[i] != '/' {
				continue
			}
			next := strings.TrimLeft(part[i+1:], " ")
			if beginsUnit(lowered(next)) && !hasPrefixAny(lowered(next), "các ban", "ban,", "ngành") && capitalOr(next, "các ") {
				add(part[from:i])
				from = i + 1
			}
		}
		add(part[from:])
	}
	return out
}

func capitalOr(s, prefix string) bool { return capital(s) || strings.HasPrefix(lowered(s), prefix) }

var (
	leadPhrase    = regexp.MustCompile(`(?:^|[\s(])(?:giao|phân công)\s+(?:cho\s+)?(.{4,120}?)\s+(?:là (?:cơ quan |đơn vị )?|làm (?:cơ quan |đơn vị )?)?(?:chủ trì|đầu mối)`)
	supportPhrase = regexp.MustCompile(`phối hợp giữa .{2,60}?\s+(?:với|và)\s+|phối hợp(?:\s+(?:chặt chẽ|tốt|đồng bộ))*(?:\s+(?:với|cùng))?\s+|thống nhất với\s+`)
	phraseEnd     = regexp.MustCompile(`\s(?:trong|để|nhằm|về|tại|theo|đối với|khi|từ|qua|thông qua|trên|đến|thuộc lĩnh vực)(?:\s|$)|[;.()“”"]|,\s*(?:quý|tháng|trước|hoàn thành|xong|thời hạn|chậm nhất|ngày)\s`)
)

// textUnits reads lead and coordinating offices out of a task's sentence. Whom a paper goes to ("trình UBND
// tỉnh", "tham mưu UBND tỉnh") is neither.
func textUnits(text, low string) []plan.TaskUnit {
	var out []plan.TaskUnit
	if m := leadPhrase.FindStringSubmatchIndex(low); m != nil && beginsUnit(low[m[2]:m[3]]) {
		name := strings.Trim(text[m[2]:m[3]], " ,")
		if !containsAny(low[m[2]:m[3]], "phối hợp", ";") {
			out = append(out, plan.TaskUnit{Role: plan.Lead, Name: strings.Join(strings.Fields(name), " ")})
		}
	}
	if len(out) == 0 {
		if name := entrusted(text, low); name != "" {
			out = append(out, plan.TaskUnit{Role: plan.Lead, Name: name})
		}
	}
	for _, m := range supportPhrase.FindAllStringIndex(low, -1) {
		for _, name := range supportNames(text[m[1]:], low[m[1]:]) {
			out = append(out, plan.TaskUnit{Role: plan.Support, Name: name})
		}
	}
	return out
}

// entrusted is the office that a task beginning with "Giao …" hands its work to, up to the verb that says what.
func entrusted(text, low string) string {
	if !strings.HasPrefix(low, "giao ") || !beginsUnit(low[len("giao "):]) {
		return ""
	}
	for i := len("giao ") + 6; i < min(len(low), 110); i++ {
		if low[i] == ';' || low[i] == ':' || low[i] == ',' {
			return ""
		}
		if low[i] != ' ' || i+1 >= len(low) || text[i+1] != low[i+1] || !beginsWithVerb(low[i+1:]) ||
			hasPrefixAny(low[i+1:], "phòng", "chức năng", "cấp ", "quản lý", "kiểm soát", "điều trị", "bảo vệ", "chăm sóc", "kiểm nghiệm", "phối hợp", "y tế") {
			continue
		}
		c, _ := utf8.DecodeRuneInString(text[i+1:])
		if l, _ := utf8.DecodeRuneInString(low[i+1:]); c != l {
			continue
		}
		return strings.Join(strings.Fields(text[len("giao "):i]), " ")
	}
	return ""
}

// supportNames reads the offices that follow "phối hợp với", up to the verb that says what is done.
func supportNames(text, low string) []string {
	if !beginsUnit(low) || beginsWithVerb(low) {
		return nil
	}
	end := len(low)
	if m := phraseEnd.FindStringIndex(low); m != nil {
		end = m[0]
	}
	for i := 0; i < end; i++ {
		if low[i] != ' ' && low[i] != ',' {
			continue
		}
		c, n := utf8.DecodeRuneInString(text[min(i+1, len(text)):])
		if n == 0 || string(c) != string([]rune(low[i+1:])[:1]) { // a capital: part of a name
			continue
		}
		rest := strings.TrimPrefix(strings.TrimLeft(low[i:], " ,"), "và ")
		if beginsWithVerb(rest) && !hasPrefixAny(rest, "phòng", "chức năng", "cấp ", "quản lý nhà nước") {
			end = i
			break
		}
	}
	var out []string
	for _, part := range splitUnits(text[:end], low[:end]) {
		if part = strings.Trim(strings.Join(strings.Fields(part), " "), " ,"); part != "" && wordCount(part) <= 20 {
			out = append(out, part)
		}
	}
	return out
}

// splitUnits parts "A, B và C" before each name of an office.
func splitUnits(text, low string) []string {
	var out []string
	from := 0
	for i := 0; i < len(low); i++ {
		skip := 0
		switch {
		case low[i] == ',':
			skip = 1
		case strings.HasPrefix(low[i:], " và "):
			skip = len(" và ")
		}
		if skip == 0 || i == from {
			continue
		}
		next := strings.TrimLeft(low[i+skip:], " ")
		if hasPrefixAny(next, "ngành", "ban,", "ban ngành", "địa phương") || !beginsUnit(next) {
			continue
		}
		out = append(out, text[from:i])
		from = i + skip
	}
	return append(out, text[from:])
}
