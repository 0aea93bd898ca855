package view

import (
	"fmt"
	"strings"
	"time"

	"kehoach/internal/plan"
)

func sampleLetters() []Sample {
	week := sampleDigests()
	quiet := DigestsData{Week: plan.DigestWeek{Today: week.Today}}
	long := week
	long.Letters = nil
	for n := range 60 {
		d := week.Digests[0]
		d.UserID, d.Name, d.Email = int64(n+100), fmt.Sprintf("%s %d", strings.Repeat("Nguyễn Thị ", 6), n), strings.Repeat("ten.rat.dai.", 6)+"@soyte.example"
		long.Digests = append(long.Digests, d)
	}
	base := "https://kehoach.soyte.example"
	return []Sample{
		{"letters", "Thư nhắc hằng tuần", DigestsPage(samplePage("letters"), DigestsData{Week: week, Sends: true, Base: base})},
		{"letters-empty", "Chưa có thư, chưa có máy chủ thư", DigestsPage(samplePage("letters-empty"), quiet)},
		{"letters-long", "Nhiều thư, không gửi được", DigestsPage(samplePage("letters-long"), DigestsData{Week: long})},
	}
}

// sampleDigests are two letters of a Monday: to an officer and to a planner; a third person has no address.
func sampleDigests() plan.DigestWeek {
	today := sampleDay(2024, time.September, 16)
	at := time.Date(2024, time.September, 16, 7, 31, 0, 0, plan.Zone)
	term := plan.DigestTerm{
		PeriodID: 9, ProvinceID: 1, Province: "Tỉnh Bình Dương", Year: 2024, Kind: plan.M9,
		General: sampleDay(2024, time.September, 19), Due: sampleDay(2024, time.September, 19), Until: sampleDay(2024, time.September, 21),
	}
	drugs := plan.DigestUnit{DigestTerm: term, UnitID: 3, Unit: "Phòng Nghiệp vụ Dược", Owed: 7, Returned: 1, Tasks: []plan.DigestTask{
		{ID: 1, Number: "7.3", Text: "bổ sung danh mục kỹ thuật của Trung tâm Y tế tuyến huyện", Due: sampleDay(2024, time.September, 30), State: plan.ReportReturned},
		{ID: 2, Number: "2.1", Text: "Củng cố hệ thống y tế cơ sở", State: plan.ReportDraft},
		{ID: 3, Number: "2.2", Text: "Triển khai hồ sơ sức khoẻ điện tử"},
	}}
	care := plan.DigestUnit{DigestTerm: term, UnitID: 4, Unit: "Phòng Nghiệp vụ Y", Owed: 9, Tasks: drugs.Tasks[1:]}
	planner := plan.DigestPerson{UserID: 8, Username: "tonghop", Name: "Trần Văn Minh", Email: "minh@soyte.example", Phone: "0274 3822 000"}
	hoa := plan.DigestPerson{UserID: 7, Username: "hoa.nvd", Name: "Nguyễn Thị Hoa", Email: "hoa@soyte.example"}
	an := plan.DigestPerson{UserID: 9, Username: "an.nvy", Name: "Lê Văn An"}
	sent := plan.Letter{
		UserID: 7, Name: hoa.Name, Email: hoa.Email, Week: today, Kind: plan.DigestUnits, Attempts: 1, ClaimedAt: at, SentAt: at, State: plan.DigestSent,
		Subject: "Báo cáo 9 tháng năm 2024: 3 nhiệm vụ chưa gửi, hạn nộp 19/09/2024 (còn 3 ngày)",
	}
	refused, late := sent, sent
	refused.Week, refused.State, refused.SentAt, refused.Problem = today.AddDays(-7), plan.DigestRefused, time.Time{}, "550 5.1.1 no such mailbox"
	late.UserID, late.Name, late.State, late.SentAt, late.Attempts, late.Problem = 12, "Phạm Thị Lan", plan.DigestClaimed, time.Time{}, 2, "451 try again later"
	return plan.DigestWeek{
		Today: today, Letters: []plan.Letter{sent, late, refused},
		Digests: []plan.Digest{
			{DigestPerson: hoa, Today: today, Units: []plan.DigestUnit{drugs}, Contacts: []plan.DigestPerson{planner}},
			{DigestPerson: planner, Today: today, Periods: []plan.DigestPeriod{{DigestTerm: term, Units: 12, Behind: []plan.DigestUnit{drugs, care}}}},
			{DigestPerson: an, Today: today, Units: []plan.DigestUnit{care}, Contacts: []plan.DigestPerson{planner}},
		},
	}
}
