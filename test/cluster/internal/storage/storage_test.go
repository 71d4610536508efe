package storage

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes/fake"
)

func claimed(node string) *corev1.PersistentVolumeClaim {
	class := ClassName
	claim := &corev1.PersistentVolumeClaim{
		ObjectMeta: metav1.ObjectMeta{Name: "data-db-0", Namespace: "shop", UID: "1234", Annotations: map[string]string{}},
		Spec:       corev1.PersistentVolumeClaimSpec{StorageClassName: &class},
	}
	if node != "" {
		claim.Annotations[selectedNode] = node
	}
	return claim
}

func started(t *testing.T, objects ...*corev1.PersistentVolumeClaim) (*fake.Clientset, string) {
	t.Helper()
	client := fake.NewClientset()
	for _, each := range objects {
		if err := client.Tracker().Add(each); err != nil {
			t.Fatal(err)
		}
	}
	folder := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- New(client, folder).Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return client, folder
}

func volumes(t *testing.T, client *fake.Clientset) []corev1.PersistentVolume {
	t.Helper()
	list, err := client.CoreV1().PersistentVolumes().List(t.Context(), metav1.ListOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return list.Items
}

func eventually(t *testing.T, what string, condition func() bool) {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if condition() {
			return
		}
	}
	t.Fatalf("not within 30 s: %s", what)
}

func TestAClaimWhosePodHasANodeGetsAVolumeThere(t *testing.T) {
	client, folder := started(t, claimed("node-a"))
	eventually(t, "a volume", func() bool { return len(volumes(t, client)) == 1 })
	volume := volumes(t, client)[0]
	if volume.Spec.ClaimRef.Name != "data-db-0" || volume.Spec.Local.Path != filepath.Join(folder, "pvc-1234") {
		t.Errorf("found %v", volume.Spec)
	}
	if found := volume.Spec.NodeAffinity.Required.NodeSelectorTerms[0].MatchExpressions[0].Values[0]; found != "node-a" {
		t.Errorf("found node %s", found)
	}
	if _, err := os.Stat(volume.Spec.Local.Path); err != nil {
		t.Error(err)
	}
}

func TestClaimsThatAreNotOursOrHaveNoNodeGetNothing(t *testing.T) {
	other := claimed("node-a")
	class := "fast"
	other.Name, other.Spec.StorageClassName = "other", &class
	ours := claimed("node-b")
	ours.Name, ours.UID = "ours", "5678"
	client, _ := started(t, other, claimed(""), ours)
	// All claims are looked at together, so when one has its volume the others have none.
	eventually(t, "a volume", func() bool { return len(volumes(t, client)) > 0 })
	if found := volumes(t, client); len(found) != 1 || found[0].Spec.ClaimRef.Name != "ours" {
		t.Errorf("found %v", found)
	}
}

func TestAVolumeWithoutItsClaimIsRemovedWithWhatIsInIt(t *testing.T) {
	client, folder := started(t, claimed("node-a"))
	eventually(t, "a volume", func() bool { return len(volumes(t, client)) == 1 })
	if err := client.CoreV1().PersistentVolumeClaims("shop").Delete(t.Context(), "data-db-0", metav1.DeleteOptions{}); err != nil {
		t.Fatal(err)
	}
	released := volumes(t, client)[0]
	released.Status.Phase = corev1.VolumeReleased
	if _, err := client.CoreV1().PersistentVolumes().UpdateStatus(t.Context(), &released, metav1.UpdateOptions{}); err != nil {
		t.Fatal(err)
	}
	eventually(t, "no volume", func() bool { return len(volumes(t, client)) == 0 })
	if _, err := os.Stat(filepath.Join(folder, "pvc-1234")); !os.IsNotExist(err) {
		t.Errorf("its folder is still there: %v", err)
	}
}
