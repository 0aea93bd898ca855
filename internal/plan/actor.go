package plan

// An Actor (người thao tác) is who asks for a use case. Until there are accounts it is either a reader on the
// local machine or the command line.
type Actor struct {
	// Label names the actor in records, for instance "cli:root".
	Label string
	// System is true for the command line and the program's own jobs, which may write in every province.
	System bool
}

// LocalReader is whoever reads pages on the local machine before accounts exist.
func LocalReader() Actor { return Actor{Label: "local"} }

// CommandLine is the operating-system account user running a kehoach command.
func CommandLine(user string) Actor { return Actor{Label: "cli:" + user, System: true} }

// CanRead says whether the actor may read plans. Pages are open on the local machine until accounts exist.
func CanRead(Actor) bool { return true }

// CanImport says whether the actor may commit a document as a plan.
func CanImport(a Actor) bool { return a.System }
