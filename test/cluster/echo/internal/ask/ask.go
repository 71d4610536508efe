// Package ask is the client of the rig: it asks by HTTP, TLS, TCP, UDP, gRPC and DNS, and tells what came of it.
package ask

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/url"
	"os"
	"strings"
)

// Run asks each question and prints a line of JSON for each answer, in the order of the questions.
func Run(arguments []string) error {
	o, questions, err := parse(arguments)
	if err != nil {
		return err
	}
	client, err := newClient(o)
	if err != nil {
		return err
	}
	lines := json.NewEncoder(os.Stdout)
	lines.SetEscapeHTML(false)
	for _, what := range questions {
		question, err := client.questionOf(what)
		if err != nil {
			return err
		}
		for range o.count {
			result := timed(what, func() (outcome, error) {
				ctx, cancel := context.WithTimeout(context.Background(), o.timeout)
				defer cancel()
				return question(ctx)
			})
			if err := lines.Encode(result); err != nil {
				return fmt.Errorf("echo ask: nobody reads its answers: %w", err)
			}
		}
	}
	return nil
}

type question func(ctx context.Context) (outcome, error)

func (c *client) questionOf(what string) (question, error) {
	if name, ok := strings.CutPrefix(what, "dns:"); ok {
		return c.dnsQuestion(name)
	}
	parsed, err := url.Parse(what)
	if err != nil {
		return nil, fmt.Errorf("echo ask: found %w, expected a URL; write one, such as http://web.shop.svc/", err)
	}
	switch parsed.Scheme {
	case "http", "https":
		return func(ctx context.Context) (outcome, error) { return c.askHTTP(ctx, what) }, nil
	case "tcp", "udp", "grpc":
		if _, _, err := net.SplitHostPort(parsed.Host); err != nil {
			return nil, fmt.Errorf("echo ask: found %q, expected %s://HOST:PORT; write the port", what, parsed.Scheme)
		}
	default:
		return nil, fmt.Errorf("echo ask: found %q, expected http://, https://, tcp://, udp://, grpc:// or dns:NAME/TYPE; write one of them", what)
	}
	switch parsed.Scheme {
	case "tcp":
		return func(ctx context.Context) (outcome, error) { return c.askStream(ctx, parsed.Host) }, nil
	case "udp":
		return func(ctx context.Context) (outcome, error) { return c.askDatagram(ctx, parsed.Host) }, nil
	default:
		return func(ctx context.Context) (outcome, error) { return c.askHealth(ctx, parsed.Host) }, nil
	}
}
