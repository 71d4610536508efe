import type { ServerNameFacts } from '../../kinds/controllers';
import { controllersOf } from '../../model/traffic/ingress-controllers';
import type { Ingress } from '../../model/views/ingress';
import { isClusterName } from '../../values/cluster-domain';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { ingress } from '../examples/routing-parts';
import { externalNameService } from '../examples/service-parts';

const PREFIX = 'nginx.ingress.kubernetes.io/';

const outside = (...more: readonly string[]) =>
  manifests(
    externalNameService('api.example.net'),
    ingress({
      className: 'nginx',
      annotations: ['backend-protocol: HTTPS', 'upstream-vhost: api.example.net', ...more]
        .map((each) => PREFIX + each)
        .join('\n'),
    }),
  );

export const missingServerName: Rule<Ingress> = {
  id: 'missing-server-name',
  severity: 'warning',
  because: 'TLS begins without a server name here, so a server of many names shows another certificate, or hangs up.',
  about: 'Annotations',
  source:
    'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#backend-certificate-authentication',
  avoidedBy: {
    nothing: 'the upstreamHost of a route sets the host alone; whether a server outside needs more, it alone knows',
  },
  bad: outside(),
  says: `Ingress shop/web spec.rules[0].http.paths[0].backend: found TLS to "api.example.net" without a server name, expected the annotations ${PREFIX}proxy-ssl-server-name and proxy-ssl-name; add them, with "on" and "api.example.net"`,
  good: outside('proxy-ssl-server-name: "on"', 'proxy-ssl-name: api.example.net'),
  silent: [
    {
      when: 'a snippet says what the annotations would',
      manifests: outside('configuration-snippet: proxy_ssl_server_name on;'),
    },
    {
      when: 'the alias is of a Service',
      manifests: manifests(
        externalNameService('web.store.svc.cluster.local'),
        ingress({ className: 'nginx', annotations: `${PREFIX}backend-protocol: HTTPS` }),
      ),
    },
  ],
  on: ({ ingresses }) => ingresses.all.filter(({ object }) => object.annotations.size > 0),
  *check(subject, cluster) {
    const { annotations, namespace } = subject.object;
    const [controller, another] = controllersOf(cluster, subject);
    const told = another === undefined ? controller?.serverNameBy : undefined;
    const isTls = controller?.protocolAnnotations.some((key) => /^(https|grpcs)$/i.test(annotations.get(key) ?? ''));
    if (told === undefined || !isTls || isNamed(annotations, told)) {
      return;
    }
    for (const { field, serviceName = '' } of subject.backends) {
      const services = cluster.services.named(namespace, serviceName);
      const host = services.every(({ isExternalName }) => isExternalName)
        ? services[0]?.spec.get('externalName').text
        : undefined;
      if (host !== undefined && /\.[a-z]/i.test(host) && !isClusterName(host)) {
        yield fault(
          field,
          `TLS to ${quoted(host)} without a server name`,
          `the annotations ${told.switch} and ${told.name.replace(/^.*\//, '')}`,
          `add them, with "on" and ${quoted(host)}`,
        );
      }
    }
  },
};

function isNamed(annotations: ReadonlyMap<string, string>, told: ServerNameFacts): boolean {
  return (
    annotations.get(told.switch) === 'on' ||
    [...annotations].some(([key, value]) => key.endsWith('-snippet') && value.includes(told.inSnippets))
  );
}
