import type { ApiObjectMetadata } from 'cdk8s';
import type { Service } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Complaint } from '../../values/complaint';
import type { TextMap } from '../../values/labels';
import { elsewhereComplaint, type ObjectReference } from '../../values/object-reference';
import type { Read } from '../../values/parser';
import { PodSpread } from '../load-balancer/pod-spread';
import { portsComplaint } from '../ports/distinct-ports';
import type { PodPort } from '../ports/pod-port';
import { refusal } from '../refusal';
import { havePeers, isScripted } from './combination';
import { databaseContainer, isUnprivileged } from './database-container';
import type { PodsPlan } from './database-pods';
import { claimNameOf } from './database-storage';
import { warnOfLittleMemory, warnOfNobodyToWaitFor, warnOfUnreadPassword } from './database-warnings';
import type { EngineFacts } from './engines/engine-facts';
import type { headlessStatefulDbFields } from './headless-stateful-db-props';
import { checkNeededKeys } from './needed-keys';
import { limitDisruption } from './pod-placement';
import { RenderedStatefulSet } from './rendered-stateful-set';
import { ReplicationFiles } from './replication-files';
import { replicationVariables } from './replication-options';

/** What was given for a database, as the parsers made it. */
export type GivenDatabase = Read<typeof headlessStatefulDbFields>;

/** What the parts of a database are made from. */
export interface PartsPlan {
  readonly given: GivenDatabase;
  readonly metadata: ApiObjectMetadata & { readonly name: string };
  readonly service: Service;
  readonly ports: readonly PodPort[];
  readonly primaryHost: string;
  readonly selector: TextMap;
}

/** The labels that the pods of a database are recognized by: those given, or else ones that no move in the tree changes. */
export function selectorOf({ pods, engine }: GivenDatabase, name: string): TextMap {
  return (
    pods?.selector ?? {
      'app.kubernetes.io/name': engine._facts.containerName,
      'app.kubernetes.io/instance': name,
    }
  );
}

/** Makes the StatefulSet, and the scripts and the budget for evictions where there are any. */
export function makeStatefulSet(owner: Construct, plan: PartsPlan): RenderedStatefulSet {
  const { given, metadata, service, selector } = plan;
  const { engine, storage, replicas = 1, replication = {}, resources } = given;
  const facts = engine._facts;
  const pods: PodsPlan = given.pods ?? {};
  const combination = { ...given, engine: facts, pods };
  const scripted = isScripted(combination);
  const several = replicas > 1;
  const namespace = service.metadata.namespace || undefined;
  const { name, labels, annotations } = metadata;
  // What belongs to the database is marked like it.
  const alike = { namespace, labels, annotations };
  const scripts =
    scripted && facts.replication !== undefined
      ? new ReplicationFiles(owner, { ...alike, name: `${name}-replication` }, facts.replication.files)
      : undefined;
  refuseElsewhere(owner, namespace, given);
  const files = { initScripts: given.initScripts, config: given.config };
  const { container, volumes } = databaseContainer(owner, {
    ...given,
    engine: facts,
    ports: plan.ports,
    scripts,
    told: facts.replication === undefined ? {} : replicationVariables(replication, facts.replication.kind),
    primaryHost: plan.primaryHost,
    files,
    data: { volume: claimNameOf(storage), subPath: (storage.subPath ?? facts.data.subPath) || undefined },
  });
  checkNeededKeys(owner, { engine: facts, credentials: given.credentials, files, namespace, scripted, several });
  warnOfLittleMemory(owner, facts, resources);
  warnOfUnreadPassword(owner, facts, given.roles);
  warnOfNobodyToWaitFor(owner, given.replication, replicas);
  const peers = havePeers(combination);
  const statefulSet = new RenderedStatefulSet(owner, {
    metadata,
    service,
    replicas: given.replicas,
    container,
    selector,
    annotations: scripts?.checksum ?? {},
    storage,
    volumes,
    pods,
    spread: pods.spread ?? (peers ? PodSpread.PREFERRED : undefined),
    terminationGracePeriodSeconds: pods.terminationGracePeriod ?? facts.graceSeconds,
    management: pods.management ?? (peers ? 'Parallel' : undefined),
    fsGroup: facts.group,
    unprivileged: isUnprivileged(facts),
  });
  const maxUnavailable = pods.maxUnavailable ?? (several ? 1 : undefined);
  if (maxUnavailable !== undefined) {
    limitDisruption(owner, { ...alike, name }, selector, maxUnavailable);
  }
  return statefulSet;
}

/** The port of the server: the engine's, or a handle of the same number. */
export function enginePort(owner: Construct, { port: own }: EngineFacts, given: PodPort | undefined): PodPort {
  if (given !== undefined && (given.number !== own.number || given.protocol !== own.protocol)) {
    throw refusal(
      owner,
      new Complaint(
        `port ${given}`,
        `${own.number}/${own.protocol}, where the engine listens`,
        'change the number, or describe a server that listens elsewhere with DatabaseEngine.custom',
        '.port',
      ),
    );
  }
  return given ?? own;
}

/** The ports of the server, refused where two clash. */
export function distinctPorts(owner: Construct, ports: PodPort[]): PodPort[] {
  const complaint = portsComplaint(ports.map(({ number, name, protocol }) => ({ port: number, name, protocol })));
  if (complaint !== undefined) {
    throw refusal(owner, complaint.under('extraPorts'));
  }
  return ports;
}

/** Refuses Secrets and ConfigMaps that pods of the namespace cannot see. */
function refuseElsewhere(owner: Construct, own: string | undefined, given: GivenDatabase): void {
  const { adminPassword, replicationPassword, _user } = given.credentials;
  const seen: [string, string, ObjectReference | undefined][] = [
    ['Secret', 'credentials', adminPassword._secret],
    ['Secret', 'credentials', replicationPassword._secret],
    ['Secret', 'credentials', _user?.password._secret],
    ['Secret', 'credentials', _user?.passwordForUrls._secret],
    ['ConfigMap', 'initScripts', given.initScripts],
    ['ConfigMap', 'config', given.config],
    ['ServiceAccount', 'pods.serviceAccount', given.pods?.serviceAccount],
    ...(given.pods?.imagePullSecrets ?? []).map((secret): [string, string, ObjectReference] => [
      'Secret',
      'pods.imagePullSecrets',
      secret,
    ]),
  ];
  for (const [kind, prop, object] of seen) {
    const complaint = object && own !== undefined ? elsewhereComplaint(kind, object, own) : undefined;
    if (complaint !== undefined) {
      throw refusal(owner, complaint.under(prop));
    }
  }
}
