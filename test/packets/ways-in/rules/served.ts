import type { ListenerPorts } from '../../../../src/kinds/gateways/gateway-facts';
import type { Manifest } from '../../../support/synth';

/*
 * Examples as a controller of the rig serves them: by its class, at a Gateway, and for hosts of their own.
 */

/** The classes that examples name for a controller which is there; a slip in one stays what it is. */
const CLASSES = ['nginx', 'public', 'traefik'];

const [HOST, OTHER_HOST] = ['shop.example.com', 'example.org'];

/** The Gateway that routes of examples attach to. */
export const GATEWAY = 'public';

/** The manifests of an example, with what they leave out of the way to them. */
export function served(manifests: readonly Manifest[], className: string, { http }: ListenerPorts): Manifest[] {
  const ours = manifests.map((manifest) => withClass(manifest, className)).map(withWay);
  const route = ours.find(({ kind }) => kind === 'HTTPRoute');
  const whole =
    route === undefined || ours.some(({ kind }) => kind === 'Gateway')
      ? ours
      : [gateway(namespaceOfParent(route), className), ...ours];
  return whole.map((manifest) => withListenerPort(manifest, http));
}

/** The same with hosts that no other example has. */
export function withHosts<T>(value: T, domain: string): T {
  return JSON.parse(
    JSON.stringify(value)
      .replaceAll('example.com', `${domain}.example.com`)
      .replaceAll(OTHER_HOST, `${domain}.${OTHER_HOST}`),
  );
}

/** A Gateway at a port of its controller, and routes that name it: examples write 80. */
function withListenerPort(manifest: Manifest, http: number): Manifest {
  const { kind, spec } = manifest;
  const ported = (each: Manifest) => (each.port === 80 ? { ...each, port: http } : each);
  switch (kind) {
    case 'Gateway':
      return { ...manifest, spec: { ...spec, listeners: spec.listeners.map(ported) } };
    case 'HTTPRoute':
      return { ...manifest, spec: { ...spec, parentRefs: spec.parentRefs.map(ported) } };
    default:
      return manifest;
  }
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

function gateway(namespace: string, gatewayClassName: string): Manifest {
  const listener = { name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'All' } } };
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: GATEWAY, namespace },
    spec: { gatewayClassName, listeners: [listener] },
  };
}
