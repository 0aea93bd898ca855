package pgembed

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// locale has Unicode character classes and byte order; names sort with an
// explicit ICU collation.
const locale = "C.UTF-8"

// processAttributes: SIGINT is PostgreSQL's fast shutdown, sent by the kernel
// when the program dies without a word.
func processAttributes(cred *syscall.Credential) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Credential: cred, Setpgid: true, Pdeathsig: syscall.SIGINT}
}

// isServer tells whether pid is a live server on the data directory. A zombie
// has no command line.
func isServer(pid int, data string) bool {
	b, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/cmdline")
	return err == nil && slices.Contains(strings.Split(string(b), "\x00"), data)
}
