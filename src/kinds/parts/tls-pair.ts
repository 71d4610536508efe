/** The type of Secrets that hold a certificate and its key. */
export const TLS_TYPE = 'kubernetes.io/tls';

/** Under which key the certificate stands, with intermediate ones behind it. */
export const CERTIFICATE_KEY = 'tls.crt';

/** Under which key the private key stands. */
export const PRIVATE_KEY_KEY = 'tls.key';
