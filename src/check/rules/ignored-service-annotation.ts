import { TOLERATE_UNREADY } from '../../kinds/parts/service-annotations';
import type { Service } from '../../model/views/service';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';

const service = (annotations: string, extra: string) => `
apiVersion: v1
kind: Service
metadata:
  name: db
  namespace: shop${annotations}
spec:
  clusterIP: None${extra}
  selector:
    app: db
  ports:
    - port: 5432`;

export const ignoredServiceAnnotation: Rule<Service> = {
  id: 'ignored-service-annotation',
  severity: 'warning',
  // It never held for EndpointSlices, and was dropped altogether in 1.24: kubernetes/kubernetes#108020.
  because: 'Kubernetes knows the annotation no more, so pods that are not ready have no DNS name and get no traffic.',
  about: 'Services',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
  avoidedBy: 'HeadlessService',
  bad: manifests(service(`\n  annotations:\n    ${TOLERATE_UNREADY}: "true"`, '')),
  says: `Service shop/db metadata.annotations["${TOLERATE_UNREADY}"]: found "true", which nothing has read since Kubernetes 1.24, expected publishNotReadyAddresses: true in the spec; write that instead`,
  good: manifests(service('', '\n  publishNotReadyAddresses: true')),
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
