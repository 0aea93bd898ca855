package main

import (
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/auth"
)

// settings are what the program is told from outside, read once: flag, else environment, else default.
type settings struct {
	databaseURL    string
	ownerURL       string
	listen         string
	baseURL        string
	stateDir       string
	pgBin          string
	trustedProxies string
	secretFile     string
	smtpURL        string
	logLevel       string
	demoPassword   string
}

// environmentMark is in the usage of every flag that is a setting; help lists those apart.
const environmentMark = "biến môi trường "

// A setting is one row of the table of settings.
type setting struct {
	env, flag, value, about string
	field                   func(*settings) *string
	fallback                func(env func(string) string, s settings) string // nil: empty
	masked                  bool                                             // an address that may carry a password
}

func databaseSettings() []setting {
	return []setting{
		{env: "DATABASE_URL", flag: "database-url", value: "URL", masked: true,
			about: "cơ sở dữ liệu, tài khoản kehoach_app; để trống thì chương trình tự chạy PostgreSQL riêng",
			field: func(s *settings) *string { return &s.databaseURL }},
		{env: "DATABASE_OWNER_URL", flag: "database-owner-url", value: "URL", masked: true,
			about:    "tài khoản kehoach_owner để cập nhật cơ sở dữ liệu; mặc định như DATABASE_URL",
			field:    func(s *settings) *string { return &s.ownerURL },
			fallback: func(_ func(string) string, s settings) string { return s.databaseURL }},
		{env: "KEHOACH_STATE_DIR", flag: "state-dir", value: "DIR",
			about:    "thư mục dữ liệu của chương trình",
			field:    func(s *settings) *string { return &s.stateDir },
			fallback: func(env func(string) string, _ settings) string { return defaultStateDir(env) }},
		{env: "KEHOACH_PG_BIN", flag: "pg-bin", value: "DIR",
			about: "thư mục chứa lệnh postgres; để trống thì tự tìm",
			field: func(s *settings) *string { return &s.pgBin }},
		{env: "LOG_LEVEL", flag: "log-level", value: "LEVEL",
			about:    "mức ghi nhật ký: debug, info, warn, error",
			field:    func(s *settings) *string { return &s.logLevel },
			fallback: func(func(string) string, settings) string { return "info" }},
	}
}

func serverSettings() []setting {
	return []setting{
		{env: "KEHOACH_LISTEN", flag: "listen", value: "HOST:PORT",
			about:    "địa chỉ máy chủ nghe",
			field:    func(s *settings) *string { return &s.listen },
			fallback: func(func(string) string, settings) string { return "127.0.0.1:8080" }},
		{env: "KEHOACH_BASE_URL", flag: "base-url", value: "URL",
			about: "địa chỉ người dùng gõ, ví dụ https://kehoach.soyte.example; để trống thì theo địa chỉ nghe",
			field: func(s *settings) *string { return &s.baseURL }},
		{env: "KEHOACH_SECRET_FILE", flag: "secret-file", value: "FILE",
			about:    "tệp khoá bí mật của bản cài, 32 byte ngẫu nhiên; để trống thì tệp secret trong thư mục dữ liệu, tự tạo nếu chưa có",
			field:    func(s *settings) *string { return &s.secretFile },
			fallback: func(_ func(string) string, s settings) string { return s.defaultSecretFile() }},
		{env: "KEHOACH_TRUSTED_PROXIES", flag: "trusted-proxies", value: "LIST",
			about: "máy chủ https đứng trước được tin cậy, ví dụ 10.0.0.0/8",
			field: func(s *settings) *string { return &s.trustedProxies }},
		{env: "KEHOACH_SMTP_URL", flag: "smtp-url", value: "URL", masked: true,
			about: "máy chủ thư để gửi thư nhắc hằng tuần, ví dụ smtp://tài-khoản:mật-khẩu@máy:587?from=địa-chỉ&name=tên; để trống thì không gửi",
			field: func(s *settings) *string { return &s.smtpURL }},
	}
}

func allSettings() []setting {
	return slices.Concat(databaseSettings(), serverSettings(), demoSettings())
}

// take adds the settings a command takes to its flags.
func (f *flagSet) take(list []setting) {
	f.settings = append(f.settings, list...)
	for _, row := range list {
		usage := fmt.Sprintf("%s (%s%s", row.about, environmentMark, row.env)
		if row.fallback != nil {
			if text := row.fallback(f.terminal.env, settings{}); text != "" {
				usage += ", mặc định " + text
			}
		}
		f.option(row.flag, row.value, usage+")")
	}
}

// read returns the settings after the flags were parsed, or what is wrong with them.
func (f *flagSet) read() (settings, error) {
	given := map[string]string{}
	f.Visit(func(option *flag.Flag) { given[option.Name] = option.Value.String() })
	var s settings
	for _, row := range f.settings {
		field := row.field(&s)
		*field = given[row.flag]
		if *field == "" {
			*field = f.terminal.env(row.env)
		}
		if *field == "" && row.fallback != nil {
			*field = row.fallback(f.terminal.env, s)
		}
	}
	return s, s.validate()
}

func (s settings) validate() error {
	// In this order: the owner's address is the application's unless it is named.
	for _, setting := range []struct{ env, address string }{
		{"DATABASE_URL", s.databaseURL}, {"DATABASE_OWNER_URL", s.ownerURL},
	} {
		if setting.address == "" {
			continue
		}
		// The cause may repeat the address and its password: it is not printed.
		if _, err := pgx.ParseConfig(setting.address); err != nil {
			return usageError{setting.env + " không đọc được: cần dạng postgres://tài-khoản:mật-khẩu@máy:cổng/tên."}
		}
	}
	if s.listen != "" && !isListenAddress(s.listen) {
		return usageError{fmt.Sprintf("KEHOACH_LISTEN %q không đúng: cần dạng 127.0.0.1:8080.", s.listen)}
	}
	if _, err := s.base(); err != nil {
		return usageError{fmt.Sprintf("KEHOACH_BASE_URL %q không đúng: cần dạng https://máy hoặc http://127.0.0.1:8080.", s.baseURL)}
	}
	if _, err := parseProxies(s.trustedProxies); err != nil {
		return usageError{fmt.Sprintf("KEHOACH_TRUSTED_PROXIES không đúng ở %q: cần địa chỉ hoặc dải địa chỉ, cách nhau bằng dấu phẩy.", err.Error())}
	}
	if err := s.validateMail(); err != nil {
		return err
	}
	if _, err := s.level(); err != nil {
		return usageError{fmt.Sprintf("LOG_LEVEL %q không đúng: cần debug, info, warn hoặc error.", s.logLevel)}
	}
	return nil
}

// isListenAddress says whether s is a host, perhaps empty, and a port.
func isListenAddress(s string) bool {
	_, port, err := net.SplitHostPort(s)
	if err != nil {
		return false
	}
	_, err = strconv.ParseUint(port, 10, 16)
	return err == nil
}

var errBaseURL = errors.New("base URL is not a plain http or https address")

// base is the base URL, nil when none is set.
func (s settings) base() (*url.URL, error) {
	if s.baseURL == "" {
		return nil, nil
	}
	u, err := url.Parse(s.baseURL)
	if err != nil {
		return nil, fmt.Errorf("base URL: %w", err)
	}
	plain := u.User == nil && u.RawQuery == "" && u.Fragment == "" && (u.Path == "" || u.Path == "/")
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || !plain {
		return nil, errBaseURL
	}
	return u, nil
}

func (s settings) level() (slog.Level, error) {
	var level slog.Level
	if s.logLevel == "" {
		return level, nil
	}
	if err := level.UnmarshalText([]byte(s.logLevel)); err != nil {
		return level, fmt.Errorf("log level: %w", err)
	}
	return level, nil
}

// logger writes to the terminal's error stream at the level set.
func (s settings) logger(t terminal) (*slog.Logger, error) {
	level, err := s.level()
	if err != nil {
		return nil, err
	}
	return slog.New(slog.NewTextHandler(t.errOut, &slog.HandlerOptions{Level: level})), nil
}

// defaultStateDir is /var/lib/kehoach for root, whose home no other account may enter, else the account's own.
func defaultStateDir(env func(string) string) string {
	if os.Geteuid() == 0 {
		return "/var/lib/kehoach"
	}
	return userStateDir(env)
}

// userStateDir follows the XDG Base Directory Specification.
func userStateDir(env func(string) string) string {
	if dir := env("XDG_STATE_HOME"); dir != "" {
		return filepath.Join(dir, "kehoach")
	}
	return filepath.Join(env("HOME"), ".local", "state", "kehoach")
}

// defaultSecretFile is in the state directory, whose place is read before.
func (s settings) defaultSecretFile() string {
	if s.stateDir == "" {
		return ""
	}
	return filepath.Join(s.stateDir, "secret")
}

// linkBase is where the links begin that are handed to people: the base URL, else where the site listens.
func (s settings) linkBase() string {
	if s.baseURL != "" {
		return strings.TrimSuffix(s.baseURL, "/")
	}
	return "http://" + s.listen
}

// sealer is made of the installation's secret, which is made when it is missing.
func (s settings) sealer() (*auth.Sealer, error) {
	secret, err := auth.LoadSecret(s.secretFile)
	if err != nil {
		return nil, err
	}
	return auth.NewSealer(secret)
}
