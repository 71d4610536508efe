/** What an example leaves to its reader, by name. */
export interface LeftOut {
  /** The Secrets, with the keys that are asked of each: no repository holds a password. */
  readonly secrets?: Readonly<Record<string, readonly string[]>>;
  /** The pods, by their label `app`: it is about the way to them, and they would be those of any other example. */
  readonly pods?: readonly string[];
  /**
   * What is of the Gateway API, which an API server does not know until a controller teaches it: here there is none, `ways-in/` has
   * two. That an API server takes it, `npm run test:cluster` sees.
   */
  readonly unserved?: readonly string[];
}

/** All that the examples leave to their readers. Whatever is not written here is in the example. */
export const LEFT_OUT: Readonly<Record<string, LeftOut>> = {
  'adopted-database': { secrets: { mysql: ['password', 'replication-password'] } },
  'database-backup': { secrets: { shop: ['password', 'replication-password', 'user-password'] } },
  'database-metrics': { secrets: { orders: ['password', 'replication-password', 'user-password'] } },
  gateway: {
    pods: ['blog', 'shop', 'shop-next'],
    unserved: ['Gateway front', 'HTTPRoute front', 'HTTPRoute front-https-redirect', 'HTTPRoute blog-routes'],
  },
  'ingress-routes': { pods: ['admin', 'bar', 'kubia'] },
  'moving-from-ingress-nginx': {
    pods: ['api', 'web'],
    unserved: ['Gateway after', 'HTTPRoute after', 'HTTPRoute after-https-redirect'],
  },
  'plain-ingress': { pods: ['bar', 'kubia'] },
  shop: { secrets: { 'db-admin': ['password', 'replication-password'] } },
  'stateful-database': { secrets: { mysql: ['password', 'replication-password', 'user-password'] } },
};

/** A password, which is no longer than MySQL takes. */
export function madeUp(key: string): string {
  return `for-tests-only-${key}`.slice(0, 32);
}
