package server

import "time"

// Limits are all bounds the server puts on a request, in one place so that `kehoach config` can print them.
type Limits struct {
	ReadHeader  time.Duration // from the connection to the end of the headers
	Read        time.Duration // the whole request
	Write       time.Duration // from the end of the headers to the end of the answer
	Answer      time.Duration // the work for one answer; above the database's own statement time-out of 10 s
	Idle        time.Duration // a kept-alive connection without a request
	Drain       time.Duration // in-flight requests at a stop
	Ready       time.Duration // one look at the database for /readyz
	HeaderBytes int           // request line and headers
	FormBytes   int64         // body of any request that is not an upload
	FormFields  int           // fields of a form
	UploadBytes int64         // read of a form with a file; plan.FileMaxBytes of it are kept
	Upload      time.Duration // to send such a form, or to load a file
	PageNumber  int           // highest page of a search
}

// DefaultLimits are the limits of the product.
func DefaultLimits() Limits {
	return Limits{
		ReadHeader:  5 * time.Second,
		Read:        30 * time.Second,
		Write:       60 * time.Second,
		Answer:      12 * time.Second,
		Idle:        60 * time.Second,
		Drain:       10 * time.Second,
		Ready:       1500 * time.Millisecond,
		HeaderBytes: 64 << 10,
		FormBytes:   2 << 20,
		FormFields:  1000,
		UploadBytes: 64 << 20,
		Upload:      5 * time.Minute,
		PageNumber:  10_000,
	}
}
