package pgembed

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
)

// NotFoundError: no PostgreSQL server binaries are installed where they are
// looked for.
type NotFoundError struct {
	Searched []string // directories and patterns looked at, in order
}

func (e *NotFoundError) Error() string {
	return "no PostgreSQL server found; looked in " + strings.Join(e.Searched, ", ")
}

// Vietnamese says what to install.
func (e *NotFoundError) Vietnamese() string {
	return fmt.Sprintf("Không tìm thấy PostgreSQL (cần bản %d trở lên). Hãy cài đặt: %s; "+
		"hoặc chỉ thư mục chứa lệnh postgres bằng KEHOACH_PG_BIN; hoặc dùng máy chủ có sẵn bằng DATABASE_URL.",
		MinMajor, installCommand())
}

// OldError: the binaries are older than MinMajor.
type OldError struct {
	Bin   string
	Major int
}

func (e *OldError) Error() string {
	return fmt.Sprintf("PostgreSQL %d in %s is too old, version %d or newer is needed", e.Major, e.Bin, MinMajor)
}

// Vietnamese says which version is needed.
func (e *OldError) Vietnamese() string {
	return fmt.Sprintf("PostgreSQL %d tại %s quá cũ, cần bản %d trở lên. Hãy cài đặt: %s.",
		e.Major, e.Bin, MinMajor, installCommand())
}

// InUseError: another copy of the program runs on the same state directory.
type InUseError struct {
	Dir    string
	PID    int    // process that owns the directory, 0 if it has not said so yet
	Socket string // directory of its socket, may be empty for the same reason
}

func (e *InUseError) Error() string {
	return fmt.Sprintf("data directory %s is in use by another copy: pid=%d host=%s", e.Dir, e.PID, e.Socket)
}

// Vietnamese names the other process and how to share its database.
func (e *InUseError) Vietnamese() string {
	s := fmt.Sprintf("Thư mục dữ liệu %s đang được một bản khác của chương trình sử dụng (tiến trình %d).", e.Dir, e.PID)
	if e.Socket == "" {
		return s
	}
	return s + " Hãy dừng bản đó, hoặc dùng chung cơ sở dữ liệu của nó: DATABASE_URL='" +
		e.URL(RoleApp) + "' DATABASE_OWNER_URL='" + e.URL(RoleOwner) + "'."
}

// URL is the address of the other copy's database for a role. It is of no use while Socket is empty.
func (e *InUseError) URL(role string) string { return socketURL(e.Socket, role, DatabaseName) }

// VersionError: the data was written by another major version. It is never
// touched; converting it is pg_upgrade's work or a backup's.
type VersionError struct {
	Dir          string
	Data, Server int
}

func (e *VersionError) Error() string {
	return fmt.Sprintf("data directory %s belongs to PostgreSQL %d, the server is version %d", e.Dir, e.Data, e.Server)
}

// Vietnamese says how to go on with the data.
func (e *VersionError) Vietnamese() string {
	return fmt.Sprintf("Dữ liệu tại %s thuộc PostgreSQL %d nhưng máy đang dùng bản %d. Dữ liệu được giữ nguyên. "+
		"Hãy cài lại PostgreSQL %d (hoặc chỉ bằng KEHOACH_PG_BIN), hay sao lưu bằng bản cũ rồi khôi phục vào bản mới.",
		e.Dir, e.Data, e.Server, e.Data)
}

// PrivateDirError: root runs the server as another account, which cannot pass
// through Blocked, a directory on the way to Dir.
type PrivateDirError struct {
	Dir, Blocked string
	UID          uint32
}

func (e *PrivateDirError) Error() string {
	return fmt.Sprintf("uid %d cannot enter %s on the way to %s", e.UID, e.Blocked, e.Dir)
}

// Vietnamese says which directory to open or what to set.
func (e *PrivateDirError) Vietnamese() string {
	return fmt.Sprintf("PostgreSQL chạy bằng tài khoản riêng (uid %d) và không vào được %s. "+
		"Hãy đặt KEHOACH_STATE_DIR ra ngoài thư mục riêng, ví dụ /var/lib/kehoach, hoặc chạy: chmod o+x '%s'.",
		e.UID, e.Blocked, e.Blocked)
}

// UnsupportedError: this operating system cannot run the embedded server.
type UnsupportedError struct{}

func (e *UnsupportedError) Error() string {
	return "the embedded PostgreSQL is not available on " + runtime.GOOS + "; set DATABASE_URL"
}

// Vietnamese says what to set instead.
func (e *UnsupportedError) Vietnamese() string {
	return "PostgreSQL đi kèm chưa chạy được trên " + runtime.GOOS + ". Hãy cài PostgreSQL riêng và đặt DATABASE_URL."
}

// Explain returns the Vietnamese sentence of an error of this package, for the
// person at the terminal. It is false for every other error.
func Explain(err error) (string, bool) {
	var e interface {
		error
		Vietnamese() string
	}
	if !errors.As(err, &e) {
		return "", false
	}
	return e.Vietnamese(), true
}

func installCommand() string {
	if runtime.GOOS == "darwin" {
		return "brew install postgresql@17"
	}
	return "sudo apt-get install postgresql (Debian, Ubuntu), sudo dnf install postgresql-server (Fedora, RHEL), apk add postgresql (Alpine)"
}
