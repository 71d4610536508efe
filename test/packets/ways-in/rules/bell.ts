import type { Manifest } from '../../../support/synth';
import { IMAGE } from '../../harness/echo';
import { GATEWAY } from './served';

/*
 * A route beside each example, made after it: once it is answered, the controller has heard of the example, and a 404 is its
 * answer and no "not yet".
 */

export const BELL = 'bell';

export const BELL_HOST = 'bell.example.com';

/** Pods and a Service for it, made with the example. */
export function bellPods(namespace: string): Manifest[] {
  const [metadata, labels] = [{ name: BELL, namespace }, { app: BELL }];
  const container = { name: BELL, image: IMAGE, ports: [{ name: 'http', containerPort: 8080 }] };
  const template = { metadata: { labels }, spec: { terminationGracePeriodSeconds: 1, containers: [container] } };
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: { replicas: 1, selector: { matchLabels: labels }, template },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
    },
  ];
}

/** The way to them through a class of Ingresses. */
export function bellIngress(namespace: string, ingressClassName: string): Manifest {
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

/** The way to them through the Gateway of their namespace. */
export function bellRoute(namespace: string): Manifest {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: BELL, namespace },
    spec: {
      parentRefs: [{ name: GATEWAY }],
      hostnames: [BELL_HOST],
      rules: [{ backendRefs: [{ name: BELL, port: 80 }] }],
    },
  };
}
