package importer

import (
	"bytes"
	"encoding/json"
	"fmt"

	"kehoach/internal/plan"
)

// The types below are the object that "kehoach import -dry-run -json" prints; field order and names are its
// contract. A nil pointer is null: unknown, never guessed.
type (
	draftJSON struct {
		File       string          `json:"file"`
		SHA256     string          `json:"sha256"`
		Format     plan.Format     `json:"format"`
		Kind       plan.Kind       `json:"kind"`
		Province   *provinceJSON   `json:"province"`
		Year       *int            `json:"year"`
		Period     *plan.Period    `json:"period"`
		Title      *string         `json:"title"`
		Number     *string         `json:"number"`
		IssuedOn   plan.Date       `json:"issued_on"`
		Agency     *string         `json:"agency"`
		Bases      []string        `json:"bases"`
		Declared   declaredJSON    `json:"declared"`
		Found      foundJSON       `json:"found"`
		Groups     []groupJSON     `json:"groups"`
		Indicators []indicatorJSON `json:"indicators"`
		Spans      spansJSON       `json:"spans"`
		Warnings   []plan.Warning  `json:"warnings"`
	}
	provinceJSON struct {
		Code string `json:"code"`
		Name string `json:"name"`
	}
	declaredJSON struct {
		Groups *int `json:"groups"`
		Tasks  *int `json:"tasks"`
	}
	foundJSON struct {
		Groups int `json:"groups"`
		Tasks  int `json:"tasks"`
	}
	groupJSON struct {
		Number    *string    `json:"number"`
		Title     string     `json:"title"`
		Synthetic bool       `json:"synthetic"`
		Source    plan.Range `json:"source"`
		Tasks     []taskJSON `json:"tasks"`
	}
	taskJSON struct {
		Number      string        `json:"number"`
		Text        string        `json:"text"`
		Kind        plan.TaskKind `json:"kind"`
		DueText     *string       `json:"due_text"`
		DueOn       plan.Date     `json:"due_on"`
		Lead        *string       `json:"lead"`
		Support     []string      `json:"support"`
		Output      *string       `json:"output"`
		Targets     []targetJSON  `json:"targets"`
		References  []string      `json:"references"`
		FromHeading bool          `json:"from_heading"`
		Confidence  float64       `json:"confidence"`
		Reason      string        `json:"reason"`
		Source      plan.Range    `json:"source"`
	}
	targetJSON struct {
		Raw   string  `json:"raw"`
		Value string  `json:"value"`
		Max   *string `json:"max"`
		Unit  string  `json:"unit"`
		Cmp   string  `json:"cmp"`
	}
	indicatorJSON struct {
		Name       string     `json:"name"`
		Value      *string    `json:"value"`
		Unit       *string    `json:"unit"`
		Period     *string    `json:"period"`
		Comparison *string    `json:"comparison"`
		Base       *string    `json:"base"`
		Ambiguous  bool       `json:"ambiguous"`
		Source     plan.Range `json:"source"`
	}
	// spansJSON counts the non-blank bytes of each role, in reporting order.
	spansJSON []roleBytes
	roleBytes struct {
		role  plan.Role
		bytes int
	}
)

// MarshalJSON writes one object with a key for every role, in their order.
func (s spansJSON) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, r := range s {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "%q:%d", r.role, r.bytes)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// JSON writes the draft as the one-line object of "import -dry-run -json", without a line end.
func JSON(d plan.Draft) ([]byte, error) {
	found := d.Found()
	out := draftJSON{
		File: d.FileName, SHA256: d.SHA256, Format: d.Format, Kind: d.Kind,
		Year: known(d.Year), Period: known(d.Period), Title: known(d.Title), Number: known(d.Number),
		IssuedOn: d.IssuedOn, Agency: known(d.Agency), Bases: list(d.Bases),
		Declared: declaredJSON{known(d.Declared.Groups), known(d.Declared.Tasks)}, Found: foundJSON{found.Groups, found.Tasks},
		Groups: []groupJSON{}, Indicators: []indicatorJSON{}, Spans: countBytes(d), Warnings: list(d.Warnings),
	}
	if d.Province.Code != "" {
		out.Province = &provinceJSON{d.Province.Code, d.Province.FullName()}
	}
	for _, g := range d.Groups {
		group := groupJSON{Number: known(g.Number), Title: g.Title, Synthetic: g.Synthetic, Source: g.Source, Tasks: []taskJSON{}}
		for _, t := range g.Tasks {
			group.Tasks = append(group.Tasks, taskOf(t))
		}
		out.Groups = append(out.Groups, group)
	}
	for _, i := range d.Indicators {
		out.Indicators = append(out.Indicators, indicatorJSON{
			Name: i.Name, Value: known(i.Value), Unit: known(i.Unit), Period: known(i.Period),
			Comparison: known(i.Comparison), Base: known(i.Base), Ambiguous: i.Ambiguous, Source: i.Source,
		})
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(out); err != nil {
		return nil, fmt.Errorf("write draft as JSON: %w", err)
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

func taskOf(t plan.Task) taskJSON {
	out := taskJSON{
		Number: t.Number, Text: t.Text, Kind: t.Kind, DueText: known(t.DueText), DueOn: t.DueOn, Support: []string{},
		Output: known(t.Output), Targets: []targetJSON{}, References: list(t.References),
		FromHeading: t.FromHeading, Confidence: t.Confidence, Reason: t.Reason, Source: t.Source,
	}
	for _, u := range t.Units {
		if u.Role == plan.Lead && out.Lead == nil {
			out.Lead = known(u.Name)
		} else {
			out.Support = append(out.Support, u.Name)
		}
	}
	for _, x := range t.Targets {
		out.Targets = append(out.Targets, targetJSON{Raw: x.Raw, Value: x.Value, Max: known(x.Max), Unit: x.Unit, Cmp: x.Cmp})
	}
	return out
}

// known returns nil for the zero value, which is null in JSON.
func known[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

// list returns an empty list instead of nil, which would be null.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// countBytes counts the non-blank bytes of each role; their sum is the non-blank bytes of the text.
func countBytes(d plan.Draft) spansJSON {
	counts := map[plan.Role]int{}
	for _, s := range d.Spans {
		for _, c := range []byte(d.Text[s.Start:s.End]) {
			if c != ' ' && c != '\t' && c != '\n' {
				counts[s.Role]++
			}
		}
	}
	var out spansJSON
	for _, role := range plan.Roles() {
		out = append(out, roleBytes{role, counts[role]})
	}
	return out
}
