package runtime

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	runtimeapi "k8s.io/cri-api/pkg/apis/runtime/v1"

	"cdk8s-service-patterns/test/cluster/internal/places"
	"cdk8s-service-patterns/test/cluster/internal/podplace"
)

// toldPod is a pod of so many containers, of which none has started, and the file that tells of it.
func toldPod(t *testing.T, containers int) (r *Runtime, s *sandbox, file string) {
	t.Helper()
	r, err := New(Options{Node: "node-a", Pods: t.TempDir(), Images: shells{}})
	if err != nil {
		t.Fatal(err)
	}
	s = &sandbox{id: newID(), config: podConfig(t), place: &places.Place{PID: 1}}
	r.sandboxes[s.id] = s
	for i := range containers {
		c := &container{
			id: newID(), sandbox: s, config: &runtimeapi.ContainerConfig{Metadata: &runtimeapi.ContainerMetadata{Name: fmt.Sprint("c", i)}},
			command: &exec.Cmd{Process: &os.Process{Pid: i + 2}}, state: runtimeapi.ContainerState_CONTAINER_CREATED,
		}
		r.containers[c.id] = c
	}
	return r, s, filepath.Join(r.Pods, "shop", "web-0")
}

func (c *container) become(state runtimeapi.ContainerState) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.state = state
}

func TestContainersThatStartAndEndAtOnceAreToldAsTheyAreInTheEnd(t *testing.T) {
	r, s, file := toldPod(t, 16)
	if err := r.tell(s); err != nil {
		t.Fatal(err)
	}
	for range 20 {
		for _, state := range []runtimeapi.ContainerState{runtimeapi.ContainerState_CONTAINER_RUNNING, runtimeapi.ContainerState_CONTAINER_EXITED} {
			var all sync.WaitGroup
			for _, c := range r.containersOf(s.id) {
				all.Go(func() {
					c.become(state)
					if err := r.tell(s); err != nil {
						t.Error(err)
					}
					if _, err := podplace.Read(file); err != nil {
						t.Error(err)
					}
				})
			}
			all.Wait()
			want := 0
			if state == runtimeapi.ContainerState_CONTAINER_RUNNING {
				want = 16
			}
			if told, err := podplace.Read(file); err != nil || len(told.Containers) != want {
				t.Fatalf("told of %d containers, want %d (%v)", len(told.Containers), want, err)
			}
		}
	}
}

func TestNothingIsToldOfAPodThatIsForgotten(t *testing.T) {
	r, s, file := toldPod(t, 1)
	if err := r.tell(s); err != nil {
		t.Fatal(err)
	}
	if err := r.forget(s); err != nil {
		t.Fatal(err)
	}
	if err := r.tell(s); err != nil { // as of a container that started just before
		t.Fatal(err)
	}
	if _, err := os.Stat(file); !os.IsNotExist(err) {
		t.Errorf("it is told again: %v", err)
	}
}
