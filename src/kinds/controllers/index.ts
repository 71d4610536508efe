import { isReadBy } from '../annotations/judged-annotation';
import { remembered } from '../annotations/remembered';
import { awsAlb } from './aws-alb';
import { azureAgic } from './azure-agic';
import { cilium } from './cilium';
import { communityNginx } from './community-nginx';
import { contour } from './contour';
import { f5Nginx } from './f5-nginx';
import { gke } from './gke';
import { haproxyIngress } from './haproxy-ingress';
import { haproxyTech } from './haproxy-tech';
import type { IngressControllerFacts } from './ingress-controller-facts';
import { kong } from './kong';
import { openshift } from './openshift';
import { traefik } from './traefik';

export type * from './habits';
export type * from './ingress-controller-facts';
export {
  awsAlb,
  azureAgic,
  cilium,
  communityNginx,
  contour,
  f5Nginx,
  gke,
  haproxyIngress,
  haproxyTech,
  kong,
  openshift,
  traefik,
};

/** The controllers that are known, in no order that means anything. To add one, write its file and its line here. */
export const INGRESS_CONTROLLERS: readonly IngressControllerFacts[] = [
  communityNginx,
  f5Nginx,
  traefik,
  haproxyTech,
  haproxyIngress,
  awsAlb,
  gke,
  azureAgic,
  kong,
  contour,
  cilium,
  openshift,
];

/** The one controller that a class name means, if only one goes by it: `traefik`, and not `nginx`, which two do. */
export function controllerMeantBy(className: string): IngressControllerFacts | undefined {
  const [only, another] = INGRESS_CONTROLLERS.filter(({ classes }) => classes.includes(className));
  return another === undefined ? only : undefined;
}

/** The controller that alone reads an annotation, if there is one. */
export const readerOfAnnotation = remembered((key): IngressControllerFacts | undefined => {
  const [only, another] = INGRESS_CONTROLLERS.filter(({ annotations }) => isReadBy(annotations, key));
  return another === undefined ? only : undefined;
});
