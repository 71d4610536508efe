import { check } from '../../src/check/check';
import { Cluster } from '../../src/model/cluster/cluster';
import { readObjects } from '../../src/model/objects/read';
import { liveShop, unready } from '../support/live-shop';

/** What is to be done about pods that are not ready, and where. */
function cureOf(status: { container?: object; unplaced?: string; spec?: object }): string[] {
  const shop = liveShop();
  unready(shop, status.container ?? {});
  for (const each of [shop.deployment, shop.replicaSet]) {
    Object.assign(each.spec.template.spec, status.spec);
  }
  for (const each of shop.pods) {
    if (status.unplaced !== undefined) {
      each.status = {
        phase: 'Pending',
        conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: status.unplaced }],
      };
    }
  }
  const { findings } = check(new Cluster(readObjects(Object.values(shop).flat())));
  return findings
    .filter(({ rule }) => rule === 'missing-ready-pods')
    .map(({ path, fix }) => `${path.replace('spec.template.spec.', '')}: ${fix}`);
}

const pulled = (message: string) => cureOf({ container: { state: { waiting: { reason: 'ErrImagePull', message } } } });

test('an image is cured by what its registry says', () => {
  expect(pulled('web:1.4: not found')).toEqual(['containers[0].image: correct the name or the tag']);
  expect(pulled('401 Unauthorized')).toEqual([
    'containers[0].image: correct the name, or give the pods imagePullSecrets that may pull it',
  ]);
  expect(pulled('dial tcp: i/o timeout')).toEqual([
    'containers[0].image: correct the host of the registry, or open the way to it from the nodes',
  ]);
});

test('pods that no node takes are cured where they ask for what none has', () => {
  expect(
    cureOf({
      unplaced:
        "0/3 nodes are available: 1 node(s) had untolerated taint {a: b}, 2 node(s) didn't match Pod's node affinity/selector.",
      spec: { nodeSelector: { disk: 'ssd' } },
    }),
  ).toEqual(['nodeSelector: ask for labels that nodes have (kubectl get nodes --show-labels), or label a node']);
  expect(cureOf({ unplaced: '0/1 nodes are available: 1 node(s) had untolerated taint {a: b}.' })).toEqual([
    'spec.template.spec: tolerate the taint, take it off a node, or add a node without it',
  ]);
});
