import { namesakeNotGiven, notGiven } from '../../guesses/makers/not-given';
import { operatorIn } from '../../guesses/makers/operators';
import { mistyped, mistypedNamespace } from '../../guesses/services/near-service';
import { told } from '../../guesses/settings/connections';
import type { Mention } from '../../guesses/settings/mentions';
import type { NamedHost } from '../../guesses/settings/named-hosts';
import type { Cluster } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { madeServicesIn } from '../../model/traffic/made-services';
import type { Service } from '../../model/views/service';
import { isSlip } from '../../values/likeness';
import { quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import { doubtOfTeller, type Missing, notCalled } from './asked-host';
import { slipOfMade } from './made-host';

/** What is wrong with a host that no Service here is called: a slip, another namespace, or another name for the same pods. */
export function* wrongHost(host: NamedHost, cluster: Cluster): Iterable<Fault> {
  const { object, mention, named } = host;
  if (named.is === 'missing') {
    yield* inNamespace(mention, named, object, cluster) ??
      slipOfMade(mention, named, object, cluster) ??
      ofPeers(host, cluster) ??
      ofNamespace(mention, named, object, cluster) ??
      elsewhere(mention, named, object, cluster);
  }
}

/** A name for the pods of a cluster, while they have a headless Service of another name, and one alone. */
function ofPeers(host: NamedHost, cluster: Cluster): Fault[] | undefined {
  const { mention, named } = host;
  if (named.is !== 'missing' || mention.isOfPeers !== true) {
    return undefined;
  }
  const own = told(host, cluster).flatMap((workload) => cluster.servicesOf(workload));
  const [only, another] = new Set(own.filter(({ isHeadless }) => isHeadless));
  return only === undefined || another !== undefined
    ? undefined
    : [
        doubtful(
          notGiven('Service'),
          fault(
            mention.field,
            notCalled(mention, named),
            `${quoted(mention.host.replace(named.name, only.name))}, the headless Service of these pods`,
            'name that one',
          ),
        ),
      ];
}

/** A slip of the pen: there is a Service of nearly that name, with that port. */
function inNamespace(mention: Mention, missing: Missing, object: KubeObject, cluster: Cluster): Fault[] | undefined {
  const near = mistyped(cluster, missing.namespace, missing.name);
  const isSame = near !== undefined && fits(near, mention);
  // Names that are alike may be meant to differ; a port in common says that they are not. Those of a headless one are no matter.
  if (near === undefined || !(isSame || ((mention.port === undefined || near.isHeadless) && mention.isSure))) {
    return undefined;
  }
  const mistake = fault(
    mention.field,
    notCalled(mention, missing),
    quoted(mention.host.replace(missing.name, near.name)),
    'correct the name',
  );
  const isLikely = isSame && !mention.isImplied && isSlip(near.name, missing.name);
  const doubt = isLikely
    ? doubtAbout(mention, missing, object, cluster)
    : `the two names are no more than alike${isGone(missing, cluster) ? '' : ', and the Service may be in files that were not given'}`;
  return [doubtful(doubt, mistake)];
}

/** Why a name with a slip may be right all the same. */
function doubtAbout(mention: Mention, missing: Missing, object: KubeObject, cluster: Cluster): string | undefined {
  const maker = isGone(missing, cluster) ? undefined : operatorIn(cluster);
  return doubtOfTeller(mention, object) ?? (maker && `${maker} may make a Service of that name`);
}

/** Whether a cluster has told that there is no such Service now. */
function isGone({ namespace }: Missing, cluster: Cluster): boolean {
  return cluster.holdsAll('Service', namespace);
}

/** A slip of the pen in the namespace. */
function ofNamespace(mention: Mention, missing: Missing, object: KubeObject, cluster: Cluster): Fault[] | undefined {
  const near = missing.isQualified ? mistypedNamespace(cluster, missing.namespace, missing.name) : undefined;
  if (near === undefined || cluster.services.in(missing.namespace).length > 0) {
    return undefined;
  }
  const expected = mention.host.replace(`${missing.name}.${missing.namespace}`, `${near.name}.${near.namespace}`);
  const mistake = fault(mention.field, notCalled(mention, missing), quoted(expected), 'correct the namespace');
  const doubt = isGone(missing, cluster)
    ? doubtAbout(mention, missing, object, cluster)
    : 'there may be such a namespace, whose Services are in files that were not given';
  return [doubtful(doubt, mistake)];
}

/** The name of a Service of another namespace. */
function elsewhere(mention: Mention, missing: Missing, object: KubeObject, cluster: Cluster): Fault[] {
  const services = cluster.services.anywhere(missing.name);
  const [only, another] = [
    ...services.map((service) => ({ ...placeOf(service), fits: fits(service, mention) })),
    ...madeServicesIn(cluster)
      .anywhere(missing.name)
      .filter(({ object: { namespaceGiven } }) => namespaceGiven)
      .map((made) => ({ ...placeOf(made), fits: made.ports.includes(mention.port ?? 0) })),
  ];
  const isInSight = missing.isQualified
    ? cluster.services.in(missing.namespace).length > 0 || isOwnUnder(cluster, services[0], mention, object)
    : object.namespaceGiven && (mention.isSure || mention.host !== missing.name);
  const isMeant = only !== undefined && (only.fits || (mention.port === undefined && !missing.isQualified));
  if (only === undefined || another !== undefined || !isInSight || !isMeant) {
    return [];
  }
  const mistake = fault(
    mention.field,
    notCalled(mention, missing),
    quoted(missing.isQualified ? `${only.name}.${only.namespace}` : `${mention.host}.${only.namespace}`),
    missing.isQualified
      ? 'correct the namespace'
      : 'name the namespace too, for a short name is looked up in the own one',
  );
  const doubt = isGone(missing, cluster)
    ? doubtAbout(mention, missing, object, cluster)
    : namesakeNotGiven('a Service', 'that namespace');
  return [doubtful(doubt, mistake)];
}

/** Whether a Service is that of the pods that are told, and the port that they are told of is its own. */
function isOwnUnder(cluster: Cluster, service: Service | undefined, mention: Mention, object: KubeObject): boolean {
  return (
    service !== undefined &&
    service.namespace === object.namespace &&
    object.namespaceGiven &&
    mention.isSure &&
    !mention.isImplied &&
    service.ports.length > 0 &&
    cluster.selectedBy(service).length > 0
  );
}

function placeOf({ name, namespace }: { readonly name: string; readonly namespace: string }) {
  return { name, namespace };
}

function fits({ ports }: Service, { port }: Mention): boolean {
  return port !== undefined && ports.some(({ number }) => number === port);
}
