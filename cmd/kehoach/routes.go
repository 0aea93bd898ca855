package main

import (
	"context"

	"kehoach/internal/server"
)

func runRoutes(_ context.Context, t terminal, args []string) error {
	f := newFlags(t, "routes", "", "Mỗi dòng một địa chỉ: phương thức, mẫu địa chỉ, ai được dùng, thao tác. Không cần cơ sở dữ liệu.")
	if err := f.parseFlags(args); err != nil {
		return err
	}
	for _, row := range server.Routes() {
		t.printf("%-5s %-38s %-24s %s\n", row.Method, row.Pattern, row.Who, row.Action)
	}
	return nil
}
