// Package keeper is the first process of a rig's own PID namespace. Everything of the rig is below it: when it ends, however it
// does, the kernel ends all the rest, and with the processes go the network namespaces, the mounts and the rules.
package keeper

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sys/unix"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"

	"cdk8s-service-patterns/test/cluster/internal/component"
	"cdk8s-service-patterns/test/cluster/internal/credentials"
	"cdk8s-service-patterns/test/cluster/internal/loopback"
	"cdk8s-service-patterns/test/cluster/internal/network"
	"cdk8s-service-patterns/test/cluster/internal/outside"
	"cdk8s-service-patterns/test/cluster/internal/places"
	"cdk8s-service-patterns/test/cluster/internal/rigfolder"
	"cdk8s-service-patterns/test/cluster/internal/rigsettings"
	"cdk8s-service-patterns/test/cluster/internal/serviceaddress"
)

// Keeper keeps one rig.
type Keeper struct {
	settings rigsettings.Settings
	folder   rigfolder.Folder
	programs string // the folder with the rig's programs
	warnings io.Writer

	wire, client, outside *places.Place
	nodes                 []*places.Place
	listener              *net.TCPListener
	cluster               *component.Group
	api                   kubernetes.Interface
	fail                  func(error)
	waits                 []wait
}

// New prepares a rig that writes into the folder. Warnings are for whoever started it.
func New(settings rigsettings.Settings, folder rigfolder.Folder, programs string, warnings io.Writer) *Keeper {
	return &Keeper{settings: settings, folder: folder, programs: programs, warnings: warnings}
}

// Run starts the rig, calls ready when it is, and returns the reason why it has to stop: the context's cause, or a failure.
func (k *Keeper) Run(ctx context.Context, ready func() error) error {
	ctx, fail := context.WithCancelCause(ctx)
	defer fail(nil)
	k.fail, k.cluster = fail, component.NewGroup(fail)
	if err := ownMounts(); err != nil {
		return err
	}
	starting, cancel := context.WithTimeout(ctx, k.settings.ReadyTimeout)
	defer cancel()
	for _, step := range []struct {
		name string
		take func(context.Context) error
	}{
		{"folder", func(context.Context) error { return k.folder.Make() }},
		{"network", func(context.Context) error { return k.layNetwork() }},
		{"API server", k.startAPI},
		{"components", k.startComponents},
		{"load balancer", func(context.Context) error { return k.startBalancer(ctx) }},
		{"storage", func(context.Context) error { return k.startStorage(ctx) }},
		{"base", k.applyBase},
		{"waiting", k.awaitEverything},
		{"zones", k.tellZones},
		{"--with", k.applyWith},
	} {
		began := time.Now()
		if err := step.take(starting); err != nil {
			if cause := context.Cause(ctx); cause != nil {
				return cause
			}
			return fmt.Errorf("%s: %w", step.name, err)
		}
		k.note("%s: %v", step.name, time.Since(began).Round(time.Millisecond))
	}
	if err := ready(); err != nil {
		return err
	}
	<-ctx.Done()
	return context.Cause(ctx)
}

// ownMounts gives the rig a /proc of its own processes, and keeps what is mounted here from everybody else.
func ownMounts() error {
	return errors.Join(
		unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, ""),
		unix.Mount("proc", "/proc", "proc", unix.MS_NOSUID|unix.MS_NODEV|unix.MS_NOEXEC, ""),
	)
}

func (k *Keeper) inside() string { return filepath.Join(k.programs, "inside") }

// layNetwork makes all places and writes down where they are.
func (k *Keeper) layNetwork() error {
	if err := outside.Write(k.folder, k.settings.OutsideHosts); err != nil {
		return err
	}
	resolvConf := k.folder.ResolvConf()
	var err error
	if k.wire, err = network.Wire(k.inside()); err != nil {
		return err
	}
	if k.client, err = network.Client(k.inside(), k.wire, resolvConf); err != nil {
		return err
	}
	if k.outside, err = network.Outside(k.inside(), k.wire, resolvConf); err != nil {
		return err
	}
	indexes := make([]int, 0, k.settings.Nodes)
	for i, wanted := range k.settings.NodesAndZones() {
		node, err := network.Node(k.inside(), k.wire, wanted.Name, i, resolvConf)
		if err != nil {
			return err
		}
		k.nodes, indexes = append(k.nodes, node), append(indexes, i)
	}
	for _, text := range []string{network.ExternalAddresses4, network.ExternalAddresses6} {
		_, cidr, err := net.ParseCIDR(text)
		if err != nil {
			return err
		}
		if err := network.LeadToNodes(k.wire, cidr, indexes); err != nil {
			return err
		}
	}
	return k.tellPlaces()
}

func (k *Keeper) tellPlaces() error {
	told := map[string]*places.Place{"wire": k.wire, "client": k.client, "outside": k.outside}
	for _, node := range k.nodes {
		told[filepath.Join("node", node.Name)] = node
	}
	for name, place := range told {
		path := k.folder.Place(name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, fmt.Append(nil, place.PID), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// writeCredentials makes the keys, and a kubeconfig for each side of the API server.
func (k *Keeper) writeCredentials() (credentials.Files, error) {
	var err error
	if k.listener, err = loopback.Listen(k.settings.Port); err != nil {
		return credentials.Files{}, err
	}
	addresses := serviceaddress.ServerAddresses()
	for _, address := range network.WireAddresses() {
		addresses = append(addresses, address.IP)
	}
	files, err := credentials.Write(string(k.folder), "https://"+k.listener.Addr().String(), serviceaddress.ServerNames, addresses)
	if err != nil {
		return files, err
	}
	config, err := clientcmd.LoadFromFile(files.Kubeconfig)
	if err != nil {
		return files, err
	}
	for _, cluster := range config.Clusters {
		cluster.Server = "https://" + net.JoinHostPort(k.wireAddress(), fmt.Sprint(loopback.Port(k.listener)))
	}
	return files, clientcmd.WriteToFile(*config, k.folder.InsideKubeconfig())
}

func (k *Keeper) wireAddress() string { return network.WireAddresses()[0].IP.String() }

func (k *Keeper) note(format string, values ...any) {
	log, err := os.OpenFile(k.folder.Log("rig"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return // a rig does not end because its own log cannot be written
	}
	defer log.Close()
	fmt.Fprintf(log, time.Now().Format(time.RFC3339Nano)+" "+format+"\n", values...)
}
