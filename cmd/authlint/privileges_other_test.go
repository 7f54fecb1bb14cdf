//go:build !unix

package main

// dropPrivileges does nothing: the tests that need it run on Unix only.
func dropPrivileges() {}
