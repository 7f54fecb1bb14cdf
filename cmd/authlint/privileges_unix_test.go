//go:build unix

package main

import (
	"fmt"
	"os"
	"syscall"
)

// dropPrivileges makes the process one of a user who may not read everything,
// where the tests run as root.
func dropPrivileges() {
	const nobody = 65534
	if os.Getuid() != 0 {
		return
	}
	if err := syscall.Setuid(nobody); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(99)
	}
}
