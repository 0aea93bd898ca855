package outline

import "regexp"

var (
	salutation = regexp.MustCompile(`^(?:thân ái gửi|thân gửi|thân mến gửi|kính thưa|thưa (?:các|quý|toàn thể)|(?:các|quý)[^.;:]{2,60} (?:thân mến|kính mến)|(?:các )?(?:đồng chí|bạn|anh chị|em|cháu) thân mến)`)
	goodWishes = regexp.MustCompile(`^(?:xin )?(?:kính )?chúc (?:các|toàn thể|quý|mừng|sức khỏe)|lời chúc (?:mừng|tốt đẹp|sức khỏe)|^(?:thân ái|trân trọng|chào thân ái|chào quyết thắng)[,.!]?$`)
	postMark   = regexp.MustCompile(`^#\d{1,4}(?:\s|$)|^@[\p{L}\d_]+\s*:|(?:^|\s)(?::d|=\)\)+|:\(\(+|:v|:\)\)+|\^\^)(?:\s|$|\.)|trả lời nhanh|trích dẫn bài|báo cáo vi phạm|thành viên mới|bài viết đã gửi`)
)

// chatter says whether people write to each other here: a letter that greets and wishes well, or posts of a forum.
// A document with a number of its own is neither.
func (r *reader) chatter() bool {
	if r.head.number != "" {
		return false
	}
	greets, wishes, posts := false, false, 0
	for i, p := range r.paras {
		low := r.low[p.whole().Start:p.body.End]
		if len(low) > 600 {
			continue
		}
		greets = greets || i < 12 && salutation.MatchString(low)
		wishes = wishes || goodWishes.MatchString(low)
		if postMark.MatchString(low) {
			posts++
		}
	}
	return greets && wishes || posts >= 3
}
