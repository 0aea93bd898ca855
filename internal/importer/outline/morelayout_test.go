package outline

import (
	"testing"

	"kehoach/internal/plan"
)

func TestMoreLayouts(t *testing.T) {
	t.Parallel()
	checkLayouts(t, map[string]layoutTest{
		"orders one by one": {plan.Directive, []int{3}, `Kết luận của Bí thư Tỉnh ủy Quảng Ngãi tại buổi làm việc với ngành Y tế
Ngày 20/8/2024, Bí thư Tỉnh ủy Quảng Ngãi có buổi làm việc với Sở Y tế về kết quả công tác y tế 7 tháng đầu năm, nhiệm vụ những tháng cuối năm 2024.
Kết luận buổi làm việc, đồng chí Bí thư Tỉnh ủy giao Sở Y tế:
1. Rà soát toàn bộ mạng lưới y tế cơ sở, báo cáo Ban Thường vụ trước ngày 30/9/2024.
2. Xây dựng đề án thu hút bác sĩ, trình HĐND tỉnh tại kỳ họp cuối năm.
3. Giải quyết dứt điểm việc thiếu thuốc, vật tư.
Giao UBND tỉnh bố trí kinh phí sửa chữa Bệnh viện Đa khoa tỉnh.
Thanh Thuận`},
		"a report's plan for the next week": {plan.Report, []int{2}, `SỞ Y TẾ TRÀ VINH
BÁO CÁO NHANH
Tình hình dịch sốt xuất huyết tuần 30 năm 2024
I. TÌNH HÌNH DỊCH BỆNH
1. Số ca mắc trong tuần: 45 ca, tăng 12% so với tuần trước.
2. Cộng dồn: 1.245 ca, giảm 30% so với cùng kỳ năm 2023.
II. CÁC HOẠT ĐỘNG ĐÃ TRIỂN KHAI
1. Giám sát tại 106 xã.
2. Xử lý 25 ổ dịch.
III. KẾ HOẠCH TUẦN TỚI
1. Tiếp tục giám sát ca bệnh.
2. Phun hóa chất tại các ổ dịch.`},
		"a week's calendar": {plan.Other, nil, `Lịch công tác tuần 12 năm 2024 của Lãnh đạo Sở Y tế Tiền Giang
Thứ Hai, ngày 18/3/2024:
- 8h00: Giao ban Sở. Thành phần: Ban Giám đốc, trưởng các phòng.
- 14h00: Họp UBND tỉnh về đầu tư công.
Thứ Ba, ngày 19/3/2024:
- 7h30: Kiểm tra Trung tâm Y tế huyện Cái Bè.
- 14h00: Triển khai kế hoạch tiêm chủng.`},
		"orders to several offices in one sentence": {plan.Directive, []int{4}, `Họp Ban Chỉ đạo phòng chống dịch tỉnh Thái Nguyên

Chiều 5/9/2023, Ban Chỉ đạo phòng chống dịch tỉnh Thái Nguyên tổ chức họp đánh giá tình hình bệnh sốt xuất huyết.

Phát biểu kết luận cuộc họp, Phó Chủ tịch UBND tỉnh yêu cầu: Sở Y tế tăng cường giám sát, xử lý triệt để các ổ dịch; Sở Giáo dục và Đào tạo chỉ đạo các trường học vệ sinh môi trường; UBND các huyện, thành phố huy động người dân diệt loăng quăng, bọ gậy; Báo Thái Nguyên đẩy mạnh tuyên truyền.`},
		"results above, tasks below": {plan.Annual, []int{3}, `Những kết quả nổi bật của ngành Y tế Kiên Giang năm 2023 và nhiệm vụ trọng tâm năm 2024
Năm 2023, ngành Y tế đạt nhiều kết quả:
- Kiểm soát tốt dịch bệnh.
- Khám chữa bệnh đạt 105% kế hoạch.
- Số bác sĩ/vạn dân đạt 9,5.
Năm 2024, ngành Y tế tỉnh tập trung thực hiện các nhiệm vụ trọng tâm sau:
- Tăng cường phòng chống dịch bệnh.
- Phát triển kỹ thuật chuyên sâu tại Bệnh viện Đa khoa tỉnh.
- Đẩy mạnh chuyển đổi số.
Hồng Đạt`},
		"an office's standing duties": {plan.Other, nil, `Chức năng, nhiệm vụ của Sở Y tế tỉnh Đồng Nai
Sở Y tế là cơ quan chuyên môn thuộc UBND tỉnh, có các nhiệm vụ và quyền hạn sau:
1. Trình UBND tỉnh ban hành quyết định, chỉ thị về lĩnh vực y tế.
2. Tổ chức thực hiện các văn bản quy phạm pháp luật.
3. Hướng dẫn, kiểm tra các đơn vị trực thuộc.`},
		"a contest": {plan.Other, nil, `Hội thi Điều dưỡng giỏi tỉnh Phú Yên năm 2024
Sáng 12/5, Sở Y tế Phú Yên khai mạc Hội thi Điều dưỡng, kỹ thuật viên giỏi năm 2024. Tham gia có 12 đội với 96 thí sinh.
Phát biểu khai mạc, Giám đốc Sở Y tế yêu cầu ban tổ chức cần bảo đảm công bằng, khách quan; thí sinh phải nỗ lực thể hiện tay nghề.
Hội thi gồm 3 phần: chào hỏi; lý thuyết; thực hành.`},
		"results of nine months": {plan.Report, nil, `Kết quả thực hiện nhiệm vụ công tác y tế 9 tháng đầu năm 2024 tỉnh Bình Thuận
1. Công tác phòng chống dịch: Đã triển khai nhiều biện pháp, ghi nhận 1.200 ca sốt xuất huyết, giảm 25% so với cùng kỳ.
2. Khám chữa bệnh: Tổng số lượt khám 1.450.000 lượt, đạt 75% kế hoạch.
3. Dân số: Tỷ số giới tính khi sinh 110,5.`},
		"articles of a resolution": {plan.Other, nil, `NGHỊ QUYẾT
Về chính sách hỗ trợ nhân viên y tế tỉnh Tây Ninh giai đoạn 2023 - 2026
HỘI ĐỒNG NHÂN DÂN TỈNH TÂY NINH
Điều 1. Phạm vi điều chỉnh
Nghị quyết này quy định chính sách hỗ trợ nhân viên y tế.
Điều 2. Nội dung chính sách
1. Hỗ trợ bác sĩ: 5.000.000 đồng/tháng.
2. Hỗ trợ điều dưỡng: 2.000.000 đồng/tháng.
Điều 3. Tổ chức thực hiện
1. Giao UBND tỉnh tổ chức thực hiện.`},
		"items with and without details": {plan.Thematic, []int{1, 1, 2, 2}, `UBND TỈNH BÌNH PHƯỚC
SỞ Y TẾ
Số: 15/KH-SYT
Bình Phước, ngày 08/01/2024
KẾ HOẠCH
Thực hiện Nghị quyết số 15/2023/NQ-HĐND về phát triển kinh tế - xã hội năm 2024 lĩnh vực y tế
I. MỤC ĐÍCH - YÊU CẦU
1. Mục đích: Triển khai kịp thời nghị quyết.
2. Yêu cầu: Các đơn vị chủ động thực hiện.
II. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2024
(Phụ lục kèm theo)
III. NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU
1. Tăng cường công tác lãnh đạo, chỉ đạo, điều hành; đẩy mạnh cải cách hành chính.
2. Chủ động phòng, chống dịch bệnh; bảo đảm an toàn thực phẩm. Phấn đấu không để xảy ra ngộ độc tập thể.
3. Nâng cao chất lượng khám, chữa bệnh, phục hồi chức năng:
- Đầu tư trang thiết bị cho bệnh viện tỉnh;
- Triển khai kỹ thuật cao.
4. Phát triển nguồn nhân lực:
- Cử đi đào tạo 50 bác sĩ trong năm 2024;
- Hợp đồng bác sĩ giỏi.
IV. TỔ CHỨC THỰC HIỆN
1. Trưởng các phòng, giám đốc các đơn vị xây dựng kế hoạch trước ngày 20/01/2024.
2. Phòng KH-TC theo dõi.
Trên đây là Kế hoạch của Sở Y tế./.
Nơi nhận:
- UBND tỉnh;
- Lưu: VT.`},
		"groups A to D and items 1/ to 3/": {plan.Annual, []int{3, 3, 3, 3}, `Sở Y tế Sóc Trăng công bố 4 nhóm giải pháp với 12 nhiệm vụ năm 2023

Ngày 10/2/2023, Sở Y tế Sóc Trăng ban hành Kế hoạch số 22/KH-SYT.

A. Nhóm giải pháp về y tế dự phòng
1/ Kiểm soát dịch bệnh
2/ Tiêm chủng mở rộng
3/ Phòng chống HIV/AIDS
B. Nhóm giải pháp về khám chữa bệnh
1/ Phát triển kỹ thuật
2/ Cải tiến chất lượng
3/ Phát triển y học cổ truyền
C. Nhóm giải pháp về nhân lực
1/ Đào tạo bác sĩ
2/ Thu hút nhân tài
3/ Luân phiên cán bộ
D. Nhóm giải pháp về tài chính
1/ Tự chủ tài chính
2/ Bảo hiểm y tế
3/ Đấu thầu thuốc

Hoàng Lan`},
	})
}
