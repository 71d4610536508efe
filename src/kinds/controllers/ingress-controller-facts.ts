import type { AnnotationTable } from '../annotations/annotation-fact';

/** What a controller can speak with pods. `HTTP2` is HTTP/2 over TLS, `H2C` HTTP/2 without it. */
export type SpokenProtocol = 'HTTP' | 'HTTPS' | 'HTTP2' | 'H2C' | 'GRPC' | 'GRPCS';

/** Where a controller sends a request on its way to a pod. */
export type Destination = 'pods' | 'node ports' | 'cluster IP';

/**
 * What a controller makes of a path of type ImplementationSpecific: a prefix compared by `elements` like `Prefix`, or by
 * `letters`, where `/a` takes `/ab` as well; a `pattern`, which is a regular expression, always or where an annotation or
 * its looks say so; or the path itself, in which only `wildcards` stand for more: `/` is then the root alone.
 */
export type OwnPaths = 'elements' | 'letters' | 'pattern' | 'pattern or letters' | 'wildcards';

/** How a controller comes by the certificate for HTTPS. */
export interface CertificateFacts {
  /** Whether it reads the Secrets that `spec.tls` names. */
  readonly secrets: boolean;
  /** Where its certificates lie instead, as a sentence calls it. */
  readonly insteadOfSecrets?: string;
  /** Whether it takes Secrets of any type, as long as they hold `tls.crt` and `tls.key`. */
  readonly anySecretType?: true;
  /** Whether HTTPS works without a Secret: by a default certificate, or one that it finds by the host. */
  readonly ownCertificate: 'default' | 'found by host' | 'none';
  /** Annotations that name a certificate which is no Secret. */
  readonly namedBy?: readonly string[];
  /** Annotations without which it would not end TLS, although `spec.tls` is there. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Annotations without which it would not end TLS where it is to find the certificate by itself. */
  readonly annotationsForOwn?: Readonly<Record<string, string>>;
}

/**
 * How a controller that gives a request to the rule with the most letters, whatever its type, counts them: those of a rule
 * beside its path, by type. Kubernetes has the longest path win, and Exact before Prefix.
 */
export interface RuleLetters {
  readonly exact: number;
  readonly prefix: number;
  /** The annotation that ranks the rules of an Ingress before all others. */
  readonly rankAnnotation: string;
}

/** Where a default backend is served. */
export type DefaultBackends = 'beside routes' | 'without routes only' | 'not at all';

/** What is known of a program that serves Ingresses. */
export interface IngressControllerFacts {
  /** A word for it that never changes, such as `traefik`. */
  readonly id: string;
  /** How a sentence calls it. */
  readonly name: string;
  /** Where one can look the facts up, beside the source of the annotations. */
  readonly source: string;
  /** `spec.controller` of its IngressClasses. */
  readonly claims: RegExp;
  /** The class names that nobody gives to another controller; two that have both used a name both list it. */
  readonly classes: readonly string[];
  /** Whether it serves Ingresses without a class only if its own is the default one, or a flag says so. */
  readonly wantsClass?: true;
  /** The annotation that names the class, for a controller that does not obey `spec.ingressClassName`. */
  readonly classAnnotation?: string;
  readonly annotations: AnnotationTable;

  /** Where it can send requests, and where it does unless it is told otherwise. */
  readonly reaches: readonly Destination[];
  readonly reachesByDefault: Destination;
  /** The annotation and the value that make it send requests to the pods, where that is not its default. */
  readonly podsAnnotation?: { readonly key: string; readonly value: string };
  /**
   * Whether it chooses among the pods itself, as long as nobody tells it otherwise. Affinity, traffic policies and
   * distribution of the Service then mean nothing.
   */
  readonly choosesPods: boolean;
  /** The annotations, of the Ingress or the Service, that make it ask the cluster IP all the same. */
  readonly throughService: readonly string[];
  /** Whether all Ingresses of a class are served by one proxy, where two cannot have the same route. */
  readonly oneProxy: boolean;
  /** The annotation by which several Ingresses share a proxy, where each has one of its own otherwise. */
  readonly groupAnnotation?: string;

  readonly certificates: CertificateFacts;
  /** What it can speak with pods; the first is what it speaks unless it is told otherwise. */
  readonly speaks: readonly SpokenProtocol[];
  /** What it reads of a port's `appProtocol`, in small letters. Others it passes over. */
  readonly readsAppProtocol: Readonly<Record<string, SpokenProtocol>>;
  /** Whether it speaks TLS with a port of number 443, or one whose name begins with `https`, without being told. */
  readonly readsPortNames: boolean;
  /** The annotations that say what it speaks with pods. */
  readonly protocolAnnotations: readonly string[];
  /** Whether it also takes the number of a target port where the port of the Service belongs. */
  readonly takesTargetPorts: boolean;

  /** How it compares paths of type Prefix where it does not go by elements: by `letters`, `/a` takes `/ab` as well. */
  readonly prefixes?: 'letters';
  /** How it ranks the rules of a host where it does not do so as Kubernetes says. */
  readonly mostLettersWin?: RuleLetters;
  readonly ownPaths: OwnPaths;
  /** The annotation by which one Ingress turns all paths of its hosts into regular expressions, those of others too. */
  readonly patternsAnnotation?: string;
  /** The annotation that marks an Ingress which repeats routes of another, to take some of its requests. */
  readonly canaryAnnotation?: string;
  readonly defaultBackends: DefaultBackends;
  /** Whether it serves backends that are no Services. */
  readonly resourceBackends: boolean;
  /** What it does not serve under a class name of its own: `gce-internal` takes no FrontendConfig. */
  readonly limits?: Readonly<Record<string, readonly string[]>>;
}
