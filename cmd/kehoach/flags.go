package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
)

// A flagSet is the flags of one command, with help in Vietnamese, and the settings it takes.
type flagSet struct {
	*flag.FlagSet
	terminal terminal
	synopsis string
	about    string
	settings []setting
	values   map[string]string // what stands for a flag's value in the help
}

// newFlags starts the flags of `kehoach <name> <synopsis>`; about is its help.
func newFlags(t terminal, name, synopsis, about string) *flagSet {
	f := &flagSet{FlagSet: flag.NewFlagSet(name, flag.ContinueOnError), terminal: t, synopsis: synopsis, about: about,
		values: map[string]string{}}
	f.SetOutput(io.Discard) // package flag speaks English; help and errors are printed here
	f.Usage = func() {}
	return f
}

// option adds a flag with a value; value stands for it in the help.
func (f *flagSet) option(name, value, usage string) *string {
	f.values[name] = value
	return f.String(name, "", usage)
}

// parse reads flags and words in any order and returns the words. "--" ends the flags.
func (f *flagSet) parse(args []string) ([]string, error) {
	var words []string
	for {
		if err := f.Parse(args); errors.Is(err, flag.ErrHelp) {
			f.printHelp()
			return nil, err
		} else if err != nil {
			return nil, usageError{fmt.Sprintf("Tham số không hợp lệ: %v.", err)}
		}
		rest := f.Args()
		read := len(args) - len(rest)
		if read > 0 && args[read-1] == "--" {
			return append(words, rest...), nil
		}
		if len(rest) == 0 {
			return words, nil
		}
		words, args = append(words, rest[0]), rest[1:]
	}
}

// parseFlags is parse for a command that takes no words.
func (f *flagSet) parseFlags(args []string) error {
	words, err := f.parse(args)
	if err == nil && len(words) > 0 {
		return usageError{fmt.Sprintf("Lệnh %s không nhận %q.", f.Name(), words[0])}
	}
	return err
}

func (f *flagSet) printHelp() {
	f.terminal.printf("Cách dùng: %s\n\n%s\n", strings.TrimSpace("kehoach "+f.Name()+" "+f.synopsis), f.about)
	own, shared := "", ""
	f.VisitAll(func(option *flag.Flag) {
		line := fmt.Sprintf("  -%-23s %s\n", strings.TrimSpace(option.Name+" "+f.values[option.Name]), option.Usage)
		if strings.Contains(option.Usage, environmentMark) {
			shared += line
			return
		}
		own += line
	})
	if own != "" {
		f.terminal.printf("\nTham số:\n%s", own)
	}
	if shared != "" {
		f.terminal.printf("\nThiết lập (tham số > biến môi trường > mặc định):\n%s", shared)
	}
}
