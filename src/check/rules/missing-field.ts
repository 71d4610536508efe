import { isCalledPart, mayBePatch } from '../../guesses/makers/variants';
import type { KubeObject } from '../../model/objects/kube-object';
import { doubtful } from '../engine/fault';
import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';

const service = (ports: string) => `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector:
    app: web${ports}`;

const probed = (port: string) =>
  WEB_DEPLOYMENT.replace(
    'readinessProbe:',
    `livenessProbe:
            httpGet:
              path: /healthz${port}
          readinessProbe:`,
  );

export const missingField: Rule<Refused> = {
  id: 'missing-field',
  severity: 'error',
  refused: true,
  because: 'The API server refuses an object in which something is missing that it cannot do without.',
  about: 'Every object',
  source:
    'pkg/apis/core/validation/validation.go of Kubernetes, ValidateServiceCreate, ValidatePodSpec and ValidateObjectMeta',
  avoidedBy: {
    nothing: 'each construct writes what its own objects need; this is about the objects of others as well',
  },
  bad: manifests(WEB_DEPLOYMENT, service('')),
  says: 'Service shop/web spec.ports: found nothing, expected at least one port; add one, or clusterIP: None',
  good: manifests(WEB_DEPLOYMENT, service('\n  ports:\n    - port: 8080')),
  more: [
    {
      bad: manifests(probed('')),
      says: 'Deployment shop/web spec.template.spec.containers[0].livenessProbe.httpGet.port: found nothing, expected the number or name of a port; write it',
      good: manifests(probed('\n              port: http')),
    },
  ],
  on: (cluster, target) => refusedIn(cluster, target, 'required').filter(({ object }) => !isCalledPart(object)),
  check(unmet, cluster) {
    // A patch lacks what it leaves as it is.
    return mayBePatch(cluster, unmet.object) || isTemplateOfTool(unmet.object)
      ? faultsOf(unmet).map((each) =>
          doubtful('another file or tool may add what is missing: this may be a part', each),
        )
      : faultsOf(unmet);
  },
};

/**
 * Whether an object is a pod that a tool completes when it makes it: Jenkins and others name pods that nothing reaches,
 * Spark has images for its own containers.
 */
function isTemplateOfTool({ known, name, spec }: KubeObject): boolean {
  const containers = spec.get('containers').items;
  return (
    known === 'Pod' &&
    ((name === '' && containers.length > 0 && !containers.some((each) => each.get('ports').isGiven)) ||
      containers.some((each) => each.get('name').text?.startsWith('spark-kubernetes-')))
  );
}
