package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"time"

	"kehoach/internal/importer"
	"kehoach/internal/plan"
	"kehoach/internal/route"
	"kehoach/internal/store"
	"kehoach/web/view"
)

// importMaxBytes is the largest document read; the importer says what is wrong with a longer one.
const importMaxBytes = 20 << 20

// standardInput is the file name that means standard input.
const standardInput = "-"

// importOptions are what `kehoach import` was told besides the files.
type importOptions struct {
	dryRun, json bool
	province     string // code; empty: as the document says
	year         int    // 0: as the document says
}

func runImport(ctx context.Context, t terminal, args []string) error {
	var o importOptions
	f := newFlags(t, "import", "[-dry-run] [-json] [-province MÃ] [-year NĂM] TỆP…",
		"Đọc văn bản kế hoạch (.txt, .md, .html, .csv), in những gì bóc tách được và ghi thành kế hoạch. TỆP là - thì đọc từ\n"+
			"đầu vào chuẩn. Không ghi khi thiếu tỉnh, năm hoặc nhiệm vụ. Mã thoát 1 khi có tệp không đọc hoặc không ghi được;\n"+
			"các tệp khác vẫn được xử lý.")
	f.BoolVar(&o.dryRun, "dry-run", false, "chỉ đọc và in, không ghi; không cần cơ sở dữ liệu")
	f.BoolVar(&o.json, "json", false, "in mỗi văn bản một dòng JSON")
	province := f.option("province", "MÃ", "mã tỉnh hai chữ số, tại ngày 01/01 của năm kế hoạch")
	year := f.option("year", "NĂM", "năm của kế hoạch, bốn chữ số")
	f.take(databaseSettings())
	files, err := f.parse(args)
	if err != nil {
		return err
	}
	if err := o.check(*province, *year, files); err != nil {
		return err
	}
	s, err := f.read()
	if err != nil {
		return err
	}
	log, err := s.logger(t)
	if err != nil {
		return err
	}
	drafts, failed := o.readAll(ctx, t, files)
	if !o.dryRun && len(drafts) > 0 {
		commit := func(st *store.Store) error { return commitAll(ctx, t, st, drafts) }
		if err := withStore(ctx, s, log, commit); err != nil {
			return err
		}
	}
	if failed {
		return errReported
	}
	return nil
}

func (o *importOptions) check(province, year string, files []string) error {
	if len(files) == 0 {
		return usageError{"Chưa nêu tệp nào."}
	}
	o.province = province
	if o.province != "" && !isDigits(o.province, 2) {
		return usageError{fmt.Sprintf("-province %q không đúng: cần mã hai chữ số, ví dụ 74.", o.province)}
	}
	if year == "" {
		return nil
	}
	if !isDigits(year, 4) || year[0] == '0' {
		return usageError{fmt.Sprintf("-year %q không đúng: cần bốn chữ số.", year)}
	}
	var err error
	o.year, err = strconv.Atoi(year)
	return err
}

func isDigits(s string, n int) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return len(s) == n
}

// A reading is one document that can be committed.
type reading struct {
	file  plan.File
	draft plan.Draft
}

// readAll reads and prints every document; failed says whether one could not be read or may not be committed.
func (o importOptions) readAll(ctx context.Context, t terminal, files []string) (readings []reading, failed bool) {
	out := bufio.NewWriter(t.out)
	for _, name := range files {
		one, err := o.readOne(ctx, t, name)
		if err == nil {
			err = o.print(out, one.draft)
		}
		if err == nil && !o.dryRun {
			err = one.draft.Lacks()
		}
		if err != nil {
			t.warnf("%s: %s\n", name, explain(err))
			failed = true
			if ctx.Err() != nil {
				return nil, true
			}
			continue
		}
		readings = append(readings, one)
	}
	if err := out.Flush(); err != nil {
		t.warnf("Không in được kết quả: %v\n", err)
		return nil, true
	}
	return readings, failed
}

func (o importOptions) readOne(ctx context.Context, t terminal, name string) (reading, error) {
	content, err := readFile(ctx, t, name)
	if err != nil {
		return reading{}, err
	}
	draft, err := importer.Parse(name, content)
	if err != nil {
		return reading{}, err
	}
	draft, err = placed(draft, o.province, o.year)
	if errors.As(err, new(plan.ErrIncomplete)) && o.dryRun {
		err = nil // nothing is written, so nothing need be known
	}
	return reading{plan.File{Name: filepath.Base(name), Bytes: content}, draft}, err
}

func (o importOptions) print(w io.Writer, draft plan.Draft) error {
	if !o.json {
		return printDraft(w, draft)
	}
	line, err := importer.JSON(draft)
	if err != nil {
		return err
	}
	_, err = w.Write(append(line, '\n'))
	return err
}

// readFile reads a document, or one byte more than the importer takes: it then says so itself. A terminal or a pipe
// may never end: Ctrl-C ends the waiting, and the program with it.
func readFile(ctx context.Context, t terminal, name string) ([]byte, error) {
	type result struct {
		content []byte
		err     error
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	read := make(chan result, 1)
	go func() {
		content, err := readNow(t, name)
		read <- result{content, err}
	}()
	select {
	case r := <-read:
		return r.content, r.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func readNow(t terminal, name string) ([]byte, error) {
	if name == standardInput {
		return readUpToLimit(t.in)
	}
	file, err := os.Open(name) //nolint:gosec // the person at the terminal names the file
	if err != nil {
		return nil, unreadable{err}
	}
	defer func() { _ = file.Close() }() // nothing was written
	return readUpToLimit(file)
}

func readUpToLimit(r io.Reader) ([]byte, error) {
	content, err := io.ReadAll(io.LimitReader(r, importMaxBytes+1))
	if err != nil {
		return nil, unreadable{err}
	}
	return content, nil
}

// unreadable is a file the operating system does not give.
type unreadable struct{ cause error }

func (e unreadable) Error() string { return e.cause.Error() }
func (e unreadable) Unwrap() error { return e.cause }

// Reason is the Vietnamese sentence for the person at the terminal.
func (e unreadable) Reason() string { return fmt.Sprintf("Không đọc được tệp: %v.", e.cause) }

// unknownProvince is a code no province had on the first day of the plan's year.
type unknownProvince struct {
	code string
	year int
}

func (e unknownProvince) Error() string {
	return fmt.Sprintf("no province %s on 01/01/%d", e.code, e.year)
}

// Reason is the Vietnamese sentence for the person at the terminal.
func (e unknownProvince) Reason() string {
	return fmt.Sprintf("Không có tỉnh nào mang mã %s ngày 01/01/%d.", e.code, e.year)
}

// placed is the draft with the province and year a person named instead of those read out of the text. A code is
// read as of 01/01 of the year; it needs one.
func placed(d plan.Draft, code string, year int) (plan.Draft, error) {
	if year != 0 {
		d.Year = year
	}
	if code == "" {
		return d, nil
	}
	if d.Year == 0 {
		return d, plan.ErrIncomplete{Missing: "year"}
	}
	province, ok := plan.ProvinceByCode(code, plan.Date{Year: d.Year, Month: time.January, Day: 1})
	if !ok {
		return d, unknownProvince{code, d.Year}
	}
	d.Province = province
	return d, nil
}

// commitAll writes each document on its own: one that is refused keeps none of the others back.
func commitAll(ctx context.Context, t terminal, st *store.Store, readings []reading) error {
	actor := commandLine()
	failed := false
	for _, one := range readings {
		done, err := st.CommitImport(ctx, actor, one.file, one.draft)
		if err != nil {
			t.warnf("%s: %s\n", one.draft.FileName, explain(err))
			failed = true
			if ctx.Err() != nil {
				break
			}
			continue
		}
		t.warnf("%s\n", committedText(one.draft.FileName, done))
	}
	if failed {
		return errReported
	}
	return nil
}

func committedText(name string, done plan.Committed) string {
	what := "đã ghi"
	if done.Existing {
		what = "đã có từ trước"
	}
	p := done.Plan
	return fmt.Sprintf("%s: %s · %s · %s · %d nhóm, %d nhiệm vụ · %s", name, what, done.Province.FullName(),
		view.PlanTitle(p), p.Found.Groups, p.Found.Tasks, route.Plan(done.Province.Slug, p.Year, p.Slug))
}

// commandLine is the account that runs the command.
func commandLine() plan.Actor {
	if account, err := user.Current(); err == nil {
		return plan.CommandLine(account.Username)
	}
	return plan.CommandLine("uid" + strconv.Itoa(os.Getuid()))
}
