import type { Construct } from 'constructs';
import type { TextMap } from '../../values/labels';
import { claimRoute } from '../cluster/claims';
import type { HttpRoute } from '../routes/http-route';
import type { PlannedTls } from './certificates';
import type { IngressClassRef } from './ingress-class-ref';
import { takePartIn } from './rivals';

/**
 * Has Ingresses of the app that disturb one another refused at synth, where the controller serves all of a class by one
 * proxy: two with the same route, with two certificates for a host, or with regular expressions that widen the other's paths.
 */
export function claimRoutes(
  construct: Construct,
  { name, controller }: IngressClassRef,
  routes: readonly HttpRoute[],
  tls: PlannedTls,
  annotations: TextMap,
): void {
  const facts = controller?._dialect.facts;
  if (facts === undefined || !facts.oneProxy) {
    return;
  }
  const { canaryAnnotation = '', patternsAnnotation = '' } = facts;
  // Routes of a canary that is written by hand repeat those of the Ingress that it takes a share from.
  if (annotations[canaryAnnotation] !== 'true') {
    for (const route of routes) {
      claimRoute(construct, name, String(route));
    }
  }
  const certificates = new Map(
    tls.certificates.flatMap(({ secretName, hosts }) => hosts.map((host) => [host, secretName])),
  );
  const exactRoutes = new Map<string, string>();
  for (const route of routes) {
    if (route.host !== undefined && route.pathType === 'Exact' && !exactRoutes.has(route.host)) {
      exactRoutes.set(route.host, String(route));
    }
  }
  for (const host of new Set(routes.flatMap((route) => route.host ?? []))) {
    takePartIn(name, host, {
      owner: construct,
      usesPatterns: annotations[patternsAnnotation] === 'true',
      exactRoute: facts.patternsAnnotation === undefined ? undefined : exactRoutes.get(host),
      certificate: certificates.get(host),
    });
  }
}
