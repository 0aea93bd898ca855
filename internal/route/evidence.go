package route

import (
	"net/url"
	"strconv"
)

// Patterns of a task's products and their files.
const (
	EvidencesPattern      = "/nhiem-vu/{id}/minh-chung"
	EvidenceRemovePattern = "/minh-chung/{id}/bo"
	FilePattern           = "/tep/{id}"
)

// Evidences are a task's products, with the form that adds one.
func Evidences(taskID int64) string { return Task(taskID) + "/minh-chung" }

// EvidenceOf is one product among its task's.
func EvidenceOf(taskID, id int64) string {
	return Evidences(taskID) + "#mc-" + strconv.FormatInt(id, 10)
}

// EvidenceRemove is where a product is taken back.
func EvidenceRemove(id int64) string { return "/minh-chung/" + strconv.FormatInt(id, 10) + "/bo" }

// File is a file kept with a product.
func File(id string) string { return "/tep/" + url.PathEscape(id) }
