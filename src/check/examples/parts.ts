import { servicePort, webService } from './service-parts';
import { containerPort, httpGet, webDeployment } from './workload-parts';

/*
 * Parts that rules put their examples together from, so that an example shows its own point and little else.
 * All of them are flawless: whatever is wrong in a `bad` example stands in the rule.
 */

/** Documents of one example. */
export function manifests(...documents: readonly string[]): string {
  return documents.map((document) => `${document.trim()}\n`).join('---\n');
}

/** A Deployment that is told by a variable where to connect to; an empty namespace is none. */
export const client = (url: string, namespace = 'shop', variable = 'WEB_URL') => `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: client${namespace === '' ? '' : `\n  namespace: ${namespace}`}
spec:
  selector:
    matchLabels:
      app: client
  template:
    metadata:
      labels:
        app: client
    spec:
      containers:
        - name: client
          image: client:1.4
          env:
            - name: ${variable}
              value: ${url}`;

/** Pods labelled `app: web`, with port 8080/TCP named "http". */
export const WEB_DEPLOYMENT = webDeployment();

/** A Service of these pods: 80/TCP named "http". */
export const WEB_SERVICE = webService();

/** A Service without selector, for endpoints that are written by hand: 443/TCP named "https". */
export const UNSELECTING_SERVICE = `
apiVersion: v1
kind: Service
metadata:
  name: billing
  namespace: shop
spec:
  ports:
    - name: https
      port: 443`;

/** A working Service with its pods, all of one name. */
export function serviceWithPods(name: string): string {
  const labels = `app: ${name}`;
  return manifests(webDeployment({ name, labels }), webService({ name, selector: labels })).trim();
}

export const WEB = serviceWithPods('web');

/** Pods that speak TLS at a port named "https", and a Service of them: 443/TCP. */
export const WEB_OVER_TLS = manifests(
  webDeployment({ ports: containerPort('https', 8080), probe: httpGet('https', 'scheme: HTTPS') }),
  webService({ ports: [servicePort({ name: 'https', port: 443, target: 'https' })] }),
).trim();
