package ask

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/netip"
	"strings"

	"golang.org/x/net/dns/dnsmessage"
)

const dnsPort = "53"

// types are the ones that Kubernetes' DNS answers.
var types = map[string]dnsmessage.Type{
	"A": dnsmessage.TypeA, "AAAA": dnsmessage.TypeAAAA, "CNAME": dnsmessage.TypeCNAME,
	"SRV": dnsmessage.TypeSRV, "PTR": dnsmessage.TypePTR, "TXT": dnsmessage.TypeTXT,
}

var codes = map[dnsmessage.RCode]string{
	dnsmessage.RCodeSuccess: "NOERROR", dnsmessage.RCodeNameError: "NXDOMAIN", dnsmessage.RCodeServerFailure: "SERVFAIL",
	dnsmessage.RCodeRefused: "REFUSED", dnsmessage.RCodeFormatError: "FORMERR", dnsmessage.RCodeNotImplemented: "NOTIMP",
}

func (c *client) dnsQuestion(what string) (question, error) {
	name, typeName, isTyped := strings.Cut(what, "/")
	if !isTyped {
		typeName = "A"
	}
	wanted, ok := types[typeName]
	if !ok || name == "" {
		return nil, fmt.Errorf("echo ask: found dns:%s, expected dns:NAME, or dns:NAME/TYPE with a type of A, AAAA, CNAME, SRV, PTR or TXT; write it so", what)
	}
	return func(ctx context.Context) (outcome, error) { return c.askDNS(ctx, name, wanted) }, nil
}

func (c *client) askDNS(ctx context.Context, name string, wanted dnsmessage.Type) (outcome, error) {
	conf, err := readResolvConf("/etc/resolv.conf")
	if c.options.dnsServer != "" {
		conf.servers = []string{c.options.dnsServer}
	} else if err != nil {
		return outcome{}, err
	}
	if len(conf.servers) == 0 {
		return outcome{}, errors.New("no DNS server in /etc/resolv.conf")
	}
	var last outcome
	for _, candidate := range conf.candidates(name) {
		message, err := c.exchange(ctx, conf.servers[0], candidate, wanted)
		if err != nil {
			return outcome{}, err
		}
		last = outcomeOfMessage(message, wanted)
		if len(last.Answers) > 0 {
			return last, nil
		}
	}
	return last, nil
}

// exchange asks by UDP, and by TCP where the answer is too long for that.
func (c *client) exchange(ctx context.Context, server, name string, wanted dnsmessage.Type) (*dnsmessage.Message, error) {
	address := net.JoinHostPort(server, dnsPort)
	message, err := c.exchangeOver(ctx, "udp", address, name, wanted)
	if err == nil && message.Truncated {
		return c.exchangeOver(ctx, "tcp", address, name, wanted)
	}
	return message, err
}

func (c *client) exchangeOver(ctx context.Context, protocol, address, name string, wanted dnsmessage.Type) (*dnsmessage.Message, error) {
	parsed, err := dnsmessage.NewName(name)
	if err != nil {
		return nil, err
	}
	request := dnsmessage.Message{
		Header:    dnsmessage.Header{ID: uint16(rand.Uint32()), RecursionDesired: true},
		Questions: []dnsmessage.Question{{Name: parsed, Type: wanted, Class: dnsmessage.ClassINET}},
	}
	packed, err := request.Pack()
	if err != nil {
		return nil, err
	}
	connection, err := c.dial(ctx, protocol, address)
	if err != nil {
		return nil, err
	}
	defer connection.Close()
	if deadline, ok := ctx.Deadline(); ok {
		if err := connection.SetDeadline(deadline); err != nil {
			return nil, err
		}
	}
	answer, err := transfer(connection, protocol, packed)
	if err != nil {
		return nil, err
	}
	var message dnsmessage.Message
	if err := message.Unpack(answer); err != nil {
		return nil, err
	}
	if message.ID != request.ID {
		return nil, fmt.Errorf("the answer has the number %d, the question had %d", message.ID, request.ID)
	}
	return &message, nil
}

// transfer writes a message and reads one. Over TCP, each has its length before it.
func transfer(connection net.Conn, protocol string, packed []byte) ([]byte, error) {
	if protocol == "udp" {
		if _, err := connection.Write(packed); err != nil {
			return nil, err
		}
		buffer := make([]byte, largestDatagram)
		size, err := connection.Read(buffer)
		return buffer[:size], err
	}
	framed := append(binary.BigEndian.AppendUint16(nil, uint16(len(packed))), packed...)
	if _, err := connection.Write(framed); err != nil {
		return nil, err
	}
	var length [2]byte
	if _, err := io.ReadFull(connection, length[:]); err != nil {
		return nil, err
	}
	buffer := make([]byte, binary.BigEndian.Uint16(length[:]))
	_, err := io.ReadFull(connection, buffer)
	return buffer, err
}

func outcomeOfMessage(message *dnsmessage.Message, wanted dnsmessage.Type) outcome {
	result := outcome{Code: codes[message.RCode]}
	if result.Code == "" {
		result.Code = message.RCode.String()
	}
	for _, resource := range message.Answers {
		each := record{
			Name: resource.Header.Name.String(), Type: strings.TrimPrefix(resource.Header.Type.String(), "Type"),
			Data: dataOf(resource.Body), TTL: resource.Header.TTL,
		}
		result.Records = append(result.Records, each)
		if resource.Header.Type == wanted {
			result.Answers = append(result.Answers, each.Data)
		}
	}
	return result
}

func dataOf(body dnsmessage.ResourceBody) string {
	switch data := body.(type) {
	case *dnsmessage.AResource:
		return netip.AddrFrom4(data.A).String()
	case *dnsmessage.AAAAResource:
		return netip.AddrFrom16(data.AAAA).String()
	case *dnsmessage.CNAMEResource:
		return data.CNAME.String()
	case *dnsmessage.SRVResource:
		return fmt.Sprintf("%d %d %d %s", data.Priority, data.Weight, data.Port, data.Target)
	case *dnsmessage.PTRResource:
		return data.PTR.String()
	case *dnsmessage.TXTResource:
		return strings.Join(data.TXT, "")
	default:
		return body.GoString()
	}
}
