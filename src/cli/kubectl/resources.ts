import type { KnownKind } from '../../kinds/known-kinds';
import { ROUTE_KINDS } from '../../kinds/language/route-kinds';
import { resourceOf } from '../../kinds/resources';

/** Resources that are asked for at once, and where. */
export interface Question {
  /** As kubectl names them, with their group where another could have the name. */
  readonly resources: readonly string[];
  /** Where they lie: in the namespaces that the user asks about, in none, or in that of Kubernetes itself. */
  readonly lie: 'in namespaces' | 'in none' | 'in kube-system';
  readonly also?: readonly string[];
  /** What is said to be unknown without an answer; the resources themselves, where nothing is said. */
  readonly called?: string;
}

const resources = (...kinds: readonly KnownKind[]) => kinds.map(resourceOf);

/** Asked first, and alone: who may not read even these gets no answer. */
export const SERVICES: Question = { resources: resources('Service'), lie: 'in namespaces' };

/** Asked apart from all others, for less is read of them. */
export const SECRETS: Question = { resources: resources('Secret'), lie: 'in namespaces' };

/** All that the steps ask for, apart from Secrets. Kinds that are read together stand together. */
export const QUESTIONS: readonly Question[] = [
  {
    resources: resources(
      'EndpointSlice',
      'Pod',
      'Deployment',
      'ReplicaSet',
      'StatefulSet',
      'DaemonSet',
      'ReplicationController',
      'Job',
      'CronJob',
      'ConfigMap',
      'Ingress',
      'NetworkPolicy',
    ),
    lie: 'in namespaces',
  },
  { resources: ['events'], lie: 'in namespaces', also: ['--field-selector', 'type=Warning'] },
  { resources: ['nodes', ...resources('Namespace', 'IngressClass')], lie: 'in none' },
  {
    resources: resources('Gateway', ...ROUTE_KINDS, 'ListenerSet', 'ReferenceGrant', 'BackendTLSPolicy'),
    lie: 'in namespaces',
  },
  { resources: resources('GatewayClass'), lie: 'in none' },
  {
    // The DNS server, of which every Service needs to know whether it answers.
    resources: resources('Service', 'EndpointSlice', 'Pod', 'ReplicaSet', 'Deployment'),
    lie: 'in kube-system',
    also: ['-l', 'k8s-app=kube-dns'],
    called: 'the DNS server in kube-system',
  },
];

/** What routes and Gateways may refer to in a namespace that is not asked about: they would seem to lead nowhere. */
export function referredToIn(namespace: string): Question {
  return {
    resources: resources('Service', 'EndpointSlice', 'Gateway', 'ListenerSet', 'ReferenceGrant'),
    lie: 'in namespaces',
    called: `what routes refer to in namespace ${namespace}`,
  };
}
