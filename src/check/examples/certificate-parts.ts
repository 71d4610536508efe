/** What cert-manager is asked for: a certificate for a host, and the Secret to keep it in. */
export const certificate = (secretName: string, host: string) => `
apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: shop
  namespace: shop
spec:
  secretName: ${secretName}
  dnsNames:
    - ${host}
  issuerRef:
    name: letsencrypt`;
