import { TOLERATE_UNREADY } from '../../kinds/parts/service-annotations';
import type { Service } from '../../model/views/service';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { webService } from '../examples/service-parts';

const service = (annotations: string, extra: string) =>
  webService({
    name: 'db',
    annotations,
    spec: `clusterIP: None${extra}`,
    selector: 'app: db',
    ports: ['- port: 5432'],
  });

const OLD_AND_NEW = `
apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    service.alpha.kubernetes.io/tolerate-unready-endpoints: 'true'
spec:
  clusterIP: None
  publishNotReadyAddresses: true
  ports:
    - port: 80`;

export const ignoredServiceAnnotation: Rule<Service> = {
  id: 'ignored-service-annotation',
  severity: 'warning',
  // It never held for EndpointSlices, and was dropped altogether in 1.24: kubernetes/kubernetes#108020.
  because: 'Kubernetes knows the annotation no more, so pods that are not ready have no DNS name and get no traffic.',
  about: 'Services',
  source: 'https://github.com/kubernetes/kubernetes/pull/108020',
  avoidedBy: {
    nothing: 'the prop publishNotReadyAddresses says it, yet metadata.annotations takes the annotation of old',
  },
  bad: manifests(service(`${TOLERATE_UNREADY}: "true"`, '')),
  says: `Service shop/db metadata.annotations["${TOLERATE_UNREADY}"]: found "true", which nothing has read since Kubernetes 1.24, expected publishNotReadyAddresses: true in the spec; write that instead`,
  good: manifests(service('', '\npublishNotReadyAddresses: true')),
  silent: [{ when: 'the field of today stands beside it, for clusters of old', manifests: OLD_AND_NEW }],
  on: ({ services }) => services.all.filter(({ isExternalName }) => !isExternalName),
  *check({ object, spec }) {
    const annotation = object.root.find('metadata', 'annotations', TOLERATE_UNREADY);
    // Those who care for clusters of old write both.
    if (annotation.text === 'true' && spec.get('publishNotReadyAddresses').flag !== true) {
      yield fault(
        annotation,
        `${quoted(annotation.text)}, which nothing has read since Kubernetes 1.24`,
        'publishNotReadyAddresses: true in the spec',
        'write that instead',
      );
    }
  },
};
