package ask

import (
	"time"

	"cdk8s-service-patterns/test/cluster/echo/internal/answer"
)

// outcome is what became of one question. It is printed as a line of JSON.
type outcome struct {
	Asked string `json:"asked"`
	// OK says that an answer came, whatever it said: a 503 is an answer, and so is NXDOMAIN.
	OK bool `json:"ok"`

	// Of HTTP.
	Status      int               `json:"status,omitempty"`
	Headers     map[string]string `json:"headers,omitempty"`
	Body        string            `json:"body,omitempty"`
	Certificate *certificate      `json:"certificate,omitempty"`

	// Echo is the answer of an echo server, where it is one.
	Echo *answer.Echo `json:"echo,omitempty"`

	// Health is SERVING or NOT_SERVING, of the gRPC health protocol.
	Health string `json:"health,omitempty"`

	// Of DNS.
	Code    string   `json:"rcode,omitempty"`
	Answers []string `json:"answers,omitempty"`
	Records []record `json:"records,omitempty"`

	// Error is why no answer came: one of the words of errorOf. Words is what the system says to it.
	Error string `json:"error,omitempty"`
	Words string `json:"words,omitempty"`

	Milliseconds int64 `json:"milliseconds"`
}

// certificate is the one that a TLS server has shown.
type certificate struct {
	Subject  string   `json:"subject"`
	Names    []string `json:"names"`
	Verified bool     `json:"verified"`
}

type record struct {
	Name string `json:"name"`
	Type string `json:"type"`
	Data string `json:"data"`
	TTL  uint32 `json:"ttl"`
}

// timed asks one question and says how long it took.
func timed(what string, question func() (outcome, error)) outcome {
	began := time.Now()
	result, err := question()
	result.Asked, result.OK = what, err == nil
	if err != nil {
		result.Error, result.Words = errorOf(err), err.Error()
	}
	result.Milliseconds = time.Since(began).Milliseconds()
	return result
}
