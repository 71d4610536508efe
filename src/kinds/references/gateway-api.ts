import { nameOf, type Referrer } from './reference';

export const GATEWAY_CLASS = { group: 'gateway.networking.k8s.io', kind: 'GatewayClass' } as const;

/** What the Gateway API names beside backends, parents and certificates, which have rules of their own. */
export const GATEWAY_API: readonly Referrer[] = [
  {
    groups: ['gateway.networking.k8s.io'],
    kinds: ['Gateway'],
    source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#gatewayspec',
    references: [nameOf(GATEWAY_CLASS, 'spec.gatewayClassName')],
  },
];
