import { HTTP_PORTS } from '../../values/port';
import { NAMED_SECRET, NAMED_SERVICE, type NamedKind } from '../references/reference';

/** A name that stands in a text. */
export interface WrittenName {
  readonly name: string;
  /** That of the object itself where none is written. */
  readonly namespace?: string;
  /** The port of a Service. */
  readonly port?: number | string;
}

/** What the value of an annotation names. */
export interface NamedByValue {
  readonly kind: NamedKind;
  /** Another kind, of which one of that name does as well. */
  readonly orKind?: NamedKind;
  /** Whether it may lie in any namespace. */
  readonly anywhere?: true;
  /** The names in a value; none in one that cannot be read. */
  readonly in: (value: string) => readonly WrittenName[];
}

/** The name alone. */
export function named(kind: NamedKind): NamedByValue {
  return { kind, in: (name) => [{ name }] };
}

/** The name, with its namespace and a slash before it or without. */
function namedWithNamespace(kind: NamedKind): NamedByValue {
  return {
    kind,
    in: (value) => {
      const [name = '', namespace, more] = value.split('/').reverse();
      return more === undefined ? [{ name, ...(namespace === undefined ? {} : { namespace }) }] : [];
    },
  };
}

export const SECRET_HERE: NamedByValue = named(NAMED_SECRET);
export const SECRET_ANYWHERE: NamedByValue = namedWithNamespace(NAMED_SECRET);
export const CONFIG_MAP_ANYWHERE: NamedByValue = namedWithNamespace({ group: '', kind: 'ConfigMap' });
export const SERVICE_HERE: NamedByValue = named(NAMED_SERVICE);
export const FRONTEND_CONFIG: NamedByValue = named({ group: 'networking.gke.io', kind: 'FrontendConfig' });

/**
 * Plugins of Kong joined by commas, each of the namespace, of another one that stands before a colon, or of the whole
 * cluster: ExtractKongPluginsFromAnnotations and getPlugin of internal/store.
 */
export const KONG_PLUGINS: NamedByValue = {
  kind: { group: 'configuration.konghq.com', kind: 'KongPlugin' },
  orKind: { group: 'configuration.konghq.com', kind: 'KongClusterPlugin' },
  in: (value) =>
    value
      .split(',')
      .map((each) => each.trim().split(':').reverse())
      .flatMap(([name = '', namespace]) => (name === '' ? [] : { name, ...(namespace && { namespace }) })),
};

const URL = /^(https?):\/\/(?:[^/@]*@)?([a-z0-9-]+)\.([a-z0-9-]+)\.svc(?:\.[a-z0-9.-]+)?(?::(\d+))?(?:[/?#]|$)/;

/** A URL, whose host is a Service if it is called like one of the cluster. */
export const SERVICE_OF_URL: NamedByValue = {
  kind: NAMED_SERVICE,
  in: (value) => {
    const [, scheme, name, namespace = '', port] = URL.exec(value) ?? [];
    return name === undefined
      ? []
      : [
          {
            name,
            namespace,
            port: port === undefined ? HTTP_PORTS[scheme === 'https' ? 'https' : 'http'] : Number(port),
          },
        ];
  },
};

/** JSON that gives a name to each port, by its name or number, and one to all others: `{"ports": {"http": "web"}}`. */
export const BACKEND_CONFIGS: NamedByValue = {
  kind: { group: 'cloud.google.com', kind: 'BackendConfig' },
  in: (value) => {
    const { ports, default: others } = mapIn(value);
    const names = [...Object.values(isMap(ports) ? ports : {}), others];
    return names.flatMap((name) => (typeof name === 'string' && name !== '' ? { name } : []));
  },
};

/** The ports for which such JSON says something. */
export function portsOfBackendConfigs(value: string): readonly string[] {
  const { ports } = mapIn(value);
  return isMap(ports) ? Object.keys(ports) : [];
}

/** The ports of JSON whose keys they are. */
export function portsAsKeys(value: string): readonly string[] {
  return Object.keys(mapIn(value));
}

/** Ports joined by commas. A star stands for all. */
export function listedPorts(value: string): readonly string[] {
  return value
    .split(',')
    .map((port) => port.trim())
    .filter((port) => port !== '' && port !== '*');
}

/** The port of a health check, if it is called by its name; it may be a number, or the word for that of the traffic. */
export function namedHealthPort(value: string): readonly string[] {
  return /^\d+$/.test(value) || value === 'traffic-port' ? [] : [value];
}

/** An action in JSON that forwards to Services; Go reads names of fields in small or capital letters alike. */
export const SERVICES_OF_ACTION: NamedByValue = {
  kind: NAMED_SERVICE,
  in: (value) => {
    const action = inSmallLetters(mapIn(value));
    const groups = inSmallLetters(action.forwardconfig).targetgroups;
    return [action, ...(Array.isArray(groups) ? groups.map(inSmallLetters) : [])].flatMap(
      ({ servicename: name, serviceport: port }) =>
        typeof name === 'string' ? { name, ...(isPort(port) ? { port: numberIfDigits(port) } : {}) } : [],
    );
  },
};

function isPort(port: unknown): port is number | string {
  return typeof port === 'number' || typeof port === 'string';
}

/** A number may stand in quotes. */
function numberIfDigits(port: number | string): number | string {
  return typeof port === 'string' && /^\d+$/.test(port) ? Number(port) : port;
}

function inSmallLetters(value: unknown): Record<string, unknown> {
  return isMap(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key.toLowerCase(), each])) : {};
}

function mapIn(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    return isMap(value) ? value : {};
  } catch {
    return {};
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
