import { check } from '../../../src/check/check';
import { Cluster } from '../../../src/model/cluster/cluster';
import { readObjects } from '../../../src/model/objects/read';
import type { Manifest } from '../../support/synth';
import type { Stage } from '../harness/stage';

/** What Kubernetes makes of what somebody writes, and so a dump holds besides. */
const MADE = [
  'v1 ConfigMap',
  'v1 Endpoints',
  'v1 Pod',
  'v1 ServiceAccount',
  'apps/v1 ControllerRevision',
  'apps/v1 ReplicaSet',
  'batch/v1 Job',
  'discovery.k8s.io/v1 EndpointSlice',
];

/**
 * The rules that find something in all objects of some namespaces, each once, in order: whoever has a cluster that is broken has its
 * objects and not the manifests. They are listed by kind as kubectl lists them, which itself would take a second for each namespace.
 */
export async function toldOfDump(stages: readonly Stage[], manifests: readonly Manifest[]): Promise<string[]> {
  const written = manifests
    .filter(({ metadata }) => metadata.namespace !== undefined)
    .map(({ apiVersion, kind }) => `${apiVersion} ${kind}`);
  const kinds = [...new Set([...MADE, ...written])];
  const dumps = await Promise.all(
    stages.flatMap((stage) => [namespaceOf(stage), ...kinds.map((kind) => listed(stage, kind))]),
  );
  const { findings } = check(new Cluster(readObjects(dumps.flat())));
  return [...new Set(findings.map(({ rule }) => rule))].sort();
}

function namespaceOf({ server, namespace }: Stage): Promise<Manifest> {
  return server.read({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
}

async function listed(stage: Stage, kindInFull: string): Promise<Manifest[]> {
  const [apiVersion = '', kind = ''] = kindInFull.split(' ');
  // Items of a list leave out what all of them share.
  return (await stage.list(apiVersion, kind)).map((item) => ({ apiVersion, kind, ...item }));
}
