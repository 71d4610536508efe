package ask

import (
	"bufio"
	"os"
	"strconv"
	"strings"
)

// resolvConf is what /etc/resolv.conf says.
type resolvConf struct {
	servers []string
	search  []string
	ndots   int
}

// readResolvConf reads the file as resolv.conf(5) has it.
func readResolvConf(path string) (resolvConf, error) {
	conf := resolvConf{ndots: 1}
	file, err := os.Open(path)
	if err != nil {
		return conf, err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		if len(words) < 2 {
			continue
		}
		switch words[0] {
		case "nameserver":
			conf.servers = append(conf.servers, words[1])
		case "search":
			conf.search = words[1:]
		case "options":
			for _, option := range words[1:] {
				if text, ok := strings.CutPrefix(option, "ndots:"); ok {
					if dots, err := strconv.Atoi(text); err == nil {
						conf.ndots = dots
					}
				}
			}
		}
	}
	return conf, lines.Err()
}

// candidates are the full names that a name may stand for, in the order in which resolvers try them.
func (c resolvConf) candidates(name string) []string {
	if strings.HasSuffix(name, ".") {
		return []string{name}
	}
	var searched []string
	for _, domain := range c.search {
		searched = append(searched, name+"."+strings.TrimSuffix(domain, ".")+".")
	}
	if strings.Count(name, ".") >= c.ndots {
		return append([]string{name + "."}, searched...)
	}
	return append(searched, name+".")
}
