import { notGiven } from '../../guesses/makers/not-given';
import { mistypedMade } from '../../guesses/services/near-service';
import type { Mention } from '../../guesses/settings/mentions';
import type { Cluster } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { madeServicesIn } from '../../model/traffic/made-services';
import { isSlip } from '../../values/likeness';
import { listed, quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import { doubtOfTeller, type Missing, notCalled } from './asked-host';

/** A slip in the name of a Service that an operator makes, or a name that begins like it and that it makes none of. */
export function slipOfMade(
  mention: Mention,
  missing: Missing,
  object: KubeObject,
  cluster: Cluster,
): readonly Fault[] | undefined {
  const near = mistypedMade(cluster, missing.namespace, missing.name);
  const isSame = mention.port !== undefined && near?.ports.includes(mention.port) === true;
  const isNear = near !== undefined && isSlip(near.name, missing.name);
  if (near === undefined || !(isSame || (isNear && mention.port === undefined && mention.isSure))) {
    return undefined;
  }
  const candidates = isNear
    ? [near]
    : madeServicesIn(cluster).all.filter(
        (made) => made.object === near.object && made.ports.includes(mention.port ?? 0),
      );
  const mistake = fault(
    mention.field,
    notCalled(mention, missing),
    `${listed(candidates.map(({ name }) => quoted(mention.host.replace(missing.name, name))))}, which the operator makes of ${near.object.title}`,
    'correct the name',
  );
  const doubt = isNear && !mention.isImplied ? doubtOfTeller(mention, object) : notGiven('Service');
  return [doubtful(doubt, mistake)];
}
