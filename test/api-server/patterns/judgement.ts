import { App, Chart } from 'cdk8s';
import type { Manifest } from '../../support/synth';
import type { ApiServer } from '../harness/api-server';
import { isJudged, unexpectedWarnings } from '../harness/exceptions';
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

/** What the server says against manifests. */
export async function objectionsTo(server: ApiServer, manifests: readonly Manifest[]): Promise<string[]> {
  const objections = await Promise.all(manifests.filter(isJudged).map((manifest) => objectionsToOne(server, manifest)));
  return objections.flat();
}

async function objectionsToOne(server: ApiServer, manifest: Manifest): Promise<string[]> {
  const verdict = await server.judge(manifest);
  const stored = verdict.accepted && hasNodePorts(manifest) ? await server.judgeByStoring(removable(manifest)) : verdict;
  return [...(stored.accepted ? [] : [stored.words]), ...unexpectedWarnings(verdict)];
}

/** A dry run hands out no node ports, and therefore does not look whether there are such. */
function hasNodePorts({ kind, spec }: Manifest): boolean {
  return (
    kind === 'Service' &&
    (spec.healthCheckNodePort !== undefined || (spec.ports ?? []).some((port: Manifest) => port.nodePort !== undefined))
  );
}

/** The same object, which nobody asks to be kept. */
function removable(manifest: Manifest): Manifest {
  return { ...manifest, metadata: { ...manifest.metadata, finalizers: undefined } };
}
