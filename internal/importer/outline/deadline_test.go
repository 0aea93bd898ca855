package outline

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCellDeadlines(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		due     string
		regular bool
	}{
		"30/6/2024": {due: "2024-06-30"}, "30-6-2024": {due: "2024-06-30"}, "15.9.2026": {due: "2026-09-15"}, "2026-03-31": {due: "2026-03-31"},
		"ngày 30 tháng 6 năm 2026": {due: "2026-06-30"}, "Trước 10/02/2026": {due: "2026-02-10"}, "46112": {due: "2026-03-31"},
		"Quý II/2026": {due: "2026-06-30"}, "quý 3 năm 2025": {due: "2025-09-30"}, "Quý IV": {due: "2026-12-31"}, "Quý I - II/2026": {due: "2026-06-30"},
		"Tháng 01/ 2026": {due: "2026-01-31"}, "Trong tháng 02/2028": {due: "2028-02-29"}, "Tháng 3": {due: "2026-03-31"}, "12/2026": {due: "2026-12-31"},
		"Năm 2026": {due: "2026-12-31"}, "hết năm 2026": {due: "2026-12-31"}, "6 tháng đầu năm": {due: "2026-06-30"}, "9 tháng đầu năm 2025": {due: "2025-09-30"},
		"Từ tháng 3 đến tháng 5/2026":                               {due: "2026-05-31"},
		"Quý I/2026 lựa chọn nhiệm vụ. Quý IV/2026 báo cáo kết quả": {due: "2026-12-31"},
		"Thường xuyên": {regular: true}, "Hằng quý": {regular: true}, "Hàng tháng": {regular: true}, "Thường xuyên, báo cáo trước 15/12/2026": {regular: true},
		"Từ Quý I/2026": {}, "100 ngày kể từ ngày ban hành Kế hoạch": {}, "10 ngày làm việc sau khi Nghị quyết được ban hành": {}, "Theo tiến độ": {},
		"giai đoạn 2024-2025": {}, "2026 - 2030": {}, "7": {}, "Sở KHCN đưa ra kế hoạch": {}, "31/02/2026": {}, "Tháng 99/2026": {}, "": {},
	}
	for cell, want := range tests {
		t.Run(cell, func(t *testing.T) {
			t.Parallel()
			got := cellDeadline(lowered(cell), 2026)
			assert.Equal(t, want.due, got.on.String())
			assert.Equal(t, want.regular, got.regular)
		})
	}
}

func TestDeadlinesInsideATask(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ due, text string }{
		"Hoàn thiện dữ liệu, xong trước ngày 30 tháng\n6 năm 2024":          {"2024-06-30", "xong trước ngày 30 tháng\n6 năm 2024"},
		"Sửa chữa 18 trạm y tế, hoàn thành trước 30/11/2024":                {"2024-11-30", "hoàn thành trước 30/11/2024"},
		"Đưa bệnh viện vào hoạt động trong quý III năm 2024":                {"2024-09-30", "quý III năm 2024"},
		"Hoàn thành quyết toán các dự án trong năm 2024":                    {"2024-12-31", "trong năm 2024"},
		"Tiếp nhận người bệnh trong 6 tháng đầu năm 2024":                   {"2024-06-30", "6 tháng đầu năm 2024"},
		"Kiểm tra bệnh viện năm 2024, xong trong tháng 10/2024":             {"2024-10-31", "xong trong tháng 10/2024"},
		"Trình kế hoạch mua sắm năm 2025 trước ngày 20/12/2024":             {"2024-12-20", "trước ngày 20/12/2024"},
		"Báo cáo về Sở Y tế trước ngày 15/11":                               {"2024-11-15", "trước ngày 15/11"},
		"Khám sức khỏe cho người dân, thực hiện từ quý I/2024":              {"", ""},
		"Xây dựng bệnh viện thông minh giai đoạn 2024-2025":                 {"", ""},
		"Đấu thầu thuốc trong năm 2024 - 2025":                              {"", ""},
		"Phấn đấu đến năm 2030 có 100% trạm y tế đạt chuẩn":                 {"", ""},
		"Các đơn vị báo cáo trước ngày 20 hằng tháng":                       {"", ""},
		"Thực hiện Quyết định số 56/QĐ-BYT ngày 08/01/2024":                 {"", ""},
		"Khắc phục các tồn tại trước ngày 31/12/2019":                       {"", ""},
		"Hoàn thành trước ngày 31/02/2024":                                  {"", ""},
		"Kiểm tra định kỳ trong năm học 2024":                               {"", ""},
		"Trong quý I/2024 lựa chọn; trong quý IV/2024 báo cáo kết quả":      {"2024-12-31", "quý IV/2024"},
		"Chậm nhất là ngày 5/9/2024 gửi danh sách":                          {"2024-09-05", "Chậm nhất là ngày 5/9/2024"},
		"Tiêm vét vắc xin, xong trong quý II/2024 tại các huyện, thị xã":    {"2024-06-30", "xong trong quý II/2024"},
		"Giám sát người về từ vùng dịch trong 14 ngày":                      {"", ""},
		"Bố trí bác sĩ trực trong dịp nghỉ lễ 30/4 và 01/5":                 {"", ""},
		"Tổ chức hội nghị tổng kết vào cuối năm 2024":                       {"2024-12-31", "cuối năm 2024"},
		"Xây dựng kế hoạch năm 2024 phù hợp với Nghị quyết trong giai đoạn": {"", ""},
	}
	for text, want := range tests {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			got := textDeadline(lowered(text), 2024, func(int) bool { return false })
			assert.Equal(t, want.due, got.on.String())
			if want.due != "" {
				assert.Equal(t, want.text, text[got.text.Start:got.text.End])
			}
		})
	}
}

func FuzzDeadline(f *testing.F) {
	for _, s := range []string{"quý iii/2024", "trước ngày 30/6/2024", "tháng 2/2025", "từ tháng 3 đến 5", "31/02/2024", "trong 6 tháng cuối năm"} {
		f.Add(s, 2024)
	}
	f.Fuzz(func(t *testing.T, s string, year int) {
		low := lowered(s)
		cell := cellDeadline(low, year%9000)
		require.False(t, cell.regular && !cell.on.IsZero())
		in := textDeadline(low, year%9000, func(int) bool { return false })
		if !in.on.IsZero() {
			require.LessOrEqual(t, in.text.Start, in.text.End)
			require.LessOrEqual(t, in.text.End, len(low))
		}
	})
}
