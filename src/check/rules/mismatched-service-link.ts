import { undefinedVariables } from '../../guesses/settings/undefined-variables';
import { linkStopperOf } from '../../kinds/programs/link-stoppers';
import { isAnnounced, servicesOfPrefix, variablePrefix } from '../../model/traffic/service-variables';
import type { Container } from '../../model/views/container';
import type { Workload } from '../../model/views/workload';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { compactService, compactWorkload } from '../examples/compact-parts';
import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';
import { clientPod, envVariable } from '../examples/pod-parts';
import { webService } from '../examples/service-parts';

const client = (...others: readonly string[]) => clientPod({ env: [envVariable('WEB_HOST', 'web'), ...others] });

const KAFKA_SERVICE = webService({ name: 'kafka' });

const kafka = (links: string) => `
apiVersion: v1
kind: Pod
metadata:
  name: broker
  namespace: shop
spec:${links}
  containers:
    - name: broker
      image: confluentinc/cp-kafka:7.9.0`;

/** A broker behind a Service, and another pod beside it. */
const besideBroker = (name: string, container: string) => `${compactWorkload({ name: 'kafka' })}
---${compactService({ name: 'kafka', port: 'port: 9092, targetPort: http' })}
---
apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
  containers:
    - {name: main, ${container}}`;

const CLIENT = besideBroker('topics', 'image: confluentinc/cp-kafka:7.6.1, command: [kafka-topics, --list]');

const LIKE_NAMED = besideBroker('connect', 'image: confluentinc/cp-kafka-connect:7.6.0');

const TOOL = `
apiVersion: v1
kind: Service
metadata:
  name: kafka
spec:
  ports:
    - {port: 9092}
---
apiVersion: v1
kind: Pod
metadata:
  name: topics
spec:
  containers:
    - {name: main, image: confluentinc/cp-kafka:7.9.0, command: [kafka-topics, --create]}`;

export const mismatchedServiceLink: Rule<Workload> = {
  id: 'mismatched-service-link',
  severity: 'warning',
  because:
    'Kubernetes sets <SERVICE>_PORT to "tcp://10.96.0.7:80" in every container, where applications expect a number.',
  about: 'Clients and names',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables',
  avoidedBy: {
    nothing:
      'addAddressTo sets host and port where both are asked for; what else an application reads, a Service does not know',
  },
  bad: manifests(WEB_DEPLOYMENT, WEB_SERVICE, client()),
  says: 'Pod shop/client spec.containers[0].env: found WEB_HOST and no WEB_PORT, which Kubernetes sets to "tcp://…" for Service shop/web, expected WEB_PORT with a number; set it, or set enableServiceLinks: false',
  good: manifests(WEB_DEPLOYMENT, WEB_SERVICE, client(envVariable('WEB_PORT', '"80"'))),
  more: [
    {
      bad: manifests(WEB_DEPLOYMENT, KAFKA_SERVICE, kafka('')),
      says: 'Pod shop/broker spec.containers[0].env: found KAFKA_PORT for this image, which Kubernetes sets to "tcp://…" for Service shop/kafka, expected no KAFKA_PORT at all, for it stops at any; set enableServiceLinks: false',
      good: manifests(WEB_DEPLOYMENT, KAFKA_SERVICE, kafka('\n  enableServiceLinks: false')),
    },
  ],
  silent: [
    { when: 'a client runs in the image of the broker, without its script', manifests: CLIENT },
    { when: 'the name of the image only begins like that of a broker', manifests: LIKE_NAMED },
    { when: 'a command replaces the script of the image', manifests: TOOL },
    {
      when: 'another variable holds the port of that host',
      manifests: manifests(WEB_DEPLOYMENT, WEB_SERVICE, client(envVariable('WEB_API_PORT', '"80"'))),
    },
    {
      when: 'the variable that holds the number of the port is asked for by its name',
      manifests: manifests(
        WEB_DEPLOYMENT,
        WEB_SERVICE,
        client(envVariable('WEB_URL', 'http://$(WEB_HOST):$(WEB_SERVICE_PORT)/')),
      ),
    },
  ],
  on: ({ workloads }) => workloads.all.filter(({ pod }) => pod.spec.get('enableServiceLinks').flag !== false),
  *check({ object, pod }, cluster) {
    for (const container of pod.containers) {
      for (const [variable, { why, takesNumber }] of readPorts(container)) {
        const prefix = variable.slice(0, -'_PORT'.length);
        const service = servicesOfPrefix(cluster, object.namespace, prefix).find(isAnnounced);
        if (service !== undefined) {
          yield fault(
            container.field.get('env'),
            `${why}, which Kubernetes sets to "tcp://…" for ${service.object.title}`,
            takesNumber ? `${variable} with a number` : `no ${variable} at all, for it stops at any`,
            takesNumber ? 'set it, or set enableServiceLinks: false' : 'set enableServiceLinks: false',
          );
        }
      }
    }
  },
};

/** What tells that a container reads a variable, and whether a number would do. */
interface Reading {
  readonly why: string;
  readonly takesNumber: boolean;
}

/** The port variables that a container is likely to read and does not set. */
function readPorts(container: Container): Map<string, Reading> {
  const { field, image, environment } = container;
  const found = new Map<string, Reading>();
  if (field.get('envFrom').length > 0) {
    return found;
  }
  for (const host of environment.keys()) {
    const prefix = host.endsWith('_HOST') ? host.slice(0, -'_HOST'.length) : '';
    const [name = ''] = prefix === '' ? [] : (environment.get(host)?.text ?? '').split('.');
    const isElsewhere = hasNamedPort(prefix, environment.keys()) || asksForLink(prefix, container);
    if (prefix !== '' && variablePrefix({ name }) === prefix && !isElsewhere) {
      found.set(`${prefix}_PORT`, { why: `${host} and no ${prefix}_PORT`, takesNumber: true });
    }
  }
  // It is the script of the image that stops, which a command of one's own replaces.
  const stopper = field.has('command') ? undefined : linkStopperOf(image ?? '');
  if (stopper !== undefined) {
    const { prefix, takesNumber } = stopper;
    found.set(`${prefix}_PORT`, { why: `${takesNumber ? 'no ' : ''}${prefix}_PORT for this image`, takesNumber });
  }
  for (const { name } of undefinedVariables(container)) {
    if (name.endsWith('_PORT')) {
      found.set(name, { why: `${name} in use and not set`, takesNumber: true });
    }
  }
  for (const variable of environment.keys()) {
    found.delete(variable);
  }
  return found;
}

/** Whether another variable holds a port of the same server, such as `JAEGER_UI_PORT` beside `JAEGER_HOST`: then that one is read. */
function hasNamedPort(prefix: string, variables: Iterable<string>): boolean {
  return [...variables].some((each) => each.startsWith(`${prefix}_`) && each.endsWith('_PORT'));
}

/** Whether a container asks for the number of the port by the variable of Kubernetes that holds it. */
function asksForLink(prefix: string, { words, environment }: Container): boolean {
  return [...words, ...environment.values()].some(({ text }) => text?.includes(`${prefix}_SERVICE_PORT`));
}
