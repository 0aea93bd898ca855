package server

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

// postList sends a list of units as a browser does.
func postList(t *testing.T, x site, file string, fields map[string]string) *httptest.ResponseRecorder {
	t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for name, value := range fields {
		require.NoError(t, w.WriteField(name, value))
	}
	if file != "" {
		part, err := w.CreateFormFile("tep", "don-vi.csv")
		require.NoError(t, err)
		_, err = part.Write([]byte(file))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	r := newRequest(t, http.MethodPost, "/quan-tri/don-vi/nhap?tinh=binh-duong", body.String())
	r.Header.Set("Content-Type", w.FormDataContentType())
	return exchange(x, r)
}

func TestAListOfUnitsIsLookedAtBeforeItIsLoaded(t *testing.T) {
	t.Parallel()
	x := newSite(t).as(t, plan.Planner, "binh-duong", 0)
	empty := postList(t, x, "", nil)
	require.Equal(t, http.StatusUnprocessableEntity, empty.Code)
	assert.Contains(t, empty.Body.String(), `id="o-tep-loi"`)
	assert.Contains(t, empty.Body.String(), `id="o-tu-ngay-loi"`)
	wrong := postList(t, x, "ten;loai\nPhòng X;hội\n", map[string]string{"tu-ngay": "01/01/2024"})
	require.Equal(t, http.StatusUnprocessableEntity, wrong.Code)
	assert.Contains(t, wrong.Body.String(), "Dòng 2: Loại “hội”")
	assert.NotContains(t, wrong.Body.String(), `name="ghi"`, "a list with problems cannot be loaded")

	looked := postList(t, x, "ten;dien-thoai\nTrung tâm Pháp y;0274\nPhòng Minh chứng A;0275\n", map[string]string{"tu-ngay": "01/01/2024"})
	require.Equal(t, http.StatusOK, looked.Code)
	page := looked.Body.String()
	assert.Contains(t, page, "Thêm mới 1, sửa 1, giữ nguyên 0 đơn vị.")
	assert.Zero(t, x.number(t, `SELECT count(*) FROM units WHERE name = 'Trung tâm Pháp y'`), "looking writes nothing")
	fields := map[string]string{"ghi": "1", "noi-dung": fieldValue(t, page, "noi-dung"), "tu-ngay": "01/01/2024", "khoa": "abcdefghijklmnopqrst"}
	for range 2 {
		require.Equal(t, http.StatusSeeOther, postList(t, x, "", fields).Code)
	}
	assert.Equal(t, int64(1), x.number(t, `SELECT count(*) FROM units WHERE name = 'Trung tâm Pháp y'`))
	assert.Equal(t, int64(1), x.number(t, `SELECT count(*) FROM units WHERE contact_phone = '0275'`))
	assert.Equal(t, http.StatusForbidden, postList(t, x.as(t, plan.Leader, "binh-duong", 0), "ten\nA\n", map[string]string{"tu-ngay": "01/01/2024"}).Code)
}
