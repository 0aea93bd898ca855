package outline

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

func TestMarkers(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		family family
		value  int
		number string
	}{
		"1. Tăng cường": {famArabic, 1, "1"}, "12) Nâng cao": {famArabicParen, 12, "12"}, "1.1. Giám sát": {famDecimal, 1, "1.1"}, "2.3 Tiêm chủng": {famDecimal, 3, "2.3"}, "1.2.3. Kiểm tra": {famDecimal3, 3, "1.2.3"},
		"(4) củng cố": {famParen, 4, "4"}, "(a) củng cố": {famParen, 1, "a"}, "đ) Chuẩn bị": {famLetter, 5, "đ"}, "e) Thực hiện": {famLetter, 6, "e"}, "IV. KINH PHÍ": {famRoman, 4, "IV"}, "B. NHIỆM VỤ": {famUpper, 2, "B"},
		"Nhóm 3: Phát triển": {famGroup, 3, "3"}, "Nhóm thứ hai, phát triển": {famGroup, 2, "2"}, "Nhóm nhiệm vụ 2: củng cố": {famGroup, 2, "2"}, "Thứ 10, tăng cường": {famOrdinal, 10, "10"}, "Thứ sáu: Ứng dụng": {famOrdinal, 6, "6"}, "Thứ nhất là tăng cường": {famOrdinal, 1, "1"},
		"Hai là, chủ động": {famIs, 2, "2"}, "Năm là thực hiện": {famIs, 5, "5"}, "- Tổ chức": {famBullet, 0, ""}, "– Tổ chức": {famBullet, 0, ""}, "+ Tuyến huyện": {famBullet, 0, ""}, "• Duy trì": {famBullet, 0, ""}, "Điều 3. Nguyên tắc": {famArticle, 3, "3"}, "PHẦN THỨ HAI": {famPart, 2, "2"}, "Phần I. Mục tiêu": {famPart, 1, "I"},
	}
	for text, want := range tests {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			m, ok := readMarker(text, lowered(text), 0, len(text))
			require.True(t, ok)
			assert.Equal(t, want.family, m.family)
			assert.Equal(t, want.value, m.value)
			assert.Equal(t, want.number, m.number)
		})
	}
	for _, text := range []string{"17/1 tại hội nghị", "1.500 giường bệnh", "30/6/2024", "11 huyện, thị xã", "2024.", "Thứ Hai, 30/01/2023", "Thứ Sáu, ngày 5/1", "1.5 triệu lượt", "nhóm máu", "-5 độ", "Nhóm nguy cơ", "TP. Vinh", "ba lần"} {
		_, ok := readMarker(text, lowered(text), 0, len(text))
		assert.False(t, ok, text)
	}
}

func TestSectionTitles(t *testing.T) {
	t.Parallel()
	tests := map[string]sectionClass{
		"MỤC ĐÍCH, YÊU CẦU": classPurpose, "YÊU CẦU": classPurpose, "Mục tiêu cụ thể": classGoal, "CÁC CHỈ TIÊU CHỦ YẾU": classGoal, "KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ TRỌNG TÂM": classResult,
		"ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NHIỆM VỤ, GIẢI PHÁP": classResult, "NHIỆM VỤ VÀ GIẢI PHÁP": classWork, "MỘT SỐ NHIỆM VỤ TRỌNG TÂM": classWork, "NỘI DUNG": classWork, "PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM": classWork,
		"MỤC TIÊU, NHIỆM VỤ NĂM 2023": classMixed, "KINH PHÍ THỰC HIỆN": classMoney, "TỔ CHỨC THỰC HIỆN": classOrg, "PHÂN CÔNG TRÁCH NHIỆM": classOrg, "KIẾN NGHỊ, ĐỀ XUẤT": classWish,
		"Nâng cao nhận thức, trách nhiệm": classNone, "Công tác tổ chức, cán bộ": classNone, "Yêu cầu các đơn vị": classNone, "Khám bệnh, chữa bệnh": classNone, "Đánh giá chất lượng bệnh viện": classNone,
	}
	for title, want := range tests {
		assert.Equal(t, want, classify(lowered(title)), title)
	}
}

func TestTargets(t *testing.T) {
	t.Parallel()
	tests := map[string][]plan.Target{
		"triển khai từ 20 danh mục kỹ thuật mới, kỹ thuật vượt tuyến trở lên": {{Raw: "từ 20 danh mục", Value: "20", Unit: "danh mục", Cmp: ">="}},
		"triển khai từ 5 - 10 danh mục kỹ thuật mới":                          {{Raw: "từ 5 - 10 danh mục", Value: "5", Max: "10", Unit: "danh mục", Cmp: "range"}},
		"tỷ lệ tiêm chủng đạt trên 95% ở quy mô xã":                           {{Raw: "trên 95%", Value: "95", Unit: "%", Cmp: ">="}},
		"cắt giảm ít nhất 20% thời gian giải quyết":                           {{Raw: "ít nhất 20%", Value: "20", Unit: "%", Cmp: ">="}},
		"tỷ lệ suy dinh dưỡng còn dưới 9,3%":                                  {{Raw: "dưới 9,3%", Value: "9.3", Unit: "%", Cmp: "<="}},
		"100% trạm y tế có bác sĩ":                                            {{Raw: "100%", Value: "100", Unit: "%", Cmp: "="}},
		"tối thiểu 1.200 giường bệnh":                                         {{Raw: "tối thiểu 1.200 giường bệnh", Value: "1200", Unit: "giường bệnh", Cmp: ">="}},
		"tiêm cho trẻ từ 1 đến 5 tuổi":                                        nil,
		"khám cho người từ 60 tuổi trở lên":                                   nil,
		"vận hành 2 bệnh viện 1.500 giường":                                   nil,
		"giai đoạn từ 2024 - 2025 triển khai":                                 nil,
	}
	for text, want := range tests {
		assert.Equal(t, want, targets(text, lowered(text)), text)
	}
}

func FuzzTarget(f *testing.F) {
	for _, s := range []string{"từ 5 - 10 danh mục", "trên 95%", "ít nhất 1.200 giường", "từ 20 xã trở lên", "9.1%"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, x := range targets(s, lowered(s)) {
			require.Contains(t, s, x.Raw)
			require.NotEmpty(t, x.Value)
			require.NotEmpty(t, x.Unit)
		}
	})
}

func TestLoweringKeepsEveryPlace(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"HOÀ BÌNH", "Uỷ ban", "sức khoẻ", "hoàn thành", "QUÝ III", "THUỶ", "İK", "Đắk Lắk"} {
		assert.Len(t, lowered(s), len(s), s)
	}
	assert.Equal(t, lowered("hóa, ủy, khỏe"), lowered("hoá, uỷ, khoẻ"))
	assert.Equal(t, "hoàn thành quý iii", lowered("Hoàn thành Quý III"))
}

func TestTheLexiconKnowsAtLeastTwoHundredVerbs(t *testing.T) {
	t.Parallel()
	assert.GreaterOrEqual(t, len(actionVerbs), 200)
	for _, s := range []string{"Tăng cường giám sát", "phòng, chống dịch", "thanh, kiểm tra tuân thủ", "Đưa bệnh viện", "tiếp tục duy trì"} {
		assert.True(t, beginsWithVerb(lowered(s)), s)
	}
	for _, s := range []string{"Phòng Nghiệp vụ Y", "Chi cục Dân số", "các đơn vị", "Sở Y tế", "Trình độ chuyên môn", "Hệ thống y tế"} {
		assert.False(t, beginsWithVerb(lowered(s)), s)
	}
}

func TestDeclaredCountsInWordsAndDigits(t *testing.T) {
	t.Parallel()
	tests := map[string]plan.Counts{
		"thông tin về 9 nhóm, 43 nhiệm vụ hoạt động trọng tâm": {Groups: 9, Tasks: 43},
		"xác định sáu nhóm nhiệm vụ trọng tâm":                 {Groups: 6},
		"gồm mười hai nhiệm vụ cụ thể":                         {Tasks: 12},
		"Kế hoạch gồm 2 nhóm với 6 nhiệm vụ như sau":           {Groups: 2, Tasks: 6},
		"triển khai 10 hoạt động trong tâm năm 2024":           {Groups: 10},
		"10 nhóm giải pháp với 28 hoạt động":                   {Groups: 10, Tasks: 28},
		"hoàn thành 9/10 nhiệm vụ UBND tỉnh giao":              {},
		"quản lý người dân thuộc 4 nhóm nguy cơ":               {},
	}
	for text, want := range tests {
		r := &reader{text: text, low: lowered(text)}
		assert.Equal(t, want, r.claims(), text)
	}
}

func TestSentencesEndWhereAPersonSeesAnEnd(t *testing.T) {
	t.Parallel()
	tests := map[string]int{
		"Xây dựng trên địa bàn TP. Triển khai hệ thống.":          2,
		"Xây dựng TP. Vinh thành trung tâm.":                      1,
		"Đưa bệnh viện 1.500 giường vào hoạt động. Nâng cao.":     2,
		"Đề án “Nâng cao. Phát triển” được duyệt.":                1,
		"Hoàn thành tiến độ… Kiểm tra chất lượng…":                2,
		"BS. Nguyễn Văn A báo cáo (theo QĐ. Mới) tại hội nghị.":   1,
		"Sẵn sàng ứng phó với mọi tình huống":                     1,
		"Bổ sung vitamin A. Tẩy giun định kỳ.":                    1,
		"Củng cố trạm y tế phường ở TP.Biên Hòa. Quản lý F0.":     2,
		"Kiểm tra cơ sở hành nghề. 100% cơ sở được kiểm tra lại.": 2,
	}
	for text, want := range tests {
		r := &reader{text: text, low: lowered(text)}
		assert.Len(t, r.sentences(plan.Range{Start: 0, End: len(text)}), want, text)
	}
}

func TestUnitsInACell(t *testing.T) {
	t.Parallel()
	tests := map[string][]string{
		"Phòng Kế hoạch - Tài chính, Sở Nội vụ":       {"Phòng Kế hoạch - Tài chính", "Sở Nội vụ"},
		"TTYT các huyện, thị xã, thành phố":           {"TTYT các huyện, thị xã, thành phố"},
		"Bệnh viện Đa khoa tỉnh; Bệnh viện Quân y 13": {"Bệnh viện Đa khoa tỉnh", "Bệnh viện Quân y 13"},
		"Phòng Nghiệp vụ Y\nBệnh viện Đa khoa tỉnh":   {"Phòng Nghiệp vụ Y", "Bệnh viện Đa khoa tỉnh"},
		"Các Sở, ban, ngành; UBND các xã, phường":     {"Các Sở, ban, ngành", "UBND các xã, phường"},
		"- Sở Tài chính;\n- Sở Kế hoạch và Đầu tư.":   {"Sở Tài chính", "Sở Kế hoạch và Đầu tư"},
		"": nil,
	}
	for cell, want := range tests {
		assert.Equal(t, want, unitsInCell(cell), cell)
	}
}

func TestUnitsInASentence(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"Giao Phòng Nghiệp vụ Y chủ trì xây dựng kế hoạch kiểm tra":                     "lead Phòng Nghiệp vụ Y",
		"Giao Phòng Tổ chức cán bộ chủ trì, phối hợp với Văn phòng Sở hoàn thiện Đề án": "lead Phòng Tổ chức cán bộ, support Văn phòng Sở",
		"phối hợp Công an tỉnh chọn những vấn đề nóng":                                  "support Công an tỉnh",
		"Phối hợp triển khai mô hình tổ chức":                                           "",
		"tham mưu UBND tỉnh ban hành kế hoạch":                                          "",
		"phối hợp linh hoạt các hình thức đào tạo":                                      "",
		"phối hợp với Sở Tài chính và Sở Nội vụ để bố trí kinh phí":                     "support Sở Tài chính, support Sở Nội vụ",
	}
	for text, want := range tests {
		var got []string
		for _, u := range textUnits(text, lowered(text)) {
			got = append(got, string(u.Role)+" "+u.Name)
		}
		assert.Equal(t, want, strings.Join(got, ", "), text)
	}
}
