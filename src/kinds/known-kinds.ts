/**
 * The kinds this house knows, each with the API groups it is or was served in. A kind alone says too little: Knative
 * has a `Service` of its own.
 */
const GROUPS = {
  Service: [''],
  Endpoints: [''],
  EndpointSlice: ['discovery.k8s.io'],
  Pod: [''],
  PodTemplate: [''],
  ReplicationController: [''],
  Deployment: ['apps', 'extensions'],
  DaemonSet: ['apps', 'extensions'],
  ReplicaSet: ['apps', 'extensions'],
  StatefulSet: ['apps'],
  Job: ['batch'],
  CronJob: ['batch'],
  Rollout: ['argoproj.io'],
  HorizontalPodAutoscaler: ['autoscaling'],
  Ingress: ['networking.k8s.io', 'extensions'],
  IngressClass: ['networking.k8s.io'],
  NetworkPolicy: ['networking.k8s.io', 'extensions'],
  Gateway: ['gateway.networking.k8s.io'],
  GatewayClass: ['gateway.networking.k8s.io'],
  ListenerSet: ['gateway.networking.k8s.io'],
  HTTPRoute: ['gateway.networking.k8s.io'],
  GRPCRoute: ['gateway.networking.k8s.io'],
  TCPRoute: ['gateway.networking.k8s.io'],
  TLSRoute: ['gateway.networking.k8s.io'],
  UDPRoute: ['gateway.networking.k8s.io'],
  ReferenceGrant: ['gateway.networking.k8s.io'],
  BackendTLSPolicy: ['gateway.networking.k8s.io'],
  Secret: [''],
  ConfigMap: [''],
  Namespace: [''],
  Certificate: ['cert-manager.io'],
} as const;

/** A kind of object that rules and the tracer can ask for. */
export type KnownKind = keyof typeof GROUPS;

/** The known kind of an object, or undefined. */
export function knownKind(group: string, kind: string): KnownKind | undefined {
  return Object.hasOwn(GROUPS, kind) && (GROUPS[kind as KnownKind] as readonly string[]).includes(group)
    ? (kind as KnownKind)
    : undefined;
}

/** The groups that serve a kind of this house, or did; none for kinds that it does not know. */
export function groupsOf(kind: string): readonly string[] {
  return Object.hasOwn(GROUPS, kind) ? GROUPS[kind as KnownKind] : [];
}

/** The kinds of this house that a group serves, or did. */
export function kindsIn(group: string): readonly string[] {
  return Object.keys(GROUPS).filter((kind) => groupsOf(kind).includes(group));
}

/** Kinds without a namespace, among those that networking refers to or that commonly lie beside it. */
const CLUSTER_WIDE = new Set([
  'Namespace',
  'Node',
  'PersistentVolume',
  'StorageClass',
  'IngressClass',
  'GatewayClass',
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'ClusterIssuer',
  'PriorityClass',
  'ValidatingWebhookConfiguration',
  'MutatingWebhookConfiguration',
  'APIService',
]);

export function isClusterWide(kind: string): boolean {
  return CLUSTER_WIDE.has(kind);
}
