import type { Complaint } from '../../values/complaint';
import type { TextMap } from '../../values/labels';
import type { BackendProtocol } from './controller-options';
import type { HttpRoute } from './http-route';

/** An Ingress as far as it is known when a controller's dialect is asked to say something. */
export interface PlannedIngress {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly routes: readonly HttpRoute[];
  /** The names of the Services behind the routes, each once. */
  readonly services: readonly string[];
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
  stripPrefix(ingress: PlannedIngress): Translation | Complaint;
  httpsRedirect(ingress: PlannedIngress, redirect: boolean): Translation | Complaint;
  cookieAffinity(ingress: PlannedIngress, cookie: WantedCookie): Translation | Complaint;
  backendProtocol(ingress: PlannedIngress, protocol: BackendProtocol): Translation | Complaint;
}
