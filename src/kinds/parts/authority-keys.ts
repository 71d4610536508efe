/**
 * The key of a ConfigMap under which a Gateway looks for the certificates that it knows backends by: `caCertificateRefs` in
 * `apis/v1/backendtlspolicy_types.go` of the Gateway API, which has connections fail without it.
 */
export const AUTHORITY_KEY = 'ca.crt';

/**
 * What implementations take in its place: Istio the first, by `ExtractRoot` of `pilot/pkg/credentials/kube/secrets.go`, and Envoy
 * Gateway the second, by `getFirstMatchOrFirstFromData` of `internal/gatewayapi/helpers.go`, which takes any key if there is but one.
 */
export const OTHER_AUTHORITY_KEYS: readonly string[] = ['cacert', 'tls.crt'];
