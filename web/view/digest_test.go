package view

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"

	"kehoach/internal/plan"
)

func TestALetterReadsAsAnOfficialWouldWriteIt(t *testing.T) {
	t.Parallel()
	d := sampleDigests().Digests[0]
	subject, body := DigestText("https://kehoach.soyte.example", d)
	assert.Equal(t, "Báo cáo 9 tháng năm 2024: 3 nhiệm vụ chưa gửi, hạn nộp 19/09/2024 (còn 3 ngày)", subject)
	assert.Equal(t, `Kính gửi ông/bà Nguyễn Thị Hoa,

Tính đến ngày 16/09/2024, Phòng Nghiệp vụ Dược còn 3/7 nhiệm vụ chưa gửi báo cáo 9 tháng năm 2024 (Tỉnh Bình Dương).
Hạn nộp: 19/09/2024 (còn 3 ngày); nhận đến hết ngày 21/09/2024.

Bị trả lại, cần sửa và gửi lại (1):
- 7.3. Bổ sung danh mục kỹ thuật của Trung tâm Y tế tuyến huyện (thời hạn 30/09/2024)

Chưa gửi (2):
- 2.1. Củng cố hệ thống y tế cơ sở
- 2.2. Triển khai hồ sơ sức khoẻ điện tử

Đề nghị cập nhật và gửi báo cáo tại: https://kehoach.soyte.example/bao-cao?don-vi=3&ky=9

Nếu ông/bà không còn phụ trách việc này hoặc nội dung chưa đúng, đề nghị báo Trần Văn Minh (0274 3822 000, minh@soyte.example).
Mỗi người nhận nhiều nhất một thư trong một tuần; khi không còn báo cáo nào chưa gửi thì phần mềm không gửi thư.

Thư tự động của phần mềm Kế hoạch Y tế
https://kehoach.soyte.example
`, body)
}

func TestAPlannersLetterCountsTheUnits(t *testing.T) {
	t.Parallel()
	d := sampleDigests().Digests[1]
	d.Periods[0].Behind[1].UnitID = 0
	subject, body := DigestText("", d)
	assert.Equal(t, "Báo cáo 9 tháng năm 2024: 1/12 đơn vị chưa nộp đủ", subject)
	for _, part := range []string{
		"Tính đến ngày 16/09/2024, Tỉnh Bình Dương: 1/12 đơn vị chưa nộp đủ báo cáo 9 tháng năm 2024. Hạn nộp chung: 19/09/2024 (còn 3 ngày).",
		"- Phòng Nghiệp vụ Dược: 3/7 nhiệm vụ chưa gửi, trong đó 1 bị trả lại\n",
		"Có 2 nhiệm vụ chưa có đơn vị chủ trì",
		"Danh sách và cách liên hệ: /duyet/don-doc",
		"đề nghị báo người quản trị phần mềm của Sở Y tế.",
	} {
		assert.Contains(t, body, part)
	}
	d.Periods[0].Behind = d.Periods[0].Behind[1:]
	subject, _ = DigestText("", d)
	assert.Equal(t, "Báo cáo 9 tháng năm 2024: còn nhiệm vụ chưa có đơn vị chủ trì", subject)
}

func TestALetterSaysWhetherThereIsTimeLeft(t *testing.T) {
	t.Parallel()
	due := plan.Date{Year: 2024, Month: time.September, Day: 19}
	term := plan.DigestTerm{Due: due, Until: due.AddDays(2)}
	for today, want := range map[plan.Date]string{
		due.AddDays(-1): "Hạn nộp: 19/09/2024 (còn 1 ngày); nhận đến hết ngày 21/09/2024.",
		due:             "Hạn nộp: 19/09/2024 (hôm nay); nhận đến hết ngày 21/09/2024.",
		due.AddDays(2):  "Hạn nộp: 19/09/2024 (quá hạn 2 ngày); nhận đến hết ngày 21/09/2024.",
		due.AddDays(3):  "Hạn nộp: 19/09/2024 (quá hạn 3 ngày); đã hết thời gian nhận từ sau ngày 21/09/2024, đề nghị liên hệ để được gia hạn nộp.",
	} {
		assert.Equal(t, want, dueSentence(term, today))
	}
	term.Until = due
	assert.Equal(t, "Hạn nộp: 19/09/2024 (còn 2 ngày).", dueSentence(term, due.AddDays(-2)))
}

func TestALongLetterIsCut(t *testing.T) {
	t.Parallel()
	d := sampleDigests().Digests[0]
	d.Units[0].Tasks = nil
	for n := range 200 {
		d.Units[0].Tasks = append(d.Units[0].Tasks, plan.DigestTask{Number: fmt.Sprint(n), Text: strings.Repeat("nâng cao năng lực ", 60)})
	}
	d.Units = append(d.Units, d.Units[0])
	d.Units[1].Handed, d.Units[1].Returned = true, 0
	subject, body := DigestText("https://kehoach.example", d)
	assert.True(t, strings.HasSuffix(subject, " và 1 mục khác"), subject)
	assert.Contains(t, body, "- và 188 nhiệm vụ khác\n")
	assert.Contains(t, body, "còn chờ trưởng đơn vị gửi")
	assert.Less(t, len(body), 12_000)
	for line := range strings.Lines(body) {
		assert.LessOrEqual(t, utf8.RuneCountInString(line), 200, line)
	}
}
