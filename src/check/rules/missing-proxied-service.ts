import { operatorIn } from '../../guesses/makers/operators';
import { mistyped } from '../../guesses/services/near-service';
import { type NamedHost, namedHostsIn } from '../../guesses/settings/named-hosts';
import { isOfNginx } from '../../guesses/settings/nginx-hosts';
import type { Cluster } from '../../model/cluster/cluster';
import { quoted } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { expectedServices } from '../references/missing-service';

const configured = (directives: string) => `
apiVersion: v1
kind: ConfigMap
metadata:
  name: proxy
  namespace: shop
data:
  default.conf: |
    location /api/ { ${directives} }`;

const proxy = (host: string) => configured(`proxy_pass http://${host}:80;`);

const BY_VARIABLE = configured('set $backend http://backend; proxy_pass $backend:80;');

export const missingProxiedService: Rule<NamedHost> = {
  id: 'missing-proxied-service',
  // The Service may be in files that were not given.
  severity: 'warning',
  because:
    'Nginx looks up the hosts of its configuration once, as it starts, and ends with "host not found in upstream".',
  about: 'Clients and names',
  source: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_pass',
  avoidedBy: { nothing: 'a configuration of nginx is a text; dns and url of a Service can be put into it' },
  bad: manifests(WEB, proxy('backend')),
  says: 'ConfigMap shop/proxy data["default.conf"]: found host "backend", which no Service in namespace shop is called, expected "web"; correct the name',
  good: manifests(WEB, proxy('web')),
  silent: [
    {
      when: 'nginx knows the name as an upstream of another file',
      manifests: manifests(WEB, `${proxy('backend')}\n  upstream.conf: |\n    upstream backend { server web:80; }`),
    },
    { when: 'a variable holds the host, which is looked up with each request', manifests: manifests(WEB, BY_VARIABLE) },
    { when: 'no Service is in these files', manifests: proxy('backend') },
  ],
  on: (cluster) =>
    operatorIn(cluster) === undefined ? namedHostsIn(cluster).filter((each) => isStatic(each, cluster)) : [],
  *check({ object, mention: { field, host } }, cluster): Iterable<Fault> {
    const isUpstream = object.root.get('data').entries.some(({ text }) => text?.includes(`upstream ${host}`));
    if (!isUpstream && cluster.services.in(object.namespace).length > 0) {
      yield fault(
        field,
        `host ${quoted(host)}, which no Service in namespace ${object.namespace} is called`,
        expectedServices(cluster, object.namespace, host),
        'correct the name',
      );
    }
  },
};

/** Whether a configuration of nginx has a short name for good that is no slip of another, which would be told as such. */
function isStatic({ object, named, mention: { field, host, isSure } }: NamedHost, cluster: Cluster): boolean {
  return (
    object.known === 'ConfigMap' &&
    named.is === 'missing' &&
    isSure &&
    !host.includes('.') &&
    isOfNginx(field.text ?? '') &&
    !new RegExp(`set\\s+\\$\\w+\\s+\\S*${host}`).test(field.text ?? '') &&
    mistyped(cluster, object.namespace, host) === undefined &&
    cluster.services.anywhere(host).length === 0
  );
}
