import { client } from '../harness/echo';
import { at, nodes } from '../harness/nodes';
import {
  type Asking,
  answersOf,
  ask,
  type Place,
  run,
  untilAnsweredBy,
  untilItFails,
  untilResolved,
  whoIn,
} from '../harness/places';
import type { Pod } from '../harness/pods';
import { Stage } from '../harness/stage';
import { until } from '../harness/waiting';

/*
 * Ways to ask a Service of an example, each of which fails unless the pods answer that the Service should lead to.
 */

/** The pod that is part of no example and asks. */
export const CLIENT = 'client';

/** Asks a Service of the example that is on a stage. */
export type Call = (stage: Stage, service: string) => Promise<void>;

/** The pods that a Service selects. */
async function behind(stage: Stage, service: string): Promise<Pod[]> {
  const { spec } = await stage.service(service);
  return stage.selected(spec.selector);
}

async function namesBehind(stage: Stage, service: string): Promise<string[]> {
  return (await behind(stage, service)).map(({ name }) => name);
}

/** From a place, at an address: all pods of the Service answer, on a port of theirs. */
async function allAnswer(stage: Stage, service: string, place: Place, what: string, port = 8080, asking: Asking = {}) {
  const answers = await untilAnsweredBy(place, what, await namesBehind(stage, service), asking);
  expect(new Set(answers.map(({ echo }) => echo?.localPort))).toEqual(new Set([port]));
  return answers;
}

/** From beside, by the name of the Service. */
export function byName({ scheme = 'http', of = 80, port = 8080 } = {}): Call {
  return async (stage, service) => {
    await allAnswer(stage, service, stage.in(CLIENT), `${scheme}://${service}:${of}/`, port);
  };
}

/** From outside, at a port of every node. */
export const byNodes: Call = async (stage, service) => {
  const { spec } = await stage.service(service);
  for (const { ipv4 } of await nodes()) {
    await allAnswer(stage, service, 'client', `http://${at(ipv4, spec.ports[0].nodePort)}/`);
  }
};

/** From outside, at the address that the load balancer got. */
export const byBalancer: Call = async (stage, service) => {
  await allAnswer(stage, service, 'client', `http://${await balancerOf(stage, service)}/`);
};

/** The same, of a Service that shows its pods whom it lets in, and lets in nobody else. */
export function byGuardedBalancer(allowed: string, others?: string): Call {
  return async (stage, service) => {
    const what = `http://${await balancerOf(stage, service)}/`;
    if (others !== undefined) {
      await untilItFails('outside', what, 'timeout', { from: others });
    }
    const answers = await allAnswer(stage, service, 'outside', what, 8080, { from: allowed });
    expect(new Set(answers.map(({ echo }) => echo?.remoteAddress))).toEqual(new Set([allowed]));
  };
}

async function balancerOf(stage: Stage, service: string): Promise<string> {
  const { status } = await until(
    `the address of ${service}`,
    () => stage.service(service),
    (found) => found.status.loadBalancer?.ingress?.length > 0,
  );
  return status.loadBalancer.ingress[0].ip;
}

/** From beside, at an address that somebody routes to the nodes: the first node that gets a packet for it takes it. */
export function byExternalAddress(address: string): Call {
  return async (stage, service) => {
    await allAnswer(stage, service, stage.in(CLIENT), `http://${address}/`);
  };
}

/** One client comes to one pod, again and again. */
export const bySession: Call = async (stage, service) => {
  const what = `http://${service}/`;
  const sticky = await until(
    `one pod for ${what}`,
    () => answersOf(stage.in(CLIENT), what, { times: 20 }),
    (answers) => whoIn(answers).length === 1,
  );
  expect(await namesBehind(stage, service)).toContain(whoIn(sticky)[0]);
};

/** The name is the addresses of the pods. */
export const byAddresses: Call = async (stage, service) => {
  const addresses = (await behind(stage, service)).map(({ address }) => address);
  expect(addresses).not.toEqual([]);
  await untilResolved(stage.in(CLIENT), stage.dns(service), 'A', addresses);
};

/** At those addresses, a port answers. */
export function byPods(port: number): Call {
  return async (stage, service) => {
    await byAddresses(stage, service);
    for (const { name, address } of await behind(stage, service)) {
      await untilAnsweredBy(stage.in(CLIENT), `http://${at(address, port)}/`, [name]);
    }
  };
}

/** The name is another one. */
export function byAlias(outside: string): Call {
  return (stage, service) =>
    untilResolved(stage.in(CLIENT), stage.dns(service), 'CNAME', [`${outside}.`]).then(() => undefined);
}

/** Hosts outside answer, at these addresses and no others. */
export function byHosts(...addresses: readonly string[]): Call {
  return async (stage, service) => {
    await until(
      `${service} answered by ${addresses.join(', ')}`,
      () => answersOf(stage.in(CLIENT), `http://${service}/`, { times: 20 }),
      (answers) =>
        [...new Set(answers.map(({ echo }) => echo?.localAddress))].sort().join() === [...addresses].sort().join(),
    );
  };
}

/** With the variables that the pods of an app were given, from each of them. */
export function byVariables(app: string, urls: readonly string[]): Call {
  return async (stage, service) => {
    const [pod] = (await stage.pods()).filter(({ name }) => name.includes(`-${app}-`));
    for (const url of urls) {
      const { stdout } = await run(stage.inside(pod.name), 'sh', '-c', `echo "${url}"`);
      await allAnswer(stage, service, stage.in(pod.name), stdout.trim());
    }
  };
}

/** From a namespace by its name, and from nowhere else. */
export function onlyFromNamespace(namespace: string, port: number): Call {
  return async (stage, service) => {
    await untilItFails(stage.in(CLIENT), `http://${service}:${port}/`, 'timeout');
    const there = await Stage.called(namespace);
    try {
      await there.build((chart) => client(chart, CLIENT));
      await there.ready(1);
      await allAnswer(stage, service, there.in(CLIENT), `http://${service}.${stage.namespace}:${port}/`, port);
    } finally {
      await there.strike();
    }
  };
}

/** From the pods of an app, and from no others. A server that is told HTTP and speaks SQL breaks the connection off. */
export function onlyFromPods(app: string, port: number): Call {
  return async (stage, service) => {
    const what = `http://${service}:${port}/`;
    await untilItFails(stage.in(CLIENT), what, 'timeout');
    const [pod] = (await stage.pods()).filter(({ name }) => name.includes(`-${app}-`));
    await until(
      `${what} to break off`,
      () => ask(stage.in(pod.name), what),
      ({ error = '' }) => ['closed', 'reset', 'other'].includes(error),
    );
  };
}
