package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/pgembed"
	"kehoach/internal/store"
	"kehoach/migrations"
)

// doctorTime bounds the look at the database.
const doctorTime = 30 * time.Second

// checkDatabase looks at the server, the login and the schema. The program's own PostgreSQL is started for it; when
// the site runs, its server is the one looked at.
func checkDatabase(ctx context.Context, s settings) (findings []finding) {
	ctx, cancel := context.WithTimeout(ctx, doctorTime)
	defer cancel()
	db, err := openDatabase(ctx, s, slog.New(slog.DiscardHandler))
	var inUse *pgembed.InUseError
	if errors.As(err, &inUse) && inUse.Socket != "" {
		db, err = &database{appURL: inUse.URL(pgembed.RoleApp), ownerURL: inUse.URL(pgembed.RoleOwner)}, nil
	}
	if err != nil {
		return []finding{{what: "Cơ sở dữ liệu", err: err}}
	}
	defer func() {
		if err := db.close(); err != nil {
			findings = append(findings, finding{what: "Dừng PostgreSQL", err: err})
		}
	}()
	conn, err := pgx.Connect(ctx, db.appURL)
	if err != nil {
		return []finding{{what: "Cơ sở dữ liệu", err: fmt.Errorf("%w: %w", store.ErrUnavailable, err)}}
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }() // only read from
	findings = append(checkServer(ctx, conn), checkLogin(ctx, db), checkSchema(ctx, db))
	return findings
}

// checkServer looks at the version, what durability rests on, and what sorting and search need.
func checkServer(ctx context.Context, conn *pgx.Conn) []finding {
	findings := []finding{checkVersion(ctx, conn)}
	for _, name := range []string{"fsync", "synchronous_commit", "full_page_writes"} {
		f := finding{what: "PostgreSQL " + name}
		const sql = `SELECT current_setting($1)`
		if f.err = conn.QueryRow(ctx, sql, name).Scan(&f.seen); f.err == nil && f.seen == "off" {
			f.err = errors.New("đang tắt: mất điện có thể mất dữ liệu đã lưu; hãy bật lại")
		}
		findings = append(findings, f)
	}
	for _, name := range []string{"unaccent", "pg_trgm", "btree_gist"} {
		const sql = `SELECT exists(SELECT FROM pg_available_extensions WHERE name = $1)`
		findings = append(findings, checkPresent(ctx, conn, "Phần mở rộng "+name, sql, name))
	}
	const collation = `SELECT exists(SELECT FROM pg_collation WHERE collname = $1)`
	return append(findings, checkPresent(ctx, conn, "Thứ tự chữ cái tiếng Việt (vi-x-icu)", collation, "vi-x-icu"))
}

func checkVersion(ctx context.Context, conn *pgx.Conn) finding {
	const perMajor = 10_000 // server_version_num is major * 10000 + minor
	f := finding{what: "PostgreSQL"}
	var number int
	const sql = `SELECT current_setting('server_version'), current_setting('server_version_num')::int`
	if f.err = conn.QueryRow(ctx, sql).Scan(&f.seen, &number); f.err == nil && number < pgembed.MinMajor*perMajor {
		f.err = fmt.Errorf("bản %s quá cũ, cần từ %d", f.seen, pgembed.MinMajor)
	}
	return f
}

func checkPresent(ctx context.Context, conn *pgx.Conn, what, sql, name string) finding {
	f := finding{what: what, seen: "có"}
	var present bool
	if f.err = conn.QueryRow(ctx, sql, name).Scan(&present); f.err == nil && !present {
		f.err = errors.New("máy chủ PostgreSQL không có; hãy cài gói postgresql-contrib hoặc bản có ICU")
	}
	return f
}

// checkLogin opens the store as the site does: it refuses a login with too many rights by itself.
func checkLogin(ctx context.Context, db *database) finding {
	f := finding{what: "Tài khoản của máy chủ", seen: "chỉ có quyền trên các dòng dữ liệu"}
	st, err := store.Open(ctx, db.appURL, store.Options{MaxConns: 1})
	if err != nil {
		f.err = err
		return f
	}
	st.Close()
	return f
}

func checkSchema(ctx context.Context, db *database) finding {
	f := finding{what: "Phiên bản cơ sở dữ liệu"}
	config, err := db.owner(ctx)
	if err != nil {
		f.err = err
		return f
	}
	all, err := migrations.Status(ctx, config)
	if err != nil {
		f.err = err
		return f
	}
	pending := 0
	for _, m := range all {
		switch {
		case m.Unknown:
			f.err = &migrations.NewerError{Database: m.Version, Program: newest(all)}
			return f
		case m.Edited:
			f.err = &migrations.EditedError{Version: m.Version, Name: m.Name}
			return f
		case m.AppliedAt.IsZero():
			pending++
		}
	}
	if pending > 0 {
		f.err = fmt.Errorf("còn %d bước chưa áp dụng: chạy kehoach migrate up", pending)
	}
	f.seen = fmt.Sprintf("%d, mới nhất", newest(all))
	return f
}

// newest is the last schema version the program knows.
func newest(all []migrations.Applied) int {
	version := 0
	for _, m := range all {
		if !m.Unknown {
			version = max(version, m.Version)
		}
	}
	return version
}
