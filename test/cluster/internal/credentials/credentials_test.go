package credentials

import (
	"crypto/tls"
	"crypto/x509"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"

	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
)

// A server and a client that trust each other only if every certificate is right: authority, names, addresses and uses.
func TestKubeconfigOpensTheServer(t *testing.T) {
	authority, err := NewAuthority()
	if err != nil {
		t.Fatal(err)
	}
	serving, err := authority.Serving([]string{"localhost"}, []net.IP{net.ParseIP("127.0.0.1")})
	if err != nil {
		t.Fatal(err)
	}
	admin, err := authority.Client("admin", "system:masters")
	if err != nil {
		t.Fatal(err)
	}
	server := startServer(t, authority, serving)
	text, err := Kubeconfig(server.URL, authority, admin)
	if err != nil {
		t.Fatal(err)
	}

	config, err := clientcmd.RESTConfigFromKubeConfig(text)
	if err != nil {
		t.Fatal(err)
	}
	client, err := rest.HTTPClientFor(config)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := client.Get(config.Host)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if got := answer.Header.Get("User"); got != "admin of system:masters" {
		t.Errorf("the server saw %q", got)
	}
}

func TestAnotherClustersAdminIsRefused(t *testing.T) {
	authority, err := NewAuthority()
	if err != nil {
		t.Fatal(err)
	}
	serving, err := authority.Serving([]string{"localhost"}, []net.IP{net.ParseIP("127.0.0.1")})
	if err != nil {
		t.Fatal(err)
	}
	server := startServer(t, authority, serving)
	other, err := NewAuthority()
	if err != nil {
		t.Fatal(err)
	}
	stranger, err := other.Client("admin", "system:masters")
	if err != nil {
		t.Fatal(err)
	}
	pair, err := tls.X509KeyPair(stranger.Certificate, stranger.Key)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{
		RootCAs: pool(authority), Certificates: []tls.Certificate{pair},
	}}}
	if answer, err := client.Get(server.URL); err == nil {
		answer.Body.Close()
		t.Error("a certificate of another authority was accepted")
	}
}

func TestWrittenFilesArePrivate(t *testing.T) {
	folder := t.TempDir()
	files, err := Write(folder, "https://127.0.0.1:6443", []string{"localhost"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tls.LoadX509KeyPair(files.ServingCert, files.ServingKey); err != nil {
		t.Error(err)
	}
	if _, err := tls.LoadX509KeyPair(files.AdminCert, files.AdminKey); err != nil {
		t.Error(err)
	}
	config, err := clientcmd.BuildConfigFromFlags("", files.Kubeconfig)
	if err != nil {
		t.Fatal(err)
	}
	if config.Host != "https://127.0.0.1:6443" {
		t.Errorf("the kubeconfig names %s", config.Host)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %o, want 600", entry.Name(), info.Mode().Perm())
		}
	}
}

func startServer(t *testing.T, authority *Authority, serving Pair) *httptest.Server {
	t.Helper()
	pair, err := tls.X509KeyPair(serving.Certificate, serving.Key)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		subject := r.TLS.PeerCertificates[0].Subject
		w.Header().Set("User", subject.CommonName+" of "+subject.Organization[0])
	}))
	server.TLS = &tls.Config{
		Certificates: []tls.Certificate{pair},
		ClientCAs:    pool(authority),
		ClientAuth:   tls.RequireAndVerifyClientCert,
	}
	server.StartTLS()
	t.Cleanup(server.Close)
	return server
}

func pool(authority *Authority) *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AddCert(authority.certificate)
	return pool
}
