package main

import (
	"context"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/importer"
	"kehoach/internal/mail"
	"kehoach/internal/mailtest"
	"kehoach/internal/pgtest"
	"kehoach/internal/plan"
	"kehoach/internal/store"
	"kehoach/seeds"
	"kehoach/web/view"
)

const mailBase = "http://127.0.0.1:8080"

// A mailroom is Bình Dương 2024 with an open kỳ in which a unit owes everything: its officer hoa and the planner minh are
// to be written to.
type mailroom struct {
	db    *pgtest.Database
	clock time.Time
	log   *buffer
	mu    sync.Mutex
}

func (m *mailroom) now() time.Time {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.clock
}

func (m *mailroom) set(t time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.clock = t
}

// monday is a Monday of letters at an hour in Việt Nam.
func monday(hour, minute int) time.Time {
	return time.Date(2026, time.November, 23, hour, minute, 0, 0, plan.Zone)
}

func newMailroom(t *testing.T) *mailroom {
	t.Helper()
	m := &mailroom{db: pgtest.New(t), clock: monday(7, 30), log: &buffer{}}
	st := store.New(m.db.App, m.now)
	seed := seeds.All()[1]
	draft, err := importer.Parse(seed.Name, seed.Bytes)
	require.NoError(t, err)
	_, err = st.CommitImport(t.Context(), plan.CommandLine("test"), plan.File{Name: seed.Name, Bytes: seed.Bytes}, draft)
	require.NoError(t, err)
	for _, sql := range []string{
		`UPDATE plans SET state = 'released', released_on = '2024-01-15'`,
		`INSERT INTO periods (province_id, year_id, kind, data_from, data_to, as_of_on, opens_on, due_on, grace_until, state)
			SELECT province_id, id, 'year', '2023-12-15', '2024-12-14', '2024-12-31', '2024-12-09', '2024-12-18', '2024-12-20', 'open' FROM years`,
		`INSERT INTO units (province_id, kind, name, valid_from) SELECT province_id, 'department', 'Phòng Nghiệp vụ Y', '2009-01-01' FROM years`,
		`DELETE FROM task_units`,
		`INSERT INTO task_units (province_id, year_id, task_id, role, ord, name, unit_id)
			SELECT t.province_id, t.year_id, t.id, 'lead', 1, u.name, u.id FROM tasks t, units u`,
		`INSERT INTO users (username, full_name, email, created_at) VALUES ('hoa', 'Nguyễn Thị Hoa', 'hoa@soyte.example', now()),
			('minh', 'Trần Văn Minh', 'minh@soyte.example', now()), ('an', 'Lê Văn An', NULL, now())`,
		`INSERT INTO memberships (user_id, role, province_id, unit_id, valid_from, created_by)
			SELECT u.id, CASE username WHEN 'minh' THEN 'planner' ELSE 'officer' END, k.province_id,
				CASE username WHEN 'minh' THEN NULL ELSE k.id END, '2009-01-01', 'test' FROM users u, units k`,
	} {
		m.exec(t, sql)
	}
	return m
}

func (m *mailroom) exec(t *testing.T, sql string) {
	t.Helper()
	_, err := m.db.Owner.Exec(t.Context(), sql)
	require.NoError(t, err)
}

func (m *mailroom) postman(t *testing.T, address string) postman {
	t.Helper()
	server, err := mail.ParseURL(smtpURL(address))
	require.NoError(t, err)
	return postman{
		store: store.New(m.db.App, m.now), sender: mail.NewSender(server, m.now), base: mailBase, now: m.now,
		log: slog.New(slog.NewTextHandler(m.log, nil)),
	}
}

func smtpURL(address string) string {
	return "smtp://" + address + "?from=kehoach@soyte.example&name=Kế hoạch Y tế"
}

func (m *mailroom) round(t *testing.T, p postman) letterRound {
	t.Helper()
	r, err := p.round(t.Context(), 0)
	require.NoError(t, err)
	return r
}

func TestLettersArriveAsPreviewedOnceAWeek(t *testing.T) {
	t.Parallel()
	m, server := newMailroom(t), mailtest.New(t, mailtest.Options{})
	p := m.postman(t, server.Address)
	week, err := p.store.Digests(t.Context(), letterJob())
	require.NoError(t, err)
	assert.Equal(t, letterRound{sent: 2}, m.round(t, p), "an has no address")
	for _, d := range week.Digests {
		if d.Email == "" {
			continue
		}
		subject, body := view.DigestText(mailBase, d)
		got := server.To(d.Email)
		require.Len(t, got, 1, d.Email)
		assert.Equal(t, subject, got[0].Subject)
		assert.Equal(t, body, got[0].Text)
		assert.Contains(t, got[0].Text, mailBase+"/")
		assert.Equal(t, "Mon, 23 Nov 2026 07:30:00 +0700", got[0].Header.Get("Date"))
		assert.True(t, strings.HasPrefix(got[0].Header.Get("Message-ID"), "<digest."))
	}
	assert.Contains(t, server.To("hoa@soyte.example")[0].Text, "Phòng Nghiệp vụ Y còn 43/43 nhiệm vụ chưa gửi")
	for _, later := range []time.Duration{15 * time.Minute, 2 * time.Hour, 6 * 24 * time.Hour} {
		m.set(monday(7, 30).Add(later))
		assert.Zero(t, m.round(t, p), later)
	}
	m.set(monday(7, 30).AddDate(0, 0, 7))
	m.exec(t, `INSERT INTO progress_reports (province_id, year_id, task_id, period_id, unit_id, state, progress, percent, saved_at, sent_at)
		SELECT t.province_id, t.year_id, t.id, p.id, u.id, 'submitted', 'in_progress', 50, now(), now() FROM tasks t, periods p, units u`)
	assert.Zero(t, m.round(t, p), "everything is sent: no letter")
	m.exec(t, `UPDATE progress_reports SET state = 'returned' WHERE task_id = (SELECT min(id) FROM tasks)`)
	assert.Equal(t, letterRound{sent: 2}, m.round(t, p))
	assert.Contains(t, server.To("hoa@soyte.example")[1].Text, "Bị trả lại, cần sửa và gửi lại (1)")
}

func TestTheServerSendsOnMondayMorningOnly(t *testing.T) {
	t.Parallel()
	m, server := newMailroom(t), mailtest.New(t, mailtest.Options{})
	m.set(monday(7, 29))
	ctx, stop := context.WithCancel(t.Context())
	ticks, ended := make(chan time.Time), make(chan struct{})
	p := m.postman(t, server.Address)
	go func() {
		defer close(ended)
		p.run(ctx, ticks)
	}()
	ticks <- m.now()
	ticks <- m.now() // taken once the round before is over
	assert.Empty(t, server.Letters(), "too early")
	m.set(monday(7, 30).AddDate(0, 0, -1))
	ticks <- m.now()
	ticks <- m.now()
	assert.Empty(t, server.Letters(), "a Sunday")
	m.set(monday(7, 44))
	ticks <- m.now()
	ticks <- m.now()
	assert.Len(t, server.Letters(), 2)
	stop()
	<-ended
	assert.Contains(t, m.log.String(), "sent=2")
	assert.NotContains(t, m.log.String(), "@", "the log names nobody")
}

func TestManyServersSendEachLetterOnce(t *testing.T) {
	t.Parallel()
	m, server := newMailroom(t), mailtest.New(t, mailtest.Options{})
	var all sync.WaitGroup
	for range 4 {
		p := m.postman(t, server.Address)
		all.Go(func() {
			_, err := p.round(context.Background(), 0)
			assert.NoError(t, err)
		})
	}
	all.Wait()
	assert.Len(t, server.To("hoa@soyte.example"), 1)
	assert.Len(t, server.To("minh@soyte.example"), 1)
}

func TestAMailServerThatIsAwayCostsNobodyTheLetter(t *testing.T) {
	t.Parallel()
	m, gone := newMailroom(t), mailtest.New(t, mailtest.Options{})
	gone.Stop()
	_, err := m.postman(t, gone.Address).round(t.Context(), 0)
	require.ErrorIs(t, err, errMailServer)
	back := mailtest.New(t, mailtest.Options{})
	m.set(monday(7, 45))
	assert.Equal(t, letterRound{sent: 2}, m.round(t, m.postman(t, back.Address)))
}

func TestARefusedLetterIsKeptAndABusyMailboxTriedAgain(t *testing.T) {
	t.Parallel()
	m := newMailroom(t)
	server := mailtest.New(t, mailtest.Options{Refuse: []string{"hoa@soyte.example"}, Busy: []string{"minh@soyte.example"}})
	p := m.postman(t, server.Address)
	assert.Equal(t, letterRound{refused: 1, failed: 1}, m.round(t, p))
	assert.NotContains(t, m.log.String(), "@", "the log names nobody")
	week, err := p.store.Digests(t.Context(), letterJob())
	require.NoError(t, err)
	require.Len(t, week.Letters, 2)
	for _, l := range week.Letters {
		want := map[string]plan.DigestState{"hoa@soyte.example": plan.DigestRefused, "minh@soyte.example": plan.DigestClaimed}[l.Email]
		assert.Equal(t, want, l.State, l.Email)
		assert.Contains(t, l.Problem, map[plan.DigestState]string{plan.DigestRefused: "550", plan.DigestClaimed: "451"}[l.State])
	}
	later := m.postman(t, mailtest.New(t, mailtest.Options{}).Address)
	m.set(monday(8, 15))
	assert.Zero(t, m.round(t, later), "not within the hour")
	m.set(monday(8, 30))
	assert.Equal(t, letterRound{sent: 1}, m.round(t, later), "the busy one; the refused one not this week")
}

func TestTheCommandPrintsLettersAndSendsThem(t *testing.T) {
	t.Parallel()
	m, server := newMailroom(t), mailtest.New(t, mailtest.Options{User: "kehoach", Password: "bimat"})
	env := map[string]string{"DATABASE_URL": m.db.AppURL, "DATABASE_OWNER_URL": m.db.OwnerURL, "KEHOACH_BASE_URL": mailBase}
	preview := kehoach(t, env, "digest", "-preview")
	assert.Equal(t, exitDone, preview.code, preview.errOut)
	for _, part := range []string{
		"Kính gửi ông/bà Nguyễn Thị Hoa,", "Kính gửi ông/bà Trần Văn Minh,", "Lê Văn An (an; chưa có địa chỉ thư", mailBase + "/bao-cao?", "3 thư.",
	} {
		assert.Contains(t, preview.out, part)
	}
	one := kehoach(t, env, "digest", "-preview", "-user", "minh")
	assert.Contains(t, one.out, "1 thư.")
	assert.NotContains(t, one.out, "Kính gửi ông/bà Nguyễn Thị Hoa")

	env["KEHOACH_SMTP_URL"] = smtpURL("kehoach:bimat@" + server.Address)
	assert.Equal(t, "Đã gửi 0 thư.\n", kehoach(t, env, "digest", "-user", "khong.co").out)
	sent := kehoach(t, env, "digest", "-user", "hoa")
	assert.Equal(t, exitDone, sent.code, sent.errOut)
	assert.Equal(t, "Đã gửi 1 thư.\n", sent.out)
	assert.Len(t, server.Letters(), 1)
	assert.Equal(t, "Đã gửi 1 thư.\n", kehoach(t, env, "digest").out, "the planner; hoa has the letter of the week")
	assert.Contains(t, kehoach(t, env, "digest", "-preview").out, "Tuần này đã có thư")

	config := kehoach(t, env, "config")
	assert.Contains(t, config.out, "KEHOACH_SMTP_URL")
	assert.NotContains(t, config.out, "bimat")
	assert.Contains(t, kehoach(t, env, "doctor").out, "✓ Thư: nối được máy chủ thư "+server.Address)
	server.Stop()
	broken := kehoach(t, env, "doctor")
	assert.Contains(t, broken.out, "✗ Thư: Máy chủ thư không nhận thư lúc này")
	assert.NotContains(t, broken.out+broken.errOut, "bimat")
	m.exec(t, `DELETE FROM digests`)
	away := kehoach(t, env, "digest")
	assert.Equal(t, exitFailed, away.code)
	assert.Contains(t, away.errOut, "Máy chủ thư không nhận thư lúc này")
}

func TestServeWithAMailServerStartsAndStops(t *testing.T) {
	t.Parallel()
	m, server := newMailroom(t), mailtest.New(t, mailtest.Options{})
	s := serve(t, map[string]string{
		"DATABASE_URL": m.db.AppURL, "DATABASE_OWNER_URL": m.db.OwnerURL, "KEHOACH_BASE_URL": mailBase, "KEHOACH_SMTP_URL": smtpURL(server.Address),
	}, "-no-migrate")
	assert.Equal(t, exitDone, s.end(t), s.errOut.String())
}
