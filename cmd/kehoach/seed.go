package main

import (
	"context"
	"errors"
	"fmt"

	"kehoach/internal/importer"
	"kehoach/internal/plan"
	"kehoach/internal/store"
	"kehoach/seeds"
)

func runSeed(ctx context.Context, t terminal, args []string) error {
	f := newFlags(t, "seed", "[tham số]",
		"Nhập năm kế hoạch đi kèm chương trình. Chạy lại không nhập thêm: văn bản đã có được nhận ra theo nội dung.")
	f.take(databaseSettings())
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
	return withStore(ctx, s, log, func(st *store.Store) error { return importSeeds(ctx, t, st) })
}

// importSeeds commits the program's own five documents through the importer, as any other document. A seed gives way to
// another annual plan that its year has already: the program must start on a database people work in.
func importSeeds(ctx context.Context, t terminal, st *store.Store) error {
	actor := commandLine()
	for _, seed := range seeds.All() {
		draft, err := importer.Parse(seed.Name, seed.Bytes)
		if err != nil {
			return fmt.Errorf("seed %s: %w", seed.Name, err)
		}
		if draft, err = placed(draft, seed.Province, seed.Year); err != nil {
			return fmt.Errorf("seed %s: %w", seed.Name, err)
		}
		done, err := st.CommitImport(ctx, actor, plan.File{Name: seed.Name, Bytes: seed.Bytes}, draft)
		if errors.Is(err, plan.ErrConflict) {
			t.printf("%s: bỏ qua · năm %d đã có kế hoạch năm khác\n", seed.Name, seed.Year)
			continue
		}
		if err != nil {
			return fmt.Errorf("seed %s: %w", seed.Name, err)
		}
		t.printf("%s\n", committedText(seed.Name, done))
	}
	return nil
}
