import type { Manifest } from '../../../support/synth';
import { inShort, type Outcome } from '../../harness/outcome';
import { Stage } from '../../harness/stage';
import { lastWithin } from '../../harness/waiting';
import { manifestsOf, movedTo, namespacesIn } from '../../rules/rehearsal';
import { certified } from '../harness/certified';
import { type Controller, type ControllerName, entranceTo } from '../harness/controllers';
import { Door } from '../harness/door';
import { HOST, served, withHosts } from '../harness/served';
import { BELL, type Bell, bellPods, bellsFor } from './bell';
import type { Answer, RequestOfRule } from './request-of-rule';

/** How long an example is asked until it is as expected, in milliseconds: the bell tells of routes, not of what they lead to. */
const PATIENCE = 60_000;

type Side = 'good' | 'bad';

/** Tests that the good example of each rule is answered by its pods, and the bad one as the rule says. */
export function testRuleExamples(controller: Controller, cases: readonly RequestOfRule[]): void {
  const ours = cases.filter(({ by }) => by?.includes(controller.name) ?? true);

  test.each(ours.map((each) => [`${each.rule}, example ${each.example ?? 0}`, each] as const))(
    '%s',
    async (_, packets) => {
      const answers = await (packets.inTurn ? inTurn : atOnce)((side) => play(controller, packets, side));
      expect(answers).toEqual({
        good: either(expectedOf(packets, 'good', controller), answers.good),
        bad: either(expectedOf(packets, 'bad', controller), answers.bad),
      });
    },
  );
}

type Answers = Readonly<Record<Side, string>>;

async function atOnce(playing: (side: Side) => Promise<string>): Promise<Answers> {
  const [good, bad] = await Promise.all([playing('good'), playing('bad')]);
  return { good, bad };
}

async function inTurn(playing: (side: Side) => Promise<string>): Promise<Answers> {
  return { good: await playing('good'), bad: await playing('bad') };
}

/** Who answers, or how it fails: one of these. */
function expectedOf({ bad }: RequestOfRule, side: Side, { name }: Controller): readonly string[] {
  const answer = side === 'good' ? 'web' : isByController(bad) ? bad[name] : bad;
  return typeof answer === 'string' ? [answer] : answer;
}

function isByController(bad: RequestOfRule['bad']): bad is Readonly<Record<ControllerName, Answer>> {
  return typeof bad === 'object' && 'traefik' in bad;
}

/** The answer where it is one of those that are expected, and otherwise these. */
function either(expected: readonly string[], answer: string): string {
  return expected.includes(answer) ? answer : expected.join(' or ');
}

async function play(controller: Controller, packets: RequestOfRule, side: Side): Promise<string> {
  const manifests = served(manifestsOf(packets, side), controller);
  const home: string = manifests.find(({ kind }) => kind === 'Gateway')?.metadata.namespace ?? 'shop';
  const stages = await Stage.emptyOnes([...namespacesIn(manifests), home]);
  const namespaces = Object.fromEntries([...stages].map(([name, stage]) => [name, stage.namespace]));
  const domain = (stages.get(home) as Stage).namespace;
  const { manifests: all, caFor } = certified(
    withHosts([...bellPods(home), ...manifests], domain),
    withHosts(HOST, domain),
  );
  const apply = async (each: Manifest) => {
    await (stages.get(each.metadata.namespace) as Stage).apply(movedTo(namespaces, each));
  };

  for (const each of all) {
    await apply(each);
  }
  // Beside the pods of the example, a controller may put some of its own.
  for (const each of all.filter(({ kind }) => kind === 'Deployment')) {
    await stages.get(each.metadata.namespace)?.deployed(each);
  }
  const door = await Door.to(entranceTo(controller, manifests, domain));
  for (const bell of bellsFor(manifests, packets, controller, home)) {
    await rung(withHosts(bell, domain), door, apply);
  }

  const url = withHosts(typeof packets.url === 'string' ? packets.url : packets.url[side], domain);
  const expected = expectedOf(packets, side, controller);
  const asking = { times: expected.includes('timeout') ? 1 : TIMES, timeout: 10_000, ca: caFor(url) };
  const answer = await lastWithin(
    PATIENCE,
    async () => wordsFor(await door.askOften(url, asking)),
    (found) => expected.includes(found),
  );
  // What has failed stays for the evidence.
  if (expected.includes(answer)) {
    await Promise.all([...stages.values()].map((stage) => stage.strike()));
  }
  return answer;
}

/** How often it is asked: who is given all requests is so each time. */
const TIMES = 3;

async function rung({ url, manifests }: Bell, door: Door, apply: (each: Manifest) => Promise<void>): Promise<void> {
  for (const each of manifests) {
    await apply(each);
  }
  await door.until(url, ({ echo }) => appOf(echo?.pod) === BELL);
}

/** Who answered, or how it failed, each once. */
function wordsFor(outcomes: readonly Outcome[]): string {
  return [...new Set(outcomes.map(wordFor))].sort().join(' and ');
}

function wordFor(outcome: Outcome): string {
  const word = appOf(outcome.echo?.pod) ?? inShort(outcome);
  // As long as Envoy has a certificate for any host it listens, and hangs up on the others.
  return ['refused', 'reset'].includes(word) ? 'no connection' : word;
}

/** Pods of a Deployment are called after it. */
function appOf(pod: string | undefined): string | undefined {
  return pod?.split('-')[0];
}
