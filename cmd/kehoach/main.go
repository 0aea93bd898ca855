// Command kehoach is the whole program: the site, the importer, the schema, the checks. `kehoach -h` lists the
// subcommands, `kehoach <cmd> -h` is the reference of each. Exit status: 0 done, 1 failed, 2 called wrongly.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	code := run(ctx, os.Args[1:], os.Getenv, os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// Exit statuses.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// A terminal is what a command may touch outside the program.
type terminal struct {
	env    func(string) string
	in     io.Reader
	out    io.Writer // results
	errOut io.Writer // messages and logs
}

func (t terminal) printf(format string, args ...any) { _, _ = fmt.Fprintf(t.out, format, args...) }
func (t terminal) warnf(format string, args ...any)  { _, _ = fmt.Fprintf(t.errOut, format, args...) }

// A command is one subcommand.
type command struct {
	name    string
	summary string
	run     func(ctx context.Context, t terminal, args []string) error
}

func commands() []command {
	return []command{
		{"serve", "chạy máy chủ (tự cập nhật cơ sở dữ liệu trước khi chạy)", runServe},
		{"migrate", "cập nhật, lùi hoặc xem phiên bản cơ sở dữ liệu", runMigrate},
		{"seed", "nhập năm kế hoạch có sẵn", runSeed},
		{"demo", "thêm số liệu minh họa vào cơ sở dữ liệu chưa có báo cáo", runDemo},
		{"import", "đọc văn bản kế hoạch và ghi vào cơ sở dữ liệu", runImport},
		{"user", "thêm, khoá, đặt lại, liệt kê tài khoản", runUser},
		{"digest", "xem trước hoặc gửi thư nhắc hằng tuần", runDigest},
		{"routes", "liệt kê địa chỉ, thao tác và ai được dùng", runRoutes},
		{"config", "in mọi thiết lập đang có hiệu lực", runConfig},
		{"doctor", "kiểm tra việc cài đặt", runDoctor},
	}
}

// errReported is a failure whose reason has been printed already.
var errReported = errors.New("failed, see above")

// A usageError is a command called wrongly; its text is Vietnamese, for the person at the terminal.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

// run carries out one command line and returns the exit status.
func run(ctx context.Context, args []string, env func(string) string, in io.Reader, out, errOut io.Writer) int {
	t := terminal{env: env, in: in, out: out, errOut: errOut}
	if len(args) == 0 {
		printCommands(errOut)
		return exitUsage
	}
	switch args[0] {
	case "-h", "-help", "--help", "help":
		printCommands(out)
		return exitDone
	}
	for _, c := range commands() {
		if c.name == args[0] {
			return t.finish(c, c.run(ctx, t, args[1:]))
		}
	}
	t.warnf("Không có lệnh %q.\n\n", args[0])
	printCommands(errOut)
	return exitUsage
}

// finish turns the end of a command into its exit status and says what went wrong.
func (t terminal) finish(c command, err error) int {
	var usage usageError
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return exitDone
	case errors.As(err, &usage):
		t.warnf("%s\nXem: kehoach %s -h\n", usage.text, c.name)
		return exitUsage
	case errors.Is(err, errReported):
		return exitFailed
	}
	t.warnf("%s\n", explain(err))
	return exitFailed
}

func printCommands(w io.Writer) {
	_, _ = fmt.Fprintln(w, "Kế hoạch Y tế: theo dõi kế hoạch năm của Sở Y tế.\n\nCách dùng: kehoach <lệnh> [tham số]\n\nCác lệnh:")
	for _, c := range commands() {
		_, _ = fmt.Fprintf(w, "  %-8s %s\n", c.name, c.summary)
	}
	_, _ = fmt.Fprintln(w, "\nXem cách dùng từng lệnh: kehoach <lệnh> -h")
}
