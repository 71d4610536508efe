package ask

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net"
	"net/http"
	"os"
	"strings"
)

// client keeps what several questions share.
type client struct {
	options options
	http    *http.Client
	known   map[string]string
}

func newClient(o options) (*client, error) {
	c := &client{options: o, known: map[string]string{}}
	for _, each := range o.resolve {
		name, address, _ := strings.Cut(each, "=")
		c.known[name] = address
	}
	trust, err := trustOf(o)
	if err != nil {
		return nil, err
	}
	transport := &http.Transport{
		DialContext: func(ctx context.Context, _, address string) (net.Conn, error) {
			return c.dial(ctx, "tcp", address)
		},
		TLSClientConfig:   trust,
		DisableKeepAlives: !o.reuse,
		Protocols:         protocolsOf(o),
	}
	c.http = &http.Client{
		Transport: transport,
		// A redirect is an answer; whoever wants to follow it asks again.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return c, nil
}

func protocolsOf(o options) *http.Protocols {
	protocols := new(http.Protocols)
	if o.http2 {
		protocols.SetUnencryptedHTTP2(true)
	} else {
		protocols.SetHTTP1(true)
	}
	protocols.SetHTTP2(o.http2)
	return protocols
}

// trustOf says which certificates are taken: those that a file vouches for, or any, for without a file the question is
// which certificate is shown.
func trustOf(o options) (*tls.Config, error) {
	config := &tls.Config{ServerName: o.serverName, InsecureSkipVerify: o.ca == ""}
	if o.ca == "" {
		return config, nil
	}
	pem, err := os.ReadFile(o.ca)
	if err != nil {
		return nil, fmt.Errorf("echo ask: cannot read the file of --ca: %w", err)
	}
	config.RootCAs = x509.NewCertPool()
	if !config.RootCAs.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("echo ask: found no certificate in %s, expected PEM; give the certificate that signed the server's", o.ca)
	}
	return config, nil
}

func (c *client) dial(ctx context.Context, protocol, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	if known, ok := c.known[host]; ok {
		address = net.JoinHostPort(known, port)
	}
	// Of a host with two families, Go would begin with the second when the first has said nothing for 300 ms; a test
	// wants to know of the one that was asked for.
	dialer := net.Dialer{FallbackDelay: -1}
	if from := net.ParseIP(c.options.from); from != nil {
		dialer.LocalAddr = localAddress(protocol, from)
	}
	return dialer.DialContext(ctx, c.options.network(protocol), address)
}

func localAddress(protocol string, ip net.IP) net.Addr {
	if protocol == "udp" {
		return &net.UDPAddr{IP: ip}
	}
	return &net.TCPAddr{IP: ip}
}
