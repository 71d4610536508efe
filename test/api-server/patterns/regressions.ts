/** A draft that we took and the server refused, as fast-check printed it when it had made it as small as it could. */
export interface Regression {
  /** The pattern, by its name. */
  readonly pattern: string;
  /** What the server said. */
  readonly words: string;
  readonly draft: unknown;
}

const owner = { apiVersion: 'v1', kind: 'Deployment', name: 'web', uid: '1' };

export const REGRESSIONS: readonly Regression[] = [
  {
    pattern: 'ExternalAlias',
    words: 'name is neither a standard finalizer name nor is it fully qualified',
    draft: { metadata: { finalizers: ['keep'] }, externalName: 'db.example.com' },
  },
  {
    pattern: 'ExternalAlias',
    words: 'finalizer orphan and foregroundDeletion cannot be both set',
    draft: { metadata: { finalizers: ['orphan', 'foregroundDeletion'] }, externalName: 'db.example.com' },
  },
  {
    pattern: 'ExternalAlias',
    words: '.metadata.ownerReferences: duplicate entries for key [uid="1"]',
    draft: { metadata: { ownerReferences: [owner, owner] }, externalName: 'db.example.com' },
  },
  {
    pattern: 'TlsIngress',
    words: 'metadata.annotations: name part must be no more than 63 bytes',
    draft: {
      ingressClass: { named: { name: 'alb', controller: 'AWS_ALB' }, options: { stripPrefix: true } },
      certificate: { fromController: undefined },
      routes: [{ kind: 'prefix', host: 'shop.example.com', path: '/a', backend: { name: 'x'.repeat(53), port: 80 } }],
    },
  },
];
