package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestAnOrdinaryAccountKeepsItsStateWhereXDGSays(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		env  map[string]string
		want string
	}{
		"as set":     {map[string]string{"HOME": "/home/an", "XDG_STATE_HOME": "/data/state"}, "/data/state/kehoach"},
		"by default": {map[string]string{"HOME": "/home/an"}, "/home/an/.local/state/kehoach"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.want, userStateDir(func(name string) string { return c.env[name] }))
		})
	}
}
