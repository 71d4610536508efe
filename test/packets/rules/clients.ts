import type { PacketsOfRule } from './expectation';

/** Rules about what clients are told to connect to, and from where. */
export const CLIENTS: readonly PacketsOfRule[] = [
  { rule: 'missing-alias-service', from: 'store', ask: 'http://web/', good: ['web'], bad: ['nxdomain'] },
  { rule: 'missing-alias-service', example: 1, from: 'store', ask: 'http://web/', good: ['web'], bad: ['nxdomain'] },
  {
    rule: 'mismatched-alias-port',
    from: 'store',
    ask: { good: 'http://web:80/', bad: 'http://web:8080/' },
    good: ['web'],
    bad: ['refused'],
  },
  {
    rule: 'missing-host-namespace',
    ask: { good: 'http://web.shop.svc.cluster.local/', bad: 'http://web.svc.cluster.local/' },
    good: ['web'],
    bad: ['nxdomain'],
  },
  {
    rule: 'missing-named-pod',
    ask: { good: 'tcp://db-0.db-pods:27017', bad: 'tcp://db-0.db:27017' },
    good: ['db'],
    bad: ['nxdomain'],
  },
  {
    rule: 'missing-named-pod',
    example: 1,
    ask: { good: 'tcp://db-2.db-pods:27017', bad: 'tcp://db-3.db-pods:27017' },
    good: ['db'],
    bad: ['nxdomain'],
  },
  {
    rule: 'missing-named-pod',
    example: 2,
    ask: { good: 'http://web:8080/', bad: 'http://web-0.web:8080/' },
    good: ['web'],
    bad: ['nxdomain'],
  },
  {
    rule: 'unreachable-localhost',
    from: 'app:client',
    ask: { good: 'tcp://cache:6379', bad: 'tcp://localhost:6379' },
    good: ['cache'],
    bad: ['refused'],
  },
  { rule: 'unreachable-cluster-dns', from: 'pod:client', ask: 'http://web/', good: ['web'], bad: ['nxdomain'] },
  {
    rule: 'unreachable-cluster-dns',
    example: 1,
    from: 'pod:client',
    ask: 'http://web/',
    good: ['web'],
    bad: ['nxdomain'],
  },
  {
    rule: 'unreachable-cluster-dns',
    example: 2,
    from: 'pod:client',
    ask: 'http://web/',
    good: ['web'],
    bad: ['nxdomain'],
  },
  { rule: 'missing-host-port', from: 'pod:client', ask: 'tcp://{node}:4317', good: ['agent'], bad: ['refused'] },
];
