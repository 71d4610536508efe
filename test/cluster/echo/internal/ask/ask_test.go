package ask

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

func answerTo(t *testing.T, o options, what string) outcome {
	t.Helper()
	if o.timeout == 0 {
		o.timeout = 10 * time.Second
	}
	c, err := newClient(o)
	if err != nil {
		t.Fatal(err)
	}
	question, err := c.questionOf(what)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), o.timeout)
	defer cancel()
	return timed(what, func() (outcome, error) { return question(ctx) })
}

func TestAnswersAndWhyThereAreNone(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusTeapot)
		fmt.Fprint(w, r.Host)
	}))
	defer server.Close()
	if found := answerTo(t, options{headers: list{"Host: shop.example.com"}}, server.URL); !found.OK || found.Status != 418 || found.Body != "shop.example.com" {
		t.Errorf("found %+v", found)
	}
	port := strings.TrimPrefix(server.URL, "http://127.0.0.1:")
	if found := answerTo(t, options{resolve: list{"web.invalid=127.0.0.1"}}, "http://web.invalid:"+port); found.Status != 418 {
		t.Errorf("found %+v", found)
	}

	shut := httptest.NewServer(nil)
	address := shut.URL
	shut.Close()
	if found := answerTo(t, options{}, address); found.OK || found.Error != "refused" {
		t.Errorf("found %+v", found)
	}

	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	for _, protocol := range []string{"tcp", "http"} {
		found := answerTo(t, options{timeout: 50 * time.Millisecond}, fmt.Sprintf("%s://%s", protocol, silent.Addr()))
		if found.OK || found.Error != "timeout" {
			t.Errorf("found %+v", found)
		}
	}
}

func TestCertificates(t *testing.T) {
	server := httptest.NewTLSServer(http.NotFoundHandler())
	defer server.Close()
	found := answerTo(t, options{}, server.URL)
	if found.Status != 404 || found.Certificate == nil || found.Certificate.Verified || found.Certificate.Names[0] != "example.com" {
		t.Errorf("found %+v", found)
	}
}

func TestWordsForErrors(t *testing.T) {
	for want, err := range map[string]error{
		"refused": syscall.ECONNREFUSED, "unreachable": syscall.ENETUNREACH, "reset": syscall.ECONNRESET, "forbidden": syscall.EPERM,
		"timeout": os.ErrDeadlineExceeded, "nxdomain": &net.DNSError{IsNotFound: true}, "other": os.ErrInvalid,
	} {
		if found := errorOf(fmt.Errorf("dial: %w", err)); found != want {
			t.Errorf("%v: found %s, expected %s", err, found, want)
		}
	}
}

func TestCommandLines(t *testing.T) {
	for _, wrong := range [][]string{
		{}, {"--count=0", "http://a/"}, {"--family=5", "http://a/"}, {"--resolve=a", "http://a/"}, {"--from=here", "http://a/"}, {"--nosuch", "http://a/"},
	} {
		if _, _, err := parse(wrong); err == nil {
			t.Errorf("%v is taken", wrong)
		}
	}
	c, err := newClient(options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, wrong := range []string{"a", "ftp://a/", "tcp://a", "dns:", "dns:a/MX", "dns:/A"} {
		if _, err := c.questionOf(wrong); err == nil {
			t.Errorf("%s is taken", wrong)
		}
	}
}

func TestResolvConf(t *testing.T) {
	path := filepath.Join(t.TempDir(), "resolv.conf")
	text := "nameserver 10.96.0.10\nsearch shop.svc.cluster.local svc.cluster.local\noptions ndots:5\n"
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	conf, err := readResolvConf(path)
	if err != nil || !reflect.DeepEqual(conf.servers, []string{"10.96.0.10"}) {
		t.Errorf("found %v, %v", conf, err)
	}
	for name, want := range map[string][]string{
		"web":              {"web.shop.svc.cluster.local.", "web.svc.cluster.local.", "web."},
		"web.example.com.": {"web.example.com."},
		"a.b.c.d.e.f":      {"a.b.c.d.e.f.", "a.b.c.d.e.f.shop.svc.cluster.local.", "a.b.c.d.e.f.svc.cluster.local."},
	} {
		if found := conf.candidates(name); !reflect.DeepEqual(found, want) {
			t.Errorf("%s: found %v", name, found)
		}
	}
}

func TestOutcomesOfDNS(t *testing.T) {
	name := dnsmessage.MustNewName("web.shop.svc.cluster.local.")
	header := dnsmessage.ResourceHeader{Name: name, Type: dnsmessage.TypeA, Class: dnsmessage.ClassINET, TTL: 5}
	message := &dnsmessage.Message{Answers: []dnsmessage.Resource{{Header: header, Body: &dnsmessage.AResource{A: [4]byte{10, 96, 0, 7}}}}}
	found := outcomeOfMessage(message, dnsmessage.TypeA)
	if found.Code != "NOERROR" || !reflect.DeepEqual(found.Answers, []string{"10.96.0.7"}) || found.Records[0].TTL != 5 {
		t.Errorf("found %+v", found)
	}
	if found := outcomeOfMessage(message, dnsmessage.TypeSRV); found.Answers != nil {
		t.Errorf("found %+v", found)
	}
	srv := &dnsmessage.SRVResource{Weight: 50, Port: 8080, Target: name}
	if found := dataOf(srv); found != "0 50 8080 web.shop.svc.cluster.local." {
		t.Errorf("found %s", found)
	}
}
