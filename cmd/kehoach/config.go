package main

import (
	"context"
	"flag"
	"fmt"
	"net/url"
	"reflect"
	"regexp"

	"kehoach/internal/server"
)

func runConfig(_ context.Context, t terminal, args []string) error {
	f := newFlags(t, "config", "[tham số]",
		"In mọi thiết lập đang có hiệu lực và nguồn của nó, cùng các giới hạn của máy chủ. Mật khẩu được che.")
	f.take(allSettings())
	if err := f.parseFlags(args); err != nil {
		return err
	}
	s, err := f.read()
	if err != nil {
		return err
	}
	given := map[string]bool{}
	f.Visit(func(option *flag.Flag) { given[option.Name] = true })
	for _, row := range f.settings {
		value := *row.field(&s)
		if row.masked {
			value = mask(value)
		}
		source := "mặc định"
		switch {
		case given[row.flag]:
			source = "tham số -" + row.flag
		case t.env(row.env) != "":
			source = "biến môi trường"
		}
		t.printf("%-24s %-40s # %s\n", row.env, value, source)
	}
	printLimits(t, server.DefaultLimits())
	return nil
}

// printLimits prints every bound the server has; they are part of the program and cannot be set.
func printLimits(t terminal, limits server.Limits) {
	t.printf("\n# Giới hạn của máy chủ\n")
	values := reflect.ValueOf(limits)
	for i := range values.NumField() {
		t.printf("%-24s %s\n", values.Type().Field(i).Name, fmt.Sprint(values.Field(i).Interface()))
	}
}

// passwordWord is the password in a keyword/value connection string.
var passwordWord = regexp.MustCompile(`(?i)(password\s*=\s*)('(?:[^'\\]|\\.)*'|\S+)`)

// mask hides the password of a database address, in whichever of its places it stands.
func mask(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme == "" {
		return passwordWord.ReplaceAllString(address, "${1}***")
	}
	if _, has := u.User.Password(); has {
		u.User = url.UserPassword(u.User.Username(), "***")
	}
	query := u.Query()
	for _, name := range []string{"password", "sslpassword"} {
		if query.Has(name) {
			query.Set(name, "***")
		}
	}
	u.RawQuery = query.Encode()
	masked, err := url.PathUnescape(u.String())
	if err != nil {
		return u.String()
	}
	return masked
}
