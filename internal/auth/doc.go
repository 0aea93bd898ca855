// Package auth makes and checks what proves who somebody is: passwords, one-time codes, recovery codes, tokens, and the
// seal on secrets that the database keeps. It knows neither SQL nor HTTP.
package auth
