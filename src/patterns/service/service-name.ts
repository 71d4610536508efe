import type { IConstruct } from 'constructs';
import { Complaint, isComplaint } from '../../values/complaint';
import { dnsLabel } from '../../values/dns-name';
import type { Parser } from '../../values/parser';
import { quoted } from '../../values/wording';
import { TargetCluster } from '../cluster/target-cluster';

/** Since when the name of a Service may begin with a digit, as a minor version of Kubernetes. */
const DIGIT_FIRST_SINCE = 36;

/** The name of a Service in the cluster of a construct. */
export function serviceName(owner: IConstruct): Parser<string> {
  return (input) => {
    const name = dnsLabel(input);
    if (isComplaint(name) || !/^\d/.test(name)) {
      return name;
    }
    const cluster = TargetCluster.of(owner);
    return cluster._isOlderThan(DIGIT_FIRST_SINCE)
      ? new Complaint(
          quoted(name),
          `a name that begins with a letter, as Kubernetes ${cluster.kubernetesVersion} wants it of Services`,
          `did you mean ${quoted(`s-${name}`)}?`,
        )
      : name;
  };
}
