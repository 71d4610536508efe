package serve

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// port is one that the server listens on.
type port struct {
	network string // tcp or udp
	number  int
}

// portsOf reads "tcp:8080 udp:53". SCTP is left out: most kernels lack it, and none of the programs that ask speaks it.
func portsOf(words []string) ([]port, error) {
	var ports []port
	seen := map[port]bool{}
	for _, word := range words {
		network, text, _ := strings.Cut(word, ":")
		number, err := strconv.Atoi(text)
		if err != nil || number < 1 || number > 65535 || (network != "tcp" && network != "udp" && network != "sctp") {
			return nil, fmt.Errorf("found port %q, expected tcp:N or udp:N with N from 1 to 65535; write it so", word)
		}
		each := port{network, number}
		if network == "sctp" || seen[each] {
			continue
		}
		seen[each] = true
		ports = append(ports, each)
	}
	return ports, nil
}

// hostFlag is how the programs that manifests speak of are told where to listen.
const hostFlag = "--host="

// sorted parts arguments into ports, the addresses to listen on, and the rest, which a manifest means for a program that
// the echo server stands for.
func sorted(arguments []string) (ports []string, where hosts, rest []string) {
	where = everywhere
	for _, each := range arguments {
		network, _, _ := strings.Cut(each, ":")
		host, isHost := strings.CutPrefix(each, hostFlag)
		switch {
		case network == "tcp" || network == "udp":
			ports = append(ports, each)
		case isHost && (host == "127.0.0.1" || host == "localhost"):
			where = loopback
		default:
			rest = append(rest, each)
		}
	}
	return ports, where, rest
}

func wordsOf(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
}

// declaredPorts reads what the kubelet tells the runtime about a container's ports: the JSON of its manifest.
func declaredPorts(text string) ([]string, error) {
	if text == "" {
		return nil, nil
	}
	var declared []struct {
		ContainerPort int    `json:"containerPort"`
		Protocol      string `json:"protocol"`
	}
	if err := json.Unmarshal([]byte(text), &declared); err != nil {
		return nil, fmt.Errorf("found %s, which is no list of container ports (%w); give it as the kubelet writes it", text, err)
	}
	var words []string
	for _, each := range declared {
		words = append(words, fmt.Sprintf("%s:%d", strings.ToLower(each.Protocol), each.ContainerPort))
	}
	return words, nil
}
