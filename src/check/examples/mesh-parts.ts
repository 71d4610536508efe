import { manifests, WEB } from './parts';

/*
 * A Service in a mesh of Istio, for the examples of rules: its pods have no other label than `app: web`.
 */

/** A DestinationRule that has one subset, with some labels. */
export const subsetAll = (labels: string) => `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: web
  namespace: shop
spec:
  host: web
  subsets:
    - name: all
      labels:
        ${labels}`;

/** A VirtualService that asks for a subset. */
export const askingFor = (subset: string) => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: web
  namespace: shop
spec:
  hosts:
    - web
  http:
    - route:
        - destination:
            host: web
            subset: ${subset}`;

/** Both. */
export const subsetOfWeb = (asked: string, labels: string) => manifests(WEB, subsetAll(labels), askingFor(asked));

/** A VirtualService for a host, at a Gateway that is for others as well. */
export const meshRoute = (host: string, offered = '"*.example.com"') =>
  manifests(
    WEB,
    `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: front
  namespace: shop
spec:
  servers:
    - port:
        number: 80
        name: http
        protocol: HTTP
      hosts:
        - ${offered}`,
    `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: web
  namespace: shop
spec:
  hosts:
    - ${host}
  gateways:
    - front
  http:
    - route:
        - destination:
            host: web`,
  );
