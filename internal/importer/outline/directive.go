package outline

import (
	"regexp"
	"strings"

	"kehoach/internal/plan"
)

var (
	mustWord   = regexp.MustCompile(`(?:^|\s)(cần phải|cần|phải)\s+`)
	orderWord  = regexp.MustCompile(`(?:^|\s)(?:yêu cầu|đề nghị|chỉ đạo|giao)\s+(?:các |toàn |ngành |sở |phòng |đơn vị |bệnh viện |trung tâm |ubnd |ủy ban |lãnh đạo |thủ trưởng |địa phương |cơ quan |chi cục |văn phòng |trạm )`)
	orderColon = regexp.MustCompile(`(?:yêu cầu|đề nghị|chỉ đạo|nêu rõ|giao nhiệm vụ)\s*:\s+`)
	speechCue  = regexp.MustCompile(`kết luận|phát biểu chỉ đạo|chỉ đạo|nhấn mạnh|yêu cầu|đề nghị|giao nhiệm vụ|quán triệt`)
	ceremonies = regexp.MustCompile(`kỷ niệm|gặp mặt|khánh thành|lễ trao|trao tặng|tôn vinh|hội thi|hội thao|hội diễn|thăm,? tặng|thăm và|chúc mừng|chúc tết|khai mạc|bế mạc|hiến máu|văn nghệ|tình nguyện|ngày thầy thuốc|lễ ra mắt|lễ công bố|lễ phát động|động thổ|trao quà|tặng quà|ra mắt|khởi công`)
	meetings   = regexp.MustCompile(`nhiệm vụ|sơ kết|tổng kết|giao ban|kết luận|chỉ đạo|tăng cường|triển khai|hội nghị|cuộc họp|họp |làm việc với|kiểm tra|yêu cầu|phương hướng|công tác`)
)

// directives reads the orders of a meeting's conclusions: from the paragraph that begins to conclude on,
// sentences that say who cần/phải do what, or that begin with an action verb.
func (r *reader) directives() []taskDraft {
	if !r.isMeeting() {
		return nil
	}
	start := -1
	var out []taskDraft
	for i, p := range r.paras {
		if r.skip[i] || r.header[i] || r.closing[i] || p.row != nil || p.marked() && start < 0 {
			continue
		}
		low := r.low[p.body.Start:p.body.End]
		low = strings.ReplaceAll(low, "ban chỉ đạo", "ban")
		if start < 0 && (!speechCue.MatchString(low) && !concluding.MatchString(low) || wordCount(low) < 8) {
			continue
		}
		if start < 0 && !mustWord.MatchString(low) && !orderWord.MatchString(low) && !orderColon.MatchString(low) && !containsAny(low, "kết luận") {
			continue
		}
		if start < 0 {
			start = i
		}
		if wordCount(low) < 6 {
			continue
		}
		tasks := r.directiveTasks(p.body)
		if len(tasks) > 0 {
			r.used[i] = true
		}
		out = append(out, tasks...)
	}
	if len(out) < 2 {
		for i := range r.used {
			r.used[i] = false
		}
		return nil
	}
	return out
}

// isMeeting says whether the text tells of a meeting that hands out work, and not of a feast.
func (r *reader) isMeeting() bool {
	title := r.low[r.head.title.Start:r.head.title.End]
	if ceremonies.MatchString(title) || r.head.kind == typeLaw || r.head.kind == typeReport || r.head.kind == typeFigures {
		return false
	}
	if !containsAny(r.low, "kết luận", "chỉ đạo", "yêu cầu", "đề nghị", "nhấn mạnh") {
		return r.concludes()
	}
	return meetings.MatchString(title) || r.concludes()
}

var (
	meetingHeld = regexp.MustCompile(`(?:^|\s)họp |cuộc họp|hội nghị|giao ban|buổi làm việc|làm việc với|(?:đi|đến|buổi) kiểm tra`)
	concluding  = regexp.MustCompile(`^(?:phát biểu )?(?:kết luận|chỉ đạo)(?: tại| cuộc| hội nghị| buổi|,| chỉ đạo)|^phát biểu (?:kết luận|chỉ đạo)|^phát biểu tại (?:buổi kiểm tra|cuộc họp|buổi làm việc)`)
)

// concludes says whether the first lines tell of a meeting and a later one begins with its conclusions.
func (r *reader) concludes() bool {
	held, lines := false, 0
	for i, p := range r.paras {
		if r.skip[i] || p.row != nil {
			continue
		}
		low := r.low[p.body.Start:p.body.End]
		if held && concluding.MatchString(low) {
			return true
		}
		if lines++; lines <= 4 && meetingHeld.MatchString(low) && !ceremonies.MatchString(low) {
			held = true
		}
	}
	return false
}

// directiveTasks reads the orders of one paragraph.
func (r *reader) directiveTasks(body plan.Range) []taskDraft {
	var out []taskDraft
	ordered := false
	for _, s := range r.sentences(body) {
		from, found := r.orderStart(s)
		if !found {
			plain := s
			plain.Start = r.skipConnector(s)
			if !beginsWithVerb(r.low[plain.Start:plain.End]) || r.tellsPast(plain) {
				continue
			}
			if !ordered && strings.Count(r.text[s.Start:s.End], ";") == 0 && wordCount(r.text[s.Start:s.End]) < 6 {
				continue
			}
			from = plain.Start
		}
		ordered = true
		for _, c := range r.clauses(plan.Range{Start: from, End: s.End}) {
			t := taskDraft{text: r.taskRange(c), rule: "D1", confidence: .7, reason: "câu chỉ đạo (cần/phải) trong kết luận"}
			if !found {
				t.confidence, t.reason = .6, "câu mở đầu bằng động từ trong phần kết luận, chỉ đạo"
			}
			if at, ok := r.mustStart(c); ok && at < c.End && c.Start > from && !beginsWithVerb(r.low[t.text.Start:t.text.End]) {
				t.text = r.taskRange(plan.Range{Start: at, End: c.End})
			}
			if t.text.Start < t.text.End && wordCount(r.text[t.text.Start:t.text.End]) >= 3 {
				out = append(out, t)
			}
		}
	}
	return out
}

func (r *reader) tellsPast(s plan.Range) bool {
	head := strings.Join(leading(r.low[s.Start:s.End], 8), " ")
	return containsAny(" "+head+" ", " đã ", " được ")
}

// mustStart finds where an order's own words begin after cần/phải before a verb.
func (r *reader) mustStart(s plan.Range) (int, bool) {
	low := r.low[s.Start:s.End]
	if len(low) > longestSentence || !containsAny(low, "cần ", "phải ", "cần\n", "phải\n") {
		return 0, false
	}
	mask := r.masked(s)
	for _, m := range mustWord.FindAllStringSubmatchIndex(low, -1) {
		if mask[m[2]] || strings.HasSuffix(strings.TrimRight(low[:m[2]], " "), "không") || hasPrefixAny(low[m[1]:], "thiết") {
			continue
		}
		if beginsWithVerb(low[m[1]:]) && wordCount(low[:m[2]]) <= 60 && !strings.Contains(low[:m[2]], ";") {
			return s.Start + m[1], true
		}
	}
	return 0, false
}

// orderStart finds where an order's own words begin: after cần/phải before a verb, after "yêu cầu:", or at the
// addressee of "yêu cầu các đơn vị …" when a verb follows.
func (r *reader) orderStart(s plan.Range) (int, bool) {
	if at, ok := r.mustStart(s); ok {
		return at, true
	}
	low := r.low[s.Start:s.End]
	if len(low) > longestSentence || !containsAny(low, "yêu cầu", "đề nghị", "chỉ đạo", "giao", "nêu rõ") {
		return 0, false
	}
	mask := r.masked(s)
	if m := orderColon.FindStringIndex(low); m != nil && !mask[m[0]] && !strings.Contains(low[:m[0]], ";") && (beginsWithVerb(low[m[1]:]) || beginsUnit(low[m[1]:])) {
		return s.Start + m[1], true
	}
	if m := orderWord.FindStringIndex(low); m != nil && !mask[m[0]] && !notAnOrder(low[:m[0]]) && !strings.Contains(low[:m[0]], ";") {
		order := strings.TrimLeft(low[m[0]:m[1]], " ")
		if strings.HasPrefix(order, "giao ") && m[0] == 0 {
			return s.Start, true
		}
		addressee := m[1] - len(order) + strings.IndexByte(order, ' ') + 1
		if w := wordAt(order, 0); w != "giao" { // "yêu cầu", "đề nghị", "chỉ đạo" have two syllables
			addressee += strings.IndexByte(order[len(w)+1:], ' ') + 1
		}
		for i := m[1]; i < len(low) && i < m[1]+160; i++ {
			if low[i] != ' ' && low[i] != ',' {
				continue
			}
			rest := strings.TrimLeft(low[i:], " ,:")
			at := len(low) - len(rest)
			if at < len(low) && r.text[s.Start+at] == low[at] && beginsWithVerb(rest) && !hasPrefixAny(rest, "trực thuộc", "chức năng", "phòng ", "quản lý", "y tế", "điều trị", "cấp ") {
				return s.Start + addressee, true
			}
		}
	}
	return 0, false
}

// notAnOrder says whether "chỉ đạo", "yêu cầu" after these words are nouns.
func notAnOrder(before string) bool {
	return hasSuffixAny(strings.TrimRight(before, " ,"), "ban", "sự", "công tác", "lãnh đạo", "ý kiến", "theo", "các", "những", "đáp ứng", "bộ phận", "quản lý", "của")
}
