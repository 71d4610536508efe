import { RULES } from '../../src/check/rules';
import { NAMED_RULES } from '../../src/diagnosis/concerns';
import type { Diagnosis } from '../../src/diagnosis/diagnosis';
import { STEPS } from '../../src/diagnosis/step';
import { diagnosed } from '../support/diagnosed';
import { type Live, type Shop, unready } from '../support/live-shop';

/*
 * The eight steps by which the fourth note troubleshoots a Service. For each of them the fault is made that it is there to find.
 */

const step = (diagnosis: Diagnosis, name: (typeof STEPS)[number]) => {
  const found = diagnosis.steps.find((each) => each.name === name);
  return {
    outcome: found?.outcome,
    says: found?.says,
    at: found?.findings.map(({ rule, object, path }) => `${rule}: ${object.title} ${path}`),
    settledBy: found?.settledBy,
  };
};

const client = (url: string): Live => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'client', namespace: 'shop', uid: '1', labels: { app: 'client' } },
  spec: { containers: [{ name: 'main', image: 'client:1', env: [{ name: 'WEB_URL', value: url }] }] },
});

const container = (each: Live): Live => (each.spec.template ?? each).spec.containers[0];

/** The containers of the Deployment, and of all that it made. */
const containers = ({ deployment, replicaSet, pods }: Shop): Live[] => [deployment, replicaSet, ...pods].map(container);

test('there are eight, in the order of the note', () => {
  expect(diagnosed().steps.map(({ name }) => name)).toEqual([...STEPS]);
  expect(STEPS).toHaveLength(8);
});

test('where all is well each is passed, but for the ping that proves nothing', () => {
  const { steps, waysIn, outcome } = diagnosed();
  expect(steps.map((each) => each.outcome)).toEqual([
    'passed',
    'needless',
    'passed',
    'passed',
    'passed',
    'passed',
    'passed',
    'passed',
  ]);
  expect(waysIn.map(({ says }) => says)).toEqual(['met at 198.51.100.7']);
  expect(outcome).toBe('passed');
});

test('1: a policy that nobody passes is named', () => {
  const shut: Live = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'deny', namespace: 'shop', uid: '1' },
    spec: { podSelector: {}, policyTypes: ['Ingress'] },
  };
  const { outcome, says, at } = step(
    diagnosed(({ more }) => more.push(shut)),
    'cluster IP',
  );
  expect({ outcome, says, at }).toEqual({
    outcome: 'failed',
    says: '10.96.7.1 answers nobody: NetworkPolicy shop/deny lets no client through',
    at: ['uncovered-service-port: NetworkPolicy shop/deny spec.ingress'],
  });
});

test('1: a policy that some pass leaves open whether a client is one of them', () => {
  const some: Live = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'some', namespace: 'shop', uid: '1' },
    spec: {
      podSelector: { matchLabels: { app: 'web' } },
      ingress: [{ from: [{ podSelector: { matchLabels: { app: 'cart' } } }] }],
    },
  };
  expect(
    step(
      diagnosed(({ more }) => more.push(some)),
      'cluster IP',
    ),
  ).toMatchObject({
    outcome: 'unknown',
    says: '10.96.7.1 is there, and NetworkPolicy shop/some lets some clients through: connect from one of them',
    settledBy: 'kubectl run try -n shop --rm -i --restart=Never --image=busybox:1.37 -- nc -zv -w 3 10.96.7.1 80',
  });
});

test('3: pods that are not ready are told with their reason, and the cluster IP refuses', () => {
  const diagnosis = diagnosed((shop) =>
    unready(shop, { state: { waiting: { reason: 'ImagePullBackOff', message: 'Back-off pulling image "x"' } } }),
  );
  expect(step(diagnosis, 'readiness')).toEqual({
    outcome: 'failed',
    says: '0 of 2 pods take requests',
    at: ['missing-ready-pods: Deployment shop/web spec.template.spec.containers[0].image'],
    settledBy: undefined,
  });
  expect(step(diagnosis, 'cluster IP').says).toBe(
    '10.96.7.1 refuses connections: it leads to no endpoint (see readiness and endpoints)',
  );
  expect(diagnosis.outcome).toBe('failed');
});

test('3: one pod that is not ready is a warning, with its reason', () => {
  const diagnosis = diagnosed(({ pods, slice }) => {
    pods[1].status.conditions[1].status = 'False';
    pods[1].status.containerStatuses[0].ready = false;
    slice.endpoints[1].conditions = { ready: false, serving: false, terminating: false };
  });
  expect(step(diagnosis, 'readiness')).toMatchObject({
    outcome: 'warned',
    says: '1 of 2 pods take requests (the readiness probe of container "web" does not succeed; at Deployment shop/web spec.template.spec.containers[0].readinessProbe: have the container answer it, or correct the probe: what it got is said by kubectl describe pod -n shop -l app=web)',
  });
  expect(step(diagnosis, 'endpoints')).toMatchObject({
    outcome: 'warned',
    says: '1 of 2 endpoints take requests: 10.244.0.7',
  });
});

test('3, 7 and 8: where no pods are asked for, it is said, and nobody is sent to look for them', () => {
  const diagnosis = diagnosed(({ deployment, replicaSet, pods, slice }) => {
    for (const each of [deployment, replicaSet]) {
      each.spec.replicas = 0;
      each.status = { observedGeneration: 1 };
    }
    pods.length = 0;
    slice.endpoints = [];
  });
  expect(step(diagnosis, 'readiness')).toMatchObject({
    outcome: 'failed',
    says: 'it has no pods: Deployment shop/web is to have 0 replicas',
  });
  for (const name of ['pod', 'loopback'] as const) {
    expect(step(diagnosis, name)).toMatchObject({
      outcome: 'unknown',
      says: 'no pod is ready to be asked (see readiness)',
      settledBy: undefined,
    });
  }
});

test('8: a probe that is refused may have come to a program on loopback, and a command tells', () => {
  const refused = (shop: Shop) => {
    unready(shop, { started: true, state: { running: { startedAt: '2026-11-30T05:00:05Z' } } });
    for (const letter of ['a', 'b']) {
      shop.more.push({
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name: `web.${letter}`, namespace: 'shop' },
        type: 'Warning',
        involvedObject: { kind: 'Pod', namespace: 'shop', name: `web-5d4f8c7b9-${letter}` },
        reason: 'Unhealthy',
        message:
          'Readiness probe failed: Get "http://10.244.0.7:8080/": dial tcp 10.244.0.7:8080: connect: connection refused',
        lastTimestamp: '2026-11-30T05:00:00Z',
      });
    }
  };
  const elsewhere = diagnosed((shop) => {
    refused(shop);
    for (const each of containers(shop)) {
      each.readinessProbe = { httpGet: { path: '/', port: 9090 } };
    }
  });
  expect(step(elsewhere, 'loopback').says).toBe('no pod is ready to be asked (see readiness)');
  expect(step(diagnosed(refused), 'loopback')).toMatchObject({
    outcome: 'unknown',
    says: 'its probe is refused, as by a program on loopback: it is one, if it answers at 8080 through this',
    settledBy: 'kubectl port-forward -n shop pod/web-5d4f8c7b9-a :8080',
  });
});

test('3: pods that end when their work is done are not called absent', () => {
  const diagnosis = diagnosed(({ deployment, replicaSet, pods, slice, more }) => {
    for (const each of [deployment, replicaSet, ...pods]) {
      each.metadata.labels = { app: 'other' };
      (each.spec.template?.metadata ?? each.metadata).labels = { app: 'other' };
    }
    slice.endpoints = [];
    const { spec } = deployment.spec.template;
    more.push({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'import', namespace: 'shop', uid: '1' },
      spec: { template: { metadata: { labels: { app: 'web' } }, spec: { ...spec, restartPolicy: 'Never' } } },
    });
  });
  expect(step(diagnosis, 'readiness')).toMatchObject({
    outcome: 'unknown',
    says: 'its pods are those of Job shop/import, which end when their work is done',
  });
});

test('4: a selector that no pod fulfils is told at the Service', () => {
  const diagnosis = diagnosed(({ service, slice }) => {
    service.spec.selector = { app: 'website' };
    slice.endpoints = [];
  });
  expect(step(diagnosis, 'endpoints')).toMatchObject({
    outcome: 'failed',
    says: 'its EndpointSlices hold no address',
    at: ['unreachable-selector: Service shop/web spec.selector'],
  });
});

test('4: without slices it is unknown, and a command shows them', () => {
  const diagnosis = diagnosed((shop) => {
    shop.slice.metadata.labels['kubernetes.io/service-name'] = 'another';
  });
  expect(step(diagnosis, 'endpoints')).toMatchObject({
    outcome: 'unknown',
    settledBy: 'kubectl get endpointslices -n shop -l kubernetes.io/service-name=web',
  });
});

test('5: a DNS server without a ready pod answers nobody', () => {
  const diagnosis = diagnosed(({ dnsSlice }) => {
    dnsSlice.endpoints[0].conditions = { ready: false, serving: false, terminating: false };
  });
  expect(step(diagnosis, 'name')).toMatchObject({
    outcome: 'failed',
    says: 'nobody is asked for web.shop.svc.cluster.local: no pod of Service kube-system/kube-dns is ready',
  });
});

test('5: a client that names it wrongly is told beside the name', () => {
  const diagnosis = diagnosed(({ more }) => more.push(client('http://web.svc.cluster.local')));
  expect(step(diagnosis, 'name')).toMatchObject({
    outcome: 'failed',
    at: ['missing-host-namespace: Pod shop/client spec.containers[0].env[0].value'],
  });
});

test('5: so is one that has a slip in the name', () => {
  const diagnosis = diagnosed(({ more }) => more.push(client('http://wbe:80')));
  expect(step(diagnosis, 'name').at).toEqual([
    'missing-named-service: Pod shop/client spec.containers[0].env[0].value',
  ]);
});

test('5: without the DNS server it is unknown, and a command looks the name up', () => {
  const diagnosis = diagnosed(({ dns }) => {
    dns.spec.selector = { app: 'another' };
  });
  expect(step(diagnosis, 'name')).toMatchObject({
    outcome: 'unknown',
    settledBy:
      'kubectl run try -n shop --rm -i --restart=Never --image=busybox:1.37 -- nslookup web.shop.svc.cluster.local',
  });
});

test('6: a client that connects to the port of the pods is named', () => {
  const diagnosis = diagnosed(({ more }) => more.push(client('http://web:8080')));
  expect(step(diagnosis, 'port')).toMatchObject({
    outcome: 'failed',
    says: 'connect to 80/TCP (http), not to 8080 behind it',
    at: ['missing-named-port: Pod shop/client spec.containers[0].env[0].value'],
  });
});

test('7: a target port that no container has is told at the Service', () => {
  const diagnosis = diagnosed(({ service, slice }) => {
    service.spec.ports[0].targetPort = 'web';
    slice.ports = [];
  });
  expect(step(diagnosis, 'pod')).toMatchObject({
    outcome: 'failed',
    at: ['missing-target-port: Service shop/web spec.ports[0].targetPort'],
  });
});

test('7 and 8: what no probe has asked for is unknown, and commands settle it', () => {
  const diagnosis = diagnosed((shop) => {
    for (const each of containers(shop)) {
      each.readinessProbe = { exec: { command: ['true'] } };
    }
  });
  expect(step(diagnosis, 'pod')).toMatchObject({
    outcome: 'unknown',
    says: 'no readiness probe that succeeded has asked for 8080/TCP of Deployment shop/web',
    settledBy: 'kubectl run try -n shop --rm -i --restart=Never --image=busybox:1.37 -- nc -zv -w 3 10.244.0.7 8080',
  });
  expect(step(diagnosis, 'loopback')).toMatchObject({
    outcome: 'unknown',
    settledBy: 'kubectl port-forward -n shop pod/web-5d4f8c7b9-a :8080',
  });
});

test('8: a program that is told to listen on loopback is named', () => {
  const onLoopback = (probe: object) => (shop: Shop) => {
    for (const each of containers(shop)) {
      Object.assign(each, { args: ['--host=127.0.0.1'], readinessProbe: probe });
    }
  };
  expect(step(diagnosed(onLoopback({ exec: { command: ['true'] } })), 'loopback')).toMatchObject({
    outcome: 'warned',
    at: ['unreachable-loopback: Deployment shop/web spec.template.spec.containers[0].args[0]'],
  });
  // What answered a probe at the address of the pod listens there, whatever it is told.
  expect(step(diagnosed(onLoopback({ tcpSocket: { port: 8080 } })), 'loopback')).toMatchObject({
    outcome: 'passed',
    at: [],
  });
});

test('an alias has no address, no pods and no ports', () => {
  const diagnosis = diagnosed(({ service, slice, ingress }) => {
    service.spec = { type: 'ExternalName', externalName: 'db.example.com' };
    slice.metadata.labels = {};
    ingress.spec.rules[0].http.paths[0].backend.service.name = 'another';
  });
  expect(diagnosis.steps.map(({ outcome }) => outcome)).toEqual([
    'needless',
    'needless',
    'needless',
    'needless',
    'unknown',
    'needless',
    'needless',
    'needless',
  ]);
});

test('a mistake at an Ingress is told at the way in, of the Service that it is for', () => {
  const { waysIn } = diagnosed(({ ingress }) => {
    ingress.spec.rules[0].http.paths[0].backend.service.port.number = 8080;
  });
  expect(
    waysIn.map(({ object, outcome, findings }) => [object.title, outcome, findings.map(({ rule }) => rule)]),
  ).toEqual([['Ingress shop/web', 'failed', ['missing-backend-port']]]);
});

test('a way in without an address is unknown, with what went wrong last', () => {
  const { waysIn } = diagnosed(({ ingress, more }) => {
    ingress.status.loadBalancer = {};
    more.push({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: 'web.1', namespace: 'shop' },
      type: 'Warning',
      involvedObject: { kind: 'Ingress', namespace: 'shop', name: 'web' },
      reason: 'FailedBuildModel',
      message: 'no subnet',
      lastTimestamp: '2026-11-30T05:00:00Z',
    });
  });
  expect(waysIn).toMatchObject([
    {
      outcome: 'unknown',
      says: 'at which address it is met, nothing here says, but FailedBuildModel: "no subnet"',
      settledBy: 'kubectl describe ingress -n shop web',
    },
  ]);
});

test('node ports are met at the nodes', () => {
  const { waysIn } = diagnosed(({ service, node }) => {
    service.spec.type = 'NodePort';
    service.spec.ports[0].nodePort = 30080;
    node.status.addresses = [{ type: 'InternalIP', address: '172.30.0.11' }];
  });
  expect(waysIn[0]).toMatchObject({ outcome: 'passed', says: 'met at port 30080 of 172.30.0.11' });
});

test('every rule that is told at a place of its own exists', () => {
  const ids = RULES.map(({ id }) => id);
  expect(NAMED_RULES.filter((id) => !ids.includes(id))).toEqual([]);
});
