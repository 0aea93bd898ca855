package view_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"kehoach/internal/plan"
	"kehoach/web/view"
)

func TestTheSentenceReadsEveryNumberInItsPlace(t *testing.T) {
	t.Parallel()
	n := plan.Tally{
		Total: 21914, OnTime: 14068, Late: 1983, OnTrack: 5640, Overdue: 123, NotStarted: 1001, Regular: 40, Undated: 50, UndatedDone: 6, Paused: 10,
	}
	assert.Equal(t, "Tính đến ngày 14/06/2024: tổng số 21.914 nhiệm vụ; đã hoàn thành 16.051 (73,2%), trong đó đúng hạn 14.068, quá hạn 1.983; "+
		"đang thực hiện 5.763 (trong đó chưa bắt đầu 1.001), trong hạn 5.640, quá hạn 123; thường xuyên 40; "+
		"chưa xác định hạn 50 (đã hoàn thành 6); tạm dừng, không thực hiện 10.",
		view.Sentence(n, plan.Date{Year: 2024, Month: time.June, Day: 14}))
	assert.Contains(t, view.Sentence(plan.Tally{}, plan.Date{Year: 2024, Month: time.June, Day: 14}), "đã hoàn thành 0 (–)")
}

func TestTenthsOfAPercent(t *testing.T) {
	t.Parallel()
	for want, p := range map[string]plan.PerMille{"0%": 0, "0,1%": 1, "55,7%": 557, "100%": 1000, "98%": 980} {
		assert.Equal(t, want, view.Tenths(p))
	}
	assert.Equal(t, "–", view.Rate(nil))
}
