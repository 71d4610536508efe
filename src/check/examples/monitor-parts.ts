import { inserted } from './indented';
import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from './parts';
import { webService } from './service-parts';

/** A monitor that asks for Services with a label, to scrape a port. */
export function serviceMonitor({ label = 'app: web', namespace = 'shop', spec = '', port = 'http' } = {}): string {
  return [
    'apiVersion: monitoring.coreos.com/v1',
    'kind: ServiceMonitor',
    'metadata:',
    '  name: web',
    `  namespace: ${namespace}`,
    'spec:',
    ...inserted(spec, 2),
    '  selector:',
    '    matchLabels:',
    `      ${label}`,
    '  endpoints:',
    `    - port: ${port}`,
  ].join('\n');
}

/** A Service with a label, and a monitor that asks for one. */
export function monitored(monitor: Parameters<typeof serviceMonitor>[0] = {}): string {
  return manifests(WEB_DEPLOYMENT, webService({ labels: 'app: web' }), serviceMonitor(monitor));
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
