package outline

import (
	"testing"

	"kehoach/internal/plan"
)

// TestCutLetterheads reads documents whose title a site lost, or that issue it on several lines.
func TestCutLetterheads(t *testing.T) {
	t.Parallel()
	checkHeads(t, map[string]headTest{
		"a plan whose title a site lost is called by the sentence that issues it": {plan.Thematic, "60", "4787/KH-UBND", "2021-12-14",
			"", "ỦY BAN NHÂN DÂN", 2022, []int{2, 1}, `Để sử dụng toàn bộ tiện ích nâng cao của Hệ Thống Pháp Luật vui lòng lựa chọn và đăng ký gói cước.
Nếu bạn là thành viên. Vui lòng ĐĂNG NHẬP để tiếp tục.
ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Số: 4787/KH-UBND | Bình Thuận, ngày 14 tháng 12 năm 2021 |
Sau 15 năm thực hiện Chỉ thị số 54-CT/TW, công tác phòng, chống HIV/AIDS tại tỉnh đã đạt được một số kết quả đáng kể, góp phần vào thành tựu chung của cả nước.
Tuy nhiên, dịch vẫn tiềm ẩn nguy cơ.
Để thực hiện tốt Chỉ thị số 07-CT/TW ngày 06/7/2021 của Ban Bí thư, UBND tỉnh ban hành Kế hoạch phòng, chống HIV/AIDS năm 2022, cụ thể như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Tăng cường lãnh đạo.
II. NHIỆM VỤ, GIẢI PHÁP
1. Công tác chỉ đạo
- Quán triệt Chỉ thị tới toàn thể cán bộ.
- Kiện toàn Ban Chỉ đạo.
2. Công tác chuyên môn
- Mở rộng xét nghiệm HIV tại cộng đồng.
III. TỔ CHỨC THỰC HIỆN
1. Sở Y tế
- Chủ trì triển khai kế hoạch.
Nơi nhận: | TM. ỦY BAN NHÂN DÂN |
- Bộ Y tế;
- Lưu: VT. | KT. CHỦ TỊCH |`},
		"a council's resolution with its session": {plan.Other, "45", "06/2023/NQ-HĐND", "2023-04-20",
			"VỀ CHÍNH SÁCH HỖ TRỢ CÁN BỘ Y TẾ ĐẾN NĂM 2025, ĐỊNH\nHƯỚNG ĐẾN NĂM 2030", "HỘI ĐỒNG NHÂN DÂN TỈNH QUẢNG TRỊ", 2023, nil, `HỘI ĐỒNG
NHÂN DÂN
TỈNH QUẢNG TRỊ
--------
|
CỘNG HÒA XÃ
HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
|
Số:
06/2023/NQ-HĐND
|
Đông Hà, ngày
20 tháng 4 năm 2023
|
NGHỊ QUYẾT
VỀ CHÍNH SÁCH HỖ TRỢ CÁN BỘ Y TẾ ĐẾN NĂM 2025, ĐỊNH
HƯỚNG ĐẾN NĂM 2030
HỘI ĐỒNG NHÂN DÂN TỈNH QUẢNG TRỊ
KHÓA VIII, KỲ HỌP THỨ 20
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19
tháng 6 năm 2015;
Xét Tờ trình số 52/TTr-UBND
ngày 02 tháng 4 năm 2023 của UBND tỉnh,
QUYẾT NGHỊ:
Điều 1. Quy định mức hỗ trợ hằng tháng
cho cán bộ y tế.
Điều 2. Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết.`},
		"a chairman's directive": {plan.Directive, "19", "07/CT-UBND", "2023-06-02",
			"VỀ VIỆC TĂNG CƯỜNG CÔNG TÁC PHÒNG, CHỐNG DỊCH SỐT XUẤT HUYẾT VÀ TAY CHÂN MIỆNG", "ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN", 2023, []int{2, 1, 1}, `CHỦ TỊCH ỦY BAN NHÂN DÂN
TỈNH THÁI NGUYÊN
-------
|
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
|
Số: 07/CT-UBND
|
Thái Nguyên, ngày 02 tháng
6 năm 2023
|
CHỈ THỊ
VỀ VIỆC TĂNG CƯỜNG CÔNG TÁC PHÒNG, CHỐNG DỊCH SỐT XUẤT HUYẾT VÀ TAY CHÂN MIỆNG
Trong thời gian qua, tình hình sốt xuất huyết trên địa bàn tỉnh có xu
hướng tăng. Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành, địa phương thực hiện:
1. Sở Y tế
- Chỉ đạo các đơn vị giám sát, phát hiện
sớm ca bệnh.
- Bảo đảm đủ thuốc, hóa chất.
2. Sở Giáo dục và Đào
tạo
- Chỉ đạo các trường học vệ sinh môi trường hằng
tuần.
3. UBND các huyện, thành phố
- Huy động các tổ chức tham gia diệt lăng quăng.
Nhận được Chỉ thị này, yêu cầu các đơn vị nghiêm túc thực hiện./.
|
Nơi nhận:
- Bộ Y tế;
|
CHỦ TỊCH
Trịnh Việt Hùng`},
		"goals inside the contents of a plan": {plan.Thematic, "02", "19/KH-UBND", "2017-01-13",
			"BẢO VỆ THÀNH QUẢ THANH TOÁN BỆNH BẠI LIỆT GIAI ĐOẠN 2017 - 2020 TỈNH HÀ GIANG", "ỦY BAN NHÂN DÂN", 2017, []int{2, 1}, `Để sử dụng toàn bộ tiện ích nâng cao của Hệ Thống Pháp Luật vui lòng lựa chọn và đăng ký gói cước.
ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Số: 19/KH-UBND | Hà Giang, ngày 13 tháng 01 năm 2017 |
BẢO VỆ THÀNH QUẢ THANH TOÁN BỆNH BẠI LIỆT GIAI ĐOẠN 2017 - 2020 TỈNH HÀ GIANG
A. SỰ CẦN THIẾT VÀ CĂN CỨ XÂY DỰNG KẾ HOẠCH
Việt Nam đã thanh toán bệnh bại liệt từ năm 2000.
B. NỘI DUNG KẾ HOẠCH
I. MỤC TIÊU
Duy trì thành quả.
II. CÁC GIẢI PHÁP
1. Giải pháp về tiêm chủng
- Duy trì tỷ lệ uống đủ liều vắc xin trên 95%.
- Rà soát đối tượng chưa uống đủ liều.
2. Giải pháp về giám sát
- Giám sát liệt mềm cấp tại bệnh viện.
C. TỔ CHỨC THỰC HIỆN
1. Sở Y tế
- Chủ trì.`},
		"lines broken short in headings and before dates": {plan.Annual, "56", "15/KH-SYT", "2023-01-10",
			"CÔNG TÁC Y TẾ NĂM 2023", "SỞ Y TẾ", 2023, []int{2, 2}, `UBND TỈNH KHÁNH HÒA
SỞ Y TẾ
-------
|
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
|
Số: 15/KH-SYT
|
Khánh Hòa, ngày 10 tháng 01 năm 2023
|
KẾ HOẠCH
CÔNG TÁC Y TẾ NĂM 2023
Căn cứ Quyết định số
36/QĐ-UBND ngày 05/01/2023 của UBND tỉnh về giao chỉ tiêu kế hoạch năm
2023;
Sở Y tế xây dựng Kế hoạch công tác y tế năm 2023 như sau:
I. CĂN CỨ XÂY DỰNG KẾ HOẠCH
1. Thuận lợi
- Được sự quan tâm của Tỉnh ủy,
UBND tỉnh.
2. Khó khăn
- Thiếu nhân lực.
II. CHỈ TIÊU
|
TT
|
Chỉ tiêu
|
Đơn vị tính
|
Năm 2023
|
1
|
Số giường bệnh/vạn dân
|
Giường
|
38
|
2
|
Tỷ lệ tham gia BHYT
|
%
|
95
|
III. NHIỆM VỤ TRỌNG TÂM
1. Công tác y
tế dự phòng
- Chủ động giám sát, không để dịch lớn
xảy ra.
- Tổ chức tiêm chủng mở rộng cho trẻ em dưới
1 tuổi đạt trên 95%.
2. Công tác khám, chữa bệnh
- Nâng cao chất lượng khám, chữa bệnh tại các tuyến, phát triển kỹ thuật
cao.
- Triển khai bệnh án điện tử tại Bệnh viện Đa khoa
tỉnh trước ngày
30/9/2023.
IV. KINH PHÍ
Ngân sách nhà nước.
V. TỔ CHỨC THỰC HIỆN
1. Các phòng chức năng
- Tham mưu triển khai thực hiện kế hoạch này.
2. Các đơn vị trực thuộc
- Xây dựng kế hoạch và tổ chức thực hiện.
|
Nơi nhận:
- Bộ Y tế (b/c);
- Lưu: VT, KHTC.
|
GIÁM ĐỐC
Bùi Xuân Minh
|`},
		"numbers tight against their headings": {plan.Thematic, "79", "4512/KH-SYT", "2023-06-17",
			"Triển khai hoạt động phòng, chống tác hại của thuốc lá năm 2023", "Sở Y tế TP. Hồ Chí Minh", 2023, []int{2, 1}, `• Thuộc tính văn bản
  Cơ quan ban hành: Sở Y tế TP. Hồ Chí Minh
  Số hiệu: 4512/KH-SYT
• SỞ Y TẾ
THÀNH PHỐ HỒ CHÍ MINH
______

Số: 4512/KH-SYT

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

_______________________

Thành phố Hồ Chí Minh, ngày 17 tháng 6 năm 2023

KẾ HOẠCH

Triển khai hoạt động phòng, chống tác hại của thuốc lá năm 2023

____________

Thực hiện Quyết định số 568/QĐ-TTg ngày 24 tháng 5 năm 2023 của Thủ tướng Chính phủ, Sở Y tế ban hành kế hoạch như sau:

I.MỤC TIÊU

1.Mục tiêu chung

Giảm tỷ lệ hút thuốc.

II.NỘI DUNG THỰC HIỆN

1.Truyền thông

- Tổ chức mít tinh hưởng ứng.

- Treo băng rôn tại các cơ sở y tế.

2.Thanh tra, kiểm tra

- Kiểm tra việc thực hiện quy định tại các đơn vị.

III.TỔ CHỨC THỰC HIỆN

1.Phòng Nghiệp vụ Y: theo dõi, đôn đốc.

Nơi nhận:
- Như trên;
- Lưu: VT.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC`},
	})
}
