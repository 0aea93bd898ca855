package store_test

import (
	"slices"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

func names(provinces []plan.Province) []string {
	found := []string{}
	for _, p := range provinces {
		found = append(found, p.Name)
	}
	return found
}

func TestTheDatabaseHasTheGazetteer(t *testing.T) {
	t.Parallel()
	_, db := open(t)
	var found []plan.ProvinceRecord
	rows, err := db.Query(t.Context(), `SELECT p.id, p.code, p.slug, p.valid_from, p.valid_to,
			ARRAY(SELECT q.code FROM province_successions s JOIN provinces q ON q.id = s.predecessor_id WHERE s.successor_id = p.id)
		FROM provinces p ORDER BY p.id`)
	require.NoError(t, err)
	var id int64
	var r plan.ProvinceRecord
	_, err = pgx.ForEachRow(rows, []any{&id, &r.Code, &r.Slug, &r.ValidFrom, &r.ValidTo, &r.Predecessors}, func() error {
		r.Predecessors = slices.Clone(r.Predecessors)
		found = append(found, r)
		return nil
	})
	require.NoError(t, err)
	want := plan.Gazetteer()
	require.Len(t, found, len(want))
	for i, w := range want {
		rows, err := db.Query(t.Context(), `SELECT name, kind, valid_from FROM province_names WHERE province_id = $1 ORDER BY valid_from`, i+1)
		require.NoError(t, err)
		found[i].Names, err = pgx.CollectRows(rows, pgx.RowToStructByName[plan.ProvinceName])
		require.NoError(t, err)
		assert.ElementsMatch(t, w.Predecessors, found[i].Predecessors, w.Slug)
		found[i].Predecessors = w.Predecessors
		assert.Equal(t, w, found[i])
	}
}

func TestPredecessorsEndTheDayBeforeTheirSuccessorBegins(t *testing.T) {
	t.Parallel()
	_, db := open(t)
	assert.Equal(t, 52, count(t, db, `SELECT count(*) FROM province_successions s JOIN provinces p ON p.id = s.predecessor_id
		JOIN provinces q ON q.id = s.successor_id WHERE p.valid_to + 1 = q.valid_from`))
	assert.Equal(t, 52, count(t, db, `SELECT count(*) FROM province_successions`))
}

func TestNoProvinceTakesAReservedAddress(t *testing.T) {
	t.Parallel()
	for _, r := range plan.Gazetteer() {
		assert.NotContains(t, route.Reserved(), r.Slug)
	}
}

func TestACodeMeansOneProvinceOnADay(t *testing.T) {
	t.Parallel()
	_, db := open(t)
	_, err := db.Exec(t.Context(), `INSERT INTO provinces (id, code, slug, valid_from) VALUES (99, '74', 'moi', '2025-06-30')`)
	require.ErrorContains(t, err, "provinces_code_once")
	_, err = db.Exec(t.Context(), `INSERT INTO provinces (id, code, slug, valid_from) VALUES (99, '98', 'ha-noi', '2026-01-01')`)
	require.ErrorContains(t, err, "provinces_slug_once")
}

func TestAllProvincesAreThoseOfTodayInVietnameseOrder(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	all, err := s.AllProvinces(t.Context(), reader)
	require.NoError(t, err)
	require.Len(t, all, 34)
	assert.Equal(t, []string{
		"An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Điện Biên", "Đồng Nai", "Đồng Tháp",
		"Gia Lai", "Hà Nội", "Hà Tĩnh", "Hải Phòng", "Hồ Chí Minh", "Huế", "Hưng Yên", "Khánh Hòa", "Lai Châu", "Lạng Sơn",
		"Lào Cai", "Lâm Đồng", "Nghệ An", "Ninh Bình", "Phú Thọ", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sơn La", "Tây Ninh",
		"Thái Nguyên", "Thanh Hóa", "Tuyên Quang", "Vĩnh Long",
	}, names(all))
	cities := 0
	for _, p := range all {
		if p.Kind == plan.KindCity {
			cities++
		}
	}
	assert.Equal(t, 7, cities, "Đồng Nai is one since 30/04/2026")
}

func TestOverviewShowsProvincesThatHavePlans(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	empty, err := s.Overview(t.Context(), reader)
	require.NoError(t, err)
	assert.Empty(t, empty)

	for _, b := range []*builder{
		draftOf("79", 2022, plan.Annual, "a"), draftOf("79", 2024, plan.Annual, "b"), draftOf("34", 2024, plan.Thematic, "c"),
		draftOf("74", 2024, plan.Thematic, "d"), draftOf("74", 2024, plan.Annual, "e"), draftOf("75", 2024, plan.Annual, "f"),
		draftOf("01", 2026, plan.Annual, "g"),
	} {
		b.group("Nhóm", "việc").commit(t, s)
	}
	found, err := s.Overview(t.Context(), reader)
	require.NoError(t, err)
	var provinces []plan.Province
	for _, o := range found {
		provinces = append(provinces, o.Province)
	}
	assert.Equal(t, []string{"Bình Dương", "Đồng Nai", "Hà Nội", "Hồ Chí Minh", "Thái Bình"}, names(provinces))

	binhDuong, dongNai, hcm := found[0], found[1], found[3]
	assert.Equal(t, []string{"Hồ Chí Minh"}, names(binhDuong.Lineage.Successors))
	assert.Equal(t, "2025-07-01", binhDuong.Lineage.Successors[0].ValidFrom.String())
	assert.Empty(t, binhDuong.Lineage.Predecessors)
	require.Len(t, binhDuong.Years, 1)
	assert.Equal(t, []plan.Kind{plan.Annual, plan.Thematic}, []plan.Kind{binhDuong.Years[0].Plans[0].Kind, binhDuong.Years[0].Plans[1].Kind})
	assert.Equal(t, plan.KindProvince, dongNai.Province.Kind, "the old extent was never a city")
	assert.Equal(t, plan.KindCity, dongNai.Lineage.Successors[0].Kind)
	assert.Equal(t, []int{2024, 2022}, []int{hcm.Years[0].Year.Year, hcm.Years[1].Year.Year})
	assert.Equal(t, "2025-06-30", hcm.Province.ValidTo.String())
}

func TestAProvincePageHasEveryExtentNewestFirst(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	draftOf("79", 2024, plan.Annual, "a").group("Nhóm", "việc").commit(t, s)
	rows, err := s.Province(t.Context(), reader, "tphcm")
	require.NoError(t, err)
	require.Len(t, rows, 2)
	assert.Equal(t, "2025-07-01", rows[0].Province.ValidFrom.String())
	assert.Equal(t, []string{"Bà Rịa - Vũng Tàu", "Bình Dương", "Hồ Chí Minh"}, names(rows[0].Lineage.Predecessors))
	assert.Empty(t, rows[0].Years)
	assert.Len(t, rows[1].Years, 1)
	assert.Equal(t, []string{"Hồ Chí Minh"}, names(rows[1].Lineage.Successors))

	unchanged, err := s.Province(t.Context(), reader, "ha-noi")
	require.NoError(t, err)
	require.Len(t, unchanged, 1)
	assert.Equal(t, plan.Lineage{}, unchanged[0].Lineage)

	for _, slug := range []string{"", "khong-co", "tphcm\x00", "\xff"} {
		_, err := s.Province(t.Context(), reader, slug)
		require.ErrorIs(t, err, plan.ErrNotFound, slug)
	}
}

func TestAYearIsOfTheRowValidOnItsFirstDay(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	draftOf("46", 2024, plan.Annual, "a").group("Nhóm", "việc").commit(t, s)
	draftOf("46", 2025, plan.Annual, "b").group("Nhóm", "việc").commit(t, s)
	draftOf("79", 2025, plan.Directive, "c").group("Nhóm", "việc").commit(t, s)
	draftOf("79", 2026, plan.Annual, "d").group("Nhóm", "việc").commit(t, s)

	hue := func(year int) plan.YearPage {
		page, err := s.Board(t.Context(), reader, "hue", year, "", plan.BasisCurrent)
		require.NoError(t, err)
		return page.YearPage
	}
	assert.Equal(t, "Tỉnh Thừa Thiên Huế", hue(2024).Province.FullName())
	assert.Equal(t, "Thành phố Huế", hue(2025).Province.FullName())
	old, err := s.Board(t.Context(), reader, "tphcm", 2025, "", plan.BasisCurrent)
	require.NoError(t, err)
	assert.Equal(t, "2025-06-30", old.Province.ValidTo.String())
	assert.Len(t, old.Lineage.Successors, 1)
	merged, err := s.Board(t.Context(), reader, "tphcm", 2026, "", plan.BasisCurrent)
	require.NoError(t, err)
	assert.True(t, merged.Province.ValidTo.IsZero())
	assert.Len(t, merged.Lineage.Predecessors, 3)
	require.Len(t, merged.Plans, 1)
	assert.Equal(t, "d", merged.Plans[0].Title)
	assert.EqualValues(t, 1, merged.Year.Revision)

	for _, year := range []int{2023, 0, -1, 99999} {
		_, err := s.Board(t.Context(), reader, "tphcm", year, "", plan.BasisCurrent)
		require.ErrorIs(t, err, plan.ErrNotFound)
	}
}
