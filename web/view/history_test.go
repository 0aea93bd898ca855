package view

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"kehoach/internal/plan"
)

func TestAHistoryIsToldInWords(t *testing.T) {
	t.Parallel()
	lines := historyLines(sampleRecord().Entries)
	assert.Len(t, lines, 4)
	assert.Equal(t, "Trả lại báo cáo, kỳ 6 tháng", lines[0].Title)
	assert.Equal(t, []plan.HistoryChange{
		{Field: "Hạn hiện hành", Before: "30/09/2024", After: "31/12/2024"}, {Field: "Lãnh đạo phụ trách", After: "Phó Giám đốc"},
		{Field: "Sản phẩm", Before: "Danh mục"},
	}, lines[1].Changes)
	assert.Equal(t, []plan.HistoryChange{
		{Field: "Tỷ lệ hoàn thành", Before: "40%", After: "60,5%"}, {Field: "Khả năng hoàn thành đúng hạn", Before: "Khả thi", After: "Có nguy cơ"},
	}, lines[2].Changes)
	assert.Empty(t, lines[3].Changes)
	own := []plan.HistoryEntry{{Action: "update", Entity: "progress_reports", Changes: []plan.HistoryChange{{Field: "saved_at", After: "x"}}}}
	assert.Empty(t, historyLines(own), "the program's own columns tell nobody anything")
}

func TestALetterNamesWhatIsOwedAndUntilWhen(t *testing.T) {
	t.Parallel()
	r := sampleReminders()
	late := reminderLetter(r, r.Debts[0])
	assert.Contains(t, late, "Kính gửi: Phòng Nghiệp vụ Dược")
	assert.Contains(t, late, "còn 2/5 nhiệm vụ chưa gửi báo cáo kết quả thực hiện 6 tháng năm 2024 (hạn nộp ngày 03/07/2024)")
	assert.Contains(t, late, "1. Nhiệm vụ 7.1: ")
	assert.Contains(t, late, "(đã trả lại để bổ sung)")
	assert.Contains(t, late, "quá hạn 4 ngày")
	assert.Contains(t, reminderLetter(r, r.Debts[1]), "gửi báo cáo trước hết ngày 03/07/2024")
}
