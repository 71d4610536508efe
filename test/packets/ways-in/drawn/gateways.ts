import fc from 'fast-check';
import type { ListenerPorts } from '../../../../src/kinds/gateways/gateway-facts';
import { type DrawnDomain, type DrawnRequest, everyPath } from './domain';
import { type DrawnListener, listeners } from './listeners';
import { route } from './routes';

/*
 * What the Gateway API makes of a domain, by chance: its listeners at a Gateway that others share, and its routes.
 */

export interface DrawnRoutes extends DrawnDomain {
  readonly listeners: readonly object[];
}

/** The Gateway of all domains. */
export const GATEWAY = 'public';

/** What is said of the routes of a domain. */
interface Plan {
  readonly kinds: readonly ('HTTPRoute' | 'GRPCRoute')[];
  readonly schemes: readonly DrawnRequest['scheme'][];
}

const PLANS: fc.Arbitrary<Plan> = fc.oneof(
  ...[1, 2, 3].map((count) => ({
    weight: 2,
    arbitrary: fc.constant<Plan>({ kinds: Array(count).fill('HTTPRoute'), schemes: ['http', 'https'] }),
  })),
  {
    weight: 1,
    arbitrary: fc.constantFrom<Plan>(
      { kinds: ['GRPCRoute', 'GRPCRoute'], schemes: ['grpc', 'grpcs'] },
      { kinds: ['GRPCRoute', 'HTTPRoute'], schemes: ['http', 'grpc'] },
    ),
  },
);

const CALLS = ['/shop.Cart/Add', '/shop.Cart/Get', '/other.Shop/Add'];

const BETA = { 'X-Beta': 'yes' };

function requestsOf(domain: string, drawn: readonly DrawnListener[], schemes: Plan['schemes']): DrawnRequest[] {
  const hosts = ['a', 'b', 'x.a'].map((label) => `${label}.${domain}`);
  const [first = ''] = hosts;
  const handsOn = drawn.some(({ listener: { protocol } }) => protocol === 'TLS');
  return [
    ...schemes.flatMap((scheme) =>
      scheme.startsWith('grpc')
        ? hosts.flatMap((host) => CALLS.map((path) => ({ scheme, host, path })))
        : everyPath(scheme, hosts),
    ),
    ...schemes.flatMap((scheme): DrawnRequest[] =>
      scheme.startsWith('grpc')
        ? [{ scheme, host: first, path: CALLS[0] ?? '', headers: BETA }]
        : [
            { scheme, host: first, path: '/shop', headers: BETA },
            { scheme, host: first, path: '/shop', method: 'POST' },
            { scheme, host: first, path: '/shop?v=2' },
          ],
    ),
    ...(handsOn ? [{ scheme: 'https', host: `tls.${domain}`, path: '/' } as const] : []),
  ];
}

const routes = (domain: string, ports: ListenerPorts): fc.Arbitrary<DrawnRoutes> =>
  fc.tuple(listeners(domain, ports), PLANS).chain(([drawn, { kinds, schemes }]) => {
    const [id = ''] = domain.split('.');
    const at = {
      gateway: GATEWAY,
      listeners: drawn.flatMap(({ listener: { name, protocol } }) => (protocol === 'TLS' ? [] : [name])),
      hosts: ['a', '*', 'x.a'].map((label) => `${label}.${domain}`),
      ports: [ports.http, ports.https],
    };
    const handsOn = drawn.flatMap(({ listener: { name, protocol } }) => (protocol === 'TLS' ? [name] : []));
    const tlsAt = { ...at, listeners: handsOn, hosts: [`tls.${domain}`] };
    const own = at.listeners.length === 0 ? [] : kinds.map((kind, i) => route(`${id}-r${i}`, kind, at));
    return fc.tuple(...own, ...handsOn.map(() => route(`${id}-tls`, 'TLSRoute', tlsAt))).map((made) => ({
      listeners: drawn.map(({ listener }) => listener),
      certificates: drawn.flatMap(({ certificates }) => certificates),
      manifests: [...drawn.flatMap(({ grants }) => grants), ...made],
      requests: requestsOf(domain, drawn, schemes),
    }));
  });

/** Several of them, which do not meet. */
export function drawnRoutes(ports: ListenerPorts, first: number, count: number): fc.Arbitrary<readonly DrawnRoutes[]> {
  return fc.tuple(...Array.from({ length: count }, (_, i) => routes(`d${first + i}.example.com`, ports)));
}
