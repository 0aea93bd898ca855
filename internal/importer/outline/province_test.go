package outline

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/importer/extract"
	"kehoach/internal/plan"
)

// lines makes a document of a text, one paragraph a line.
func lines(text string) extract.Document {
	doc := extract.Document{Format: plan.FormatText, Text: text}
	for at := 0; at < len(text); {
		end := at
		for end < len(text) && text[end] != '\n' {
			end++
		}
		if r := trimmed(text, plan.Range{Start: at, End: end}); r.Start < r.End {
			doc.Blocks = append(doc.Blocks, extract.Block{Range: r})
		}
		at = end + 1
	}
	return doc
}

func TestEveryProvinceIsRecognisedByItsNames(t *testing.T) {
	t.Parallel()
	for _, rec := range plan.Gazetteer() {
		day := rec.ValidFrom
		if day.Year < 2024 {
			day = plan.Date{Year: 2024, Month: time.January, Day: 1}
		}
		p := rec.On(day)
		year := "2024"
		if day.Year > 2024 {
			year = "2026"
		}
		text := "Sở Y tế " + p.Name + " triển khai 3 nhiệm vụ trọng tâm năm " + year + "\n1. Tăng cường giám sát.\n2. Nâng cao chất lượng.\n3. Đào tạo nhân lực."
		if p.Name == "Hồ Chí Minh" {
			text = "Sở Y tế Thành phố Hồ Chí Minh" + text[len("Sở Y tế Hồ Chí Minh"):]
		}
		got := Read(lines(text)).Province
		assert.Equal(t, rec.Code, got.Code, "%s in %s", p.Name, year)
		assert.Equal(t, rec.Slug, got.Slug)
	}
}

func TestUsualSpellingsOfProvinces(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"TPHCM": "tphcm", "TP.HCM": "tphcm", "TP HCM": "tphcm", "Tp. HCM": "tphcm", "Tp. Hồ Chí Minh": "tphcm", "TP. Hồ Chí Minh": "tphcm", "thành phố Hồ Chí Minh": "tphcm",
		"Bà Rịa – Vũng Tàu": "ba-ria-vung-tau", "Bà Rịa-Vũng Tàu": "ba-ria-vung-tau", "BR-VT": "ba-ria-vung-tau", "BRVT": "ba-ria-vung-tau",
		"Thừa Thiên Huế": "hue", "Thừa Thiên - Huế": "hue", "TT-Huế": "hue", "TT Huế": "hue",
		"Đắk Lắk": "dak-lak", "Đăk Lăk": "dak-lak", "Đắc Lắc": "dak-lak", "Dak Lak": "dak-lak", "ĐẮK LẮK": "dak-lak", "Đắk Nông": "dak-nong", "Đăk Nông": "dak-nong",
		"Hoà Bình": "hoa-binh", "Hòa Bình": "hoa-binh", "Thanh Hoá": "thanh-hoa", "Khánh Hoà": "khanh-hoa", "Bắc Cạn": "bac-kan", "Kon Tum": "kon-tum", "KonTum": "kon-tum",
	}
	for spelling, slug := range tests {
		t.Run(spelling, func(t *testing.T) {
			t.Parallel()
			d := Read(lines("Sở Y tế " + spelling + " ban hành nhiệm vụ trọng tâm năm 2024\n1. Giám sát dịch bệnh.\n2. Nâng cao chất lượng."))
			assert.Equal(t, slug, d.Province.Slug)
		})
	}
}

func TestNamesThatAreNoPlanProvince(t *testing.T) {
	t.Parallel()
	const list = "\n1. Giám sát dịch bệnh.\n2. Nâng cao chất lượng."
	tests := map[string]struct{ text, code string }{
		"an ocean":                   {"Ngành y tế năm 2024 có các nhiệm vụ trọng tâm, hợp tác với khu vực châu Á - Thái Bình Dương:" + list, ""},
		"peace":                      {"Nhiệm vụ trọng tâm năm 2024 của ngành y tế trong thời hoà bình:" + list, ""},
		"a hospital and a neighbour": {"Sở Y tế Quảng Ninh có các nhiệm vụ trọng tâm năm 2024, học tập Bình Dương, Bệnh viện Việt Nam – Thuỵ Điển Uông Bí:" + list, "22"},
		"a person":                   {"Ông Trần Thái Bình, Giám đốc Sở Y tế Lào Cai, nêu nhiệm vụ trọng tâm năm 2024:" + list, "10"},
		"a ministry":                 {"BỘ Y TẾ\nSố: 143/KH-BYT\nHà Nội, ngày 05 tháng 02 năm 2024\nKẾ HOẠCH\nThực hiện nhiệm vụ trọng tâm năm 2024\nI. NHIỆM VỤ" + list, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tt.code, Read(lines(tt.text)).Province.Code)
		})
	}
}

func FuzzProvince(f *testing.F) {
	for _, s := range []string{"Sở Y tế TP.HCM", "tỉnh Bà Rịa – Vũng Tàu", "Đắk Lắk", "TT-", "Thừa Thiên"} {
		f.Add(s)
	}
	known := newPlaces()
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, hit := range known.find(s) {
			require.GreaterOrEqual(t, hit.at.Start, at)
			require.Greater(t, hit.at.End, hit.at.Start)
			require.LessOrEqual(t, hit.at.End, len(s))
			at = hit.at.End
		}
	})
}
