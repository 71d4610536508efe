import type { Plain } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { servicesByClusterIp } from '../../model/traffic/cluster-ips';
import type { Field } from '../../values/field';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';

const service = (name: string, spec: string) => `
apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: shop
spec:
${spec}
  ports:
    - name: http
      port: 80
      targetPort: 8080`;

const slice = (address: string) => `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: proxy-1
  namespace: shop
  labels:
    kubernetes.io/service-name: proxy
addressType: IPv4
ports:
  - name: http
    port: 80
endpoints:
  - addresses:
      - ${address}`;

const WEB = [
  service('web', '  clusterIP: 10.96.0.42\n  selector:\n    app: web'),
  service('proxy', ''),
  WEB_DEPLOYMENT,
];

export const unreachableClusterIp: Rule<Plain> = {
  id: 'unreachable-cluster-ip',
  severity: 'error',
  because: 'The address of a Service is no place but a rule of each proxy, and proxies apply one rule to a connection.',
  about: 'Endpoints',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#custom-endpointslices',
  avoidedBy: {
    nothing:
      'a ManualEndpoint takes every address that packets can be sent to; which of them are of Services, the cluster decides',
  },
  bad: manifests(...WEB, slice('10.96.0.42')),
  says: 'EndpointSlice shop/proxy-1 endpoints[0].addresses[0]: found "10.96.0.42", the cluster IP of Service shop/web, expected addresses of pods or hosts; select the pods of that Service instead',
  good: manifests(...WEB, slice('192.0.2.10')),
  silent: [{ when: 'the address beside it is of no Service here', manifests: manifests(...WEB, slice('10.96.0.43')) }],
  on: (cluster) => [...cluster.slices.all, ...cluster.ofKind('Endpoints').all],
  *check({ object }, cluster) {
    for (const address of addressesIn(object)) {
      const service = servicesByClusterIp(cluster).get(address.text ?? '');
      if (service !== undefined) {
        yield fault(
          address,
          `${quoted(address.text ?? '')}, the cluster IP of ${service.object.title}`,
          'addresses of pods or hosts',
          'select the pods of that Service instead',
        );
      }
    }
  },
};

function addressesIn({ root }: KubeObject): Field[] {
  return [
    ...root.get('endpoints').items.map((endpoint) => endpoint.get('addresses').get(0)),
    ...root.get('subsets').items.flatMap((subset) => subset.get('addresses').items.map((each) => each.get('ip'))),
  ];
}
