package node

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	noopoteltrace "go.opentelemetry.io/otel/trace/noop"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/klog/v2"
	kubeletapp "k8s.io/kubernetes/cmd/kubelet/app"
	"k8s.io/kubernetes/cmd/kubelet/app/options"
	"k8s.io/kubernetes/pkg/kubelet"
	kubeletconfig "k8s.io/kubernetes/pkg/kubelet/apis/config"
	"k8s.io/kubernetes/pkg/kubelet/cm"
	kubeletutil "k8s.io/kubernetes/pkg/kubelet/util"
	"k8s.io/kubernetes/pkg/util/oom"
	"k8s.io/kubernetes/pkg/volume/util/hostutil"
	"k8s.io/kubernetes/pkg/volume/util/subpath"
	"k8s.io/mount-utils"

	"cdk8s-service-patterns/test/cluster/internal/images"
	"cdk8s-service-patterns/test/cluster/internal/runtime"
)

// Run runs the node until the context ends.
func Run(ctx context.Context, o Options) error {
	flags := o.flags()
	configuration, err := o.configuration()
	if err != nil {
		return err
	}
	// The kubelet gets an empty working directory of its own: kubelets have been seen to tidy up where they stand.
	standing := filepath.Join(o.Folder, "standing")
	for _, folder := range []string{flags.RootDirectory, flags.CertDirectory, configuration.PodLogsDir, standing} {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
	}
	if err := os.Chdir(standing); err != nil {
		return err
	}
	config, err := clientcmd.BuildConfigFromFlags("", o.Kubeconfig)
	if err != nil {
		return err
	}
	config.QPS = -1
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	pods, err := runtime.New(runtime.Options{
		Node: o.Name, Folder: filepath.Join(o.Folder, "runtime"), Pods: o.Pods,
		Inside: filepath.Join(o.Programs, "inside"), Images: images.Known(o.Programs),
	})
	if err != nil {
		return err
	}
	go pods.Serve()
	dependencies, err := o.dependencies(ctx, client, pods, flags, configuration)
	if err != nil {
		return err
	}
	server := &options.KubeletServer{KubeletFlags: *flags, KubeletConfiguration: *configuration}
	if err := kubeletapp.RunKubelet(ctx, server, dependencies); err != nil {
		return err
	}
	if err := masquerade(ctx); err != nil {
		return fmt.Errorf("masquerade: %w", err)
	}
	return routes(ctx, client, o.Name)
}

// dependencies are the kubelet's real ones, except for what it would measure and limit by cgroups.
func (o Options) dependencies(ctx context.Context, client kubernetes.Interface, pods *runtime.Runtime, flags *options.KubeletFlags, configuration *kubeletconfig.KubeletConfiguration) (*kubelet.Dependencies, error) {
	tls, err := kubeletapp.InitializeTLS(ctx, flags, configuration)
	if err != nil {
		return nil, err
	}
	authentication, reload, err := kubeletapp.BuildAuth("", client, *configuration)
	if err != nil {
		return nil, err
	}
	reload(ctx.Done())
	concrete, ok := client.(*kubernetes.Clientset)
	if !ok {
		return nil, errors.New("the kubelet wants a client of its own kind")
	}
	mounter := mount.New("")
	return &kubelet.Dependencies{
		KubeClient: concrete, HeartbeatClient: concrete, EventClient: concrete.CoreV1(),
		Auth: authentication, TLSOptions: tls,
		RemoteRuntimeService: pods, RemoteImageService: pods.ImageService(),
		CAdvisorInterface:         newMachine(o.Name),
		ContainerManager:          cm.NewStubContainerManager(),
		OOMAdjuster:               oom.NewFakeOOMAdjuster(),
		VolumePlugins:             volumePlugins(),
		Mounter:                   mounter,
		Subpather:                 subpath.New(mounter),
		HostUtil:                  hostutil.NewHostUtil(),
		PodStartupLatencyTracker:  kubeletutil.NewPodStartupLatencyTracker(),
		NodeStartupLatencyTracker: kubeletutil.NewNodeStartupLatencyTracker(klog.FromContext(ctx)),
		TracerProvider:            noopoteltrace.NewTracerProvider(),
	}, nil
}
