import type { TargetType } from '../../kinds/controllers';
import type { Ingress, IngressPath } from '../../model/views/ingress';
import type { Request } from '../request';
import { proxiedEndpointsOf } from '../services/proxied-endpoints';
import { portAsked } from '../services/service';
import type { IngressWay } from './ingress-ways';

/*
 * What a controller makes of the Services behind the paths of Ingresses.
 */

/** Where the controller sends requests for a Service, by its own default and what annotations say. */
export function destinationOf(
  { cluster }: Request,
  { controller }: IngressWay,
  ingress: Ingress,
  name: string,
): TargetType {
  const [service] = cluster.services.named(ingress.object.namespace, name);
  const carriers = [ingress.object, ...(service === undefined ? [] : [service.object])];
  const says = (key: string, value: string) => carriers.some(({ annotations }) => annotations.get(key) === value);
  if (controller?.throughService.some((key) => says(key, 'true')) === true) {
    return 'cluster IP';
  }
  const toPods = controller?.podsAnnotation;
  return toPods !== undefined && says(toPods.key, toPods.value) ? 'pods' : (controller?.reachesByDefault ?? 'pods');
}

/** Whether the controller does not pass over a path, as some do where nobody is behind. */
export function isServed(request: Request, way: IngressWay, ingress: Ingress, { backend }: IngressPath): boolean {
  const passedOver = way.controller?.passesOverBackends;
  if (passedOver === undefined) {
    return true;
  }
  const { serviceName: name, port: asked } = backend;
  const [service] = name === undefined ? [] : request.cluster.services.named(ingress.object.namespace, name);
  const port = service && portAsked(service, asked, 'TCP');
  if (service === undefined || port === undefined) {
    return name === undefined;
  }
  return (
    passedOver.are === 'missing' ||
    service.isExternalName ||
    destinationOf(request, way, ingress, service.name) !== 'pods' ||
    proxiedEndpointsOf(request.cluster, service, port).are === 'here'
  );
}
