package outline

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// countWords are numbers in words, as lists and claims use them.
var countWords = map[string]int{
	"một": 1, "nhất": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
	"tám": 8, "chín": 9, "mười": 10,
}

// countAt reads a number in digits or words at the start of low and returns it with its length.
func countAt(low string) (n, length int) {
	if stop := digitsAt(low, 0, len(low)); stop > 0 && stop <= 3 {
		n, _ = strconv.Atoi(low[:stop])
		return n, stop
	}
	first, second := wordAt(low, 0), ""
	if len(first) < len(low) && low[len(first)] == ' ' {
		second = wordAt(low, len(first)+1)
	}
	v := countWords[first]
	if first == "mười" {
		if u := countWords[second]; u > 0 && u < 10 && second != "năm" {
			return 10 + u, len(first) + 1 + len(second)
		}
		if second == "lăm" {
			return 15, len(first) + 1 + len(second)
		}
	}
	return v, len(first)
}

// wordAt returns the run of letters at low[at:].
func wordAt(low string, at int) string {
	stop := at
	for stop < len(low) {
		c, n := utf8.DecodeRuneInString(low[stop:])
		if !unicode.IsLetter(c) {
			break
		}
		stop += n
	}
	return low[at:stop]
}

// groupWords are the nouns before a group's number, longest first where one begins another; sub parts them into
// families.
var groupWords = []struct {
	word string
	sub  int
}{
	{"nhóm nhiệm vụ, giải pháp", 1}, {"nhóm hoạt động trọng tâm", 1}, {"nhóm nhiệm vụ trọng tâm", 1}, {"nhóm nhiệm vụ", 1}, {"nhóm hoạt động", 1},
	{"nhóm giải pháp", 1}, {"nhóm nội dung", 1}, {"nhóm vấn đề", 1}, {"nhóm công việc", 1}, {"nhóm công tác", 1}, {"nhóm", 1},
	{"nhiệm vụ trọng tâm", 2}, {"nhiệm vụ đột phá", 2}, {"nhiệm vụ", 2}, {"nội dung trọng tâm", 3}, {"nội dung", 3}, {"giải pháp đột phá", 4}, {"giải pháp", 4},
	{"hoạt động trọng tâm", 5}, {"hoạt động", 5}, {"trọng tâm", 6}, {"lĩnh vực", 7}, {"khâu đột phá", 8}, {"đột phá", 8}, {"ưu tiên", 9}, {"vấn đề", 10},
	{"hợp phần", 11}, {"việc", 12}, {"đầu việc", 12}, {"phần việc", 12}, {"chuyên đề", 13}, {"mảng", 14},
}

// wordMarker reads markers made of words: Phần I, Điều 1., Nhóm 1:, Thứ nhất, Một là.
func wordMarker(text, low string, at, end int) (marker, bool) {
	s := low[at:end]
	switch {
	case strings.HasPrefix(s, "phần "), strings.HasPrefix(s, "chương "):
		return partMarker(text, low, at, end)
	case strings.HasPrefix(s, "điều "):
		n := digitsAt(s, len("điều "), len(s))
		if n == len("điều ") || n >= len(s) || s[n] != '.' && s[n] != ':' {
			return marker{}, false
		}
		value, _ := strconv.Atoi(s[len("điều "):n])
		return finish(marker{family: famArticle, value: value, number: s[len("điều "):n]}, text, at, at+n+1, end)
	case strings.HasPrefix(s, "thứ "):
		return counted(marker{family: famOrdinal}, text, low, at, at+len("thứ "), end)
	}
	for _, w := range groupWords {
		if n := len(w.word); strings.HasPrefix(s, w.word) && n < len(s) && s[n] == ' ' {
			return counted(marker{family: famGroup, sub: w.sub}, text, low, at, at+n+1, end)
		}
	}
	if word := wordAt(s, 0); countWords[word] > 0 && strings.HasPrefix(s[len(word):], " là") && word != "nhất" {
		return isMarker(text, low, at, len(word), end)
	}
	return marker{}, false
}

// counted reads the number of a word marker and the sign after it, without which it is running text.
func counted(m marker, text, low string, at, pos, end int) (marker, bool) {
	if m.family == famGroup {
		for _, w := range []string{"thứ ", "số "} {
			if strings.HasPrefix(low[pos:end], w) {
				pos += len(w)
			}
		}
	}
	value, length := countAt(low[pos:end])
	if value == 0 {
		return marker{}, false
	}
	m.value, m.number = value, strconv.Itoa(value)
	pos += length
	if strings.HasPrefix(low[pos:end], " là") {
		pos += len(" là")
	}
	for pos < end && text[pos] == ' ' {
		pos++
	}
	sign := pos
	for pos < end && strings.IndexByte(",.:)-/", text[pos]) >= 0 {
		pos++
	}
	if dash, n := utf8.DecodeRuneInString(text[pos:end]); pos == sign && dash == '–' {
		pos += n
	}
	if pos == sign && strings.HasSuffix(low[:sign], "là ") {
		pos = sign
	} else if pos == sign {
		return marker{}, false
	}
	rest := strings.TrimLeft(low[pos:end], " ")
	if m.family == famOrdinal && (rest == "" || rest[0] >= '0' && rest[0] <= '9' || strings.HasPrefix(rest, "ngày ")) {
		return marker{}, false // "Thứ Hai, 30/01/2023" is a day of the week
	}
	return finish(m, text, at, pos, end)
}

func isMarker(text, low string, at, length, end int) (marker, bool) {
	value := countWords[low[at:at+length]]
	pos := at + length + len(" là")
	if pos >= end || strings.IndexByte(",: ", text[pos]) < 0 {
		return marker{}, false
	}
	m := marker{family: famIs, value: value, number: strconv.Itoa(value)}
	return finish(m, text, at, pos+1, end)
}

// partMarker reads "PHẦN THỨ NHẤT", "Phần I.", "Chương II"; what follows on the line is its title.
func partMarker(text, low string, at, end int) (marker, bool) {
	word := wordAt(low, at)
	pos := at + len(word) + 1
	if strings.HasPrefix(low[pos:end], "thứ ") {
		pos += len("thứ ")
	}
	value, length := countAt(low[pos:end])
	if value == 0 {
		roman := wordAt(text[:end], pos)
		if value = romanValue(roman); value == 0 && len(roman) == 1 {
			value = letterValue(strings.ToLower(roman))
		}
		length = len(roman)
	}
	if value == 0 || pos+length < end && strings.IndexByte(" .:-,)\n", text[pos+length]) < 0 {
		return marker{}, false
	}
	number := text[pos : pos+length]
	if countWords[low[pos:pos+length]] > 0 {
		number = strconv.Itoa(value)
	}
	pos += length
	for pos < end && strings.IndexByte(" .:-)", text[pos]) >= 0 {
		pos++
	}
	m := marker{family: famPart, value: value, number: number}
	m.at.Start, m.at.End = at, pos
	return m, true
}
