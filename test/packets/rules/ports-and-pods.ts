import { type PacketsOfRule, UNREADY } from './expectation';

/** Rules about which pods a Service leads to, and to which of their ports. */
export const PORTS_AND_PODS: readonly PacketsOfRule[] = [
  { rule: 'mismatched-target-port', ask: 'http://web/', good: ['web'], bad: ['refused'] },
  { rule: 'missing-target-port', ask: 'http://web/', good: ['web'], bad: ['refused'] },
  { rule: 'missing-selector', ask: 'http://web/', good: ['web'], bad: ['refused'] },
  { rule: 'unreachable-selector', ask: 'http://web/', good: ['web'], bad: ['refused'] },
  {
    rule: 'unreachable-selector',
    example: 1,
    ask: { good: 'http://web/', bad: 'http://web.store/' },
    good: ['web'],
    bad: ['refused'],
  },
  { rule: 'unreachable-selector', example: 2, ask: 'http://web/', good: ['web'], bad: ['refused'] },
  {
    rule: 'mismatched-target-protocol',
    ask: { good: 'http://web/', bad: 'udp://web:80' },
    good: ['web'],
    bad: ['refused'],
  },
  {
    rule: 'mismatched-target-protocol',
    example: 1,
    ask: { good: 'http://web/', bad: 'udp://web:80' },
    good: ['web'],
    bad: ['refused'],
  },
  {
    rule: 'mismatched-port-protocol',
    ask: 'udp://dns:53',
    good: ['dns'],
    bad: ['refused'],
    beside: `
apiVersion: v1
kind: Pod
metadata: { name: dns, namespace: shop, labels: { app: dns } }
spec:
  containers:
    - name: dns
      image: coredns
      ports: [{ containerPort: 53, protocol: UDP }, { containerPort: 53, protocol: TCP }]`,
  },
  { rule: 'mismatched-probe-port', ask: 'http://web/', good: ['web'], bad: ['refused'], unready: 'bad' },
  { rule: 'mismatched-probe-port', example: 1, ask: 'http://web/', good: ['web'], bad: ['refused'], unready: 'bad' },
  { rule: 'missing-probe-port', ask: 'http://web/', good: ['web'], bad: ['refused'], unready: 'bad' },
  {
    rule: 'ignored-readiness-probe',
    ask: 'http://web/',
    good: ['refused'],
    bad: ['web'],
    environment: { ECHO_UNREADY: 'true' },
    unready: 'both',
    dumped: { good: [UNREADY], bad: ['ignored-readiness-probe'] },
  },
  {
    rule: 'ignored-headless-port',
    ask: { good: 'http://web:8080/', bad: 'http://web:80/' },
    good: ['web'],
    bad: ['refused'],
  },
  // The pods of a Job get their share while they run.
  { rule: 'mismatched-selected-pods', ask: 'http://web/', good: ['web'], bad: ['refused', 'web'] },
  { rule: 'unreachable-loopback', ask: 'http://web/', good: ['web'], bad: ['refused'], unready: 'bad' },
  { rule: 'unreachable-local-traffic', ask: 'http://web/', good: ['web'], bad: ['timeout'] },
  { rule: 'missing-replicas', ask: 'http://web/', good: ['web'], bad: ['refused'] },
  { rule: 'unreachable-probe-host', ask: 'http://web/', good: ['web'], bad: ['refused'], unready: 'bad' },
  { rule: 'unreachable-probe-host', example: 1, ask: 'http://web/', good: ['web'], bad: ['refused'], unready: 'bad' },
  { rule: 'missing-key', ask: 'http://web/', good: ['web'], bad: ['refused'], unready: 'bad' },
  { rule: 'missing-key', example: 1, ask: 'http://web/', good: ['web'], bad: ['refused'], unready: 'bad' },
  { rule: 'missing-configuration', ask: 'http://web/', good: ['web'], bad: ['refused'], unready: 'bad' },
  { rule: 'missing-configuration', example: 1, ask: 'http://web/', good: ['web'], bad: ['refused'], unready: 'bad' },
  { rule: 'mismatched-image-user', ask: 'http://web/', good: ['web'], bad: ['refused'], unready: 'bad' },
  { rule: 'duplicate-container-port', ask: 'http://web/', good: ['web'], bad: ['refused'], unready: 'bad' },
];
