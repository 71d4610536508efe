import type { TargetType } from '../../kinds/controllers';
import { isCanary } from '../../model/traffic/ingress-controllers';
import type { Ingress, IngressBackend, IngressPath } from '../../model/views/ingress';
import { MOST_NAMED, nearestFirst } from '../alternatives';
import { isEncrypted, type Request } from '../request';
import type { Path, Walk } from '../walk';
import { closeness } from './host-match';
import { goesByTls } from './hosts-over-tls';
import { redirectionOf } from './https-redirect';
import { destinationOf, isServed } from './ingress-backends';
import { rivalOf, servesDefault, servesDefaultOverTls } from './ingress-defaults';
import { closestRule } from './ingress-hosts';
import { type Candidate, candidatesFor } from './ingress-paths';
import { endTls, withoutAnnotation } from './ingress-tls';
import type { IngressWay } from './ingress-ways';
import { compareRanks } from './ranks';
import { overHttps } from './redirect';
import { type Router, toBackend } from './router';

/** Follows an HTTP request through the controller of some Ingresses. */
export function throughIngress(request: Request, start: Walk, way: IngressWay, host: string): Path[] {
  const { router } = way;
  const shown = endTls(request, start.assuming(...way.assumptions), way, host);
  if (Array.isArray(shown)) {
    return shown;
  }
  const candidates = candidatesFor(request, way, host);
  const served = servedBy(request, way, candidates);
  const [best, ...others] = served;
  if (best === undefined) {
    return candidates[0] === undefined ? withoutRule(request, shown, way, host) : passedOver(shown, way, candidates[0]);
  }
  const doubt = doubtAbout(request, way, best, others);
  if (doubt !== undefined) {
    return shown.ends({ is: 'unknown', settledBy: doubt });
  }
  const { ingress, path } = best;
  const instead = others.slice(0, MOST_NAMED).map((other) => `${written(other.path)} of ${other.ingress.object.title}`);
  const walk = shown
    .hop('ingress', `${router}: ${written(path)}`, ingress.object, path.field, instead)
    .assuming(
      ...(served === candidates ? [] : withoutSetting(way)),
      ...(isEncrypted(request) ? withoutAnnotation(way, ingress) : []),
    );
  const redirection = redirectionOf(request, way, ingress, host, path.host);
  if (redirection !== undefined) {
    const { status, because, field } = redirection;
    const here = field === undefined ? walk : walk.hop('ingress', because, ingress.object, field);
    return here.ends({ is: 'answered', by: router, status, because, location: overHttps(request, host) });
  }
  return send(request, withoutCanaries(walk, way), way, ingress, path.backend);
}

/** The paths that the controller does not pass over: all of them, or those with somebody behind. */
function servedBy(request: Request, way: IngressWay, candidates: readonly Candidate[]): readonly Candidate[] {
  const served = candidates.filter(({ ingress, path }) => isServed(request, way, ingress, path));
  // What it passes over behind the first that is served changes nothing.
  return served[0] === candidates[0] ? candidates : served;
}

function withoutSetting({ controller }: IngressWay): string[] {
  const setting = controller?.passesOverBackends?.unless;
  return setting === undefined ? [] : [`${controller?.name} runs without ${setting}`];
}

function passedOver(walk: Walk, way: IngressWay, { ingress, path }: Candidate): Path[] {
  const has =
    way.controller?.passesOverBackends?.are === 'missing' ? 'does not have the port' : 'has no endpoint for it';
  const because = `${way.controller?.name} passes over ${written(path)} of ${ingress.object.title}, for ${ingress.object.namespace}/${path.backend.serviceName} ${has}`;
  return walk
    .hop('ingress', because, ingress.object, path.backend.field)
    .assuming(...withoutSetting(way))
    .ends({ is: 'answered', by: way.router, status: 404, because });
}

/** Why it cannot be told which path takes a request. */
function doubtAbout(
  { path: asked }: Request,
  { router, controller }: IngressWay,
  best: Candidate,
  others: readonly Candidate[],
): string | undefined {
  const unsure = [best, ...others].find(({ isCertain }) => !isCertain);
  if (unsure !== undefined) {
    return `whether ${router} takes ${asked} for ${written(unsure.path)} of ${unsure.ingress.object.title}`;
  }
  const rival = others.find((other) => compareRanks(other.rank, best.rank) === 0 && !sameBackend(other, best));
  if (rival === undefined) {
    return undefined;
  }
  const [one, another] = [best.ingress.object.title, rival.ingress.object.title];
  return controller?.weigh === undefined
    ? `which is older, ${one} or ${another}, for both have ${written(best.path)}`
    : `which route ${controller.name} takes first, ${written(best.path)} of ${one} or ${written(rival.path)} of ${another}, which weigh the same`;
}

function sameBackend(a: Candidate, b: Candidate): boolean {
  const key = ({ ingress, path: { backend } }: Candidate) =>
    `${ingress.object.namespace}/${backend.serviceName}:${backend.port}`;
  return key(a) === key(b);
}

function written({ host, path, pathType }: IngressPath): string {
  return `${pathType ?? 'ImplementationSpecific'} ${host || '*'}${path || '/'}`;
}

function withoutCanaries(walk: Walk, { ingresses, controller }: IngressWay): Walk {
  const canaries = ingresses.filter((ingress) => isCanary(ingress, controller));
  return walk.assuming(...canaries.map(({ object }) => `the canary ${object.title} does not take the request`));
}

/** For a host without a fitting path, the default backend answers, and without one the controller itself. */
function withoutRule(request: Request, walk: Walk, way: IngressWay, host: string): Path[] {
  const { router } = way;
  const rule = closestRule(request, way, host);
  const byTls = goesByTls(request, way.controller);
  const fallback = way.ingresses.find((ingress) =>
    byTls ? servesDefaultOverTls(ingress, rule) : servesDefault(way.controller, ingress, rule),
  );
  if (fallback?.defaultBackend !== undefined) {
    const rival = rivalOf(way, fallback, rule);
    if (rival !== undefined) {
      const settledBy = `which is older, ${fallback.object.title} or ${rival.object.title}, for both have rules for ${rule || '*'}, and not the same default backend`;
      return walk.ends({ is: 'unknown', settledBy });
    }
    const isInstead = byTls && fallback.paths.some((path) => path.host === rule);
    const says = isInstead
      ? `${router}: over TLS, the default backend in place of the paths of ${rule}`
      : `${router}: no path fits, so the default backend`;
    const here = walk.hop('ingress', says, fallback.object, fallback.defaultBackend.field);
    return send(request, here, way, fallback, fallback.defaultBackend);
  }
  const paths = way.ingresses.flatMap(({ paths }) =>
    paths.filter((path) => closeness(path.host, host, 'one') !== undefined),
  );
  const because = `no path of ${host} fits ${request.path}`;
  const [ingress] = way.ingresses;
  return walk
    .hop(
      'ingress',
      `${router}: ${because}`,
      ingress?.object,
      ingress?.object.spec.get('rules'),
      nearestFirst(`${host}${request.path}`, paths.map(written)),
    )
    .ends({ is: 'answered', by: router, status: 404, because });
}

function send(request: Request, walk: Walk, way: IngressWay, ingress: Ingress, backend: IngressBackend): Path[] {
  const { serviceName: name, field, port } = backend;
  if (name === undefined) {
    return walk.ends({ is: 'unknown', settledBy: `what ${way.router} makes of a backend that is no Service` });
  }
  const { object } = ingress;
  const destination = destinationOf(request, way, ingress, name);
  if (destination === 'node ports' && !hasNodePorts(request, object.namespace, name)) {
    return walk.ends({
      is: 'unknown',
      settledBy: `whether ${way.router} is set up to send to pods, for Service ${object.namespace}/${name} has no node ports`,
    });
  }
  return toBackend(
    request,
    walk,
    { object, field, namespace: object.namespace, name, port },
    routerTo(way, destination),
  );
}

function hasNodePorts({ cluster }: Request, namespace: string, name: string): boolean {
  const [service] = cluster.services.named(namespace, name);
  return service === undefined || service.type === 'NodePort' || service.isLoadBalancer;
}

function routerTo({ router, controller }: IngressWay, destination: TargetType): Router {
  const isOutside = controller?.runsOutside === true;
  return {
    is: 'ingress',
    name: router,
    missing: 503,
    asksAliasesAtAnyPort: controller?.asksAliasesAtAnyPort === true,
    sendsTo: destination === 'node ports' ? 'node port' : destination,
    sender:
      destination === 'node ports'
        ? { is: 'node' }
        : isOutside
          ? { is: 'outside' }
          : { is: 'some pods', namespace: undefined },
  };
}
