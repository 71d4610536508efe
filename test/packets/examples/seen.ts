import { App } from 'cdk8s';
import { PodPort } from '../../../src';
import type { Manifest } from '../../support/synth';
import { client, echo } from '../harness/echo';
import { podsOf, Stage } from '../harness/stage';
import { type Call, CLIENT } from './asked';
import { chartsIn } from './charts';
import { LEFT_OUT, madeUp } from './left-out';

/*
 * Every example becomes ready as it stands, and each of its Services leads to whom the example says. What an example leaves to its reader,
 * such as the Secret of a database's password, is written in left-out.ts and made here, as its reader would have to. Ingresses are taken
 * and serve nobody, because they take a controller: that is what ways-in/ sees.
 */

/** Databases take their time to make their files, one pod after the other. In milliseconds. */
const PATIENCE = 240_000;

/** How each Service of an example is asked for what the example says of it. */
export type CallsByService = Readonly<Record<string, readonly Call[]>>;

function isServed({ apiVersion }: Manifest): boolean {
  return !/^gateway\./.test(apiVersion);
}

/** The Secrets that manifests name and do not hold, with the keys that are asked of them. */
function missingSecrets(manifests: readonly Manifest[]): Record<string, string[]> {
  const named = new Map<string, Set<string>>();
  const note = (name: string, keys: readonly string[]) => {
    named.set(name, new Set([...(named.get(name) ?? []), ...keys]));
  };
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) {
      return;
    }
    const { secretKeyRef, secretName, secret, items } = value as Manifest;
    const keysOf = (list: readonly { readonly key: string }[] = []) => list.map(({ key }) => key);
    if (secretKeyRef !== undefined) {
      note(secretKeyRef.name, [secretKeyRef.key]);
    }
    if (typeof secretName === 'string') {
      note(secretName, keysOf(items));
    }
    if (typeof secret?.name === 'string') {
      note(secret.name, keysOf(secret.items));
    }
    Object.values(value).forEach(look);
  };
  // Certificates are the business of controllers, which are not here.
  manifests.filter(({ kind }) => kind !== 'Ingress').forEach(look);
  for (const { kind, metadata } of manifests) {
    if (kind === 'Secret') {
      named.delete(metadata.name);
    }
  }
  return Object.fromEntries([...named].map(([name, keys]) => [name, [...keys].sort()]));
}

/**
 * Deploys the examples of a table, one after the other, and asks each of their Services.
 *
 * @param table by example and Service, how each is asked
 */
export function testExamples(table: Readonly<Record<string, CallsByService>>): void {
  let stage: Stage | undefined;

  beforeEach(() => {
    jest.spyOn(console, 'warn').mockImplementation();
  });

  // Its node ports are free for the next one, whatever became of it. Other tests of the file have none.
  afterEach(async () => {
    await stage?.strike();
    stage = undefined;
  });

  const charts = Object.entries(table).flatMap(([example, calls]) =>
    chartsIn(example).map((chart) => [example, chart, calls] as const),
  );
  test.each(charts)(
    'examples/%s.ts becomes ready, and each of its Services leads to its pods',
    async (example, ExampleChart, calls) => {
      stage = await Stage.empty('example');
      await see(stage, example, new ExampleChart(new App(), stage.namespace).toJson(), calls);
    },
    2 * PATIENCE,
  );
}

async function see(stage: Stage, example: string, all: readonly Manifest[], calls: CallsByService): Promise<void> {
  const { secrets = {}, pods = [], unserved = [] } = LEFT_OUT[example] ?? {};
  const manifests = all.filter(isServed);
  expect(all.filter((manifest) => !isServed(manifest)).map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual(
    unserved,
  );
  expect(missingSecrets(manifests)).toEqual(secrets);
  const services: string[] = manifests.filter(({ kind }) => kind === 'Service').map(({ metadata }) => metadata.name);
  expect(Object.keys(calls).sort()).toEqual([...services].sort());

  for (const [name, keys] of Object.entries(secrets)) {
    const stringData = Object.fromEntries(keys.map((key) => [key, madeUp(key)]));
    await stage.apply({ apiVersion: 'v1', kind: 'Secret', metadata: { name }, stringData });
  }
  await stage.apply(...manifests);
  const beside = await stage.build((chart) => {
    client(chart, CLIENT);
    for (const app of pods) {
      echo(chart, app, { ports: [PodPort.tcp(8080, 'http')] });
    }
  });
  await stage.ready(podsOf([...manifests, ...beside]), PATIENCE);

  for (const service of services) {
    for (const call of calls[service]) {
      await call(stage, service);
    }
  }
}
