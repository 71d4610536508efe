import { TYPE_BOUND_FIELDS } from '../../kinds/parts/type-bound-fields';
import type { Service } from '../../model/views/service';
import { shown } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const serviceWith = (type: string, extra = '') =>
  webService({ spec: `type: ${type}${extra}`, ports: [servicePort({ name: '', more: 'nodePort: 30080' })] });

const headless = (type: string) => webService({ spec: `type: ${type}\nclusterIP: None`, ports: ['- port: 8080'] });

const NODE_PORT_OF_ALIAS = `
apiVersion: v1
kind: Service
metadata:
  name: db
spec:
  type: ExternalName
  externalName: db.example.com
  ports:
    - port: 80
      nodePort: 80`;

const NO_HEALTH_CHECK = `
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  healthCheckNodePort: 0
  ports:
    - port: 80`;

export const forbiddenForServiceType: Rule<Service> = {
  id: 'forbidden-for-service-type',
  severity: 'error',
  refused: true,
  because: 'The API server refuses a Service with a field that its type has no use for.',
  about: 'Services',
  source:
    'pkg/apis/core/validation/validation.go of Kubernetes, validateService and validateServiceExternalTrafficPolicy',
  avoidedBy: 'ClusterIpService',
  bad: manifests(WEB_DEPLOYMENT, serviceWith('ClusterIP')),
  says: 'Service shop/web spec.ports[0].nodePort: found 30080 on a Service of type ClusterIP, expected it on type NodePort or LoadBalancer only; leave it out, or change the type',
  good: manifests(WEB_DEPLOYMENT, serviceWith('NodePort')),
  more: [
    {
      bad: manifests(WEB_DEPLOYMENT, headless('LoadBalancer')),
      says: 'Service shop/web spec.clusterIP: found "None" on a Service of type LoadBalancer, expected it on type ClusterIP only; leave it out, or change the type',
      good: manifests(WEB_DEPLOYMENT, headless('ClusterIP')),
    },
    {
      bad: manifests(WEB_DEPLOYMENT, serviceWith('NodePort', '\nallocateLoadBalancerNodePorts: false')),
      says: 'Service shop/web spec.allocateLoadBalancerNodePorts: found false on a Service of type NodePort, expected it on type LoadBalancer only; leave it out, or change the type',
      good: manifests(WEB_DEPLOYMENT, serviceWith('LoadBalancer', '\nallocateLoadBalancerNodePorts: false')),
    },
  ],
  silent: [
    { when: 'the node port is on an alias, where it has no effect', manifests: NODE_PORT_OF_ALIAS },
    { when: 'the node port for health checks is 0, which means none', manifests: NO_HEALTH_CHECK },
  ],
  on: ({ services }) => services.all.filter(({ hasKnownType }) => hasKnownType),
  *check(service) {
    for (const { fields, counts, fits, belongs } of TYPE_BOUND_FIELDS) {
      if (fits(service.type, service.object.root)) {
        continue;
      }
      for (const field of fields(service.object.root)) {
        if (counts(field)) {
          yield fault(
            field,
            `${shown(field.value)} on a Service of type ${service.type}`,
            belongs,
            'leave it out, or change the type',
          );
        }
      }
    }
  },
};
