import type { Workload } from '../../model/views/workload';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { statefulSet } from '../examples/stateful-set-parts';

/** A label of its pods holds the name, a dash and a hash of up to 10 characters, and must not exceed 63. */
const LONGEST = 52;

const database = (name: string) => `
${statefulSet({ name, containers: '- name: db\n  image: mysql:8.4' })}
`;

export const outsideRangePodName: Rule<Workload> = {
  id: 'outside-range-pod-name',
  severity: 'error',
  because:
    'The StatefulSet is stored, but not one pod is made: a label of the pods would be longer than labels may be.',
  about: 'StatefulSets and DNS of pods',
  source:
    'pkg/controller/statefulset/stateful_set_utils.go of Kubernetes, setPodRevision: the label holds name and hash',
  avoidedBy: 'HeadlessStatefulDb',
  bad: database('the-database-of-the-shop-for-orders-and-bills-since-2019'),
  says: 'StatefulSet shop/the-database-of-the-shop-for-orders-and-bills-since-2019 metadata.name: found 56 characters, expected at most 52; shorten it',
  good: database('the-database-of-the-shop-for-orders-and-bills'),
  silent: [
    {
      when: 'the hash still fits behind it',
      manifests: database('the-database-of-this-shop-for-orders-and-bills-of-26'),
    },
  ],
  on: ({ workloads }) => workloads.all.filter(({ object }) => object.known === 'StatefulSet'),
  *check({ object }) {
    const name = object.root.find('metadata', 'name');
    const length = name.text?.length ?? 0;
    // From 64 characters the API server refuses the name, which is another rule's matter.
    if (length > LONGEST && length <= 63) {
      yield fault(name, `${length} characters`, `at most ${LONGEST}`, 'shorten it');
    }
  },
};
