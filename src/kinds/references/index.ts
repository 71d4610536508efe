import type { Typed } from '../language/typed';
import { groupOf } from '../language/typed';
import { API_SERVER } from './api-server';
import { CERT_MANAGER } from './cert-manager';
import { CLOUDS } from './clouds';
import { CONTOUR } from './contour';
import { F5_NGINX } from './f5-nginx';
import { GATEWAY_API } from './gateway-api';
import { HAPROXY } from './haproxy';
import { ISTIO } from './istio';
import { KONG } from './kong';
import { LINKERD } from './linkerd';
import { METAL_LB } from './metal-lb';
import { OPENSHIFT } from './openshift';
import type { Reference, Referrer } from './reference';
import { SCALING } from './scaling';
import { TRAEFIK } from './traefik';

/** The kinds whose references are followed, beside Ingresses and routes. To add one, write its file and its line here. */
export const REFERRERS: readonly Referrer[] = [
  ...API_SERVER,
  ...CERT_MANAGER,
  ...CLOUDS,
  ...CONTOUR,
  ...F5_NGINX,
  ...GATEWAY_API,
  ...HAPROXY,
  ...ISTIO,
  ...KONG,
  ...LINKERD,
  ...METAL_LB,
  ...OPENSHIFT,
  ...SCALING,
  ...TRAEFIK,
];

const NONE: readonly Reference[] = [];

/** By kind, and by group in it: kinds of several groups have one name. */
const BY_KIND: ReadonlyMap<string, ReadonlyMap<string, readonly Reference[]>> = byKind(REFERRERS);

/** What objects of a kind name. */
export function referencesOfKind({ apiVersion, kind }: Typed): readonly Reference[] {
  return BY_KIND.get(kind)?.get(groupOf(apiVersion)) ?? NONE;
}

function byKind(referrers: readonly Referrer[]): Map<string, Map<string, readonly Reference[]>> {
  const kinds = new Map<string, Map<string, readonly Reference[]>>();
  for (const { groups, kinds: names, references } of referrers) {
    for (const kind of names) {
      const byGroup = kinds.get(kind) ?? new Map<string, readonly Reference[]>();
      kinds.set(kind, byGroup);
      for (const group of groups) {
        byGroup.set(group, references);
      }
    }
  }
  return kinds;
}
