import type { Workload } from '../../model/views/workload';
import type { Field } from '../../values/field';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { clientPod, envVariable } from '../examples/pod-parts';

const client = (...others: readonly string[]) => clientPod({ env: [envVariable('SHOP', 'http://web:80'), ...others] });

export const duplicateVariable: Rule<Workload> = {
  id: 'duplicate-variable',
  severity: 'warning',
  because: 'Of several variables of one name the last one wins, and the API server says so in a warning only.',
  about: 'Pods and workloads',
  source:
    'pkg/kubelet/kubelet_pods.go of Kubernetes, makeEnvironmentVariables; pkg/api/pod/warnings.go, warningsForPodSpecAndMeta',
  avoidedBy: { nothing: 'pods are made with cdk8s-plus or by hand; this library makes those of its databases alone' },
  bad: manifests(WEB, client(envVariable('SHOP', 'http://web.shop:80'))),
  says: 'Pod shop/client spec.containers[0].env[1].name: found "SHOP" again with another value, expected each variable once; leave out one of the two, of which this one is in force',
  good: manifests(WEB, client()),
  silent: [
    {
      when: 'both have one value',
      manifests: manifests(WEB, client(envVariable('SHOP', 'http://web:80'))),
    },
  ],
  on: ({ workloads }) =>
    workloads.all.filter(
      ({ object, pod }) =>
        object.known !== undefined &&
        pod.containers.some(({ field, environment }) => field.get('env').length > environment.size),
    ),
  *check({ pod }) {
    for (const { field } of pod.containers) {
      const values = new Map<string, string>();
      for (const variable of field.get('env').items) {
        const name = variable.get('name').text ?? '';
        const value = written(variable);
        if (values.has(name) && values.get(name) !== value) {
          yield fault(
            variable.get('name'),
            `${quoted(name)} again with another value`,
            'each variable once',
            'leave out one of the two, of which this one is in force',
          );
        }
        values.set(name, value);
      }
    }
  },
};

function written(variable: Field): string {
  return JSON.stringify([variable.get('value').value, variable.get('valueFrom').value]);
}
