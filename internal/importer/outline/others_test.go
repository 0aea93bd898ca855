package outline

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/importer/extract"
	"kehoach/internal/plan"
)

func TestWorkThatIsNotThisDocumentsIsNoPlan(t *testing.T) {
	t.Parallel()
	cases := map[string]string{
		"the standing duties of an office": "Giới thiệu Sở Y tế tỉnh Kiên Giang\n1. Chức năng\nSở Y tế tham mưu cho Ủy ban nhân dân tỉnh.\n2. Nhiệm vụ\n" +
			"2.1. Trình Ủy ban nhân dân tỉnh ban hành quyết định về chăm sóc sức khỏe.\n2.2. Tổ chức thực hiện các quy hoạch đã được phê duyệt.\n2.3. Hướng dẫn việc cấp chứng chỉ hành nghề.\n",
		"the tasks of a resolution the news reports": "Nghị quyết 72-NQ/TW: sáu nhóm nhiệm vụ về chăm sóc sức khỏe\n\nTheo đó, Bộ Chính trị xác định 6 nhóm nhiệm vụ, giải pháp gồm:\n\n" +
			"1. Đổi mới tư duy trong lãnh đạo, chỉ đạo.\n2. Hoàn thiện thể chế về y tế.\n3. Nâng cao năng lực y tế dự phòng, y tế cơ sở.\n",
	}
	for name, text := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc, err := extract.Parse("a.txt", []byte(text))
			require.NoError(t, err)
			draft := Read(doc)
			assert.Empty(t, draft.Groups)
			require.NotEmpty(t, draft.Warnings)
			assert.Equal(t, plan.WarnNotAPlan, draft.Warnings[len(draft.Warnings)-1].Code)
		})
	}
}

func TestAPlanThatTakesUpAResolutionIsStillAPlan(t *testing.T) {
	t.Parallel()
	doc, err := extract.Parse("a.txt", []byte("SỞ Y TẾ TỈNH SƠN LA\nSố: 12/KH-SYT\nSơn La, ngày 05 tháng 02 năm 2026\nKẾ HOẠCH\nThực hiện Nghị quyết số 72-NQ/TW năm 2026\n"+
		"Nghị quyết xác định nhiệm vụ lâu dài của ngành.\nI. NHIỆM VỤ\n1. Y tế cơ sở\n- Kiện toàn trạm y tế các xã.\n- Bổ sung bác sĩ cho trạm y tế.\n2. Chuyển đổi số\n- Triển khai bệnh án điện tử.\n- Cập nhật hồ sơ sức khỏe.\n"))
	require.NoError(t, err)
	assert.Len(t, Read(doc).Groups, 2)
}
