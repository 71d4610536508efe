import { type Place, run } from '../harness/places';
import type { Stage } from '../harness/stage';
import type { PacketsOfRule } from './expectation';

/*
 * Variables of a container in the place of who answers it.
 */

const VARIABLE = 'variable:';

/** The pod whose variable is asked for, which is made last: the kubelet sets what it knows of Services when a container starts. */
export function readerIn(asked: string, { from = '' }: PacketsOfRule): string | undefined {
  return asked.startsWith(VARIABLE) ? from.split(':')[1] : undefined;
}

/** What a variable holds, with the names of Services for their addresses. */
export async function variableIn(asked: string, from: Place, stages: readonly Stage[]): Promise<string> {
  const { code, stdout } = await run(from, 'printenv', asked.slice(VARIABLE.length));
  if (code !== 0) {
    return 'unset';
  }
  const services = (await Promise.all(stages.map((stage) => stage.list('v1', 'Service')))).flat();
  return services
    .filter(({ spec }) => spec.clusterIP?.includes('.'))
    .reduce((value, { metadata, spec }) => value.replaceAll(spec.clusterIP, `{${metadata.name}}`), stdout.trim());
}
