package credentials

import (
	"net"
	"os"
	"path/filepath"
)

// Files are the credentials of one cluster, where its components and its users read them.
type Files struct {
	Authority         string
	ServingCert       string
	ServingKey        string
	AdminCert         string
	AdminKey          string
	ServiceAccountKey string
	Kubeconfig        string
}

// In tells where in the folder the credentials are.
func In(folder string) Files {
	in := func(name string) string { return filepath.Join(folder, name) }
	return Files{
		Authority:         in("ca.crt"),
		ServingCert:       in("apiserver.crt"),
		ServingKey:        in("apiserver.key"),
		AdminCert:         in("admin.crt"),
		AdminKey:          in("admin.key"),
		ServiceAccountKey: in("service-account.key"),
		Kubeconfig:        in("admin.kubeconfig"),
	}
}

// Write makes the credentials of a cluster whose API server answers at the URL server, under the names and addresses.
func Write(folder, server string, names []string, addresses []net.IP) (Files, error) {
	files := In(folder)
	authority, err := NewAuthority()
	if err != nil {
		return Files{}, err
	}
	serving, err := authority.Serving(names, addresses)
	if err != nil {
		return Files{}, err
	}
	// Kubernetes lets the group system:masters do everything.
	admin, err := authority.Client("admin", "system:masters")
	if err != nil {
		return Files{}, err
	}
	serviceAccountKey, err := NewKey()
	if err != nil {
		return Files{}, err
	}
	kubeconfig, err := Kubeconfig(server, authority, admin)
	if err != nil {
		return Files{}, err
	}
	for path, content := range map[string][]byte{
		files.Authority:         authority.Certificate(),
		files.ServingCert:       serving.Certificate,
		files.ServingKey:        serving.Key,
		files.AdminCert:         admin.Certificate,
		files.AdminKey:          admin.Key,
		files.ServiceAccountKey: serviceAccountKey,
		files.Kubeconfig:        kubeconfig,
	} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			return Files{}, err
		}
	}
	return files, nil
}
