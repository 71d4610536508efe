/*
 * How ingress controllers are told to pass TCP and UDP on by port: a flag names a ConfigMap that has a Service for each port.
 * https://kubernetes.github.io/ingress-nginx/user-guide/exposing-tcp-udp-services/; HAProxy's controllers read the same.
 */

/** A Service that a port is passed on to. */
export interface StreamTarget {
  /** Empty where it is left out. */
  readonly namespace: string;
  readonly name: string;
  /** A number or a name. */
  readonly port: string;
}

/** A Service with its namespace and a port, and perhaps whether the PROXY protocol is spoken. */
const TARGET = /^(?:([a-z0-9-]+)\/)?([a-z0-9-]+):([a-z0-9-]+)(?::(?:PROXY(?:-V[12])?)?){0,2}$/i;

/** What an entry of such a ConfigMap says, if it is one; with `isSure`, also where it forgets the namespace, which is refused. */
export function streamTarget(text: string, isSure: boolean): StreamTarget | undefined {
  const [, namespace, name, port] = TARGET.exec(text) ?? [];
  return name === undefined || port === undefined || (namespace === undefined && !isSure)
    ? undefined
    : { namespace: namespace ?? '', name, port };
}

/** Whether a ConfigMap has the name that charts and manuals of the controllers give it. */
export function hasNameForStreams(name: string): boolean {
  return /(?:^|-)(?:tcp|udp)-services(?:-configmap)?$/.test(name);
}

/** Which protocol a ConfigMap is for, by a word in its name. */
export function streamProtocolOf(name: string): string | undefined {
  return /(?:^|[-_.])(tcp|udp)(?:[-_.]|$)/.exec(name)?.[1]?.toUpperCase();
}

/** The ConfigMap that a controller is told of, without its namespace, and the protocol of its ports. */
export interface StreamFlag {
  readonly protocol: string;
  readonly configMap: string;
}

/** What an argument of a controller says of streams. */
export function streamFlag(argument: string): StreamFlag | undefined {
  const [, protocol, configMap] = /^--(tcp|udp)-services-configmap=(?:.*\/)?([a-z0-9.-]+)$/.exec(argument) ?? [];
  return protocol === undefined || configMap === undefined
    ? undefined
    : { protocol: protocol.toUpperCase(), configMap };
}
