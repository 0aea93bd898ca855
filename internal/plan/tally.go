package plan

// A Tally counts tasks by their boxes. Whatever was added: Done + Active + Regular + Undated + Paused = Total.
type Tally struct {
	Total       int // N
	OnTime      int // A
	Late        int // B
	OnTrack     int // C
	Overdue     int // D
	NotStarted  int // Z: chưa thực hiện among C and D
	Regular     int // R
	Undated     int // U
	UndatedDone int // U1: hoàn thành among U
	Paused      int // V

	DueByNow     int // tasks of the four boxes whose deadline is not after the day
	DueByNowDone int // the finished ones of them

	Red           int
	Amber         int
	Soon          int
	Owed          int
	Reported      int // approved reports of the kỳ, of owed tasks
	Pending       int // chờ duyệt
	Silent        int // không báo cáo kỳ này
	Joined        int // since the kỳ before
	Contradictory int // tasks with any mark
}

// TallyOf counts statuses of a day.
func TallyOf(list []TaskStatus, asOf Date) Tally {
	var t Tally
	for _, s := range list {
		t.Add(s, asOf)
	}
	return t
}

// Add counts one more task.
func (t *Tally) Add(s TaskStatus, asOf Date) {
	t.Total++
	*t.of(s.Box)++
	count := func(n *int, yes bool) {
		if yes {
			*n++
		}
	}
	dated := s.Box.Finished() || s.Box.Unfinished()
	count(&t.NotStarted, s.Box.Unfinished() && s.Progress == NotStarted)
	count(&t.UndatedDone, s.Box == BoxUndated && s.Progress == Done)
	count(&t.DueByNow, dated && !asOf.Before(s.Due))
	count(&t.DueByNowDone, s.Box.Finished() && !asOf.Before(s.Due))
	count(&t.Red, s.Red)
	count(&t.Amber, s.Amber)
	count(&t.Soon, s.Soon)
	count(&t.Owed, s.Owed)
	count(&t.Reported, s.Owed && s.Reported)
	count(&t.Pending, s.Pending)
	count(&t.Silent, s.Silent())
	count(&t.Joined, s.Joined)
	count(&t.Contradictory, len(s.Contradictions) > 0)
}

func (t *Tally) of(b Box) *int {
	switch b {
	case BoxPaused:
		return &t.Paused
	case BoxRegular:
		return &t.Regular
	case BoxUndated:
		return &t.Undated
	case BoxDoneOnTime:
		return &t.OnTime
	case BoxDoneLate:
		return &t.Late
	case BoxOnTrack:
		return &t.OnTrack
	case BoxOverdue:
		return &t.Overdue
	}
	panic("no box " + string(b)) // cannot happen: BoxOf and task_progress know no other
}

// In is how many tasks a box holds.
func (t Tally) In(b Box) int { return *t.of(b) }

// Done is X, hoàn thành.
func (t Tally) Done() int { return t.OnTime + t.Late }

// Active is Y, đang thực hiện.
func (t Tally) Active() int { return t.OnTrack + t.Overdue }

// A Ratio is a part of a whole, kept as counts.
type Ratio struct{ Part, Whole int }

// PerMille is the ratio in tenths of a percent, rounded half up; Whole is not 0.
func (r Ratio) PerMille() PerMille { return PerMille((2000*r.Part + r.Whole) / (2 * r.Whole)) }

// Rates are the two rates of finishing; nil where nothing is there to divide by.
type Rates struct {
	OfTotal *Ratio // trên tổng số giao
	OfDue   *Ratio // trên số đến hạn
}

// Rates returns both rates.
func (t Tally) Rates() Rates {
	return Rates{OfTotal: ratio(t.Done(), t.Total), OfDue: ratio(t.DueByNowDone, t.DueByNow)}
}

func ratio(part, whole int) *Ratio {
	if whole == 0 {
		return nil
	}
	return &Ratio{part, whole}
}
