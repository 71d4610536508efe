import type { IConstruct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { quoted } from '../../values/wording';
import { isInTree } from '../cluster/claims';
import { TargetCluster } from '../cluster/target-cluster';
import { refuseAtSynth } from '../refusal';

/** What one Ingress does with a host of its class, as far as it may disturb others. */
interface Part {
  readonly owner: IConstruct;
  readonly usesPatterns: boolean;
  /** A route that patterns of another Ingress would widen. */
  readonly exactRoute: string | undefined;
  /** What tells the certificate from others. */
  readonly certificate: string | undefined;
}

/** The parts in the hosts of each app, by class and host. */
const parts = new WeakMap<IConstruct, Map<string, Part[]>>();

/**
 * Says what an Ingress does with a host, and has it refused at synth if another Ingress of the class does something to the
 * same host that does not go with it: another certificate, or regular expressions that widen its exact paths.
 */
export function takePartIn(className: string, host: string, part: Part): void {
  const { owner } = part;
  const byHost = parts.get(owner.node.root) ?? new Map<string, Part[]>();
  parts.set(owner.node.root, byHost);
  const key = `${className} ${host}`;
  const present = byHost.get(key);
  if (present === undefined) {
    byHost.set(key, [part]);
  } else {
    present.push(part);
  }
  refuseAtSynth(owner, () => {
    const all = (byHost.get(key) ?? []).filter(
      (each) => isInTree(each.owner) && TargetCluster.of(each.owner).name === TargetCluster.of(owner).name,
    );
    const earlier = all.slice(0, all.indexOf(part));
    const others = all.filter((each) => each.owner !== owner);
    return [...certificateComplaint(className, host, part, earlier), ...patternComplaint(part, others)];
  });
}

/** Told of the later of two alone. */
function certificateComplaint(
  className: string,
  host: string,
  { certificate }: Part,
  earlier: readonly Part[],
): Complaint[] {
  const rival = earlier.find(
    (each) => each.certificate !== undefined && certificate !== undefined && each.certificate !== certificate,
  );
  return rival === undefined
    ? []
    : [
        new Complaint(
          `a second certificate for ${quoted(host)} of class ${quoted(className)}, for which ${rival.owner.node.path} has another`,
          'one certificate for a host, of which the controller shows one',
          `show the same one, by TlsCertificate.fromSecretName(${quoted(rival.certificate ?? '')})`,
          '.certificate',
        ),
      ];
}

function patternComplaint({ usesPatterns, exactRoute }: Part, others: readonly Part[]): Complaint[] {
  const patterns = others.find((each) => each.usesPatterns);
  return patterns === undefined || usesPatterns || exactRoute === undefined
    ? []
    : [
        new Complaint(
          `the route ${quoted(exactRoute)} beside the regular expressions of ${patterns.owner.node.path}`,
          'hosts with regular expressions alone, or without any: one makes all paths of the host regular expressions',
          'give one of the Ingresses a host of its own',
          '.routes',
        ),
      ];
}
