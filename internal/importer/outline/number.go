package outline

import (
	"regexp"
	"strings"
)

// ownNumber finds the document's own number: in the letterhead, in "kèm theo …", in the line of its source, or
// where the text says that its agency issued it.
func (r *reader) ownNumber() {
	h := &r.head
	end := 0
	for _, i := range h.lines {
		end = max(end, r.paras[i].whole().End)
	}
	if m := numberLine.FindStringSubmatchIndex(r.low[:end]); m != nil && len(h.lines) > 1 {
		if ref, ok := r.refAt(m[2]); ok {
			r.own(ref, false)
			return
		}
	}
	if r.numberAfter(plainNumber) || r.numberBehind(attachedTo) || r.numberAfter(sourceLine) {
		return
	}
	r.numberBehind(issuedClaim)
}

// numberAfter takes the number that a form, matched from the start of the text, leads to.
func (r *reader) numberAfter(form *regexp.Regexp) bool {
	if m := form.FindStringSubmatchIndex(r.low[:min(len(r.low), numberReach)]); m != nil {
		if ref, ok := r.refAt(m[2]); ok {
			r.own(ref, true)
			return true
		}
	}
	return false
}

// numberBehind takes the first number that stands right behind a form.
func (r *reader) numberBehind(form *regexp.Regexp) bool {
	for _, ref := range r.refs {
		if ref.at.Start > numberReach {
			break
		}
		from := max(0, ref.at.Start-120)
		m := form.FindStringIndex(r.low[from:ref.at.Start])
		if m != nil && (form != issuedClaim || r.issuedHere(from+m[0], ref)) {
			r.own(ref, true)
			return true
		}
	}
	return false
}

// numberReach is how far into the text, in bytes, a document tells its own number.
const numberReach = 8000

func (r *reader) own(ref reference, dated bool) {
	r.head.number = ref.number
	if dated && r.head.issued.IsZero() {
		r.head.issued = ref.date
	}
	if !dated && r.head.issued.IsZero() {
		r.head.issued = ref.date
	}
}

func (r *reader) refAt(at int) (reference, bool) {
	for _, ref := range r.refs {
		if ref.at.Start >= at && ref.at.Start < at+6 {
			return ref, true
		}
	}
	return reference{}, false
}

var dayBefore = regexp.MustCompile(`ngày\s+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})[^.;]{0,60}$`)

// issuedHere says whether "… ban hành Kế hoạch số n" tells of this document, its agency named just before, and
// takes the date of the sentence.
func (r *reader) issuedHere(at int, ref reference) bool {
	from := max(0, at-120)
	before := r.low[from:at]
	if i := strings.LastIndexAny(before, ".;\n"); i >= 0 && !strings.HasSuffix(before[:i+1], "tp.") {
		before = before[i+1:]
	}
	if !containsAny(before, "sở y tế", "ubnd", "ủy ban nhân dân", "bộ y tế", "tỉnh ủy", "chủ tịch") || containsAny(before, "thực hiện", "căn cứ") {
		return false
	}
	if m := dayBefore.FindStringSubmatch(before); m != nil && ref.date.IsZero() {
		if d, ok := dateOf(m[1], m[2], m[3]); ok {
			r.head.issued = d
		}
	}
	return true
}

var (
	agencyName    = regexp.MustCompile(`Sở Y tế|SỞ Y TẾ`)
	committeeName = regexp.MustCompile(`UBND|Ủy ban nhân dân|Uỷ ban nhân dân|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN`)
	ministryName  = regexp.MustCompile(`Bộ Y tế|BỘ Y TẾ`)
)

// agency is the issuing body as first written.
func (r *reader) agency() string {
	switch {
	case strings.HasSuffix(r.head.number, "-UBND") || strings.HasSuffix(r.head.number, "/UBND"):
		return r.named(committeeName)
	case r.national():
		return r.named(ministryName)
	}
	return r.named(agencyName)
}

// named returns the first match with the province that follows it.
func (r *reader) named(form *regexp.Regexp) string {
	m := form.FindStringIndex(r.text)
	if m == nil {
		return ""
	}
	end := m[1]
	rest := r.text[end:min(len(r.text), end+60)]
	skip := 0
	for _, w := range []string{" tỉnh ", " thành phố ", " Thành phố ", " TỈNH ", " THÀNH PHỐ ", "\nTỈNH ", " "} {
		if strings.HasPrefix(rest, w) {
			skip = len(w)
			break
		}
	}
	if skip > 0 {
		if hit, ok := r.places.at(r.text, end+skip); ok && (hit.slug != "" || skip > 1) {
			end = hit.at.End
		}
	}
	return strings.Join(strings.Fields(r.text[m[0]:end]), " ")
}
