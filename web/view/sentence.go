package view

import (
	"fmt"

	"kehoach/internal/plan"
)

// Sentence reads a tally out as officials write it, all numbers in one sentence.
func Sentence(n plan.Tally, asOf plan.Date) string {
	return fmt.Sprintf("Tính đến ngày %s: tổng số %s nhiệm vụ; đã hoàn thành %s (%s), trong đó đúng hạn %s, quá hạn %s; "+
		"đang thực hiện %s (trong đó chưa bắt đầu %s), trong hạn %s, quá hạn %s; thường xuyên %s; "+
		"chưa xác định hạn %s (đã hoàn thành %s); tạm dừng, không thực hiện %s.",
		Date(asOf), Count(n.Total), Count(n.Done()), Rate(n.Rates().OfTotal), Count(n.OnTime), Count(n.Late),
		Count(n.Active()), Count(n.NotStarted), Count(n.OnTrack), Count(n.Overdue), Count(n.Regular),
		Count(n.Undated), Count(n.UndatedDone), Count(n.Paused))
}

// Rate writes a ratio as a percentage with at most one decimal, or a dash where there is nothing to divide by.
func Rate(r *plan.Ratio) string {
	if r == nil {
		return "–"
	}
	return Tenths(r.PerMille())
}

// Tenths writes a percentage kept in tenths: 557 → "55,7%", 1000 → "100%".
func Tenths(p plan.PerMille) string {
	if p%10 == 0 {
		return Count(int(p/10)) + "%"
	}
	return fmt.Sprintf("%s,%d%%", Count(int(p/10)), p%10)
}
