package extract

// rows are the texts of the table rows, by cell; a merged cell is in brackets.
func rows(d Document) [][]string {
	var all [][]string
	for _, b := range d.Blocks {
		if b.Kind != Row {
			continue
		}
		cells := []string{}
		for _, c := range b.Cells {
			if c.Merged {
				cells = append(cells, "["+c.Text+"]")
			} else {
				cells = append(cells, c.Text)
			}
		}
		all = append(all, cells)
	}
	return all
}

// kinds are short names of the blocks: "p", "h1", "li2", "row", "row head", each with "aside" where it is.
func kinds(d Document) []string {
	var all []string
	for _, b := range d.Blocks {
		k := map[BlockKind]string{Paragraph: "p", Heading: "h", Item: "li", Row: "row"}[b.Kind]
		if b.Level > 0 {
			k += string(rune('0' + b.Level))
		}
		if b.Header {
			k += " head"
		}
		if b.Aside {
			k += " aside"
		}
		all = append(all, k)
	}
	return all
}

// markers are the markers the format draws.
func markers(d Document) []string {
	var all []string
	for _, b := range d.Blocks {
		all = append(all, b.Marker)
	}
	return all
}
