package outline

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

// A headTest is a document and what its letterhead says.
type headTest struct {
	kind                                    plan.Kind
	province, number, issued, title, agency string
	year                                    int
	tasks                                   []int
	text                                    string
}

func checkHeads(t *testing.T, tests map[string]headTest) {
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
			assert.Equal(t, tt.province, d.Province.Code)
			assert.Equal(t, tt.number, d.Number)
			assert.Equal(t, tt.issued, d.IssuedOn.String())
			assert.Equal(t, tt.title, d.Title)
			assert.Equal(t, tt.agency, d.Agency)
			assert.Equal(t, tt.year, d.Year)
		})
	}
}

// TestBrokenLetterheads reads documents as law sites print them: lines broken inside names, numbers and dates, the
// parts of the letterhead parted by strokes and dashes.
func TestBrokenLetterheads(t *testing.T) {
	t.Parallel()
	checkHeads(t, map[string]headTest{
		"a plan of a law site broken at every width": {plan.Thematic, "01", "32/KH-UBND", "2024-01-24",
			"PHÒNG, CHỐNG HIV/AIDS TRÊN ĐỊA\nBÀN THÀNH PHỐ HÀ NỘI NĂM 2024", "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", 2024, []int{2, 1}, `ỦY BAN NHÂN DÂN
THÀNH PHỐ
HÀ NỘI
-------
|
CỘNG HÒA XÃ HỘI CHỦ NGHĨA
VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
|
Số:
32 /KH-UBND
|
Hà
Nội, ngày
24
tháng 01 năm 2024
|
KẾ
HOẠCH
PHÒNG, CHỐNG HIV/AIDS TRÊN ĐỊA
BÀN THÀNH PHỐ HÀ NỘI NĂM 2024
Thực hiện Quyết định số 1246/QĐ-TTg ngày 14/8/2020 của Thủ tướng
Chính phủ phê duyệt Chiến lược Quốc gia chấm dứt dịch bệnh AIDS vào năm 2030; Ủy ban nhân dân Thành phố ban hành Kế hoạch phòng, chống HIV/AIDS năm 2024:
I. MỤC TIÊU
1. Mục tiêu
chung
Giảm số nhiễm mới.
III. NỘI DUNG VÀ
NHIỆM VỤ
1. Dự phòng
a) Truyền thông
- Truyền thông trên báo, đài về phòng, chống HIV cho nhóm nguy cơ
cao.
b) Can thiệp
- Cấp bơm kim tiêm, bao cao su.
2. Điều trị
- Mở rộng điều trị ARV cho người nhiễm tại
Hà Nội và các huyện.`},
		"a decision that puts a plan in force": {plan.Thematic, "49", "996/QĐ-UBND", "2023-05-18",
			"PHÒNG, CHỐNG DỊCH BỆNH SỐT XUẤT HUYẾT TRÊN ĐỊA BÀN TỈNH QUẢNG NAM NĂM 2023", "UỶ BAN NHÂN DÂN TỈNH QUẢNG NAM", 2023, []int{2, 2}, `Số hiệu: 996/QĐ-UBND Loại văn bản: Quyết định
Nơi ban hành: Tỉnh Quảng Nam Người ký: Trần Anh Tuấn
Ngày ban hành: 18/05/2023 Ngày hiệu lực: Đã biết
Tình trạng: Đã biết
UỶ BAN NHÂN DÂN
TỈNH QUẢNG NAM
-------
|
CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
|
Số: 996/QĐ-UBND
|
Quảng Nam, ngày
18 tháng 5 năm 2023
|
QUYẾT ĐỊNH
BAN HÀNH PHƯƠNG ÁN PHÒNG, CHỐNG DỊCH BỆNH SỐT XUẤT HUYẾT TRÊN ĐỊA
BÀN TỈNH QUẢNG NAM TRONG TÌNH HÌNH MỚI
ỦY BAN NHÂN DÂN TỈNH QUẢNG NAM
Căn cứ Luật Tổ chức chính
quyền địa phương ngày 19/6/2015;
Căn cứ Nghị quyết số
38/NQ-CP ngày 17/3/2022 của Chính phủ ban hành Chương trình phòng, chống dịch;
Theo đề nghị của Sở Y tế tại
Tờ trình số 105/TTr-SYT ngày 27/4/2023.
QUYẾT ĐỊNH:
Điều 1. Ban
hành kèm theo Quyết định này Phương án phòng, chống dịch sốt xuất huyết trên địa bàn
tỉnh Quảng Nam trong tình hình mới.
Điều 2. Giao
Sở Y tế chủ trì, phối hợp với các Sở, Ban, ngành và UBND các huyện, thành phố tổ
chức thực hiện Phương án đạt mục đích, yêu cầu đề ra.
|
Nơi nhận:
- Như Điều 3;
- Lưu: VT.
|
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Anh Tuấn
|
PHƯƠNG ÁN
PHÒNG, CHỐNG DỊCH BỆNH SỐT XUẤT HUYẾT TRÊN ĐỊA BÀN TỈNH QUẢNG NAM NĂM 2023
(Ban hành kèm theo Quyết định số 996/QĐ-UBND ngày 18 tháng 5 năm 2023 của UBND tỉnh Quảng
Nam)
I. MỤC ĐÍCH,
YÊU CẦU
1. Mục đích
Chủ động phòng, chống dịch trên địa bàn tỉnh Quảng
Nam, giảm số mắc và tử vong.
II. NỘI DUNG
VÀ GIẢI PHÁP
1. Công tác
chỉ đạo, điều hành
- Kiện toàn Ban Chỉ đạo các cấp, phân công nhiệm vụ cho
từng thành viên.
- Bố trí kinh phí giai đoạn 2021
- 2025 cho phòng, chống dịch.
2. Giám sát, xử lý ổ dịch
- Giám sát chặt chẽ ca bệnh tại các cơ sở y tế của tỉnh và
Trung tâm Y tế các huyện.
- Xử lý 100% ổ dịch trong vòng
48 giờ.
III. TỔ CHỨC THỰC HIỆN
1. Sở Y tế
- Chủ trì, phối hợp với các sở, ngành tổ chức thực hiện phương án.
2. UBND các huyện
- Chỉ đạo các đơn vị thực hiện.
FILE ĐƯỢC ĐÍNH KÈM THEO VĂN BẢN`},
		"a report with its year on a line of its own": {plan.Report, "37", "250/BC-SYT", "2023-12-25",
			"KẾT QUẢ CÔNG TÁC Y TẾ NĂM 2023; PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM\n2024", "SỞ Y TẾ TỈNH NINH BÌNH", 2024, []int{2, 1}, `SỞ
Y TẾ TỈNH NINH BÌNH
-------
|
CỘNG
HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
|
Số: 250/BC-SYT
|
Ninh
Bình, ngày 25 tháng 12 năm
2023
|
BÁO CÁO
KẾT QUẢ CÔNG TÁC Y TẾ NĂM 2023; PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM
2024
I. KẾT QUẢ
CÔNG TÁC Y TẾ NĂM 2023
1. Công tác y tế dự phòng
- Không để dịch lớn xảy ra, số mắc sốt xuất huyết giảm 20%
so với năm 2022.
2. Khám chữa bệnh
- Khám 1.200.000 lượt, đạt 105% kế hoạch.
II. PHƯƠNG HƯỚNG,
NHIỆM VỤ NĂM 2024
1. Công tác y tế dự phòng
- Tăng cường giám sát dịch bệnh tại
cộng đồng.
- Triển khai tiêm chủng mở rộng đạt trên
95%.
2. Khám chữa bệnh
- Nâng cao chất lượng khám bệnh, chữa bệnh.`},
		"two columns parted by strokes": {plan.Thematic, "15", "33/KH-UBND", "2024-02-05",
			"Bảo đảm an toàn thực phẩm trên địa bàn tỉnh Yên Bái năm 2024", "ỦY BAN NHÂN DÂN TỈNH YÊN BÁI", 2024, []int{2, 1}, `ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
TỈNH YÊN BÁI | Độc lập - Tự do - Hạnh phúc |
Số: 33/KH-UBND | Yên Bái, ngày 05 tháng 02 năm 2024 |

KẾ HOẠCH
Bảo đảm an toàn thực phẩm trên địa bàn tỉnh Yên Bái năm 2024

Căn cứ Luật An toàn thực phẩm ngày 17 tháng 6 năm 2010;
UBND tỉnh ban hành Kế hoạch bảo đảm an toàn thực phẩm năm 2024 như sau:
I. MỤC TIÊU
1. Mục tiêu chung
Bảo đảm an toàn thực phẩm.
II. CÁC HOẠT ĐỘNG
1. Công tác quản lý
- Ban hành văn bản chỉ đạo.
- Kiện toàn Ban Chỉ đạo liên ngành.
2. Công tác truyền thông
- Tổ chức lễ phát động Tháng hành động.
III. TỔ CHỨC THỰC HIỆN
1. Sở Y tế: chủ trì triển khai.`},
		"a Party committee's number without a colon": {plan.Thematic, "27", "12-KH/TU", "2024-04-03",
			"thực hiện Chỉ thị số 25-CT/TW của Ban Bí thư về tiếp tục củng cố, hoàn thiện y tế cơ sở", "", 2024, []int{2}, `TỈNH
ỦY BẮC NINH
BAN CHỈ ĐẠO
-------
|
ĐẢNG CỘNG SẢN VIỆT NAM
---------------
|
Số 12-KH/TU
|
Bắc Ninh, ngày 3 tháng 4 năm 2024
|
KẾ HOẠCH
thực hiện Chỉ thị số 25-CT/TW của Ban Bí thư về tiếp tục củng cố, hoàn thiện y tế cơ sở
-----
I. MỤC ĐÍCH
Quán triệt Chỉ thị.
II. NHIỆM VỤ
1. Tăng cường sự lãnh đạo của cấp ủy đối với y tế cơ sở.
2. Đổi mới tổ chức bộ máy.`},
		"conclusions titled over two lines": {plan.Directive, "12", "77/TB-VP", "2023-09-12",
			"KẾT LUẬN CỦA ĐỒNG CHÍ PHÓ CHỦ TỊCH UBND TỈNH LAI CHÂU TẠI CUỘC HỌP VỀ CÔNG\nTÁC Y TẾ", "Sở Y tế", 2023, []int{2}, `VĂN PHÒNG CHÍNH PHỦ
-------
|
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
|
Số: 77/TB-VP
|
Lai Châu, ngày 12 tháng 9 năm 2023
|
THÔNG BÁO
KẾT LUẬN CỦA ĐỒNG CHÍ PHÓ CHỦ TỊCH UBND TỈNH LAI CHÂU TẠI CUỘC HỌP VỀ CÔNG
TÁC Y TẾ
Ngày 10/9/2023, đồng chí Phó Chủ tịch UBND tỉnh chủ trì họp về công tác y tế. Sau khi nghe
Sở Y tế báo cáo, đồng chí Phó Chủ tịch kết luận như sau:
1. Giao Sở Y tế rà soát nhu cầu vắc xin, hoàn thành trước ngày
30/9/2023.
2. Giao Sở Tài chính tham mưu bố trí kinh phí.
Văn phòng thông báo để các đơn vị biết, thực hiện./.`},
		"a title without the word for its type": {plan.Thematic, "24", "1/KH-UBND", "2024-01-05",
			"PHÒNG, CHỐNG SỐT RÉT NĂM 2024", "ỦY BAN NHÂN DÂN", 2024, nil, `ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Số: 1/KH-UBND | Bắc Giang, ngày 05 tháng 01 năm 2024 |
PHÒNG, CHỐNG SỐT RÉT NĂM 2024
Năm 2023, toàn tỉnh không ghi nhận ca tử vong do sốt rét, nhưng nguy cơ dịch quay lại vẫn còn cao tại các xã vùng núi.
1. Mục tiêu chung
Không để dịch quay lại.`},
	})
}
