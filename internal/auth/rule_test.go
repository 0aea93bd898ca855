package auth

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"kehoach/internal/plan"
)

func TestPasswordPolicy(t *testing.T) {
	t.Parallel()
	words := []string{"ngthithuha", "Nguyễn Thị Thu Hà", "Tỉnh Bình Dương", "Trung tâm Y tế Dầu Tiếng"}
	for name, c := range map[string]struct {
		password string
		second   bool
		want     []Weakness
	}{
		"four words":                      {"cây khế vàng nở", false, nil},
		"no digit, no capital":            {"nghe mua roi tren mai la", false, nil},
		"digits only":                     {"83920174652839104", false, nil},
		"signs only":                      {"!#%^&*()_+{}|:<>?", false, nil},
		"another script":                  {"мойдлинныйпароль", false, nil},
		"14 characters":                   {"khế vàng nở bô", false, []Weakness{TooShort}},
		"15 characters of several bytes":  {"ếễểệ ồộổỗ ừữửựý", false, nil},
		"12 with a second factor":         {"khế vàng nở!", true, nil},
		"11 with a second factor":         {"khế vàng nở", true, []Weakness{TooShort}},
		"empty":                           {"", false, []Weakness{TooShort}},
		"256 bytes":                       {strings.Repeat("khevang!", 31) + "8 ky tu.", false, nil},
		"257 bytes":                       {strings.Repeat("khevang!", 32) + "x", false, []Weakness{TooLong}},
		"a megabyte":                      {strings.Repeat("a", 1<<20), false, []Weakness{TooLong}},
		"listed":                          {"xinchaovietnam1", false, []Weakness{Common}},
		"listed, with tones and blanks":   {"Xin chào Việt Nam", false, []Weakness{Common}},
		"listed, typed as NFD":            {norm.NFD.String("Xin chào Việt Nam"), false, []Weakness{Common}},
		"listed, with digits for letters": {"x1nch@0v1etn@m2024", false, []Weakness{Common}},
		"listed, with a year and a sign":  {"XinChaoVietNam@2031!", false, []Weakness{Common}},
		"a short listed word, a number":   {"Matkhau@19870412!", false, []Weakness{Common}},
		"correct horse":                   {"correct horse battery staple", false, []Weakness{Common}},
		"a walk on the keyboard":          {"1qaz2wsx3edc4rfv", false, []Weakness{Common}},
		"counting":                        {"123456789012345", false, []Weakness{Common}},
		"one letter":                      {"aaaaaaaaaaaaaaaa", false, []Weakness{Common}},
		"four letters":                    {"abdcbdacabbdcadbc", false, []Weakness{Common}},
		"a short piece again and again":   {"kvzqwtkvzqwtkvzqwt", false, []Weakness{Common}},
		"a long piece twice":              {"khế vàng nở! khế vàng nở!", false, nil},
		"her user name and a number":      {"ngthithuha20241", false, []Weakness{SameAsName}},
		"her name, without tones":         {"Nguyen Thi Thu Ha", false, []Weakness{SameAsName}},
		"her unit":                        {"trung tâm y tế dầu tiếng", false, []Weakness{SameAsName}},
		"her name, then her province":     {"NguyenBinhDuong#99", false, []Weakness{Contextual}},
		"soyte and her unit":              {"soyte-dautieng-nha", false, []Weakness{Contextual}},
		"her province in a phrase":        {"Dương cầm cổ phím xước", false, nil},
		"short and common":                {"matkhau", false, []Weakness{TooShort, Common}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.want, Check(c.password, PasswordContext{SecondFactor: c.second, Words: words}))
		})
	}
}

func TestWithoutWordsTheProductsOwnNamesAreStillRefused(t *testing.T) {
	t.Parallel()
	assert.Equal(t, []Weakness{Contextual}, Check("Sở Y tế: kế hoạch abc", PasswordContext{}))
	assert.Empty(t, Check("nghe mua roi tren mai la", PasswordContext{Words: []string{"", "a", " - "}}))
}

func TestTheContextOfACallerIsLeftAsItWas(t *testing.T) {
	t.Parallel()
	backing := []string{"an", "binh", "cuong", "dung", "em"}
	Check("nghe mua roi tren mai la", PasswordContext{Words: backing[:1]})
	assert.Equal(t, []string{"an", "binh", "cuong", "dung", "em"}, backing)
}

func TestTheWeakListHoldsLongFoldedWordsInOrder(t *testing.T) {
	t.Parallel()
	assert.LessOrEqual(t, len(weakList), 300_000)
	list := strings.Split(strings.TrimSuffix(weakList, "\n"), "\n")
	assert.True(t, slices.IsSorted(list))
	assert.Len(t, slices.Compact(slices.Clone(list)), len(list), "no word twice")
	assert.GreaterOrEqual(t, len(list), 10_000)
	fits := 0
	for _, word := range list {
		require.Equal(t, plan.Fold(norm.NFC.String(word)), word)
		require.GreaterOrEqual(t, len([]rune(word)), MinRunesSecondFactor, word)
		require.NotEmpty(t, squash(word), "%q would be every password of signs", word)
		require.Contains(t, Check(word, PasswordContext{SecondFactor: true}), Common, word)
		if len([]rune(word)) >= MinRunes {
			fits++
		}
	}
	assert.GreaterOrEqual(t, fits, 10_000, "words long enough without a second factor too")
}

func TestWeaknessesAreAllThereAre(t *testing.T) {
	t.Parallel()
	assert.ElementsMatch(t, []Weakness{TooShort, TooLong, Common, Contextual, SameAsName}, Weaknesses())
}

func BenchmarkCheck(b *testing.B) {
	for b.Loop() {
		Check("nghe mua roi tren mai la", PasswordContext{Words: []string{"ngthithuha", "Nguyễn Thị Thu Hà", "Tỉnh Bình Dương"}})
	}
}
