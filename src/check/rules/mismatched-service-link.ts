import {
  isAnnounced,
  servicesOfPrefix,
  undefinedVariables,
  variablePrefix,
} from '../../model/services/service-variables';
import { environmentOf } from '../../model/services/settings';
import type { Container } from '../../model/workloads/container';
import type { Workload } from '../../model/workloads/workload';
import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from '../example-parts';
import { fault } from '../fault';
import type { Rule } from '../rule';

const client = (more: string) => `
apiVersion: v1
kind: Pod
metadata:
  name: client
  namespace: shop
spec:
  containers:
    - name: client
      image: client:1.4
      env:
        - name: WEB_HOST
          value: web${more}`;

/** Images with a script before the application that takes `<NAME>_PORT` for a setting, and stops at one of no use. */
const STOPPED_BY_SCRIPT: readonly (readonly [image: RegExp, prefix: string])[] = [
  [/(^|\/)(cp-kafka|cp-server|cp-enterprise-kafka|wurstmeister\/kafka)(?![\w-])/, 'KAFKA'],
  [/(^|\/)cp-schema-registry(?![\w-])/, 'SCHEMA_REGISTRY'],
  [/(^|\/)cp-kafka-rest(?![\w-])/, 'KAFKA_REST'],
];

/** Applications that themselves take `<NAME>_PORT` for a setting, and stop when it is no number. */
const STOPPED: readonly (readonly [image: RegExp, prefix: string])[] = [
  [/(^|\/)n8n(?![\w-])/, 'N8N'],
  [/(^|\/)searxng(?![\w-])/, 'SEARXNG'],
  [/(^|\/)uptime-kuma(?![\w-])/, 'UPTIME_KUMA'],
];

export const mismatchedServiceLink: Rule<Workload> = {
  id: 'mismatched-service-link',
  severity: 'warning',
  because:
    'Kubernetes sets <SERVICE>_PORT to "tcp://10.96.0.7:80" in every container, where applications expect a number.',
  bad: manifests(WEB_DEPLOYMENT, WEB_SERVICE, client('')),
  says: 'Pod shop/client spec.containers[0].env: found WEB_HOST and no WEB_PORT, which Kubernetes sets to "tcp://…" for Service shop/web, expected a WEB_PORT with a number; set it, or set enableServiceLinks: false',
  good: manifests(WEB_DEPLOYMENT, WEB_SERVICE, client('\n        - name: WEB_PORT\n          value: "80"')),
  on: ({ workloads }) => workloads.all.filter(({ pod }) => pod.spec.get('enableServiceLinks').flag !== false),
  *check({ object, pod }, cluster) {
    for (const container of pod.containers) {
      for (const [variable, why] of readPorts(container)) {
        const prefix = variable.slice(0, -'_PORT'.length);
        const service = servicesOfPrefix(cluster, object.namespace, prefix).find(isAnnounced);
        if (service !== undefined) {
          yield fault(
            container.field.get('env'),
            `${why}, which Kubernetes sets to "tcp://…" for ${service.object.title}`,
            `a ${variable} with a number`,
            'set it, or set enableServiceLinks: false',
          );
        }
      }
    }
  },
};

/** The port variables that a container is likely to read and does not set, and what tells so. */
function readPorts(container: Container): Map<string, string> {
  const { field, image } = container;
  const environment = environmentOf(container);
  const found = new Map<string, string>();
  if (field.get('envFrom').items.length === 0) {
    for (const [host, { text = '' }] of environment) {
      const prefix = host.replace(/_HOST$/, '');
      const [name = ''] = text.split('.');
      if (prefix !== host && variablePrefix({ name }) === prefix) {
        found.set(`${prefix}_PORT`, `${host} and no ${prefix}_PORT`);
      }
    }
    // A command of one's own takes the place of the script.
    const stopping = field.get('command').isGiven ? STOPPED : [...STOPPED_BY_SCRIPT, ...STOPPED];
    for (const [, prefix] of stopping.filter(([pattern]) => pattern.test(image ?? ''))) {
      found.set(`${prefix}_PORT`, `no ${prefix}_PORT for this image`);
    }
    for (const { name } of undefinedVariables(container).filter(({ name }) => name.endsWith('_PORT'))) {
      found.set(name, `${name} in use and not set`);
    }
  }
  return new Map([...found].filter(([variable]) => !environment.has(variable)));
}
