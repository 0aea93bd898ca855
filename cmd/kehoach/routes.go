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
		who := string(row.Who)
		if row.Needs != "" {
			who += ": " + string(row.Needs)
		}
		t.printf("%-5s %-46s %-20s %s\n", row.Method, row.Pattern, who, row.Action)
	}
	return nil
}
