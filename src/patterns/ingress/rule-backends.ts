import type { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Complaint, isComplaint } from '../../values/complaint';
import type { TextMap } from '../../values/labels';
import { quoted } from '../../values/wording';
import { refusal } from '../refusal';
import { FixedResponse } from '../routes/fixed-response';
import type { HttpRoute } from '../routes/http-route';
import { RouteRedirect } from '../routes/redirect';
import { ResourceBackend } from '../routes/resource-backend';
import { RouteBackend } from '../routes/route-backend';
import { TrafficSplit } from '../routes/traffic-split';
import type { NamedAction } from './dialect';
import type { IngressClassRef } from './ingress-class-ref';
import { BY_GATEWAY, cannotSay, otherWay } from './translations';

/** What a rule of an Ingress leads to, and the annotations in which the controller finds more about it. */
export interface RuleBackend {
  readonly backend: k8s.IngressBackend;
  readonly annotations: TextMap;
}

/** What a route leads to in an Ingress; what only Gateways can say is refused. */
export function backendOf(
  construct: Construct,
  ingressClass: IngressClassRef,
  route: HttpRoute,
  i: number,
): RuleBackend {
  const made = madeBackend(ingressClass, route, i);
  if (isComplaint(made)) {
    throw refusal(construct, new Complaint(made.found, made.expected, made.fix, `.routes[${i}]${made.at}`));
  }
  return made;
}

function madeBackend(ingressClass: IngressClassRef, route: HttpRoute, i: number): RuleBackend | Complaint {
  const { target } = route;
  const dialect = ingressClass.controller?._dialect;
  if (route._options.backendTls !== undefined) {
    return new Complaint(
      'backendTls',
      'pods whose certificate the controller is told of in its own way',
      'leave it out, or use TlsGateway or GatewayRoutes with the same routes',
      '.options.backendTls',
    );
  }
  if (target instanceof RouteBackend) {
    const { canary } = route._options;
    if (canary === undefined || dialect?.share === undefined) {
      return { backend: target._toKube(), annotations: {} };
    }
    return canary.percent === undefined
      ? new Complaint(
          'a canary by header',
          `a canary by weight, which is all that ${dialect.facts.name} does within a rule`,
          'use Canary.byWeight, or a route of its own with matching',
          '.options.canary',
        )
      : byName(dialect.share(`canary-${i}`, target, canary.backend, canary.percent));
  }
  if (target instanceof ResourceBackend) {
    const { apiGroup, kind, name } = target;
    return dialect !== undefined && !dialect.facts.resourceBackends
      ? cannotSay(dialect, target._title)
      : { backend: { resource: { apiGroup, kind, name } }, annotations: {} };
  }
  if (!(target instanceof RouteRedirect || target instanceof FixedResponse || target instanceof TrafficSplit)) {
    return new Complaint(target._title, 'a Service, or an answer', 'route to a Service');
  }
  if (dialect?.action === undefined) {
    const otherwise = target instanceof FixedResponse ? otherWay('fixedResponse') : BY_GATEWAY;
    return dialect === undefined
      ? new Complaint(
          `${target._title} for class ${quoted(ingressClass.name)}, whose controller is not known`,
          'routes that lead to Services',
          `use IngressClassRef.alb(), or ${otherwise}`,
        )
      : cannotSay(dialect, target._title, otherwise);
  }
  const action = dialect.action(`${ACTIONS.find(([type]) => target instanceof type)?.[1] ?? 'action'}-${i}`, target);
  return isComplaint(action) ? action : byName(action);
}

/** What the annotations of targets are called, with the number of the route behind it. */
const ACTIONS = [
  [RouteRedirect, 'redirect'],
  [FixedResponse, 'response'],
  [TrafficSplit, 'split'],
] as const;

function byName({ name, port, annotations }: NamedAction): RuleBackend {
  return { backend: { service: { name, port: { name: port } } }, annotations };
}
