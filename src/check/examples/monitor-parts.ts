import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from './parts';

/** A Service with a label, and a monitor that asks for one, to scrape a port. */
export function monitored({ label = 'app: web', namespace = 'shop', port = 'http' } = {}): string {
  return manifests(
    WEB_DEPLOYMENT,
    WEB_SERVICE.replace('namespace: shop', 'namespace: shop\n  labels:\n    app: web'),
    `
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: web
  namespace: ${namespace}
spec:
  selector:
    matchLabels:
      ${label}
  endpoints:
    - port: ${port}`,
  );
}

/** A Server of Linkerd for a port of pods. */
export function guarded(port: string): string {
  return manifests(
    WEB_DEPLOYMENT,
    WEB_SERVICE,
    `
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata:
  name: web
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: web
  port: ${port}
  proxyProtocol: HTTP/1`,
  );
}
