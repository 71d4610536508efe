import { nameOf, object, type Referrer, SECRET, service } from './reference';

const GROUP = 'gateway.networking.k8s.io';

export const GATEWAY_CLASS = { group: GROUP, kind: 'GatewayClass' } as const;

/** What the Gateway API names beside backends, parents and certificates, which have rules of their own. */
export const GATEWAY_API: readonly Referrer[] = [
  {
    groups: [GROUP],
    kinds: ['Gateway'],
    source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#gatewayspec',
    references: [nameOf(GATEWAY_CLASS, 'spec.gatewayClassName')],
  },
  {
    groups: [GROUP],
    kinds: ['BackendTLSPolicy'],
    source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#backendtlspolicyspec',
    references: [
      service('spec.targetRefs[]', { at: 'sectionName', form: 'name' }, { where: [{ at: 'kind', is: 'Service' }] }),
      object({ group: '', kind: 'ConfigMap' }, 'spec.validation.caCertificateRefs[]', {
        where: [{ at: 'kind', is: 'ConfigMap' }],
      }),
      object(SECRET, 'spec.validation.caCertificateRefs[]', { where: [{ at: 'kind', is: 'Secret' }] }),
    ],
  },
];
