import { ROUTES_OF_REQUESTS } from './route-kinds';

/** What the Gateway API knows of a protocol that listeners speak. */
export interface ListenerProtocol {
  /** The kinds of routes that it is for. */
  readonly routes: readonly string[];
  /** How connections begin, in which all listeners of a port are alike. UDP has none, and ports of its own. */
  readonly connection: 'HTTP' | 'TLS' | 'TCP' | undefined;
  /** Whether clients say which host they mean. */
  readonly carriesHost: boolean;
}

/** The protocols of the Gateway API by their names. Controllers may have others, such as HBONE. */
export const LISTENER_PROTOCOLS: ReadonlyMap<string, ListenerProtocol> = new Map([
  ['HTTP', { routes: ROUTES_OF_REQUESTS, connection: 'HTTP', carriesHost: true }],
  // TLS and HTTPS begin alike, and are told apart by host.
  ['HTTPS', { routes: ROUTES_OF_REQUESTS, connection: 'TLS', carriesHost: true }],
  ['TLS', { routes: ['TLSRoute', 'TCPRoute'], connection: 'TLS', carriesHost: true }],
  ['TCP', { routes: ['TCPRoute'], connection: 'TCP', carriesHost: false }],
  ['UDP', { routes: ['UDPRoute'], connection: undefined, carriesHost: false }],
]);
