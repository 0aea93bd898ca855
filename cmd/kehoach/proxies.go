package main

import (
	"errors"
	"net/netip"
	"strings"
)

// checkProxies returns the first item of a comma-separated list that is neither an address nor a range, as an error.
func checkProxies(list string) error {
	if list == "" {
		return nil
	}
	for item := range strings.SplitSeq(list, ",") {
		item = strings.TrimSpace(item)
		if _, err := netip.ParseAddr(item); err == nil {
			continue
		}
		if _, err := netip.ParsePrefix(item); err != nil {
			return errors.New(item)
		}
	}
	return nil
}
