import { isCalled } from '../kinds/resources';
import type { Cluster } from '../model/cluster/cluster';
import type { Service } from '../model/views/service';
import type { Workload } from '../model/views/workload';
import { Complaint, isComplaint } from '../values/complaint';
import { nearMiss } from '../values/near-miss';
import { HTTP_PORTS } from '../values/port';
import { listed, quoted, shown } from '../values/wording';
import { type Place, placeNamed } from './place';

/** What a request speaks, apart from where it goes. */
export interface Speech {
  readonly scheme: Scheme;
  readonly protocol: 'TCP' | 'UDP';
  /** Begins with `/`; what stands behind a question mark is no part of it. */
  readonly path: string;
  /** Of HTTP, in capital letters. */
  readonly method: string;
  /** By their names in small letters. */
  readonly headers: ReadonlyMap<string, string>;
  /** What stands behind the question mark. */
  readonly query: URLSearchParams;
}

export type Scheme = 'http' | 'https' | 'grpc' | 'grpcs' | 'tcp' | 'udp';

/** Where a request goes. */
export type Target = Speech &
  (
    | { readonly is: 'host'; readonly host: string; readonly port: number }
    /** A record that names hosts and ports: `_http._tcp.web.shop`. */
    | { readonly is: 'srv'; readonly port: string; readonly host: string }
    /** A Service by its object; a missing port is its only one. */
    | { readonly is: 'service'; readonly service: Service; readonly port: number | string | undefined }
    /** A port of every node. */
    | { readonly is: 'node'; readonly port: number }
    | { readonly is: 'pods'; readonly workload: Workload; readonly port: number | string | undefined }
  );

/** The ports that a URL of each scheme means without naming one. */
const DEFAULT_PORTS: Readonly<Record<Scheme, number | undefined>> = {
  ...HTTP_PORTS,
  grpc: HTTP_PORTS.http,
  grpcs: HTTP_PORTS.https,
  tcp: undefined,
  udp: undefined,
};

const FORMS = 'a URL, HOST:PORT, _PORT._tcp.HOST, service/NAMESPACE/NAME:PORT, node:PORT or KIND/NAMESPACE/NAME:PORT';

const EXAMPLE = 'such as https://shop.example.com/orders or service/shop/web:80';

/** A scheme, a host that may be in brackets, a port, a path, parameters. */
const URL_FORM = /^([a-z]+):\/\/(\[[^\]]+\]|[^/:?#[\]@]+)(?::(\d+))?(\/[^?#]*)?(?:\?([^#]*))?(?:#.*)?$/i;

/** An SRV record, as DNS writes it: a port and a protocol before the name of a Service. */
const SRV_FORM = /^_([a-z0-9-]+)\._(tcp|udp)\.([a-z0-9.-]+)$/i;

/** Reads a target as people write it. */
export function targetNamed(cluster: Cluster, input: unknown): Target | Complaint {
  const text = typeof input === 'string' ? input.trim() : '';
  const url = URL_FORM.exec(text);
  if (url !== null) {
    return urlTarget(text, url);
  }
  const srv = SRV_FORM.exec(text);
  if (srv !== null) {
    const [, port = '', protocol = '', host = ''] = srv;
    const scheme = protocol.toLowerCase() === 'udp' ? 'udp' : 'tcp';
    return { is: 'srv', port: port.toLowerCase(), host: unbracketed(host), ...speech(scheme) };
  }
  const object = /^([a-z]+)\/([^:]+)(?::([\w-]+)(\/.*)?)?$/i.exec(text);
  if (object !== null) {
    const [, kind = '', name = '', port, path] = object;
    return objectTarget(cluster, text, kind, name, numberOr(port), path ?? '/');
  }
  const node = /^node:(\d+)$/.exec(text);
  if (node !== null) {
    return { is: 'node', port: Number(node[1]), ...speech('tcp') };
  }
  const [, host, port] = /^(\[[^\]]+\]|[^\s/:[\]]+):(\d+)$/.exec(text) ?? [];
  if (host !== undefined) {
    return { is: 'host', host: unbracketed(host), port: Number(port), ...speech('tcp') };
  }
  const fix = /^[\w.-]+$/.test(text)
    ? `did you mean http://${text} or ${text}:80?`
    : /^[\w-]+(\.[\w-]+)+(:\d+)?\//.test(text)
      ? `did you mean https://${text}?`
      : EXAMPLE;
  return new Complaint(shown(input), FORMS, fix);
}

function urlTarget(text: string, [, written = '', host = '', port, path, query]: RegExpExecArray): Target | Complaint {
  const scheme = written.toLowerCase();
  if (!isScheme(scheme)) {
    const schemes = Object.keys(DEFAULT_PORTS);
    const near = nearMiss(scheme, schemes);
    return new Complaint(
      `the scheme ${quoted(written)}`,
      `one of ${schemes.join(', ')}`,
      near === undefined ? 'use tcp for any other' : `did you mean ${near}?`,
    );
  }
  const number = port === undefined ? DEFAULT_PORTS[scheme] : Number(port);
  return number === undefined
    ? new Complaint(`${quoted(text)} without a port`, FORMS, `add one, such as ${scheme}://${host}:5432`)
    : { is: 'host', host: unbracketed(host), port: number, ...speech(scheme, path, query) };
}

function objectTarget(
  cluster: Cluster,
  text: string,
  kind: string,
  name: string,
  port: number | string | undefined,
  path: string,
): Target | Complaint {
  if (isCalled('Service', kind)) {
    const service = serviceNamed(cluster, name);
    return isComplaint(service)
      ? new Complaint(`${quoted(text)}, ${service.found}`, service.expected, service.fix)
      : { is: 'service', service, port, ...speech('tcp', path) };
  }
  const place: Place | Complaint = placeNamed(cluster, `${kind}/${name}`);
  if (isComplaint(place)) {
    return place;
  }
  return place.is === 'pods'
    ? { is: 'pods', workload: place.workload, port, ...speech('tcp', path) }
    : new Complaint(quoted(text), FORMS, EXAMPLE);
}

function serviceNamed(cluster: Cluster, written: string): Service | Complaint {
  const [first = '', second] = written.split('/');
  const [namespace, name] = second === undefined ? [undefined, first] : [first, second];
  const found = namespace === undefined ? cluster.services.anywhere(name) : cluster.services.named(namespace, name);
  if (found[0] !== undefined) {
    return found[0];
  }
  const all = cluster.services.all.map((service) => `${service.namespace}/${service.name}`);
  const names = cluster.services.all.map((service) => service.name);
  const near = names.includes(name) ? name : nearMiss(name, names);
  const meant = all.find((each) => each.endsWith(`/${near}`));
  return new Complaint(
    'which is not among the manifests',
    listed(all),
    meant === undefined ? 'name one of them' : `did you mean service/${meant}?`,
  );
}

/** What a scheme says of a request. */
export function speech(scheme: Scheme, path = '/', query = ''): Speech {
  return {
    scheme,
    protocol: scheme === 'udp' ? 'UDP' : 'TCP',
    path: path === '' ? '/' : path,
    // A call of gRPC is a POST.
    method: scheme === 'grpc' || scheme === 'grpcs' ? 'POST' : 'GET',
    headers: NO_HEADERS,
    query: new URLSearchParams(query),
  };
}

const NO_HEADERS: ReadonlyMap<string, string> = new Map();

function isScheme(text: string): text is Scheme {
  return Object.hasOwn(DEFAULT_PORTS, text);
}

function unbracketed(host: string): string {
  return host.replace(/^\[|\]$/g, '').toLowerCase();
}

function numberOr(port: string | undefined): number | string | undefined {
  return port !== undefined && /^\d+$/.test(port) ? Number(port) : port;
}
