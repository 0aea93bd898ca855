package outline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/internal/plan"
)

// longestSentence is the length in bytes beyond which a sentence is no sentence but a flood of text, which is kept
// and not looked into.
const longestSentence = 8000

// masked marks the bytes of a range inside quotation marks or brackets, where no mark parts anything. When they
// do not pair up, nothing is masked.
func (r *reader) masked(rng plan.Range) []bool {
	mask := make([]bool, rng.End-rng.Start)
	curly, round, straight := 0, 0, 0
	for i := rng.Start; i < rng.End; {
		c, n := utf8.DecodeRuneInString(r.text[i:])
		switch c {
		case '“':
			curly++
		case '”':
			curly--
		case '"':
			straight = 1 - straight
		case '(':
			round++
		case ')':
			if round > 0 { // "a)" closes nothing
				round--
			}
		}
		if curly < 0 {
			return make([]bool, rng.End-rng.Start)
		}
		for j := i; j < i+n && j < rng.End; j++ {
			mask[j-rng.Start] = curly > 0 || round > 0 || straight > 0
		}
		i += n
	}
	if curly != 0 || round != 0 || straight != 0 {
		return make([]bool, rng.End-rng.Start)
	}
	return mask
}

// abbreviations end in a point that does not end a sentence, unless an action verb follows.
var abbreviations = map[string]bool{
	"tp": true, "bs": true, "ts": true, "pgs": true, "gs": true, "ths": true, "ds": true, "ttưt": true, "ttnd": true, "cki": true, "ckii": true,
	"th": true, "q": true, "p": true, "tt": true, "tx": true, "vv": true, "v": true, "gđ": true, "st": true, "no": true, "tr": true, "ks": true, "cn": true, "đc": true,
}

// sentences parts a range at full stops, ellipses, question and exclamation marks before a new sentence.
func (r *reader) sentences(rng plan.Range) []plan.Range {
	mask := r.masked(rng)
	var out []plan.Range
	from := rng.Start
	for i := rng.Start; i < rng.End; {
		c, n := utf8.DecodeRuneInString(r.text[i:])
		if !strings.ContainsRune(".…!?", c) || mask[i-rng.Start] {
			i += n
			continue
		}
		stop := i
		for stop < rng.End {
			c, n := utf8.DecodeRuneInString(r.text[stop:])
			if !strings.ContainsRune(".…!?”\"", c) {
				break
			}
			stop += n
		}
		if r.endsSentence(from, i, stop, rng.End) {
			out = append(out, trimmed(r.text, plan.Range{Start: from, End: stop}))
			from = stop
		}
		i = max(stop, i+n)
	}
	if last := trimmed(r.text, plan.Range{Start: from, End: rng.End}); last.Start < last.End {
		out = append(out, last)
	}
	return out
}

// endsSentence says whether the marks text[at:stop] end a sentence that began at from.
func (r *reader) endsSentence(from, at, stop, end int) bool {
	if stop >= end {
		return true
	}
	if !isBlank(r.text[stop]) {
		return false
	}
	rest := strings.TrimLeft(r.low[stop:end], " \n\t")
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(r.text[stop:end], " \n\t"))
	if !unicode.IsUpper(next) && !strings.ContainsRune("“\"(-–•", next) && !unicode.IsDigit(next) {
		return false
	}
	if r.text[at] != '.' || stop != at+1 {
		return true
	}
	word := r.low[from:at]
	word = word[strings.LastIndexAny(word, " \n(.-")+1:]
	if abbreviations[word] || utf8.RuneCountInString(word) == 1 && unicode.IsUpper(firstLetter(r.text[at-len(word):at])) {
		return beginsWithVerb(rest)
	}
	return true
}

// clauses parts a range at semicolons outside quotation marks and brackets.
func (r *reader) clauses(rng plan.Range) []plan.Range {
	mask := r.masked(rng)
	var out []plan.Range
	from := rng.Start
	for i := rng.Start; i < rng.End; i++ {
		if r.text[i] == ';' && !mask[i-rng.Start] {
			if c := trimmed(r.text, plan.Range{Start: from, End: i}); c.Start < c.End {
				out = append(out, c)
			}
			from = i + 1
		}
	}
	if c := trimmed(r.text, plan.Range{Start: from, End: rng.End}); c.Start < c.End {
		out = append(out, c)
	}
	return out
}

// connectors join a task to the one before and are no part of it.
var connectors = []string{
	"đồng thời", "bên cạnh đó", "ngoài ra", "song song với đó", "song song đó", "cùng với đó", "cùng đó", "mặt khác", "thêm vào đó", "trước mắt", "đặc biệt là", "bên cạnh",
	"tiếp đó", "theo đó", "trong đó", "cụ thể", "cụ thể là", "nhất là", "qua đó", "từ đó", "cuối cùng", "trên cơ sở đó", "về lâu dài", "cũng theo đó", "đặc biệt", "kèm theo đó", "hơn nữa",
}

// skipConnector returns the place after a leading connector and its comma; the same place if there is none.
func (r *reader) skipConnector(rng plan.Range) int {
	low := r.low[rng.Start:rng.End]
	for _, c := range connectors {
		if !strings.HasPrefix(low, c) {
			continue
		}
		rest := low[len(c):]
		cut := strings.TrimLeft(rest, " \n")
		if strings.HasPrefix(cut, ",") || strings.HasPrefix(cut, ":") {
			cut = strings.TrimLeft(cut[1:], " \n")
		} else if !strings.HasPrefix(rest, " ") || !beginsWithVerb(cut) {
			continue
		}
		if cut != "" {
			return rng.End - len(cut)
		}
	}
	if strings.HasPrefix(low, "và ") && beginsWithVerb(low[len("và "):]) {
		return rng.Start + len("và ")
	}
	return rng.Start
}

// taskRange is the task's own text in a sentence or clause: without connector and closing marks.
func (r *reader) taskRange(rng plan.Range) plan.Range {
	rng = trimmed(r.text, rng)
	if at := r.skipConnector(rng); at > rng.Start {
		rng.Start = at
	}
	return r.closed(rng, ";.…")
}

// splitTasks parts prose into tasks: sentences that begin with an action verb, their clauses at semicolons when
// at least half of those do. What begins otherwise details the task before it.
func (r *reader) splitTasks(rng plan.Range) []taskDraft {
	var out []taskDraft
	sentences := r.sentences(rng)
	for _, s := range sentences {
		clauses, rule := r.taskClauses(s)
		body := r.taskRange(clauses[0])
		if !beginsWithVerb(r.low[body.Start:body.End]) && len(clauses) == 1 {
			if len(out) > 0 {
				out[len(out)-1].subs = append(out[len(out)-1].subs, s)
			} else if len(sentences) == 1 {
				out = append(out, taskDraft{text: body, rule: "T3", confidence: .55, reason: "câu duy nhất của nhóm"})
			}
			continue
		}
		for _, c := range clauses {
			t := taskDraft{text: r.taskRange(c), rule: "T3", confidence: .9, reason: rule}
			if !beginsWithVerb(r.low[t.text.Start:t.text.End]) {
				t.confidence = .6
			}
			if t.text.Start < t.text.End {
				out = append(out, t)
			}
		}
	}
	return out
}

// taskClauses parts a sentence at semicolons, or returns it whole, and says in Vietnamese which.
func (r *reader) taskClauses(s plan.Range) ([]plan.Range, string) {
	clauses := r.clauses(s)
	if len(clauses) < 2 {
		return []plan.Range{s}, "tách theo câu"
	}
	verbs := 0
	glued := clauses[:0:0]
	for _, c := range clauses {
		body := r.taskRange(c)
		verb := beginsWithVerb(r.low[body.Start:body.End])
		if verb {
			verbs++
		}
		if !verb && len(glued) > 0 && wordCount(r.text[c.Start:c.End]) < 4 {
			glued[len(glued)-1].End = c.End
			continue
		}
		glued = append(glued, c)
	}
	if verbs*2 < len(clauses) {
		return []plan.Range{s}, "tách theo câu"
	}
	return glued, "tách theo dấu ;"
}
