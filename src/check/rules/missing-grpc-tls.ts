import { controllersOf } from '../../model/traffic/ingress-controllers';
import type { Ingress } from '../../model/views/ingress';
import { shown } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress, ingressPath } from '../examples/routing-parts';
import { servicePort, webService } from '../examples/service-parts';
import { containerPort, httpGet, webDeployment } from '../examples/workload-parts';

const KEY = 'nginx.ingress.kubernetes.io/backend-protocol';

const speaking = (tls: string) => manifests(WEB, ingress({ className: 'nginx', annotations: `${KEY}: GRPC`, tls }));

export const missingGrpcTls: Rule<Ingress> = {
  id: 'missing-grpc-tls',
  severity: 'warning',
  because: 'Some controllers speak HTTP/2 with clients at the port for TLS alone, and answer gRPC at port 80 with 400.',
  about: 'Annotations',
  source: 'https://kubernetes.github.io/ingress-nginx/examples/grpc/',
  avoidedBy: 'TlsIngress',
  bad: speaking(''),
  says: `Ingress shop/web metadata.annotations["${KEY}"]: found "GRPC" without TLS, expected tls in the spec; add a certificate for the host, and let clients use TLS`,
  good: speaking('- hosts:\n    - shop.example.com\n  secretName: shop-tls'),
  silent: [
    {
      when: 'what is spoken to the backend is HTTP/1.1 over TLS',
      manifests: manifests(
        webDeployment({ ports: containerPort('https', 8443), probe: httpGet('https', 'scheme: HTTPS') }),
        webService({ ports: [servicePort({ name: 'https', port: 443, target: 'https' })] }),
        ingress({ className: 'nginx', annotations: `${KEY}: HTTPS`, paths: [ingressPath({ port: 'number: 443' })] }),
      ),
    },
  ],
  on: ({ ingresses }) => ingresses.all.filter(({ object, tls }) => tls.length === 0 && object.annotations.size > 0),
  *check(subject, cluster) {
    const { object } = subject;
    const [controller, another] = controllersOf(cluster, subject);
    const keys = controller?.grpcNeedsTls && another === undefined ? controller.protocolAnnotations : [];
    const key = keys.find((each) => /^grpcs?$/i.test(object.annotations.get(each) ?? ''));
    if (key !== undefined) {
      yield fault(
        object.root.find('metadata', 'annotations', key),
        `${shown(object.annotations.get(key))} without TLS`,
        'tls in the spec',
        'add a certificate for the host, and let clients use TLS',
      );
    }
  },
};
