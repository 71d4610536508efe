import type { GatewayFacts } from '../../../../src/kinds/gateways/gateway-facts';
import type { Manifest } from '../../../support/synth';
import { inShort, type Outcome } from '../../harness/outcome';
import { Stage } from '../../harness/stage';
import { lastWithin } from '../../harness/waiting';
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
      const [good, bad] = await Promise.all([play(server, packets, 'good'), play(server, packets, 'bad')]);
      expect({ good, bad }).toEqual({
        good: expectedOf(packets, 'good', server),
        bad: expectedOf(packets, 'bad', server),
      });
    },
  );
}

/** Who answers, or how it fails. */
function expectedOf({ bad }: RequestOfRule, side: 'good' | 'bad', { name }: Server): string {
  return side === 'good' ? 'web' : typeof bad === 'string' ? bad : bad[name];
}

async function play(server: Server, packets: RequestOfRule, side: 'good' | 'bad'): Promise<string> {
  const manifests = served(manifestsOf(packets, side), server.className, server.facts.ports);
  const gateway = manifests.find(({ kind }) => kind === 'Gateway');
  const home: string = gateway?.metadata.namespace ?? 'shop';
  const stages = await Stage.emptyOnes([...namespacesIn(manifests), home]);
  const namespaces = Object.fromEntries([...stages].map(([name, stage]) => [name, stage.namespace]));
  const domain = (stages.get(home) as Stage).namespace;
  const apply = async (each: Manifest) => {
    await (stages.get(each.metadata.namespace) as Stage).apply(withHosts(movedTo(namespaces, each), domain));
  };

  const all = [...bellPods(home), ...manifests];
  for (const each of all) {
    await apply(each);
  }
  // Beside the pods of the example, a controller may put some of its own.
  for (const each of all.filter(({ kind }) => kind === 'Deployment')) {
    await stages.get(each.metadata.namespace)?.deployed(each);
  }
  const door = await Door.to(
    gateway === undefined ? server.entrance : server.entranceOf(gateway.metadata.name, domain),
  );
  await apply(gateway === undefined ? bellIngress(home, server.className) : bellRoute(home));
  await door.until(withHosts(`http://${BELL_HOST}/`, domain), ({ echo }) => appOf(echo?.pod) === BELL);

  const url = withHosts(typeof packets.url === 'string' ? packets.url : packets.url[side], domain);
  const expected = expectedOf(packets, side, server);
  const answer = await lastWithin(
    PATIENCE,
    async () => wordFor(await door.ask(url, { timeout: 10_000 })),
    (found) => found === expected,
  );
  await Promise.all([...stages.values()].map((stage) => stage.strike()));
  return answer;
}

function wordFor(outcome: Outcome): string {
  return appOf(outcome.echo?.pod) ?? inShort(outcome);
}

/** Pods of a Deployment are called after it. */
function appOf(pod: string | undefined): string | undefined {
  return pod?.split('-')[0];
}
