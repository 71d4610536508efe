import type { Service } from '../../model/views/service';
import { shown } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const serviceWith = (type: string) =>
  webService({ spec: `type: ${type}\nexternalTrafficPolicy: Cluster`, ports: [servicePort({ name: '' })] });

export const forbiddenExternalTrafficPolicy: Rule<Service> = {
  id: 'forbidden-external-traffic-policy',
  severity: 'error',
  refused: true,
  because:
    'The API server refuses the Service: the policy is about traffic from outside, which such a Service never gets.',
  about: 'Services',
  source: 'pkg/apis/core/validation/validation.go of Kubernetes, validateServiceExternalTrafficPolicy',
  avoidedBy: 'LocalTrafficLoadBalancer',
  bad: manifests(WEB_DEPLOYMENT, serviceWith('ClusterIP')),
  says: 'Service shop/web spec.externalTrafficPolicy: found "Cluster" on a Service of type ClusterIP, expected it on type NodePort or LoadBalancer only; leave it out, or change the type',
  good: manifests(WEB_DEPLOYMENT, serviceWith('NodePort')),
  silent: [
    {
      when: 'it is the policy for traffic from inside',
      manifests: manifests(WEB_DEPLOYMENT, webService({ spec: 'type: ClusterIP\ninternalTrafficPolicy: Cluster' })),
    },
    {
      when: 'the text is empty, which the API server takes for none',
      manifests: manifests(WEB_DEPLOYMENT, webService({ spec: 'externalTrafficPolicy: ""' })),
    },
  ],
  on: ({ services }) => services.all.filter(({ hasKnownType }) => hasKnownType),
  *check(service) {
    const policy = service.spec.get('externalTrafficPolicy');
    if (policy.isGiven && policy.value !== '' && !service.isExternallyReachable) {
      yield fault(
        policy,
        `${shown(policy.value)} on a Service of type ${service.type}`,
        'it on type NodePort or LoadBalancer only',
        'leave it out, or change the type',
      );
    }
  },
};
