package outline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/internal/plan"
)

// spellings are usual names of provinces beside those of the gazetteer, by slug of the lineage. An empty slug is
// a name that holds a province's and is none.
var spellings = map[string][]string{
	"tphcm":           {"tp hcm", "tphcm", "tp ho chi minh", "thanh pho ho chi minh", "tp hochiminh", "ho chi minh city", "t p ho chi minh", "tpho chi minh"},
	"hue":             {"thua thien hue", "tt hue", "thanh pho hue", "tp hue", "hue"},
	"ba-ria-vung-tau": {"ba ria vung tau", "br vt", "brvt", "ba ria vungtau", "vung tau ba ria"},
	"dak-lak":         {"dak lak", "dac lac", "daklak", "dac lak", "dak lac", "daclac"},
	"dak-nong":        {"dak nong", "dac nong", "daknong"},
	"kon-tum":         {"kon tum", "kontum", "con tum", "cong tum"},
	"bac-kan":         {"bac kan", "bac can"},
	"ha-noi":          {"ha noi", "tp ha noi", "hanoi"},
	"da-nang":         {"da nang", "tp da nang", "danang"},
	"can-tho":         {"can tho", "tp can tho"},
	"hai-phong":       {"hai phong", "tp hai phong"},
	"":                {"thai binh duong", "viet nam", "ho chi minh", "dong nam bo", "binh dan"},
}

// A placeName is one spelling, as folded words.
type placeName struct {
	words []string
	slug  string
}

// places finds provinces by name; it is built once for a document.
type places struct{ byFirst map[string][]placeName }

func newPlaces() places {
	p := places{map[string][]placeName{}}
	add := func(slug, key string) {
		w := strings.Fields(key)
		p.byFirst[w[0]] = append(p.byFirst[w[0]], placeName{w, slug})
	}
	for _, rec := range plan.Gazetteer() {
		for _, n := range rec.Names {
			if rec.ValidTo.IsZero() && rec.Predecessors != nil || rec.Slug == "tphcm" {
				continue // the same name as before its merger; bare "Hồ Chí Minh" is mostly the person
			}
			add(rec.Slug, folded(n.Name))
		}
	}
	for slug, keys := range spellings {
		for _, k := range keys {
			add(slug, k)
		}
	}
	return p
}

// A placeHit is a province's name in the text.
type placeHit struct {
	slug string
	at   plan.Range
}

// nextWord returns the word at or after text[at:], within three bytes of punctuation.
func nextWord(text string, at int) (plan.Range, bool) {
	start := at
	for start < len(text) && start-at < 6 {
		c, n := utf8.DecodeRuneInString(text[start:])
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			break
		}
		if c == ',' || c == ';' || c == ':' || c == '(' {
			return plan.Range{}, false
		}
		start += n
	}
	end := start
	for end < len(text) {
		c, n := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			break
		}
		end += n
	}
	return plan.Range{Start: start, End: end}, end > start
}

// at matches the longest province name that begins at text[at:], each word with a capital.
func (p places) at(text string, at int) (placeHit, bool) {
	first, ok := nextWord(text, at)
	if !ok || first.Start != at {
		return placeHit{}, false
	}
	names := p.byFirst[folded(text[first.Start:first.End])]
	best, found := placeHit{}, false
	for _, name := range names {
		end, match := first.End, true
		for _, w := range name.words[1:] {
			next, ok := nextWord(text, end)
			if !ok || folded(text[next.Start:next.End]) != w || !capital(text[next.Start:next.End]) {
				match = false
				break
			}
			end = next.End
		}
		if match && end > best.at.End {
			best, found = placeHit{name.slug, plan.Range{Start: at, End: end}}, true
		}
	}
	return best, found && capital(text[first.Start:first.End])
}

func capital(word string) bool {
	c, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(c)
}

// find lists all province names in the text.
func (p places) find(text string) []placeHit {
	var out []placeHit
	inWord := false
	for i := 0; i < len(text); {
		c, n := utf8.DecodeRuneInString(text[i:])
		letter := unicode.IsLetter(c) || unicode.IsDigit(c)
		if letter && !inWord && unicode.IsUpper(c) {
			if hit, ok := p.at(text, i); ok {
				if hit.slug == "" && folded(text[hit.at.Start:hit.at.End]) == "ho chi minh" && hasSuffixAny(strings.ToLower(text[max(0, i-16):i]), "thành phố ", "tp. ", "tp ", "phố\n") {
					hit.slug = "tphcm"
				}
				out = append(out, hit)
				i = hit.at.End
				inWord = true
				continue
			}
		}
		inWord = letter
		i += n
	}
	return out
}
