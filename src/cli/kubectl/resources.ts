import { GATEWAY_API_GROUP } from '../../kinds/language/gateway-api';
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

const ofGatewayApi = (...names: readonly string[]) => names.map((name) => `${name}.${GATEWAY_API_GROUP}`);

/** Asked first, and alone: who may not read even these gets no answer. */
export const SERVICES: Question = { resources: ['services'], lie: 'in namespaces' };

/** Asked apart from all others, for less is read of them. */
export const SECRETS: Question = { resources: ['secrets'], lie: 'in namespaces' };

/** All that the steps ask for, apart from Secrets. Kinds that are read together stand together. */
export const QUESTIONS: readonly Question[] = [
  {
    resources: [
      'endpointslices.discovery.k8s.io',
      'pods',
      'deployments.apps',
      'replicasets.apps',
      'statefulsets.apps',
      'daemonsets.apps',
      'replicationcontrollers',
      'jobs.batch',
      'cronjobs.batch',
      'configmaps',
      'ingresses.networking.k8s.io',
      'networkpolicies.networking.k8s.io',
    ],
    lie: 'in namespaces',
  },
  { resources: ['events'], lie: 'in namespaces', also: ['--field-selector', 'type=Warning'] },
  { resources: ['nodes', 'namespaces', 'ingressclasses.networking.k8s.io'], lie: 'in none' },
  {
    resources: ofGatewayApi(
      'gateways',
      'httproutes',
      'grpcroutes',
      'tlsroutes',
      'tcproutes',
      'udproutes',
      'listenersets',
      'referencegrants',
      'backendtlspolicies',
    ),
    lie: 'in namespaces',
  },
  { resources: ofGatewayApi('gatewayclasses'), lie: 'in none' },
  {
    // The DNS server, of which every Service needs to know whether it answers.
    resources: ['services', 'endpointslices.discovery.k8s.io', 'pods', 'replicasets.apps', 'deployments.apps'],
    lie: 'in kube-system',
    also: ['-l', 'k8s-app=kube-dns'],
    called: 'the DNS server in kube-system',
  },
];

/** What routes and Gateways may refer to in a namespace that is not asked about: they would seem to lead nowhere. */
export function referredToIn(namespace: string): Question {
  return {
    resources: [
      'services',
      'endpointslices.discovery.k8s.io',
      ...ofGatewayApi('gateways', 'listenersets', 'referencegrants'),
    ],
    lie: 'in namespaces',
    called: `what routes refer to in namespace ${namespace}`,
  };
}
