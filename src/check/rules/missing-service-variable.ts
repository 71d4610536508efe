import { undefinedVariables } from '../../guesses/settings/undefined-variables';
import type { Cluster } from '../../model/cluster/cluster';
import { isAnnounced, servicesOfPrefix, variablePrefix } from '../../model/traffic/service-variables';
import type { Service } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { compared, isSlip } from '../../values/likeness';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';
import { clientPod } from '../examples/pod-parts';
import { servicePort, webService } from '../examples/service-parts';

const client = (variable: string) => clientPod({ args: [`--shop=$(${variable})`] });

const USE = /^(\w+)_SERVICE_(?:HOST|PORT(?:_(\w+))?)$/;

/** Why a container is not told of a Service, and what to do. */
type Silence = readonly [found: string, expected: string, fix: string];

const OF_SCRIPT = `
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  clusterIP: None
---
apiVersion: v1
kind: Pod
metadata:
  name: client
spec:
  containers:
    - {name: main, image: main:1, command: [sh, -c, WEB_SERVICE_HOST=web; curl $WEB_SERVICE_HOST]}`;

export const missingServiceVariable: Rule<Workload> = {
  id: 'missing-service-variable',
  severity: 'error',
  because: 'Nobody sets the variable, so the application gets an empty text, or the name of the variable as it stands.',
  about: 'Clients and names',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables',
  avoidedBy: {
    nothing:
      'a ServiceEnvironment has the right names; whether pods are told of Services at all is said where they are made',
  },
  bad: manifests(
    WEB_DEPLOYMENT,
    webService({ spec: 'clusterIP: None', ports: [servicePort({ port: 8080 })] }),
    client('WEB_SERVICE_HOST'),
  ),
  says: 'Pod shop/client spec.containers[0].args[0]: found WEB_SERVICE_HOST, which nobody sets, as Service shop/web has no cluster IP, expected its DNS name, "web"; write that instead',
  good: manifests(WEB_DEPLOYMENT, WEB_SERVICE, client('WEB_SERVICE_HOST')),
  more: [
    {
      bad: manifests(WEB_DEPLOYMENT, WEB_SERVICE, client('WEB_SERVICE_PORT_HTTPS')),
      says: 'Pod shop/client spec.containers[0].args[0]: found WEB_SERVICE_PORT_HTTPS, which nobody sets, as Service shop/web has no port of that name, expected one of its ports: 80/TCP (http); name that one',
      good: manifests(WEB_DEPLOYMENT, WEB_SERVICE, client('WEB_SERVICE_PORT_HTTP')),
    },
  ],
  silent: [{ when: 'a script sets the variable itself', manifests: OF_SCRIPT }],
  on: ({ workloads }) => workloads.all,
  *check({ pod, object }, cluster) {
    const hasLinks = pod.spec.get('enableServiceLinks').flag !== false;
    for (const container of pod.containers) {
      for (const { field, name } of undefinedVariables(container)) {
        const [, prefix, port] = USE.exec(name) ?? [];
        const why = prefix === undefined ? undefined : silence(prefix, port, object.namespace, hasLinks, cluster);
        if (why !== undefined) {
          const [found, expected, fix] = why;
          yield fault(field, `${name}, which nobody sets, ${found}`, expected, fix);
        }
      }
    }
  },
};

function silence(
  prefix: string,
  port: string | undefined,
  namespace: string,
  hasLinks: boolean,
  cluster: Cluster,
): Silence | undefined {
  const services = servicesOfPrefix(cluster, namespace, prefix);
  const [service] = services;
  if (service === undefined) {
    const near = compared(cluster.services.in(namespace)).find((each) => isSlip(variablePrefix(each), prefix));
    return (
      near && [
        `as no Service in namespace ${namespace} is called so`,
        `a Service that is there, such as ${quoted(near.name)}`,
        'correct the name',
      ]
    );
  }
  const name = `its DNS name, ${quoted(service.name)}`;
  if (!services.some(isAnnounced)) {
    return [`as ${service.object.title} has no cluster IP`, name, 'write that instead'];
  }
  if (!hasLinks) {
    return ['as enableServiceLinks is off', name, 'write that instead'];
  }
  return port === undefined || services.some((each) => hasPort(each, port))
    ? undefined
    : [
        `as ${service.object.title} has no port of that name`,
        `one of its ports: ${service.ports.map(String).join(', ')}`,
        'name that one',
      ];
}

function hasPort({ ports }: Service, name: string): boolean {
  return ports.some((port) => variablePrefix(port) === name);
}
