import { App, Chart } from 'cdk8s';
import type { Manifest } from '../../support/synth';
import type { ApiServer } from '../harness/api-server';
import { isJudged, unexpectedWarnings } from '../harness/exceptions';
import { lossesOf } from '../harness/stored';
import type { DrawnPattern } from './drawn-pattern';

/** The manifests of a draft; undefined where we refuse it in our one sentence. */
export function manifestsOf({ build }: DrawnPattern, draft: unknown, namespace: string): Manifest[] | undefined {
  const chart = new Chart(new App(), 'chart', { namespace });
  try {
    build(chart, draft);
    return chart.toJson();
  } catch (error) {
    if (/: found .+, expected .+; .+/s.test((error as Error).message)) {
      return undefined;
    }
    throw error;
  }
}

/** What the server says against manifests, and what it would not store as it was written. */
export async function objectionsTo(server: ApiServer, manifests: readonly Manifest[]): Promise<string[]> {
  const objections = await Promise.all(manifests.filter(isJudged).map((manifest) => objectionsToOne(server, manifest)));
  return objections.flat();
}

async function objectionsToOne(server: ApiServer, manifest: Manifest): Promise<string[]> {
  const judged = hasNodePorts(manifest) ? removable(manifest) : manifest;
  const verdict = judged === manifest ? await server.judge(manifest) : await server.judgeByStoring(judged);
  return [...(verdict.accepted ? lossesOf(judged, verdict.object) : [verdict.words]), ...unexpectedWarnings(verdict)];
}

/**
 * A dry run hands out no node ports, and therefore does not look whether there are such; and the number that it makes up for a
 * port without one may be that of the next port.
 */
function hasNodePorts({ kind, spec }: Manifest): boolean {
  return (
    kind === 'Service' &&
    (spec.healthCheckNodePort !== undefined || (spec.ports ?? []).some((port: Manifest) => port.nodePort !== undefined))
  );
}

/** The same object under a name that the server makes up, and which nobody asks to be kept. */
function removable(manifest: Manifest): Manifest {
  return { ...manifest, metadata: { namespace: manifest.metadata.namespace, generateName: 'stored-' } };
}
