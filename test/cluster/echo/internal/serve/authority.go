package serve

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"net"
	"sync"
	"time"
)

// authority makes a certificate for each server name that is asked for, signed by nobody: what the tests want to know of
// a TLS connection is where it ends, not whether it may be trusted.
type authority struct {
	key *ecdsa.PrivateKey

	mu    sync.Mutex
	known map[string]*tls.Certificate
}

// noName stands for clients that name no server.
const noName = "echo.invalid"

func newAuthority() (*authority, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	return &authority{key: key, known: map[string]*tls.Certificate{}}, nil
}

func (a *authority) forHello(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
	name := hello.ServerName
	if name == "" {
		name = noName
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.known[name] == nil {
		made, err := a.make(name)
		if err != nil {
			return nil, err
		}
		a.known[name] = made
	}
	return a.known[name], nil
}

func (a *authority) make(name string) (*tls.Certificate, error) {
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 100))
	if err != nil {
		return nil, err
	}
	template := &x509.Certificate{
		SerialNumber: serial,
		Subject:      pkix.Name{CommonName: "echo"},
		NotBefore:    time.Now().Add(-time.Hour),
		NotAfter:     time.Now().Add(24 * time.Hour),
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	if ip := net.ParseIP(name); ip != nil {
		template.IPAddresses = []net.IP{ip}
	} else {
		template.DNSNames = []string{name}
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &a.key.PublicKey, a.key)
	if err != nil {
		return nil, err
	}
	return &tls.Certificate{Certificate: [][]byte{der}, PrivateKey: a.key}, nil
}
