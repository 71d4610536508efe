import { Lazy } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { environmentName } from '../../values/environment-name';
import { memberOf } from '../../values/member';
import { optional } from '../../values/parser';
import { quoted, shown } from '../../values/wording';
import type { PodPort } from '../ports/pod-port';
import { podPort } from '../ports/port-parsers';
import { accepted, readerOf, refusal } from '../refusal';
import { namespaceOfContainer } from './container-home';
import type { ServiceDns } from './service-dns';
import { type UrlOptions, urlPlan } from './service-url';
import { type AnyContainer, environmentOf } from './variables-taker';

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
   * Which port of the Service the variable `port` is about. Refused without that.
   *
   * @default - its only one; refused where it has several
   */
  readonly ofPort?: PodPort;

  /**
   * Where the container runs. Refused without `host`, which alone depends on it.
   *
   * @default - the namespace of the container's workload is looked up when the app is synthesized; the bare name is given
   * where it is the Service's own, or one of the two is not known
   */
  readonly calledFrom?: ClientPlace;
}

const readClientVariables = readerOf<ClientVariables>()({
  host: optional(environmentName),
  port: optional(environmentName),
  ofPort: optional(podPort),
  calledFrom: optional(memberOf({ ClientPlace })),
});

/** Whose host a container is given. */
export interface Host {
  readonly owner: IConstruct;
  readonly dns: ServiceDns;
  readonly namespace: string | undefined;
}

/** Of whom a container is given the address. */
export interface Giver extends Host {
  /** Which number clients of a port connect to; undefined means the only port. */
  numberOf(port: PodPort | undefined): number;
}

/** Gives a container the address of a Service. */
export function giveAddress(giver: Giver, container: AnyContainer, variables: ClientVariables): void {
  const where = `${giver.owner.node.path} addAddressTo`;
  const read = readClientVariables(where, variables);
  const complaint = variablesComplaint(read);
  if (complaint !== undefined) {
    throw refusal(where, complaint);
  }
  const values = new Map<string, EnvValue>();
  if (read.host !== undefined) {
    values.set(read.host, hostValue(giver, container, read.calledFrom));
  }
  if (read.port !== undefined) {
    values.set(read.port, EnvValue.fromValue(String(giver.numberOf(read.ofPort))));
  }
  addVariables(where, container, values);
}

/** Gives a container a URL of a Service. */
export function giveUrl(
  giver: Giver,
  container: AnyContainer,
  variable: string,
  scheme: string,
  options: UrlOptions,
): void {
  const where = `${giver.owner.node.path} addUrlTo`;
  const name = accepted(`${where} variable`, environmentName(variable));
  const url = urlPlan(where, scheme, options);
  const number = giver.numberOf(url.port);
  const value = EnvValue.fromValue(Lazy.any({ produce: () => url.at(hostFor(giver, container), number) }));
  addVariables(where, container, new Map([[name, value]]));
}

/** The host as clients in a place call it; by default wherever the container turns out to run. */
export function hostValue(giver: Host, container: AnyContainer, place: ClientPlace | undefined): EnvValue {
  switch (place) {
    case ClientPlace.OTHER_NAMESPACE:
      return EnvValue.fromValue(giver.dns.namespaced);
    case ClientPlace.SAME_NAMESPACE:
      return EnvValue.fromValue(giver.dns.name);
    default:
      return EnvValue.fromValue(Lazy.any({ produce: () => hostFor(giver, container) }));
  }
}

/** The name that resolves where a container runs; known when the app is complete. */
function hostFor(host: Host, container: AnyContainer): string {
  return isElsewhere(host, container) ? host.dns.namespaced : host.dns.name;
}

/** Whether a container is known to run in another namespace; known when the app is complete. */
export function isElsewhere({ owner, namespace }: Host, container: AnyContainer): boolean {
  const home = namespaceOfContainer(owner.node.root, container);
  return home !== undefined && namespace !== undefined && home !== namespace;
}

/** What is wrong with the variables, taken together. */
function variablesComplaint({ host, port, ofPort, calledFrom }: ClientVariables): Complaint | undefined {
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
  return port === undefined && ofPort !== undefined
    ? new Complaint(`port ${ofPort}`, 'a variable for the port', 'set port, or leave it out', '.ofPort')
    : undefined;
}

/** Gives a container variables, all of them or none. */
export function addVariables(where: string, container: AnyContainer, values: ReadonlyMap<string, EnvValue>): void {
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
