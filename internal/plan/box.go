package plan

// A Box (ô tiến độ) is where a task stands on a day. It is derived, never stored.
type Box string

// The three buckets and the four official boxes, in the order they are tried.
const (
	BoxPaused     Box = "paused"       // tạm dừng, không thực hiện
	BoxRegular    Box = "regular"      // thường xuyên
	BoxUndated    Box = "undated"      // chưa xác định hạn
	BoxDoneOnTime Box = "done_on_time" // hoàn thành đúng hạn
	BoxDoneLate   Box = "done_late"    // hoàn thành quá hạn
	BoxOnTrack    Box = "on_track"     // đang thực hiện trong hạn
	BoxOverdue    Box = "overdue"      // đang thực hiện quá hạn
)

// Boxes are all boxes in the order they are read out.
func Boxes() []Box {
	return []Box{BoxDoneOnTime, BoxDoneLate, BoxOnTrack, BoxOverdue, BoxRegular, BoxUndated, BoxPaused}
}

// Slug is the box in an address.
func (b Box) Slug() string {
	return map[Box]string{
		BoxDoneOnTime: "hoan-thanh-dung-han", BoxDoneLate: "hoan-thanh-qua-han", BoxOnTrack: "trong-han", BoxOverdue: "qua-han",
		BoxRegular: "thuong-xuyen", BoxUndated: "chua-xac-dinh-han", BoxPaused: "tam-dung",
	}[b]
}

// BoxBySlug reads a slug; ok is false for one that names no box.
func BoxBySlug(slug string) (box Box, ok bool) {
	for _, b := range Boxes() {
		if b.Slug() == slug {
			return b, true
		}
	}
	return "", false
}

// Unfinished says whether it is one of the two boxes of work that goes on.
func (b Box) Unfinished() bool { return b == BoxOnTrack || b == BoxOverdue }

// Finished says whether it is one of the two boxes of work done by a deadline.
func (b Box) Finished() bool { return b == BoxDoneOnTime || b == BoxDoneLate }

// BoxOf puts a task in its box; the first rule that fits decides. due and completed may be zero; the due day itself is
// still in time.
func BoxOf(kind TaskKind, progress Progress, completed, due, asOf Date) Box {
	switch {
	case progress == Paused || progress == Dropped:
		return BoxPaused
	case kind == Regular:
		return BoxRegular
	case due.IsZero():
		return BoxUndated
	case progress == Done && !due.Before(completed):
		return BoxDoneOnTime
	case progress == Done:
		return BoxDoneLate
	case !due.Before(asOf):
		return BoxOnTrack
	}
	return BoxOverdue
}

// A Basis is the deadline that counts.
type Basis string

// The two deadlines a task can be measured by.
const (
	BasisCurrent  Basis = "current"  // hạn hiện hành
	BasisOriginal Basis = "original" // hạn gốc
)

// Slug is the basis in an address.
func (b Basis) Slug() string {
	if b == BasisOriginal {
		return "goc"
	}
	return "hien-hanh"
}

// BasisOf reads a slug; none is the deadline in force. ok is false for one that names no basis.
func BasisOf(slug string) (b Basis, ok bool) {
	switch slug {
	case "", BasisCurrent.Slug():
		return BasisCurrent, true
	case BasisOriginal.Slug():
		return BasisOriginal, true
	}
	return "", false
}

// A GrantedExtension is an extension that was approved.
type GrantedExtension struct {
	DecidedOn Date // from this day it is in force
	GrantedOn Date
}

// DueAt is a task's deadline on a day. Every extension moves the deadline further away, so the latest in force is the
// one with the latest day, in whatever order decisions were written down.
func DueAt(original Date, granted []GrantedExtension, asOf Date, b Basis) Date {
	due := original
	if b == BasisOriginal {
		return due
	}
	for _, g := range granted {
		if !asOf.Before(g.DecidedOn) && due.Before(g.GrantedOn) {
			due = g.GrantedOn
		}
	}
	return due
}
