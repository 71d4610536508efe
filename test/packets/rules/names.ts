import type { PacketsOfRule } from './expectation';

/** Rules about names that clients call. */
export const NAMES: readonly PacketsOfRule[] = [
  {
    rule: 'missing-named-port',
    ask: { good: 'http://web:80/', bad: 'http://web:8080/' },
    good: ['web'],
    bad: ['refused'],
  },
  {
    rule: 'missing-named-service',
    ask: { good: 'http://web:80/', bad: 'http://wbe:80/' },
    good: ['web'],
    bad: ['nxdomain'],
  },
  {
    rule: 'missing-named-service',
    example: 1,
    from: 'store',
    ask: { good: 'http://web.shop:80/', bad: 'http://web:80/' },
    good: ['web'],
    bad: ['nxdomain'],
  },
  {
    rule: 'missing-named-service',
    example: 2,
    from: 'store',
    ask: { good: 'http://web.shop.svc.cluster.local:80/', bad: 'http://web.shopp.svc.cluster.local:80/' },
    good: ['web'],
    bad: ['nxdomain'],
    // The namespace of the run is called otherwise, and no slip for it.
    dumped: { bad: [] },
  },
  { rule: 'missing-headless-service', ask: 'http://db-0.db:3306/', good: ['db'], bad: ['nxdomain'] },
  // CoreDNS answers with the pods of a Service that has a cluster IP as well. Kubernetes promises it of headless ones only.
  { rule: 'missing-headless-service', example: 1, ask: 'http://db-0.db:3306/', good: ['db'], bad: ['db'] },
  { rule: 'missing-subdomain-service', ask: 'http://web.peers:8080/', good: ['web'], bad: ['nxdomain'] },
  { rule: 'missing-subdomain-service', example: 1, ask: 'http://web.peers:8080/', good: ['web'], bad: ['web'] },
  { rule: 'mismatched-headless-selector', ask: 'http://orders-0.orders:3306/', good: ['orders'], bad: ['nxdomain'] },
  {
    rule: 'missing-srv-port',
    ask: {
      good: 'dns:_http._tcp.web.shop.svc.cluster.local./SRV',
      bad: 'dns:_https._tcp.web.shop.svc.cluster.local./SRV',
    },
    good: ['0 100 80 web.shop.svc.cluster.local.'],
    bad: ['NXDOMAIN'],
  },
  {
    rule: 'missing-peer-addresses',
    ask: 'http://db-0.db:2380/',
    good: ['db'],
    bad: ['nxdomain'],
    environment: { ECHO_UNREADY: 'true' },
    unready: 'both',
  },
  {
    rule: 'ignored-service-annotation',
    ask: 'http://db:5432/',
    good: ['db'],
    bad: ['nxdomain'],
    environment: { ECHO_UNREADY: 'true' },
    unready: 'both',
    beside: `
apiVersion: v1
kind: Pod
metadata: { name: db, namespace: shop, labels: { app: db } }
spec:
  containers:
    - name: db
      image: postgres
      ports: [{ containerPort: 5432 }]
      readinessProbe: { httpGet: { path: /ready, port: 5432 }, periodSeconds: 1 }`,
  },
  { rule: 'unreachable-external-name', ask: 'http://db/', good: ['192.0.2.80'], bad: ['nxdomain'] },
  { rule: 'unreachable-external-name', example: 1, ask: 'http://db/', good: ['192.0.2.80'], bad: ['nxdomain'] },
  { rule: 'unreachable-external-name', example: 2, ask: 'http://db/', good: ['192.0.2.80'], bad: ['nxdomain'] },
  {
    rule: 'missing-named-port',
    example: 1,
    from: 'store',
    ask: { good: 'http://web:80/', bad: 'http://web:8080/' },
    good: ['web'],
    bad: ['refused'],
  },
  {
    rule: 'missing-named-port',
    example: 2,
    ask: { good: 'tcp://db-0.db-pods:27017', bad: 'tcp://db-0.db-pods:27018' },
    good: ['db'],
    bad: ['refused'],
  },
  {
    rule: 'missing-named-service',
    example: 3,
    from: 'store',
    ask: { good: 'http://web.shop:80/', bad: 'http://web:80/' },
    good: ['web'],
    bad: ['nxdomain'],
  },
  {
    rule: 'missing-named-service',
    example: 4,
    from: 'store',
    ask: { good: 'tcp://db-0.db-pods.shop:27017', bad: 'tcp://db-0.db-pods:27017' },
    good: ['db'],
    bad: ['nxdomain'],
  },
  { rule: 'missing-headless-service', example: 2, ask: 'tcp://db-0.db-pods:27017', good: ['db'], bad: ['nxdomain'] },
  { rule: 'missing-headless-service', example: 3, ask: 'tcp://db-0.db-hl:3306', good: ['db'], bad: ['nxdomain'] },
];
