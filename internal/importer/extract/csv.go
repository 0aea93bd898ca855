package extract

import (
	"strings"

	"kehoach/internal/plan"
)

const (
	csvSample  = 64 << 10 // bytes looked at to find the delimiter
	csvRecords = 20       // records looked at
)

// A record is one record of a CSV text: a range of whole lines and its fields.
type record struct {
	start, end int
	fields     []Cell
}

// A csvReader cuts canonical text into records. Quotes are those of RFC 4180; one that is never closed is a
// letter like any other, and so are all after it.
type csvReader struct {
	text     string
	at       int
	comma    byte
	noQuotes bool
	limit    int // no record may have more fields
}

// more skips empty lines and says whether a record follows.
func (r *csvReader) more() bool {
	for r.at < len(r.text) && r.text[r.at] == '\n' {
		r.at++
	}
	return r.at < len(r.text)
}

func (r *csvReader) next() record {
	rec := record{start: r.at}
	for {
		cell, end := r.field(r.at)
		if len(rec.fields) <= r.limit {
			rec.fields = append(rec.fields, cell)
		}
		r.at = end + 1
		if end == len(r.text) || r.text[end] == '\n' {
			rec.end = end
			return rec
		}
	}
}

// field reads the field at start and returns it with the place of the delimiter or line end that closes it.
func (r *csvReader) field(start int) (Cell, int) {
	open := start
	for open < len(r.text) && r.text[open] == ' ' {
		open++
	}
	if !r.noQuotes && open < len(r.text) && r.text[open] == '"' {
		if cell, end, ok := r.quoted(open + 1); ok {
			return cell, end
		}
	}
	end := start
	for end < len(r.text) && r.text[end] != r.comma && r.text[end] != '\n' {
		end++
	}
	return plainCell(r.text, start, end), end
}

// quoted reads a field whose opening quote is before start. Text between the closing quote and the delimiter
// makes the quotes part of the field; where a line end lies between such quotes they are no pair.
func (r *csvReader) quoted(start int) (Cell, int, bool) {
	at := start
	for {
		q := strings.IndexByte(r.text[at:], '"')
		if q < 0 {
			r.noQuotes = true
			return Cell{}, 0, false
		}
		if at += q; at+1 < len(r.text) && r.text[at+1] == '"' {
			at += 2
			continue
		}
		break
	}
	end := at + 1
	for end < len(r.text) && r.text[end] != r.comma && r.text[end] != '\n' {
		end++
	}
	if from, to := trim(r.text, at+1, end); from < to {
		if strings.IndexByte(r.text[start:at], '\n') >= 0 {
			return Cell{}, 0, false
		}
		return plainCell(r.text, start-1, end), end, true
	}
	cell := plainCell(r.text, start, at)
	cell.Text = strings.ReplaceAll(cell.Text, `""`, `"`)
	return cell, end, true
}

// delimiter returns the sign that cuts most of the first records into the same number of fields, and how steady
// it is: its share of the records. More columns make up for a title line or two. 0 when no sign cuts a record.
func delimiter(text string) (comma byte, columns int, steady float64) {
	best := 0.0
	sample := text[:min(len(text), csvSample)]
	for _, c := range []byte{';', '\t', ',', '|'} {
		if strings.IndexByte(sample, c) < 0 {
			continue
		}
		counts, records := map[int]int{}, 0
		for r := (csvReader{text: sample, comma: c, limit: maxColumns}); r.more() && records < csvRecords; {
			if rec := r.next(); !emptyRecord(text, rec) {
				counts[len(rec.fields)]++
				records++
			}
		}
		for n, times := range counts {
			share := float64(times) / float64(max(records, 1))
			weight := share * share * float64(n-1)
			if n <= maxColumns && (weight > best || (weight == best && n > columns && weight > 0)) {
				comma, columns, steady, best = c, n, share, weight
			}
		}
	}
	return comma, columns, steady
}

func emptyRecord(text string, rec record) bool { return firstNonBlank(text, rec.start, rec.end) < 0 }

// delimited says whether a text named as a table is one.
func delimited(text string) bool {
	_, columns, _ := delimiter(text)
	return columns >= 2 || strings.HasPrefix(text, "sep=")
}

// looksCSV says whether a text without a name that tells is a table beyond doubt: records all of one width,
// delimiters that no blank follows as it does in prose. Tables set with tabs or pipes, plain text has as well.
func looksCSV(text string) bool {
	comma, columns, steady := delimiter(text)
	if (comma != ';' && comma != ',') || columns < 3 || steady < 1 {
		return false
	}
	sample := text[:min(len(text), csvSample)]
	delimiters := strings.Count(sample, string(comma))
	return strings.Count(strings.TrimSpace(sample), "\n") >= 2 && delimiters >= 6 &&
		strings.Count(sample, string(comma)+" ")*10 < delimiters
}

// parseCSV reads a table of records. Rows are all of one table, padded to its width; which of them is the head,
// the outline sees.
func parseCSV(text string) (Document, error) {
	d := Document{Format: plan.FormatCSV, Text: text}
	r := csvReader{text: text, limit: maxColumns}
	var budget cellBudget
	var rows []Block
	if line, _, _ := strings.Cut(text, "\n"); len(line) == len("sep=;") && strings.HasPrefix(line, "sep=") {
		r.comma, r.at = line[4], min(len(line)+1, len(text))
		rows = append(rows, Block{Kind: Row, Table: 1, Range: plan.Range{End: len(line)}})
	} else if r.comma, _, _ = delimiter(text); r.comma == 0 {
		r.comma = ';'
	}
	for r.more() {
		rec := r.next()
		if emptyRecord(text, rec) {
			continue
		}
		switch {
		case len(rec.fields) > maxColumns:
			return Document{}, &LimitError{Limit: LimitColumns, Max: maxColumns}
		case len(rows) == maxBlocks:
			return Document{}, &LimitError{Limit: LimitBlocks, Max: maxBlocks}
		}
		if err := budget.take(len(rec.fields)); err != nil {
			return Document{}, err
		}
		rows = append(rows, Block{Kind: Row, Table: 1, Cells: rec.fields,
			Range: plan.Range{Start: rec.start, End: rec.end}})
	}
	if err := pad(rows, 1, &budget); err != nil {
		return Document{}, err
	}
	for _, row := range rows {
		if err := d.add(row, row.Range.Start, row.Range.End); err != nil {
			return Document{}, err
		}
	}
	return d, nil
}
