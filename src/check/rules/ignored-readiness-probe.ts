import type { Service } from '../../model/services/service';
import { manifests, WEB_DEPLOYMENT } from '../example-parts';
import { fault } from '../fault';
import type { Rule } from '../rule';

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
  bad: manifests(WEB_DEPLOYMENT, service('\n  publishNotReadyAddresses: true')),
  says: 'Service shop/web spec.publishNotReadyAddresses: found true, against the readiness probe of Deployment shop/web, expected it on a headless Service, by which peers find each other; leave it out here',
  good: manifests(WEB_DEPLOYMENT, service('')),
  on: ({ services }) => services.all.filter(({ isExternalName, isHeadless }) => !isExternalName && !isHeadless),
  *check(service, cluster) {
    const publishes = service.spec.get('publishNotReadyAddresses');
    const probed = cluster
      .selectedBy(service)
      .find(({ pod }) => pod.serving.some(({ readinessProbe }) => readinessProbe.isGiven));
    if (publishes.flag === true && probed !== undefined && !isForOnePod(service)) {
      yield fault(
        publishes,
        `true, against the readiness probe of ${probed.object.title}`,
        'it on a headless Service, by which peers find each other',
        'leave it out here',
      );
    }
  },
};

/** Whether a Service gives one pod of a StatefulSet an address, by which its peers find it before it is ready. */
function isForOnePod({ selector }: Service): boolean {
  return selector.has('statefulset.kubernetes.io/pod-name') || selector.has('apps.kubernetes.io/pod-index');
}
