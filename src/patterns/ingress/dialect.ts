import type { Complaint } from '../../values/complaint';
import type { TextMap } from '../../values/labels';
import type { BackendProtocol } from '../routes/backend-protocol';
import type { HttpRoute } from '../routes/http-route';
import type { RouteBackend } from '../routes/route-backend';

/** The options of an Ingress, as they were read. */
export interface WantedOptions {
  readonly stripPrefix?: boolean;
  readonly httpsRedirect?: boolean;
  readonly cookieAffinity?: WantedCookie;
  readonly backendProtocol?: BackendProtocol;
}

/** An Ingress as far as it is known when a controller's dialect is asked to say something. */
export interface PlannedIngress {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly routes: readonly HttpRoute[];
  readonly defaultBackend: RouteBackend | undefined;
  /** The names of the Services behind the routes and the default backend, each once. */
  readonly services: readonly string[];
  /** The Secret with the certificate; undefined where the controller has the certificate from elsewhere. */
  readonly secretName: string | undefined;
  readonly options: WantedOptions;
}

/** What must be written so that a controller does what was asked. */
export interface Translation {
  /** Annotations of the Ingress. */
  readonly annotations?: TextMap;
  /** Annotations of every Service behind it. */
  readonly serviceAnnotations?: TextMap;
  /** Another path for each route, where the controller cannot take it as it is. */
  readonly pathOf?: (route: HttpRoute) => RoutePath;
  /** An object of the controller's own kind, which the annotations refer to. */
  readonly resource?: CustomResource;
}

/** A translation that is one annotation of the Ingress. */
export function annotation(key: string, value: string): Translation {
  return { annotations: { [key]: value } };
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

/** The language of one ingress controller. What it cannot say it answers with a complaint that names the way out. */
export interface Dialect {
  /** What the controller calls itself in sentences. */
  readonly title: string;
  /** The prefixes of the annotations that it reads on an Ingress. */
  readonly prefixes: readonly string[];
  /** Whether all Ingresses of a class are served by one proxy, where two cannot have the same route. */
  readonly oneProxy: boolean;
  /** The annotation that names the class, for a controller that does not obey `spec.ingressClassName`. */
  readonly classAnnotation?: string;
  /** The annotations without which the controller would not end TLS. */
  readonly tlsAnnotations?: TextMap;
  /** What the controller would pass over without a word, although Kubernetes takes it. */
  overlooks?(ingress: PlannedIngress): Complaint | undefined;
  stripPrefix(ingress: PlannedIngress): Translation | Complaint;
  httpsRedirect(ingress: PlannedIngress, redirect: boolean): Translation | Complaint;
  cookieAffinity(ingress: PlannedIngress, cookie: WantedCookie): Translation | Complaint;
  backendProtocol(ingress: PlannedIngress, protocol: BackendProtocol): Translation | Complaint;
}
