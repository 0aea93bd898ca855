package plan_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"kehoach/internal/plan"
)

func TestAnAccountHasFreeTriesThenWaitsTwiceAsLongEachTime(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 24, 8, 0, 0, 0, plan.Zone)
	var tries plan.Tries
	var waits []int
	for range 13 {
		tries = tries.AfterAccountTry(now)
		wait := tries.Wait(now, plan.LongestWait)
		waits = append(waits, int(wait.Seconds()))
		now = now.Add(wait)
	}
	assert.Equal(t, []int{0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60}, waits)
	later := tries.AfterAccountTry(now.Add(plan.TriesForgotten + 2*time.Minute))
	assert.Equal(t, 1, later.Failures, "they are forgotten")
	assert.Zero(t, tries.Wait(now.Add(-24*time.Hour), plan.LongestWait), "a clock set back locks nobody out")
}

func TestAnAddressHasAHundredTriesAnHour(t *testing.T) {
	t.Parallel()
	start := time.Date(2026, 11, 24, 8, 0, 0, 0, plan.Zone)
	var tries plan.Tries
	for i := range plan.AddressTries {
		assert.Zero(t, tries.Wait(start, plan.AddressSpan), i)
		tries = tries.AfterAddressTry(start)
	}
	assert.Equal(t, plan.AddressSpan, tries.Wait(start, plan.AddressSpan))
	assert.Equal(t, 1, tries.AfterAddressTry(start.Add(plan.AddressSpan+time.Second)).Failures)
}
