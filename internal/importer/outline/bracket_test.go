package outline

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

// One task each, with what its brackets or label lines say: lead, coordinating offices, deadline.
func TestOfficesAndTimesAroundATask(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		lines   string
		lead    string
		support []string
		due     string
		regular bool
	}{
		"brackets at the end":            {"- Rà soát thủ tục hành chính (Văn phòng Sở chủ trì; hoàn thành trong quý II/2024).", "Văn phòng Sở", nil, "2024-06-30", false},
		"brackets parted by commas":      {"- Rà soát thủ tục hành chính (Phòng Nghiệp vụ Y chủ trì, phối hợp với CDC tỉnh, quý III).", "Phòng Nghiệp vụ Y", []string{"CDC tỉnh"}, "2024-09-30", false},
		"handed over in brackets":        {"- Rà soát thủ tục hành chính (giao Văn phòng Sở làm đầu mối).", "Văn phòng Sở", nil, "", false},
		"brackets with standing work":    {"- Giám sát dịch bệnh (CDC tỉnh thực hiện; thường xuyên).", "CDC tỉnh", nil, "", true},
		"brackets that name a place":     {"- Nâng cấp khoa Cấp cứu (Bệnh viện Đa khoa tỉnh).", "", nil, "", false},
		"brackets that name a paper":     {"- Xếp cấp chuyên môn (theo Thông tư số 22/2024/TT-BYT).", "", nil, "", false},
		"labels on one line below":       {"- Rà soát thủ tục hành chính.\nChủ trì: Văn phòng Sở; Phối hợp: Phòng Tổ chức cán bộ; Thời hạn: Quý I.", "Văn phòng Sở", []string{"Phòng Tổ chức cán bộ"}, "2024-03-31", false},
		"labels in brackets below":       {"- Rà soát thủ tục hành chính.\n(Chủ trì: Văn phòng Sở. Thời gian thực hiện: Hằng tháng)", "Văn phòng Sở", nil, "", true},
		"labels behind the task":         {"- Rà soát thủ tục hành chính. Đơn vị chủ trì: Văn phòng Sở, đơn vị phối hợp: CDC tỉnh.", "Văn phòng Sở", []string{"CDC tỉnh"}, "", false},
		"a period is no deadline":        {"- Rà soát thủ tục hành chính.\nChủ trì: Văn phòng Sở; Thời hạn: giai đoạn 2024 - 2026.", "Văn phòng Sở", nil, "", false},
		"two offices on one label":       {"- Rà soát thủ tục hành chính.\nChủ trì: Văn phòng Sở; Thanh tra Sở.", "Văn phòng Sở", []string{"Thanh tra Sở"}, "", false},
		"a deadline broken over lines":   {"- Rà soát thủ tục hành chính tại các đơn vị, hoàn thành trước ngày\n30/6/2024.", "", nil, "2024-06-30", false},
		"a quarter broken over lines":    {"- Rà soát thủ tục hành chính tại các đơn vị, hoàn thành trong quý\nIII năm 2024.", "", nil, "2024-09-30", false},
		"a date without year in bracket": {"- Rà soát thủ tục hành chính (trước 15/8).", "", nil, "2024-08-15", false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := Read(lines("Sở Y tế Cao Bằng triển khai nhiệm vụ trọng tâm năm 2024\n\nNăm 2024, ngành tập trung các nhiệm vụ sau:\n" + tt.lines + "\n- Đẩy mạnh truyền thông."))
			require.NoError(t, CheckSpans(d))
			require.Len(t, d.Groups, 1)
			require.Len(t, d.Groups[0].Tasks, 2)
			task := d.Groups[0].Tasks[0]
			lead, support := "", []string(nil)
			for _, u := range task.Units {
				if u.Role == plan.Lead {
					lead = u.Name
				} else {
					support = append(support, u.Name)
				}
			}
			assert.Equal(t, tt.lead, lead)
			assert.Equal(t, tt.support, support)
			assert.Equal(t, tt.due, task.DueOn.String())
			assert.Equal(t, tt.regular, task.Kind == plan.Regular)
		})
	}
}
