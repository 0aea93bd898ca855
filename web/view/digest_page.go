package view

import "kehoach/internal/plan"

// DigestsData is what the page of the weekly letters shows.
type DigestsData struct {
	Week plan.DigestWeek
	// Sends says whether the program has a mail server to hand letters to.
	Sends bool
	// Base is the address of the site in letters, without a slash at the end; empty: not known.
	Base string
}

// A look is how a state is shown: kind of tag, icon, words.
type look struct{ Kind, Icon, Text string }

// digestLook is what becomes of a letter this week.
func digestLook(d DigestsData, digest plan.Digest) look {
	if l := d.Week.Letter(digest.UserID); l != nil {
		return letterLook(*l)
	}
	switch {
	case digest.Email == "":
		return look{"bad", "alert-triangle", "Chưa có địa chỉ thư"}
	case d.Sends:
		return look{"plain", "clock", "Chờ đợt gửi"}
	}
	return look{"doubt", "alert-triangle", "Không gửi được"}
}

func letterLook(l plan.Letter) look {
	text := label(digestStateTexts(), l.State)
	switch l.State {
	case plan.DigestSent:
		return look{"good", "check", text}
	case plan.DigestRefused:
		return look{"bad", "x", text}
	case plan.DigestClaimed:
	}
	return look{"doubt", "clock", text}
}

// letterDetail says when a letter went out, how often it was tried and what the mail server said.
func letterDetail(l plan.Letter) string {
	at := l.SentAt
	if at.IsZero() {
		at = l.ClaimedAt
	}
	tries := ""
	if l.Attempts > 1 {
		tries = "lần thử thứ " + Count(l.Attempts)
	}
	return nonEmpty("; ", DateTime(at), tries, l.Problem)
}
