package store_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
	"kehoach/internal/store"
)

func TestHighlightsAreTheWordsAsWritten(t *testing.T) {
	t.Parallel()
	s := searchable(t)
	for typed, want := range map[string][]string{
		"luc trung tam": {"lực Trung tâm"},
		"covid 19":      {"Covid", "19"},
		`"covid-19"`:    {"Covid", "19"},
		"kh-syt":        {"KH", "SYT"},
		"ky thuat":      {"Kĩ thuật"},
		"suc khoẻ":      {"sức khỏe"},
		"tu nhan":       {"tư nhân"},
		"bac si":        {"bác sỹ"},
		"chuyen s":      {"chuyên sâu"},
	} {
		t.Run(typed, func(t *testing.T) {
			t.Parallel()
			r := search(t, s, plan.SearchQuery{Text: typed})
			require.NotEmpty(t, r.Hits)
			found := false
			for _, h := range r.Hits {
				found = found || assert.ObjectsAreEqual(want, marked(h))
			}
			assert.True(t, found, "%v", r.Hits)
		})
	}
}

func TestAPhraseHighlightsOnlyThePhrase(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	draftOf("74", 2024, plan.Annual, "x").group("Nhóm", "có số cơ sở và y tế cơ sở ở các y tế").commit(t, s)
	r := search(t, s, plan.SearchQuery{Text: `"y te co so"`})
	require.Len(t, r.Hits, 1)
	assert.Equal(t, []string{"y tế cơ sở"}, marked(r.Hits[0]))
}

func TestALongTextIsShownAroundItsFirstHit(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	draftOf("74", 2024, plan.Annual, "x").group("Nhóm", strings.Repeat("bệnh viện ", 300)+"đấu thầu thuốc "+strings.Repeat("trạm xá ", 300)).commit(t, s)
	r := search(t, s, plan.SearchQuery{Text: "dau thau"})
	require.Len(t, r.Hits, 1)
	shown := text(r.Hits[0])
	assert.Less(t, len([]rune(shown)), 510)
	assert.Equal(t, []string{"đấu thầu"}, marked(r.Hits[0]))
	assert.True(t, strings.HasPrefix(shown, "… "))
	assert.True(t, strings.HasSuffix(shown, " …"))
}

func TestTheHighlighterFoldsAsTheDatabaseDoes(t *testing.T) {
	t.Parallel()
	_, db := open(t)
	for _, word := range strings.Fields(`Nâng ĐẮK kỹ kĩ KỲ sỹ quý Quý quy qui thuý thúy thúi mỹ tỷ lý y huyện nghỉ nghỹ ủy uỷ hoà hòa khoẻ Covid 19
		QH15 ăằắẳẵặ âầấẩẫậ êềếểễệ ôồốổỗộ ơờớởỡợ ưừứửữự ỳýỷỹỵ ìíỉĩị 20`) {
		var folded string
		require.NoError(t, db.QueryRow(t.Context(), `SELECT vi_fold($1)`, word).Scan(&folded))
		assert.Equal(t, folded, store.FoldWord(word), word)
	}
}
