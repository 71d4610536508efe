import { item } from './indented';

/** What cert-manager is asked for: a certificate for a host, and the Secret to keep it in. */
export const certificate = (secretName: string, host: string, namespace = 'shop') => `
apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: shop
  namespace: ${namespace}
spec:
  secretName: ${secretName}
  dnsNames:
    - ${host}
  issuerRef:
    name: letsencrypt`;

/** An issuer that has hosts proven in one way. */
export const issuerSolving = (solver: string) => `
apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata:
  name: letsencrypt
spec:
  acme:
    server: https://acme-v02.api.letsencrypt.org/directory
    privateKeySecretRef:
      name: letsencrypt
    solvers:
${item(solver, 6)}`;

/** An issuer whose challenges are answered by Ingresses of a class. */
export const clusterIssuer = (className: string) =>
  issuerSolving(`http01:\n  ingress:\n    ingressClassName: ${className}`);
