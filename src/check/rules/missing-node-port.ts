import { LOAD_BALANCERS } from '../../kinds/load-balancers/all';
import type { Cluster } from '../../model/cluster/cluster';
import { controllersOf } from '../../model/traffic/ingress-controllers';
import { Ingress, isAction } from '../../model/views/ingress';
import type { Service } from '../../model/views/service';
import { quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB, WEB_DEPLOYMENT } from '../examples/parts';
import { ingress } from '../examples/routing-parts';
import { webService } from '../examples/service-parts';

const TARGET_TYPE = 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type';

const balanced = (target: string) =>
  manifests(
    WEB_DEPLOYMENT,
    webService({
      annotations: `service.beta.kubernetes.io/aws-load-balancer-type: external\n${TARGET_TYPE}: ${target}`,
      spec: 'type: LoadBalancer\nallocateLoadBalancerNodePorts: false',
    }),
  );

const routed = (annotations: string) => manifests(WEB, ingress({ className: 'alb', annotations }));

const PARAMETERS = `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: alb}
spec:
  controller: ingress.k8s.aws/alb
  parameters: {apiGroup: elbv2.k8s.aws, kind: IngressClassParams, name: alb}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  ports: [{port: 80}]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  ingressClassName: alb
  defaultBackend: {service: {name: web, port: {number: 80}}}`;

export const missingNodePort: Rule<Ingress | Service> = {
  id: 'missing-node-port',
  severity: 'warning',
  because: 'The load balancer sends requests to node ports; the Service has none, so that it gets no targets.',
  about: 'Annotations',
  source:
    'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#target-type',
  avoidedBy: 'IngressController',
  bad: routed('alb.ingress.kubernetes.io/scheme: internet-facing'),
  says: 'Ingress shop/web spec.rules[0].http.paths[0].backend: found Service shop/web of type ClusterIP, expected one with node ports, to which the AWS Load Balancer Controller sends requests; add alb.ingress.kubernetes.io/target-type: ip, or change the type of the Service to NodePort',
  good: routed('alb.ingress.kubernetes.io/target-type: ip'),
  more: [
    {
      bad: balanced('instance'),
      says: `Service shop/web metadata.annotations["${TARGET_TYPE}"]: found "instance" on a Service without node ports, expected "ip"; write that, or leave out allocateLoadBalancerNodePorts`,
      good: balanced('ip'),
    },
  ],
  silent: [{ when: 'parameters of the class may say where requests are sent', manifests: PARAMETERS }],
  on: ({ ingresses, services }) => [
    ...ingresses.all,
    ...services.all.filter(({ object }) => TARGETS.some(({ key }) => object.annotations.has(key))),
  ],
  check: (subject, cluster) => (subject instanceof Ingress ? behindIngress(subject, cluster) : ofService(subject)),
};

/** How load balancers are told to send connections to node ports. */
const TARGETS = LOAD_BALANCERS.flatMap(({ targetsBy }) => targetsBy ?? []);

function* ofService({ object, spec, ports }: Service): Iterable<Fault> {
  const isWithout = spec.get('allocateLoadBalancerNodePorts').flag === false;
  const told = TARGETS.find(({ key, nodePorts }) => object.annotations.get(key) === nodePorts);
  if (told !== undefined && isWithout && ports.some(({ nodePort }) => !nodePort)) {
    yield fault(
      object.root.find('metadata', 'annotations', told.key),
      `${quoted(told.nodePorts)} on a Service without node ports`,
      quoted(told.pods),
      'write that, or leave out allocateLoadBalancerNodePorts',
    );
  }
}

function* behindIngress(ingress: Ingress, cluster: Cluster): Iterable<Fault> {
  const [controller, another] = controllersOf(cluster, ingress);
  const pods = controller?.podsAnnotation;
  const isOpen = cluster
    .ofKind('IngressClass')
    .anywhere(ingress.className ?? '')
    .some(({ object }) => object.spec.get('parameters').isGiven);
  if (controller?.reachesByDefault !== 'node ports' || pods === undefined || another !== undefined || isOpen) {
    return;
  }
  for (const backend of ingress.backends.filter((each) => !isAction(each))) {
    const services = cluster.services.named(ingress.object.namespace, backend.serviceName ?? '');
    const [service] = services;
    const isSentToPods = [ingress.object, ...services.map(({ object }) => object)].some(
      ({ annotations }) => annotations.get(pods.key) === pods.value,
    );
    if (service !== undefined && services.every(({ type }) => type === 'ClusterIP') && !isSentToPods) {
      yield doubtful(
        'a flag of the controller may say where requests are sent',
        fault(
          backend.field,
          `${service.object.title} of type ClusterIP`,
          `one with node ports, to which ${controller.name} sends requests`,
          `add ${pods.key}: ${pods.value}, or change the type of the Service to NodePort`,
        ),
      );
    }
  }
}
