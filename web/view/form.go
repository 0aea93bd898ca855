package view

import (
	"net/url"
	"strconv"

	"github.com/a-h/templ"

	"kehoach/internal/plan"
)

// A Form is what every write form is drawn from: what was typed, what is wrong with it, and the two hidden fields by
// which the server knows which version was edited and whether the form came before.
type Form struct {
	Values  url.Values
	Errors  plan.FieldErrors
	Version int
	Key     string // idempotency key, new for each form drawn
}

// Value is what stands in a field.
func (f Form) Value(name string) string { return f.Values.Get(name) }

// Has says whether value is among the field's values: a ticked box, a chosen option.
func (f Form) Has(name, value string) bool {
	for _, v := range f.Values[name] {
		if v == value {
			return true
		}
	}
	return false
}

func (f Form) wrong(name string) bool { return f.Errors[name] != "" }

// An option is one choice of a list.
type option struct{ Value, Label string }

func optionsOf[K ~string](keys []K, texts map[K]string) []option {
	list := make([]option, 0, len(keys))
	for _, key := range keys {
		list = append(list, option{string(key), texts[key]})
	}
	return list
}

// An input is how a field is shown. The zero Type is text.
type input struct {
	Name, Label, Hint   string
	Type, Auto, Mode    string // type, autocomplete, inputmode
	Placeholder         string
	Max                 int // characters; 0: the browser sets no bound
	Rows                int // of a text area
	Required, Autofocus bool
	Options             []option
}

// fieldID is the id of the element that holds the field, the target of the links in the summary of errors.
func fieldID(name string) string { return "o-" + name }

func (in input) describedBy(f Form) string {
	return nonEmpty(" ", when(in.Hint != "", fieldID(in.Name)+"-goi-y"), when(f.wrong(in.Name), fieldID(in.Name)+"-loi"))
}

// asks says whether a list must begin with an empty line, so that its first choice is never saved unnoticed.
func (in input) asks() bool { return in.Required && len(in.Options) > 0 && in.Options[0].Value != "" }

func (in input) maxLength() string { return strconv.Itoa(in.Max) }

// A fieldError is one line of the summary of errors.
type fieldError struct{ ID, Text string }

// summary lists what is wrong in the order of the labels given; a field without a label keeps its own sentence.
func (f Form) summary(inputs []input) []fieldError {
	var list []fieldError
	for _, in := range inputs {
		if problem := f.Errors[in.Name]; problem != "" {
			list = append(list, fieldError{fieldID(in.Name), in.Label + ": " + problemText(problem)})
		}
	}
	return list
}

// attributes are what inputs, text areas and lists have in common.
func (in input) attributes(f Form) templ.Attributes {
	a := templ.Attributes{}
	set := func(name, value string) {
		if value != "" {
			a[name] = value
		}
	}
	set("aria-describedby", in.describedBy(f))
	set("autocomplete", in.Auto)
	set("inputmode", in.Mode)
	set("placeholder", in.Placeholder)
	if in.Max > 0 {
		a["maxlength"] = in.maxLength()
	}
	if f.wrong(in.Name) {
		a["aria-invalid"] = "true"
	}
	if in.Required {
		a["required"] = true
	}
	if in.Autofocus {
		a["autofocus"] = true
	}
	return a
}
