package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"runtime/debug"
	"strings"
	"time"

	"kehoach/internal/plan"
	"kehoach/internal/server"
)

// A finding is one line of the doctor's report.
type finding struct {
	what string // what was looked at
	seen string // what is so
	err  error  // why it is not well; nil when it is
}

func runDoctor(ctx context.Context, t terminal, args []string) error {
	f := newFlags(t, "doctor", "[tham số]",
		"Kiểm tra việc cài đặt, mỗi dòng một mục: ✓ đạt, ✗ chưa đạt. Mã thoát 1 khi có mục chưa đạt.")
	health := f.Bool("health", false, "chỉ hỏi máy chủ đang chạy ở KEHOACH_LISTEN có trả lời không (cho healthcheck)")
	f.take(allSettings())
	if err := f.parseFlags(args); err != nil {
		return err
	}
	s, err := f.read()
	if err != nil {
		return err
	}
	if *health {
		return askHealth(ctx, t, s.listen)
	}
	findings := append(checkMachine(s), checkDatabase(ctx, s)...)
	findings = append(findings, checkMail(ctx, s))
	failed := false
	for _, one := range findings {
		if one.err != nil {
			failed = true
			t.printf("✗ %s: %s\n", one.what, explain(one.err))
			continue
		}
		t.printf("✓ %s: %s\n", one.what, one.seen)
	}
	if failed {
		return errReported
	}
	return nil
}

// checkMachine looks at what needs no database.
func checkMachine(s settings) []finding {
	findings := []finding{checkBuild(), checkZone(), checkListener(s), checkSecret(s)}
	if s.databaseURL == "" {
		findings = append(findings, checkStateDir(s.stateDir), checkSpace(s.stateDir))
	}
	return findings
}

func checkBuild() finding {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return finding{what: "Bản dựng", err: errors.New("chương trình không có thông tin bản dựng")}
	}
	revision := "không rõ bản mã nguồn"
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" {
			revision = "mã nguồn " + setting.Value
		}
	}
	return finding{what: "Bản dựng", seen: info.GoVersion + ", " + revision}
}

func checkZone() finding {
	const vietnam = 7 * 60 * 60 // seconds east of UTC, no summer time
	now := time.Now().In(plan.Zone)
	if _, offset := now.Zone(); offset != vietnam {
		return finding{what: "Múi giờ", err: fmt.Errorf("%s lệch %d giây so với UTC", plan.Zone, offset)}
	}
	return finding{what: "Múi giờ", seen: fmt.Sprintf("%s, bây giờ là %s", plan.Zone, now.Format("15:04 02/01/2006"))}
}

func checkListener(s settings) finding {
	f := finding{what: "Địa chỉ nghe", seen: s.listen}
	base, err := s.base()
	if err == nil {
		err = server.GuardListener(s.listen, base, s.trustedProxies != "")
	}
	f.err = err
	return f
}

// checkSecret looks at the secret; one that is missing is made when the server starts.
func checkSecret(s settings) finding {
	f := finding{what: "Khoá bí mật", seen: s.secretFile}
	if _, err := os.Stat(s.secretFile); errors.Is(err, fs.ErrNotExist) {
		f.seen += " (chưa có, serve sẽ tạo)"
		return f
	}
	_, f.err = s.sealer()
	return f
}

// checkStateDir looks whether a file can be made where the program keeps its data.
func checkStateDir(dir string) finding {
	f := finding{what: "Thư mục dữ liệu", seen: dir}
	if f.err = os.MkdirAll(dir, 0o711); f.err != nil { //nolint:gosec // the postgres account must pass through
		return f
	}
	probe, err := os.CreateTemp(dir, ".doctor-")
	if err != nil {
		f.err = err
		return f
	}
	f.err = errors.Join(probe.Close(), os.Remove(probe.Name()))
	return f
}

// minFreeBytes is what a year of a province, its files and the write-ahead log can take before anyone looks again.
const minFreeBytes = 1 << 30

func checkSpace(dir string) finding {
	f := finding{what: "Chỗ trống trên đĩa"}
	free, err := freeBytes(dir)
	if err != nil {
		f.err = err
		return f
	}
	f.seen = fmt.Sprintf("%.1f GiB", float64(free)/(1<<30))
	if free < minFreeBytes {
		f.err = fmt.Errorf("còn %s, cần ít nhất 1 GiB", f.seen)
	}
	return f
}

// askHealth asks the server at listen on this machine whether it lives.
func askHealth(ctx context.Context, t terminal, listen string) error {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	host := strings.Replace(strings.Replace(listen, "0.0.0.0:", "127.0.0.1:", 1), "[::]:", "[::1]:", 1)
	if strings.HasPrefix(host, ":") {
		host = "127.0.0.1" + host
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+host+"/healthz", nil)
	if err != nil {
		return fmt.Errorf("health: %w", err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return fmt.Errorf("health: %w", err)
	}
	defer func() { _ = response.Body.Close() }() // only read from
	if _, err := io.Copy(io.Discard, io.LimitReader(response.Body, 1<<10)); err != nil {
		return fmt.Errorf("health: %w", err)
	}
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("health: %s", response.Status)
	}
	t.printf("ok\n")
	return nil
}
