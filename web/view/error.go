package view

import (
	"net/http"
	"strings"
	"unicode"
)

func errorFor(status int) errorText {
	texts := errorTexts()
	if text, ok := texts[status]; ok {
		return text
	}
	return texts[http.StatusInternalServerError]
}

// waitText says how long to wait, rounded up to minutes from one minute on.
func waitText(seconds int) string {
	switch {
	case seconds <= 0:
		return ""
	case seconds < 60:
		return "Thử lại sau " + Count(seconds) + " giây."
	}
	return "Thử lại sau " + Count((seconds+59)/60) + " phút."
}

// typedWords are the values of a form that a person typed, without the keys and numbers it carries for the server.
func typedWords(c Carried) []string {
	var words []string
	for _, field := range c.Fields {
		if field.Name != "khoa" && strings.ContainsFunc(field.Value, unicode.IsLetter) {
			words = append(words, field.Value)
		}
	}
	return words
}
