//go:build unix && !linux

package pgembed

import (
	"strconv"
	"strings"
	"syscall"
)

// locale has Unicode character classes; C.UTF-8 is not known to macOS.
const locale = "en_US.UTF-8"

// processAttributes: there is no parent-death signal here; the next start ends
// the orphan.
func processAttributes(cred *syscall.Credential) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Credential: cred, Setpgid: true}
}

// isServer tells whether pid is a live server on the data directory.
func isServer(pid int, data string) bool {
	out, err := output("ps", "-ww", "-o", "command=", "-p", strconv.Itoa(pid))
	return err == nil && strings.Contains(out, "-D "+data+" ")
}
