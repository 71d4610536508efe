import type { OwnTraffic } from './own-traffic';
import { NAMED_SECRET, nameOf, type Referrer, service, type Transport } from './reference';

const GROUPS = ['configuration.konghq.com'];

const SOURCE =
  'https://github.com/Kong/kubernetes-ingress-controller/blob/v3.1.5/pkg/apis/configuration/v1beta1/ingress_rules.go';

const backend = (asked: Transport) =>
  service('spec.rules[].backend', { at: 'servicePort', form: 'number', asked }, { name: 'serviceName' });

/** The custom resources of Kong that lead to Services. */
export const KONG: readonly Referrer[] = [
  {
    groups: GROUPS,
    kinds: ['TCPIngress'],
    source: SOURCE,
    references: [backend('TCP'), nameOf(NAMED_SECRET, 'spec.tls[].secretName')],
  },
  {
    groups: GROUPS,
    kinds: ['UDPIngress'],
    source: SOURCE,
    references: [backend('UDP')],
  },
];

export const TRAFFIC_OF_KONG: OwnTraffic = {
  called: 'the resources of Kong',
  kinds: [{ groups: GROUPS, kinds: ['KongClusterPlugin', 'KongPlugin', 'TCPIngress', 'UDPIngress'] }],
  source: SOURCE,
};
