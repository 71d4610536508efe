import { EnvValue } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { environmentName } from '../../values/environment-name';
import { oneOf, optional } from '../../values/parser';
import { quoted, shown } from '../../values/wording';
import type { PodPort } from '../ports/pod-port';
import { podPort } from '../ports/port-parsers';
import { readerOf, refusal } from '../refusal';
import type { ServiceDns } from './service-dns';

/** A container that can be given environment variables: that of any cdk8s-plus release. */
export interface IVariablesTaker {
  /** The environment of the container, an object with `addVariable(name, value)` and `variables`. */
  readonly env: any;
}

/** From where a client calls a Service, which decides how long a name it needs. */
export enum ClientPlace {
  /** The Service's own namespace: the bare name does, such as `db`. */
  SAME_NAMESPACE = 'same namespace',
  /** Another namespace: the name needs it, such as `db.shop`. */
  OTHER_NAMESPACE = 'other namespace',
}

/** Under which names a container is given the address of a Service; at least one of `host` and `port`. */
export interface ClientVariables {
  /**
   * The variable for the host, such as `DATABASE_HOST` (`env[].name`): printable ASCII without "="; before Kubernetes 1.32
   * letters, digits, "_", "-" and "." alone.
   *
   * @default - the host is not given
   */
  readonly host?: string;

  /**
   * The variable for the port number, such as `DATABASE_PORT` (`env[].name`), in the same letters.
   *
   * @default - the port is not given
   */
  readonly port?: string;

  /**
   * Which port of the Service is meant. Refused without `port`, which alone depends on it.
   *
   * @default - its only one; refused where it has several
   */
  readonly of?: PodPort;

  /**
   * Where the container runs. Refused without `host`, which alone depends on it.
   *
   * @default ClientPlace.SAME_NAMESPACE
   */
  readonly calledFrom?: ClientPlace;
}

const readClientVariables = readerOf<ClientVariables>()({
  host: optional(environmentName),
  port: optional(environmentName),
  of: optional(podPort),
  calledFrom: optional(oneOf(Object.values(ClientPlace))),
});

/** Gives a container the address of a Service; `numberOf` says which number clients of a port connect to. */
export function giveAddress(
  owner: IConstruct,
  container: IVariablesTaker,
  variables: ClientVariables,
  dns: ServiceDns,
  numberOf: (port: PodPort | undefined) => number,
): void {
  const where = `${owner.node.path} addAddressTo`;
  const read = readClientVariables(where, variables);
  const complaint = variablesComplaint(read);
  if (complaint !== undefined) {
    throw refusal(where, complaint);
  }
  const values = new Map<string, string>();
  if (read.host !== undefined) {
    values.set(read.host, read.calledFrom === ClientPlace.OTHER_NAMESPACE ? dns.namespaced : dns.name);
  }
  if (read.port !== undefined) {
    values.set(read.port, String(numberOf(read.of)));
  }
  addVariables(where, container, new Map([...values].map(([name, value]) => [name, EnvValue.fromValue(value)])));
}

/** What is wrong with the variables, taken together. */
function variablesComplaint({ host, port, of, calledFrom }: ClientVariables): Complaint | undefined {
  if (host === undefined && port === undefined) {
    return new Complaint('no variable', 'host, port or both', 'write { host: "DATABASE_HOST", port: "DATABASE_PORT" }');
  }
  if (host === port) {
    return new Complaint(`${quoted(host ?? '')} for host and port`, 'two variables', 'rename one', '.port');
  }
  if (host === undefined && calledFrom !== undefined) {
    return new Complaint(
      quoted(calledFrom),
      'a variable for the host, which alone depends on it',
      'set host, or leave it out',
      '.calledFrom',
    );
  }
  return port === undefined && of !== undefined
    ? new Complaint(`port ${of}`, 'a variable for the port', 'set port, or leave it out', '.of')
    : undefined;
}

/** Gives a container variables, all of them or none. */
export function addVariables(where: string, container: IVariablesTaker, values: ReadonlyMap<string, EnvValue>): void {
  const environment = environmentOf(container);
  if (environment === undefined) {
    throw refusal(
      where,
      new Complaint(shown(container), 'a container', 'pass the container that addContainer(…) returned', '.container'),
    );
  }
  for (const name of values.keys()) {
    if (environment.names.includes(name)) {
      throw refusal(
        where,
        new Complaint(
          `the variable ${quoted(name)}, which the container has already`,
          'a new variable',
          'choose another name',
        ),
      );
    }
  }
  for (const [name, value] of values) {
    environment.add(name, value);
  }
}

/** The environment of a container of any cdk8s-plus release; undefined for what is none. */
function environmentOf(container: unknown) {
  try {
    const { env } = container as IVariablesTaker;
    return typeof env.addVariable === 'function'
      ? {
          names: Object.keys(env.variables),
          add: (name: string, value: EnvValue): void => env.addVariable(name, value),
        }
      : undefined;
  } catch {
    // Whatever was asked in vain, this is not a container.
    return undefined;
  }
}
