import { isPatched } from '../../guesses/makers/kustomize';
import { factOf, isReadBy } from '../../kinds/annotations/judged-annotation';
import { LOAD_BALANCERS, loadBalancerOfClass } from '../../kinds/load-balancers/all';
import type { Cluster } from '../../model/cluster/cluster';
import type { Service } from '../../model/views/service';
import { quoted } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { patching } from '../examples/kustomize-parts';
import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';
import { webService } from '../examples/service-parts';

const KEY = 'service.beta.kubernetes.io/azure-load-balancer-internal';

const OF_AZURE = `${KEY}: 'true'`;
const OF_METALLB = 'metallb.io/address-pool: public';

const AWS = 'service.beta.kubernetes.io/aws-load-balancer-';

const INTERNAL_AT_AWS = `${AWS}scheme: internal`;

const RETYPED = patching('- op: add\n  path: /spec/type\n  value: LoadBalancer', 'kind: Service\nname: web');

const balanced = (annotations: string, ...spec: readonly string[]) =>
  manifests(
    WEB_DEPLOYMENT,
    webService({ annotations, spec: ['type: LoadBalancer', 'externalTrafficPolicy: Cluster', ...spec].join('\n') }),
  );

export const ignoredLoadBalancerAnnotation: Rule<Service> = {
  id: 'ignored-load-balancer-annotation',
  severity: 'warning',
  because:
    'A load balancer is made for a Service of its type, by whoever answers to its class; nobody else so much as reads the annotations.',
  about: 'Annotations',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer',
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
    {
      bad: manifests(WEB_DEPLOYMENT, webService({ annotations: OF_AZURE })),
      says: `Service shop/web metadata.annotations["${KEY}"]: found "${KEY}" on a Service of type ClusterIP, expected type LoadBalancer, for which alone an Azure Load Balancer is made; write type: LoadBalancer, or leave the annotation out`,
      good: manifests(WEB_DEPLOYMENT, WEB_SERVICE),
    },
    {
      bad: manifests(WEB_DEPLOYMENT, webService({ annotations: INTERNAL_AT_AWS, spec: 'type: NodePort' })),
      says: `Service shop/web metadata.annotations["${AWS}scheme"]: found "${AWS}scheme" on a Service of type NodePort, expected type LoadBalancer, for which alone an AWS Network Load Balancer is made; write type: LoadBalancer, or leave the annotation out`,
      good: manifests(WEB_DEPLOYMENT, webService({ spec: 'type: NodePort' })),
    },
  ],
  silent: [
    {
      when: 'the annotations ask the AWS Load Balancer Controller for one, whatever the type',
      manifests: manifests(
        WEB_DEPLOYMENT,
        webService({
          annotations: `${AWS}type: external\n${AWS}nlb-target-type: ip\n${INTERNAL_AT_AWS}`,
        }),
      ),
    },
    {
      when: 'a patch makes the Service a load balancer',
      manifests: manifests(WEB_DEPLOYMENT, webService({ annotations: INTERNAL_AT_AWS }), RETYPED),
    },
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
    services.all.filter(({ isLoadBalancer, object, spec }) =>
      isLoadBalancer ? spec.has('loadBalancerClass') : object.annotations.size > 0,
    ),
  check: (service, cluster) => (service.isLoadBalancer ? ofOtherClasses(service) : ofOtherTypes(service, cluster)),
};

/** What those read alone who answer to another class. */
function* ofOtherClasses({ object, spec }: Service): Iterable<Fault> {
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
}

const OTHER_TYPES = ['ClusterIP', 'NodePort', 'ExternalName'];

/** What no load balancer reads, as none is asked for. A part of a Service, without ports, need not say its type. */
function* ofOtherTypes({ object, spec, type, name, namespace }: Service, cluster: Cluster): Iterable<Fault> {
  const isWhole = spec.has('type') || spec.has('ports');
  const others = cluster.services.named(namespace, name);
  if (!isWhole || !OTHER_TYPES.includes(type) || others.some(({ isLoadBalancer }) => isLoadBalancer)) {
    return;
  }
  for (const { name: balancer, annotations, isAskedByOtherTypes } of LOAD_BALANCERS) {
    // What is not known may be somebody else's, as may what has none of the prefixes.
    const [key] = [...object.annotations.keys()].filter(
      (each) =>
        annotations.prefixes.some((prefix) => each.startsWith(prefix)) && factOf(annotations, each) !== undefined,
    );
    const isIdle = key !== undefined && isAskedByOtherTypes?.(object.annotations) === false;
    // A patch may make it a load balancer.
    if (isIdle && !isPatched(cluster, object)) {
      yield fault(
        object.root.find('metadata', 'annotations', key),
        `${quoted(key)} on a Service of type ${type}`,
        `type LoadBalancer, for which alone ${balancer} is made`,
        'write type: LoadBalancer, or leave the annotation out',
      );
    }
  }
}
