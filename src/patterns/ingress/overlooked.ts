import type { Construct } from 'constructs';
import type { IngressControllerFacts } from '../../kinds/controllers';
import { Complaint } from '../../values/complaint';
import type { TextMap } from '../../values/labels';
import { quoted } from '../../values/wording';
import { refusal } from '../refusal';
import type { HttpRoute } from '../routes/http-route';
import type { PassthroughRoute } from '../routes/passthrough-route';
import type { RouteBackend } from '../routes/route-backend';
import { overlookedCertificate, type PlannedTls } from './certificates';
import type { PlannedIngress } from './dialect';
import type { IngressClassRef } from './ingress-class-ref';

/** Refuses an Ingress that leads nowhere. */
export function refuseNothing(
  construct: Construct,
  routes: readonly HttpRoute[],
  defaultBackend: RouteBackend | undefined,
  passthrough: readonly PassthroughRoute[],
): void {
  if (routes.length === 0 && defaultBackend === undefined) {
    const another = 'add a route: HttpRoute.prefix("shop.example.com", "/", web.backend(http))';
    throw refusal(
      construct,
      passthrough.length === 0
        ? new Complaint('no route and no default backend', 'at least one of them', another, '.routes')
        : new Complaint(
            'nothing but TLS that is handed on',
            'a route or a default backend beside it, for such TLS gets an Ingress of its own',
            `${another}, or hand TLS on by the passthrough of a TlsGateway, which needs no route`,
            '.routes',
          ),
    );
  }
}

/** What the controller would pass over without a word, although Kubernetes takes it. */
export function refuseOverlooked(
  construct: Construct,
  { controller }: IngressClassRef,
  { routes, defaultBackend }: PlannedIngress,
  tls: PlannedTls,
  given: TextMap,
): void {
  if (controller === undefined) {
    return;
  }
  const { facts } = controller._dialect;
  const certificate = overlookedCertificate(controller._dialect, tls, given);
  if (certificate !== undefined) {
    throw refusal(construct, certificate);
  }
  routes.forEach((route, i) => {
    const complaint = passedOver(route, facts);
    if (complaint !== undefined) {
      throw refusal(construct, complaint.under(`routes[${i}]`));
    }
  });
  const isOverlooked = facts.defaultBackends === 'without routes only' && routes.length > 0;
  if (defaultBackend !== undefined && (isOverlooked || facts.defaultBackends === 'not at all')) {
    throw refusal(
      construct,
      new Complaint(
        isOverlooked ? 'a default backend beside routes' : 'a default backend',
        isOverlooked
          ? `one of them, for ${facts.name} reads the default backend of an Ingress without routes only`
          : `routes alone, for ${facts.name} reads no default backend`,
        facts.passesOver?.includes('rules without a host')
          ? 'make it a route of each host: HttpRoute.prefix("shop.example.com", "/", …)'
          : 'make it a route: HttpRoute.onAnyHost("/", …)',
        '.defaultBackend',
      ),
    );
  }
}

function passedOver(
  { host, path, pathType }: HttpRoute,
  { name, passesOver = [] }: IngressControllerFacts,
): Complaint | undefined {
  if (pathType === 'Exact' && passesOver.includes('exact paths')) {
    return new Complaint(
      `the path ${quoted(path)} of type Exact`,
      `one of type Prefix, for ${name} passes over exact paths`,
      'use HttpRoute.prefix',
    );
  }
  return host === undefined && passesOver.includes('rules without a host')
    ? new Complaint(
        'a route on any host',
        `a host, for ${name} passes over rules without one`,
        'write a route for each host: HttpRoute.prefix("shop.example.com", …)',
      )
    : undefined;
}

/** Refuses a host whose TLS is to be handed on and that has another way already: the name is all that is seen of such TLS. */
export function refuseHandedOnTwice(
  construct: Construct,
  hosts: readonly string[],
  passthrough: readonly PassthroughRoute[],
): void {
  const taken = new Set(hosts);
  for (const [i, { host }] of passthrough.entries()) {
    if (taken.has(host)) {
      throw refusal(
        construct,
        new Complaint(
          `the host ${quoted(host)} a second time`,
          'one way for a host whose TLS is handed on, for its name is all that is seen',
          'leave one out, or give it another host',
          `.passthrough[${i}]`,
        ),
      );
    }
    taken.add(host);
  }
}
