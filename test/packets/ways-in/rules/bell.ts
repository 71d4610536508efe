import type { Manifest } from '../../../support/synth';
import type { Controller } from '../harness/controllers';
import { deployment } from '../harness/pods';
import { GATEWAY, gatewayOf } from '../harness/served';
import type { RequestOfRule } from './request-of-rule';

/*
 * A route beside each example, made after it: once it is answered, the controller has heard of the example, and a 404 is its
 * answer and no "not yet".
 */

export const BELL = 'bell';

const BELL_HOST = 'bell.example.com';

/** The host of Traefik's own kind of route, which it learns of by a way of its own. */
const SECOND_BELL_HOST = 'second-bell.example.com';

/** Where a bell is heard, and what is made for it. */
export interface Bell {
  readonly url: string;
  readonly manifests: readonly Manifest[];
}

/** Pods and a Service for it, made with the example. */
export function bellPods(namespace: string): Manifest[] {
  const spec = { selector: { app: BELL }, ports: [{ name: 'http', port: 80, targetPort: 'http' }] };
  return [
    deployment(BELL, namespace),
    { apiVersion: 'v1', kind: 'Service', metadata: { name: BELL, namespace }, spec },
  ];
}

/** The bells for some manifests, each by a way that one of them takes. */
export function bellsFor(
  manifests: readonly Manifest[],
  { ownBell = false }: RequestOfRule,
  controller: Controller,
  namespace: string,
): Bell[] {
  const url = `http://${BELL_HOST}/`;
  const hasGateway = manifests.some(({ kind }) => kind === 'Gateway');
  const own = ownBell ? [gatewayOf(controller, BELL, namespace)] : [];
  const first = hasGateway
    ? [...own, bellRoute(namespace, ownBell ? BELL : GATEWAY)]
    : [bellIngress(namespace, controller.className)];
  const second = { url: `http://${SECOND_BELL_HOST}/`, manifests: [bellIngressRoute(namespace)] };
  const hasOwnKinds = manifests.some(({ apiVersion }) => apiVersion.startsWith('traefik.io/'));
  return [{ url, manifests: first }, ...(hasOwnKinds ? [second] : [])];
}

/** The way to them through a class of Ingresses. */
function bellIngress(namespace: string, ingressClassName: string): Manifest {
  const backend = { service: { name: BELL, port: { number: 80 } } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: BELL, namespace },
    spec: {
      ingressClassName,
      rules: [{ host: BELL_HOST, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
    },
  };
}

/** The way to them through Traefik's own kind of route. */
function bellIngressRoute(namespace: string): Manifest {
  const match = `Host(\`${SECOND_BELL_HOST}\`)`;
  return {
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'IngressRoute',
    metadata: { name: BELL, namespace },
    spec: { entryPoints: ['web'], routes: [{ kind: 'Rule', match, services: [{ name: BELL, port: 80 }] }] },
  };
}

/** The way to them through a Gateway of their namespace. */
function bellRoute(namespace: string, parent: string): Manifest {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: BELL, namespace },
    spec: {
      parentRefs: [{ name: parent }],
      hostnames: [BELL_HOST],
      rules: [{ backendRefs: [{ name: BELL, port: 80 }] }],
    },
  };
}
