import type { ApiObjectMetadata } from 'cdk8s';
import {
  type Container,
  type ContainerProps,
  FsGroupChangePolicy,
  type k8s,
  LabelSelector,
  Pod,
  type PodSelectorConfig,
  type Service,
  StatefulSet,
} from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Complaint } from '../../values/complaint';
import type { TextMap } from '../../values/labels';
import { completeManifest } from '../complete-manifest';
import type { PodSpread } from '../load-balancer/pod-spread';
import { warn } from '../warning';
import type { PodsPlan } from './database-pods';
import { claimNameOf, claimTemplate, retentionPolicy, type StoragePlan } from './database-storage';
import { leanStatefulSet } from './lean-stateful-set';
import { spreadOverNodes } from './pod-placement';

/** What a pattern wants its StatefulSet to be. */
export interface StatefulSetPlan {
  readonly metadata: ApiObjectMetadata & { readonly name: string };
  readonly service: Service;
  readonly replicas?: number;
  readonly container: ContainerProps;
  /** The labels that the pods are recognized by. */
  readonly selector: TextMap;
  /** Annotations of the pods beside those that the user gave. */
  readonly annotations: TextMap;
  readonly storage: StoragePlan;
  /** The volumes of the pods, for each of which the container mounts a stand-in of its name. */
  readonly volumes: readonly k8s.Volume[];
  readonly pods: PodsPlan;
  readonly spread?: PodSpread;
  readonly terminationGracePeriodSeconds?: number;
  readonly management?: string;
  /** The group that may write to the volumes. */
  readonly fsGroup?: number;
  /** Whether no container may run as root. */
  readonly unprivileged: boolean;
}

/**
 * The cdk8s-plus StatefulSet inside a pattern. It is a full cdk8s-plus StatefulSet (scheduling, further containers and
 * volumes, autoscalers work on it), with what cdk8s-plus-27 cannot say and without what nobody asked for.
 */
export class RenderedStatefulSet extends StatefulSet {
  constructor(
    private readonly pattern: Construct,
    private readonly plan: StatefulSetPlan,
  ) {
    super(pattern, 'StatefulSet', {
      metadata: plan.metadata,
      service: plan.service,
      replicas: plan.replicas,
      // Its own selector is a hash of the construct path, so that moving the construct would change an immutable field.
      select: false,
      podMetadata: { labels: { ...plan.selector } },
      containers: [plan.container],
      securityContext: {
        ensureNonRoot: plan.unprivileged,
        fsGroup: plan.fsGroup,
        // Or the kubelet would change the owner of every file of a large volume at each start.
        fsGroupChangePolicy: plan.fsGroup === undefined ? undefined : FsGroupChangePolicy.ON_ROOT_MISMATCH,
      },
    });
    this.select(LabelSelector.of({ labels: { ...plan.selector } }));
    addAll(plan.pods.labels, (key, value) => this.podMetadata.addLabel(key, value));
    addAll({ ...plan.annotations, ...plan.pods.annotations }, (key, value) =>
      this.podMetadata.addAnnotation(key, value),
    );
    for (const container of plan.pods.containers ?? []) {
      this.addContainer(container);
    }
    for (const container of plan.pods.initContainers ?? []) {
      this.addInitContainer(container);
    }
    completeManifest(this.apiObject);
  }

  /** Adds a container, without the resources that cdk8s-plus would choose. */
  public override addContainer(container: ContainerProps): Container {
    return super.addContainer(withoutUnasked(container));
  }

  /** Adds an init container, without the resources that cdk8s-plus would choose. */
  public override addInitContainer(container: ContainerProps): Container {
    return super.addInitContainer(withoutUnasked(container));
  }

  /** An autoscaler takes the number of pods over, which a database does not follow as lightly as others. */
  public override markHasAutoscaler(): void {
    super.markHasAutoscaler();
    warn(
      this.pattern,
      new Complaint(
        'an autoscaler of the database',
        'a number of pods that changes seldom: each new replica copies all data, and the claims of those scaled away stay',
        'scale by hand, or scale what stands before the database',
      ),
    );
  }

  /** The labels by which Services, policies and affinities recognize the pods. */
  public override toPodSelectorConfig(): PodSelectorConfig {
    // cdk8s-plus asks while it is still being constructed, when the pods have no labels but these and its own.
    const labels =
      Object.keys(this.matchLabels).length > 0 ? this.matchLabels : ownLabels(this.podMetadata.toJson().labels);
    const { namespace } = this.metadata;
    return { labelSelector: LabelSelector.of({ labels }), namespaces: namespace ? { names: [namespace] } : undefined };
  }

  /** @internal */
  public override _toKube(): k8s.StatefulSetSpec {
    const { storage, management } = this.plan;
    const spec = leanStatefulSet({ ...super._toKube(), podManagementPolicy: management });
    const { metadata } = spec.template;
    return {
      ...spec,
      // One replica is what Kubernetes assumes.
      replicas: this.hasAutoscaler ? undefined : this.replicas,
      // Without the hash of the construct path, or moving the construct would restart all pods.
      template: { ...spec.template, metadata: { ...metadata, labels: ownLabels(metadata?.labels) } },
      volumeClaimTemplates: [claimTemplate(storage)],
      persistentVolumeClaimRetentionPolicy: retentionPolicy(storage),
    };
  }

  /** @internal */
  public override _toPodSpec(): k8s.PodSpec {
    const { storage, pods, spread, unprivileged, terminationGracePeriodSeconds, ...plan } = this.plan;
    const spec = super._toPodSpec();
    const standIns = [claimNameOf(storage), ...plan.volumes.map(({ name }) => name)];
    const volumes = [...plan.volumes, ...(spec.volumes ?? []).filter(({ name }) => !standIns.includes(name))];
    return {
      ...spec,
      // The claim template provides the volume of its name.
      volumes: volumes.length === 0 ? undefined : volumes,
      serviceAccountName: pods.serviceAccount?.name,
      imagePullSecrets: pods.imagePullSecrets?.map(({ name }) => ({ name })),
      terminationGracePeriodSeconds: terminationGracePeriodSeconds ?? spec.terminationGracePeriodSeconds,
      topologySpreadConstraints: spread && [spreadOverNodes(this.matchLabels, spread)],
      securityContext: {
        ...spec.securityContext,
        // The Pod Security Standard "restricted" demands it, and cdk8s-plus-27 cannot say it.
        seccompProfile: unprivileged ? { type: 'RuntimeDefault' } : undefined,
      },
    };
  }
}

function withoutUnasked(container: ContainerProps): ContainerProps {
  return { ...container, resources: container.resources ?? {} };
}

function ownLabels(labels: TextMap = {}): { [key: string]: string } {
  return Object.fromEntries(Object.entries(labels).filter(([key]) => key !== Pod.ADDRESS_LABEL));
}

function addAll(texts: TextMap | undefined, add: (key: string, value: string) => void): void {
  for (const [key, value] of Object.entries(texts ?? {})) {
    add(key, value);
  }
}
