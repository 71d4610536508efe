import { App } from 'cdk8s';
import type { Manifest } from '../../../support/synth';
import { chartsIn, EVERY_EXAMPLE } from '../../examples/charts';
import { LEFT_OUT } from '../../examples/left-out';
import { inShort } from '../../harness/outcome';
import { stateOf } from '../../harness/pods';
import { podsOf, Stage } from '../../harness/stage';
import { until } from '../../harness/waiting';
import { certified } from '../harness/certified';
import { type Controller, entranceTo } from '../harness/controllers';
import { Door } from '../harness/door';
import { deployment } from '../harness/pods';
import { atController, HOST, withHosts } from '../harness/served';
import { WAYS_IN, type WayIn } from './asked';

/*
 * The examples with Ingresses and Gateways, served by a controller of the rig: with its class, its ports, and certificates for their
 * hosts. What else is in them, npm run test:packets sees.
 */

/** What leads in to pods, beside the kinds of the way itself. */
const PODS = ['Deployment', 'Service'];

/** Tests that each URL of an example is answered by the pods of the Services that it is for. */
export function testExamplesThrough(controller: Controller): void {
  beforeEach(() => {
    jest.spyOn(console, 'warn').mockImplementation();
  });

  test('each example with a way in is asked', () => {
    const leadIn = EVERY_EXAMPLE.filter((example) =>
      synthesized(example, 'example').some(({ kind }) => ['Ingress', 'Gateway'].includes(kind)),
    );
    expect(Object.keys(WAYS_IN).sort()).toEqual(leadIn.sort());
  });

  test.each(Object.entries(WAYS_IN))('examples/%s.ts leads in', (example, wayIn) => see(controller, example, wayIn));
}

function synthesized(example: string, namespace: string): Manifest[] {
  return chartsIn(example).flatMap((ExampleChart) => new ExampleChart(new App(), namespace).toJson());
}

async function see(controller: Controller, example: string, { by, asked }: WayIn): Promise<void> {
  const stage = await Stage.empty('example');
  const { namespace } = stage;
  const chosen = synthesized(example, namespace).filter(({ kind }) => [...PODS, ...by].includes(kind));
  const made = (LEFT_OUT[example]?.pods ?? []).map((app) => deployment(app, namespace));
  // Images have names of hosts as well, which stay.
  const ours = atController([...made, ...chosen], controller).map((each) =>
    PODS.includes(each.kind) ? each : withHosts(each, namespace),
  );
  const { manifests, caFor } = certified(ours, withHosts(HOST, namespace));
  await stage.apply(...manifests);

  const door = await Door.to(entranceTo(controller, ours, namespace));
  for (const [written, answer] of Object.entries(asked)) {
    const url = withHosts(written, namespace);
    const asking = { ca: caFor(url) };
    if (typeof answer === 'string') {
      await door.until(url, (outcome) => inShort(outcome) === answer, asking);
    } else {
      const services = ours.filter(({ kind, metadata }) => kind === 'Service' && answer.includes(metadata.name));
      const pods = await Promise.all(services.map((service) => readyBehind(service, ours, stage)));
      await door.untilAnsweredBy(url, pods.flat(), asking);
    }
  }
  await stage.strike();
}

/** The names of the pods that a Service is for, once all of them are ready. */
async function readyBehind(
  { metadata, spec }: Manifest,
  manifests: readonly Manifest[],
  stage: Stage,
): Promise<string[]> {
  const expected = podsOf(manifests.filter((each) => isSelected(each, spec.selector)));
  expect(expected).toBeGreaterThan(0);
  const pods = await until(
    `${expected} ready pods of ${metadata.name}`,
    () => stage.selected(spec.selector),
    (found) => found.length === expected && found.every((pod) => stateOf(pod).is === 'ready'),
  );
  return pods.map(({ name }) => name);
}

function isSelected({ spec }: Manifest, selector: Readonly<Record<string, string>>): boolean {
  const labels: Readonly<Record<string, string>> | undefined = spec?.template?.metadata?.labels;
  return labels !== undefined && Object.entries(selector).every(([name, value]) => labels[name] === value);
}
