package main

import (
	"context"
	"fmt"
	"time"

	"kehoach/internal/plan"
	"kehoach/internal/store"
	"kehoach/web/view"
)

func runDigest(ctx context.Context, t terminal, args []string) error {
	f := newFlags(t, "digest", "[-preview] [-user TÊN]",
		"Gửi ngay thư nhắc của tuần này cho người còn báo cáo chưa gửi; ai đã nhận thư trong tuần thì không nhận nữa. Máy chủ\n"+
			"(kehoach serve) tự gửi từ 7 giờ 30 mỗi thứ Hai khi có KEHOACH_SMTP_URL.")
	preview := f.Bool("preview", false, "chỉ in thư ra, không gửi, không cần máy chủ thư")
	user := f.option("user", "TÊN", "chỉ thư của tài khoản này")
	f.take(allSettings())
	if err := f.parseFlags(args); err != nil {
		return err
	}
	s, err := f.read()
	if err != nil {
		return err
	}
	log, err := s.logger(t)
	if err != nil {
		return err
	}
	sender, err := s.sender(time.Now)
	if err != nil {
		return err
	}
	if sender == nil && !*preview {
		return usageError{"Chưa đặt KEHOACH_SMTP_URL nên không gửi được; xem trước bằng -preview."}
	}
	return withStore(ctx, s, log, func(st *store.Store) error {
		week, err := st.Digests(ctx, letterJob())
		if err != nil {
			return err
		}
		list := digestsOf(week, *user)
		if *preview {
			printDigests(t, s.linkBase(), week, list)
			return nil
		}
		p := postman{store: st, sender: sender, base: s.linkBase(), now: time.Now, log: log}
		return p.sendNow(ctx, t, list, *user)
	})
}

// digestsOf are the letters of a week, or the one of a user name.
func digestsOf(week plan.DigestWeek, username string) []plan.Digest {
	var list []plan.Digest
	for _, d := range week.Digests {
		if username == "" || d.Username == username {
			list = append(list, d)
		}
	}
	return list
}

func printDigests(t terminal, base string, week plan.DigestWeek, list []plan.Digest) {
	for _, d := range list {
		to := d.Email
		if to == "" {
			to = "chưa có địa chỉ thư, không gửi được"
		}
		subject, body := view.DigestText(base, d)
		t.printf("Gửi: %s (%s; %s)\n", d.Name, d.Username, to)
		if l := week.Letter(d.UserID); l != nil && l.State != plan.DigestClaimed {
			t.printf("Tuần này đã có thư cho người này: không gửi nữa.\n")
		}
		t.printf("Tiêu đề: %s\n\n%s\n----\n", subject, body)
	}
	t.printf("%s thư.\n", view.Count(len(list)))
}

// sendNow makes one round whatever the day. With a user name and no letter for it there is nothing to do.
func (p postman) sendNow(ctx context.Context, t terminal, list []plan.Digest, username string) error {
	var r letterRound
	var err error
	switch {
	case username == "":
		r, err = p.round(ctx, 0)
	case len(list) == 1:
		r, err = p.round(ctx, list[0].UserID)
	}
	t.printf("Đã gửi %s thư", view.Count(r.sent))
	if r.refused+r.failed > 0 {
		t.printf("; %s thư không gửi được, lý do ở trang Thư nhắc hằng tuần", view.Count(r.refused+r.failed))
	}
	t.printf(".\n")
	switch {
	case err != nil:
		return err
	case r.refused+r.failed > 0:
		return fmt.Errorf("%w: %d letters not taken", errReported, r.refused+r.failed)
	}
	return nil
}
