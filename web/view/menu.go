package view

import (
	"slices"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

// A menuItem is one page of the menu, or of one's work on the home page.
type menuItem struct {
	Label, About, Href, Icon string
}

// menuOf are the pages a person has the right to, of those the program has.
func menuOf(p Page) []menuItem {
	all := []struct {
		needs plan.Right
		item  menuItem
	}{
		{plan.RightReport, menuItem{"Việc của đơn vị tôi", "Cập nhật và gửi báo cáo tiến độ của kỳ đang mở", "/bao-cao", "list-check"}},
		{plan.RightSent, menuItem{"Duyệt", "Báo cáo các đơn vị đã gửi", "/duyet", "clipboard-check"}},
		{plan.RightPlan, menuItem{"Giao việc", "Phân công, bổ sung 6 rõ, giao kế hoạch", route.Assignments(), "users"}},
		{plan.RightRead, menuItem{"Kỳ báo cáo", "Lịch các kỳ trong năm", "/ky", "calendar"}},
		{plan.RightRead, menuItem{"Gia hạn", "Sổ gia hạn, đề nghị chờ quyết định", route.Extensions(route.ExtensionQuery{}), "calendar-time"}},
		{plan.RightInvite, menuItem{"Quản trị", "Tài khoản, đơn vị, thiết lập", route.Admin(), "settings"}},
	}
	var list []menuItem
	for _, one := range all {
		if p.Actor.Can(one.needs) && (p.Offers == nil || p.Offers[one.item.Href]) {
			list = append(list, one.item)
		}
	}
	return list
}

// roleWords are a person's roles, each once.
func roleWords(actor plan.Actor) string {
	var words []string
	for _, m := range actor.Memberships {
		if word := label(memberRoleTexts(), m.Role); !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return nonEmpty(", ", words...)
}
