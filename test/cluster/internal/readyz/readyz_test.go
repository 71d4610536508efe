package readyz

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestAnswers(t *testing.T) {
	for _, test := range []struct {
		name   string
		status int
		body   string
		want   string
	}{
		{"ready", 200, "[+]ping ok\nreadyz check passed\n", "<nil>"},
		{
			"not ready", 500, "[+]ping ok\n[-]etcd failed: reason withheld\n[-]informer-sync failed: reason withheld\nreadyz check failed\n",
			"/readyz answered 500: not ready are etcd, informer-sync",
		},
		{"not a list", 403, "forbidden\n", "/readyz answered 403: forbidden"},
	} {
		t.Run(test.name, func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.RequestURI() != "/readyz?verbose" {
					t.Errorf("asked %s", r.URL)
				}
				w.WriteHeader(test.status)
				fmt.Fprint(w, test.body)
			}))
			defer server.Close()
			probe := &Probe{client: server.Client(), url: server.URL + "/readyz?verbose"}
			if got := fmt.Sprint(probe.Ask(context.Background())); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}
