package outline

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/importer/extract"
	"kehoach/internal/plan"
)

// table makes a document of rows; cells are parted by bars, "^" merges with the cell above, ">" with the cell to
// the left. Lines without a bar are paragraphs.
func table(rows ...string) extract.Document {
	doc := extract.Document{Format: plan.FormatHTML}
	var text strings.Builder
	above := []extract.Cell{}
	for _, row := range rows {
		start := text.Len()
		if !strings.Contains(row, "|") {
			text.WriteString(row + "\n")
			doc.Blocks = append(doc.Blocks, extract.Block{Range: plan.Range{Start: start, End: start + len(row)}})
			continue
		}
		b := extract.Block{Kind: extract.Row, Table: 1}
		for i, s := range strings.Split(row, "|") {
			c := extract.Cell{Span: 1}
			switch {
			case s == "^":
				c = extract.Cell{Text: above[i].Text, Merged: true, Span: 1}
			case s == ">":
				c.Merged = true
				b.Cells[i-1].Span++
			default:
				c.Text = s
				c.Range = plan.Range{Start: text.Len(), End: text.Len() + len(s)}
				text.WriteString(s + "\t")
			}
			b.Cells = append(b.Cells, c)
		}
		above = b.Cells
		b.Range = plan.Range{Start: start, End: text.Len()}
		text.WriteString("\n")
		doc.Blocks = append(doc.Blocks, b)
	}
	doc.Text = text.String()
	return doc
}

const head = "STT|Nội dung nhiệm vụ|Đơn vị chủ trì|Thời hạn"

// shape writes a draft's tree in short: "I Dự phòng: 1 Giám sát [lead] 2024-03-31".
func shape(t *testing.T, doc extract.Document) []string {
	t.Helper()
	d := Read(doc)
	require.NoError(t, CheckSpans(d))
	var out []string
	for _, g := range d.Groups {
		out = append(out, strings.TrimSpace(g.Number+" "+g.Title))
		for _, task := range g.Tasks {
			line := "  " + task.Number + " " + task.Text
			for _, u := range task.Units {
				line += " [" + string(u.Role) + " " + u.Name + "]"
			}
			if !task.DueOn.IsZero() {
				line += " " + task.DueOn.String()
			}
			out = append(out, line)
		}
	}
	return out
}

func TestTables(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		rows []string
		want []string
	}{
		"Roman rows head groups, repeated heads and column numbers are skipped": {
			[]string{"Nhiệm vụ trọng tâm ngành y tế tỉnh Sơn La năm 2024", head, "(1)|(2)|(3)|(4)", "I|Dự phòng||", "1|Giám sát dịch bệnh|Phòng Nghiệp vụ Y|Quý I", head, "II|Điều trị||", "1|Nâng hạng bệnh viện|Bệnh viện Đa khoa tỉnh|12/2024"},
			[]string{"I Dự phòng", "  1 Giám sát dịch bệnh [lead Phòng Nghiệp vụ Y] 2024-03-31", "II Điều trị", "  1 Nâng hạng bệnh viện [lead Bệnh viện Đa khoa tỉnh] 2024-12-31"},
		},
		"a total is no group and a merged office holds for both rows": {
			[]string{"Nhiệm vụ năm 2024", head, "|TỔNG SỐ|2|", "I|Tổ chức||", "1|Sắp xếp bộ máy|Phòng Tổ chức cán bộ|Năm 2024", "2|Tuyển dụng bác sĩ|^|Tháng 6/2024"},
			[]string{"I Tổ chức", "  1 Sắp xếp bộ máy [lead Phòng Tổ chức cán bộ] 2024-12-31", "  2 Tuyển dụng bác sĩ [lead Phòng Tổ chức cán bộ] 2024-06-30"},
		},
		"a title over all columns heads a group": {
			[]string{"Nhiệm vụ năm 2024", head, "Lĩnh vực nghiệp vụ|>|>|>", "1|Kiểm tra bệnh viện|Thanh tra Sở|", "Lĩnh vực dược|>|>|>", "2|Đấu thầu thuốc|Phòng Nghiệp vụ Dược|"},
			[]string{"1 Lĩnh vực nghiệp vụ", "  1 Kiểm tra bệnh viện [lead Thanh tra Sở]", "2 Lĩnh vực dược", "  2 Đấu thầu thuốc [lead Phòng Nghiệp vụ Dược]"},
		},
		"integers over decimals head groups": {
			[]string{"Nhiệm vụ năm 2024", head, "1|Công tác dự phòng||", "1.1|Giám sát|CDC tỉnh|", "2|Công tác điều trị||", "2.1|Nâng cấp|Bệnh viện tỉnh|"},
			[]string{"1 Công tác dự phòng", "  1.1 Giám sát [lead CDC tỉnh]", "2 Công tác điều trị", "  2.1 Nâng cấp [lead Bệnh viện tỉnh]"},
		},
		"a column of fields makes groups": {
			[]string{"Nhiệm vụ năm 2024", "TT|Lĩnh vực|Công việc|Chủ trì|Thời hạn", "1|Dược|Đấu thầu thuốc|Phòng Nghiệp vụ Dược|Quý II", "2|^|Kiểm tra nhà thuốc|Thanh tra Sở|", "3|Tài chính|Quyết toán|Phòng Tài chính|"},
			[]string{"1 Dược", "  1 Đấu thầu thuốc [lead Phòng Nghiệp vụ Dược] 2024-06-30", "  2 Kiểm tra nhà thuốc [lead Thanh tra Sở]", "2 Tài chính", "  3 Quyết toán [lead Phòng Tài chính]"},
		},
		"a table without group rows is one made group": {
			[]string{"DANH MỤC NHIỆM VỤ NĂM 2024", head, "1|Rà soát thủ tục|Văn phòng Sở|15.9.2024", "2|Sửa chữa trụ sở|Văn phòng Sở|Theo tiến độ"},
			[]string{"DANH MỤC NHIỆM VỤ NĂM 2024", "  1 Rà soát thủ tục [lead Văn phòng Sở] 2024-09-15", "  2 Sửa chữa trụ sở [lead Văn phòng Sở]"},
		},
		"a list of hospitals is no plan": {
			[]string{"STT|Tên cơ sở|Hạng|Số giường", "1|Bệnh viện A|I|620", "2|Bệnh viện B|II|300"}, nil,
		},
		"indicators are no tasks": {
			[]string{"STT|Chỉ tiêu|ĐVT|Kế hoạch 2024", "1|Số bác sĩ trên vạn dân|bác sĩ|9,0", "2|Tỷ lệ bao phủ|%|95"}, nil,
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tt.want, shape(t, table(tt.rows...)))
		})
	}
}

func TestSeveralLeadsOfACellAreOneLeadAndTheRestSupport(t *testing.T) {
	t.Parallel()
	d := Read(table("Nhiệm vụ năm 2024", head, "1|Triển khai bệnh án điện tử|Phòng Nghiệp vụ Y; Bệnh viện Đa khoa tỉnh|Trước 30/9/2024"))
	require.Len(t, d.Groups, 1)
	assert.Equal(t, []plan.TaskUnit{{Role: plan.Lead, Name: "Phòng Nghiệp vụ Y"}, {Role: plan.Support, Name: "Bệnh viện Đa khoa tỉnh"}}, d.Groups[0].Tasks[0].Units)
	var codes []plan.WarningCode
	for _, w := range d.Warnings {
		codes = append(codes, w.Code)
	}
	assert.Contains(t, codes, plan.WarnMultipleLeads)
	assert.Contains(t, codes, plan.WarnBeforeDate)
}
