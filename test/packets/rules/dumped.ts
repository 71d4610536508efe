import { check } from '../../../src/check/check';
import { Cluster } from '../../../src/model/cluster/cluster';
import { readText } from '../../../src/model/objects/read';
import { rig } from '../harness/rig';
import type { Stage } from '../harness/stage';

/**
 * The rules that find something in what `kubectl get -o yaml` prints of some namespaces, each once, in order: whoever has a
 * cluster that is broken has its objects and not the manifests.
 */
export async function toldOfDump(stages: readonly Stage[]): Promise<string[]> {
  const namespaces = stages.map(({ namespace }) => namespace);
  const dumps = await Promise.all([
    printed('get', 'namespaces', ...namespaces),
    ...namespaces.map((namespace) => printed('dump', '-n', namespace)),
  ]);
  const objects = dumps.flatMap((text, i) => readText({ name: `dump-${i}.yaml`, text }).objects);
  const { findings } = check(new Cluster(objects));
  return [...new Set(findings.map(({ rule }) => rule))].sort();
}

async function printed(command: string, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await rig(command, ...args);
  if (code !== 0) {
    throw new Error(`rig ${command} ${args.join(' ')}: ${stderr.trim()}`);
  }
  return stdout;
}
