package outline

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

// A layoutTest is a document of another layout than the seeds: its kind and the number of tasks in each group.
type layoutTest struct {
	kind  plan.Kind
	tasks []int
	text  string
}

func checkLayouts(t *testing.T, tests map[string]layoutTest) {
	t.Helper()
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := Read(lines(tt.text))
			require.NoError(t, CheckSpans(d))
			var got []int
			for _, g := range d.Groups {
				got = append(got, len(g.Tasks))
			}
			assert.Equal(t, tt.tasks, got)
			assert.Equal(t, tt.kind, d.Kind)
			if len(tt.tasks) == 0 {
				assert.NotEmpty(t, d.Warnings)
			}
		})
	}
}

func TestLayouts(t *testing.T) {
	t.Parallel()
	checkLayouts(t, map[string]layoutTest{
		"prose after a colon is one made group": {plan.Annual, []int{5}, `Ngành Y tế Cao Bằng triển khai nhiệm vụ năm 2025
Sáng 8/1, Sở Y tế Cao Bằng tổ chức Hội nghị tổng kết công tác y tế năm 2024, triển khai nhiệm vụ năm 2025.
Năm 2024, ngành đạt nhiều kết quả quan trọng. Toàn tỉnh có 14,5 bác sĩ/vạn dân; tỷ lệ bao phủ BHYT đạt 97%.
Năm 2025, ngành Y tế tập trung thực hiện các nhiệm vụ trọng tâm: Tăng cường công tác quản lý nhà nước về y tế; chủ động phòng, chống dịch bệnh; nâng cao chất lượng khám chữa bệnh; đẩy mạnh chuyển đổi số y tế; hoàn thành 100% chỉ tiêu tỉnh giao.
Phát biểu kết luận hội nghị, Giám đốc Sở Y tế Nông Tuấn Phong yêu cầu các đơn vị khẩn trương triển khai kế hoạch năm 2025 ngay từ đầu năm; nâng cao tinh thần trách nhiệm, đạo đức nghề nghiệp.
Nông Bảo`},
		"news of an opening is no plan": {plan.Other, nil, `Khánh thành khu điều trị mới của Bệnh viện Đa khoa tỉnh Bến Tre

Sáng 20/5/2024, UBND tỉnh Bến Tre tổ chức lễ khánh thành khu điều trị mới Bệnh viện Nguyễn Đình Chiểu với quy mô 500 giường, tổng vốn 900 tỷ đồng.

Phát biểu tại buổi lễ, Chủ tịch UBND tỉnh đề nghị bệnh viện cần khai thác hiệu quả cơ sở vật chất; tiếp tục nâng cao chất lượng phục vụ; xây dựng bệnh viện xanh - sạch - đẹp.

Dịp này, 5 tập thể được tặng bằng khen.`},
		"a letter's addressees are groups": {plan.Directive, []int{2, 2}, `UBND TỈNH PHÚ THỌ
SỞ Y TẾ
Số: 1234/SYT-NVY
V/v tăng cường phòng, chống dịch sởi
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Phú Thọ, ngày 12 tháng 3 năm 2025

Kính gửi:
- Giám đốc các bệnh viện trong tỉnh;
- Giám đốc Trung tâm Kiểm soát bệnh tật tỉnh.

Thực hiện Công điện số 23/CĐ-TTg ngày 15/3/2025 của Thủ tướng Chính phủ, Sở Y tế yêu cầu các đơn vị thực hiện một số nội dung sau:

1. Trung tâm Kiểm soát bệnh tật tỉnh
- Tổ chức tiêm vắc xin sởi cho trẻ từ 6 tháng tuổi, hoàn thành trước ngày 31/3/2025.
- Giám sát, phát hiện sớm ca bệnh.
2. Các bệnh viện
- Phân luồng, cách ly người bệnh.
- Bảo đảm đủ thuốc, vật tư.

Yêu cầu các đơn vị nghiêm túc thực hiện./.

Nơi nhận:
- Như trên;
- Lưu: VT, NVY.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Nguyễn Văn A`},
		"a decision encloses the plan": {plan.Annual, []int{2, 2}, `ỦY BAN NHÂN DÂN
TỈNH ĐẮK NÔNG
Số: 88/QĐ-UBND
Đắk Nông, ngày 10 tháng 01 năm 2024
QUYẾT ĐỊNH
Về việc ban hành Kế hoạch công tác y tế năm 2024
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH
Căn cứ Luật Tổ chức chính quyền địa phương;
Theo đề nghị của Giám đốc Sở Y tế,
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch công tác y tế năm 2024.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Điều 3. Chánh Văn phòng, Giám đốc Sở Y tế chịu trách nhiệm thi hành.
KẾ HOẠCH
Công tác y tế năm 2024
(Kèm theo Quyết định số 88/QĐ-UBND ngày 10 tháng 01 năm 2024)
I. MỤC TIÊU
Nâng cao sức khỏe nhân dân.
II. NHIỆM VỤ
1. Y tế dự phòng
1.1. Kiểm soát dịch bệnh;
1.2. Tiêm chủng mở rộng;
2. Khám chữa bệnh
2.1. Nâng cao chất lượng bệnh viện;
2.2. Phát triển kỹ thuật mới.
III. TỔ CHỨC THỰC HIỆN
Sở Y tế chủ trì.`},
		"a programme of parts, Roman numbers and letters": {plan.Annual, []int{2, 2, 2}, `SỞ Y TẾ TỈNH SƠN LA
Số: 77/CTr-SYT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sơn La, ngày 5 tháng 3 năm 2025

CHƯƠNG TRÌNH CÔNG TÁC
trọng tâm ngành Y tế tỉnh Sơn La năm 2025

Căn cứ Chương trình hành động số 18-CTr/TU; Sở Y tế ban hành Chương trình công tác trọng tâm năm 2025 như sau:

PHẦN I: MỤC TIÊU
1. Phấn đấu 95% dân số tham gia BHYT.
2. Đạt 32 giường bệnh/vạn dân.

PHẦN II: NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM
I. NHIỆM VỤ CHUNG
1. Tiếp tục quán triệt các nghị quyết của Đảng về y tế.
2. Đẩy mạnh cải cách hành chính.
II. NHIỆM VỤ CỤ THỂ
1. Về y tế dự phòng
a) Giám sát chặt chẽ dịch bệnh, hoàn thành trước ngày 30/6/2025.
b) Tiêm chủng mở rộng đạt trên 95%.
2. Về khám chữa bệnh
a) Triển khai bệnh án điện tử, xong trong quý III/2025;
b) Nâng hạng Bệnh viện Đa khoa tỉnh.

PHẦN III: TỔ CHỨC THỰC HIỆN
1. Các phòng chuyên môn căn cứ chức năng triển khai.
2. Văn phòng Sở đôn đốc, tổng hợp.

GIÁM ĐỐC`},
		"fields before a colon are groups": {plan.Annual, []int{3, 3, 2}, `Cổng thông tin điện tử tỉnh Bắc Kạn
Thứ Hai, 15/01/2024

Sở Y tế Bắc Kạn: Những nhiệm vụ trọng tâm năm 2024

Sở Y tế tỉnh vừa ban hành Kế hoạch số 05/KH-SYT ngày 10/01/2024 thực hiện nhiệm vụ trọng tâm năm 2024. Theo đó, ngành sẽ tập trung vào các nội dung:

Về công tác y tế dự phòng: Chủ động giám sát dịch bệnh; nâng tỷ lệ tiêm chủng; kiểm tra an toàn thực phẩm.

Về khám, chữa bệnh: Nâng cao chất lượng bệnh viện; triển khai kỹ thuật mới; thực hiện tốt quy tắc ứng xử.

Về dược: Đấu thầu thuốc tập trung; quản lý hành nghề dược.

Tin, ảnh: Thu Trang`},
		"prose below numbered headings": {plan.Thematic, []int{3, 3, 1}, `KẾ HOẠCH
Cải cách hành chính năm 2025 của Sở Y tế tỉnh Hậu Giang

I. MỤC TIÊU
100% thủ tục hành chính được công khai.
II. NHIỆM VỤ
1. Cải cách thể chế
Rà soát văn bản quy phạm pháp luật; kiến nghị sửa đổi, bổ sung; theo dõi thi hành pháp luật.
2. Cải cách thủ tục hành chính
Đơn giản hóa thủ tục. Cắt giảm 20% thời gian giải quyết. Công khai trên cổng dịch vụ công.
3. Cải cách tổ chức bộ máy
Sắp xếp các đơn vị sự nghiệp.
III. TỔ CHỨC THỰC HIỆN
Văn phòng Sở chủ trì, phối hợp với các phòng tổ chức thực hiện.`},
		"results in the present tense are no plan": {plan.Other, nil, `Hà Giang: Ngành Y tế đạt nhiều kết quả nổi bật trong năm 2023

Năm 2023, ngành Y tế tỉnh Hà Giang đã triển khai đồng bộ các nhiệm vụ trọng tâm và đạt nhiều kết quả:

1. Công tác phòng chống dịch được triển khai hiệu quả, không có dịch lớn xảy ra.
2. Chất lượng khám chữa bệnh được nâng lên, 1.200.000 lượt người được khám.
3. Y tế cơ sở được củng cố; 100% xã có bác sĩ làm việc.
4. Cải cách hành chính đạt kết quả tốt.

Minh Anh`},
		"advice is no plan": {plan.Other, nil, `Chủ động phòng chống bệnh dại
Trung tâm Kiểm soát bệnh tật tỉnh Yên Bái khuyến cáo người dân thực hiện tốt các biện pháp sau:
- Tiêm phòng dại cho chó, mèo nuôi;
- Không thả rông chó, mèo;
- Khi bị chó cắn cần rửa vết thương dưới vòi nước chảy với xà phòng;
- Đến ngay cơ sở y tế để được tư vấn và tiêm phòng.`},
		"a course's contents are no plan": {plan.Other, nil, `Thông tư số 13/2024/TT-BYT
Sở Y tế Đồng Tháp tổ chức tập huấn
Ngày 22/5, Sở Y tế tỉnh Đồng Tháp tổ chức lớp tập huấn công tác truyền thông cho 120 học viên. Lớp tập huấn diễn ra trong 2 ngày với các nội dung: Kỹ năng viết tin; xây dựng video; quản lý mạng xã hội.
Phát biểu khai mạc, Phó Giám đốc Sở yêu cầu học viên cần nghiêm túc học tập, tiếp thu kiến thức; áp dụng vào thực tế.`},
		"capitals, Roman and Arabic numbers over bullets": {plan.Annual, []int{4, 1}, `KẾ HOẠCH HOẠT ĐỘNG NĂM 2024
CỦA TRUNG TÂM Y TẾ HUYỆN THOẠI SƠN, TỈNH AN GIANG

A. ĐẶC ĐIỂM TÌNH HÌNH
Huyện có 17 xã, thị trấn, dân số 163.000 người.
B. NỘI DUNG HOẠT ĐỘNG
I. CÔNG TÁC KHÁM CHỮA BỆNH:
1. Nâng cao chất lượng:
- Thực hiện đúng quy chế chuyên môn;
- Giảm chuyển tuyến.
2. Phát triển kỹ thuật:
- Triển khai nội soi;
- Triển khai chạy thận nhân tạo trong quý 2/2024.
II. CÔNG TÁC DỰ PHÒNG:
1. Tiêm chủng:
- Đạt 95% trẻ tiêm chủng đầy đủ.
C. TỔ CHỨC THỰC HIỆN
- Các khoa phòng thực hiện.`},
	})
}
