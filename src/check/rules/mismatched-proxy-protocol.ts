import { proxyExpectationOf } from '../../guesses/settings/proxy-protocol';
import { isReadBy } from '../../kinds/annotations/judged-annotation';
import { LOAD_BALANCERS } from '../../kinds/load-balancers/all';
import { PROXY_SENDERS } from '../../kinds/programs/proxy-protocol';
import type { Service } from '../../model/views/service';
import { doubtful, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { webService } from '../examples/service-parts';
import { containerPort, webDeployment } from '../examples/workload-parts';

const KEY = 'load-balancer.hetzner.cloud/uses-proxyprotocol';

const CONTROLLER = webDeployment({
  name: 'ingress-nginx',
  namespace: 'edge',
  labels: 'app: ingress-nginx',
  containerName: 'controller',
  image: 'registry.k8s.io/ingress-nginx/controller:v1.14.1',
  container: 'args:\n  - /nginx-ingress-controller\n  - --configmap=edge/ingress-nginx',
  ports: containerPort('http', 80),
  probe: 'httpGet:\n  path: /healthz\n  port: 10254',
});

const configured = (value: string) => `
apiVersion: v1
kind: ConfigMap
metadata:
  name: ingress-nginx
  namespace: edge
data:
  use-proxy-protocol: "${value}"`;

const balanced = (annotation: string) =>
  webService({
    name: 'ingress-nginx',
    namespace: 'edge',
    annotations: `load-balancer.hetzner.cloud/location: fsn1${annotation}`,
    spec: 'type: LoadBalancer',
    selector: 'app: ingress-nginx',
  });

const SENT = `\n${KEY}: "true"`;

export const mismatchedProxyProtocol: Rule<Service> = {
  id: 'mismatched-proxy-protocol',
  // Either side may be told by something that is not here.
  severity: 'warning',
  because:
    'A line of the PROXY protocol is no request to who does not expect it, and a request no such line to who does: every connection ends at once.',
  about: 'Services',
  source: 'https://www.haproxy.org/download/3.2/doc/proxy-protocol.txt',
  avoidedBy: { nothing: 'a load balancer is told by its Service, and the program behind it by settings of its own' },
  bad: manifests(CONTROLLER, configured('false'), balanced(SENT)),
  says: `Service edge/ingress-nginx metadata.annotations["${KEY}"]: found the PROXY protocol, which the pods do not expect: use-proxy-protocol of ConfigMap edge/ingress-nginx is not on, expected it on both sides or neither; turn it on there, or leave the annotation out`,
  good: manifests(CONTROLLER, configured('true'), balanced(SENT)),
  more: [
    {
      bad: manifests(CONTROLLER, configured('true'), balanced('')),
      says: 'Service edge/ingress-nginx metadata.annotations: found nothing that asks for the PROXY protocol, which the pods expect, by use-proxy-protocol of ConfigMap edge/ingress-nginx, expected it on both sides or neither; ask for it here, or turn it off there',
      good: manifests(CONTROLLER, configured('false'), balanced('')),
    },
  ],
  silent: [
    {
      when: 'the settings of the pods are in files that were not given',
      manifests: manifests(CONTROLLER, balanced(SENT)),
    },
  ],
  on: ({ services }) => services.all.filter(({ isLoadBalancer, hasSelector }) => isLoadBalancer && hasSelector),
  *check(service, cluster) {
    const { object } = service;
    const [workload, another] = cluster.selectedBy(service);
    const pods = workload && another === undefined ? proxyExpectationOf(cluster, workload) : undefined;
    const sender = senderOf(service);
    if (pods === undefined || pods.isExpected === (sender !== undefined)) {
      return;
    }
    const setting = `${pods.setting} of ${pods.object.title}`;
    const annotations = object.root.find('metadata', 'annotations');
    if (sender !== undefined) {
      yield fault(
        annotations.get(sender),
        `the PROXY protocol, which the pods do not expect: ${setting} is not on`,
        'it on both sides or neither',
        'turn it on there, or leave the annotation out',
      );
    } else {
      const mistake = fault(
        annotations,
        `nothing that asks for the PROXY protocol, which the pods expect, by ${setting}`,
        'it on both sides or neither',
        'ask for it here, or turn it off there',
      );
      yield isOfKnown(service) ? mistake : doubtful('the load balancer may be told elsewhere', mistake);
    }
  },
};

/** The annotation that asks the load balancer for it. */
function senderOf({ object: { annotations } }: Service): string | undefined {
  return PROXY_SENDERS.find(({ key, values }) => values.test(annotations.get(key) ?? ''))?.key;
}

/** Whether it is known whose load balancer it is. */
function isOfKnown({ object: { annotations } }: Service): boolean {
  return LOAD_BALANCERS.some((each) => [...annotations.keys()].some((key) => isReadBy(each.annotations, key)));
}
