package runtime

import (
	"encoding/json"
	"os"
	"path/filepath"

	runtimeapi "k8s.io/cri-api/pkg/apis/runtime/v1"

	"cdk8s-service-patterns/test/cluster/internal/podplace"
)

func (r *Runtime) pathOf(s *sandbox) string {
	return filepath.Join(r.Pods, s.config.GetMetadata().GetNamespace(), s.config.GetMetadata().GetName())
}

// tell writes where a pod's namespaces are, for those who want to enter them, unless the pod has been forgotten.
func (r *Runtime) tell(s *sandbox) error {
	s.telling.Lock()
	defer s.telling.Unlock()
	if s.forgotten {
		return nil
	}
	told := podplace.Pod{
		UID: s.config.GetMetadata().GetUid(), Node: r.Node, PID: s.place.PID, ResolvConf: resolvConf(s.config.GetDnsConfig()), Containers: map[string]podplace.Container{},
	}
	for _, c := range r.containersOf(s.id) {
		for _, mount := range c.config.Mounts {
			if mount.ContainerPath == "/etc/hosts" {
				told.Hosts = mount.HostPath
			}
		}
		if pid := c.runningPID(); pid != 0 {
			told.Containers[c.config.GetMetadata().GetName()] = podplace.Container{PID: pid, Env: c.env, Dir: c.config.GetWorkingDir(), User: c.user}
		}
	}
	content, err := json.Marshal(told)
	if err != nil {
		return err
	}
	path := r.pathOf(s)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	fresh := path + "~" + s.id[:8] // no pod's name has a tilde
	if err := os.WriteFile(fresh, content, 0o600); err != nil {
		return err
	}
	return os.Rename(fresh, path)
}

// forget takes it back, unless another pod of the name has told of itself meanwhile.
func (r *Runtime) forget(s *sandbox) error {
	s.telling.Lock()
	defer s.telling.Unlock()
	s.forgotten = true
	told, err := podplace.Read(r.pathOf(s))
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	if told.PID != s.place.PID {
		return nil
	}
	return os.Remove(r.pathOf(s))
}

// resolvConf is the file that a pod's DNS policy asks for; without servers it is the node's own.
func resolvConf(dns *runtimeapi.DNSConfig) string {
	var text []byte
	for _, server := range dns.GetServers() {
		text = append(text, "nameserver "+server+"\n"...)
	}
	text = appendLine(text, "search", dns.GetSearches())
	return string(appendLine(text, "options", dns.GetOptions()))
}

func appendLine(text []byte, keyword string, words []string) []byte {
	if len(words) == 0 {
		return text
	}
	text = append(text, keyword...)
	for _, word := range words {
		text = append(text, " "+word...)
	}
	return append(text, '\n')
}
