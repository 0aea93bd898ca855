package route

// DigestsPattern is the page of the weekly letters.
const DigestsPattern = "/quan-tri/thu"

// Digests is who would get a weekly letter, and the letters sent.
func Digests() string { return DigestsPattern }
