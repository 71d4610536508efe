import type { IConstruct } from 'constructs';
import { Complaint, isComplaint } from '../../values/complaint';
import { quoted } from '../../values/wording';
import { TargetCluster } from '../cluster/target-cluster';
import { accepted, refuseAtSynth } from '../refusal';
import { TrafficDistribution } from './common-props';

/** The minor version of Kubernetes since when both preferences are taken without a feature gate. */
const SINCE = 34;

/** Since when `PreferSameZone` is taken under its first name, `PreferClose`. */
const SINCE_AS_CLOSE = 31;

/** The preference as the target cluster spells it. Refused where it knows none such, at once and again at synth. */
export function spelledDistribution(owner: IConstruct, value: TrafficDistribution): string {
  return accepted(owner, spelling(owner, value));
}

/** Refuses a preference that the cluster is too old for; it may be described only after the construct was made. */
export function checkDistribution(owner: IConstruct, value: TrafficDistribution | undefined): void {
  if (value !== undefined) {
    spelledDistribution(owner, value);
    refuseAtSynth(owner, () => {
      const spelled = spelling(owner, value);
      return isComplaint(spelled) ? spelled : undefined;
    });
  }
}

function spelling(owner: IConstruct, value: TrafficDistribution): string | Complaint {
  const cluster = TargetCluster.of(owner);
  if (!cluster._isOlderThan(SINCE)) {
    return value;
  }
  const closeWillDo = value === TrafficDistribution.PREFER_SAME_ZONE;
  if (closeWillDo && !cluster._isOlderThan(SINCE_AS_CLOSE)) {
    return 'PreferClose';
  }
  return new Complaint(
    `${quoted(value)} for Kubernetes ${cluster.kubernetesVersion}`,
    `Kubernetes 1.${closeWillDo ? SINCE_AS_CLOSE : SINCE} or later`,
    'leave it out, or correct the kubernetesVersion of the TargetCluster',
    '.trafficDistribution',
  );
}
