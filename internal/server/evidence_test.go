package server

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/textproto"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"kehoach/internal/pgtest"
	"kehoach/internal/plan"
	"kehoach/internal/route"
)

// addExtension puts the dated task of Bình Dương into the hands of a unit, which asks for a later deadline; the plan is
// released.
func addExtension(t testing.TB, db *pgtest.Database) {
	t.Helper()
	for _, sql := range []string{
		`UPDATE plans SET state = 'released', released_on = make_date(2024, 1, 15)
			WHERE province_id = (SELECT province_id FROM tasks WHERE due_on = '2024-09-30' ORDER BY id LIMIT 1)`,
		`UPDATE tasks SET due_original = due_on`,
		`INSERT INTO units (province_id, kind, name, valid_from)
			SELECT province_id, 'department', name, '2009-01-01'
			FROM (SELECT province_id FROM tasks WHERE due_on = '2024-09-30' ORDER BY id LIMIT 1) t, unnest(ARRAY['Phòng Minh chứng A', 'Phòng Minh chứng B']) name`,
		`INSERT INTO task_units (province_id, year_id, task_id, role, ord, name, unit_id)
			SELECT t.province_id, t.year_id, t.id, 'lead', 0, u.name, u.id FROM tasks t JOIN units u USING (province_id)
			WHERE u.name = 'Phòng Minh chứng A' AND NOT EXISTS (SELECT 1 FROM task_units x WHERE x.task_id = t.id AND x.role = 'lead')`,
		`INSERT INTO extensions (province_id, year_id, task_id, unit_id, due_before, proposed_on, reason, requested_at, requested_name)
			SELECT t.province_id, t.year_id, t.id, u.unit_id, t.due_on, t.due_on + 92, 'chờ định mức', now(), 'Nguyễn Thị Thử'
			FROM tasks t JOIN task_units u ON u.task_id = t.id AND u.unit_id IS NOT NULL WHERE t.due_on = '2024-09-30' ORDER BY t.id LIMIT 1`,
	} {
		_, err := db.Owner.Exec(t.Context(), sql)
		require.NoError(t, err, sql)
	}
}

func (x site) number(t testing.TB, sql string) (n int64) {
	t.Helper()
	require.NoError(t, x.db.Owner.QueryRow(t.Context(), sql).Scan(&n))
	return n
}

// officer is the site asked by an officer of the unit that leads, or of the other one.
func (x site) officer(t testing.TB, unit string) site {
	return x.as(t, plan.Officer, "binh-duong", x.number(t, `SELECT id FROM units WHERE name = 'Phòng Minh chứng `+unit+`'`))
}

// A sentFile is a file as a browser sends it.
type sentFile struct{ name, content string }

// sendForm posts a form with a file, its parts in the order of the page.
func sendForm(t testing.TB, h http.Handler, target string, fields url.Values, file *sentFile) *httptest.ResponseRecorder {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for name, values := range fields {
		for _, value := range values {
			require.NoError(t, form.WriteField(name, value))
		}
	}
	head := textproto.MIMEHeader{"Content-Disposition": {`form-data; name="tep"; filename=""`}, "Content-Type": {"application/octet-stream"}}
	if file != nil {
		head.Set("Content-Disposition", `form-data; name="tep"; filename="`+file.name+`"`)
	}
	part, err := form.CreatePart(head)
	require.NoError(t, err)
	if file != nil {
		_, err = io.WriteString(part, file.content)
		require.NoError(t, err)
	}
	require.NoError(t, form.Close())
	r := newRequest(t, http.MethodPost, target, body.String())
	r.Header.Set("Content-Type", form.FormDataContentType())
	return exchange(h, r)
}

// packedFile is a zip with the parts named.
func packedFile(t testing.TB, parts ...string) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range parts {
		content := "<x/>"
		name, mediaType, stored := strings.Cut(name, "=")
		if stored {
			content = mediaType
		}
		part, err := w.CreateRaw(&zip.FileHeader{Name: name, CompressedSize64: uint64(len(content)), UncompressedSize64: uint64(len(content))})
		require.NoError(t, err)
		_, err = io.WriteString(part, content)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.String()
}

// compoundFile is the beginning of a file of older office programs with a stream of the name.
func compoundFile(stream string) string {
	out := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 504)
	for _, unit := range utf16.Encode([]rune(stream + "\x00")) {
		out += string([]byte{byte(unit), byte(unit >> 8)})
	}
	return out
}

func TestFilesThatAreKept(t *testing.T) {
	t.Parallel()
	x := newSite(t).officer(t, "A")
	const odf = "mimetype=application/vnd.oasis.opendocument."
	for name, content := range map[string]string{
		"a.pdf":     "%PDF-1.7\n%%EOF",
		"a.docx":    packedFile(t, "[Content_Types].xml", "word/document.xml"),
		"a.xlsx":    packedFile(t, "[Content_Types].xml", "xl/workbook.xml"),
		"a.pptx":    packedFile(t, "[Content_Types].xml", "ppt/presentation.xml"),
		"a.doc":     compoundFile("WordDocument"),
		"a.xls":     compoundFile("Workbook"),
		"a.odt":     packedFile(t, odf+"text", "content.xml"),
		"a.ods":     packedFile(t, odf+"spreadsheet", "content.xml"),
		"a.png":     "\x89PNG\r\n\x1a\nx",
		"A.JPG":     "\xff\xd8\xff\xe0",
		"a.jpeg":    "\xff\xd8\xff\xe0",
		"a.txt":     "Kết quả: đạt\r\n",
		"a.csv":     "\xef\xbb\xbfTên;Số\nĐạt;1",
		"u16.txt":   "\xff\xfeK\x00",
		"b.tar.pdf": "%PDF-1.4",
	} {
		answer := sendForm(t, x, x.task+"/minh-chung", url.Values{}, &sentFile{name, content})
		assert.Equal(t, http.StatusSeeOther, answer.Code, "%s: %s", name, text(t, answer.Body.String(), "main"))
	}
}

func TestFilesThatAreRefused(t *testing.T) {
	t.Parallel()
	x := newSite(t).officer(t, "A")
	large := strings.Repeat("a", plan.FileMaxBytes)
	for name, c := range map[string]struct {
		file sentFile
		code int
	}{
		"a program":                 {sentFile{"a.exe", "MZ\x90"}, 422},
		"a renamed program":         {sentFile{"a.pdf", "MZ\x90\x00"}, 422},
		"a program renamed docx":    {sentFile{"a.docx", "MZ\x90\x00"}, 422},
		"a program hidden in a zip": {sentFile{"a.docx", packedFile(t, "run.exe")}, 422},
		"a document with macros":    {sentFile{"a.docx", packedFile(t, "[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")}, 422},
		"a sheet called document":   {sentFile{"a.docx", packedFile(t, "[Content_Types].xml", "xl/workbook.xml")}, 422},
		"half a document":           {sentFile{"a.docx", packedFile(t, "[Content_Types].xml", "word/document.xml")[:40]}, 422},
		"an installer called doc":   {sentFile{"a.doc", compoundFile("Property")}, 422},
		"a page":                    {sentFile{"a.html", "<script>"}, 422},
		"a drawing":                 {sentFile{"a.svg", "<svg/>"}, 422},
		"a page called picture":     {sentFile{"a.png", "<script>"}, 422},
		"two endings":               {sentFile{"a.pdf.exe", "%PDF-1.7"}, 422},
		"no ending":                 {sentFile{"pdf", "%PDF-1.7"}, 422},
		"only an ending":            {sentFile{".pdf", "%PDF-1.7"}, 422},
		"a text with NUL":           {sentFile{"a.txt", "a\x00b"}, 422},
		"a text in no encoding":     {sentFile{"a.txt", "\xe9\xe8"}, 422},
		"nothing":                   {sentFile{"a.pdf", ""}, 422},
		"20 MiB and a byte":         {sentFile{"a.txt", large + "a"}, 413},
		"25 MiB":                    {sentFile{"a.txt", large + large[:5<<20]}, 413},
	} {
		answer := sendForm(t, x, x.task+"/minh-chung", url.Values{"trich-yeu": {"Danh mục kỹ thuật"}, "ngay": {"05/03/2024"}}, &c.file)
		assert.Equal(t, c.code, answer.Code, name)
		body := answer.Body.String()
		assert.Contains(t, body, `id="o-tep-loi"`, name)
		assert.Contains(t, body, "Danh mục kỹ thuật", "%s: what was typed stays", name)
		assert.Equal(t, "05/03/2024", fieldValue(t, body, "ngay"), name)
	}
	assert.Zero(t, x.number(t, `SELECT count(*) FROM files`))
	assert.Zero(t, x.number(t, `SELECT count(*) FROM evidences`))
	exact := sendForm(t, x, x.task+"/minh-chung", url.Values{}, &sentFile{"vua-du.txt", large})
	assert.Equal(t, http.StatusSeeOther, exact.Code, "20 MiB is not too much")
}

func TestABodyBeyondAllBoundsIsCutOff(t *testing.T) {
	t.Parallel()
	x := newSite(t).officer(t, "A")
	r := newRequest(t, http.MethodPost, x.task+"/minh-chung", "")
	r.ContentLength = 65 << 20
	assert.Equal(t, http.StatusRequestEntityTooLarge, exchange(x, r).Code, "as announced")
	fields := url.Values{"trich-yeu": {strings.Repeat("a", 3<<20)}}
	assert.Equal(t, http.StatusRequestEntityTooLarge, sendForm(t, x, x.task+"/minh-chung", fields, nil).Code, "3 MiB of text")
	many := url.Values{}
	for range 1001 {
		many.Add("a", "b")
	}
	assert.Equal(t, http.StatusRequestEntityTooLarge, sendForm(t, x, x.task+"/minh-chung", many, nil).Code, "too many fields")
	for name, fields := range map[string]url.Values{"NUL": {"loai": {"a\x00"}}, "invalid UTF-8": {"loai": {"\xff"}}} {
		assert.Equal(t, http.StatusBadRequest, sendForm(t, x, x.task+"/minh-chung", fields, nil).Code, name)
	}
	assert.Equal(t, http.StatusBadRequest, post(t, x, x.task+"/minh-chung", url.Values{"loai": {"a"}}).Code, "no form with a file")
}

func TestEveryFieldOfAProductIsChecked(t *testing.T) {
	t.Parallel()
	x := newSite(t).officer(t, "A")
	for name, c := range map[string]struct {
		field, value string
	}{
		"no such day":      {"ngay", "31/02/2024"},
		"words for a day":  {"ngay", "hôm qua"},
		"a day to come":    {"ngay", "01/01/2090"},
		"a long kind":      {"loai", strings.Repeat("ợ", 101)},
		"a long number":    {"so-ky-hieu", strings.Repeat("a", 201)},
		"a long agency":    {"co-quan", strings.Repeat("a", 301)},
		"a long summary":   {"trich-yeu", strings.Repeat("a", 2001)},
		"a turned summary": {"trich-yeu", "abc\u202ecba"},
		"a control sign":   {"co-quan", "Sở\x07"},
	} {
		fields := url.Values{"so-ky-hieu": {"125/QĐ-SYT"}}
		fields.Set(c.field, c.value)
		answer := sendForm(t, x, x.task+"/minh-chung", fields, nil)
		assert.Equal(t, http.StatusUnprocessableEntity, answer.Code, name)
		assert.Contains(t, answer.Body.String(), `id="o-`+c.field+`-loi"`, name)
	}
	empty := sendForm(t, x, x.task+"/minh-chung", url.Values{"loai": {"Quyết định"}}, nil)
	assert.Contains(t, empty.Body.String(), `id="o-so-ky-hieu-loi"`, "neither document nor file")
	decomposed := sendForm(t, x, x.task+"/minh-chung", url.Values{"trich-yeu": {norm.NFD.String("Kết quả")}}, nil)
	require.Equal(t, http.StatusSeeOther, decomposed.Code)
	assert.Equal(t, int64(1), x.number(t, `SELECT count(*) FROM evidences WHERE summary = 'Kết quả'`))
}

func TestAFileIsSentToBeSavedAndNeverToBeShown(t *testing.T) {
	t.Parallel()
	x := newSite(t).officer(t, "A")
	name := `C:\Tài liệu\` + norm.NFD.String("Kết quả năm") + " 2024;\u202e.csv"
	require.Equal(t, http.StatusSeeOther, sendForm(t, x, x.task+"/minh-chung", url.Values{}, &sentFile{name, "=cmd;<script>"}).Code)
	page := get(t, x, x.task+"/minh-chung").Body.String()
	address := regexp.MustCompile(`/tep/[A-Za-z0-9]+`).FindString(page)
	require.NotEmpty(t, address)
	answer := get(t, x, address)
	require.Equal(t, http.StatusOK, answer.Code)
	assert.Equal(t, "=cmd;<script>", answer.Body.String())
	for header, want := range map[string]string{
		"Content-Type":            "text/csv",
		"Content-Length":          "13",
		"Content-Disposition":     `attachment; filename="ket qua nam 2024_.csv"; filename*=UTF-8''K%E1%BA%BFt%20qu%E1%BA%A3%20n%C4%83m%202024%3B.csv`,
		"X-Content-Type-Options":  "nosniff",
		"Content-Security-Policy": "sandbox; default-src 'none'",
		"Cache-Control":           "no-store",
	} {
		assert.Equal(t, want, answer.Header().Get(header), header)
	}
	assert.Equal(t, http.StatusForbidden, get(t, x.officer(t, "B"), address).Code, "not approved yet")
	assert.Equal(t, http.StatusNotFound, get(t, x.as(t, plan.Planner, "quang-ninh", 0), address).Code, "another province")
	assert.Equal(t, http.StatusSeeOther, get(t, x.nobody(), address).Code, "nobody signs in first")
	assert.Equal(t, http.StatusNotFound, get(t, x, "/tep/AAAAAAAAAAAAAAAAAAAAAAAAAA").Code)
}

func TestWhoseProductsOneMayChange(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	form := url.Values{"so-ky-hieu": {"125/QĐ-SYT"}}
	for name, c := range map[string]struct {
		who  site
		code int
	}{
		"another unit":     {x.officer(t, "B"), 403},
		"a planner":        {x.as(t, plan.Planner, "binh-duong", 0), 403},
		"another province": {x.as(t, plan.Officer, "quang-ninh", otherUnit(t, x)), 404},
		"nobody":           {x.nobody(), 401},
	} {
		assert.Equal(t, c.code, sendForm(t, c.who, x.task+"/minh-chung", form, nil).Code, name)
	}
	own := x.officer(t, "A")
	assert.Equal(t, http.StatusNotFound, sendForm(t, own, route.Evidences(999_999), form, nil).Code)
	form.Set("khoa", "abcdefghijklmnopqrst")
	for range 2 {
		answer := sendForm(t, own, x.task+"/minh-chung", form, &sentFile{"a.txt", "một"})
		assert.Equal(t, http.StatusSeeOther, answer.Code)
	}
	assert.Equal(t, http.StatusConflict, sendForm(t, own, x.task+"/minh-chung", form, &sentFile{"a.txt", "hai"}).Code, "the key of another form")
	require.Equal(t, int64(1), x.number(t, `SELECT count(*) FROM evidences`), "sent twice, there once")
	id := x.number(t, `SELECT id FROM evidences`)
	assert.Equal(t, http.StatusForbidden, post(t, x.officer(t, "B"), route.EvidenceRemove(id), url.Values{"ly-do": {"a"}}).Code)
	assert.Equal(t, http.StatusUnprocessableEntity, post(t, own, route.EvidenceRemove(id), url.Values{}).Code)
	assert.Equal(t, http.StatusSeeOther, post(t, own, route.EvidenceRemove(id), url.Values{"ly-do": {"gửi nhầm"}}).Code)
	assert.NotContains(t, get(t, own, x.task+"/minh-chung").Body.String(), `id="mc-`)
}

// otherUnit is a unit of Quảng Ninh.
func otherUnit(t testing.TB, x site) int64 {
	return x.number(t, `INSERT INTO units (province_id, kind, name, valid_from)
		SELECT province_id, 'department', 'Phòng khác', '2009-01-01' FROM plans ORDER BY id DESC LIMIT 1 RETURNING id`)
}

func TestAnUploadThatBreaksOffLeavesNothing(t *testing.T) {
	t.Parallel()
	x := newSite(t).officer(t, "A")
	r := newRequest(t, http.MethodPost, x.task+"/minh-chung", "")
	whole := "--x\r\nContent-Disposition: form-data; name=\"trich-yeu\"\r\n\r\na\r\n--x\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"a.txt\"\r\n\r\nmột nửa"
	r.Body = io.NopCloser(io.MultiReader(strings.NewReader(whole), brokenLine{}))
	r.ContentLength = -1
	r.Header.Set("Content-Type", "multipart/form-data; boundary=x")
	assert.Equal(t, http.StatusBadRequest, exchange(x, r).Code)
	assert.Zero(t, x.number(t, `SELECT count(*) FROM evidences`))
	assert.Zero(t, x.number(t, `SELECT count(*) FROM files`))
}

type brokenLine struct{}

func (brokenLine) Read([]byte) (int, error) { return 0, errors.New("connection reset by peer") }
