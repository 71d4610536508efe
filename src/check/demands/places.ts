/** Where fields of one meaning stand: the kind of object, and the way there, where `[]` stands for every item of a list. */
export interface Place {
  /** Version and kind, such as `apps/v1 StatefulSet`. */
  readonly kind: string;
  readonly way: string;
}

/** The places some steps below others. */
export function below(places: readonly Place[], ...ways: readonly string[]): Place[] {
  return places.flatMap(({ kind, way }) =>
    ways.map((further) => ({ kind, way: way === '' ? further : `${way}.${further}` })),
  );
}

function object(kind: string): Place[] {
  return [{ kind, way: '' }];
}

function ofGatewayApi(kind: string, ...versions: readonly string[]): Place[] {
  return versions.flatMap((version) => object(`gateway.networking.k8s.io/${version} ${kind}`));
}

export const SERVICE = object('v1 Service');
export const ENDPOINTS = object('v1 Endpoints');
export const ENDPOINT_SLICE = object('discovery.k8s.io/v1 EndpointSlice');
export const SECRET = object('v1 Secret');
export const POD = object('v1 Pod');
export const REPLICATION_CONTROLLER = object('v1 ReplicationController');
export const DEPLOYMENT = object('apps/v1 Deployment');
export const REPLICA_SET = object('apps/v1 ReplicaSet');
export const DAEMON_SET = object('apps/v1 DaemonSet');
export const STATEFUL_SET = object('apps/v1 StatefulSet');
export const JOB = object('batch/v1 Job');
export const CRON_JOB = object('batch/v1 CronJob');
export const NAMESPACE = object('v1 Namespace');
export const NETWORK_POLICY = object('networking.k8s.io/v1 NetworkPolicy');
export const GATEWAY = ofGatewayApi('Gateway', 'v1', 'v1beta1');
export const HTTP_ROUTE = ofGatewayApi('HTTPRoute', 'v1', 'v1beta1');

/** Routes of all kinds. */
export const ROUTE = [
  ...HTTP_ROUTE,
  ...ofGatewayApi('GRPCRoute', 'v1'),
  ...ofGatewayApi('TLSRoute', 'v1', 'v1alpha3', 'v1alpha2'),
  ...ofGatewayApi('TCPRoute', 'v1alpha2'),
  ...ofGatewayApi('UDPRoute', 'v1alpha2'),
];

/** Kinds of which nothing but the metadata is looked at by the rules of this folder. */
const OTHERS = ['v1 ConfigMap', 'networking.k8s.io/v1 Ingress', 'networking.k8s.io/v1 IngressClass'].flatMap(object);

/** What runs pods for good, with `spec.replicas` or one pod a node, and a selector with `matchLabels`. */
export const CONTROLLERS = [...DEPLOYMENT, ...REPLICA_SET, ...DAEMON_SET, ...STATEFUL_SET];

/** What has `metadata` and `spec` of pods. */
export const POD_TEMPLATE = below(
  [...REPLICATION_CONTROLLER, ...CONTROLLERS, ...JOB, ...below(CRON_JOB, 'spec.jobTemplate')],
  'spec.template',
);

/** Specs of pods that are restarted whenever they end. */
export const PODS_FOR_GOOD = below([...REPLICATION_CONTROLLER, ...CONTROLLERS], 'spec.template.spec');

/** Specs of pods that are meant to end. */
export const PODS_THAT_END = below([...JOB, ...below(CRON_JOB, 'spec.jobTemplate')], 'spec.template.spec');

/** Specs of pods whose names in DNS are theirs to choose; those of a StatefulSet get other ones, whatever is written. */
export const PODS_WITH_HOSTNAMES = below(
  [...POD, ...POD_TEMPLATE.filter(({ kind }) => !kind.endsWith('StatefulSet'))],
  'spec',
);

export const POD_SPEC = below([...POD, ...POD_TEMPLATE], 'spec');
export const INIT_CONTAINER = below(POD_SPEC, 'initContainers[]');
export const CONTAINER = [...below(POD_SPEC, 'containers[]'), ...INIT_CONTAINER];
export const LIVENESS_AND_STARTUP_PROBE = below(CONTAINER, 'livenessProbe', 'startupProbe');
export const READINESS_PROBE = below(CONTAINER, 'readinessProbe');
export const PROBE = [...LIVENESS_AND_STARTUP_PROBE, ...READINESS_PROBE];
export const ENVIRONMENT = below(CONTAINER, 'env[]');

export const SERVICE_PORT = below(SERVICE, 'spec.ports[]');
export const POLICY_PORT = below(NETWORK_POLICY, 'spec.ingress[].ports[]', 'spec.egress[].ports[]');
export const POLICY_PEER = below(NETWORK_POLICY, 'spec.ingress[].from[]', 'spec.egress[].to[]');
export const FILTER = below(HTTP_ROUTE, 'spec.rules[].filters[]', 'spec.rules[].backendRefs[].filters[]');
export const PATH_MATCH = below(HTTP_ROUTE, 'spec.rules[].matches[].path');
export const BACKEND_REF = below(ROUTE, 'spec.rules[].backendRefs[]');
export const PARENT_REF = below(ROUTE, 'spec.parentRefs[]');
export const LISTENER = below(GATEWAY, 'spec.listeners[]');
export const ENDPOINT_ADDRESS = below(ENDPOINTS, 'subsets[].addresses[]', 'subsets[].notReadyAddresses[]');

/** Objects whose names are DNS labels; those of Services are, too, but were not always. */
export const WITH_LABELS_AS_NAMES = [...STATEFUL_SET, ...NAMESPACE];

/** Objects whose names are DNS names of any length. */
export const WITH_LONG_NAMES = [
  ...ENDPOINTS,
  ...ENDPOINT_SLICE,
  ...SECRET,
  ...POD,
  ...REPLICATION_CONTROLLER,
  ...DEPLOYMENT,
  ...REPLICA_SET,
  ...DAEMON_SET,
  ...NETWORK_POLICY,
  ...GATEWAY,
  ...ROUTE,
  ...OTHERS,
];

/** All objects whose kinds are looked at. */
export const ANY_OBJECT = [...WITH_LONG_NAMES, ...WITH_LABELS_AS_NAMES, ...SERVICE, ...JOB, ...CRON_JOB];

/** Objects that are nothing without a spec. */
export const WITH_SPEC = [...SERVICE, ...POD, ...CONTROLLERS, ...REPLICATION_CONTROLLER, ...JOB, ...CRON_JOB];
