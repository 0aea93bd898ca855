package view

import "net/http"

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
