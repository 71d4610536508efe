import { isReadBy } from '../../kinds/annotations/judged-annotation';
import { LOAD_BALANCERS } from '../../kinds/load-balancers/all';
import type { Service } from '../../model/views/service';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';

const KEY = 'service.beta.kubernetes.io/azure-load-balancer-internal';

const balanced = (className: string) =>
  manifests(
    WEB_DEPLOYMENT,
    WEB_SERVICE.replace('namespace: shop', `namespace: shop\n  annotations:\n    ${KEY}: 'true'`).replace(
      'spec:',
      `spec:\n  type: LoadBalancer\n  externalTrafficPolicy: Cluster${className}`,
    ),
  );

export const ignoredLoadBalancerAnnotation: Rule<Service> = {
  id: 'ignored-load-balancer-annotation',
  severity: 'warning',
  because:
    'A Service of a class is served by whoever answers to that class; nobody else so much as reads its annotations.',
  about: 'Annotations',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-class',
  avoidedBy: 'LoadBalancerProvider',
  bad: balanced('\n  loadBalancerClass: example.com/edge'),
  says: `Service shop/web metadata.annotations["${KEY}"]: found "${KEY}" beside class "example.com/edge", expected annotations of whoever serves that class, which is not an Azure Load Balancer; leave out the class, or the annotation`,
  good: balanced(''),
  on: ({ services }) =>
    services.all.filter(({ isLoadBalancer, spec }) => isLoadBalancer && spec.has('loadBalancerClass')),
  *check({ object, spec }) {
    const className = spec.get('loadBalancerClass').text ?? '';
    for (const { name, classes, annotations } of LOAD_BALANCERS) {
      const [key] = [...object.annotations.keys()].filter((each) => isReadBy(annotations, each));
      if (key !== undefined && classes !== undefined && !classes.includes(className)) {
        yield fault(
          object.root.find('metadata', 'annotations', key),
          `${quoted(key)} beside class ${quoted(className)}`,
          `annotations of whoever serves that class, which is not ${name}`,
          'leave out the class, or the annotation',
        );
      }
    }
  },
};
