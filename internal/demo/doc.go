// Package demo fills a database with invented units, people, deadlines and reports on the real plans, so that every page
// can be tried (README, "Thử"). It works through the store as the people it invents would, each on the day they would
// have done it. Everything it writes is marked "số liệu minh họa" by the property of the database it sets.
package demo
