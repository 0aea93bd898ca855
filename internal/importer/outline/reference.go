package outline

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/internal/plan"
)

// A reference is a document's number in the text.
type reference struct {
	number string
	at     plan.Range // the number itself
	date   plan.Date  // "ngày 25/10/2023" right after it
	upTo   int        // end of the date, or of the number
}

var (
	// 56/QĐ-BYT, 22/2023/QH15, 6582/SYT-QLBHYTCNTT, 03-CTr/TU, 72- NQ/TW
	numberForm = regexp.MustCompile(`^\d{1,5}[a-z]?(?:\s?/\s?(?:\d{4}/)?[A-ZĐÐ]{2}[A-Za-zĐđ]{0,6}(?:\s?-\s?[A-ZĐÐ][A-Za-zĐđ&0-9]{0,14})+|/(?:\d{4}/)?QH\d{1,2}|/\d{4}/[A-ZĐÐ]{2}[A-Za-zĐđ]{0,6}\d{0,2}|\s?-\s?[A-ZĐÐ]{2}[A-Za-zĐđ]{0,5}/[A-ZĐÐ][A-Za-zĐđ0-9]{0,10})`)
	dateAfter  = regexp.MustCompile(`^\s*(?:,\s*)?(?:ký\s+)?ngày\s+(\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(\d{1,2})\s*(?:[/.-]|\s+năm\s+)\s*(\d{4})`)
	bareNumber = regexp.MustCompile(`^(?:nghị quyết|nghị định|quyết định|chỉ thị|thông tư|kết luận|công văn|thông báo) (?:số )?(\d{1,5})`)
)

// references finds the document numbers of the whole text once; everything else looks them up by place.
func (r *reader) references() []reference {
	var out []reference
	for i := 0; i < len(r.text); i++ {
		c := r.text[i]
		switch {
		case c >= '0' && c <= '9':
			end := digitsAt(r.text, i, len(r.text))
			if ref, ok := r.numberedAt(i, end); ok {
				out = append(out, ref)
				i = ref.at.End - 1
			} else {
				i = end - 1
			}
		case c == 'N' || c == 'Q' || c == 'C' || c == 'T' || c == 'K' || c == 'n' || c == 'q' || c == 'c' || c == 't' || c == 'k':
			if ref, ok := r.namedAt(i); ok {
				out = append(out, ref)
				i = ref.at.End - 1
			}
		}
	}
	return out
}

func (r *reader) numberedAt(i, end int) (reference, bool) {
	if i > 0 {
		before, _ := utf8.DecodeLastRuneInString(r.text[:i])
		if unicode.IsLetter(before) || strings.ContainsRune("/.,", before) {
			return reference{}, false
		}
	}
	if end-i > 5 || end >= len(r.text) || strings.IndexByte("/- abc", r.text[end]) < 0 {
		return reference{}, false
	}
	m := numberForm.FindString(r.text[i:min(len(r.text), i+48)])
	if m == "" || !strings.ContainsRune(m, '/') {
		return reference{}, false
	}
	return r.dated(reference{number: strings.Join(strings.Fields(m), ""), at: plan.Range{Start: i, End: i + len(m)}}), true
}

// namedAt reads a document that has a number without a symbol: "Nghị quyết 98".
func (r *reader) namedAt(i int) (reference, bool) {
	if i > 0 && r.text[i-1] != ' ' && r.text[i-1] != '(' && r.text[i-1] != '\n' {
		return reference{}, false
	}
	m := bareNumber.FindStringSubmatchIndex(r.low[i:min(len(r.low), i+40)])
	if m == nil {
		return reference{}, false
	}
	end := i + m[1]
	if end < len(r.text) && strings.IndexByte("/.,-0123456789", r.text[end]) >= 0 {
		next := digitsAt(r.text, end, len(r.text))
		if r.text[end] == '/' || r.text[end] == '-' || next > end || end+1 < len(r.text) && r.text[end+1] >= '0' && r.text[end+1] <= '9' {
			return reference{}, false
		}
	}
	if _, ok := r.numberedAt(i+m[2], i+m[3]); ok {
		return reference{}, false
	}
	if strings.HasPrefix(r.text[end:], " -") || strings.HasPrefix(strings.TrimLeft(r.low[end:], " "), "ngày") && m[3]-m[2] > 3 {
		return reference{}, false
	}
	at := plan.Range{Start: i, End: end}
	return r.dated(reference{number: r.text[i:end], at: at}), true
}

func (r *reader) dated(ref reference) reference {
	ref.upTo = ref.at.End
	rest := r.low[ref.at.End:min(len(r.low), ref.at.End+60)]
	if m := dateAfter.FindStringSubmatchIndex(rest); m != nil {
		ref.upTo += m[1]
		ref.date, _ = dateOf(rest[m[2]:m[3]], rest[m[4]:m[5]], rest[m[6]:m[7]])
	}
	return ref
}

// refsIn returns the references inside rng, each number once, as written.
func (r *reader) refsIn(rng plan.Range) []string {
	var out []string
	seen := map[string]bool{}
	for _, ref := range r.refs {
		if ref.at.Start >= rng.Start && ref.at.End <= rng.End && !seen[ref.number] {
			seen[ref.number] = true
			out = append(out, ref.number)
		}
	}
	return out
}

// inReference says whether a place belongs to a document's number or date.
func (r *reader) inReference(at int) bool {
	for _, ref := range r.refs {
		if at >= ref.at.Start && at < ref.upTo {
			return true
		}
	}
	return false
}

// bases lists the numbers of documents named outside groups and tasks, the plan's own left out.
func (r *reader) bases() []string {
	var out []string
	seen := map[string]bool{r.draft.Number: true}
	for _, ref := range r.refs {
		role := r.paint.roleAt(ref.at.Start)
		if role == plan.RoleGroup || role == plan.RoleTask || role == plan.RoleSub || seen[ref.number] || !strings.ContainsRune(ref.number, '/') {
			continue
		}
		seen[ref.number] = true
		out = append(out, ref.number)
	}
	return out
}
