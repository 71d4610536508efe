import fc from 'fast-check';
import { Cluster } from '../../../../src/model/cluster/cluster';
import { readObjects } from '../../../../src/model/objects/read';
import { seedFrom } from '../../../support/seed';
import { Stage } from '../../harness/stage';
import { made } from '../drawn/certificates';
import { drawnIngresses, type IngressClass } from '../drawn/ingresses';
import type { Entrance } from '../harness/controllers';
import { addressOf } from '../harness/own-rig';
import { service } from '../ingresses';
import { differencesIn, MOST_UNKNOWN } from './differences';
import { EMPTY, within } from './empty';
import { questionsOf } from './questions';

/** TRACE_SEED repeats a run or draws anew, TRACE_INGRESSES makes it longer. */
const SEED = seedFrom('TRACE_SEED');
const DOMAINS = Number(process.env.TRACE_INGRESSES ?? 20);

/** Draws Ingresses of a class, and compares what a trace says of each request with what the controller does. */
export function testIngressTraces(ofClass: IngressClass, entrance: Entrance): void {
  test(`Ingresses by chance do what their traces say, seed ${SEED}`, async () => {
    const stage = await Stage.empty('traces');
    const services = await stage.build((chart) => {
      service(chart, 'web');
      service(chart, 'cart');
    });
    const drawn = fc.sample(drawnIngresses(ofClass, DOMAINS), { seed: SEED, numRuns: 1 }).flat();
    const certificates = drawn.flatMap((each) => each.certificates.flatMap(made));
    const others = [EMPTY, ...certificates.map(({ secret }) => secret), ...drawn.flatMap(({ manifests }) => manifests)];
    const ours = others.map((each) => within(stage, each));
    await stage.apply(...ours);
    await stage.ready(services.filter(({ kind }) => kind === 'Deployment').length);
    const questions = questionsOf(new Cluster(readObjects([...services, ...ours])), drawn, { http: 80, https: 443 });
    const differences = await differencesIn(questions, {
      address: await addressOf(entrance),
      trusted: certificates.map(({ pem }) => pem),
    });
    expect(differences).toEqual([]);
    await stage.strike();
    const known = questions.filter(({ expected }) => expected !== undefined);
    expect(known.length / questions.length).toBeGreaterThan(1 - MOST_UNKNOWN);
  });
}
