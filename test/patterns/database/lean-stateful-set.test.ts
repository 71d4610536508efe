import type { k8s } from 'cdk8s-plus-27';
import { leanStatefulSet } from '../../../src/patterns/database/lean-stateful-set';

function lean(spec: Partial<k8s.StatefulSetSpec>, pod: Partial<k8s.PodSpec> = {}): k8s.StatefulSetSpec {
  const whole = { selector: {}, serviceName: 'db', template: { spec: { containers: [], ...pod } }, ...spec };
  // Fields that are undefined are not rendered.
  return JSON.parse(JSON.stringify(leanStatefulSet(whole)));
}

function leanPod(pod: Partial<k8s.PodSpec>): k8s.PodSpec {
  const { containers, ...rest } = lean({}, pod).template.spec as k8s.PodSpec;
  return (containers.length === 0 ? rest : { ...rest, containers }) as k8s.PodSpec;
}

function leanContainer(container: Partial<k8s.Container>, pod: Partial<k8s.PodSpec> = {}) {
  return leanPod({ ...pod, containers: [{ name: 'db', ...container }] }).containers[0];
}

test.each<[string, Partial<k8s.StatefulSetSpec>, Partial<k8s.StatefulSetSpec>]>([
  ['minReadySeconds', { minReadySeconds: 0 }, { minReadySeconds: 5 }],
  ['podManagementPolicy', { podManagementPolicy: 'OrderedReady' }, { podManagementPolicy: 'Parallel' }],
  [
    'updateStrategy',
    { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } } },
    { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } } },
  ],
  ['updateStrategy', {}, { updateStrategy: { type: 'OnDelete' } }],
])('%s of a StatefulSet is left out only where Kubernetes assumes the same', (field, assumed, other) => {
  expect(lean(assumed)).not.toHaveProperty(field);
  expect(lean(other)).toMatchObject(other);
});

test.each<[string, Partial<k8s.PodSpec>, Partial<k8s.PodSpec>]>([
  ['dnsPolicy', { dnsPolicy: 'ClusterFirst' }, { dnsPolicy: 'Default' }],
  ['hostNetwork', { hostNetwork: false }, { hostNetwork: true }],
  ['restartPolicy', { restartPolicy: 'Always' }, { restartPolicy: 'Never' }],
  ['setHostnameAsFqdn', { setHostnameAsFqdn: false }, { setHostnameAsFqdn: true }],
  ['terminationGracePeriodSeconds', { terminationGracePeriodSeconds: 30 }, { terminationGracePeriodSeconds: 0 }],
  [
    'securityContext',
    { securityContext: { fsGroupChangePolicy: 'Always', runAsNonRoot: false } },
    { securityContext: { fsGroupChangePolicy: 'OnRootMismatch', runAsNonRoot: true } },
  ],
])('%s of a pod is left out only where Kubernetes assumes the same', (_, assumed, other) => {
  expect(leanPod(assumed)).toEqual({});
  expect(leanPod(other)).toEqual(other);
});

test.each<[string, Partial<k8s.Container>, Partial<k8s.Container>]>([
  [
    'an image with a tag',
    { image: 'a:1', imagePullPolicy: 'IfNotPresent' },
    { image: 'a:1', imagePullPolicy: 'Always' },
  ],
  ['an image without one', { image: 'a', imagePullPolicy: 'Always' }, { image: 'a', imagePullPolicy: 'IfNotPresent' }],
])('the pull policy of %s is left out only where Kubernetes assumes the same', (_, assumed, other) => {
  expect(leanContainer(assumed)).toEqual({ name: 'db', image: assumed.image });
  expect(leanContainer(other)).toEqual({ name: 'db', ...other });
});

test('the protocol of a port is left out where it is TCP', () => {
  const ports = [
    { containerPort: 1, protocol: 'TCP' },
    { containerPort: 2, protocol: 'UDP' },
  ];
  expect(leanContainer({ ports }).ports).toEqual([{ containerPort: 1 }, { containerPort: 2, protocol: 'UDP' }]);
});

test.each(['readinessProbe', 'livenessProbe', 'startupProbe'])(
  'the failure threshold of a %s is left out where it is 3',
  (probe) => {
    expect(leanContainer({ [probe]: { failureThreshold: 3, timeoutSeconds: 5 } })).toEqual({
      name: 'db',
      [probe]: { timeoutSeconds: 5 },
    });
    expect(leanContainer({ [probe]: { failureThreshold: 4 } })).toEqual({
      name: 'db',
      [probe]: { failureThreshold: 4 },
    });
  },
);

test.each<[string, k8s.SecurityContext, k8s.SecurityContext]>([
  ['allowPrivilegeEscalation', { allowPrivilegeEscalation: true }, { allowPrivilegeEscalation: false }],
  ['privileged', { privileged: false }, { privileged: true }],
  ['readOnlyRootFilesystem', { readOnlyRootFilesystem: false }, { readOnlyRootFilesystem: true }],
  ['runAsNonRoot', { runAsNonRoot: false }, { runAsNonRoot: true }],
])('%s of a container is left out only where Kubernetes assumes the same', (_, assumed, other) => {
  expect(leanContainer({ securityContext: assumed })).toEqual({ name: 'db' });
  expect(leanContainer({ securityContext: other })).toEqual({ name: 'db', securityContext: other });
});

test('a container that may run as root in a pod that may not keeps its word', () => {
  const pod = { securityContext: { runAsNonRoot: true } };
  expect(leanContainer({ securityContext: { runAsNonRoot: true } }, pod)).toEqual({ name: 'db' });
  expect(leanContainer({ securityContext: { runAsNonRoot: false } }, pod)).toEqual({
    name: 'db',
    securityContext: { runAsNonRoot: false },
  });
});

test('init containers are leaned like others', () => {
  const { initContainers } = leanPod({
    initContainers: [{ name: 'init', image: 'a:1', imagePullPolicy: 'IfNotPresent' }],
  });
  expect(initContainers).toEqual([{ name: 'init', image: 'a:1' }]);
});
