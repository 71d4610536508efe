import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { Ingress } from '../../model/views/ingress';

/** A program that serves Ingresses. */
export interface IngressController {
  readonly name: string;
  /** `spec.controller` of its IngressClasses. */
  readonly claims: RegExp;
  /** The class names that nobody gives to another controller. */
  readonly classes: readonly string[];
  /** The annotations of Ingresses that it alone reads. */
  readonly annotations: readonly string[];
  /** Whether it chooses among the pods itself, rather than asking the cluster IP, as long as nobody tells it otherwise. */
  readonly choosesPods: boolean;
}

/** The community's controller, retired in 2026 and still the one that most Ingresses are written for. */
export const INGRESS_NGINX: IngressController = {
  name: 'ingress-nginx',
  claims: /^k8s\.io\/.*ingress-nginx/,
  classes: ['nginx', 'webapprouting.kubernetes.azure.com'],
  annotations: ['nginx.ingress.kubernetes.io/'],
  choosesPods: true,
};

export const F5_NGINX: IngressController = {
  name: "F5's nginx-ingress",
  claims: /^nginx\.(org|com)\//,
  // Both have called their class so.
  classes: ['nginx'],
  annotations: ['nginx.org/', 'nginx.com/', 'appprotect.f5.com/'],
  choosesPods: true,
};

export const TRAEFIK: IngressController = {
  name: 'Traefik',
  claims: /^traefik\.io\//,
  classes: ['traefik'],
  annotations: ['traefik.ingress.kubernetes.io/'],
  choosesPods: true,
};

export const HAPROXY_TECH: IngressController = {
  name: 'the HAProxy controller of HAProxy Technologies',
  claims: /^haproxy\.(org|com)\//,
  classes: ['haproxy'],
  annotations: ['haproxy.org/', 'haproxy.com/'],
  choosesPods: true,
};

export const HAPROXY_INGRESS: IngressController = {
  name: 'HAProxy Ingress',
  claims: /^haproxy-ingress\.github\.io\//,
  classes: ['haproxy'],
  annotations: ['haproxy-ingress.github.io/'],
  choosesPods: true,
};

export const AWS_ALB: IngressController = {
  name: 'the AWS load balancer controller',
  claims: /^(ingress\.k8s\.aws|eks\.amazonaws\.com)\/alb$/,
  classes: ['alb'],
  annotations: ['alb.ingress.kubernetes.io/'],
  choosesPods: true,
};

/** The controller of GKE, the one that knows its Ingresses by annotation alone. */
export const GOOGLE: IngressController = {
  name: "Google's controller",
  claims: /^k8s\.io\/ingress-gce/,
  classes: ['gce', 'gce-internal'],
  annotations: ['networking.gke.io/', 'ingress.gcp.kubernetes.io/', 'kubernetes.io/ingress.global-static-ip-name'],
  choosesPods: true,
};

export const CONTROLLERS: readonly IngressController[] = [
  INGRESS_NGINX,
  F5_NGINX,
  TRAEFIK,
  HAPROXY_TECH,
  HAPROXY_INGRESS,
  AWS_ALB,
  GOOGLE,
  {
    name: "Azure's Application Gateway controller",
    claims: /^azure\/application-gateway/,
    classes: ['azure/application-gateway', 'azure-application-gateway'],
    annotations: ['appgw.ingress.kubernetes.io/'],
    choosesPods: true,
  },
  {
    name: 'Kong',
    claims: /^ingress-controllers\.konghq\.com\//,
    classes: ['kong'],
    annotations: ['konghq.com/'],
    choosesPods: true,
  },
  {
    name: 'Contour',
    claims: /^projectcontour\.io\//,
    classes: ['contour'],
    annotations: ['projectcontour.io/'],
    choosesPods: true,
  },
  {
    name: 'Cilium',
    claims: /^cilium\.io\/ingress-controller/,
    classes: ['cilium'],
    annotations: ['ingress.cilium.io/'],
    choosesPods: false,
  },
];

/**
 * The controllers that may serve an Ingress, by the IngressClass it names or by a class name that says enough. Empty
 * where that is unknown: class names are free to choose. Of two that give their class one name, it is the one whose
 * annotations the Ingress carries.
 */
export function controllersOf(cluster: Cluster, ingress: Ingress): readonly IngressController[] {
  const known = controllersByIngress(cluster);
  let controllers = known.get(ingress);
  if (controllers === undefined) {
    controllers = likelyControllersOf(cluster, ingress);
    known.set(ingress, controllers);
  }
  return controllers;
}

const controllersByIngress = once((_cluster: Cluster) => new Map<Ingress, readonly IngressController[]>());

function likelyControllersOf(cluster: Cluster, { className, object }: Ingress): readonly IngressController[] {
  if (className === undefined) {
    return [];
  }
  const byClass = controllersByClass(cluster);
  const candidates = byClass.get(className) ?? controllersOfClass(cluster, className);
  byClass.set(className, candidates);
  if (candidates.length < 2) {
    return candidates;
  }
  const readers = new Set([...object.annotations.keys()].map(readerOf));
  const addressed = candidates.filter((each) => readers.has(each));
  return addressed.length === 1 ? addressed : candidates;
}

/** Many Ingresses name few classes. */
const controllersByClass = once((_cluster: Cluster) => new Map<string, readonly IngressController[]>());

function controllersOfClass(cluster: Cluster, className: string): readonly IngressController[] {
  const claims = cluster
    .ofKind('IngressClass')
    .anywhere(className)
    .map(({ object }) => object.spec.get('controller').text ?? '');
  return CONTROLLERS.filter((each) =>
    claims.length > 0 ? claims.some((claim) => each.claims.test(claim)) : each.classes.includes(className),
  );
}

/** The controller that alone reads an annotation of an Ingress, if there is one. */
export function readerOf(annotation: string): IngressController | undefined {
  return CONTROLLERS.find(({ annotations }) => annotations.some((prefix) => annotation.startsWith(prefix)));
}
