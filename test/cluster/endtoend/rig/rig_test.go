package rig

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

const shop = `
apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: own, namespace: shop}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web, namespace: shop}
spec:
  serviceName: web
  replicas: 2
  podManagementPolicy: Parallel
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      serviceAccountName: own
      terminationGracePeriodSeconds: 1
      topologySpreadConstraints: [{maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}}]
      containers:
        - name: web
          image: example.com/web:1
          ports: [{containerPort: 8080, name: http}]
          readinessProbe: {httpGet: {path: /ready, port: http}, periodSeconds: 1}
          securityContext: {runAsUser: 1000, runAsNonRoot: true, readOnlyRootFilesystem: true}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, type: LoadBalancer, ipFamilyPolicy: RequireDualStack, ports: [{name: http, port: 80, targetPort: http}]}
---
apiVersion: v1
kind: Service
metadata: {name: local, namespace: shop}
spec:
  selector: {statefulset.kubernetes.io/pod-name: web-0}
  type: LoadBalancer
  externalTrafficPolicy: Local
  loadBalancerSourceRanges: [172.30.100.0/24]
  ports: [{name: http, port: 80, targetPort: http}]
---
apiVersion: v1
kind: Service
metadata: {name: nobody, namespace: shop}
spec: {selector: {app: nobody}, ports: [{name: http, port: 80}]}
`

func TestCarriesPacketsAndLeavesNothing(t *testing.T) {
	for _, mode := range []string{"nftables", "iptables"} {
		t.Run(mode, func(t *testing.T) {
			p := start(t, tempDir(t), "--proxy-mode", mode)
			p.ready()
			p.open()
			carries(p)
			p.stop()
			expectOnly(t, p.temp)
		})
	}
}

// open deploys the shop, and waits until its pods are ready.
func (p *process) open() {
	p.t.Helper()
	if said := p.mustRig("apply", writeManifest(p.t, shop)); !strings.Contains(said, "Service shop/web applied\n") {
		p.t.Errorf("apply says %s", said)
	}
	p.mustRig("kubectl", "-n", "shop", "rollout", "status", "statefulset", "web", "--timeout=2m")
}

func carries(p *process) {
	answers := func(a answer) bool { return a.OK }
	p.eventually("pod/shop/web-1", "http://web/", answers)
	p.eventually("pod/shop/web-1/web", "http://web-0.web.shop:8080/", func(a answer) bool { return a.Echo.Pod == "web-0" })
	p.eventually("node/node-a", "http://"+p.of("web", "{.spec.clusterIP}")+"/", answers)
	p.eventually("client", "http://"+p.of("web", "{.status.loadBalancer.ingress[0].ip}")+"/", answers)
	p.eventually("client", "http://["+p.of("web", "{.status.loadBalancer.ingress[1].ip}")+"]/", answers)
	local := "http://" + p.of("local", "{.status.loadBalancer.ingress[0].ip}") + "/"
	p.eventually("client", local, func(a answer) bool { return a.Echo.Pod == "web-0" && a.Echo.RemoteAddress == "172.30.100.2" })
	// From outside its source ranges, and of a Service without endpoints.
	p.eventually("outside", local, func(a answer) bool { return a.Error == "timeout" })
	p.eventually("pod/shop/web-0", "http://nobody/", func(a answer) bool { return a.Error == "refused" })
	if said := p.mustRig("kubectl", "-n", "shop", "exec", "web-0", "--", "id", "-u"); strings.TrimSpace(said) != "1000" {
		p.t.Errorf("it runs as %s", said)
	}
	p.mustRig("apply", writeManifest(p.t, `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: none, namespace: shop}, spec: {podSelector: {}, policyTypes: [Ingress]}}`))
	p.eventually("pod/shop/web-1", "http://web-0.web:8080/", func(a answer) bool { return a.Error == "timeout" })
	if said := p.mustRig("get", "-n", "shop", "service", "nobody"); !strings.Contains(said, "kind: Service\n") {
		p.t.Errorf("get says %s", said)
	}
	if said := p.mustRig("dump", "-n", "shop"); !strings.Contains(said, "kind: EndpointSlice\n") || !strings.Contains(said, "kind: NetworkPolicy\n") {
		p.t.Errorf("dump lacks kinds: %d bytes", len(said))
	}
	if said, err := p.rig("apply", writeManifest(p.t, `{apiVersion: v1, kind: Service, metadata: {name: x}, spec: {port: 80}}`)); err == nil || !strings.Contains(said, "port") {
		p.t.Errorf("an unknown field is taken: %s", said)
	}
}

func (p *process) of(service, path string) string {
	p.t.Helper()
	for end := time.Now().Add(patience / 3); time.Now().Before(end); time.Sleep(betweenQuestions) {
		if said := p.mustRig("kubectl", "-n", "shop", "get", "service", service, "-o", "jsonpath="+path); said != "" {
			return said
		}
	}
	p.t.Fatalf("Service %s never had %s", service, path)
	return ""
}

func writeManifest(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "manifest.yaml")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTwoAtOnceAndKilled(t *testing.T) {
	temp := tempDir(t)
	first, second := start(t, temp), start(t, temp)
	rigs := map[string]*process{"first": first, "second": second}
	for _, p := range rigs {
		p.ready()
		p.open()
	}

	t.Run("both carry packets between the same addresses", func(t *testing.T) {
		for name, p := range rigs {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				p.t = t
				p.eventually("pod/shop/web-1", "http://web-0.web:8080/", func(a answer) bool { return a.Echo.Pod == "web-0" })
				p.eventually("client", "http://"+p.of("web", "{.status.loadBalancer.ingress[0].ip}")+"/", func(a answer) bool { return a.OK })
				p.note()
			})
		}
	})

	t.Run("its first process is killed", func(t *testing.T) {
		first.t = t
		kill(t, first.pidIn("keeper.pid"))
		first.expectExit(1)
		if !strings.Contains(first.stderr.String(), "the logs are in "+temp) {
			t.Errorf("standard error:\n%s", first.stderr.String())
		}
	})

	t.Run("the other one still carries packets", func(t *testing.T) {
		second.t = t
		carries(second)
		second.note()
	})

	t.Run("the process that started it is killed with it", func(t *testing.T) {
		// One that is stopped does not see the other one end.
		if err := syscall.Kill(second.cmd.Process.Pid, syscall.SIGSTOP); err != nil {
			t.Fatal(err)
		}
		kill(t, second.pidIn("keeper.pid"))
		kill(t, second.cmd.Process.Pid)
		second.cmd.Wait() // its error is that it was killed
		second.expectNothingAlive()
		if _, err := os.Stat(second.folder); err != nil {
			t.Errorf("somebody has removed its folder, though nobody was left: %v", err)
		}
	})

	third := start(t, temp)
	third.ready()

	t.Run("the next one removes its files", func(t *testing.T) {
		second.expectNothingLeft()
		if !strings.Contains(third.stderr.String(), "removed "+second.folder+", left behind by a run that was killed") {
			t.Errorf("standard error:\n%s", third.stderr.String())
		}
	})

	t.Run("the process that started it is killed", func(t *testing.T) {
		third.t = t
		kill(t, third.cmd.Process.Pid)
		third.cmd.Wait() // its error is that it was killed
		for end := time.Now().Add(patience / 3); time.Now().Before(end); time.Sleep(betweenQuestions) {
			if _, err := os.Stat(third.folder); os.IsNotExist(err) {
				break
			}
		}
		third.expectNothingLeft()
	})

	expectOnly(t, temp, "service-patterns-logs-of-a-failed-rig-*")
}

func TestInTheBackground(t *testing.T) {
	temp := tempDir(t)
	before := lookAround(t)
	up := exec.Command(binary, "up", "--background", "--nodes", "1", "--zones", "here", "--with", writeManifest(t, `{apiVersion: v1, kind: Namespace, metadata: {name: wanted}}`))
	up.Env = append(os.Environ(), "TMPDIR="+temp)
	line, err := up.Output()
	if err != nil {
		t.Fatal(err)
	}
	_, folder, _ := strings.Cut(strings.TrimSpace(string(line)), " RIG=")
	p := &process{t: t, folder: folder, before: before, has: newBelongings()}
	p.note()
	if said := p.mustRig("get", "namespace", "wanted"); !strings.Contains(said, "name: wanted") {
		t.Errorf("--with was not applied: %s", said)
	}
	if said := p.mustRig("get", "node", "node-a"); !strings.Contains(said, "topology.kubernetes.io/zone: here") {
		t.Errorf("the node has no zone: %s", said)
	}
	p.mustRig("down")
	p.expectNothingLeft()
	expectOnly(t, temp)
}

func TestSaysWhatIsWrong(t *testing.T) {
	kept := t.TempDir()
	if err := os.Mkdir(filepath.Join(kept, "logs"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, one := range []struct {
		name      string
		arguments []string
		code      int
		says      string
	}{
		{"never ready", []string{"--ready-timeout=1ms"}, 1, "expected it to be ready in time"},
		{"mode", []string{"--proxy-mode=ipvs"}, 2, `--proxy-mode: found "ipvs", expected nftables or iptables; choose one of them`},
		{"nodes", []string{"--nodes=0"}, 2, "--nodes: found 0, expected 1 to 20"},
		{"logs", []string{"--keep-logs=" + kept}, 1, "--keep-logs: found " + kept + ", which holds logs already, expected a folder without"},
		{"host", []string{"--outside-host=db"}, 2, "write it as db.example.com=192.0.2.10"},
	} {
		t.Run(one.name, func(t *testing.T) {
			p := start(t, tempDir(t), one.arguments...)
			p.expectExit(one.code)
			if !strings.Contains(p.stderr.String(), one.says) {
				t.Errorf("it says %s", p.stderr.String())
			}
		})
	}
}

func TestTemporaryFolderTooDeep(t *testing.T) {
	temp := filepath.Join(tempDir(t), strings.Repeat("deep", 10))
	if err := os.Mkdir(temp, 0o755); err != nil {
		t.Fatal(err)
	}
	p := start(t, temp)
	p.expectExit(1)
	if !strings.Contains(p.stderr.String(), "set TMPDIR to a folder with a shorter path") {
		t.Errorf("it says %s", p.stderr.String())
	}
}
