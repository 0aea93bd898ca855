package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"sync"
	"time"

	"kehoach/internal/plan"
	"kehoach/internal/server"
	"kehoach/internal/store"
	"kehoach/web"
)

// devAssets is where -dev reads the assets, from the root of a checkout.
const devAssets = "web/static"

// serveOptions are what `kehoach serve` was told besides the settings.
type serveOptions struct {
	noMigrate, seed, demo, dev bool
	now                        func() time.Time
}

func runServe(ctx context.Context, t terminal, args []string) error {
	var o serveOptions
	f := newFlags(t, "serve", "[tham số]",
		"Chạy máy chủ đến khi có Ctrl-C hoặc SIGTERM: khi đó trả lời nốt các yêu cầu đang dở rồi dừng. Trước khi chạy tự cập\n"+
			"nhật cơ sở dữ liệu. In địa chỉ khi đã sẵn sàng.")
	f.BoolVar(&o.noMigrate, "no-migrate", false, "không cập nhật cơ sở dữ liệu")
	f.BoolVar(&o.seed, "seed", false, "nhập năm kế hoạch có sẵn nếu chưa có, trước khi nhận yêu cầu")
	f.BoolVar(&o.demo, "demo", false, "như lệnh demo: thêm số liệu minh họa nếu chưa có báo cáo nào (cùng -seed)")
	f.BoolVar(&o.dev, "dev", false, "để phát triển: đọc "+devAssets+" từ đĩa, có trang /dev/pages")
	day := f.option("now", "NGÀY", "đồng hồ bắt đầu từ ngày này (2024-06-30) rồi chạy tiếp; chỉ dùng cùng -dev")
	f.take(allSettings())
	if err := f.parseFlags(args); err != nil {
		return err
	}
	s, err := f.read()
	if err != nil {
		return err
	}
	if o.now, err = clock(*day, o.dev, time.Now()); err != nil {
		return err
	}
	base, err := s.base()
	if err != nil {
		return err
	}
	if err := server.GuardListener(s.listen, base, s.trustedProxies != ""); err != nil {
		return err
	}
	log, err := s.logger(t)
	if err != nil {
		return err
	}
	return o.serve(ctx, t, s, log)
}

// clock is the program's clock: the real one, or for development one that starts on day at this time of day.
func clock(day string, dev bool, now time.Time) (func() time.Time, error) {
	if day == "" {
		return time.Now, nil
	}
	if !dev {
		return nil, usageError{"-now chỉ dùng cùng -dev."}
	}
	date, err := plan.ParseDate(day)
	if err != nil {
		return nil, usageError{fmt.Sprintf("-now %q không đúng: cần dạng 2024-06-30.", day)}
	}
	local := now.In(plan.Zone)
	start := time.Date(date.Year, date.Month, date.Day, local.Hour(), local.Minute(), local.Second(), 0, plan.Zone)
	shift := start.Sub(now)
	return func() time.Time { return time.Now().Add(shift) }, nil
}

// serve starts from the outside in (address, site, database, schema, plans) and stops in the opposite order. The
// address comes first so that a taken port is said at once; until the database is there the site says that it is not.
func (o serveOptions) serve(ctx context.Context, t terminal, s settings, log *slog.Logger) (err error) {
	site, err := o.site(s, log)
	if err != nil {
		return err
	}
	var listen net.ListenConfig
	ln, err := listen.Listen(ctx, "tcp", s.listen)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	running, stop := context.WithCancelCause(ctx)
	served := make(chan error, 1)
	go func() {
		err := site.Serve(running, ln)
		stop(err) // a site that ends by itself ends the rest
		served <- err
	}()
	drain := sync.OnceValue(func() error {
		stop(nil)
		return <-served
	})
	defer func() { _ = drain() }() // after an early end, whose reason is the one to tell
	db, err := openDatabase(running, s, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.close()) }()
	st, err := o.prepare(running, t, s, db, log)
	if err != nil {
		return err
	}
	defer st.Close()
	site.Open(st)
	letters := o.startLetters(running, s, st, log)
	defer letters()
	t.printf("Kế hoạch Y tế đã sẵn sàng tại %s (dừng: Ctrl-C)\n", address(s, ln.Addr()))
	select {
	case <-running.Done():
	case died := <-db.died():
		stop(fmt.Errorf("embedded database ended: %w", died))
	}
	if err := drain(); err != nil {
		return err
	}
	if ctx.Err() == nil {
		return context.Cause(running)
	}
	t.printf("Đã dừng.\n")
	return nil
}

// prepare brings the database to the schema, opens it and brings in the seeds and the demo. A database in which people
// report is served without a demo.
func (o serveOptions) prepare(ctx context.Context, t terminal, s settings, db *database, log *slog.Logger) (*store.Store, error) {
	if !o.noMigrate {
		if err := db.migrateWhenUp(ctx, log); err != nil {
			return nil, err
		}
	}
	st, err := db.storeWhenUp(ctx, log, o.now)
	if err != nil {
		return nil, err
	}
	if o.seed {
		if err := importSeeds(ctx, t, st); err != nil {
			st.Close()
			return nil, err
		}
	}
	if o.demo {
		if err := prepareDemo(ctx, t, st, s); err != nil && !errors.Is(err, errReported) {
			st.Close()
			return nil, err
		}
	}
	return st, nil
}

func (o serveOptions) site(s settings, log *slog.Logger) (*server.Server, error) {
	base, err := s.base()
	if err != nil {
		return nil, err
	}
	proxies, err := parseProxies(s.trustedProxies)
	if err != nil {
		return nil, err
	}
	sealer, err := s.sealer()
	if err != nil {
		return nil, err
	}
	return server.New(server.Options{
		Log: log, Assets: o.assets(), BaseURL: base, LinkBase: s.linkBase(), Dev: o.dev, Sealer: sealer, TrustedProxies: proxies, Now: o.now,
		Mails: s.smtpURL != "",
	})
}

func (o serveOptions) assets() http.Handler {
	if o.dev {
		return web.Handler(os.DirFS(devAssets))
	}
	return web.Handler(nil)
}

// address is what to type into a browser: the base URL, else where the site listens.
func address(s settings, listening net.Addr) string {
	if s.baseURL != "" {
		return s.baseURL
	}
	return "http://" + listening.String()
}
