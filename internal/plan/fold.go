package plan

import (
	"strings"
	"unicode"
)

// baseLetters turns each Vietnamese letter into the base letter it is written with.
var baseLetters = strings.NewReplacer(foldPairs()...)

func foldPairs() []string {
	var pairs []string
	for _, row := range []string{
		"aàáảãạăằắẳẵặâầấẩẫậ", "dđ", "eèéẻẽẹêềếểễệ", "iìíỉĩị", "oòóỏõọôồốổỗộơờớởỡợ", "uùúủũụưừứửữự", "yỳýỷỹỵ",
	} {
		letters := []rune(row)
		for _, letter := range letters[1:] {
			pairs = append(pairs, string(letter), string(letters[0]))
		}
	}
	return pairs
}

// Fold returns s, which is NFC, in lower case and with Vietnamese letters reduced to a–z: "Đắk Lắk" → "dak lak".
func Fold(s string) string { return baseLetters.Replace(strings.ToLower(s)) }

// Slug returns s folded for an address, words joined by "-": "56/KH-SYT" → "56-kh-syt". It is empty when s has no
// Latin letter or digit.
func Slug(s string) string {
	words := strings.FieldsFunc(Fold(s), func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return strings.Join(words, "-")
}
