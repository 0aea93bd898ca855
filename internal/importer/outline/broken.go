package outline

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/internal/importer/extract"
)

// Law sites print a document at the width of the editor's window: lines break inside names, numbers and dates, in
// the letterhead too. headReach is how many lines a letterhead may have then, headSearch how far down it may begin.
const (
	headReach  = 40
	headSearch = 200
)

// brokenWidth is the width, in characters, at which a short text's lines were broken if its letterhead's were.
const brokenWidth = 80

const motto = "cộng hòa xã hội chủ nghĩa việt nam"

var (
	numberAlone = regexp.MustCompile(`^số\s*:?$`)
	dateOpen    = regexp.MustCompile(`^[\p{L}.\s-]{2,40}(?:,\s*(?:ngày(?:\s+\d{1,2}(?:\s+tháng(?:\s+\d{1,2}(?:\s+năm)?)?)?)?)?)?$`)
	officeOpen  = regexp.MustCompile(`^(?:ủy|ủy ban|ủy ban nhân|hội|hội đồng|hội đồng nhân|sở|sở y|bộ|bộ y|ubnd|trung tâm|chi cục)$|(?:tỉnh|thành phố|nhân dân (?:tỉnh|thành phố) \p{L}+|^tỉnh \p{L}+|^thành phố \p{L}+)$`)
)

// brokenHead finds the blocks that are the rest of the line before: between the first line and the document's type.
func (r *reader) brokenHead() map[int]bool {
	from := r.mottoBlock()
	if from < 0 {
		return nil
	}
	joined := map[int]bool{}
	blocks := r.doc.Blocks
	head := "" // the line so far, in lower case
	for i := max(0, from-10); i < len(blocks) && i < from+headReach; i++ {
		b := blocks[i]
		rng := trimmed(r.text, b.Range)
		text, low := r.text[rng.Start:rng.End], r.low[rng.Start:rng.End]
		if b.Kind != extract.Paragraph || docTypeLine(low, text) != typeUnknown {
			if b.Kind == extract.Paragraph && i > from {
				return joined
			}
			head = ""
			continue
		}
		if i > from && typeOpens(head, low) && isUpperText(text) {
			joined[i] = true
			return joined
		}
		if head != "" && i > 0 && strings.Count(r.text[blocks[i-1].Range.End:rng.Start], "\n") <= 1 && r.opensHead(head, low, text, i) {
			joined[i] = true
			head += " " + strings.Join(strings.Fields(low), " ")
			continue
		}
		head = strings.Join(strings.Fields(low), " ")
	}
	return joined
}

// typeOpens says whether a document's type is broken over two lines, of which the second has nothing else.
func typeOpens(head, low string) bool {
	for _, t := range typeWords {
		if t.word == head+" "+low {
			return head != ""
		}
	}
	return false
}

// mottoBlock is the first block of the state's name, or -1.
func (r *reader) mottoBlock() int {
	for i, b := range r.doc.Blocks[:min(len(r.doc.Blocks), headSearch)] {
		low := strings.TrimLeft(r.low[b.Range.Start:b.Range.End], " |")
		if len(low) > longestLine || !strings.HasPrefix(low, "cộng") {
			continue
		}
		if i+1 < len(r.doc.Blocks) {
			low += " " + r.low[r.doc.Blocks[i+1].Range.Start:min(len(r.low), r.doc.Blocks[i+1].Range.Start+60)]
		}
		if strings.HasPrefix(strings.Join(strings.Fields(low), " "), "cộng hòa xã hội") {
			return i
		}
	}
	return -1
}

// opensHead says whether the line so far is open and low goes on with it.
func (r *reader) opensHead(head, low, text string, i int) bool {
	whole := head + " " + strings.Join(strings.Fields(low), " ")
	switch {
	case strings.HasPrefix(motto, head) && head != motto:
		return strings.HasPrefix(whole, motto) || strings.HasPrefix(motto, whole)
	case strings.HasPrefix(low, "cộng") || strings.HasPrefix(low, "độc lập") || len(head) > 120:
		return false
	case numberAlone.MatchString(head):
		return low[0] >= '0' && low[0] <= '9' || low[0] == '/'
	case isUpperText(text) && officeOpen.MatchString(head) && wordCount(low) <= 6:
		return strings.HasPrefix(head, "ủy") || strings.HasPrefix(head, "hội") || !agencyLine.MatchString(low) || strings.HasSuffix(head, "tỉnh") || strings.HasSuffix(head, "thành phố")
	case dateOpen.MatchString(head) && !placeDate.MatchString(head):
		return placeDate.MatchString(whole) && !placeDate.MatchString(low) || placeDate.MatchString(low) && r.splitName(i) || r.dateGoesOn(head, i)
	}
	return false
}

// dateGoesOn says whether the next two lines finish a place and date begun in head.
func (r *reader) dateGoesOn(head string, i int) bool {
	if i+1 >= len(r.doc.Blocks) || isUpperText(r.text[r.doc.Blocks[i].Range.Start:r.doc.Blocks[i].Range.End]) {
		return false
	}
	a, b := r.doc.Blocks[i].Range, r.doc.Blocks[i+1].Range
	if a.End-a.Start > 60 || b.End-b.Start > 60 {
		return false
	}
	two := r.low[a.Start:a.End] + " " + r.low[b.Start:b.End]
	return placeDate.MatchString(head+" "+two) && !placeDate.MatchString(two)
}

// splitName says whether a province's name begins on the line before block i and ends on it.
func (r *reader) splitName(i int) bool {
	if i == 0 {
		return false
	}
	prev := trimmed(r.text, r.doc.Blocks[i-1].Range)
	return r.nameAcross(prev.Start, prev.End)
}

// nameAcross says whether one of the last two words of text[start:end] begins a province's name that ends after end.
func (r *reader) nameAcross(start, end int) bool {
	at := end
	for range 2 {
		if at = strings.LastIndexAny(r.text[start:at], " \n") + start; at < start {
			at = start - 1
		}
		if hit, ok := r.places.at(r.text, at+1); ok && hit.at.End > end {
			return true
		}
		if at <= start {
			return false
		}
	}
	return false
}

// openWord is a line that ends with a word which another must follow.
var openWord = regexp.MustCompile(`(?:^|\s)(?:giao|của|và|tại|với|cho|bởi|do|theo|các|những|về|ở|gồm|hoặc|để|từ|sở|bộ|ủy ban|uỷ ban|trên|dưới|khoảng|từng|mỗi|trong|nhằm)$`)

// goesOn is how a line begins that goes on with the one before: hours a day, or the people whose health it is.
var goesOn = regexp.MustCompile(`^(?:\d{1,2}/\d{1,2} giờ|nhân dân )`)

// wrappedShort says whether p goes on with a line that broke off short, in a document whose lines were broken: a
// small letter follows, or the line ends with a word or half a name that cannot stand last.
func (r *reader) wrappedShort(prev, p para, last string) bool {
	text := r.text[p.body.Start:p.body.End]
	c, _ := utf8.DecodeRuneInString(text)
	if unicode.IsLower(c) {
		return !strings.ContainsAny(last, "|") && firstLetter(last) != 0
	}
	if isUpperText(text) && wordCount(text) > 1 || !unicode.IsUpper(c) && !unicode.IsDigit(c) {
		return false
	}
	low := lowered(last)
	if hasSuffixAny(low, " tỉnh", " thành phố", " đa khoa", " huyện", " thị xã") {
		_, named := r.places.at(r.text, p.body.Start)
		return named
	}
	return openWord.MatchString(low) || goesOn.MatchString(r.low[p.body.Start:p.body.End]) || r.nameAcross(prev.body.Start, prev.body.End)
}

// wrappedCapitals says whether p goes on with a numbered heading in capitals.
func (r *reader) wrappedCapitals(prev, p para) bool {
	text, low := r.text[p.body.Start:p.body.End], r.low[p.body.Start:p.body.End]
	return prev.family == famRoman && p.family == noFamily && isUpperText(text) && wordCount(text) <= 12 &&
		docTypeLine(low, text) == typeUnknown && !signatureLine.MatchString(low)
}
