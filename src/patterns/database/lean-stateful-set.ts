import type { k8s } from 'cdk8s-plus-27';
import { assumedPullPolicy } from '../../values/pull-policy';

/**
 * A StatefulSet without the fields that cdk8s-plus writes although Kubernetes assumes just the same.
 */
export function leanStatefulSet(spec: k8s.StatefulSetSpec): k8s.StatefulSetSpec {
  const { updateStrategy, template } = spec;
  const isPlainUpdate = updateStrategy?.type === 'RollingUpdate' && !updateStrategy.rollingUpdate?.partition;
  return {
    ...spec,
    minReadySeconds: unlessAssumed(spec.minReadySeconds, 0),
    podManagementPolicy: unlessAssumed(spec.podManagementPolicy, 'OrderedReady'),
    updateStrategy: isPlainUpdate ? undefined : updateStrategy,
    template: { ...template, spec: template.spec === undefined ? undefined : leanPod(template.spec) },
  };
}

function leanPod(spec: k8s.PodSpec): k8s.PodSpec {
  const security = spec.securityContext;
  const lean = (container: k8s.Container) => leanContainer(container, security?.runAsNonRoot ?? false);
  return {
    ...spec,
    containers: spec.containers.map(lean),
    initContainers: spec.initContainers?.map(lean),
    dnsPolicy: unlessAssumed(spec.dnsPolicy, 'ClusterFirst'),
    hostNetwork: unlessAssumed(spec.hostNetwork, false),
    restartPolicy: unlessAssumed(spec.restartPolicy, 'Always'),
    setHostnameAsFqdn: unlessAssumed(spec.setHostnameAsFqdn, false),
    terminationGracePeriodSeconds: unlessAssumed(spec.terminationGracePeriodSeconds, 30),
    securityContext: unlessEmpty({
      ...security,
      fsGroupChangePolicy: unlessAssumed(security?.fsGroupChangePolicy, 'Always'),
      runAsNonRoot: unlessAssumed(security?.runAsNonRoot, false),
    }),
  };
}

function leanContainer(container: k8s.Container, podRunsAsNonRoot: boolean): k8s.Container {
  const security = container.securityContext;
  return {
    ...container,
    imagePullPolicy: unlessAssumed(container.imagePullPolicy, assumedPullPolicy(container.image ?? '')),
    ports: container.ports?.map((port) => ({ ...port, protocol: unlessAssumed(port.protocol, 'TCP') })),
    readinessProbe: leanProbe(container.readinessProbe),
    livenessProbe: leanProbe(container.livenessProbe),
    startupProbe: leanProbe(container.startupProbe),
    securityContext: unlessEmpty({
      ...security,
      allowPrivilegeEscalation: unlessAssumed(security?.allowPrivilegeEscalation, true),
      privileged: unlessAssumed(security?.privileged, false),
      readOnlyRootFilesystem: unlessAssumed(security?.readOnlyRootFilesystem, false),
      // A container has what its pod has, unless it says otherwise.
      runAsNonRoot: unlessAssumed(security?.runAsNonRoot, podRunsAsNonRoot),
    }),
  };
}

function leanProbe(probe: k8s.Probe | undefined): k8s.Probe | undefined {
  return probe && { ...probe, failureThreshold: unlessAssumed(probe.failureThreshold, 3) };
}

function unlessAssumed<T>(value: T | undefined, assumed: T): T | undefined {
  return value === assumed ? undefined : value;
}

function unlessEmpty<T extends object>(value: T): T | undefined {
  return Object.values(value).every((field) => field === undefined) ? undefined : value;
}
