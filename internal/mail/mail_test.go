package mail

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"math/big"
	"net"
	netmail "net/mail"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/mailtest"
	"kehoach/internal/plan"
)

func monday() time.Time { return time.Date(2026, time.November, 23, 7, 30, 0, 0, plan.Zone) }

func letter() Message {
	return Message{
		ID: "digest.7.2026-11-23", To: "hoa@soyte.example", Subject: "Báo cáo 9 tháng năm 2026: còn 7 nhiệm vụ chưa gửi của đơn vị, quá hạn nộp 3 ngày",
		Text: "Kính gửi bà Nguyễn Thị Hoa,\n\n" + strings.Repeat("Tổ chức thực hiện có hiệu quả các chương trình mục tiêu y tế = 100%; ", 12) +
			"\n.\n.. một dòng bắt đầu bằng dấu chấm\nhttps://kehoach.example/bao-cao?don-vi=3&ky=4\n",
	}
}

// sender returns a sender to the server; user is "user:password@" or empty.
func sender(t *testing.T, scheme, user, address string) *Sender {
	t.Helper()
	server, err := ParseURL(scheme + "://" + user + address + "?from=kehoach@soyte.example&name=K%E1%BA%BF%20ho%E1%BA%A1ch%20Y%20t%E1%BA%BF")
	require.NoError(t, err)
	return NewSender(server, monday)
}

// certified is a certificate of 127.0.0.1 and the client that trusts it.
func certified(t *testing.T) (server, client *tls.Config) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	require.NoError(t, err)
	cert, err := x509.ParseCertificate(der)
	require.NoError(t, err)
	pool := x509.NewCertPool()
	pool.AddCert(cert)
	return &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}, MinVersion: tls.VersionTLS12},
		&tls.Config{RootCAs: pool, ServerName: "127.0.0.1", MinVersion: tls.VersionTLS12}
}

func TestALetterArrivesAsItWasWritten(t *testing.T) {
	t.Parallel()
	s := mailtest.New(t, mailtest.Options{})
	require.NoError(t, sender(t, "smtp", "", s.Address).Send(t.Context(), letter()))
	require.Len(t, s.Letters(), 1)
	got := s.Letters()[0]
	assert.Equal(t, letter().Subject, got.Subject)
	assert.Equal(t, letter().Text, got.Text)
	assert.Equal(t, "kehoach@soyte.example", got.From)
	assert.Equal(t, "hoa@soyte.example", got.To)
	assert.Equal(t, "<digest.7.2026-11-23@soyte.example>", got.Header.Get("Message-ID"))
	assert.Equal(t, "text/plain; charset=UTF-8", got.Header.Get("Content-Type"))
	assert.Equal(t, "auto-generated", got.Header.Get("Auto-Submitted"))
	assert.Equal(t, "Mon, 23 Nov 2026 07:30:00 +0700", got.Header.Get("Date"))
	from, err := netmail.ParseAddress(got.Header.Get("From"))
	require.NoError(t, err)
	assert.Equal(t, "Kế hoạch Y tế", from.Name)
	assert.Empty(t, got.Header.Get("User-Agent"))
	assert.Empty(t, got.Header.Get("X-Mailer"))
	assert.False(t, got.TLS)
}

func TestEveryLetterWithoutANameGetsOne(t *testing.T) {
	t.Parallel()
	s := mailtest.New(t, mailtest.Options{})
	m := letter()
	m.ID, m.Subject = "", "Một\r\nBcc: ai@do.example"
	for range 2 {
		require.NoError(t, sender(t, "smtp", "", s.Address).Send(t.Context(), m))
	}
	got := s.Letters()
	require.Len(t, got, 2)
	assert.NotEqual(t, got[0].Header.Get("Message-ID"), got[1].Header.Get("Message-ID"))
	assert.Empty(t, got[0].Header.Get("Bcc"), "a line break in a subject adds no header")
	assert.Equal(t, "Một Bcc: ai@do.example", got[0].Subject)
}

func TestStartTLSIsUsedWhereItIsOffered(t *testing.T) {
	t.Parallel()
	server, _ := certified(t)
	s := mailtest.New(t, mailtest.Options{TLS: server, User: "kehoach", Password: "bí mật"})
	require.NoError(t, sender(t, "smtp", "kehoach:b%C3%AD%20m%E1%BA%ADt@", s.Address).Send(t.Context(), letter()))
	require.Len(t, s.Letters(), 1)
	assert.True(t, s.Letters()[0].TLS)
	assert.Equal(t, "kehoach", s.Letters()[0].User)
}

func TestTLSFromTheFirstByteChecksTheCertificate(t *testing.T) {
	t.Parallel()
	server, client := certified(t)
	s := mailtest.New(t, mailtest.Options{TLS: server, Implicit: true})
	to := sender(t, "smtps", "", s.Address)
	require.ErrorContains(t, to.Send(t.Context(), letter()), "certificate")
	assert.Empty(t, s.Letters())
	to.tls = client
	require.NoError(t, to.Send(t.Context(), letter()))
	assert.Len(t, s.Letters(), 1)
}

func TestAnotherMachineMustOfferTLS(t *testing.T) {
	t.Parallel()
	s := mailtest.New(t, mailtest.Options{User: "kehoach", Password: "matkhau"})
	to := sender(t, "smtp", "kehoach:matkhau@", s.Address)
	// The name is not known as this machine's; it leads here all the same.
	to.server.Host = "0.0.0.0"
	require.Error(t, to.Send(t.Context(), letter()))
	assert.Empty(t, s.Letters())
	to.server.Host = "127.0.0.1"
	require.NoError(t, to.Send(t.Context(), letter()), "this machine may do without")
}

func TestAPasswordIsNeverPartOfAnError(t *testing.T) {
	t.Parallel()
	s := mailtest.New(t, mailtest.Options{User: "kehoach", Password: "matkhau"})
	to := sender(t, "smtp", "kehoach:saimatkhau@", s.Address)
	for _, err := range []error{to.Send(t.Context(), letter()), to.Check(t.Context())} {
		require.Error(t, err)
		assert.NotContains(t, err.Error(), "saimatkhau")
		require.NotErrorIs(t, err, ErrRefused, "the settings can be mended")
	}
	// A server whose answer holds the password: here it is a word of "Authentication failed".
	to = sender(t, "smtp", "kehoach:matkhau@", s.Address)
	to.server.password = "Authentication"
	err := to.Check(t.Context())
	require.Error(t, err)
	assert.NotContains(t, err.Error(), "Authentication")
	_, err = ParseURL("smtp://kehoach:matkhau@host:x?from=a@b.example")
	require.Error(t, err)
	assert.NotContains(t, err.Error(), "matkhau")
}

func TestARefusedLetterIsToldFromAServerThatTakesNoneNow(t *testing.T) {
	t.Parallel()
	s := mailtest.New(t, mailtest.Options{
		Refuse: []string{"khong@soyte.example"}, Busy: []string{"ban@soyte.example"},
	})
	to := sender(t, "smtp", "", s.Address)
	m := letter()
	m.To = "khong@soyte.example"
	err := to.Send(t.Context(), m)
	require.ErrorIs(t, err, ErrRefused)
	require.ErrorContains(t, err, "no such mailbox", "the server's own words")
	assert.NotContains(t, err.Error(), m.To)
	m.To = "không phải địa chỉ"
	require.ErrorIs(t, to.Send(t.Context(), m), ErrRefused)
	m.To = "ban@soyte.example"
	err = to.Send(t.Context(), m)
	require.Error(t, err)
	require.NotErrorIs(t, err, ErrRefused)
	require.NoError(t, to.Send(t.Context(), letter()), "the next letter goes through")

	banned := mailtest.New(t, mailtest.Options{Banned: "kehoach@soyte.example"})
	err = sender(t, "smtp", "", banned.Address).Send(t.Context(), letter())
	require.Error(t, err)
	assert.NotErrorIs(t, err, ErrRefused, "what is wrong with the sender is wrong with every letter")
}

func TestAServerThatIsGoneIsAnError(t *testing.T) {
	t.Parallel()
	s := mailtest.New(t, mailtest.Options{})
	to := sender(t, "smtp", "", s.Address)
	require.NoError(t, to.Check(t.Context()))
	assert.Empty(t, s.Letters(), "checking sends nothing")
	s.Stop()
	require.Error(t, to.Check(t.Context()))
	err := to.Send(t.Context(), letter())
	require.Error(t, err)
	assert.NotErrorIs(t, err, ErrRefused)
}

func TestAddressesOfMailServers(t *testing.T) {
	t.Parallel()
	const from = "?from=kehoach@soyte.example"
	for raw, want := range map[string]string{
		"smtp://mail.example" + from:                 "mail.example:587",
		"smtps://mail.example" + from:                "mail.example:465",
		"smtp://u:p@[::1]:2525/" + from:              "[::1]:2525",
		"http://mail.example" + from:                 "scheme",
		"smtp://" + from:                             "host",
		"smtp://mail.example/thu" + from:             "host",
		"smtp://mail.example:0" + from:               "port",
		"smtp://mail.example:70000" + from:           "port",
		"smtp://mail.example:x" + from:               "address",
		"smtp://u@mail.example" + from:               "user",
		"smtp://:p@mail.example" + from:              "user",
		"smtp://mail.example":                        "from",
		"smtp://mail.example?from=kehoach":           "from",
		"smtp://mail.example?from=A%20%3Ca@b.vn%3E":  "from",
		"smtp://mail.example" + from + "&name=a%0Ab": "from",
		"smtp://mail.example" + from + "&tls=no":     "option",
		"smtp://mail.example?from=%zz":               "option",
	} {
		server, err := ParseURL(raw)
		if err != nil {
			var bad BadURL
			require.ErrorAs(t, err, &bad, raw)
			assert.Equal(t, want, err.Error(), raw)
			continue
		}
		assert.Equal(t, want, server.Address(), raw)
	}
}
