package serve

import (
	"crypto/tls"
	"fmt"
	"os"
	"path/filepath"
)

// variableCertificate names a folder with tls.crt and tls.key, as a volume of a Secret has them: for clients that verify
// whom they speak with.
const variableCertificate = "ECHO_CERTIFICATE"

// certificates says which certificate a client is shown: the one that the manifest gave, or else one made for the name that
// it asks for.
func certificates() (func(*tls.ClientHelloInfo) (*tls.Certificate, error), error) {
	folder := os.Getenv(variableCertificate)
	if folder == "" {
		made, err := newAuthority()
		if err != nil {
			return nil, err
		}
		return made.forHello, nil
	}
	given, err := tls.LoadX509KeyPair(filepath.Join(folder, "tls.crt"), filepath.Join(folder, "tls.key"))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", variableCertificate, err)
	}
	return func(*tls.ClientHelloInfo) (*tls.Certificate, error) { return &given, nil }, nil
}
