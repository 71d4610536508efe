import { indented, item } from './indented';

/*
 * Ingresses, routes and Gateways for the examples of rules, flawless but for what a rule puts into them.
 */

/** What an example says about a path of an Ingress. */
export interface PathParts {
  readonly path?: string;
  /** Empty for none. */
  readonly type?: string;
  readonly service?: string;
  readonly port?: string;
}

/** A path of an Ingress, to port 80 of Service web unless something else is said. */
export function ingressPath({ path = '/', type = 'Prefix', service = 'web', port = 'number: 80' }: PathParts = {}) {
  return `- path: ${path}${type === '' ? '' : `\n  pathType: ${type}`}
  backend:
    service:
      name: ${service}
      port:
        ${port}`;
}

/** What an example says about an Ingress. */
export interface IngressParts {
  readonly name?: string;
  readonly annotations?: string;
  /** Empty for no class. */
  readonly className?: string;
  readonly tls?: string;
  readonly host?: string;
  readonly paths?: readonly string[];
}

/** An Ingress in namespace shop. */
export function ingress({
  name = 'web',
  annotations = '',
  className = 'traefik',
  tls = '',
  host = 'shop.example.com',
  paths = [ingressPath()],
}: IngressParts): string {
  return [
    'apiVersion: networking.k8s.io/v1',
    'kind: Ingress',
    'metadata:',
    `  name: ${name}`,
    '  namespace: shop',
    ...(annotations === '' ? [] : ['  annotations:', indented(annotations, 4)]),
    'spec:',
    ...(className === '' ? [] : [`  ingressClassName: ${className}`]),
    ...(tls === '' ? [] : ['  tls:', indented(tls, 4)]),
    '  rules:',
    `    - host: ${host}`,
    '      http:',
    ...(paths.length === 0 ? ['        paths: []'] : ['        paths:', ...paths.map((path) => indented(path, 10))]),
  ].join('\n');
}

/** A Gateway in namespace edge, unless something else is said. */
export function gateway(listeners: string, more = '', namespace = 'edge'): string {
  return `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: public${namespace === '' ? '' : `\n  namespace: ${namespace}`}
spec:
  gatewayClassName: envoy
  listeners:
${indented(listeners, 4)}${more}`;
}

/** What an example says about a route. */
export interface RouteParts {
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  /** Lines of the spec that stand before the rules. */
  readonly spec?: string;
  /** Lines of the rule that stand before its backends. */
  readonly rule?: string;
  readonly port?: number;
  /** The reference to its backend. */
  readonly backend?: string;
}

/** A route from a parent to port 80 of a Service of its name, unless something else is said. */
export function route(
  parent: string,
  {
    kind = 'HTTPRoute',
    name = 'web',
    namespace = 'shop',
    spec = '',
    rule = '',
    port = 80,
    backend = `name: ${name}\nport: ${port}`,
  }: RouteParts = {},
): string {
  return `
apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  parentRefs:
${indented(parent, 4)}
${spec === '' ? '' : `${indented(spec, 2)}\n`}  rules:
${item(rule === '' ? 'backendRefs:' : `${rule}\nbackendRefs:`, 4)}
${item(backend, 8)}`;
}
