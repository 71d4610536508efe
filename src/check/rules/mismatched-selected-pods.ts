import { hasVariant } from '../../guesses/makers/variants';
import { bystandersOf, strangersOf } from '../../guesses/pods/bystanders';
import { podPortOf, writtenLabels } from '../../model/traffic/endpoints';
import type { Service } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { compactService, compactWorkload } from '../examples/compact-parts';
import { manifests } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';
import { webDeployment } from '../examples/workload-parts';

const FRONT = webDeployment({ labels: 'app: web\ntier: front' });

const job = (label: string) => `
apiVersion: batch/v1
kind: Job
metadata:
  name: web-migration
  namespace: shop
spec:
  template:
    metadata:
      labels:
        ${label}
    spec:
      restartPolicy: Never
      containers:
        - name: migration
          image: migration:1.4`;

const choosing = (selector: string) => webService({ selector, ports: [servicePort({ name: '', target: 8080 })] });

const version = (label: string, image: string) =>
  compactWorkload({
    name: `web-${label}`,
    labels: `app: web, version: ${label}`,
    container: `name: main, image: ${image}, ports: [{name: http, containerPort: 8080}], readinessProbe: {httpGet: {port: http}}`,
  });

/** A Service for two versions of an application. */
const versions = (secondImage: string) => `${version('v1', 'main:1')}
---${version('v2', secondImage)}
---${compactService({ port: 'port: 80, targetPort: 8080' })}`;

const TWO_VERSIONS = versions('main:1');

const ONE_FOR_BOTH = `${versions('other:1')}
---
apiVersion: v1
kind: Service
metadata:
  name: web-v2
spec:
  selector:
    app: web
    version: v2
  ports:
    - {port: 80, targetPort: 8080}`;

export const mismatchedSelectedPods: Rule<Service> = {
  id: 'mismatched-selected-pods',
  // Pods may serve a port that they do not declare.
  severity: 'warning',
  because: 'A Service sends a share of its connections to every pod it selects, and those that do not serve them fail.',
  about: 'Services',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
  avoidedBy: {
    nothing: 'a ClusterIpService takes the labels of the workload that it is handed; other pods may carry them as well',
  },
  bad: manifests(FRONT, job('app: web'), choosing('app: web')),
  says: 'Service shop/web spec.selector: found app=web, which pods of Job shop/web-migration carry too, expected labels of Deployment shop/web alone, such as tier=front; add one to the selector, or give the others labels of their own',
  good: manifests(FRONT, job('app: web'), choosing('app: web\ntier: front')),
  more: [
    {
      bad: manifests(FRONT, job('app: errand'), choosing('app: errand')),
      says: 'Service shop/web spec.selector: found app=errand, which pods of Job shop/web-migration carry, expected labels of Deployment shop/web, app=web, tier=front; copy them from its pod template',
      good: manifests(FRONT, job('app: errand'), choosing('app: web')),
    },
  ],
  silent: [
    { when: 'two versions of an application share the Service', manifests: TWO_VERSIONS },
    { when: 'each version has a Service of its own beside the one for both', manifests: ONE_FOR_BOTH },
  ],
  on: ({ services }) => services.all.filter(({ hasSelector }) => hasSelector),
  *check(service, cluster) {
    const strangers = strangersOf(cluster, service);
    // Where they lack the port as well, no request arrives, which another rule tells.
    if (
      strangers !== undefined &&
      service.ports.every((port) => podPortOf(port, strangers.workload).is !== 'missing')
    ) {
      yield fault(
        service.spec.get('selector'),
        `${writtenLabels(service.selector)}, which pods of ${strangers.workload.object.title} carry`,
        `labels of ${strangers.own.object.title}, ${writtenLabels(strangers.own.givenLabels)}`,
        'copy them from its pod template',
      );
      return;
    }
    const found = bystandersOf(cluster, service);
    // Of files that are alternatives to one another, one is installed.
    if (
      found !== undefined &&
      ![service, found.workload, found.meant].some(({ object }) => hasVariant(cluster, object))
    ) {
      const { workload, meant } = found;
      const apart = distinction(meant, workload);
      yield fault(
        service.spec.get('selector'),
        `${writtenLabels(service.selector)}, which pods of ${workload.object.title} carry too`,
        `labels of ${meant.object.title} alone${apart && `, such as ${apart}`}`,
        `${apart && 'add one to the selector, or '}give the others labels of their own`,
      );
    }
  },
};

/** A label by which pods differ from others. */
function distinction({ givenLabels }: Workload, others: Workload): string {
  const label = [...givenLabels].find(([key, value]) => others.pod.labels.get(key) !== value);
  return label === undefined ? '' : label.join('=');
}
