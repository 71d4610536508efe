import { isLoopbackHost } from '../../values/loopback';

/** Where an application listens, as far as a setting says. */
export interface ListeningAddress {
  /** The address as it is written: of all networks, of one, or of the pod itself. */
  readonly address: string | undefined;
  readonly port: number | undefined;
  /** What the program calls the place, if it has several with names of their own. */
  readonly name?: string;
}

const ADDRESS =
  /^(?:\w+:\/\/)?(\d{1,3}(?:\.\d{1,3}){3}|localhost|_local_|\*|\+|\[[\da-f:]*\]|::1?)?(?::(\d{1,5}))?\/?$/i;

/** What Elasticsearch calls the loopback addresses of its machine. */
const LOCAL = '_local_';

/** What a setting says, if it can be about a place to listen at: `:8080`, `0.0.0.0:8080`, `[::]`, `8080`. Other hosts are to connect to. */
export function listeningAddress(text: string): ListeningAddress | undefined {
  if (/^\d{1,5}$/.test(text)) {
    return { address: undefined, port: portIn(text) };
  }
  const [whole, address, port] = ADDRESS.exec(text) ?? [];
  return whole === undefined || (address === undefined && port === undefined)
    ? undefined
    : { address, port: portIn(port) };
}

/**
 * What a list of them says: `http://+:8080;https://+:8443`, `PLAINTEXT://:9092,CONTROLLER://:9093`, `8080;8081`, and
 * `127.0.0.1:8444 http2 ssl`, where a blank ends the address.
 */
export function listenedAt(list: string): ListeningAddress[] {
  return list.split(/[;,]/).flatMap((each) => listeningAddress(each.trim().split(' ', 1).join('')) ?? []);
}

/**
 * What an entry point of Traefik says, which has a protocol at its end; one for UDP is of no use here.
 *
 * @see https://doc.traefik.io/traefik/reference/install-configuration/entrypoints/
 */
export function entryPoint(name: string, text: string): ListeningAddress | undefined {
  const address = text.endsWith('/udp') ? undefined : listeningAddress(text.replace(/\/tcp$/, ''));
  return address && { ...address, name };
}

/** Whether nobody outside the pod can come to an address. */
export function isLoopback({ address }: ListeningAddress): boolean {
  const host = address?.toLowerCase().replace(/^\[|\]$/g, '');
  return host !== undefined && (host === LOCAL || isLoopbackHost(host));
}

function portIn(text: string | undefined): number | undefined {
  const number = Number(text);
  return text !== undefined && number >= 1 && number <= 65_535 ? number : undefined;
}
