package runtime

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	internalapi "k8s.io/cri-api/pkg/apis"
	runtimeapi "k8s.io/cri-api/pkg/apis/runtime/v1"

	"cdk8s-service-patterns/test/cluster/internal/images"
)

// pulledImages are the images that the node has, of those that the table knows.
type pulledImages struct {
	table images.Table
	mu    sync.Mutex
	there map[string]images.Image
}

var _ internalapi.ImageManagerService = (*pulledImages)(nil)

func newPulledImages(table images.Table) *pulledImages {
	return &pulledImages{table: table, there: map[string]images.Image{}}
}

// ImageService is what the kubelet pulls images with.
func (r *Runtime) ImageService() internalapi.ImageManagerService { return r.pulled }

func (p *pulledImages) find(name string) (images.Image, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for there, image := range p.there {
		if there == name || imageID(there) == name {
			return image, nil
		}
	}
	return images.Image{}, status.Errorf(codes.NotFound, "image %q is not on the node", name)
}

// imageID stands for the digest that a real image has.
func imageID(name string) string {
	if strings.HasPrefix(name, "sha256:") {
		return name
	}
	sum := sha256.Sum256([]byte(name))
	return "sha256:" + hex.EncodeToString(sum[:])
}

// PullImage asks the table for the image.
func (p *pulledImages) PullImage(_ context.Context, spec *runtimeapi.ImageSpec, _ *runtimeapi.AuthConfig, _ *runtimeapi.PodSandboxConfig) (string, error) {
	image, err := p.table.Find(spec.GetImage())
	if err != nil {
		return "", fmt.Errorf("pulling %q: %w", spec.GetImage(), err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.there[spec.GetImage()] = image
	return imageID(spec.GetImage()), nil
}

// ImageStatus tells of an image that the node has, above all its user, by which the kubelet judges runAsNonRoot.
func (p *pulledImages) ImageStatus(_ context.Context, spec *runtimeapi.ImageSpec, _ bool) (*runtimeapi.ImageStatusResponse, error) {
	image, err := p.find(spec.GetImage())
	if err != nil {
		return &runtimeapi.ImageStatusResponse{}, nil // CRI's way to say that it is not there
	}
	return &runtimeapi.ImageStatusResponse{Image: describe(spec.GetImage(), image)}, nil
}

func describe(name string, image images.Image) *runtimeapi.Image {
	described := &runtimeapi.Image{Id: imageID(name), RepoTags: []string{name}, Size: 1, Spec: &runtimeapi.ImageSpec{Image: name}}
	user, _, _ := strings.Cut(image.User, ":")
	if uid, err := strconv.ParseInt(user, 10, 64); err == nil {
		described.Uid = &runtimeapi.Int64Value{Value: uid}
	} else {
		described.Username = user
	}
	return described
}

// ListImages lists what the node has.
func (p *pulledImages) ListImages(context.Context, *runtimeapi.ImageFilter) ([]*runtimeapi.Image, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	var all []*runtimeapi.Image
	for name, image := range p.there {
		all = append(all, describe(name, image))
	}
	slices.SortFunc(all, func(a, b *runtimeapi.Image) int { return strings.Compare(a.Id, b.Id) })
	return all, nil
}

// RemoveImage forgets an image.
func (p *pulledImages) RemoveImage(_ context.Context, spec *runtimeapi.ImageSpec) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	for there := range p.there {
		if there == spec.GetImage() || imageID(there) == spec.GetImage() {
			delete(p.there, there)
		}
	}
	return nil
}

// ImageFsInfo has nothing to tell: images take no space of their own.
func (p *pulledImages) ImageFsInfo(context.Context) (*runtimeapi.ImageFsInfoResponse, error) {
	return &runtimeapi.ImageFsInfoResponse{}, nil
}

// Close has nothing to do.
func (p *pulledImages) Close(context.Context) error { return nil }
