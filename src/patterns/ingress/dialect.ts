import type { IngressControllerFacts } from '../../kinds/controllers';
import type { Complaint } from '../../values/complaint';
import type { TextMap } from '../../values/labels';
import type { BackendProtocol } from '../routes/backend-protocol';
import type { FixedResponse } from '../routes/fixed-response';
import type { HeaderChanges } from '../routes/header-changes';
import type { HttpRoute } from '../routes/http-route';
import type { PathRewrite } from '../routes/path-rewrite';
import type { RouteRedirect } from '../routes/redirect';
import type { RequestMatch } from '../routes/request-match';
import type { RouteBackend } from '../routes/route-backend';
import type { TrafficSplit } from '../routes/traffic-split';

/** The options of an Ingress, as they were read. */
export interface WantedOptions {
  readonly stripPrefix?: boolean;
  readonly httpsRedirect?: boolean;
  readonly cookieAffinity?: WantedCookie;
  readonly backendProtocol?: BackendProtocol;
}

/** An Ingress, or some of its routes, as far as it is known when a controller's dialect is asked to say something. */
export interface PlannedIngress {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly className: string;
  /** Where the certificate for HTTPS comes from: nowhere, a Secret, a name in annotations, or the controller itself. */
  readonly certificate: 'none' | 'secret' | 'named' | 'own';
  readonly routes: readonly HttpRoute[];
  readonly defaultBackend: RouteBackend | undefined;
  /** The names of the Services behind the routes and the default backend, each once. */
  readonly services: readonly string[];
  readonly options: WantedOptions;
}

/** What must be written so that a controller does what was asked. */
export interface Translation {
  /** Annotations of the Ingress. */
  readonly annotations?: TextMap;
  /** Annotations of a Service behind it, by the backends that lead there. */
  readonly serviceAnnotations?: (backends: readonly RouteBackend[]) => TextMap;
  /** Another path for each route, where the controller cannot take it as it is. */
  readonly pathOf?: (route: HttpRoute) => RoutePath;
  /** An object of the controller's own kind, which the annotations refer to. */
  readonly resource?: CustomResource;
  /** Several of them. */
  readonly resources?: readonly CustomResource[];
}

/** A translation that is one annotation of the Ingress. */
export function annotation(key: string, value: string): Translation {
  return { annotations: { [key]: value } };
}

/** A translation that is one annotation of every Service. */
export function serviceAnnotation(key: string, value: string): Translation {
  return { serviceAnnotations: () => ({ [key]: value }) };
}

/** A path as an Ingress rule writes it. */
export interface RoutePath {
  readonly path: string;
  readonly pathType: string;
}

/** An object of a kind that only the controller knows. */
export interface CustomResource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly spec: Record<string, unknown>;
}

/** A cookie as the user wants it: name and life in seconds, both optional. */
export interface WantedCookie {
  readonly cookieName?: string;
  readonly maxAge?: number;
}

/** What a rule leads to where it is no Service: a name that the controller finds in an annotation. */
export interface NamedAction {
  /** What stands where the name of a Service would. */
  readonly name: string;
  /** What stands where the name of its port would. */
  readonly port: string;
  readonly annotations: TextMap;
}

/** The language of one ingress controller. What it cannot say it answers with a complaint that names the way out. */
export interface Dialect {
  /** What is known of the controller. */
  readonly facts: IngressControllerFacts;
  /** What is always written, whatever the routes ask for: settings of the load balancer. */
  always?(ingress: PlannedIngress): Translation | Complaint;

  stripPrefix(ingress: PlannedIngress): Translation | Complaint;
  httpsRedirect(ingress: PlannedIngress, redirect: boolean): Translation | Complaint;
  cookieAffinity(ingress: PlannedIngress, cookie: WantedCookie): Translation | Complaint;
  backendProtocol(ingress: PlannedIngress, protocol: BackendProtocol): Translation | Complaint;

  /** Other rewrites than taking the prefix off. */
  rewrite?(ingress: PlannedIngress, rewrite: PathRewrite): Translation | Complaint;
  upstreamHost?(ingress: PlannedIngress, host: string): Translation | Complaint;
  requestHeaders?(ingress: PlannedIngress, changes: HeaderChanges): Translation | Complaint;
  responseHeaders?(ingress: PlannedIngress, changes: HeaderChanges): Translation | Complaint;
  /** A timeout in milliseconds. */
  requestTimeout?(ingress: PlannedIngress, milliseconds: number): Translation | Complaint;
  /** A size in bytes. */
  maxBodySize?(ingress: PlannedIngress, bytes: number): Translation | Complaint;
  /** What requests must have beside host and path. */
  matching?(ingress: PlannedIngress, match: RequestMatch): Translation | Complaint;

  /** Answers and splits, for a controller that finds them in annotations. `id` is a name that no other route has. */
  action?(id: string, target: RouteRedirect | FixedResponse | TrafficSplit): NamedAction | Complaint;
  /** The same for a backend that shares its requests with a canary, which gets so many of a hundred. */
  share?(id: string, backend: RouteBackend, canary: RouteBackend, percent: number): NamedAction;
  /** The annotations of a second Ingress, which takes some requests away from the first. */
  canary?(share: { readonly percent?: number; readonly header?: string; readonly headerValue?: string }): TextMap;
  /** The annotations of an Ingress that hands TLS on to the pods as it is. */
  passthrough?(): TextMap;
}
