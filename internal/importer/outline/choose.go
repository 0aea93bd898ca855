package outline

import (
	"strings"

	"kehoach/internal/plan"
)

// A choice is one way to read the outline: the nodes that are groups, or a list that has none.
type choice struct {
	groups    []*node // in order
	list      []*node // tasks of one group without a heading of their own
	section   *node   // the heading over list, if it has one
	cue       string  // lower case: the sentence that announces the list
	directive bool
	weak      bool // announced by nothing; a low confidence is due
}

func (c choice) empty() bool { return len(c.groups) == 0 && len(c.list) == 0 }

// classifyTree gives every node its section class; a section's class holds for what is below it.
func (r *reader) classifyTree(n *node, inherited sectionClass) {
	for _, k := range n.kids {
		k.class = inherited
		title := r.low[k.head.body.Start:k.head.body.End]
		if k.head.family < famArabicParen || k.head.family == famLead && !hasPrefixAny(title, "yêu cầu", "đề nghị", "giao ") {
			if c := classify(title); c != classNone && (inherited == classNone || inherited == classMixed) && r.sectionLike(k) {
				k.class = c
			}
		}
		r.sectionOf[k.index] = k.class
		for _, i := range k.more {
			r.sectionOf[i] = k.class
		}
		r.classifyTree(k, k.class)
	}
}

// sectionLike says whether a node can be a section: its title is short, or it has a body.
func (r *reader) sectionLike(k *node) bool {
	s := r.text[k.head.body.Start:k.head.body.End]
	if i := strings.IndexByte(s, ':'); i > 0 {
		s = s[:i]
	}
	return len(k.kids) > 0 && wordCount(s) <= 40 || wordCount(s) <= 16
}

// choose finds the groups in the outline.
func (r *reader) choose(root *node) choice {
	if work := r.workSections(root); len(work) > 0 {
		var c choice
		for _, w := range work {
			c = c.join(r.section(w))
		}
		if !c.empty() {
			return c
		}
	}
	if r.head.kind == typeReport || r.head.kind == typeFigures || r.head.kind == typeLaw {
		return choice{}
	}
	return r.bestRuns(root)
}

// workSections finds the nodes that announce work, the highest on each branch.
func (r *reader) workSections(n *node) []*node {
	var out []*node
	for _, k := range n.kids {
		switch k.class {
		case classWork:
			if k.head.family == famGroup || k.head.family == famOrdinal || k.head.family == famIs || len(k.kids) == 0 && len(k.more) == 0 {
				continue
			}
			out = append(out, k)
		case classMixed:
			inner := r.workSections(k)
			if len(inner) == 0 && len(k.kids) > 0 && !r.hasClassed(k) {
				inner = []*node{k}
			}
			out = append(out, inner...)
		case classNone:
			if k.head.family != famArticle && k.head.family < famLetter && k.head.family != famArabic {
				out = append(out, r.workSections(k)...)
			}
		}
	}
	return out
}

// hasClassed says whether a mixed section has children that say themselves what they are.
func (r *reader) hasClassed(n *node) bool {
	for _, k := range n.kids {
		if k.class != n.class {
			return true
		}
	}
	return false
}

func (c choice) join(o choice) choice {
	if o.cue != "" && c.cue == "" {
		c.cue = o.cue
	}
	c.groups = append(c.groups, o.groups...)
	if len(o.list) > 0 {
		c.groups = append(c.groups, o.section)
	}
	c.directive = c.directive || o.directive
	return c
}

// section reads one work section: its children are groups when they hold tasks themselves; a list of single
// items makes the section itself the group.
func (r *reader) section(w *node) choice {
	kids := r.itemsOf(w)
	for len(kids) == 1 && len(r.itemsOf(kids[0])) > 1 && plainWork(r.low[kids[0].head.body.Start:kids[0].head.body.End]) {
		w, kids = kids[0], r.itemsOf(kids[0])
	}
	cue := r.low[w.head.body.Start:w.head.body.End]
	if len(kids) == 0 {
		if len(w.more) > 0 && r.proseSection(w) {
			return choice{section: w, list: []*node{w}, cue: cue}
		}
		return choice{}
	}
	holding := 0
	var out choice
	for _, k := range kids {
		if r.holdsTasks(k) {
			holding++
		}
	}
	if holding == 0 {
		return choice{section: w, list: kids, cue: cue}
	}
	out.cue = cue
	for _, k := range kids {
		low := r.low[k.head.body.Start:k.head.body.End]
		switch {
		case k.class == classGoal || k.class == classOrg || k.class == classMoney || k.class == classResult:
		case plainWork(low) && r.deep(k):
			out = out.join(r.section(k))
		case r.nestedGroups(k):
			out = out.join(r.section(k))
		default:
			out.groups = append(out.groups, k)
		}
	}
	return out
}

// proseSection says whether a section without items holds running text that lists tasks.
func (r *reader) proseSection(w *node) bool {
	for _, i := range w.more {
		low := r.low[r.paras[i].body.Start:r.paras[i].body.End]
		if beginsWithVerb(low[r.skipConnector(r.paras[i].body)-r.paras[i].body.Start:]) {
			return true
		}
	}
	return false
}

// holdsTasks says whether an item has what makes it a group: children, or prose with several clauses.
func (r *reader) holdsTasks(k *node) bool {
	if len(r.itemsOf(k)) > 0 {
		// an item that is a finished sentence with details below is a task, not a heading
		return r.subHeading(k, modeAuto) || r.endsOpen(k)
	}
	_, rest, rule, _ := r.cutTitle(k.head.body, len(k.more) > 0)
	if rule == "G1" && rest.Start < rest.End && len(r.splitTasks(rest)) >= 2 {
		return true
	}
	if rule == "G2" {
		return true
	}
	for _, i := range k.more {
		if r.bodyText(i, false) {
			return true
		}
	}
	return false
}

// endsOpen says whether a heading with children is long but has no closing mark.
func (r *reader) endsOpen(k *node) bool {
	s := r.text[k.head.body.Start:k.head.body.End]
	return !strings.ContainsRune(".;…", lastRune(s)) || k.head.family <= famGroup || wordCount(s) <= 14 && len(r.itemsOf(k)) >= 2
}

// deep says whether the children of a node hold children.
func (r *reader) deep(k *node) bool {
	for _, c := range k.kids {
		if len(r.itemsOf(c)) > 0 {
			return true
		}
	}
	return false
}

// nestedGroups says whether a heading holds groups of a lower family ("I." over "1." over "a)" or "-").
func (r *reader) nestedGroups(k *node) bool {
	if k.head.family != famRoman && k.head.family != famUpper && k.head.family != famHeading && k.head.family != famPart {
		return false
	}
	kids := r.itemsOf(k)
	deep := 0
	for _, c := range kids {
		if (c.head.family == famArabic || c.head.family == famHeading || c.head.family == famRoman) && len(r.itemsOf(c)) > 0 && r.subHeading(c, modeAuto) && wordCount(r.text[c.head.body.Start:c.head.body.End]) >= 2 {
			deep++
		}
	}
	return len(kids) > 0 && deep*2 > len(kids) && r.declared.Groups > r.siblingGroups(k)
}

// siblingGroups counts the headings beside k, itself included.
func (r *reader) siblingGroups(k *node) int {
	if k.parent == nil {
		return 1
	}
	return len(k.parent.kids)
}

// bestRuns finds the lists of an article or of a plan without section titles that are announced as work.
func (r *reader) bestRuns(root *node) choice {
	var best choice
	bestScore := 0.0
	for _, run := range root.runs() {
		c, score := r.runChoice(run)
		if score <= 0 || c.empty() {
			continue
		}
		first := run[0].head.family
		switch {
		case score > bestScore && (best.empty() || score > bestScore*1.5 || len(best.groups) == 0):
			best, bestScore = c, score
		case len(best.groups) > 0 && len(c.groups) > 0 && best.groups[0].head.family == first && score*2 >= bestScore:
			best = best.join(c)
		}
	}
	for _, k := range root.kids {
		if k.class == classNone && len(k.kids) > 1 && (k.head.family == famRoman || k.head.family == famUpper || k.head.family == famHeading || k.head.family == famPart || k.head.family == famArabic) && best.empty() {
			if c := r.bestRuns(k); !c.empty() {
				return c
			}
		}
	}
	return best
}

// runChoice weighs one list of siblings. Score 0 means that it is no work.
func (r *reader) runChoice(run []*node) (choice, float64) {
	var kept []*node
	for _, k := range run {
		if (k.class == classNone || k.class == classWork) && k.head.family != famArticle {
			kept = append(kept, k)
		}
	}
	if len(kept) == 0 {
		return choice{}, 0
	}
	c := choice{cue: r.cueOf(kept[0])}
	weight := r.cueWeight(c.cue)
	title := r.low[r.head.title.Start:r.head.title.End]
	if weight == 0 && len(kept) < len(run) {
		weight = 1
	}
	if weight < 0 || r.pastItems(kept) {
		return choice{}, 0
	}
	if weight == 0 {
		if weight = r.cueWeight(title); weight <= 0 {
			return choice{}, 0
		}
		weight /= 2
		c.weak = true
	}
	c.directive = directiveCue(c.cue)
	items, holding, verbs := 0, 0, 0
	for _, k := range kept {
		inner := r.itemsOf(k)
		items += max(1, len(inner))
		if len(inner) > 0 || r.holdsTasks(k) {
			holding++
		}
		if beginsWithVerb(r.low[k.head.body.Start:k.head.body.End]) {
			verbs++
		}
	}
	if c.weak && holding == 0 && verbs*10 < len(kept)*6 {
		return choice{}, 0
	}
	if len(kept) == 1 && holding == 0 && kept[0].head.family != famLead {
		return choice{}, 0
	}
	r.shape(&c, kept, holding)
	return c, weight * float64(items+2*holding)
}

// shape decides whether the members of a list are groups or the tasks of one.
func (r *reader) shape(c *choice, kept []*node, holding int) {
	first := kept[0]
	single := first.head.family == famLead && (len(kept) == 1 || r.allCues(kept)) && r.announces(first)
	switch {
	case single:
		c.cue = r.low[first.head.body.Start:first.head.body.End]
		for _, k := range kept {
			c.list = append(c.list, r.itemsOf(k)...)
		}
		if r.openHeadings(c.list) {
			c.groups, c.list = c.list, nil
		}
	case holding == 0 && (first.head.family == famBullet || (c.directive || r.head.kind == typeDirective) && !namesItself(first.head.family)):
		c.list = kept
	default:
		c.groups = kept
	}
}

// namesItself says whether a family's members are headings even without anything below: "Thứ nhất", "Một là".
func namesItself(f family) bool { return f == famGroup || f == famOrdinal || f == famIs }

// openHeadings says whether at least half of a list are headings over lists of their own.
func (r *reader) openHeadings(list []*node) bool {
	n := 0
	for _, k := range list {
		if len(r.itemsOf(k)) > 0 && !strings.ContainsRune(".;…", lastRune(r.text[k.head.body.Start:k.head.body.End])) {
			n++
		}
	}
	return n > 0 && n*2 >= len(list)
}

// announces says whether a line over a list speaks of all the tasks instead of naming a field.
func (r *reader) announces(k *node) bool {
	low := r.low[k.head.body.Start:k.head.body.End]
	return containsAny(low, "nhiệm vụ", "trọng tâm", "sau đây", "như sau", "giải pháp", "nội dung", "tập trung", "kế hoạch") && !hasPrefixAny(low, "về ", "yêu cầu", "đề nghị", "giao ")
}

func (r *reader) allCues(kept []*node) bool {
	for _, k := range kept {
		if !r.announces(k) {
			return false
		}
	}
	return true
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
	case other > 0 && (work == 0 || other >= work-60 && !containsAny(low, "nhiệm vụ trọng tâm", "nhóm nhiệm vụ", "hoạt động trọng tâm", "nhiệm vụ sau", "nhiệm vụ như sau", "nhiệm vụ, giải pháp")):
		return -1
	case work == 0:
		return 0
	case containsAny(low, "nhiệm vụ", "trọng tâm", "trong tâm"):
		return 3
	}
	return 2
}

// notWork are words of sentences that announce lists of other things.
var notWork = []string{
	"sự kiện", "khuyến cáo", "biện pháp phòng bệnh", "biện pháp sau", "người dân cần", "người dân nên", "thành tựu", "kết quả nổi bật", "kết quả đạt được", "kết quả như sau", "kết quả sau", "kết quả cụ thể", "dấu ấn", "chức vụ",
	"danh sách", "tuyển dụng", "vị trí việc làm cần tuyển", "điều kiện dự tuyển", "hồ sơ gồm", "hồ sơ đăng ký", "lịch ", "dấu hiệu", "triệu chứng", "lời khuyên", "bí quyết", "câu hỏi", "gương ", "đạt giải", "giải thưởng", "khen thưởng",
	"kính mời", "thành phần", "chương trình hội nghị", "nguyên nhân", "tồn tại", "hạn chế", "khó khăn", "bài học", "mục tiêu", "chỉ tiêu", "tiêu chí", "quy định sau", "nguyên tắc", "phụ huynh", "cha mẹ", "mỗi người", "người bệnh cần", "bà con",
	"đã đạt được", "nhìn lại", "số liệu", "cách phòng", "cách nhận biết", "cần biết", "phòng tránh", "các bệnh viện sau", "cơ sở sau", "thủ tục", "giấy tờ", "quyền lợi", "đối tượng sau", "trường hợp sau", "các nhóm đối tượng", "quyền của", "nghĩa vụ",
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

// synthetic is the group the importer makes when the text has tasks and no heading for them.
func (r *reader) synthetic(name string, tasks []taskDraft) groupDraft {
	return groupDraft{synthetic: true, name: name, tasks: tasks, rule: "D1", confidence: .4}
}

// syntheticName is what the title calls the tasks ("Nhiệm vụ 3 tháng cuối năm 2023"), or a plain word.
func (r *reader) syntheticName() string {
	low := r.low[r.head.title.Start:r.head.title.End]
	if i := strings.LastIndex(low, "nhiệm vụ "); i >= 0 {
		name := r.closed(plan.Range{Start: r.head.title.Start + i, End: r.head.title.End}, ".:;”\"")
		return "N" + strings.TrimPrefix(strings.TrimPrefix(r.text[name.Start:name.End], "n"), "N")
	}
	return "Nhiệm vụ được giao"
}
