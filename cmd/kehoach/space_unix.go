//go:build unix

package main

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// freeBytes is the space an ordinary account may still use where dir is.
func freeBytes(dir string) (uint64, error) {
	var stat unix.Statfs_t
	if err := unix.Statfs(dir, &stat); err != nil {
		return 0, fmt.Errorf("free space: %w", err)
	}
	return uint64(stat.Bavail) * uint64(stat.Bsize), nil //nolint:gosec // a block has a size
}
