// Package storage gives volumes to claims, as the provisioner of a cloud does: with it, StatefulSets with claims start.
package storage

import (
	"context"
	"errors"
	"fmt"
	"time"

	corev1 "k8s.io/api/core/v1"
	storagev1 "k8s.io/api/storage/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	corelisters "k8s.io/client-go/listers/core/v1"
	"k8s.io/client-go/tools/cache"
)

// ClassName is the storage class that the manifests of examples name, and that of claims which name none.
const ClassName = "standard"

const (
	provisionerName = "cdk8s-service-patterns/rig"
	defaultClass    = "storageclass.kubernetes.io/is-default-class"
	provisionedBy   = "pv.kubernetes.io/provisioned-by"
	// The scheduler writes here for which node it has chosen the pod of a claim.
	selectedNode = "volume.kubernetes.io/selected-node"
)

// again is how soon a claim is looked at once more after the API server has not taken what it needs.
const again = time.Second

// Provisioner makes a folder and a volume for each claim of its class, when a pod that uses the claim has got a node, and
// removes both when the claim is gone.
type Provisioner struct {
	client  kubernetes.Interface
	folder  string
	claims  corelisters.PersistentVolumeClaimLister
	volumes corelisters.PersistentVolumeLister
}

// New returns a provisioner that keeps the volumes in a folder, which all nodes must see under the same path.
func New(client kubernetes.Interface, folder string) *Provisioner {
	return &Provisioner{client: client, folder: folder}
}

// Run makes the storage class and serves claims until the context ends.
func (p *Provisioner) Run(ctx context.Context) error {
	if err := p.makeClass(ctx); err != nil {
		return fmt.Errorf("storage class %s: %w", ClassName, err)
	}
	factory := informers.NewSharedInformerFactory(p.client, 0)
	claims := factory.Core().V1().PersistentVolumeClaims()
	volumes := factory.Core().V1().PersistentVolumes()
	p.claims, p.volumes = claims.Lister(), volumes.Lister()

	changed := make(chan struct{}, 1)
	for _, informer := range []cache.SharedIndexInformer{claims.Informer(), volumes.Informer()} {
		if _, err := informer.AddEventHandler(tellingOf(changed)); err != nil {
			return err
		}
	}
	factory.Start(ctx.Done())
	factory.WaitForCacheSync(ctx.Done())
	for {
		wait := make(<-chan time.Time)
		if p.serve(ctx) != nil {
			wait = time.After(again)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-changed:
		case <-wait:
		}
	}
}

// tellingOf tells that something has changed. One token is enough: whoever takes it looks at everything.
func tellingOf(changed chan<- struct{}) cache.ResourceEventHandler {
	tell := func() {
		select {
		case changed <- struct{}{}:
		default:
		}
	}
	return cache.ResourceEventHandlerFuncs{
		AddFunc:    func(any) { tell() },
		UpdateFunc: func(any, any) { tell() },
		DeleteFunc: func(any) { tell() },
	}
}

func (p *Provisioner) makeClass(ctx context.Context) error {
	late, away := storagev1.VolumeBindingWaitForFirstConsumer, corev1.PersistentVolumeReclaimDelete
	class := &storagev1.StorageClass{
		ObjectMeta:        metav1.ObjectMeta{Name: ClassName, Annotations: map[string]string{defaultClass: "true"}},
		Provisioner:       provisionerName,
		VolumeBindingMode: &late,
		ReclaimPolicy:     &away,
	}
	_, err := p.client.StorageV1().StorageClasses().Create(ctx, class, metav1.CreateOptions{})
	if apierrors.IsAlreadyExists(err) {
		return nil
	}
	return err
}

// serve looks at all claims and volumes once.
func (p *Provisioner) serve(ctx context.Context) error {
	claims, err := p.claims.List(everything)
	if err != nil {
		return err
	}
	volumes, err := p.volumes.List(everything)
	if err != nil {
		return err
	}
	var failures []error
	for _, claim := range claims {
		if waits(claim) {
			failures = append(failures, p.provide(ctx, claim))
		}
	}
	for _, volume := range volumes {
		if isLeft(volume) {
			failures = append(failures, p.remove(ctx, volume))
		}
	}
	return errors.Join(failures...)
}
