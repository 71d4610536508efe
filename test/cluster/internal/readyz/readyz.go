// Package readyz asks an API server whether it is ready, and keeps what matters of its answer.
package readyz

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
)

// The listener is open before the server is, so a question may have to wait for its answer: not for long.
const answerWithin = 2 * time.Second

// Probe asks as a kubeconfig's user does, which proves the certificates too.
type Probe struct {
	client *http.Client
	url    string
}

// New returns a probe for the server and user of a kubeconfig file.
func New(kubeconfig string) (*Probe, error) {
	config, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
	if err != nil {
		return nil, err
	}
	client, err := rest.HTTPClientFor(config)
	if err != nil {
		return nil, err
	}
	return &Probe{client: client, url: config.Host + "/readyz?verbose"}, nil
}

// Ask returns nil when the server says that it is ready; the error tells what it said instead.
func (p *Probe) Ask(ctx context.Context) error {
	ctx, cancel := context.WithTimeoutCause(ctx, answerWithin, fmt.Errorf("/readyz gave no answer within %v", answerWithin))
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, p.url, nil)
	if err != nil {
		return err
	}
	answer, err := p.client.Do(request)
	if err != nil {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		return err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return err
	}
	if answer.StatusCode == http.StatusOK {
		return nil
	}
	return fmt.Errorf("/readyz answered %d: %s", answer.StatusCode, missing(string(body)))
}

// missing names the checks that fail. Where the answer is no list of checks, all of it is told.
func missing(body string) string {
	var names []string
	for line := range strings.Lines(body) {
		if check, failed := strings.CutPrefix(line, "[-]"); failed {
			name, _, _ := strings.Cut(check, " ")
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return strings.TrimSpace(body)
	}
	return "not ready are " + strings.Join(names, ", ")
}
