import { Cluster } from '../../../src/model/cluster/cluster';
import { readObjects } from '../../../src/model/objects/read';
import { speech } from '../../../src/trace/target';
import { type Trace, trace } from '../../../src/trace/trace';
import type { Path } from '../../../src/trace/walk';
import type { Manifest } from '../../support/synth';

/** A request that is tried for real, and what the trace says of it. */
export interface Question {
  /** The Deployment from whose pod it is asked. */
  readonly client: { readonly namespace: string; readonly name: string };
  readonly host: string;
  readonly port: number;
  readonly trace: Trace;
  /** Who answers and what fails, each once, in order; nothing where the trace says "unknown". */
  readonly expected: readonly string[] | undefined;
  /** Whether some of those are enough: a client comes to the same endpoint again, or chooses among addresses by itself. */
  readonly isChosen: boolean;
}

/** Whether what is seen is what the trace says. */
export function agrees({ expected = [], isChosen }: Question, seen: readonly string[]): boolean {
  return isChosen ? seen.length > 0 && seen.every((each) => expected.includes(each)) : seen.join() === expected.join();
}

/** What decides in sticky Services, and in headless ones. */
const CHOSEN_BY: readonly string[] = ['spec.sessionAffinity', 'spec.clusterIP'];

/** Every client with every Service, by its name with the namespace, by its short name, and by a record that is not there. */
export function questionsOf(manifests: readonly Manifest[]): Question[] {
  const cluster = new Cluster(readObjects(manifests));
  const services = manifests.filter(({ kind }) => kind === 'Service');
  return cluster.workloads.all.flatMap((workload) =>
    services.flatMap(({ metadata: { name, namespace }, spec }) => {
      // Ports of a headless Service are those of the pods, so that is what a client asks for.
      const port = spec.clusterIP === 'None' ? 8080 : 80;
      return [`${name}.${namespace}`, name].map((host): Question => {
        const found = trace(cluster, { is: 'pods', workload }, { is: 'host', host, port, ...speech('http') });
        const { namespace: from, name: client } = workload;
        return {
          client: { namespace: from, name: client },
          host,
          port,
          trace: found,
          expected: expectationOf(found),
          isChosen: found.paths.some(({ hops }) => hops.some(({ by }) => CHOSEN_BY.includes(by?.path ?? ''))),
        };
      });
    }),
  );
}

function expectationOf({ paths }: Trace): string[] | undefined {
  const words = paths.map(wordsFor);
  return words.includes(undefined) ? undefined : [...new Set(words.flatMap((each) => each ?? []))].sort();
}

/** How a path ends, in the words of whoever asks for real. */
function wordsFor({ outcome, assumptions }: Path): readonly string[] | undefined {
  switch (outcome.is) {
    case 'delivered':
      // What a trace takes for granted of a port that no container declares is not so here: the rig's echo listens on no other.
      return outcome.to.map(({ name, port }) =>
        assumptions.includes(`a container of ${name} listens on ${port}/TCP`) ? 'refused' : name,
      );
    case 'refused':
      return ['refused'];
    case 'dropped':
      return ['timeout'];
    case 'no such name':
      return ['nxdomain'];
    default:
      return undefined;
  }
}
