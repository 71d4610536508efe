import { run } from '../harness/places';
import type { Stage } from '../harness/stage';
import { until } from '../harness/waiting';
import type { Call } from './asked';
import { madeUp } from './left-out';

/*
 * Ways to ask a Service of a database: which server it is that answers, from a pod of the database, which has a client and is let in.
 */

export interface Engine {
  readonly container: string;
  /** A shell command that logs in at host `$1` with password `$2` and prints the name or the address of the server's pod. */
  readonly whoAreYou: string;
}

const FAMILY = (program: string): Engine => ({
  container: program,
  whoAreYou: `${program} -h "$1" -u root --password="$2" -BN -e 'SELECT @@hostname'`,
});

export const MYSQL = FAMILY('mysql');
export const MARIADB = FAMILY('mariadb');
export const POSTGRES: Engine = {
  container: 'postgres',
  whoAreYou: `PGPASSWORD="$2" psql -h "$1" -U postgres -XAtc 'SELECT inet_server_addr()'`,
};

/** As often as a Service is asked at a time, so that each of three servers is likely among those that answer. */
const TIMES = 12;

/** All servers that the Service selects answer, and no others. */
export function bySql(engine: Engine): Call {
  return async (stage, service) => {
    const pods = await serversOf(stage, service);
    await serversAnswer(stage, engine, service, pods, TIMES);
  };
}

/** Each server answers by its own name below that of the Service. */
export function byOwnNames(engine: Engine): Call {
  return async (stage, service) => {
    for (const pod of await serversOf(stage, service)) {
      await serversAnswer(stage, engine, `${pod.name}.${service}`, [pod], 1);
    }
  };
}

interface Server {
  readonly name: string;
  readonly address: string;
}

async function serversOf(stage: Stage, service: string): Promise<readonly Server[]> {
  const { spec } = await stage.service(service);
  return stage.selected(spec.selector);
}

async function serversAnswer(
  stage: Stage,
  { container, whoAreYou }: Engine,
  host: string,
  servers: readonly Server[],
  times: number,
) {
  expect(servers).not.toEqual([]);
  const from = stage.inside(servers[0].name, container);
  const often = `for i in $(seq ${times}); do ${whoAreYou}; done`;
  const expected = servers.map(({ name }) => name).sort();
  await until(
    `SQL at ${host} answered by ${expected.join(', ')}`,
    async () => {
      const { stdout, stderr } = await run(from, 'sh', '-c', often, 'sh', host, madeUp('password'));
      const names = stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((said) => nameOf(said, servers));
      return names.length === times ? [...new Set(names)].sort() : [stderr];
    },
    (names) => names.join() === expected.join(),
  );
}

function nameOf(said: string, servers: readonly Server[]): string {
  return servers.find(({ name, address }) => said === name || said === address)?.name ?? said;
}
