import { isPortToldByContainers } from '../../guesses/pods/told-ports';
import { annotationFact } from '../../kinds/annotation-tables';
import { isOfInjectedProxy } from '../../kinds/programs/injected-proxies';
import { POD_PORT_ANNOTATIONS } from '../../kinds/programs/pod-port-annotations';
import type { Cluster } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { writtenPort } from '../../model/views/container';
import { Ingress } from '../../model/views/ingress';
import type { Service } from '../../model/views/service';
import { Workload } from '../../model/views/workload';
import type { Field } from '../../values/field';
import { listed, quoted } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';
import { ingress } from '../examples/routing-parts';
import { webService } from '../examples/service-parts';
import { webDeployment } from '../examples/workload-parts';

const KEY = 'cloud.google.com/app-protocols';

const annotated = (port: string) =>
  manifests(WEB_DEPLOYMENT, webService({ annotations: `${KEY}: '{"${port}":"HTTP2"}'` }));

const checked = (port: string) =>
  manifests(
    WEB_DEPLOYMENT,
    webService({ spec: 'type: NodePort' }),
    ingress({ className: 'alb', annotations: `alb.ingress.kubernetes.io/healthcheck-port: ${port}` }),
  );

const sidecar = (port: string) =>
  manifests(webDeployment({ podAnnotations: `dapr.io/enabled: "true"\ndapr.io/app-port: "${port}"` }), WEB_SERVICE);

const probed = (port: number) =>
  manifests(
    WEB_DEPLOYMENT,
    webService({
      annotations: `service.beta.kubernetes.io/port_${port}_health-probe_request-path: /healthz`,
      spec: 'type: LoadBalancer',
    }),
  );

export const missingAnnotatedPort: Rule<Service | Ingress | Workload> = {
  id: 'missing-annotated-port',
  severity: 'warning',
  because: 'What the annotation says is for a port that is not there, so it holds for none.',
  about: 'Annotations',
  source: 'https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration',
  avoidedBy: { nothing: 'annotations are texts; where a construct writes them it takes the ports of its own Service' },
  bad: annotated('web'),
  says: `Service shop/web metadata.annotations["${KEY}"]: found port "web", expected a port of the Service: 80/TCP (http); name one of these`,
  good: annotated('http'),
  more: [
    {
      bad: checked('health'),
      says: 'Ingress shop/web metadata.annotations["alb.ingress.kubernetes.io/healthcheck-port"]: found port "health", expected a port of Service shop/web: 80/TCP (http); name one of these',
      good: checked('http'),
    },
    {
      bad: sidecar('3000'),
      says: 'Deployment shop/web spec.template.metadata.annotations["dapr.io/app-port"]: found port "3000", expected a port of the pods: 8080/TCP (http); name one of these',
      good: sidecar('8080'),
    },
    {
      bad: probed(8080),
      says: 'Service shop/web metadata.annotations["service.beta.kubernetes.io/port_8080_health-probe_request-path"]: found port "8080", expected a port of the Service: 80/TCP (http); name one of these',
      good: probed(80),
    },
  ],
  silent: [{ when: 'it is named by its number', manifests: annotated('80') }],
  on: ({ services, ingresses, workloads }) => [
    ...[...services.all, ...ingresses.all].filter(({ object }) => object.annotations.size > 0),
    ...workloads.all.filter(isAnnotated),
  ],
  *check(subject, cluster) {
    if (subject instanceof Workload) {
      yield* ofPods(subject, cluster);
      return;
    }
    const { object } = subject;
    for (const [key, value] of object.annotations) {
      for (const port of portsNamedBy(object, key, value)) {
        const service = meantBy(subject, cluster).find((each) => lacks(each, port));
        if (service !== undefined) {
          yield fault(
            object.root.find('metadata', 'annotations', key),
            `port ${quoted(port)}`,
            `a port of ${service === subject ? 'the Service' : service.object.title}: ${listed(service.ports.map(String))}`,
            'name one of these',
          );
        }
      }
    }
  },
};

/** The ports that an annotation names, where its reader looks for it. */
function portsNamedBy({ known }: KubeObject, key: string, value: string): readonly string[] {
  const fact = annotationFact(key);
  if (!fact?.on.some((kind) => kind === known)) {
    return [];
  }
  const [, inKey] = fact?.portInKey?.exec(key) ?? [];
  return [...(fact?.ports?.(value) ?? []), ...(inKey === undefined ? [] : [inKey])];
}

function annotationsOf({ pod }: Workload): Field {
  return pod.field.find('metadata', 'annotations');
}

function isAnnotated(workload: Workload): boolean {
  const annotations = annotationsOf(workload);
  return POD_PORT_ANNOTATIONS.some(({ key }) => annotations.has(key));
}

/** Pods that declare another port for what the annotation is about, and of which nothing else says that they listen on this one. */
function* ofPods(workload: Workload, cluster: Cluster): Iterable<Fault> {
  const annotations = annotationsOf(workload);
  const { texts } = annotations;
  for (const { key, switchedBy, meant } of POD_PORT_ANNOTATIONS) {
    const text = texts.get(key) ?? '';
    const open = workload.pod.ports.filter(({ protocol }) => protocol === 'TCP');
    const others = open.filter(({ name = '' }) => meant === undefined || meant.test(name));
    if (
      texts.get(switchedBy) === 'true' &&
      /^\d+$/.test(text) &&
      others.length > 0 &&
      open.every(({ number }) => number !== undefined && number !== Number(text)) &&
      !isOfInjectedProxy(Number(text), texts) &&
      !isPortToldByContainers(cluster, workload, Number(text))
    ) {
      yield fault(
        annotations.get(key),
        `port ${quoted(text)}`,
        `a port of the pods: ${listed(others.map(writtenPort))}`,
        'name one of these',
      );
    }
  }
}

/** The Services whose ports the annotations of an object name: those that an Ingress leads to. */
function meantBy(subject: Service | Ingress, cluster: Cluster): readonly Service[] {
  return subject instanceof Ingress
    ? subject.backends.flatMap(({ serviceName = '' }) => cluster.services.named(subject.object.namespace, serviceName))
    : [subject];
}

function lacks({ ports, hasReadablePorts }: Service, port: string): boolean {
  return (
    hasReadablePorts && ports.length > 0 && !ports.some(({ name, number }) => name === port || String(number) === port)
  );
}
