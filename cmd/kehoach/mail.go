package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"kehoach/internal/mail"
	"kehoach/internal/plan"
	"kehoach/internal/store"
	"kehoach/web/view"
)

const (
	// letterEvery is how often the server looks whether letters are due.
	letterEvery = 15 * time.Minute
	// markTime bounds noting what became of a letter, also while the program stops.
	markTime = 5 * time.Second
	// letterPatience is after how many letters in a row that did not go through a round is given up.
	letterPatience = 3
)

// validateMail: letters need a server and an address to lead to.
func (s settings) validateMail() error {
	if s.smtpURL == "" {
		return nil
	}
	if _, err := mail.ParseURL(s.smtpURL); err != nil {
		what := map[mail.BadURL]string{
			mail.BadAddress: "không đọc được", mail.BadScheme: "giao thức", mail.BadHost: "tên máy", mail.BadPort: "cổng",
			mail.BadUser: "thiếu tài khoản hoặc mật khẩu", mail.BadFrom: "địa chỉ gửi from", mail.BadOption: "tham số lạ",
		}
		bad, _ := errors.AsType[mail.BadURL](err)
		return usageError{fmt.Sprintf(
			"KEHOACH_SMTP_URL không đúng (%s): cần dạng smtp://tài-khoản:mật-khẩu@máy:587?from=địa-chỉ&name=tên, hoặc smtps://.", what[bad])}
	}
	if s.baseURL == "" {
		return usageError{"KEHOACH_SMTP_URL cần đi cùng KEHOACH_BASE_URL: thư dẫn người nhận tới địa chỉ đó."}
	}
	return nil
}

// sender is nil when no mail server is set.
func (s settings) sender(now func() time.Time) (*mail.Sender, error) {
	if s.smtpURL == "" {
		return nil, nil
	}
	server, err := mail.ParseURL(s.smtpURL)
	if err != nil {
		return nil, err
	}
	return mail.NewSender(server, now), nil
}

// checkMail connects to the mail server and signs in; it sends nothing.
func checkMail(ctx context.Context, s settings) finding {
	f := finding{what: "Thư", seen: "chưa cấu hình KEHOACH_SMTP_URL, không gửi thư nhắc"}
	sender, err := s.sender(time.Now)
	if err != nil || sender == nil {
		f.err = err
		return f
	}
	f.seen = "nối được máy chủ thư " + sender.Address()
	if err := sender.Check(ctx); err != nil {
		f.err = fmt.Errorf("%w: %w", errMailServer, err)
	}
	return f
}

// A postman hands the weekly letters to the mail server.
type postman struct {
	store  *store.Store
	sender *mail.Sender
	base   string
	now    func() time.Time
	log    *slog.Logger
}

// startLetters sends what is due now and every quarter of an hour, until ctx ends. The function it returns waits for the
// letter in hand. Several servers may do so at once: each letter is claimed in the database.
func (o serveOptions) startLetters(ctx context.Context, s settings, st *store.Store, log *slog.Logger) (wait func()) {
	sender, err := s.sender(o.now)
	if err != nil || sender == nil { // the settings were read before: there is no server
		return func() {}
	}
	p := postman{store: st, sender: sender, base: s.linkBase(), now: o.now, log: log}
	ticker := time.NewTicker(letterEvery)
	var done sync.WaitGroup
	done.Go(func() { p.run(ctx, ticker.C) })
	return func() {
		ticker.Stop()
		done.Wait()
	}
}

// run makes a round at once and at every tick that falls on a Monday morning or later that day.
func (p postman) run(ctx context.Context, ticks <-chan time.Time) {
	for {
		if plan.DigestDue(p.now()) {
			round, err := p.round(ctx, 0)
			switch {
			case err != nil:
				p.log.WarnContext(ctx, "weekly letters not sent", "sent", round.sent, "err", err)
			case round != (letterRound{}):
				p.log.InfoContext(ctx, "weekly letters", "sent", round.sent, "refused", round.refused, "failed", round.failed)
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-ticks:
		}
	}
}

// A letterRound is what became of the letters of one round.
type letterRound struct{ sent, refused, failed int }

var errMailServer = errors.New("mail server takes no letters now")

// round sends what is due this week and not sent yet, to one person or with 0 to all. Before the first letter it makes
// sure that the mail server is there, so that a server that is away costs nobody the letter of the week.
func (p postman) round(ctx context.Context, only int64) (letterRound, error) {
	var r letterRound
	due, err := p.due(ctx, only)
	if err != nil || len(due) == 0 {
		return r, err
	}
	if err := p.sender.Check(ctx); err != nil {
		return r, fmt.Errorf("%w: %w", errMailServer, err)
	}
	inARow := 0
	for _, user := range due {
		state, err := p.deliver(ctx, user)
		if err != nil {
			return r, err
		}
		inARow++
		switch state {
		case plan.DigestSent:
			r.sent++
			inARow = 0
		case plan.DigestRefused:
			r.refused++
		case plan.DigestClaimed:
			r.failed++
		default: // nothing to send any more
			inARow--
		}
		if inARow == letterPatience {
			return r, errMailServer
		}
	}
	return r, nil
}

// due are the users whose letter of the week is not sent, as far as can be told before claiming it.
func (p postman) due(ctx context.Context, only int64) ([]int64, error) {
	week, err := p.store.Digests(ctx, letterJob())
	if err != nil {
		return nil, err
	}
	var users []int64
	for _, d := range week.Digests {
		if d.Email == "" || only != 0 && d.UserID != only {
			continue
		}
		if l := week.Letter(d.UserID); l == nil || l.State == plan.DigestClaimed && !p.now().Before(l.ClaimedAt.Add(plan.DigestRetry)) {
			users = append(users, d.UserID)
		}
	}
	return users, nil
}

func letterJob() plan.Actor { return plan.Job("digest") }

// deliver claims, sends and marks one letter and returns its state, empty when there was none to send. The log names the
// user by number only; what the server said is kept with the letter.
func (p postman) deliver(ctx context.Context, user int64) (plan.DigestState, error) {
	letter, claimed, err := p.store.ClaimDigest(ctx, letterJob(), user, func(d plan.Digest) (string, string) {
		return view.DigestText(p.base, d)
	})
	if err != nil || !claimed {
		return "", err
	}
	state, problem := plan.DigestSent, ""
	err = p.sender.Send(ctx, mail.Message{
		ID: fmt.Sprintf("digest.%d.%s", letter.UserID, letter.Week), To: letter.Email, Subject: letter.Subject, Text: letter.Body,
	})
	if err != nil {
		state, problem = plan.DigestClaimed, err.Error()
		if errors.Is(err, mail.ErrRefused) {
			state = plan.DigestRefused
		}
		p.log.WarnContext(ctx, "letter not taken", "user_id", user, "state", state)
	}
	// A letter that is out is noted even while the program stops; else it would go out again.
	limited, cancel := context.WithTimeout(context.WithoutCancel(ctx), markTime)
	defer cancel()
	return state, p.store.MarkDigest(limited, letterJob(), letter, state, problem)
}
