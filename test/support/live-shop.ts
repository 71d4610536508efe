/*
 * A small shop as a cluster shows it: what `kubectl get … -o json` answers, in the shapes that the API documents and with the
 * fields that a server adds. All is well in it. A test spoils one thing.
 */

/** Tests reach into any field of any object. */
export type Live = any;

/** The objects by what they are for. */
export interface Shop {
  readonly service: Live;
  readonly deployment: Live;
  readonly replicaSet: Live;
  readonly pods: Live[];
  readonly slice: Live;
  readonly ingress: Live;
  readonly ingressClass: Live;
  readonly secret: Live;
  readonly node: Live;
  readonly dns: Live;
  readonly dnsSlice: Live;
  /** What a test adds. */
  readonly more: Live[];
}

/** What a Secret of the shop holds. It may stand in no output. */
export const SECRET_VALUE = Buffer.from('correct horse battery staple').toString('base64');

function live(
  apiVersion: string,
  kind: string,
  name: string,
  more: object = {},
  namespace: string | undefined = 'shop',
): Live {
  const uid = `3f6d1f0e-${kind.toLowerCase()}-${name}`;
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      ...(namespace && { namespace }),
      uid,
      resourceVersion: '812',
      generation: 1,
      creationTimestamp: '2026-11-30T05:00:00Z',
    },
    ...more,
  };
}

const ownedBy = (kind: string, name: string) => [
  {
    apiVersion: kind === 'Service' ? 'v1' : 'apps/v1',
    kind,
    name,
    uid: `3f6d1f0e-${kind.toLowerCase()}-${name}`,
    controller: true,
    blockOwnerDeletion: true,
  },
];

const HASH = '5d4f8c7b9';

const container = () => ({
  name: 'web',
  image: 'registry.example.com/web:1.4',
  imagePullPolicy: 'IfNotPresent',
  ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
  env: [{ name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }],
  readinessProbe: {
    httpGet: { path: '/', port: 'http', scheme: 'HTTP' },
    periodSeconds: 10,
    timeoutSeconds: 1,
    successThreshold: 1,
    failureThreshold: 3,
  },
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
});

const podSpec = () => ({
  containers: [container()],
  restartPolicy: 'Always',
  dnsPolicy: 'ClusterFirst',
  schedulerName: 'default-scheduler',
  terminationGracePeriodSeconds: 30,
});

function pod(letter: string, address: string): Live {
  const made = live('v1', 'Pod', `web-${HASH}-${letter}`, {
    spec: { ...podSpec(), nodeName: 'node-a' },
    status: {
      phase: 'Running',
      podIP: address,
      podIPs: [{ ip: address }],
      conditions: [
        { type: 'PodScheduled', status: 'True' },
        { type: 'Ready', status: 'True' },
      ],
      containerStatuses: [
        {
          name: 'web',
          ready: true,
          started: true,
          restartCount: 0,
          image: 'registry.example.com/web:1.4',
          state: { running: { startedAt: '2026-11-30T05:00:05Z' } },
        },
      ],
    },
  });
  Object.assign(made.metadata, {
    labels: { app: 'web', 'pod-template-hash': HASH },
    ownerReferences: ownedBy('ReplicaSet', `web-${HASH}`),
  });
  return made;
}

const endpoint = (address: string, letter: string) => ({
  addresses: [address],
  conditions: { ready: true, serving: true, terminating: false },
  nodeName: 'node-a',
  targetRef: { kind: 'Pod', namespace: 'shop', name: `web-${HASH}-${letter}` },
});

/** As the controller writes it, which copies the labels of the Service. */
function slice(service: string, namespace: string, ports: object[], endpoints: object[], labels = {}): Live {
  const made = live(
    'discovery.k8s.io/v1',
    'EndpointSlice',
    `${service}-x2`,
    { addressType: 'IPv4', ports, endpoints },
    namespace,
  );
  Object.assign(made.metadata, {
    labels: {
      ...labels,
      'kubernetes.io/service-name': service,
      'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
    },
    ownerReferences: ownedBy('Service', service),
  });
  return made;
}

/** The shop, in which all is well. */
export function liveShop(): Shop {
  const labels = { app: 'web' };
  const hashed = { ...labels, 'pod-template-hash': HASH };
  const replicaSet = live('apps/v1', 'ReplicaSet', `web-${HASH}`, {
    spec: {
      replicas: 2,
      selector: { matchLabels: hashed },
      template: { metadata: { labels: hashed }, spec: podSpec() },
    },
    status: { observedGeneration: 1, replicas: 2, readyReplicas: 2 },
  });
  Object.assign(replicaSet.metadata, { labels: hashed, ownerReferences: ownedBy('Deployment', 'web') });
  return {
    service: live('v1', 'Service', 'web', {
      spec: {
        type: 'ClusterIP',
        clusterIP: '10.96.7.1',
        clusterIPs: ['10.96.7.1'],
        internalTrafficPolicy: 'Cluster',
        ipFamilies: ['IPv4'],
        ipFamilyPolicy: 'SingleStack',
        sessionAffinity: 'None',
        selector: labels,
        ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 'http' }],
      },
      status: { loadBalancer: {} },
    }),
    deployment: live('apps/v1', 'Deployment', 'web', {
      spec: { replicas: 2, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: podSpec() } },
      status: { observedGeneration: 1, replicas: 2, readyReplicas: 2 },
    }),
    replicaSet,
    pods: [pod('a', '10.244.0.7'), pod('b', '10.244.0.8')],
    slice: slice(
      'web',
      'shop',
      [{ name: 'http', port: 8080, protocol: 'TCP' }],
      [endpoint('10.244.0.7', 'a'), endpoint('10.244.0.8', 'b')],
    ),
    ingress: live('networking.k8s.io/v1', 'Ingress', 'web', {
      spec: {
        ingressClassName: 'traefik',
        rules: [
          {
            host: 'shop.example.com',
            http: {
              paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }],
            },
          },
        ],
      },
      status: { loadBalancer: { ingress: [{ ip: '198.51.100.7' }] } },
    }),
    ingressClass: live(
      'networking.k8s.io/v1',
      'IngressClass',
      'traefik',
      { spec: { controller: 'traefik.io/ingress-controller' } },
      '',
    ),
    secret: live('v1', 'Secret', 'db', { type: 'Opaque', data: { password: SECRET_VALUE } }),
    node: live(
      'v1',
      'Node',
      'node-a',
      {
        spec: { podCIDR: '10.244.0.0/24' },
        status: { conditions: [{ type: 'Ready', status: 'True', reason: 'KubeletReady' }] },
      },
      '',
    ),
    dns: live(
      'v1',
      'Service',
      'kube-dns',
      {
        spec: {
          type: 'ClusterIP',
          clusterIP: '10.96.0.10',
          clusterIPs: ['10.96.0.10'],
          selector: { 'k8s-app': 'kube-dns' },
          ports: [
            { name: 'dns', port: 53, protocol: 'UDP', targetPort: 53 },
            { name: 'dns-tcp', port: 53, protocol: 'TCP', targetPort: 53 },
          ],
        },
        status: { loadBalancer: {} },
      },
      'kube-system',
    ),
    dnsSlice: slice(
      'kube-dns',
      'kube-system',
      [
        { name: 'dns', port: 53, protocol: 'UDP' },
        { name: 'dns-tcp', port: 53, protocol: 'TCP' },
      ],
      [
        {
          addresses: ['10.244.0.2'],
          conditions: { ready: true, serving: true, terminating: false },
          nodeName: 'node-a',
        },
      ],
      { 'k8s-app': 'kube-dns' },
    ),
    more: [],
  };
}

/** All objects of a shop, after one thing in it was spoilt. */
export function objectsOfShop(spoil: (shop: Shop) => void = () => undefined): Live[] {
  const shop = liveShop();
  spoil(shop);
  return Object.values(shop).flat();
}

/** Has no pod of the shop ready, as the kubelet tells it of their only container. */
export function unready({ pods, slice, deployment, replicaSet }: Shop, status: object): void {
  for (const each of pods) {
    each.status.conditions[1] = { type: 'Ready', status: 'False', reason: 'ContainersNotReady' };
    Object.assign(each.status.containerStatuses[0], { ready: false, started: false, ...status });
  }
  for (const each of slice.endpoints) {
    each.conditions = { ready: false, serving: false, terminating: false };
  }
  deployment.status.readyReplicas = 0;
  replicaSet.status.readyReplicas = 0;
}

/** As `kubectl get … -o json` prints them. */
export function dumpOf(objects: readonly Live[]): string {
  return JSON.stringify(
    { apiVersion: 'v1', kind: 'List', metadata: { resourceVersion: '' }, items: objects },
    undefined,
    1,
  );
}
