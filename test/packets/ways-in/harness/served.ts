import type { ListenerPorts } from '../../../../src/kinds/gateways/gateway-facts';
import type { Manifest } from '../../../support/synth';
import type { Controller } from './controllers';

/*
 * Examples as a controller of the rig serves them: by its class, at a Gateway, and for hosts of their own.
 */

/** The classes that examples name for a controller which is there; a slip in one stays what it is. */
const CLASSES = ['internal', 'nginx', 'public', 'traefik'];

/** The host of the examples. */
export const HOST = 'shop.example.com';

const OTHER_HOST = 'example.org';

/** The Gateway that routes of examples attach to. */
export const GATEWAY = 'public';

/** The manifests of an example, with what they leave out of the way to them. */
export function served(manifests: readonly Manifest[], controller: Controller): Manifest[] {
  const ours = manifests.map(withWay);
  const route = ours.find(({ kind }) => kind === 'HTTPRoute');
  const whole =
    route === undefined || ours.some(({ kind }) => kind === 'Gateway')
      ? ours
      : [gatewayOf(controller, GATEWAY, namespaceOfParent(route)), ...ours];
  return atController(whole, controller);
}

/** Manifests with the class and the ports of a controller, and with what its installation would do by itself. */
export function atController(manifests: readonly Manifest[], { className, securing, facts }: Controller): Manifest[] {
  return manifests
    .map((manifest) => withClass(manifest, className))
    .map((manifest) => withListenerPorts(manifest, facts.ports))
    .map((manifest) => withTls(manifest, securing));
}

/** The same with hosts that no other example has. */
export function withHosts<T>(value: T, domain: string): T {
  return JSON.parse(
    JSON.stringify(value)
      .replaceAll('example.com', `${domain}.example.com`)
      .replaceAll(OTHER_HOST, `${domain}.${OTHER_HOST}`),
  );
}

/** A Gateway at the ports of its controller, and routes that name them: examples write 80 and 443. */
function withListenerPorts(manifest: Manifest, { http, https }: ListenerPorts): Manifest {
  const { kind, spec } = manifest;
  const ours = new Map([
    [80, http],
    [443, https],
  ]);
  const ported = (each: Manifest) => (ours.has(each.port) ? { ...each, port: ours.get(each.port) } : each);
  switch (kind) {
    case 'Gateway':
      return { ...manifest, spec: { ...spec, listeners: spec.listeners.map(ported) } };
    case 'HTTPRoute':
      return { ...manifest, spec: { ...spec, parentRefs: spec.parentRefs.map(ported) } };
    default:
      return manifest;
  }
}

/** An Ingress with TLS as the entry points of Traefik's chart end it; those of the rig leave it to Ingresses. */
function withTls(manifest: Manifest, securing: Controller['securing']): Manifest {
  const { kind, metadata, spec } = manifest;
  return kind === 'Ingress' && spec.tls !== undefined
    ? { ...manifest, metadata: { ...metadata, annotations: { ...securing, ...metadata.annotations } } }
    : manifest;
}

function withClass(manifest: Manifest, className: string): Manifest {
  const { kind, spec } = manifest;
  if (kind === 'Ingress' && CLASSES.includes(spec.ingressClassName)) {
    return { ...manifest, spec: { ...spec, ingressClassName: className } };
  }
  return kind === 'Gateway' ? { ...manifest, spec: { ...spec, gatewayClassName: className } } : manifest;
}

/** A route of an example that says neither where it is attached nor for which host is so at the Gateway, and for the shop. */
function withWay(manifest: Manifest): Manifest {
  const parentRefs = [{ name: GATEWAY, namespace: 'edge' }];
  return manifest.kind === 'HTTPRoute'
    ? { ...manifest, spec: { parentRefs, hostnames: [HOST], ...manifest.spec } }
    : manifest;
}

function namespaceOfParent({ metadata, spec }: Manifest): string {
  return spec.parentRefs[0].namespace ?? metadata.namespace;
}

/** A Gateway for HTTP that takes routes of all namespaces. */
export function gatewayOf({ className, facts }: Controller, name: string, namespace: string): Manifest {
  const { http: port } = facts.ports;
  const listener = { name: 'http', port, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'All' } } };
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name, namespace },
    spec: { gatewayClassName: className, listeners: [listener] },
  };
}
