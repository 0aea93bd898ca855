package main

import (
	"fmt"
	"io/fs"
	"net"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestWhatTheOperatingSystemRefusesIsExplained(t *testing.T) {
	t.Parallel()
	low := &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 80}
	for name, c := range map[string]struct {
		err  error
		says string
	}{
		"a directory of others": {&fs.PathError{Op: "mkdir", Path: "/var/lib/kehoach", Err: syscall.EACCES}, "Không có quyền đọc hoặc ghi /var/lib/kehoach"},
		"a port of root":        {&net.OpError{Op: "listen", Addr: low, Err: syscall.EACCES}, "Không có quyền nghe ở 127.0.0.1:80"},
		"something else":        {&fs.PathError{Op: "open", Path: "/x", Err: syscall.EIO}, "Lỗi: do: open /x"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assert.Contains(t, explain(fmt.Errorf("do: %w", c.err)), c.says)
		})
	}
}
