import type { ApiObjectMetadata } from 'cdk8s';
import { type ContainerProps, k8s, type PodManagementPolicy, type Service, StatefulSet } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { completeManifest } from '../complete-manifest';
import { leanStatefulSet } from './lean-stateful-set';

/** The storage of each pod. */
export interface ClaimPlan {
  /** The name of the claim, and of the volume that the containers mount. */
  readonly name: string;
  readonly accessMode: string;
  /** As a Kubernetes quantity, such as `10Gi`. */
  readonly storage: string;
  readonly storageClassName?: string;
}

/** What a pattern wants its StatefulSet to be. */
export interface StatefulSetPlan {
  readonly metadata: ApiObjectMetadata & { readonly name: string };
  readonly service: Service;
  readonly replicas?: number;
  readonly podManagementPolicy?: PodManagementPolicy;
  readonly container: ContainerProps;
  readonly claim: ClaimPlan;
  /** The group that may write to the volumes. */
  readonly fsGroup?: number;
  /** Whether no container may run as root. */
  readonly unprivileged: boolean;
}

/**
 * The cdk8s-plus StatefulSet inside a pattern. It is a full cdk8s-plus StatefulSet (scheduling, further containers and
 * volumes, autoscalers work on it), with the claims that cdk8s-plus-27 cannot say and without what nobody asked for.
 */
export class RenderedStatefulSet extends StatefulSet {
  constructor(
    scope: Construct,
    private readonly plan: StatefulSetPlan,
  ) {
    super(scope, 'StatefulSet', {
      metadata: plan.metadata,
      service: plan.service,
      replicas: plan.replicas,
      podManagementPolicy: plan.podManagementPolicy,
      containers: [plan.container],
      securityContext: { ensureNonRoot: plan.unprivileged, fsGroup: plan.fsGroup },
    });
    completeManifest(this.apiObject);
  }

  /** @internal */
  public override _toKube(): k8s.StatefulSetSpec {
    return {
      ...leanStatefulSet(super._toKube()),
      // One replica is what Kubernetes assumes.
      replicas: this.hasAutoscaler ? undefined : this.replicas,
      volumeClaimTemplates: [claimTemplate(this.plan.claim)],
    };
  }

  /** @internal */
  public override _toPodSpec(): k8s.PodSpec {
    const spec = super._toPodSpec();
    const volumes = (spec.volumes ?? []).filter(({ name }) => name !== this.plan.claim.name);
    return {
      ...spec,
      // The claim template provides the volume of its name, for which a container of cdk8s-plus needs a stand-in.
      volumes: volumes.length === 0 ? undefined : volumes,
      securityContext: {
        ...spec.securityContext,
        // The Pod Security Standard "restricted" demands it, and cdk8s-plus-27 cannot say it.
        seccompProfile: this.plan.unprivileged ? { type: 'RuntimeDefault' } : undefined,
      },
    };
  }
}

function claimTemplate({ name, accessMode, storage, storageClassName }: ClaimPlan): k8s.KubePersistentVolumeClaimProps {
  return {
    metadata: { name },
    spec: {
      accessModes: [accessMode],
      storageClassName,
      resources: { requests: { storage: k8s.Quantity.fromString(storage) } },
    },
  };
}
