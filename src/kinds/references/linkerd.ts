import type { OwnTraffic } from './own-traffic';
import { nameOf, object, type Referrer, service } from './reference';

const GROUP = 'policy.linkerd.io';

export const LINKERD_SERVER = { group: GROUP, kind: 'Server' } as const;

const isOwn = (kind: string) =>
  [
    { at: 'group', is: GROUP },
    { at: 'kind', is: kind },
  ] as const;

const own = (kind: string, at: string) =>
  object({ group: GROUP, kind }, at, { namespace: 'namespace', where: isOwn(kind) });

/** What a policy is for lies beside it. */
const target = (kind: string) => object({ group: GROUP, kind }, 'spec.targetRef', { where: isOwn(kind) });

const PORT = { at: 'port', form: 'number' } as const;

const IS_SERVICE = { namespace: 'namespace', where: [{ at: 'kind', is: 'Service' }] } as const;

/** A backend is a Service where nothing else is written. */
const BACKEND = { namespace: 'namespace', where: [{ at: 'kind', is: 'Service', unlessWritten: true }] } as const;

/** What the policies of Linkerd name: what they are for, who is let in, and where requests of a route go. */
export const LINKERD: readonly Referrer[] = [
  {
    groups: [GROUP],
    kinds: ['AuthorizationPolicy'],
    source: 'https://linkerd.io/2-edge/reference/authorization-policy/#authorizationpolicy',
    references: [
      ...['Server', 'HTTPRoute'].map(target),
      ...['MeshTLSAuthentication', 'NetworkAuthentication'].map((kind) =>
        own(kind, 'spec.requiredAuthenticationRefs[]'),
      ),
    ],
  },
  {
    groups: [GROUP],
    kinds: ['ServerAuthorization'],
    source: 'https://linkerd.io/2-edge/reference/authorization-policy/#serverauthorization',
    references: [nameOf(LINKERD_SERVER, 'spec.server.name')],
  },
  {
    groups: [GROUP],
    kinds: ['HTTPLocalRateLimitPolicy'],
    source: 'https://linkerd.io/2-edge/reference/rate-limiting/',
    references: [target('Server')],
  },
  {
    // Its parents are Servers for what comes in, and Services for what pods send.
    groups: [GROUP],
    kinds: ['HTTPRoute'],
    source: 'https://linkerd.io/2-edge/reference/httproute/',
    references: [
      own('Server', 'spec.parentRefs[]'),
      service('spec.parentRefs[]', PORT, IS_SERVICE),
      service('spec.rules[].backendRefs[]', PORT, BACKEND),
    ],
  },
];

/** A Server alone may refuse what nobody authorizes, by the policy that is the default. */
export const TRAFFIC_OF_LINKERD: OwnTraffic = {
  called: 'the mesh of Linkerd',
  kinds: [
    {
      groups: [GROUP],
      kinds: ['AuthorizationPolicy', 'HTTPLocalRateLimitPolicy', 'HTTPRoute', 'Server', 'ServerAuthorization'],
    },
  ],
  source: 'https://linkerd.io/2-edge/reference/authorization-policy/',
};
