package serve

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cdk8s-service-patterns/test/cluster/echo/internal/answer"
)

// started serves on one free port, by TCP and UDP, and returns it.
func started(t *testing.T, environment map[string]string) (*server, int) {
	t.Helper()
	number := freePort(t)
	t.Setenv(variablePod, "web-0")
	t.Setenv(variableNamespace, "shop")
	for name, value := range environment {
		t.Setenv(name, value)
	}
	s, err := prepare([]string{fmt.Sprintf("tcp:%d", number), fmt.Sprintf("udp:%d", number)})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.listenOn(everywhere); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		for _, each := range s.open {
			_ = each.Close()
		}
	})
	return s, number
}

func freePort(t *testing.T) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port
}

func get(t *testing.T, client *http.Client, url string) (int, answer.Echo) {
	t.Helper()
	response, err := client.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	var echo answer.Echo
	_ = json.Unmarshal(body, &echo) // a refusal is text
	return response.StatusCode, echo
}

func speaking(http1, h2, h2c bool) *http.Client {
	protocols := new(http.Protocols)
	protocols.SetHTTP1(http1)
	protocols.SetHTTP2(h2)
	protocols.SetUnencryptedHTTP2(h2c)
	return &http.Client{Transport: &http.Transport{
		Protocols: protocols, DisableKeepAlives: true, TLSClientConfig: &tls.Config{InsecureSkipVerify: true},
	}}
}

func TestOnePortSpeaksEveryHTTP(t *testing.T) {
	_, port := started(t, nil)
	for want, asked := range map[string]struct {
		client *http.Client
		scheme string
	}{
		"http/1.1": {speaking(true, false, false), "http"},
		"h2c":      {speaking(false, false, true), "http"},
		"h2":       {speaking(false, true, false), "https"},
	} {
		status, echo := get(t, asked.client, fmt.Sprintf("%s://localhost:%d/some/path?q=1", asked.scheme, port))
		if status != 200 || echo.Protocol != want || echo.TLS != (asked.scheme == "https") {
			t.Errorf("%s: found %d, %+v", want, status, echo)
		}
		if echo.Pod != "web-0" || echo.Namespace != "shop" || echo.Path != "/some/path" || echo.Query != "q=1" || echo.LocalPort != port {
			t.Errorf("%s: found %+v", want, echo)
		}
		if echo.TLS && echo.SNI != "localhost" {
			t.Errorf("found server name %q", echo.SNI)
		}
	}
}

func TestACertificateOfItsOwnIsShownToAll(t *testing.T) {
	made, err := newAuthority()
	if err != nil {
		t.Fatal(err)
	}
	certificate, err := made.make("pod.example.com")
	if err != nil {
		t.Fatal(err)
	}
	key, err := x509.MarshalPKCS8PrivateKey(made.key)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	for file, block := range map[string]*pem.Block{
		"tls.crt": {Type: "CERTIFICATE", Bytes: certificate.Certificate[0]},
		"tls.key": {Type: "PRIVATE KEY", Bytes: key},
	} {
		if err := os.WriteFile(filepath.Join(folder, file), pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	_, port := started(t, map[string]string{variableCertificate: folder})
	trusted, err := x509.ParseCertificate(certificate.Certificate[0])
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(trusted)
	connection, err := tls.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", port), &tls.Config{RootCAs: roots, ServerName: "pod.example.com"})
	if err != nil {
		t.Fatal(err)
	}
	_ = connection.Close()
}

func TestLinesAndDatagrams(t *testing.T) {
	_, port := started(t, nil)
	for _, protocol := range []string{"tcp", "udp"} {
		connection, err := net.Dial(protocol, fmt.Sprintf("127.0.0.1:%d", port))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(connection, "hello\n"); err != nil {
			t.Fatal(err)
		}
		line, err := bufio.NewReader(connection).ReadBytes('\n')
		if err != nil {
			t.Fatal(err)
		}
		var echo answer.Echo
		if err := json.Unmarshal(line, &echo); err != nil {
			t.Fatal(err)
		}
		if echo.Protocol != protocol || echo.Said != "hello" || echo.RemoteAddress != "127.0.0.1" || echo.LocalPort != port {
			t.Errorf("%s: found %+v", protocol, echo)
		}
		_ = connection.Close()
	}
}

func TestUnreadyIsForProbes(t *testing.T) {
	_, port := started(t, map[string]string{variableUnready: "true"})
	client := speaking(true, false, false)
	url := fmt.Sprintf("http://127.0.0.1:%d", port)
	for path, want := range map[string]int{"/ready": 503, "/healthz": 503, "/": 200, "/shop": 200} {
		if status, _ := get(t, client, url+path); status != want {
			t.Errorf("%s: found %d, expected %d", path, status, want)
		}
	}
	request, _ := http.NewRequest(http.MethodGet, url+"/any", nil)
	request.Header.Set("User-Agent", "kube-probe/1.37")
	response, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	if response.StatusCode != 503 {
		t.Errorf("a probe of any path: found %d", response.StatusCode)
	}
	get(t, client, url+"/control/ready")
	if status, _ := get(t, client, url+"/ready"); status != 200 {
		t.Errorf("told to be ready: found %d", status)
	}
}

func TestHealthOfGRPC(t *testing.T) {
	s, port := started(t, nil)
	ask := func() []byte {
		request, _ := http.NewRequest(http.MethodPost, fmt.Sprintf("http://127.0.0.1:%d%s", port, healthCheck), bytes.NewReader(make([]byte, 5)))
		response, err := speaking(false, false, true).Do(request)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		if err != nil || response.Trailer.Get("Grpc-Status") != "0" {
			t.Errorf("found %v, %v", response.Trailer, err)
		}
		return body
	}
	if found := ask(); !bytes.Equal(found, []byte{0, 0, 0, 0, 2, 8, serving}) {
		t.Errorf("found %v", found)
	}
	s.behaviour.setUnready(true)
	if found := ask(); !bytes.Equal(found, []byte{0, 0, 0, 0, 2, 8, notServing}) {
		t.Errorf("found %v", found)
	}
}

func TestSlowIsForEveryAnswer(t *testing.T) {
	_, port := started(t, map[string]string{variableSlow: "200ms"})
	began := time.Now()
	get(t, speaking(true, false, false), fmt.Sprintf("http://127.0.0.1:%d/", port))
	if taken := time.Since(began); taken < 200*time.Millisecond {
		t.Errorf("it took %v", taken)
	}
}

func TestLoopbackIsWhereItListensOnly(t *testing.T) {
	s, port := started(t, nil)
	get(t, speaking(true, false, false), fmt.Sprintf("http://127.0.0.1:%d/control/loopback", port))
	var addresses []string
	for _, each := range s.open {
		if listener, ok := each.(net.Listener); ok {
			addresses = append(addresses, listener.Addr().(*net.TCPAddr).IP.String())
		}
	}
	if found := strings.Join(addresses, " "); found != "127.0.0.1 ::1" {
		t.Errorf("found %s", found)
	}
	if status, _ := get(t, speaking(true, false, false), fmt.Sprintf("http://[::1]:%d/control/everywhere", port)); status != 200 {
		t.Errorf("found %d", status)
	}
}

func TestOrdersThatItDoesNotKnowAreRefused(t *testing.T) {
	_, port := started(t, nil)
	for _, order := range []string{"dance", "slow/soon", "slow/-1s", "exit/-1", "exit/300"} {
		if status, _ := get(t, speaking(true, false, false), fmt.Sprintf("http://127.0.0.1:%d/control/%s", port, order)); status != 400 {
			t.Errorf("%s: found %d", order, status)
		}
	}
}
