package pgembed_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgembed"
)

func TestTheRolesFileForOtherServersIsTheOneWeUse(t *testing.T) {
	t.Parallel()
	file, err := os.ReadFile("../../deploy/roles.sql")
	require.NoError(t, err)
	want := "-- Once, by the superuser of an existing server: psql -f deploy/roles.sql. It may be repeated.\n" + pgembed.SetupScript()
	assert.Equal(t, want, string(file))
}
