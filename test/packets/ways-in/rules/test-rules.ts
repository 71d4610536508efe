import type { GatewayFacts } from '../../../../src/kinds/gateways/gateway-facts';
import type { Manifest } from '../../../support/synth';
import { inShort, type Outcome } from '../../harness/outcome';
import { stateOf } from '../../harness/pods';
import { Stage } from '../../harness/stage';
import { lastWithin, until } from '../../harness/waiting';
import { manifestsOf, movedTo, namespacesIn } from '../../rules/rehearsal';
import type { Entrance } from '../harness/controllers';
import { Door } from '../harness/door';
import { BELL, BELL_HOST, bellIngress, bellPods, bellRoute } from './bell';
import type { ControllerName, RequestOfRule } from './cases';
import { served, withHosts } from './served';

/** A controller that serves examples. */
export interface Server {
  readonly name: ControllerName;
  /** Of its Ingresses and its Gateways. */
  readonly className: string;
  readonly facts: GatewayFacts;
  /** Where its Ingresses are called. */
  readonly entrance: Entrance;
  /** Where a Gateway is called. */
  entranceOf(gateway: string, namespace: string): Entrance;
}

/** How long an example is asked until it is as expected, in milliseconds: the bell tells of routes, not of what they lead to. */
const PATIENCE = 30_000;

/** Tests that the good example of each rule is answered by its pods, and the bad one as the rule says. */
export function testRuleExamples(server: Server, cases: readonly RequestOfRule[]): void {
  const ours = cases.filter(({ by }) => by?.includes(server.name) ?? true);

  test.each(ours.map((each) => [`${each.rule}, example ${each.example ?? 0}`, each] as const))(
    '%s',
    async (_, packets) => {
      const { bad } = packets;
      const [goodOne, badOne] = await Promise.all([play(server, packets, 'good'), play(server, packets, 'bad')]);
      expect({ good: goodOne, bad: badOne }).toEqual({
        good: 'web',
        bad: typeof bad === 'string' ? bad : bad[server.name],
      });
    },
  );
}

async function play(server: Server, packets: RequestOfRule, side: 'good' | 'bad'): Promise<string> {
  const manifests = served(manifestsOf(packets, side), server.className, server.facts.ports);
  const gateway = manifests.find(({ kind }) => kind === 'Gateway');
  const home: string = gateway?.metadata.namespace ?? 'shop';
  const stages = await stagesFor([...namespacesIn(manifests), home]);
  const namespaces = Object.fromEntries([...stages].map(([name, stage]) => [name, stage.namespace]));
  const domain = (stages.get(home) as Stage).namespace;
  const apply = async (each: Manifest) => {
    await (stages.get(each.metadata.namespace) as Stage).apply(withHosts(movedTo(namespaces, each), domain));
  };

  for (const each of [...bellPods(home), ...manifests]) {
    await apply(each);
  }
  await ready(stages, [...bellPods(home), ...manifests]);
  const door = await Door.to(
    gateway === undefined ? server.entrance : server.entranceOf(gateway.metadata.name, domain),
  );
  await apply(gateway === undefined ? bellIngress(home, server.className) : bellRoute(home));
  await door.until(withHosts(`http://${BELL_HOST}/`, domain), ({ echo }) => appOf(echo?.pod) === BELL);

  const url = withHosts(typeof packets.url === 'string' ? packets.url : packets.url[side], domain);
  const expected = side === 'good' ? 'web' : typeof packets.bad === 'string' ? packets.bad : packets.bad[server.name];
  const answer = await lastWithin(
    PATIENCE,
    async () => wordFor(await door.ask(url, { timeout: 10_000 })),
    (found) => found === expected,
  );
  await Promise.all([...stages.values()].map((stage) => stage.strike()));
  return answer;
}

async function stagesFor(names: readonly string[]): Promise<Map<string, Stage>> {
  const stages = new Map<string, Stage>();
  for (const name of new Set(names)) {
    stages.set(name, await Stage.empty(name));
  }
  return stages;
}

/** Waits for the pods of the example; beside them, a controller may put some of its own. */
async function ready(stages: ReadonlyMap<string, Stage>, manifests: readonly Manifest[]): Promise<void> {
  for (const { metadata, spec } of manifests.filter(({ kind }) => kind === 'Deployment')) {
    const { app } = spec.template.metadata.labels;
    await until(
      `ready pods of ${app}`,
      async () => ((await stages.get(metadata.namespace)?.pods(app)) ?? []).map(stateOf),
      (states) => states.length === (spec.replicas ?? 1) && states.every(({ is }) => is === 'ready'),
    );
  }
}

function wordFor(outcome: Outcome): string {
  return appOf(outcome.echo?.pod) ?? inShort(outcome);
}

/** Pods of a Deployment are called after it. */
function appOf(pod: string | undefined): string | undefined {
  return pod?.split('-')[0];
}
