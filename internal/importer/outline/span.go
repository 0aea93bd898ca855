package outline

import (
	"fmt"

	"kehoach/internal/plan"
)

// A painter gives every byte of the text one role. Later strokes cover earlier ones, so that the text starts
// as the extractor's blocks and ends as what the rules made of it; overlap cannot arise.
type painter struct {
	text    string
	owner   []int32 // index of a stroke plus one; 0 is unpainted
	strokes []plan.Span
}

func newPainter(text string) *painter { return &painter{text: text, owner: make([]int32, len(text))} }

func (p *painter) paint(rng plan.Range, role plan.Role, rule string, confidence float64) {
	if rng.Start < 0 || rng.End > len(p.text) || rng.Start >= rng.End {
		return
	}
	p.strokes = append(p.strokes, plan.Span{Range: rng, Role: role, Rule: rule, Confidence: confidence})
	id := p.last()
	for i := rng.Start; i < rng.End; i++ {
		p.owner[i] = id
	}
}

// last is the newest stroke's place in owner.
func (p *painter) last() int32 {
	return int32(len(p.strokes)) //nolint:gosec // a few strokes a paragraph, and texts are far shorter than 2 GiB
}

func (p *painter) roleAt(at int) plan.Role {
	if at < 0 || at >= len(p.owner) || p.owner[at] == 0 {
		return plan.RoleUnclassified
	}
	return p.strokes[p.owner[at]-1].Role
}

// release gives back as context the runs of a stroke inside rng that are longer than a number, a cue or a
// connector: text of a heading's paragraph that no task took.
func (p *painter) release(rng plan.Range, stroke int32) {
	for i := rng.Start; i < rng.End; {
		j := i
		for j < rng.End && p.owner[j] == p.owner[i] {
			j++
		}
		if p.owner[i] == stroke && wordCount(p.text[i:j]) > 8 {
			p.paint(plan.Range{Start: i, End: j}, plan.RoleContext, "C1", .5)
		}
		i = j
	}
}

// spans returns the runs of one stroke, without the blanks at their ends, in order.
func (p *painter) spans() []plan.Span {
	var out []plan.Span
	for i := 0; i < len(p.owner); {
		if isBlank(p.text[i]) {
			i++
			continue
		}
		j, end := i, i
		for j < len(p.owner) && p.owner[j] == p.owner[i] {
			if !isBlank(p.text[j]) {
				end = j + 1
			}
			j++
		}
		span := plan.Span{Role: plan.RoleUnclassified, Rule: "none"}
		if p.owner[i] > 0 {
			span = p.strokes[p.owner[i]-1]
		}
		span.Range = plan.Range{Start: i, End: end}
		out = append(out, span)
		i = j
	}
	return out
}

// CheckSpans says whether the draft's spans partition its text: in order, without overlap, every non-blank byte
// in exactly one, none unclassified.
func CheckSpans(d plan.Draft) error {
	at := 0
	for _, s := range d.Spans {
		if s.Start < at || s.End <= s.Start || s.End > len(d.Text) {
			return fmt.Errorf("span %d–%d (%s) out of order after %d", s.Start, s.End, s.Role, at)
		}
		if s.Role == plan.RoleUnclassified {
			return fmt.Errorf("bytes %d–%d have no role", s.Start, s.End)
		}
		if err := onlyBlanks(d.Text, at, s.Start); err != nil {
			return err
		}
		at = s.End
	}
	return onlyBlanks(d.Text, at, len(d.Text))
}

func onlyBlanks(text string, from, to int) error {
	for i := from; i < to; i++ {
		if !isBlank(text[i]) {
			return fmt.Errorf("byte %d is in no span", i)
		}
	}
	return nil
}
