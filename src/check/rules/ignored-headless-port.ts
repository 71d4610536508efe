import type { Cluster } from '../../model/cluster/cluster';
import { routersOf } from '../../model/traffic/backends';
import { podPortOf } from '../../model/traffic/endpoints';
import type { Service, ServicePort } from '../../model/views/service';
import { listed } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';
import { webDeployment } from '../examples/workload-parts';

const serviceWith = (port: number) => webService({ spec: 'clusterIP: None', ports: [servicePort({ name: '', port })] });

const BEHIND_INGRESS = `
${webDeployment({ namespace: '', containerName: 'main', image: 'main:1', probe: 'httpGet:\n  port: http' })}
---
${webService({ namespace: '', spec: 'clusterIP: None', ports: [servicePort({ name: '' })] })}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  defaultBackend:
    service:
      name: web
      port:
        number: 80`;

export const ignoredHeadlessPort: Rule<Service> = {
  id: 'ignored-headless-port',
  severity: 'warning',
  because:
    'The name of a headless Service leads straight to its pods, so nothing maps the port and connections to it are refused.',
  about: 'Services',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#headless-services',
  avoidedBy: {
    nothing:
      'the ports of a HeadlessService are those of its pods, yet service.bind of cdk8s-plus takes a target port of another number',
  },
  bad: manifests(WEB_DEPLOYMENT, serviceWith(80)),
  says: 'Service shop/web spec.ports[0].port: found 80 on a headless Service, expected the port of its pods, 8080; write that number, or give the Service a cluster IP',
  good: manifests(WEB_DEPLOYMENT, serviceWith(8080)),
  silent: [{ when: 'an Ingress leads to it, whose controller reads the target port', manifests: BEHIND_INGRESS }],
  // Controllers that send requests straight to pods read the mapping.
  on: (cluster) =>
    cluster.services.all.filter(
      (each) =>
        // A node port or a load balancer without a cluster IP is refused.
        each.isHeadless && each.type === 'ClusterIP' && each.hasSelector && !routersOf(cluster, each).length,
    ),
  *check(service, cluster) {
    for (const port of service.ports) {
      const targets = targetsOf(port, service, cluster);
      if (port.number !== undefined && targets.length > 0 && !targets.includes(port.number)) {
        yield fault(
          port.field.get('port'),
          `${port.number} on a headless Service`,
          `the port of its pods, ${listed(targets.map(String))}`,
          'write that number, or give the Service a cluster IP',
        );
      }
    }
  },
};

/** The numbers that a port has in the pods. */
function targetsOf(port: ServicePort, service: Service, cluster: Cluster): number[] {
  if (typeof port.target === 'number') {
    return [port.target];
  }
  const numbers = cluster.selectedBy(service).flatMap((workload) => {
    const target = podPortOf(port, workload);
    return target.is === 'declared' ? (target.port.number ?? []) : [];
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
}
