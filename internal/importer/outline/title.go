package outline

import (
	"regexp"
	"strings"

	"kehoach/internal/importer/extract"
	"kehoach/internal/plan"
)

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
		if r.skip[i] && !issuerLine.MatchString(low) {
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
		if h.title.End == 0 && typed < r.head.body && r.untitled(typed) && (strings.HasSuffix(low, ".") || wordCount(low) > 35) {
			break // the title is lost too
		}
		if h.title.End > 0 && r.leavesTitle(i) {
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
	r.oneLine(h.title)
}

// untitled says whether no line names the document's type above the place where the title is looked for.
func (r *reader) untitled(typed int) bool {
	if typed < 0 {
		return true
	}
	p := r.paras[typed]
	return docTypeLine(r.low[p.body.Start:p.body.End], p.body2(r)) == typeUnknown
}

// leavesTitle says whether the line below a title in capitals belongs to the text or names who issues it.
func (r *reader) leavesTitle(i int) bool {
	if !isUpperText(r.text[r.head.title.Start:r.head.title.End]) {
		return false
	}
	p := r.paras[i]
	low := r.low[p.body.Start:p.body.End]
	if !isUpperText(p.body2(r)) {
		return !titleGoesOn.MatchString(low) || wordCount(low) > 10
	}
	if !issuerLine.MatchString(low) || wordCount(low) > 9 {
		return false
	}
	for j := i + 1; j < len(r.paras) && j <= i+2; j++ {
		if leadInLine.MatchString(r.low[r.paras[j].body.Start:r.paras[j].body.End]) {
			return true
		}
	}
	return false
}

// oneLine lets the rules read a title printed on several lines as one.
func (r *reader) oneLine(rng plan.Range) {
	if strings.IndexByte(r.low[rng.Start:rng.End], '\n') >= 0 {
		r.low = r.low[:rng.Start] + strings.ReplaceAll(r.low[rng.Start:rng.End], "\n", " ") + r.low[rng.End:]
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
