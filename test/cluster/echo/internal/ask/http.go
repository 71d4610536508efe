package ask

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"

	"cdk8s-service-patterns/test/cluster/echo/internal/answer"
)

// largestBody is as much of a body as is read.
const largestBody = 1 << 20

func (c *client) askHTTP(ctx context.Context, what string) (outcome, error) {
	request, err := http.NewRequestWithContext(ctx, c.options.method, what, nil)
	if err != nil {
		return outcome{}, err
	}
	for _, header := range c.options.headers {
		name, value, _ := strings.Cut(header, ":")
		if value = strings.TrimSpace(value); strings.EqualFold(name, "host") {
			request.Host = value
		} else {
			request.Header.Add(name, value)
		}
	}
	response, err := c.http.Do(request)
	if err != nil {
		return outcome{}, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, largestBody))
	result := outcome{Status: response.StatusCode, Headers: map[string]string{}, Certificate: c.certificateOf(response.TLS)}
	for name, values := range response.Header {
		result.Headers[strings.ToLower(name)] = strings.Join(values, ", ")
	}
	result.take(body)
	return result, err
}

// take keeps what an echo server has said, or the text of another.
func (o *outcome) take(body []byte) {
	var echo answer.Echo
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.DisallowUnknownFields()
	if decoder.Decode(&echo) == nil && echo.Protocol != "" {
		o.Echo = &echo
		return
	}
	o.Body = string(body)
}

func (c *client) certificateOf(state *tls.ConnectionState) *certificate {
	if state == nil || len(state.PeerCertificates) == 0 {
		return nil
	}
	leaf := state.PeerCertificates[0]
	names := append([]string{}, leaf.DNSNames...)
	for _, ip := range leaf.IPAddresses {
		names = append(names, ip.String())
	}
	return &certificate{Subject: leaf.Subject.String(), Names: names, Verified: len(state.VerifiedChains) > 0}
}

// askHealth asks the gRPC health protocol, by hand as the echo server answers it.
func (c *client) askHealth(ctx context.Context, address string) (outcome, error) {
	// An empty HealthCheckRequest: not compressed, no bytes.
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+address+"/grpc.health.v1.Health/Check", bytes.NewReader(make([]byte, 5)))
	if err != nil {
		return outcome{}, err
	}
	request.Header.Set("Content-Type", "application/grpc")
	request.Header.Set("TE", "trailers")
	withHTTP2 := c.options
	withHTTP2.http2 = true
	speaker, err := newClient(withHTTP2)
	if err != nil {
		return outcome{}, err
	}
	response, err := speaker.http.Do(request)
	if err != nil {
		return outcome{}, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, largestBody))
	if err != nil {
		return outcome{}, err
	}
	result := outcome{Status: response.StatusCode}
	switch {
	case len(body) == 7 && body[6] == 1:
		result.Health = "SERVING"
	case len(body) == 7 && body[6] == 2:
		result.Health = "NOT_SERVING"
	default:
		return result, fmt.Errorf("no health: HTTP %d, grpc-status %q", response.StatusCode, response.Trailer.Get("Grpc-Status"))
	}
	return result, nil
}
