import { isReadBy } from '../../kinds/annotations/judged-annotation';
import { LOAD_BALANCERS, loadBalancerOfClass } from '../../kinds/load-balancers/all';
import type { Service } from '../../model/views/service';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { webService } from '../examples/service-parts';

const KEY = 'service.beta.kubernetes.io/azure-load-balancer-internal';

const OF_AZURE = `${KEY}: 'true'`;
const OF_METALLB = 'metallb.io/address-pool: public';

const balanced = (annotations: string, ...spec: readonly string[]) =>
  manifests(
    WEB_DEPLOYMENT,
    webService({ annotations, spec: ['type: LoadBalancer', 'externalTrafficPolicy: Cluster', ...spec].join('\n') }),
  );

export const ignoredLoadBalancerAnnotation: Rule<Service> = {
  id: 'ignored-load-balancer-annotation',
  severity: 'warning',
  because:
    'A Service of a class is served by whoever answers to that class; nobody else so much as reads its annotations.',
  about: 'Annotations',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-class',
  avoidedBy: 'LoadBalancerProvider',
  bad: balanced(OF_AZURE, 'loadBalancerClass: example.com/edge'),
  says: `Service shop/web metadata.annotations["${KEY}"]: found "${KEY}" beside class "example.com/edge", expected annotations of whoever serves that class, which is not an Azure Load Balancer; leave out the class, or the annotation`,
  good: balanced(OF_AZURE),
  more: [
    {
      bad: balanced(OF_METALLB, 'loadBalancerClass: service.k8s.aws/nlb'),
      says: `Service shop/web metadata.annotations["metallb.io/address-pool"]: found "metallb.io/address-pool" beside class "service.k8s.aws/nlb", expected annotations of whoever serves that class, which is not MetalLB; leave out the class, or the annotation`,
      good: balanced(OF_METALLB),
    },
  ],
  silent: [
    {
      when: 'the class is of a load balancer that may be started with any',
      manifests: manifests(
        WEB_DEPLOYMENT,
        webService({
          annotations: OF_METALLB,
          spec: 'type: LoadBalancer\nloadBalancerClass: example.com/edge',
        }),
      ),
    },
  ],
  on: ({ services }) =>
    services.all.filter(({ isLoadBalancer, spec }) => isLoadBalancer && spec.has('loadBalancerClass')),
  *check({ object, spec }) {
    const className = spec.get('loadBalancerClass').text ?? '';
    const owner = loadBalancerOfClass(className);
    for (const balancer of LOAD_BALANCERS) {
      const { name, classes, annotations } = balancer;
      const [key] = [...object.annotations.keys()].filter((each) => isReadBy(annotations, each));
      const isOfOther = owner === undefined ? classes?.includes(className) === false : owner !== balancer;
      if (key !== undefined && isOfOther) {
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
