package extract

import (
	"strings"

	"kehoach/internal/plan"
)

// parseMarkdown reads Markdown line by line: headings, list items, pipe tables, the rest paragraphs. Typed signs
// ("##", "-", "1.", "**") stay in the text and in the block. Rules drawn with signs and the front matter are
// paragraphs beside the matter.
func parseMarkdown(text string) (Document, error) {
	m := &markdown{scanner: newScanner(plan.FormatMarkdown, text)}
	for i := 0; i < len(m.lines); {
		n, err := m.block(i)
		if err != nil {
			return Document{}, err
		}
		i += n
	}
	return m.doc, nil
}

type markdown struct {
	*scanner
	list  []int // columns of the open list items, outermost first
	alone bool  // the line above is a paragraph of one line: "---" below makes it a heading
}

// block adds the blocks that begin at line i and returns how many lines they take.
func (m *markdown) block(i int) (int, error) {
	l := m.lines[i]
	alone := m.alone
	m.alone = false
	if l.blank() {
		return 1, nil
	}
	if i == 0 {
		if n := m.frontMatter(); n > 0 {
			return n, m.addAll(0, n, Block{Aside: true})
		}
	}
	if n := m.fence(i); n > 0 {
		return n, m.addAll(i, n, Block{})
	}
	if n, head := m.pipeTable(i); n > 0 {
		return n, m.addPipeTable(i, n, head)
	}
	if level := headingLevel(l); level > 0 {
		m.list = nil
		return 1, m.addLine(i, Block{Kind: Heading, Level: level})
	}
	if level := underline(l); alone && level > 0 {
		above := &m.doc.Blocks[len(m.doc.Blocks)-1]
		above.Kind, above.Level = Heading, level
		return 1, m.addLine(i, Block{Aside: true})
	}
	if thematicBreak(l) {
		return 1, m.addLine(i, Block{Aside: true})
	}
	if itemMarker(l.text) {
		return 1, m.addLine(i, Block{Kind: Item, Level: m.depth(l.indent)})
	}
	if l.indent == 0 {
		m.list = nil
	}
	m.alone = l.indent < 4 && (i == 0 || m.lines[i-1].blank())
	return 1, m.addLine(i, Block{})
}

// addAll makes a block of each of n lines from i on.
func (m *markdown) addAll(i, n int, b Block) error {
	for k := i; k < i+n; k++ {
		if err := m.addLine(k, b); err != nil {
			return err
		}
	}
	return nil
}

// frontMatter returns how many lines the block between "---" lines at the top of the file has, both included.
func (m *markdown) frontMatter() int {
	if m.lines[0].text != "---" {
		return 0
	}
	for i := 1; i < min(len(m.lines), 50); i++ {
		switch text := m.lines[i].text; {
		case text == "---", text == "...":
			return i + 1
		case !strings.Contains(text, ":") && !strings.HasPrefix(text, "- "):
			return 0
		}
	}
	return 0
}

// fence returns how many lines a code block has, both fences included. Without a closing fence only the opening
// line is one: a forgotten fence must not hide the rest of the document.
func (m *markdown) fence(i int) int {
	text := m.lines[i].text
	if m.lines[i].indent > 3 || !(strings.HasPrefix(text, "```") || strings.HasPrefix(text, "~~~")) {
		return 0
	}
	mark := text[:len(text)-len(strings.TrimLeft(text, text[:1]))]
	for k := i + 1; k < len(m.lines) && k < i+1000; k++ {
		if closing := m.lines[k].text; strings.HasPrefix(closing, mark) && strings.Trim(closing, mark[:1]) == "" {
			return k - i + 1
		}
	}
	return 1
}

// headingLevel returns the level of "# …", 0 for another line.
func headingLevel(l line) int {
	n := len(l.text) - len(strings.TrimLeft(l.text, "#"))
	if n == 0 || n > 6 || n == len(l.text) || l.indent > 3 || !isBlank(l.text[n]) {
		return 0
	}
	return n
}

// underline returns the level of the heading above a line of "=" or "-", 0 for another line.
func underline(l line) int {
	switch {
	case l.indent > 3 || len(l.text) < 2:
		return 0
	case strings.Trim(l.text, "=") == "":
		return 1
	case strings.Trim(l.text, "-") == "":
		return 2
	}
	return 0
}

// thematicBreak says whether a line is three or more of one of "-*_", blanks between them or not.
func thematicBreak(l line) bool {
	sign := l.text[:1]
	return strings.Contains("-*_", sign) && l.indent < 4 &&
		strings.Count(l.text, sign) >= 3 && strings.Trim(l.text, sign+" \t") == ""
}

// itemMarker says whether a line begins with "-", "*", "+", "1." or "1)" and a blank.
func itemMarker(s string) bool {
	n := 0
	if strings.IndexByte("-*+", s[0]) >= 0 {
		n = 1
	} else if d := digits(s); d > 0 && d <= 9 && d < len(s) && (s[d] == '.' || s[d] == ')') {
		n = d + 1
	}
	return n > 0 && n < len(s) && isBlank(s[n])
}

func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// depth closes the items that a new one at this column ends and returns how deep it lies, from 1.
func (m *markdown) depth(indent int) int {
	for len(m.list) > 0 && m.list[len(m.list)-1] >= indent {
		m.list = m.list[:len(m.list)-1]
	}
	m.list = append(m.list, indent)
	return len(m.list)
}

// looksMarkdown says whether a text is Markdown beyond doubt: a pipe table with its "|---|", or two "# " headings.
func looksMarkdown(text string) bool {
	lines, headings, above := 0, 0, ""
	for l := range strings.Lines(text) {
		if lines++; lines > maxBlocks {
			return false
		}
		l = strings.TrimSpace(l)
		if strings.HasPrefix(l, "# ") {
			headings++
		}
		if headings == 2 || (strings.Contains(l, "--") && strings.ContainsRune(l, '|') && ruled(l) && piped(above)) {
			return true
		}
		above = l
	}
	return false
}
