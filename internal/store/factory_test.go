package store_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgtest"
	"kehoach/internal/plan"
	"kehoach/internal/store"
)

// now is the day of all tests: after the mergers of 2025, Đồng Nai a city.
func now() time.Time { return time.Date(2026, time.November, 24, 9, 0, 0, 0, plan.Zone) }

var (
	cli    = plan.CommandLine("root")
	reader = plan.Job("test")
	// leader may read every province and import nowhere.
	leader = plan.Actor{Label: "lanhdao", Memberships: []plan.Membership{{Role: plan.Leader}}}
)

// open returns a store on a database of the test's own, and its pool of owner's rights.
func open(t testing.TB) (*store.Store, *pgxpool.Pool) {
	t.Helper()
	db := pgtest.New(t)
	return store.New(db.App, now), db.Owner
}

// A draft is built in tests as the importer would: text first, ranges into it.
type builder struct {
	plan.Draft
	text strings.Builder
}

func draftOf(code string, year int, kind plan.Kind, title string) *builder {
	b := &builder{Draft: plan.Draft{
		Format: plan.FormatText, Kind: kind, Province: plan.Province{Code: code}, Year: year, Period: plan.WholeYear, Title: title,
	}}
	if title != "" {
		b.write(title, plan.RoleTitle)
	}
	return b
}

func (b *builder) write(text string, role plan.Role) plan.Range {
	start := b.text.Len()
	b.text.WriteString(text)
	at := plan.Range{Start: start, End: b.text.Len()}
	b.text.WriteString("\n")
	b.Spans = append(b.Spans, plan.Span{Range: at, Role: role, Rule: "test", Confidence: 0.9})
	return at
}

func (b *builder) group(title string, tasks ...string) *builder {
	n := len(b.Groups) + 1
	b.Groups = append(b.Groups, plan.DraftGroup{
		Number: strconv.Itoa(n), Title: title, Confidence: 0.9, Source: b.write(title, plan.RoleGroup),
	})
	for _, text := range tasks {
		b.task(plan.Task{Text: text})
	}
	return b
}

// task adds a task to the last group and fills what it leaves out.
func (b *builder) task(t plan.Task) *builder {
	g := &b.Groups[len(b.Groups)-1]
	t.Ord = len(g.Tasks) + 1
	t.Number = fmt.Sprintf("%d.%d", len(b.Groups), t.Ord)
	t.Confidence, t.Reason = 0.98, "tách theo dấu ;"
	if t.Kind == "" {
		t.Kind = plan.WithDeadline
	}
	t.Source = b.write(t.Text, plan.RoleTask)
	g.Tasks = append(g.Tasks, t)
	return b
}

func (b *builder) draft() (plan.File, plan.Draft) {
	d := b.Draft
	d.Text = b.text.String()
	file := plan.File{Name: "van-ban.txt", Bytes: []byte(d.Text)}
	sum := sha256.Sum256(file.Bytes)
	d.FileName, d.SHA256 = file.Name, hex.EncodeToString(sum[:])
	return file, d
}

func (b *builder) commit(t testing.TB, s *store.Store) plan.Committed {
	t.Helper()
	file, d := b.draft()
	done, err := s.CommitImport(t.Context(), cli, file, d)
	require.NoError(t, err)
	return done
}

// binhDuong is a plan with every kind of part.
func binhDuong() *builder {
	b := draftOf("74", 2024, plan.Annual, "Bình Dương: 9 nhóm hoạt động trọng tâm của năm 2024")
	b.Agency, b.Declared, b.Bases = "Sở Y tế Bình Dương", plan.Counts{Groups: 3, Tasks: 4}, []string{"47/KH-UBND", "25-CT/TW"}
	b.group("Phát triển nguồn nhân lực y tế chất lượng cao.",
		"Hoàn thiện đề án “Phát triển tổng thể ngành y tế tỉnh Bình Dương”",
		"nâng cao năng lực chuyên môn, kĩ thuật tại Trung tâm Y tế")
	b.group("Củng cố hệ thống y tế cơ sở.").task(plan.Task{
		Text: "bổ sung từ 20 danh mục kỹ thuật trong quý III năm 2024", DueText: "quý III năm 2024",
		DueOn: plan.Date{Year: 2024, Month: time.September, Day: 30}, Output: "Danh mục",
		Units: []plan.TaskUnit{
			{Role: plan.Lead, Name: "Phòng Nghiệp vụ Dược"}, {Role: plan.Support, Name: "Trung tâm Y tế các huyện"},
			{Role: plan.Support, Name: "Bệnh viện Đa khoa tỉnh"},
		},
		Targets: []plan.Target{
			{Raw: "từ 20 danh mục", Value: "20", Unit: "danh mục", Cmp: ">="},
			{Raw: "5 - 10 %", Value: "5", Max: "10", Unit: "%", Cmp: "range"},
		},
		References: []string{"56/QĐ-BYT", "22/2023/QH15"},
	})
	b.group("Chuyển đổi số.").task(plan.Task{Text: "Triển khai hồ sơ sức khoẻ điện tử", Kind: plan.Regular, DueText: "Thường xuyên"})
	return b
}

// manyTasks is a plan of 9 groups and 43 tasks.
func manyTasks(code string, year int) *builder {
	b := draftOf(code, year, plan.Annual, fmt.Sprintf("Kế hoạch %s năm %d", code, year))
	for g, n := range []int{6, 7, 3, 5, 5, 5, 6, 3, 3} {
		b.group(fmt.Sprintf("Nhóm %d: nâng cao chất lượng khám chữa bệnh, phòng chống dịch trên địa bàn", g+1))
		for i := range n {
			b.task(plan.Task{
				Text: fmt.Sprintf("Triển khai nhiệm vụ %d.%d về củng cố hệ thống y tế cơ sở, nâng cao năng lực cấp cứu, khám bệnh, "+
					"chữa bệnh; phối hợp với các đơn vị tổ chức thực hiện có hiệu quả các chương trình mục tiêu", g+1, i+1),
				Units: []plan.TaskUnit{{Role: plan.Lead, Name: "Phòng Nghiệp vụ Y"}},
			})
		}
	}
	return b
}
