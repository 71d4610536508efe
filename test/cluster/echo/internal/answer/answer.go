// Package answer is what the echo server says to whoever asks, as JSON.
package answer

// Echo says who answers and whom it sees. Over HTTP it is the body; over TCP and TLS a line for each line; over UDP a
// datagram for each datagram.
type Echo struct {
	// Who answers. Empty where it runs outside of pods.
	Pod       string `json:"pod,omitempty"`
	Namespace string `json:"namespace,omitempty"`
	Node      string `json:"node,omitempty"`
	Container string `json:"container,omitempty"`

	// By what: http/1.1, h2, h2c, tcp or udp, and whether TLS was around it.
	Protocol string `json:"protocol"`
	TLS      bool   `json:"tls"`

	// The two ends of the connection as this end sees them. LocalPort is the port of the container that answers.
	RemoteAddress string `json:"remoteAddress"`
	RemotePort    int    `json:"remotePort"`
	LocalAddress  string `json:"localAddress"`
	LocalPort     int    `json:"localPort"`

	// The server name of the TLS handshake.
	SNI string `json:"sni,omitempty"`

	// Of the HTTP request.
	Method  string            `json:"method,omitempty"`
	Host    string            `json:"host,omitempty"`
	Path    string            `json:"path,omitempty"`
	Query   string            `json:"query,omitempty"`
	Headers map[string]string `json:"headers,omitempty"`

	// What was said, over TCP and UDP.
	Said string `json:"said,omitempty"`
}
