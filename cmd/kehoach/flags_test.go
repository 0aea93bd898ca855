package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWordsAndFlagsComeInAnyOrder(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ args, words []string }{
		"flags first":       {[]string{"-json", "a", "b"}, []string{"a", "b"}},
		"flags last":        {[]string{"a", "b", "-json"}, []string{"a", "b"}},
		"between":           {[]string{"a", "-json", "b"}, []string{"a", "b"}},
		"standard input":    {[]string{"-", "-json"}, []string{"-"}},
		"after two hyphens": {[]string{"-json", "--", "-a", "-b"}, []string{"-a", "-b"}},
		"hyphens later":     {[]string{"a", "-json", "--", "-b"}, []string{"a", "-b"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFlags(terminal{}, "import", "", "")
			asJSON := f.Bool("json", false, "")
			words, err := f.parse(c.args)
			require.NoError(t, err)
			assert.Equal(t, c.words, words)
			assert.True(t, *asJSON)
		})
	}
}
