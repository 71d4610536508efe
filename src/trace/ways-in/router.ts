import type { KubeObject } from '../../model/objects/kube-object';
import type { End } from '../../model/traffic/passage';
import type { Service, ServicePort } from '../../model/views/service';
import type { Field } from '../../values/field';
import { MOST_NAMED } from '../alternatives';
import { servicesNear } from '../names/services-near';
import type { Request } from '../request';
import { pastService, portAsked, throughService } from '../services/service';
import type { Outcome, Path, Walk } from '../walk';

/** What takes HTTP requests and sends them on to Services: a Gateway, or the controller of some Ingresses. */
export interface Router {
  readonly is: 'ingress' | 'gateway';
  /** As a sentence calls it. */
  readonly name: string;
  /** The status it answers with where the backend that is named is not there. */
  readonly missing: 200 | 500 | 503;
  /** Where it sends requests: to pods that it chooses itself, or to an address of the Service. */
  readonly sendsTo: 'pods' | 'cluster IP' | 'node port';
  /** Whether it asks what an ExternalName names at any number, whatever ports the Service has. */
  readonly asksAliasesAtAnyPort?: boolean;
  /** Whom the pods see. */
  readonly sender: End;
  /** Whether it passes on what it cannot read, and so has no way to answer but to close the connection. */
  readonly isBlind?: boolean;
}

/** What a router does with a request that it sends on to nobody. */
export function answerBy({ name, isBlind }: Router, status: number, because: string, location?: string): Outcome {
  return isBlind === true
    ? { is: 'refused', because }
    : { is: 'answered', by: name, status, because, ...(location === undefined ? {} : { location }) };
}

/** A port of a Service, and the field that names it. */
export interface Backend {
  readonly object: KubeObject;
  readonly field: Field;
  readonly namespace: string;
  readonly name: string;
  readonly port: number | string | undefined;
}

/** Follows a request from a router to a port of a Service. */
export function toBackend(request: Request, walk: Walk, backend: Backend, router: Router): Path[] {
  const { object, field, namespace, name } = backend;
  const [service] = request.cluster.services.named(namespace, name);
  const answer = (because: string, instead: readonly string[]) =>
    walk.hop(router.is, because, object, field, instead).ends(answerBy(router, router.missing, because));
  if (service === undefined) {
    const because = `there is no Service ${namespace}/${name} among the manifests`;
    return answer(because, servicesNear(request.cluster, name, namespace));
  }
  const port = portAsked(service, backend.port, 'TCP');
  const aliased = service.isExternalName ? aliasedPort(port, backend, router) : undefined;
  if (aliased !== undefined) {
    return toAlias(walk, service, aliased, router);
  }
  if (port === undefined) {
    const has = service.ports.map((each) => `port ${each}`);
    return answer(`${service.object.title} has no port ${backend.port ?? '(none is named)'}`, has.slice(0, MOST_NAMED));
  }
  return toEndpoints({ ...request, sender: router.sender, leaving: undefined }, walk, service, port, router);
}

function toEndpoints(request: Request, walk: Walk, service: Service, port: ServicePort, router: Router): Path[] {
  if (router.sendsTo !== 'pods') {
    return throughService(request, walk, service, port.number, router.sendsTo);
  }
  return pastService(request, walk, service, port, (here, because) => here.ends(answerBy(router, 503, because)));
}

/** The port at which a router asks what an ExternalName names. */
function aliasedPort(port: ServicePort | undefined, { port: asked }: Backend, router: Router): number | undefined {
  if (port !== undefined) {
    return port.number ?? 80;
  }
  return router.asksAliasesAtAnyPort === true && typeof asked === 'number' ? asked : undefined;
}

function toAlias(walk: Walk, { object, spec }: Service, port: number, router: Router): Path[] {
  const field = spec.get('externalName');
  const host = field.text ?? '';
  const here = walk.hop('service', `${object.title} is an alias of ${host}`, object, field);
  return router.is === 'ingress'
    ? here.ends({ is: 'leaves the cluster', host, port })
    : // The Gateway API leaves it to its implementations, and warns them: ServiceBackend, "ExternalName".
      here.ends({ is: 'unknown', settledBy: `whether ${router.name} sends requests on to an alias` });
}
