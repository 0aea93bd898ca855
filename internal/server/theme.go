package server

import (
	"net/http"
	"time"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

// themeField is the name of the form's field and of the cookie that keeps the choice.
const themeField = "giao-dien"

// themeAge is how long a browser remembers the choice.
const themeAge = 365 * 24 * time.Hour

// themes maps a choice as posted and kept to the page's theme; "may" follows the machine.
func themes() map[string]string {
	return map[string]string{"sang": "light", "toi": "dark", "may": ""}
}

// themeOf is the theme the reader chose; a cookie somebody changed counts as none.
func themeOf(r *http.Request) string {
	cookie, err := r.Cookie(themeField)
	if err != nil {
		return ""
	}
	return themes()[cookie.Value]
}

// chooseTheme keeps the choice in a cookie and goes back to the page it was made on (field "ve").
func (s *Server) chooseTheme(w http.ResponseWriter, r *http.Request, _ plan.Actor) error {
	form, err := s.readForm(r)
	if err != nil {
		return err
	}
	choice := form.Get(themeField)
	if _, ok := themes()[choice]; !ok {
		return problem{status: http.StatusUnprocessableEntity}
	}
	http.SetCookie(w, &http.Cookie{ //nolint:gosec // Secure over https; over http the browser would drop it
		Name:     themeField,
		Value:    choice,
		Path:     "/",
		MaxAge:   int(themeAge / time.Second),
		HttpOnly: true,
		Secure:   s.secure,
		SameSite: http.SameSiteLaxMode,
	})
	back := SafeNext(form.Get("ve"))
	if back == route.Theme() {
		back = route.Home()
	}
	redirect(w, back, http.StatusSeeOther)
	return nil
}
