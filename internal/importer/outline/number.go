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
	for _, i := range h.lines {
		p := r.paras[i]
		if m := plainSymbol.FindStringSubmatchIndex(r.low[p.body.Start:p.body.End]); m != nil {
			if ref, ok := r.refAt(p.body.Start + m[2]); ok {
				r.own(ref, false)
				return
			}
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
	agencyName    = regexp.MustCompile(`Sở\s+Y\s+tế|SỞ\s+Y\s+TẾ`)
	committeeName = regexp.MustCompile(`UBND|(?:Ủy|Uỷ)\s+ban\s+nhân\s+dân|(?:ỦY|UỶ)\s+BAN\s+NHÂN\s+DÂN`)
	councilName   = regexp.MustCompile(`HĐND|Hội\s+đồng\s+nhân\s+dân|HỘI\s+ĐỒNG\s+NHÂN\s+DÂN`)
	ministryName  = regexp.MustCompile(`Bộ\s+Y\s+tế|BỘ\s+Y\s+TẾ`)
)

// agency is the issuing body as first written.
func (r *reader) agency() string {
	switch {
	case strings.HasSuffix(r.head.number, "-UBND") || strings.HasSuffix(r.head.number, "/UBND"):
		return r.named(committeeName)
	case strings.HasSuffix(r.head.number, "-HĐND"):
		return r.named(councilName)
	case r.national():
		return r.named(ministryName)
	}
	return r.named(agencyName)
}

// provinceNext is what may stand between an office's name and its province: a line break, or the right column of a
// letterhead laid out in two.
var provinceNext = regexp.MustCompile(`^(?:\s+|[\s|]*CỘNG HÒA[^\n]*\n[\s|]*)(?:[Tt]ỉnh|TỈNH|[Tt]hành phố|THÀNH PHỐ)\s+`)

// named returns the first match that is no part of a number, with the province that follows it.
func (r *reader) named(form *regexp.Regexp) string {
	for _, m := range form.FindAllStringIndex(r.text, 20) {
		if m[0] > 0 && strings.IndexByte("-/", r.text[m[0]-1]) >= 0 {
			continue
		}
		name := strings.Join(strings.Fields(r.text[m[0]:m[1]]), " ")
		rest := r.text[m[1]:min(len(r.text), m[1]+160)]
		at := m[1]
		if n := provinceNext.FindStringIndex(rest); n != nil {
			at += n[1]
			if hit, ok := r.places.at(r.text, at); ok {
				kind := strings.Fields(rest[:n[1]])
				word := kind[len(kind)-1]
				if strings.EqualFold(word, "phố") {
					word = strings.Join(kind[len(kind)-2:], " ")
				}
				return name + " " + word + " " + strings.Join(strings.Fields(r.text[at:hit.at.End]), " ")
			}
		} else if strings.HasPrefix(rest, " ") {
			if hit, ok := r.places.at(r.text, at+1); ok && hit.slug != "" {
				return name + " " + strings.Join(strings.Fields(r.text[at+1:hit.at.End]), " ")
			}
		}
		return name
	}
	return ""
}
