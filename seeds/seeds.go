// Package seeds holds the five documents the program starts with, byte for byte as they were given.
// README.md says where each comes from.
package seeds

import (
	"embed"
	"fmt"
)

//go:embed *.txt
var files embed.FS

// A Seed is one document and what a reader knows about it beyond its text.
type Seed struct {
	Name     string // file name
	Bytes    []byte // as given
	Province string // statistical code as of 01/01 of Year
	Year     int    // the plan's year
	Kind     string // annual, thematic or directive
}

// All returns the five seeds in the order of their numbers.
func All() []Seed {
	seeds := []Seed{
		{Name: "000_9e6ee59c48114ac9.txt", Province: "79", Year: 2022, Kind: "annual"},
		{Name: "001_2f981511c2d5726a.txt", Province: "74", Year: 2024, Kind: "annual"},
		{Name: "002_5760a9b34ac45f68.txt", Province: "34", Year: 2024, Kind: "thematic"},
		{Name: "003_d87283f6a6750dc7.txt", Province: "22", Year: 2023, Kind: "directive"},
		{Name: "004_35861c9c361e2386.txt", Province: "79", Year: 2024, Kind: "annual"},
	}
	for i := range seeds {
		seeds[i].Bytes = mustRead(seeds[i].Name)
	}
	return seeds
}

func mustRead(name string) []byte {
	content, err := files.ReadFile(name)
	if err != nil {
		panic(fmt.Errorf("seed %s: %w", name, err)) // cannot happen: the files are part of the program
	}
	return content
}
