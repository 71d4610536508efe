import type { AnnotationTable } from '../annotations/annotation-fact';
import type {
  BasicAuthFacts,
  EntryPointFacts,
  HostSetting,
  MiddlewareFacts,
  ProxyFacts,
  ServerNameFacts,
} from './habits';

/** What a controller can speak with pods. `HTTP2` is HTTP/2 over TLS, `H2C` HTTP/2 without it. */
export type SpokenProtocol = 'HTTP' | 'HTTPS' | 'HTTP2' | 'H2C' | 'GRPC' | 'GRPCS';

/** Where a controller sends a request on its way to a pod. */
export type TargetType = 'pods' | 'node ports' | 'cluster IP';

/**
 * What a controller makes of a path of type ImplementationSpecific: a prefix compared by `elements` like `Prefix`, or by
 * `letters`, where `/a` takes `/ab` as well; a `pattern`, which is a regular expression, always or where an annotation or
 * its looks say so; or the path itself, in which only `wildcards` stand for more: `/` is then the root alone.
 */
export type OwnPaths = 'elements' | 'letters' | 'pattern' | 'pattern or letters' | 'wildcards';

/** An annotation that says how paths of type ImplementationSpecific are compared. */
export interface OwnPathSetting {
  readonly key: string;
  /** Whether some releases compare paths of any type so. */
  readonly ofAnyType?: true;
  readonly values: Readonly<Record<string, 'exact' | 'elements' | 'letters' | 'pattern'>>;
}

/** How a controller comes by the certificate for HTTPS. */
export interface CertificateFacts {
  /** Whether it reads the Secrets that `spec.tls` names. */
  readonly secrets: boolean;
  /** Where its certificates lie instead, as a sentence calls it. */
  readonly insteadOfSecrets?: string;
  /** The types of Secrets that it takes beside `kubernetes.io/tls`, as long as they hold `tls.crt` and `tls.key`. @default none */
  readonly secretTypes?: 'any' | readonly string[];
  /** Whether HTTPS works without a Secret: by a default certificate, or one that it finds by the host. */
  readonly ownCertificate: 'default' | 'found by host' | 'none';
  /** Annotations that name a certificate which is no Secret. */
  readonly namedBy?: readonly string[];
  /** Annotations without which it would not end TLS, although `spec.tls` is there. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** The annotation by which, with the value "true", routes are for HTTPS alone. */
  readonly httpsOnlyWith?: string;
  /** Whether it shows, of all certificates that its Ingresses name, the one for the host, whatever `spec.tls` says of hosts. */
  readonly byName?: true;
  /** Whether it ends TLS for a host only where a rule and `spec.tls` name it alike: a wildcard there is none for a host here. */
  readonly forHostsOfRules?: true;
  /**
   * Whether a host that `spec.tls` names has over TLS, where its Ingress has a default backend or rules without a host, these alone,
   * and those for the host itself otherwise; and whether it has nothing where `spec.tls` does not name it alike.
   */
  readonly hostsTakeAll?: true;
  /** Annotations without which it would not end TLS where it is to find the certificate by itself. */
  readonly annotationsForOwn?: Readonly<Record<string, string>>;
}

/**
 * Where a default backend is served: wherever no path takes a request; at hosts that no rule names; at the hosts of the rules of
 * its own Ingress, where that has none at the hosts that no rule names, or nowhere then (`alone`), and never for a rule without
 * a host (`named`); only if its Ingress has no rules; or not at all.
 */
export type DefaultBackends =
  | 'beside routes'
  | 'at other hosts'
  | 'at its hosts'
  | 'at its hosts alone'
  | 'at its named hosts'
  | 'without routes only'
  | 'not at all';

/** What a host is known by: its rules, or those of its rules' paths that are served. */
export type KnownHosts = 'by rules' | 'by paths';

/** A redirect from HTTP to HTTPS that needs no word. */
export interface HttpsRedirect {
  readonly status: number;
  /** The annotations that stop it, and the values by which they do. @default "false" */
  readonly stoppedBy: readonly string[];
  readonly stoppedIf?: RegExp;
}

/** A redirect from HTTP to HTTPS that an annotation asks for by the value "true", whether the host has TLS or not. */
export interface DemandedRedirect {
  readonly key: string;
  readonly status: number;
}

/** A host and path of an Ingress, with the annotations of that Ingress. */
export interface IngressRoute {
  /** Empty for every host. */
  readonly host: string;
  readonly path: string;
  readonly pathType: string | undefined;
  readonly annotations: ReadonlyMap<string, string>;
}

/** Rules of an Ingress that Kubernetes takes and not every controller serves. */
export type PassedOver = 'exact paths' | 'rules without a host';

/** Backends whose paths a controller passes over. */
export interface PassedOverBackends {
  /** Services and ports that are not there; `empty` are those without an endpoint as well. */
  readonly are: 'missing' | 'empty';
  /** The setting with which it does not. */
  readonly unless?: string;
}

/** What is known of a program that serves Ingresses. */
export interface IngressControllerFacts {
  /** A word for it that never changes, such as `traefik`. */
  readonly id: string;
  /** How a sentence calls it. */
  readonly name: string;
  /** Where one can look the facts up, beside the source of the annotations. */
  readonly source: string;
  /** `spec.controller` of its IngressClasses. */
  readonly controllerName: RegExp;
  /** The class names that nobody gives to another controller; two that have both used a name both list it. */
  readonly classes: readonly string[];
  /** Whether it serves Ingresses without a class only if its own is the default one, or a flag says so. */
  readonly wantsClass?: true;
  /** The annotation that names the class, for a controller that does not obey `spec.ingressClassName`. */
  readonly classAnnotation?: string;
  readonly annotations: AnnotationTable;

  /** Where it can send requests, and where it does unless it is told otherwise. */
  readonly reaches: readonly TargetType[];
  readonly reachesByDefault: TargetType;
  /** The annotation and the value that make it send requests to the pods, where that is not its default. */
  readonly podsAnnotation?: { readonly key: string; readonly value: string };
  /**
   * Whether it chooses among the pods itself, as long as nobody tells it otherwise. Affinity, traffic policies and
   * distribution of the Service then mean nothing.
   */
  readonly choosesPods: boolean;
  /** The annotations, of the Ingress or the Service, that make it ask the cluster IP all the same. */
  readonly throughService: readonly string[];
  /** The longest life of a cookie by which it keeps a client on a pod, in seconds, where it has a limit of its own. */
  readonly longestCookie?: number;
  /** Whether all Ingresses of a class are served by one proxy, where two cannot have the same route. */
  readonly oneProxy: boolean;
  /** The annotation by which several Ingresses share a proxy, where each has one of its own otherwise. */
  readonly groupAnnotation?: string;
  /** The annotation by which an Ingress has a proxy of its own, or shares one with others; how it is without, is set up elsewhere. */
  readonly proxyAnnotation?: { readonly key: string; readonly own: string; readonly shared: string };

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
  /** Whether it asks what an ExternalName names at the number that the Ingress says, although the Service has no such port. */
  readonly asksAliasesAtAnyPort?: true;

  readonly ownPaths: OwnPaths;
  /** The annotation that says how it compares paths of type ImplementationSpecific, and what its values mean, in small letters. */
  readonly ownPathsBy?: OwnPathSetting;
  /** How it compares a path of type Prefix unless it is set up otherwise; element by element, as the API has it, where nothing is said. */
  readonly prefixes?: 'letters';
  /** Whether `/`, whatever its type, takes all requests of the host that no other path takes. */
  readonly rootTakesAll?: true;
  /** Whether it takes the first path that fits as they are written, of Ingresses in the order of their names. */
  readonly pathsInOrder?: true;
  /** Whether paths of type ImplementationSpecific come after all others, in the order in which they are written. */
  readonly ownPathsLast?: true;
  /**
   * What a route weighs, for a controller that takes the heaviest of all routes that fit, where others take the closest host,
   * then an exact path, then the longest prefix.
   */
  readonly weigh?: (route: IngressRoute) => number;
  /** The annotation that has the routes of an Ingress weigh what it says. */
  readonly weightAnnotation?: string;
  /** The annotation by which one Ingress turns all paths of its hosts into regular expressions, those of others too. */
  readonly patternsAnnotation?: string;
  /** Annotations that do the same by being there, whatever they say. */
  readonly patternsWith?: readonly string[];
  /** The annotation by which it hands TLS on unopened, so that it sees the host of a request alone. */
  readonly passthroughAnnotation?: string;
  /** The annotation that marks an Ingress which repeats routes of another, to take some of its requests. */
  readonly canaryAnnotation?: string;
  /**
   * The annotations that tell requests apart by more than host and path, or do something with them that no other Ingress
   * expects, so that two Ingresses may have one route. One with a star at its end stands for all that begin like it.
   */
  readonly tellsApartBy?: readonly string[];
  /** The annotation whose value takes the place of the whole path. */
  readonly rewriteAnnotation?: string;
  /** How it is told to ask pods for another host; nothing where no annotation does it. */
  readonly hostSettings?: readonly HostSetting[];
  /** What annotations begin with that stand in for a backend without a Service, before its name. */
  readonly actionsPrefix?: string;
  /** Whether it speaks HTTP/2 with clients at its port for TLS alone, so that gRPC wants a certificate. */
  readonly grpcNeedsTls?: true;
  readonly serverNameBy?: ServerNameFacts;
  readonly basicAuth?: BasicAuthFacts;
  readonly middlewares?: MiddlewareFacts;
  readonly entryPoints?: EntryPointFacts;
  /** Whether its annotations of Services hold for Gateways as well. */
  readonly annotatesForGateways?: true;
  /** The image of its pods, and of nothing else, of whatever registry. */
  readonly image?: RegExp;
  readonly expectsProxyBy?: ProxyFacts;
  /** The rules that it passes over. */
  readonly passesOver?: readonly PassedOver[];
  readonly defaultBackends: DefaultBackends;
  /** The backends whose paths it passes over, so that others take their requests; nothing where it answers them itself. */
  readonly passesOverBackends?: PassedOverBackends;
  /**
   * By what it knows a host, where the host comes first: of several rules, the paths of the closest host alone are looked at,
   * whether or not one of them fits.
   */
  readonly hostFirst?: KnownHosts;
  /** How it sends HTTP on to HTTPS where the host has TLS, without being asked; nothing where it does not. */
  readonly redirectsToHttps?: HttpsRedirect;
  /** How it sends HTTP on to HTTPS where it is asked to; nothing where that is not known. */
  readonly demandedRedirect?: DemandedRedirect;
  /** Whether what takes the requests is a load balancer of the cloud and no pod of the cluster. */
  readonly runsOutside?: true;
  /** Whether it serves backends that are no Services. */
  readonly resourceBackends: boolean;
  /** What it does not serve under a class name of its own: `gce-internal` takes no FrontendConfig. */
  readonly limits?: Readonly<Record<string, readonly string[]>>;
}
