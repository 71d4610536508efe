package rig

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// machine is what of the machine is everybody's, where a rig must leave nothing: lines by where they are from.
type machine map[string][]string

// lookAround tells how the machine is.
func lookAround(t *testing.T) machine {
	t.Helper()
	seen := machine{}
	for _, command := range [][]string{
		{"nft", "--stateless", "list", "ruleset"}, {"iptables-save"}, {"ip6tables-save"}, {"ip", "rule"}, {"ip", "-6", "rule"},
	} {
		output, err := exec.Command(command[0], command[1:]...).Output()
		if err != nil {
			t.Fatalf("%v: %v", command, err)
		}
		seen[strings.Join(command, " ")] = strings.Split(changing.ReplaceAllString(string(output), ""), "\n")
	}
	mounts, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		t.Fatal(err)
	}
	seen["mounts"] = strings.Split(string(mounts), "\n")
	interfaces, err := net.Interfaces()
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range interfaces {
		seen["links"] = append(seen["links"], one.Name)
	}
	return seen
}

// changing is what iptables-save says that is another each time: packets that were counted, and the time of day.
var changing = regexp.MustCompile(`(?m) \[\d+:\d+\]$|^#.*$`)

// beyond lists what is there and was not before.
func (m machine) beyond(before machine) []string {
	var more []string
	for source, lines := range m {
		for _, line := range lines {
			if !slices.Contains(before[source], line) {
				more = append(more, source+": "+line)
			}
		}
	}
	return more
}

// belongings are the processes of a rig, and the namespaces that they are in.
type belongings struct {
	processes, namespaces map[string]bool
	// noted is when, in ticks since the machine started, as the kernel counts for processes. A namespace's number is given anew
	// once it is gone, so a process that started later says nothing.
	noted uint64
}

func newBelongings() belongings { return belongings{map[string]bool{}, map[string]bool{}, 0} }

// note adds what the process and all those below it have now.
func (b *belongings) note(t *testing.T, pid int) {
	t.Helper()
	all := processes()
	own := namespacesOf(os.Getpid())
	below := map[int]bool{pid: true}
	for grown := true; grown; {
		grown = false
		for _, one := range all {
			if below[one.parent] && !below[one.pid] {
				below[one.pid], grown = true, true
			}
		}
	}
	for _, one := range all {
		b.noted = max(b.noted, one.started)
		if !below[one.pid] {
			continue
		}
		b.processes[one.identity()] = true
		for _, namespace := range namespacesOf(one.pid) {
			if !slices.Contains(own, namespace) {
				b.namespaces[namespace] = true
			}
		}
	}
	if len(b.processes) < 2 {
		t.Fatalf("process %d is no rig: nothing runs below it", pid)
	}
}

// left lists those of its processes that run, and whoever else is in one of its namespaces or keeps one open.
func (b *belongings) left() []string {
	var found []string
	for _, one := range processes() {
		if one.started > b.noted {
			continue
		}
		if b.processes[one.identity()] {
			found = append(found, "process "+one.String())
			continue
		}
		for _, namespace := range append(namespacesOf(one.pid), openBy(one.pid)...) {
			if b.namespaces[namespace] {
				found = append(found, fmt.Sprintf("%s, kept by %v", namespace, one))
			}
		}
	}
	return found
}

type running struct {
	pid, parent int
	started     uint64
	command     string
}

func (r running) identity() string { return fmt.Sprintf("%d since %d", r.pid, r.started) }

func (r running) String() string { return fmt.Sprintf("%d (%s)", r.pid, r.command) }

// processes lists those of the machine. One that ends meanwhile is none; neither is one that has ended and waits for its parent.
func processes() []running {
	stats, _ := filepath.Glob("/proc/[0-9]*/stat") // the pattern is a good one
	var found []running
	for _, path := range stats {
		text, err := os.ReadFile(path)
		if err != nil {
			continue
		}
		// The command is in brackets, and may hold others.
		end := bytes.LastIndexByte(text, ')')
		pid, command, _ := strings.Cut(string(text[:end]), " (")
		fields := strings.Fields(string(text[end+1:]))
		if fields[0] == "Z" || fields[0] == "X" {
			continue
		}
		one := running{command: command}
		one.pid, _ = strconv.Atoi(pid)
		one.parent, _ = strconv.Atoi(fields[1])
		one.started, _ = strconv.ParseUint(fields[19], 10, 64)
		found = append(found, one)
	}
	return found
}

func namespacesOf(pid int) []string { return linksIn(fmt.Sprintf("/proc/%d/ns", pid)) }

func openBy(pid int) []string { return linksIn(fmt.Sprintf("/proc/%d/fd", pid)) }

func linksIn(folder string) []string {
	entries, _ := os.ReadDir(folder) // a process that has ended has none
	var targets []string
	for _, entry := range entries {
		if target, err := os.Readlink(filepath.Join(folder, entry.Name())); err == nil {
			targets = append(targets, target)
		}
	}
	return targets
}

// expectNothingLeft waits until nothing is left of a rig that has ended: no folder, process, namespace, mount, rule or link.
func (p *process) expectNothingLeft() {
	p.t.Helper()
	if _, err := os.Stat(p.folder); p.folder != "" && !os.IsNotExist(err) {
		p.t.Errorf("left behind: %s (%v)", p.folder, err)
	}
	p.expectNothingAlive()
}

// expectNothingAlive waits until nothing but files is left.
func (p *process) expectNothingAlive() {
	p.t.Helper()
	var left []string
	for end := time.Now().Add(patience / 6); time.Now().Before(end); time.Sleep(betweenQuestions) {
		if left = append(p.has.left(), lookAround(p.t).beyond(p.before)...); len(left) == 0 {
			return
		}
	}
	p.t.Errorf("left behind:\n%s", strings.Join(left, "\n"))
}

// expectOnly says what may be in a temporary folder when the rigs that had it are gone.
func expectOnly(t *testing.T, temp string, patterns ...string) {
	t.Helper()
	entries, err := os.ReadDir(temp)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !slices.ContainsFunc(patterns, func(pattern string) bool { found, _ := filepath.Match(pattern, entry.Name()); return found }) {
			t.Errorf("left behind: %s", entry.Name())
		}
	}
}
