import type { PacketsOfRule } from './expectation';

/** Rules about NetworkPolicies. What a policy does not let through is dropped, so clients wait. */
export const POLICIES: readonly PacketsOfRule[] = [
  {
    rule: 'missing-dns-egress',
    from: 'app:web',
    ask: 'dns:kubernetes.default.svc.cluster.local./A',
    good: ['10.96.0.1'],
    bad: ['timeout'],
  },
  { rule: 'mismatched-policy-port', ask: 'http://web/', good: ['web'], bad: ['timeout'] },
  { rule: 'mismatched-policy-port', example: 1, ask: 'http://web/', good: ['web'], bad: ['timeout'] },
  { rule: 'uncovered-service-port', ask: 'http://web/', good: ['web'], bad: ['timeout'] },
  // A policy for nobody protects nobody: strangers are let in.
  { rule: 'mismatched-policy-labels', from: 'store', ask: 'http://web.shop/', good: ['timeout'], bad: ['web'] },
  {
    rule: 'mismatched-policy-labels',
    example: 1,
    from: 'monitoring',
    ask: 'http://web.shop/',
    good: ['web'],
    bad: ['timeout'],
  },
  { rule: 'uncovered-connection', from: 'app:client', ask: 'http://web/', good: ['web'], bad: ['timeout'] },
  { rule: 'uncovered-connection', example: 1, from: 'app:client', ask: 'http://web/', good: ['web'], bad: ['timeout'] },
  { rule: 'uncovered-connection', example: 2, from: 'app:client', ask: 'http://web/', good: ['web'], bad: ['timeout'] },
  {
    rule: 'uncovered-way-in',
    example: 2,
    from: 'outside',
    ask: 'http://{balancer}/',
    good: ['web'],
    bad: ['timeout'],
  },
  { rule: 'mismatched-policy-port', example: 2, ask: 'http://web/', good: ['web'], bad: ['timeout'] },
  {
    rule: 'mismatched-policy-port',
    example: 3,
    ask: 'http://web/',
    good: ['web'],
    bad: ['timeout'],
    // With a Service, which makes it askable, another rule tells of it.
    dumped: { bad: ['uncovered-service-port'] },
    beside: `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }`,
  },
  {
    rule: 'uncovered-connection',
    example: 3,
    from: 'app:ring',
    ask: 'tcp://ring-1.ring:27018',
    good: ['ring'],
    bad: ['timeout'],
  },
  { rule: 'uncovered-connection', example: 4, from: 'app:client', ask: 'http://web/', good: ['web'], bad: ['timeout'] },
  { rule: 'uncovered-connection', example: 5, from: 'app:client', ask: 'http://web/', good: ['web'], bad: ['timeout'] },
  // By a node without a pod: at one that has a pod, the policy is asked before the address is replaced.
  {
    rule: 'mismatched-policy-block',
    from: 'outside:203.0.113.7',
    ask: { good: 'http://{balancer}/', bad: 'http://{node}:{nodePort}/' },
    good: ['web'],
    bad: ['timeout'],
  },
];
