import type { Service } from '../../model/views/service';
import type { Field } from '../../values/field';
import { SOURCE_RANGES_ANNOTATION } from './annotations';

/** A field that Services of some types only may have. */
export interface TypeBoundField {
  fields(service: Service): readonly Field[];
  /** Whether what is written there counts as written; an empty text or list mostly does not. */
  counts(field: Field): boolean;
  fits(service: Service): boolean;
  /** Where the field belongs, as a sentence says it. */
  readonly belongs: string;
}

const isWritten = ({ value, items, isList }: Field) => value !== '' && value !== 0 && (!isList || items.length > 0);
const isLoadBalancer = ({ isLoadBalancer: is }: Service) => is;
const isNoAlias = ({ isExternalName }: Service) => !isExternalName;

function inSpec(...names: readonly string[]): Pick<TypeBoundField, 'fields' | 'counts'> {
  return {
    fields: ({ spec }) => names.flatMap((name) => (spec.has(name) ? spec.get(name) : [])),
    counts: isWritten,
  };
}

export const TYPE_BOUND_FIELDS: readonly TypeBoundField[] = [
  {
    fields: ({ ports }) => ports.map(({ field }) => field.get('nodePort')),
    counts: isWritten,
    fits: ({ type }) => type !== 'ClusterIP',
    belongs: 'it on type NodePort or LoadBalancer only',
  },
  {
    ...inSpec('clusterIP'),
    counts: ({ value }) => value === 'None',
    fits: ({ type }) => type !== 'NodePort' && type !== 'LoadBalancer',
    belongs: 'it on type ClusterIP only',
  },
  {
    ...inSpec('clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy'),
    fits: isNoAlias,
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
    fields: ({ spec, object }) => {
      const annotations = object.root.find('metadata', 'annotations');
      return annotations.has(SOURCE_RANGES_ANNOTATION) && spec.get('loadBalancerSourceRanges').length === 0
        ? [annotations.get(SOURCE_RANGES_ANNOTATION)]
        : [];
    },
    counts: () => true,
    fits: isLoadBalancer,
    belongs: 'it on type LoadBalancer only',
  },
  {
    ...inSpec('healthCheckNodePort'),
    fits: ({ spec, isLoadBalancer: is }) => is && spec.get('externalTrafficPolicy').value === 'Local',
    belongs: 'it on type LoadBalancer with externalTrafficPolicy: Local only',
  },
];
