package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"slices"
	"syscall"

	"github.com/jackc/pgx/v5/pgconn"

	"kehoach/internal/pgembed"
	"kehoach/internal/plan"
	"kehoach/internal/server"
	"kehoach/internal/store"
	"kehoach/migrations"
)

// explain is the Vietnamese sentence for an error, for the person at the terminal. What nobody foresaw is printed as
// it is: whoever runs commands may read causes.
func explain(err error) string {
	if text, ok := pgembed.Explain(err); ok {
		return text
	}
	for _, sentence := range []func(error) string{explainImport, explainSchema, explainServer, explainSystem} {
		if text := sentence(err); text != "" {
			return text
		}
	}
	return fmt.Sprintf("Lỗi: %v", err)
}

func explainImport(err error) string {
	var unreadable interface {
		error
		Reason() string
	}
	var incomplete plan.ErrIncomplete
	var invalid store.InvalidError
	switch {
	case errors.As(err, &unreadable):
		return unreadable.Reason()
	case errors.As(err, &incomplete):
		return explainMissing(incomplete.Missing)
	case errors.As(err, &invalid):
		return fmt.Sprintf("Cơ sở dữ liệu không nhận một giá trị trong văn bản (%s); không ghi gì.", invalid.Constraint)
	case errors.Is(err, plan.ErrConflict):
		return "Năm này của tỉnh đã có kế hoạch năm; không ghi gì."
	case errors.Is(err, plan.ErrForbidden):
		return "Không có quyền làm việc này."
	}
	return ""
}

func explainMissing(what string) string {
	switch what {
	case "province":
		return "Không rõ văn bản của tỉnh nào: thêm -province MÃ (mã tỉnh tại ngày 01/01 của năm kế hoạch)."
	case "year":
		return "Không rõ kế hoạch của năm nào: thêm -year NĂM."
	case "tasks":
		return "Không bóc tách được nhiệm vụ nào nên không ghi: xem lý do bằng -dry-run."
	}
	return "Văn bản không phải kế hoạch nên không ghi: xem lý do bằng -dry-run."
}

func explainSchema(err error) string {
	var newer *migrations.NewerError
	var edited *migrations.EditedError
	var steps *migrations.StepsError
	var pg *pgconn.PgError
	switch {
	case errors.As(err, &newer):
		return fmt.Sprintf("Cơ sở dữ liệu (phiên bản %d) mới hơn chương trình (phiên bản %d): hãy dùng bản chương trình mới hơn.",
			newer.Database, newer.Program)
	case errors.As(err, &edited):
		return fmt.Sprintf("Bước cập nhật %04d_%s đã bị sửa sau khi áp dụng: hãy dùng đúng bản chương trình đã cài.", edited.Version, edited.Name)
	case errors.As(err, &steps):
		return fmt.Sprintf("Không thể lùi %d bước: cơ sở dữ liệu đang có %d bước.", steps.Asked, steps.Applied)
	case errors.As(err, &pg) && slices.Contains(schemaMissing(), pg.Code):
		return fmt.Sprintf("Cơ sở dữ liệu chưa ở phiên bản của chương trình, hãy chạy kehoach migrate up: %v", err)
	case errors.As(err, &pg) && pg.Code == "42501": // insufficient privilege
		return fmt.Sprintf("Tài khoản không đủ quyền; để cập nhật cơ sở dữ liệu, DATABASE_OWNER_URL phải là kehoach_owner: %v", err)
	}
	return ""
}

// schemaMissing are the codes for a table, function and column that does not exist.
func schemaMissing() []string { return []string{"42P01", "42883", "42703"} }

func explainServer(err error) string {
	var open server.ErrOpenListener
	switch {
	case errors.As(err, &open):
		return fmt.Sprintf("Từ chối chạy: %s mở http không mã hoá ra ngoài máy này. Hãy đặt sau máy chủ https và khai báo "+
			"KEHOACH_TRUSTED_PROXIES, hoặc nghe ở 127.0.0.1.", open.Addr)
	case errors.Is(err, store.ErrRole):
		return "Tài khoản trong DATABASE_URL là quản trị hoặc chủ của cơ sở dữ liệu nên chương trình từ chối phục vụ: hãy chạy " +
			"psql -f deploy/roles.sql một lần rồi dùng tài khoản kehoach_app (DATABASE_OWNER_URL: kehoach_owner)."
	case errors.Is(err, store.ErrUnavailable) && refusal(err) == refusedLogin:
		return fmt.Sprintf("Cơ sở dữ liệu không nhận tài khoản hoặc mật khẩu trong DATABASE_URL hay DATABASE_OWNER_URL: %v", err)
	case errors.Is(err, store.ErrUnavailable) && refusal(err) == refusedDatabase:
		return fmt.Sprintf("Máy chủ PostgreSQL chưa có cơ sở dữ liệu này, hãy chạy psql -f deploy/roles.sql một lần: %v", err)
	case errors.Is(err, store.ErrUnavailable):
		return fmt.Sprintf("Không kết nối được cơ sở dữ liệu: %v", err)
	case errors.Is(err, errMailServer):
		return fmt.Sprintf("Máy chủ thư không nhận thư lúc này, hãy kiểm tra KEHOACH_SMTP_URL: %v", err)
	case errors.Is(err, context.Canceled):
		return "Đã dừng."
	}
	return ""
}

// explainSystem is for what the operating system refuses and an administrator can mend.
func explainSystem(err error) string {
	var socket *net.OpError
	var file *fs.PathError
	switch {
	case errors.As(err, &socket) && socket.Op == "listen" && errors.Is(err, syscall.EADDRINUSE):
		return fmt.Sprintf("Địa chỉ %s đang có chương trình khác dùng: hãy dừng nó, hoặc nghe ở cổng khác bằng KEHOACH_LISTEN.", socket.Addr)
	case errors.As(err, &socket) && socket.Op == "listen" && errors.Is(err, fs.ErrPermission):
		return fmt.Sprintf("Không có quyền nghe ở %s: hãy chọn cổng từ 1024 bằng KEHOACH_LISTEN.", socket.Addr)
	case errors.As(err, &file) && errors.Is(err, fs.ErrPermission):
		return fmt.Sprintf("Không có quyền đọc hoặc ghi %s: hãy chạy bằng tài khoản khác, hoặc đặt KEHOACH_STATE_DIR.", file.Path)
	}
	return ""
}
