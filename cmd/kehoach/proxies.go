package main

import (
	"errors"
	"net/netip"
	"strings"
)

// parseProxies reads a comma-separated list of addresses and ranges; its error is the first item that is neither.
func parseProxies(list string) (proxies []netip.Prefix, err error) {
	if list == "" {
		return nil, nil
	}
	for item := range strings.SplitSeq(list, ",") {
		item = strings.TrimSpace(item)
		if one, err := netip.ParseAddr(item); err == nil {
			proxies = append(proxies, netip.PrefixFrom(one.Unmap(), one.Unmap().BitLen()))
			continue
		}
		some, err := netip.ParsePrefix(item)
		if err != nil {
			return nil, errors.New(item)
		}
		proxies = append(proxies, some)
	}
	return proxies, nil
}
