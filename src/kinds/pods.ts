import { fields, list, METADATA } from './shape/shape';

const PROBE = fields({
  exec: fields({ command: list('text') }),
  failureThreshold: 'whole number',
  grpc: fields({ port: 'whole number', service: 'text' }),
  httpGet: fields({
    host: 'text',
    httpHeaders: list(fields({ name: 'text', value: 'text' })),
    path: 'text',
    port: 'number or text',
    scheme: 'text',
  }),
  initialDelaySeconds: 'whole number',
  periodSeconds: 'whole number',
  successThreshold: 'whole number',
  tcpSocket: fields({ host: 'text', port: 'number or text' }),
  terminationGracePeriodSeconds: 'whole number',
  timeoutSeconds: 'whole number',
});

const KEY_OF = fields({ key: 'text', name: 'text', optional: 'flag' });

const ENV = list(
  fields({
    name: 'text',
    value: 'text',
    valueFrom: fields({
      configMapKeyRef: KEY_OF,
      fieldRef: fields({ apiVersion: 'text', fieldPath: 'text' }),
      fileKeyRef: 'anything',
      resourceFieldRef: 'anything',
      secretKeyRef: KEY_OF,
    }),
  }),
);

const ENV_SOURCE = fields({ name: 'text', optional: 'flag' });

const CONTAINER = fields({
  args: list('text'),
  command: list('text'),
  env: ENV,
  envFrom: list(fields({ configMapRef: ENV_SOURCE, prefix: 'text', secretRef: ENV_SOURCE })),
  image: 'text',
  imagePullPolicy: 'text',
  lifecycle: 'anything',
  livenessProbe: PROBE,
  name: 'text',
  ports: list(
    fields({
      containerPort: 'whole number',
      hostIP: 'text',
      hostPort: 'whole number',
      name: 'text',
      protocol: 'text',
    }),
  ),
  readinessProbe: PROBE,
  resizePolicy: 'anything',
  resources: 'anything',
  restartPolicy: 'text',
  restartPolicyRules: 'anything',
  securityContext: 'anything',
  startupProbe: PROBE,
  stdin: 'flag',
  stdinOnce: 'flag',
  terminationMessagePath: 'text',
  terminationMessagePolicy: 'text',
  tty: 'flag',
  volumeDevices: 'anything',
  volumeMounts: 'anything',
  workingDir: 'text',
});

/** A pod's spec, as far as networking goes; what it says about volumes, security and scheduling is not our matter. */
export const POD_SPEC = fields({
  activeDeadlineSeconds: 'whole number',
  affinity: 'anything',
  automountServiceAccountToken: 'flag',
  containers: list(CONTAINER),
  dnsConfig: 'anything',
  dnsPolicy: 'text',
  enableServiceLinks: 'flag',
  ephemeralContainers: 'anything',
  hostAliases: list(fields({ hostnames: list('text'), ip: 'text' })),
  hostIPC: 'flag',
  hostNetwork: 'flag',
  hostPID: 'flag',
  hostUsers: 'flag',
  hostname: 'text',
  hostnameOverride: 'text',
  imagePullSecrets: 'anything',
  initContainers: list(CONTAINER),
  nodeName: 'text',
  nodeSelector: 'texts',
  os: 'anything',
  overhead: 'anything',
  preemptionPolicy: 'text',
  priority: 'whole number',
  priorityClassName: 'text',
  readinessGates: list(fields({ conditionType: 'text' })),
  resourceClaims: 'anything',
  resources: 'anything',
  restartPolicy: 'text',
  runtimeClassName: 'text',
  schedulerName: 'text',
  schedulingGates: 'anything',
  schedulingGroup: 'anything',
  securityContext: 'anything',
  serviceAccount: 'text',
  serviceAccountName: 'text',
  setHostnameAsFQDN: 'flag',
  shareProcessNamespace: 'flag',
  subdomain: 'text',
  terminationGracePeriodSeconds: 'whole number',
  tolerations: 'anything',
  topologySpreadConstraints: 'anything',
  volumes: 'anything',
  workloadRef: 'anything',
});

export const POD_TEMPLATE = fields({ metadata: METADATA, spec: POD_SPEC });
