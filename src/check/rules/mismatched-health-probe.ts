import { LOAD_BALANCERS } from '../../kinds/load-balancers/all';
import type { KnownLoadBalancer } from '../../kinds/load-balancers/load-balancer-facts';
import type { Cluster } from '../../model/cluster/cluster';
import type { Service } from '../../model/views/service';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';
import { webDeployment } from '../examples/workload-parts';

const PREFIX = 'service.beta.kubernetes.io/azure-load-balancer-';
const PATH = `${PREFIX}health-probe-request-path`;

/** Pods that answer at a path, and what the load balancer is told besides. */
const balanced = (answered: string, ...annotations: readonly string[]) =>
  manifests(
    webDeployment({ probe: `httpGet:\n  path: ${answered}\n  port: http` }),
    webService({
      annotations: [`${PREFIX}internal: 'true'`, ...annotations].join('\n'),
      spec: 'type: LoadBalancer\nexternalTrafficPolicy: Cluster',
      ports: [servicePort({ more: 'appProtocol: http' })],
    }),
  );

export const mismatchedHealthProbe: Rule<Service> = {
  id: 'mismatched-health-probe',
  severity: 'warning',
  because:
    'The load balancer asks for "/" and takes any answer but 200 for a sick node: if all are sick, nothing arrives.',
  about: 'Annotations',
  source: 'https://cloud-provider-azure.sigs.k8s.io/topics/loadbalancer/#custom-load-balancer-health-probe',
  avoidedBy: 'LoadBalancerProvider',
  bad: balanced('/healthz'),
  says: 'Service shop/web spec.ports[0].appProtocol: found "http" without a path to ask for, expected a path that the pods answer, such as "/healthz"; add service.beta.kubernetes.io/azure-load-balancer-health-probe-request-path, or leave out appProtocol',
  good: balanced('/healthz', `${PATH}: /healthz`),
  silent: [{ when: 'the pods answer at "/"', manifests: balanced('/') }],
  on: ({ services }) => services.all.filter((service) => service.isLoadBalancer && probesOf(service) !== undefined),
  *check(service, cluster) {
    const probes = probesOf(service);
    const keys = probes === undefined ? [] : keysBelow(service, probes.prefix);
    if (
      probes === undefined ||
      keys.some((key) => key.includes(probes.holding)) ||
      service.spec.get('externalTrafficPolicy').text === 'Local'
    ) {
      return;
    }
    const path = healthPathOf(service, cluster);
    for (const { field } of path === undefined ? [] : service.ports) {
      const protocol = field.get('appProtocol');
      if (/^https?$/i.test(protocol.text ?? '')) {
        yield fault(
          protocol,
          `${quoted(protocol.text ?? '')} without a path to ask for`,
          `a path that the pods answer, such as ${quoted(path ?? '')}`,
          `add ${probes.path}, or leave out appProtocol`,
        );
      }
    }
  },
};

/** How the load balancer of a Service is told what to ask for, if one is known by its annotations. */
function probesOf(service: Service): KnownLoadBalancer['healthProbes'] {
  return LOAD_BALANCERS.flatMap(({ healthProbes }) => healthProbes ?? []).find(
    ({ prefix }) => keysBelow(service, prefix).length > 0,
  );
}

function keysBelow({ object }: Service, prefix: string): readonly string[] {
  return [...object.annotations.keys()].filter((key) => key.startsWith(prefix));
}

/** The path by which the pods tell that they are well, if it is another than "/". */
function healthPathOf(service: Service, cluster: Cluster): string | undefined {
  return cluster
    .selectedBy(service)
    .flatMap(({ pod }) => pod.serving.map(({ readinessProbe }) => readinessProbe.find('httpGet', 'path').text))
    .find((path) => path !== undefined && path !== '/');
}
