import { TYPE_BOUND_FIELDS } from '../../kinds/parts/type-bound-fields';
import type { Service } from '../../model/views/service';
import { shown } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';

const service = (type: string, extra = '') => `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  type: ${type}${extra}
  selector:
    app: web
  ports:
    - port: 80
      targetPort: http
      nodePort: 30080`;

const headless = (type: string) => `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  type: ${type}
  clusterIP: None
  selector:
    app: web
  ports:
    - port: 8080`;

export const forbiddenForServiceType: Rule<Service> = {
  id: 'forbidden-for-service-type',
  severity: 'error',
  refused: true,
  because: 'The API server refuses a Service with a field that its type has no use for.',
  about: 'Services',
  source: 'pkg/apis/core/validation/validation.go of Kubernetes, ValidateService',
  avoidedBy: 'ClusterIpService',
  bad: manifests(WEB_DEPLOYMENT, service('ClusterIP')),
  says: 'Service shop/web spec.ports[0].nodePort: found 30080 on a Service of type ClusterIP, expected it on type NodePort or LoadBalancer only; leave it out, or change the type',
  good: manifests(WEB_DEPLOYMENT, service('NodePort')),
  more: [
    {
      bad: manifests(WEB_DEPLOYMENT, headless('LoadBalancer')),
      says: 'Service shop/web spec.clusterIP: found "None" on a Service of type LoadBalancer, expected it on type ClusterIP only; leave it out, or change the type',
      good: manifests(WEB_DEPLOYMENT, headless('ClusterIP')),
    },
    {
      bad: manifests(WEB_DEPLOYMENT, service('NodePort', '\n  allocateLoadBalancerNodePorts: false')),
      says: 'Service shop/web spec.allocateLoadBalancerNodePorts: found false on a Service of type NodePort, expected it on type LoadBalancer only; leave it out, or change the type',
      good: manifests(WEB_DEPLOYMENT, service('LoadBalancer', '\n  allocateLoadBalancerNodePorts: false')),
    },
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
