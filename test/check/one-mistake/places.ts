import { operatorIn } from '../../../src/guesses/makers/operators';
import { hasVariant } from '../../../src/guesses/makers/variants';
import { once } from '../../../src/model/lookup/once';
import type { KubeObject } from '../../../src/model/objects/kube-object';
import { destinationOf } from '../../../src/model/traffic/endpoints';
import type { ContainerPort } from '../../../src/model/views/container';
import type { Service, ServicePort } from '../../../src/model/views/service';
import type { Workload } from '../../../src/model/views/workload';
import { isKin } from '../../../src/values/likeness';
import type { Application } from './application';

/** Whether an object is the only one of its name, and nothing is said about it yet. */
export function isSound(app: Application, object: KubeObject): boolean {
  return !hasVariant(app.cluster, object) && !app.findings.some((finding) => finding.object === object);
}

/** The sound objects of some kinds. */
export function sound(app: Application, ...kinds: string[]): KubeObject[] {
  return app.objects.filter((object) => kinds.includes(object.known ?? '') && isSound(app, object));
}

/** The sound Services of any type. */
export function services(app: Application): Service[] {
  return app.cluster.services.all.filter(({ object }) => isSound(app, object));
}

/** The sound Services with a cluster IP. */
export function virtualServices(app: Application): Service[] {
  return services(app).filter((service) => !service.isHeadless && !service.isExternalName);
}

/** A Service and the pods that it leads to. */
export interface Pair {
  readonly service: Service;
  readonly workload: Workload;
}

/** Each sound Service that leads to the pods of one workload, with that workload. */
export const pairs = once((app: Application): readonly Pair[] =>
  services(app).flatMap((service) => {
    const end = destinationOf(app.cluster, service);
    const [workload, another] = end.ends === 'in pods' ? end.workloads : [];
    const isPair = workload !== undefined && another === undefined && isSound(app, workload.object);
    // A CronJob or a custom resource may be selected as well, yet nobody would expect it to serve.
    return isPair && workload.object.known !== undefined && !workload.runsToCompletion ? [{ service, workload }] : [];
  }),
);

/** The pairs of one name, in applications that write no endpoints: there, a Service without a selector is a mistake. */
export function namesakes(app: Application): readonly Pair[] {
  const mayWriteEndpoints = operatorIn(app.cluster) !== undefined || app.objects.some(({ kind }) => /Role$/.test(kind));
  return mayWriteEndpoints
    ? []
    : pairs(app).filter(
        ({ service, workload }) =>
          isKin(service.name, workload.name) && declaredPorts(service, workload).length > 0 && !service.isHeadless,
      );
}

/** Whether other Services lead to the pods as well, so that one without pods may be for others. */
export function isShared(app: Application, workload: Workload): boolean {
  return operatorIn(app.cluster) !== undefined || app.cluster.servicesOf(workload).length > 1;
}

/** The ports of a Service that lead to a declared port of its pods. */
export function declaredPorts(service: Service, workload: Workload): { port: ServicePort; declared: ContainerPort }[] {
  return service.ports.flatMap((port) => {
    const declared = workload.pod.ports.find(
      ({ name, number, protocol }) =>
        (name === port.target || number === port.target) && protocol === port.protocol && number !== undefined,
    );
    return declared === undefined ? [] : [{ port, declared }];
  });
}
