package outline

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A table printed in plain text with strokes between its cells gives the tasks of its rows; a line with strokes that
// heads no columns stays text.
func TestStrokesPartCells(t *testing.T) {
	t.Parallel()
	d := Read(lines(`UBND TỈNH KHÁNH HÒA
SỞ Y TẾ
PHỤ LỤC
NHIỆM VỤ TRỌNG TÂM CÔNG TÁC Y TẾ NĂM 2023
(Ban hành kèm theo Kế hoạch số 15/KH-SYT ngày 10/01/2023 của Sở Y tế)
TT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn |
I | Y tế dự phòng | | |
1 | Xây dựng đề án y tế cơ sở | Phòng KHTC | 30/6/2023 |
2 | Giám sát dịch bệnh | CDC | Quý II |
II | Khám chữa bệnh | | |
1 | Mua sắm thuốc tập trung | Phòng NVD | 31/3/2023 |
Trang chủ | Giới thiệu | Liên hệ |`))
	require.NoError(t, CheckSpans(d))
	require.Len(t, d.Groups, 2)
	assert.Equal(t, "Y tế dự phòng", d.Groups[0].Title)
	require.Len(t, d.Groups[0].Tasks, 2)
	assert.Equal(t, "2023-06-30", d.Groups[0].Tasks[0].DueOn.String())
	require.Len(t, d.Groups[1].Tasks, 1)
	assert.Equal(t, "Mua sắm thuốc tập trung", d.Groups[1].Tasks[0].Text)
}
