import { operatorIn } from '../../../../src/guesses/makers/operators';
import { isKin } from '../../../../src/values/likeness';
import { add, drop, moved, put, renamed } from '../change';
import type { Mistake } from '../mistake';
import { declaredPorts, isShared, namesakes, pairs } from '../places';
import { misspelt } from '../typing';

/** Services that find no pods, since labels and selector do not meet. */
export const SELECTORS: readonly Mistake[] = [
  {
    done: 'a slip in a value of the selector',
    rules: ['unreachable-selector'],
    severity: 'error',
    *places(app) {
      for (const { service, workload } of pairs(app)) {
        for (const label of service.spec.get('selector').entries) {
          // A slip in `v1` makes another version of it.
          if (workload.pod.labels.has(String(label.key)) && (label.text?.length ?? 0) > 2) {
            const isInDoubt = isShared(app, workload) && !isKin(service.name, workload.name);
            yield { changes: [put(service.object, label, misspelt(label.text ?? ''))], isInDoubt };
          }
        }
      }
    },
  },
  {
    done: 'a slip in a key of the selector',
    rules: ['unreachable-selector'],
    severity: 'error',
    *places(app) {
      for (const { service, workload } of pairs(app)) {
        for (const label of service.spec.get('selector').entries) {
          if (workload.pod.labels.has(String(label.key))) {
            const isInDoubt = isShared(app, workload) && !isKin(service.name, workload.name);
            yield { changes: renamed(service.object, label, misspelt(String(label.key))), isInDoubt };
          }
        }
      }
    },
  },
  {
    done: 'one more label in the selector',
    rules: ['unreachable-selector'],
    severity: 'error',
    *places(app) {
      for (const { service, workload } of pairs(app)) {
        const changes = [put(service.object, service.spec.find('selector', 'environment'), 'production')];
        yield { changes, isInDoubt: isShared(app, workload) || !isKin(service.name, workload.name) };
      }
    },
  },
  {
    done: 'a label of the pods renamed, in template and selector of the workload',
    rules: ['unreachable-selector'],
    severity: 'error',
    besides: { 'uncovered-connection': 'a policy admits the pods by that label' },
    *places(app) {
      for (const { service, workload } of pairs(app)) {
        for (const [key, value] of service.selector) {
          const { object } = workload;
          const written = [
            workload.pod.field.find('metadata', 'labels', key),
            object.spec.find('selector', 'matchLabels', key),
          ].filter((each) => each.isGiven);
          if (written.length > 0 && app.cluster.servicesOf(workload).length === 1) {
            yield {
              changes: written.map((each) => put(object, each, `${value}-v2`)),
              named: service.object,
              isInDoubt: !isKin(service.name, workload.name) || operatorIn(app.cluster) !== undefined,
            };
          }
        }
      }
    },
  },
  {
    done: 'a label of the pods dropped, in template and selector of the workload',
    rules: ['unreachable-selector'],
    severity: 'error',
    *places(app) {
      for (const { service, workload } of pairs(app)) {
        const { object } = workload;
        const own = object.spec.find('selector', 'matchLabels');
        for (const key of service.selector.keys()) {
          const isLast = own.isGiven && own.keys.length === 1 && own.keys[0] === key;
          const written = [workload.pod.field.find('metadata', 'labels', key), own.get(key)];
          if (!isLast && written[0]?.isGiven && app.cluster.servicesOf(workload).length === 1) {
            const changes = written.filter((each) => each.isGiven).map((each) => drop(object, each));
            yield { changes, named: service.object, isInDoubt: !isKin(service.name, workload.name) };
          }
        }
      }
    },
  },
  {
    done: 'the Service in another namespace than its pods',
    rules: ['unreachable-selector'],
    severity: 'error',
    besides: {
      'missing-backend-service': 'an Ingress looks for it where it was',
      'missing-route-service': 'a route looks for it where it was',
      'missing-referenced-service': 'a policy for what it speaks looks for it where it was',
      'missing-named-service': 'clients look for it where it was',
      'missing-headless-service': 'a StatefulSet looks for it where it was',
    },
    *places(app) {
      for (const { service, workload } of pairs(app)) {
        if (service.object.namespaceGiven && app.cluster.servicesOf(workload).length === 1) {
          const isInDoubt = !workload.object.namespaceGiven;
          yield { changes: [moved(service.object, `${service.namespace}-web`)], isInDoubt };
        }
      }
    },
  },
  {
    done: 'the pods in another namespace than their Service',
    rules: ['unreachable-selector'],
    severity: 'error',
    besides: {
      'missing-named-service': 'they look for others where they were',
      'missing-headless-service': 'a StatefulSet looks for its Service where it went',
      'missing-referenced-object': 'an autoscaler looks for them where they were',
      'missing-configuration': 'they look for their files where they went',
    },
    *places(app) {
      for (const { service, workload } of pairs(app)) {
        if (service.object.namespaceGiven && app.cluster.servicesOf(workload).length === 1) {
          yield { changes: [moved(workload.object, `${service.namespace}-apps`)], named: service.object };
        }
      }
    },
  },
  {
    done: 'an empty selector',
    rules: ['missing-selector'],
    severity: 'error',
    *places(app) {
      for (const { service, workload } of namesakes(app)) {
        yield { changes: [put(service.object, service.spec.get('selector'), {})], isInDoubt: isShared(app, workload) };
      }
    },
  },
  {
    done: 'no selector',
    rules: ['missing-selector'],
    severity: 'error',
    *places(app) {
      for (const { service, workload } of namesakes(app)) {
        yield { changes: [drop(service.object, service.spec.get('selector'))], isInDoubt: isShared(app, workload) };
      }
    },
  },
  {
    done: 'matchLabels in the selector of a Service',
    rules: ['forbidden-field-type'],
    severity: 'error',
    *places(app) {
      for (const { service } of pairs(app)) {
        const selector = service.spec.get('selector');
        yield { changes: [put(service.object, selector, { matchLabels: selector.value })] };
      }
    },
  },
  {
    done: 'a label of the template changed, though the workload selects by it',
    rules: ['mismatched-pod-labels'],
    severity: 'error',
    besides: {
      'unreachable-selector': 'a Service of the same pods has lost them as well',
      'missing-replicas': 'a Service of the same pods is left with those of a workload that has none',
      'mismatched-policy-labels': 'a policy for the same pods has lost them as well',
      'unreachable-selection': 'a disruption budget of the same pods has lost them as well',
    },
    *places(app) {
      for (const { workload } of pairs(app)) {
        const [label] = workload.object.spec.find('selector', 'matchLabels').entries;
        const written = label && workload.pod.field.find('metadata', 'labels', label.key);
        if (written?.isGiven) {
          yield { changes: [put(workload.object, written, misspelt(written.text ?? ''))] };
        }
      }
    },
  },
  {
    done: 'the labels of a second application copied from the first',
    rules: ['mismatched-selected-pods'],
    severity: 'warning',
    *places(app) {
      for (const { service, workload } of pairs(app)) {
        if (
          workload.kind === 'Deployment' &&
          declaredPorts(service, workload).some(({ port }) => typeof port.target === 'number')
        ) {
          const labels = Object.fromEntries(workload.pod.labels);
          const { namespace } = workload;
          const container = { name: 'worker', image: 'worker:1', ports: [{ containerPort: 9999 }] };
          const spec = {
            selector: { matchLabels: labels },
            template: { metadata: { labels }, spec: { containers: [container] } },
          };
          const metadata = { name: 'report-worker', ...(workload.object.namespaceGiven && { namespace }) };
          yield {
            changes: [add({ apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec }, workload.object)],
            named: service.object,
          };
        }
      }
    },
  },
];
