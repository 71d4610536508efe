package ask

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net/netip"
	"os"
	"strings"
	"time"
)

// options is how to ask.
type options struct {
	timeout    time.Duration
	count      int
	method     string
	headers    list
	serverName string
	resolve    list
	ca         string
	family     int
	from       string
	dnsServer  string
	http2      bool
	reuse      bool
	say        string
}

// list is a flag that may come several times.
type list []string

func (l *list) String() string { return strings.Join(*l, ", ") }

func (l *list) Set(value string) error {
	*l = append(*l, value)
	return nil
}

const usage = `echo ask [flags] WHAT…
  WHAT is http://…, https://…, tcp://HOST:PORT, udp://HOST:PORT, grpc://HOST:PORT (health) or dns:NAME/TYPE
  (a NAME that ends in a dot is taken as it stands, others by the search list). Each answer is a line of JSON.
`

func parse(arguments []string) (options, []string, error) {
	var o options
	flags := flag.NewFlagSet("echo ask", flag.ContinueOnError)
	flags.DurationVar(&o.timeout, "timeout", 2*time.Second, "how long to wait for each answer")
	flags.IntVar(&o.count, "count", 1, "how often to ask each question, one after the other")
	flags.StringVar(&o.method, "method", "GET", "HTTP method")
	flags.Var(&o.headers, "header", "HTTP header such as 'Host: shop.example.com', may come several times")
	flags.StringVar(&o.serverName, "sni", "", "server name of the TLS handshake, else that of the URL")
	flags.Var(&o.resolve, "resolve", "NAME=ADDRESS: take the name for this address without asking DNS, may come several times")
	flags.StringVar(&o.ca, "ca", "", "PEM file by which the server's certificate must be verified; without it, any is taken")
	flags.IntVar(&o.family, "family", 0, "4 or 6: only addresses of this family")
	flags.StringVar(&o.from, "from", "", "address to ask from, one of this place's")
	flags.StringVar(&o.dnsServer, "server", "", "address of the DNS server, else those of /etc/resolv.conf")
	flags.BoolVar(&o.http2, "http2", false, "speak HTTP/2 from the first byte, without TLS too")
	flags.BoolVar(&o.reuse, "reuse", false, "ask all over one connection where that is possible, else each over its own")
	flags.StringVar(&o.say, "say", "who are you", "what to say over TCP and UDP")
	var said strings.Builder
	flags.SetOutput(&said)
	flags.Usage = func() { fmt.Fprint(&said, usage); flags.PrintDefaults() }
	if err := flags.Parse(arguments); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			_, _ = io.WriteString(os.Stdout, said.String())
			return o, nil, nil
		}
		return o, nil, fmt.Errorf("echo ask: found %w, expected known flags; run it with --help to see them", err)
	}
	if flags.NArg() == 0 {
		return o, nil, errors.New("echo ask: found nothing to ask, expected URLs; name one, such as http://web.shop.svc/")
	}
	return o, flags.Args(), o.check()
}

func (o options) check() error {
	if o.family != 0 && o.family != 4 && o.family != 6 {
		return fmt.Errorf("echo ask: found family %d, expected 4 or 6; leave --family out to take either", o.family)
	}
	if o.count < 1 {
		return fmt.Errorf("echo ask: found count %d, expected at least 1; leave --count out to ask once", o.count)
	}
	for _, each := range o.resolve {
		name, address, _ := strings.Cut(each, "=")
		if _, err := netip.ParseAddr(address); err != nil || name == "" {
			return fmt.Errorf("echo ask: found --resolve %q, expected NAME=ADDRESS; write it so", each)
		}
	}
	if o.from != "" {
		if _, err := netip.ParseAddr(o.from); err != nil {
			return fmt.Errorf("echo ask: found --from %q, expected an IP address; name one of this place's", o.from)
		}
	}
	return nil
}

// network is "tcp" or "udp" with the family that was asked for.
func (o options) network(protocol string) string {
	if o.family == 0 {
		return protocol
	}
	return fmt.Sprintf("%s%d", protocol, o.family)
}
