import type { NamedKind } from '../references/reference';

/*
 * What some controllers do in a way of their own, which rules ask for.
 */

/** How a controller is told the server name with which TLS to pods begins, for one that begins without. */
export interface ServerNameFacts {
  /** The annotation that turns it on by the value "on", and that with the name. */
  readonly switch: string;
  readonly name: string;
  /** What a snippet of configuration says that sees to it itself. */
  readonly inSnippets: string;
}

/** An annotation of the Ingress or the Service by which a controller may ask pods for another host than it was asked for. */
export interface HostSetting {
  /** One with a star at its end stands for all that begin like it. */
  readonly key: string;
  /** The values with which it does so; any may, where nothing is said. */
  readonly values?: RegExp;
  /** How a cure writes it; nothing for what is there for other things as well. */
  readonly cure?: string;
}

/** An annotation whose value is the host. */
export function hostIn(key: string): HostSetting {
  return { key, cure: key };
}

/** The annotations by which a controller asks for users and passwords. */
export interface BasicAuthFacts {
  /** The annotation that asks for it at all. */
  readonly type: string;
  /** The annotation with the name of the Secret, perhaps with a namespace before it. */
  readonly secret: string;
  /** The annotation with the form of the Secret, and the value for a file of users, which is meant without it. */
  readonly form: string;
  readonly file: string;
  /** The one key that is read of a Secret with a file of users. */
  readonly key: string;
}

/** How an Ingress names middlewares of a controller. */
export interface MiddlewareFacts {
  readonly annotation: string;
  /** What stands behind the name of one that is an object: before it are its namespace and a dash. */
  readonly provider: string;
  readonly kind: NamedKind;
}

/** Where a controller says whether it expects the PROXY protocol: in the ConfigMap that a flag names, or by a flag itself. */
export interface ProxyFacts {
  readonly inConfigMap?: { readonly flag: RegExp; readonly key: string; readonly values: RegExp };
  readonly byFlag?: RegExp;
  readonly source: string;
}

/** The entry points of a controller, by which its routers are reached. */
export interface EntryPointFacts {
  /** The annotation of an Ingress that names some, joined by commas. */
  readonly annotation: string;
  /** The kinds whose `spec.entryPoints` names some. */
  readonly kinds: readonly NamedKind[];
  /** The one that it makes by itself. */
  readonly own: string;
  /** Finds the name in the flag that makes one; they are compared in small letters. */
  readonly flag: RegExp;
  /** A flag that names a file with more of them. */
  readonly file: RegExp;
}
