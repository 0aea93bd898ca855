// Package outline reads groups, tasks, units, deadlines and figures out of a document's blocks. Every decision
// carries the name of its rule and a confidence; every non-blank byte ends with exactly one role.
package outline

import (
	"kehoach/internal/importer/extract"
	"kehoach/internal/plan"
)

// A noiseNote says by which rule a paragraph is noise.
type noiseNote struct {
	rule       string
	confidence float64
}

// A reader reads one document. Slices by paragraph are as long as paras.
type reader struct {
	doc    extract.Document
	text   string // canonical
	low    string // text in lower case, byte for byte
	places places
	hits   []placeHit
	refs   []reference
	paras  []para

	skip      []bool // noise: no part of the outline
	noise     []noiseNote
	header    []bool // letterhead and title
	closing   []bool // "Nơi nhận", signature: the end of an official document
	used      []bool // text of groups and tasks
	titleOf   []bool // titles on a line of their own below their number
	sectionOf []sectionClass
	subHeads  []int // paragraphs that name a field inside a group
	title0    int   // paragraph of an article's headline, or -1
	head      letterhead
	minuted   bool // minutes: only their conclusions hand out work
	declared  plan.Counts
	paint     *painter
	draft     *plan.Draft
}

// Read reads the document's outline. The draft's spans partition its text; the caller checks that with
// CheckSpans and fills FileName and SHA256.
func Read(doc extract.Document) plan.Draft {
	draft := plan.Draft{Format: doc.Format, Text: doc.Text, Warnings: append([]plan.Warning(nil), doc.Warnings...)}
	blocks := doc.Blocks
	doc.Blocks = piped(doc)
	doc.Blocks = relaid(doc)
	r := &reader{doc: doc, text: doc.Text, low: lowered(doc.Text), places: newPlaces(), title0: -1, draft: &draft}
	r.paint = newPainter(doc.Text)
	for _, b := range blocks {
		r.paint.paint(b.Range, plan.RoleContext, "C1", .5)
	}
	r.refs = r.references()
	r.paras = r.paragraphs()
	n := len(r.paras)
	r.skip, r.header, r.used, r.titleOf = make([]bool, n), make([]bool, n), make([]bool, n), make([]bool, n)
	r.closing = make([]bool, n)
	r.noise, r.sectionOf = make([]noiseNote, n), make([]sectionClass, n)
	r.markNoise()
	r.readHeader()
	if r.title0 >= 0 {
		r.skip[r.title0] = false
	}
	r.markClosing()
	r.markCaptions()
	draft.Number, draft.IssuedOn = r.head.number, r.head.issued
	draft.Title = r.text[r.head.title.Start:r.head.title.End]
	r.declared = r.claims()
	draft.Declared = r.declared
	r.year()
	groups, cue, verdict := r.plan()
	r.hits = r.places.find(r.text)
	draft.Agency = r.agency()
	r.settlePlan(groups, cue, verdict)
	return draft
}

// settlePlan fills kind, period, province and paints; the order matters: deadlines need the year, bases the
// roles.
func (r *reader) settlePlan(groups []groupDraft, cue string, v verdict) {
	d := r.draft
	d.Kind = r.kind(groups, v)
	if len(groups) > 0 {
		d.Period = r.period(cue)
	}
	r.province()
	r.paintFrame()
	for _, g := range groups {
		r.emit(g)
	}
	if v != garbled && v != emptyText && v != foreign {
		r.finishContext()
	}
	d.Bases = r.bases()
	r.finalWarnings(v)
	d.Spans = r.paint.spans()
}

// plan finds the groups: first in tables, then in the outline, then among the orders of a meeting.
func (r *reader) plan() (groups []groupDraft, cue string, v verdict) {
	if v = r.readable(); v != fine {
		return nil, "", v
	}
	if title := r.low[r.head.title.Start:r.head.title.End]; noPlanTitle.MatchString(title) && r.head.kind != typePlan && r.head.kind != typeDirective && r.head.kind != typeAppendix && r.head.kind != typeReport {
		r.head.kind = typeNotice
	}
	r.minutes()
	if r.head.kind == typeLaw || r.head.kind == typeNotice || r.chatter() || r.othersWork() {
		r.classifyTree(r.tree(max(r.head.body, 0)), classNone)
		return nil, "", notAPlan
	}
	tabled, rows := r.tables()
	root := r.tree(max(r.head.body, 0))
	r.classifyTree(root, classNone)
	flat := r.flattened()
	c := r.choose(root)
	outlined := r.build(c, modeAuto)
	switch {
	case len(tabled) > 0 && taskCount(tabled)*2 >= taskCount(outlined):
		for _, i := range rows {
			r.used[i] = true
		}
		return tabled, c.cue, fine
	case flat:
		return nil, "", flatTable
	case len(outlined) > 0:
		r.resetTables(rows)
		if c.directive && r.titleOrders() {
			v = ordered
		}
		return r.variant(c, outlined), c.cue, v
	}
	r.resetTables(rows)
	if r.head.kind != typeReport && r.head.kind != typeFigures {
		if groups, announced := r.topics(); len(groups) > 0 {
			return groups, announced, fine
		}
		if tasks, announced := r.prose(); len(tasks) > 0 {
			g := r.synthetic(r.syntheticName(), tasks)
			g.confidence = .6
			return []groupDraft{g}, announced, fine
		}
	}
	clear(r.used)
	if tasks := r.directives(); len(tasks) > 0 {
		return []groupDraft{r.synthetic(r.syntheticName(), tasks)}, "", ordered
	}
	return nil, "", notAPlan
}

// resetTables makes context again of table rows that were read and not taken.
func (r *reader) resetTables(rows []int) {
	for _, i := range rows {
		r.paint.paint(r.paras[i].row.Range, plan.RoleContext, "X1", .5)
	}
}

func taskCount(groups []groupDraft) int {
	n := 0
	for _, g := range groups {
		n += len(g.tasks)
	}
	return n
}

// build reads a choice's nodes into groups.
func (r *reader) build(c choice, m mode) []groupDraft {
	clear(r.used)
	r.subHeads = r.subHeads[:0]
	var out []groupDraft
	if len(c.list) > 0 {
		return r.listGroup(c, m)
	}
	numbers := map[string]bool{}
	for _, n := range c.groups {
		r.used[n.index] = true
		g := r.group(n, m)
		if numbers[g.number] && n.head.family != famBullet && n.head.family != famLead {
			r.warn(plan.WarnNumbering, "Số thứ tự nhóm “"+g.number+"” lặp lại trong văn bản.", n.head.whole())
		}
		numbers[g.number] = true
		out = append(out, g)
	}
	return out
}

// listGroup is the one group of a list whose items are tasks.
func (r *reader) listGroup(c choice, m mode) []groupDraft {
	var g groupDraft
	if c.section != nil {
		r.used[c.section.index] = true
		g = r.group(c.section, m)
	} else {
		g = r.synthetic(r.syntheticName(), r.tasksOf(c.list, m))
		g.confidence = .7
	}
	if len(g.tasks) == 0 {
		return nil
	}
	return []groupDraft{g}
}

// variant re-reads with the open choice flipped when the counts the document states do not match, and keeps the
// reading with the fewer mismatches.
func (r *reader) variant(c choice, auto []groupDraft) []groupDraft {
	best, miss, bestMode := auto, r.mismatch(auto), modeAuto
	for _, m := range []mode{modeTask, modeHead} {
		if miss == 0 {
			break
		}
		if other := r.build(c, m); r.mismatch(other) < miss {
			best, miss, bestMode = other, r.mismatch(other), m
		}
	}
	r.draft.Warnings = dropNumbering(r.draft.Warnings)
	return r.rebuilt(c, bestMode, best)
}

// rebuilt reads the chosen mode once more so that the marks on the paragraphs are its own.
func (r *reader) rebuilt(c choice, m mode, best []groupDraft) []groupDraft {
	if again := r.build(c, m); len(again) == len(best) {
		return again
	}
	return best
}

func dropNumbering(ws []plan.Warning) []plan.Warning {
	out := ws[:0]
	for _, w := range ws {
		if w.Code != plan.WarnNumbering {
			out = append(out, w)
		}
	}
	return out
}

func (r *reader) mismatch(groups []groupDraft) int {
	n := 0
	if r.declared.Groups > 0 && r.declared.Groups != len(groups) {
		n++
	}
	if r.declared.Tasks > 0 && r.declared.Tasks != taskCount(groups) {
		n++
	}
	return n
}

func (r *reader) warn(code plan.WarningCode, message string, at plan.Range) {
	r.draft.Warnings = append(r.draft.Warnings, plan.Warning{Code: code, Message: message, Source: at})
}
