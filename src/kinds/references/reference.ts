import type { KindsOfOthers } from './kinds-of-others';

/** The kind of an object that is named. */
export interface NamedKind {
  /** Empty for the group that has no name. */
  readonly group: string;
  /** A group that served it before. */
  readonly formerGroup?: string;
  readonly kind: string;
}

/**
 * How a port of a Service is named: by its number, its name or both; or, as the router of OpenShift does, by the name of
 * the port or the number of its target.
 */
export type PortForm = 'number' | 'name' | 'number or name' | 'name or target';

/** What a port of a Service may be for. */
export type Transport = 'TCP' | 'UDP';

/** Where a reference names a port of the Service. */
export interface PortPlace {
  /** The field below the reference. */
  readonly at: string;
  readonly form: PortForm;
  /** The port where none is written. Without one, nothing is known of it. */
  readonly unlessWritten?: number;
  /** The protocol in which it is asked, whatever the Service says; unknown where none is told. */
  readonly asked?: Transport;
}

/** Where objects of a kind name another object. */
export interface Reference {
  readonly names: NamedKind;
  /** The way to what holds the name, such as `webhooks[].clientConfig.service`: each item of a list that `[]` stands behind. */
  readonly at: string;
  /** The field below with the name; empty where what is found is the name itself. */
  readonly name: string;
  /**
   * `namespace/name` may have the namespace before the name, with a slash between them; `namespace/name or host` may have a
   * dot there, which is the namespace of the object itself, or be `name.namespace` as hosts are; a `host` is the name of a
   * Service, or its whole DNS name, and means something else if it is neither; a `name@provider` with a provider means
   * something that need not be an object; a `url` has the DNS name of a Service for its host, and the port, or means
   * something else.
   */
  readonly form: 'name' | 'name@provider' | 'namespace/name' | 'namespace/name or host' | 'host' | 'url';
  /** The field below with the namespace; the namespace of the object itself where none is written. */
  readonly namespace?: string;
  /** Whether what is named lies in a namespace that a flag of the reader names, so that any will do. */
  readonly anywhere?: true;
  /** Fields below that must say this, or nothing where that means the same; a reference to something else otherwise. */
  readonly where?: readonly { readonly at: string; readonly is: string; readonly unlessWritten?: true }[];
  readonly port?: PortPlace;
  /** Names that stand for something else, which is always there. */
  readonly builtIn?: readonly string[];
}

/** What objects of a kind name. */
export interface Referrer extends KindsOfOthers {
  /** Where one can look it up. */
  readonly source: string;
  readonly references: readonly Reference[];
}

/** The kinds of the core group that most others name. */
export const NAMED_SERVICE: NamedKind = { group: '', kind: 'Service' };
export const NAMED_SECRET: NamedKind = { group: '', kind: 'Secret' };

type Details = Partial<Omit<Reference, 'names' | 'at'>>;

/** A reference to an object of a kind. */
export function object(names: NamedKind, at: string, details: Details = {}): Reference {
  return { names, at, name: 'name', form: 'name', ...details };
}

/** A reference to a Service, and perhaps to a port of it. */
export function service(at: string, port?: PortPlace, details: Details = {}): Reference {
  return { ...object(NAMED_SERVICE, at, details), ...(port === undefined ? {} : { port }) };
}

/** The name of an object of a kind, alone in its field. */
export function nameOf(names: NamedKind, at: string, details: Details = {}): Reference {
  return object(names, at, { name: '', ...details });
}
