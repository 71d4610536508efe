import type { Field } from '../../values/field';
import { SOURCE_RANGES_ANNOTATION } from './service-annotations';

/** A field that Services of some types only may have. */
export interface TypeBoundField {
  /** Where it is written in a Service, if it is. */
  readonly fields: (service: Field) => readonly Field[];
  /** Whether what is written there counts as written; an empty text or list mostly does not. */
  readonly counts: (field: Field) => boolean;
  readonly fits: (type: string, service: Field) => boolean;
  /** Where the field belongs, as a sentence says it. */
  readonly belongs: string;
}

const isWritten = ({ value, items, isList }: Field) => value !== '' && value !== 0 && (!isList || items.length > 0);
const isLoadBalancer = (type: string) => type === 'LoadBalancer';

function inSpec(...names: readonly string[]): Pick<TypeBoundField, 'fields' | 'counts'> {
  return {
    fields: (service) => {
      const spec = service.get('spec');
      return names.flatMap((name) => (spec.has(name) ? spec.get(name) : []));
    },
    counts: isWritten,
  };
}

/** The fields of Services that the API server refuses on some types. */
export const TYPE_BOUND_FIELDS: readonly TypeBoundField[] = [
  {
    fields: (service) =>
      service.find('spec', 'ports').items.flatMap((port) => (port.has('nodePort') ? port.get('nodePort') : [])),
    counts: isWritten,
    fits: (type) => type !== 'ClusterIP',
    belongs: 'it on type NodePort or LoadBalancer only',
  },
  {
    ...inSpec('clusterIP'),
    counts: ({ value }) => value === 'None',
    fits: (type) => type !== 'NodePort' && type !== 'LoadBalancer',
    belongs: 'it on type ClusterIP only',
  },
  {
    ...inSpec('clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy'),
    fits: (type) => type !== 'ExternalName',
    belongs: 'it on Services with pods or addresses only',
  },
  { ...inSpec('loadBalancerSourceRanges'), fits: isLoadBalancer, belongs: 'it on type LoadBalancer only' },
  {
    // Even an empty text or `false` is refused here.
    ...inSpec('loadBalancerClass', 'allocateLoadBalancerNodePorts'),
    counts: () => true,
    fits: isLoadBalancer,
    belongs: 'it on type LoadBalancer only',
  },
  {
    fields: (service) => {
      const annotations = service.find('metadata', 'annotations');
      return annotations.has(SOURCE_RANGES_ANNOTATION) && service.find('spec', 'loadBalancerSourceRanges').length === 0
        ? [annotations.get(SOURCE_RANGES_ANNOTATION)]
        : [];
    },
    counts: () => true,
    fits: isLoadBalancer,
    belongs: 'it on type LoadBalancer only',
  },
  {
    ...inSpec('healthCheckNodePort'),
    fits: (type, service) => isLoadBalancer(type) && service.find('spec', 'externalTrafficPolicy').value === 'Local',
    belongs: 'it on type LoadBalancer with externalTrafficPolicy: Local only',
  },
];
