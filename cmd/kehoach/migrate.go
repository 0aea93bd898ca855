package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"kehoach/migrations"
	"kehoach/web/view"
)

func runMigrate(ctx context.Context, t terminal, args []string) (err error) {
	f := newFlags(t, "migrate", "up | down [SỐ BƯỚC] | status",
		"up: đưa cơ sở dữ liệu lên phiên bản của chương trình. down: lùi lại, mặc định một bước; bảng và dữ liệu của\n"+
			"bước đó bị xoá. status: liệt kê các bước.")
	f.take(databaseSettings())
	words, err := f.parse(args)
	if err != nil {
		return err
	}
	act, err := migration(words)
	if err != nil {
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
	db, err := openDatabase(ctx, s, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.close()) }()
	return act(ctx, t, db)
}

// migration reads which direction the words after `migrate` ask for.
func migration(words []string) (func(context.Context, terminal, *database) error, error) {
	switch {
	case len(words) == 1 && words[0] == "up":
		return migrateUp, nil
	case len(words) == 1 && words[0] == "status":
		return migrateStatus, nil
	case len(words) == 1 && words[0] == "down":
		return migrateDown(1), nil
	case len(words) == 2 && words[0] == "down":
		steps, err := strconv.Atoi(words[1])
		if err != nil || steps < 1 {
			return nil, usageError{fmt.Sprintf("Số bước lùi %q không đúng.", words[1])}
		}
		return migrateDown(steps), nil
	}
	return nil, usageError{"Cần một trong: up, down [SỐ BƯỚC], status."}
}

func migrateUp(ctx context.Context, t terminal, db *database) error {
	if err := db.migrate(ctx); err != nil {
		return err
	}
	t.printf("Cơ sở dữ liệu đã ở phiên bản của chương trình.\n")
	return nil
}

func migrateDown(steps int) func(context.Context, terminal, *database) error {
	return func(ctx context.Context, t terminal, db *database) error {
		config, err := db.owner(ctx)
		if err != nil {
			return err
		}
		if err := migrations.Down(ctx, config, steps); err != nil {
			return err
		}
		t.printf("Đã lùi %d bước.\n", steps)
		return nil
	}
}

func migrateStatus(ctx context.Context, t terminal, db *database) error {
	config, err := db.owner(ctx)
	if err != nil {
		return err
	}
	all, err := migrations.Status(ctx, config)
	if err != nil {
		return err
	}
	for _, m := range all {
		t.printf("%04d %-24s %s\n", m.Version, m.Name, migrationState(m))
	}
	return nil
}

func migrationState(m migrations.Applied) string {
	switch {
	case m.Unknown:
		return "do chương trình khác áp dụng, bản này không có"
	case m.Edited:
		return "đã áp dụng nhưng tệp bị sửa sau đó"
	case m.AppliedAt.IsZero():
		return "chưa áp dụng"
	}
	return "đã áp dụng " + view.DateTime(m.AppliedAt)
}
