package view

import (
	"fmt"
	"strings"
	"time"

	"kehoach/internal/plan"
)

// sampleEmptyTree is a plan without anything below it, and without a title.
func sampleEmptyTree() plan.Tree {
	t := sampleTree()
	t.Groups = nil
	t.Plan.Title, t.Plan.Agency, t.Plan.Declared, t.Plan.Found = "", "", plan.Counts{}, plan.Counts{}
	return t
}

// sampleBigTree has 10 groups of 20 tasks, units, outputs and deadlines of every kind, and misses its declared
// count by one.
func sampleBigTree() plan.Tree {
	t := sampleTree()
	t.Plan.Title, t.Plan.Number = "Kế hoạch hoạt động ngành y tế năm 2024", "125/KH-SYT"
	t.Plan.IssuedOn, t.Plan.State = sampleDay(2024, time.January, 15), plan.Released
	t.Plan.Bases = []string{"01/NQ-CP", "125/KH-UBND", "1820/QĐ-UBND"}
	t.Plan.Declared, t.Plan.Found = plan.Counts{Groups: 10, Tasks: 201}, plan.Counts{Groups: 10, Tasks: 200}
	source := sampleTree().Groups
	t.Groups = nil
	id := int64(1000)
	for g := range 10 {
		group := plan.Group{ID: int64(100 + g), Ord: g + 1, Number: fmt.Sprint(g + 1), Title: source[g%len(source)].Title}
		for n := range 20 {
			id++
			from := source[(g+n)%len(source)]
			task := from.Tasks[n%len(from.Tasks)]
			task.ID, task.Ord, task.Number = id, n+1, fmt.Sprintf("%d.%d", g+1, n+1)
			dressSampleTask(&task, g, n)
			group.Tasks = append(group.Tasks, task)
		}
		t.Groups = append(t.Groups, group)
	}
	return t
}

// dressSampleTask gives a task units, an output and one of the four kinds of time limit.
func dressSampleTask(t *plan.Task, g, n int) {
	leads := []string{"Phòng Kế hoạch - Tài chính", "Phòng Nghiệp vụ Y", "Trung tâm Kiểm soát bệnh tật tỉnh", "Thanh tra Sở"}
	t.Units = []plan.TaskUnit{{Role: plan.Lead, Name: leads[(g+n)%len(leads)]}}
	if n%3 == 0 {
		t.Units = append(t.Units, plan.TaskUnit{Role: plan.Support, Name: "Văn phòng Sở"}, plan.TaskUnit{Role: plan.Support, Name: "các bệnh viện công lập"})
	}
	t.DueText, t.DueOn = "", plan.Date{}
	switch n % 4 {
	case 0:
		t.DueText, t.DueOn = "trong tháng "+fmt.Sprint(g+1), plan.MonthEnd(2024, time.Month(g+1))
	case 1:
		t.Kind, t.DueText = plan.Regular, "Thường xuyên"
	case 2:
		t.DueText = "khi được cấp có thẩm quyền phê duyệt"
	}
	if n%5 == 0 {
		t.Output = "Báo cáo trình UBND tỉnh"
	}
}

// sampleLongTree has titles and texts far longer than any layout wishes for, one of them without a blank.
func sampleLongTree() plan.Tree {
	t := sampleTree()
	t.Plan.Title = "Kế hoạch " + strings.Repeat("tiếp tục củng cố, hoàn thiện, nâng cao năng lực và chất lượng hoạt động của mạng lưới y tế cơ sở trong tình hình mới; ", 3) + "giai đoạn 2024 - 2025 và những năm tiếp theo"
	t.Plan.Number = "1234567/KH-SYT-UBND-HĐND-BCĐ-VPĐP"
	t.Plan.Kind = plan.Thematic
	t.Plan.Bases = []string{"25-CT/TW", "230-KH/TU", "47/KH-UBND", "1234/QĐ-UBND", "5678/QĐ-BYT", "22/2023/QH15", "60/2021/NĐ-CP"}
	t.Groups = t.Groups[:2]
	t.Groups[0].Title = strings.Repeat(t.Groups[0].Title+"; ", 4)
	t.Groups[0].Number = "VIII"
	t.Groups[1].Tasks[0].Text = strings.Repeat(t.Groups[1].Tasks[0].Text+", ", 5)
	t.Groups[1].Tasks[1].Text = "https://" + strings.Repeat("duong-dan-rat-dai-khong-co-dau-cach/", 8)
	t.Plan.Declared, t.Plan.Found = plan.Counts{Groups: 2}, plan.Counts{Groups: 2, Tasks: 13}
	return t
}

// sampleHeadingTree is TP HCM 2024: each group is tracked as one task from its heading, and figures are only growth.
func sampleHeadingTree() plan.Tree {
	t := sampleTree()
	t.Province = sampleProvince("79", sampleDay(2024, time.January, 1))
	t.Lineage = sampleLineage()
	t.Plan.Title, t.Plan.Agency = "", "Sở Y tế TP HCM"
	titles := []string{
		"khởi động chương trình phát triển nguồn nhân lực y tế chất lượng cao từ y tế cơ sở đến y tế chuyên sâu",
		"thực hiện quản lý sức khỏe người dân thuộc nhóm nguy cơ",
		"vận dụng Nghị quyết 98 xây dựng hệ sinh thái đổi mới sáng tạo trong lĩnh vực y tế",
		"đưa 3 bệnh viện cửa ngõ đi vào hoạt động hiệu quả trong năm 2024",
	}
	t.Groups = nil
	for i, title := range titles {
		task := plan.Task{ID: int64(500 + i), Ord: 1, Number: fmt.Sprint(i + 1), Text: title, Kind: plan.WithDeadline, FromHeading: true, Confidence: 0.6, Reason: "nhóm không có nhiệm vụ chi tiết, lấy tên nhóm", Source: plan.Range{Start: 10, End: 20}}
		if i == 3 {
			task.DueText, task.DueOn = "trong năm 2024", sampleDay(2024, time.December, 31)
		}
		t.Groups = append(t.Groups, plan.Group{ID: int64(50 + i), Ord: i + 1, Number: fmt.Sprint(i + 1), Title: title, Tasks: []plan.Task{task}})
	}
	t.Plan.Declared, t.Plan.Found = plan.Counts{Groups: 10}, plan.Counts{Groups: 4, Tasks: 4}
	t.Indicators = []plan.Indicator{
		{Ord: 1, Name: "Số lượt khám chữa bệnh ngoại trú", Period: "2023", Comparison: "tăng 11%", Base: "2022"},
		{Ord: 2, Name: "Số lượt nội trú có thẻ BHYT", Period: "2023", Comparison: "tăng 9.1%", Base: "2022", Ambiguous: true},
	}
	return t
}

// sampleDirectiveTree is Quảng Ninh 2023: one synthetic group, figures with and without comparison.
func sampleDirectiveTree() plan.Tree {
	t := sampleHeadingTree()
	t.Province, t.Lineage = sampleProvince("22", sampleDay(2023, time.January, 1)), plan.Lineage{}
	t.Plan.Kind, t.Plan.Period, t.Plan.Year = plan.Directive, plan.Quarter4, 2023
	t.Plan.Title, t.Plan.Agency = "Ngành Y tế Quảng Ninh triển khai nhiệm vụ 3 tháng cuối năm 2023", "Sở Y tế Quảng Ninh"
	t.Plan.Declared, t.Plan.Found = plan.Counts{}, plan.Counts{Groups: 1, Tasks: 3}
	t.Warnings = []plan.Warning{
		{Code: plan.WarnSynthetic, Message: "Văn bản không chia nhóm; nhiệm vụ được gom vào nhóm “Nhiệm vụ 3 tháng cuối năm 2023”."},
		{Code: plan.WarnAmbiguous, Message: "Số liệu “tăng 101.35% so với cùng kỳ năm 2022” có thể đọc theo hai cách; cần xác nhận.", Source: plan.Range{Start: 40, End: 80}},
	}
	texts := []string{
		"tiếp tục quan tâm củng cố, đảm bảo chất lượng hoạt động chuyên môn cả về y tế dự phòng và khám, chữa bệnh ở tất cả các tuyến",
		"tăng cường giám sát, bám sát diễn biến dịch để kịp thời đề xuất, triển khai các biện pháp ngăn chặn dịch bệnh lây lan rộng trong cộng đồng",
		"xây dựng cơ chế thu hút, đào tạo nguồn lực chất lượng cao",
	}
	group := plan.Group{ID: 60, Ord: 1, Title: "Nhiệm vụ 3 tháng cuối năm 2023", Synthetic: true}
	for i, text := range texts {
		group.Tasks = append(group.Tasks, plan.Task{ID: int64(600 + i), Ord: i + 1, Number: fmt.Sprint(i + 1), Text: text, Kind: plan.WithDeadline, Confidence: 0.72, Reason: "câu chỉ đạo: “cần …”", Source: plan.Range{Start: 10, End: 20}})
	}
	t.Groups = []plan.Group{group}
	t.Indicators = []plan.Indicator{
		{Ord: 1, Name: "Số ca mắc COVID-19 ghi nhận mới", Value: "60", Unit: "ca", Period: "tháng 9/2023"},
		{Ord: 2, Name: "tỷ lệ tiêm chủng đầy đủ", Value: "55.7", Unit: "%", Period: "9 tháng 2023"},
		{Ord: 3, Name: "Lượt khám chữa bệnh toàn ngành", Value: "2030984", Unit: "lượt", Period: "9 tháng 2023", Comparison: "bằng 95% so với cùng kỳ năm 2022", Base: "2022"},
		{Ord: 4, Name: "Khám kết hợp YHCT với YHHĐ", Value: "34006", Unit: "lượt", Period: "9 tháng 2023", Comparison: "tăng 101.35% so với cùng kỳ năm 2022", Base: "2022", Ambiguous: true},
	}
	return t
}
