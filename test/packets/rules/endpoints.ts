import type { PacketsOfRule } from './expectation';

/** Rules about endpoints that are written by hand. */
export const ENDPOINTS: readonly PacketsOfRule[] = [
  { rule: 'mismatched-slice-port', ask: 'tcp://billing:443', good: ['192.0.2.10'], bad: ['refused'] },
  { rule: 'missing-endpoint-port-number', ask: 'tcp://billing:443', good: ['192.0.2.10'], bad: ['refused'] },
  {
    rule: 'missing-endpoint-port-number',
    example: 1,
    ask: 'tcp://billing:443',
    good: ['192.0.2.10'],
    bad: ['refused'],
  },
  {
    rule: 'missing-endpoints-port',
    ask: { good: 'tcp://billing:443', bad: 'tcp://billing:80' },
    good: ['192.0.2.10'],
    bad: ['refused'],
  },
  { rule: 'missing-endpoints-service', ask: 'tcp://billing:443', good: ['192.0.2.10'], bad: ['refused'] },
  { rule: 'missing-endpoints-service', example: 1, ask: 'tcp://billing:443', good: ['192.0.2.10'], bad: ['refused'] },
  { rule: 'missing-endpoints-service', example: 2, ask: 'tcp://billing:443', good: ['192.0.2.10'], bad: ['refused'] },
  { rule: 'mismatched-address-type', ask: 'tcp://billing:443', good: ['192.0.2.10'], bad: ['refused'] },
  { rule: 'mismatched-address-type', example: 1, ask: 'tcp://billing:443', good: ['192.0.2.10'], bad: ['refused'] },
  {
    rule: 'ignored-endpoint-address',
    ask: 'tcp://billing:443',
    good: ['192.0.2.10', '192.0.2.11'],
    bad: ['192.0.2.10'],
  },
  // Slices by hand and by the selector share the connections.
  { rule: 'duplicate-endpoints', ask: 'http://web/', good: ['web'], bad: ['192.0.2.10', 'web'] },
  // Deprecated is not broken. In a dump, nothing tells who wrote Endpoints.
  {
    rule: 'deprecated-endpoints',
    ask: 'tcp://billing:443',
    good: ['192.0.2.10'],
    bad: ['192.0.2.10'],
    dumped: { bad: [] },
  },
  { rule: 'unreachable-cluster-ip', ask: 'http://proxy/', good: ['192.0.2.10'], bad: ['refused'] },
  { rule: 'unreachable-endpoints', ask: 'tcp://billing:443', good: ['192.0.2.10'], bad: ['refused'] },
  { rule: 'unreachable-endpoints', example: 1, ask: 'tcp://billing:443', good: ['192.0.2.10'], bad: ['refused'] },
  // In a dump, nothing tells who wrote Endpoints.
  {
    rule: 'unreachable-endpoints',
    example: 2,
    ask: 'tcp://billing:443',
    good: ['192.0.2.10'],
    bad: ['refused'],
    dumped: { bad: [] },
  },
  { rule: 'missing-endpoints-service', example: 3, ask: 'tcp://billing:443', good: ['192.0.2.10'], bad: ['refused'] },
];
