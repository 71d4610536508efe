import type { Service } from '../../model/views/service';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';

const service = (extra: string) => `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:${extra}
  selector:
    app: web
  ports:
    - port: 80
      targetPort: http`;

export const ignoredReadinessProbe: Rule<Service> = {
  id: 'ignored-readiness-probe',
  severity: 'warning',
  because: 'The Service sends clients to pods that start, end or fail, although their readiness probes say so.',
  about: 'Services',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#headless-services',
  avoidedBy: 'HeadlessService',
  bad: manifests(WEB_DEPLOYMENT, service('\n  publishNotReadyAddresses: true')),
  says: 'Service shop/web spec.publishNotReadyAddresses: found true, against the readiness probe of Deployment shop/web, expected it on a headless Service, by which peers find each other; leave it out here',
  good: manifests(WEB_DEPLOYMENT, service('')),
  // A Service of one pod is an address by which its peers know it, as that of each pod of Redis is to Sentinel.
  on: ({ services }) =>
    services.all.filter(
      ({ isExternalName, isHeadless, selector }) => !(isExternalName || isHeadless || isOfOnePod(selector)),
    ),
  *check(service, cluster) {
    const publishes = service.spec.get('publishNotReadyAddresses');
    const probed = cluster
      .selectedBy(service)
      .find(({ pod }) => pod.serving.some(({ readinessProbe }) => readinessProbe.isGiven));
    if (publishes.flag === true && probed !== undefined) {
      yield fault(
        publishes,
        `true, against the readiness probe of ${probed.object.title}`,
        'it on a headless Service, by which peers find each other',
        'leave it out here',
      );
    }
  },
};

function isOfOnePod(selector: ReadonlyMap<string, string>): boolean {
  return selector.has('statefulset.kubernetes.io/pod-name') || selector.has('apps.kubernetes.io/pod-index');
}
