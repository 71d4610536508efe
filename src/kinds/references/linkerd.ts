import { object, type Referrer } from './reference';

const GROUP = 'policy.linkerd.io';

const own = (kind: string, at: string) =>
  object({ group: GROUP, kind }, at, {
    namespace: 'namespace',
    where: [
      { at: 'group', is: GROUP },
      { at: 'kind', is: kind },
    ],
  });

/** What the policies of Linkerd name: what they are for, and who is let in. */
export const LINKERD: readonly Referrer[] = [
  {
    groups: [GROUP],
    kinds: ['AuthorizationPolicy'],
    source: 'https://linkerd.io/2-edge/reference/authorization-policy/#authorizationpolicy',
    references: [
      own('Server', 'spec.targetRef'),
      ...['MeshTLSAuthentication', 'NetworkAuthentication'].map((kind) =>
        own(kind, 'spec.requiredAuthenticationRefs[]'),
      ),
    ],
  },
];
