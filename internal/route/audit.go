package route

import (
	"net/url"
	"strconv"
)

// AuditPattern is the pattern of the audit.
const AuditPattern = "/quan-tri/nhat-ky"

// AuditQuery are the parts of the audit's address; zero parts are left out.
type AuditQuery struct {
	Who, Entity, Slug, From, To string // nguoi, bang, tinh, tu, den
	Before                      int64  // truoc
}

// Audit is a page of the audit.
func Audit(q AuditQuery) string {
	values := url.Values{}
	for key, value := range map[string]string{"nguoi": q.Who, "bang": q.Entity, "tinh": q.Slug, "tu": q.From, "den": q.To} {
		if value != "" {
			values.Set(key, value)
		}
	}
	if q.Before != 0 {
		values.Set("truoc", strconv.FormatInt(q.Before, 10))
	}
	if len(values) == 0 {
		return AuditPattern
	}
	return AuditPattern + "?" + values.Encode()
}
