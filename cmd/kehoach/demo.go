package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"kehoach/internal/auth"
	"kehoach/internal/demo"
	"kehoach/internal/plan"
	"kehoach/internal/store"
)

func runDemo(ctx context.Context, t terminal, args []string) error {
	f := newFlags(t, "demo", "[tham số]",
		"Biến cơ sở dữ liệu chưa có báo cáo nào thành cơ sở dữ liệu dùng thử: đơn vị, người dùng, thời hạn và báo cáo giả định trên\n"+
			"các kế hoạch có sẵn. Không thể đổi lại. Chạy lại không làm gì thêm.")
	f.take(append(databaseSettings(), demoSettings()...))
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
	return withStore(ctx, s, log, func(st *store.Store) error {
		if err := importSeeds(ctx, t, st); err != nil {
			return err
		}
		return prepareDemo(ctx, t, st, s)
	})
}

func demoSettings() []setting {
	return []setting{
		{env: "KEHOACH_DEMO_PASSWORD", flag: "demo-password", value: "TEXT", masked: true,
			about: "mật khẩu chung của các tài khoản dùng thử; để trống thì tự đặt và ghi vào thư mục dữ liệu",
			field: func(s *settings) *string { return &s.demoPassword }},
	}
}

// prepareDemo makes the database a demo unless it is one, and says how to sign in.
func prepareDemo(ctx context.Context, t terminal, st *store.Store, s settings) error {
	password, kept, err := demoPassword(s)
	if err != nil {
		return err
	}
	hash, err := auth.NewHasher().Hash(ctx, password)
	if err != nil {
		return fmt.Errorf("demo password: %w", err)
	}
	done, err := demo.Prepare(ctx, st, hash)
	if errors.Is(err, plan.ErrConflict) {
		t.warnf("Cơ sở dữ liệu đã có báo cáo: không thêm số liệu minh họa.\n")
		return errReported
	}
	if err != nil {
		return err
	}
	t.printf("\nSố liệu minh họa. Tài khoản dùng thử: %s\n", strings.Join(demo.SignIns(), ", "))
	switch {
	case kept == "":
		t.printf("Mật khẩu chung: theo KEHOACH_DEMO_PASSWORD lúc chuẩn bị.\n\n")
	case done:
		t.printf("Mật khẩu chung: %s (ghi ở %s)\n\n", password, kept)
	default:
		t.printf("Mật khẩu chung: ghi ở %s\n\n", kept)
	}
	return nil
}

// demoPassword is the password told, else the one kept in the state directory, made at the first time.
func demoPassword(s settings) (password, kept string, err error) {
	if s.demoPassword != "" {
		return s.demoPassword, "", nil
	}
	path := filepath.Join(s.stateDir, "demo-password")
	text, err := os.ReadFile(path) //nolint:gosec // a file of the program's own directory
	if err == nil {
		return strings.TrimSpace(string(text)), path, nil
	}
	if !errors.Is(err, os.ErrNotExist) {
		return "", "", fmt.Errorf("demo password: %w", err)
	}
	password = strings.ToLower(rand.Text()[:20])
	if err := os.MkdirAll(s.stateDir, 0o711); err != nil { //nolint:gosec // the postgres account must pass through
		return "", "", fmt.Errorf("demo password: %w", err)
	}
	if err := os.WriteFile(path, []byte(password+"\n"), 0o600); err != nil {
		return "", "", fmt.Errorf("demo password: %w", err)
	}
	return password, path, nil
}
