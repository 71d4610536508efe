package runtime

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/vishvananda/netlink"
	runtimeapi "k8s.io/cri-api/pkg/apis/runtime/v1"

	"cdk8s-service-patterns/test/cluster/internal/podnet"
)

// free counts the addresses that other pods could have.
func free(r *Runtime) int {
	var leases []podnet.Lease
	for lease, err := r.addresses.Take(); err == nil; lease, err = r.addresses.Take() {
		leases = append(leases, lease)
	}
	for _, lease := range leases {
		r.addresses.Return(lease)
	}
	return len(leases)
}

func TestWhatCouldNotBeGivenBackIsGivenBackByTheNextCall(t *testing.T) {
	r := onNode(t)
	id, _ := startPod(t, r)
	s, err := r.sandbox(id)
	if err != nil {
		t.Fatal(err)
	}
	// A folder in place of the file that tells of the pod can be neither read nor taken for another pod's.
	told := filepath.Join(r.Pods, "shop", "web-0")
	if err := os.Remove(told); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(told, 0o755); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := r.StopPodSandbox(t.Context(), id); err == nil {
			t.Fatal("it has stopped, though it could not be forgotten")
		}
	}
	if s.state() != runtimeapi.PodSandboxState_SANDBOX_NOTREADY {
		t.Errorf("its state is %v", s.state())
	}
	whileItIsThere := free(r)
	if err := os.Remove(told); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := r.StopPodSandbox(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	}
	if afterwards := free(r); afterwards != whileItIsThere+1 {
		t.Errorf("%d addresses are free, and were %d while it was there", afterwards, whileItIsThere)
	}
	if _, err := netlink.LinkByName(s.link); err == nil {
		t.Errorf("the link %s is still there", s.link)
	}
}
