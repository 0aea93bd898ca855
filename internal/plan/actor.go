package plan

import "slices"

// An Actor (người thao tác) is who asks for a use case and through which request. It is made for one request and holds
// only the memberships of that day.
type Actor struct {
	UserID int64  // 0 for the command line and jobs
	Label  string // username, or for instance "cli:root"; names the actor in records
	Name   string // full name, as shown to people
	// System is true for the command line and the program's own jobs, which may do everything everywhere.
	System      bool
	Memberships []Membership
	SessionID   int64
	Address     string // of the client
	Request     string // number of the request, as printed on its error page
	// Once makes a write happen once however often its form is sent; zero: no protection.
	Once Once
}

// Once is what tells a form sent twice from two forms.
type Once struct {
	Key         string
	Fingerprint []byte // of everything else the form says
}

// CommandLine is the operating-system account user running a kehoach command.
func CommandLine(user string) Actor { return Actor{Label: "cli:" + user, Name: user, System: true} }

// Job is a job of the program itself, for instance "digest".
func Job(name string) Actor {
	return Actor{Label: "job:" + name, Name: "Chương trình", System: true}
}

// Wide says whether the actor sees every province: the command line, jobs and system-wide members.
func (a Actor) Wide() bool {
	return a.System || slices.ContainsFunc(a.Memberships, func(m Membership) bool { return m.ProvinceID == 0 })
}

// Provinces are the ids of the province rows the actor's memberships cover, predecessors included; what a wide actor
// sees is not bounded by them.
func (a Actor) Provinces() []int64 {
	var ids []int64
	for _, m := range a.Memberships {
		ids = append(ids, m.Covers...)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// Can says whether the actor has the right anywhere; the place is checked on the row it is used on.
func (a Actor) Can(right Right) bool {
	return a.System || slices.ContainsFunc(a.Memberships, func(m Membership) bool { return m.Role.Has(right) })
}

// CanIn says whether the actor has the right in a province. Rights of officers and heads hold for their unit only:
// CanFor asks that.
func (a Actor) CanIn(right Right, provinceID int64) bool {
	return a.System || slices.ContainsFunc(a.Memberships, func(m Membership) bool {
		return m.Role.Has(right) && m.covers(provinceID)
	})
}

// CanFor says whether the actor has the right for a unit as its officer or head.
func (a Actor) CanFor(right Right, provinceID, unitID int64) bool {
	return a.System || unitID != 0 && slices.ContainsFunc(a.Memberships, func(m Membership) bool {
		return m.Role.Has(right) && m.covers(provinceID) && m.UnitID == unitID
	})
}

// Sees says whether the actor may read in a province at all.
func (a Actor) Sees(provinceID int64) bool { return a.CanIn(RightRead, provinceID) }

// Units are the ids of the units the actor is an officer or head of.
func (a Actor) Units() []int64 {
	var ids []int64
	for _, m := range a.Memberships {
		if m.UnitID != 0 && !slices.Contains(ids, m.UnitID) {
			ids = append(ids, m.UnitID)
		}
	}
	return ids
}

// CanImport says whether the actor may commit a document as a plan somewhere.
func CanImport(a Actor) bool { return a.Can(RightImport) }
