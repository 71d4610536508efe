package ask

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"os"
	"syscall"
)

// errorOf names why no answer came. It goes by error numbers, because clients' words for "refused" and "no route" have
// been taken for one another before.
func errorOf(err error) string {
	switch {
	case errors.Is(err, syscall.ECONNREFUSED):
		return "refused"
	case errors.Is(err, syscall.ENETUNREACH), errors.Is(err, syscall.EHOSTUNREACH):
		return "unreachable"
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		return "reset"
	case errors.Is(err, syscall.EPERM), errors.Is(err, syscall.EACCES):
		return "forbidden"
	case isNameMissing(err):
		return "nxdomain"
	case isCertificate(err):
		return "certificate"
	case isTimeout(err):
		return "timeout"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "closed"
	default:
		return "other"
	}
}

func isNameMissing(err error) bool {
	var missing *net.DNSError
	return errors.As(err, &missing) && missing.IsNotFound
}

func isCertificate(err error) bool {
	var unverified *tls.CertificateVerificationError
	var host x509.HostnameError
	return errors.As(err, &unverified) || errors.As(err, &host)
}

func isTimeout(err error) bool {
	var timed net.Error
	return errors.Is(err, context.DeadlineExceeded) || errors.Is(err, os.ErrDeadlineExceeded) ||
		errors.Is(err, syscall.ETIMEDOUT) || (errors.As(err, &timed) && timed.Timeout())
}
