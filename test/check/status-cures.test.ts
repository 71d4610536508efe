import { check } from '../../src/check/check';
import { Cluster } from '../../src/model/cluster/cluster';
import { readObjects } from '../../src/model/objects/read';
import { liveShop, type Shop, unready } from '../support/live-shop';

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

test('pods whose claim is not there, or gets no volume, are cured at their volumes', () => {
  const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }];
  expect(
    cureOf({
      unplaced: '0/2 nodes are available: persistentvolumeclaim "data" not found. not found',
      spec: { volumes },
    }),
  ).toEqual(['volumes: make the claim, or correct the name']);
  expect(
    cureOf({
      unplaced: '0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found',
      spec: { volumes },
    }),
  ).toEqual(['volumes: see why the claim gets no volume: kubectl describe pvc -n shop data']);
});

describe('what a cluster has seen of a container decides', () => {
  const rulesOf = (spoil: (shop: Shop) => void) => {
    const shop = liveShop();
    spoil(shop);
    return check(new Cluster(readObjects(Object.values(shop).flat()))).findings.map(({ rule }) => rule);
  };
  const each = ({ deployment, replicaSet, pods }: Shop, change: object) => {
    for (const { spec } of [deployment, replicaSet, ...pods]) {
      Object.assign((spec.template?.spec ?? spec).containers[0], change);
    }
  };
  const asRoot = { image: 'nginx:1.29', securityContext: { runAsNonRoot: true } };
  const overTls = { readinessProbe: { httpGet: { path: '/', port: 'http', scheme: 'HTTPS' } } };

  test('of an image that runs it is not said that it cannot, and of one that does not it is said once', () => {
    expect(rulesOf((shop) => each(shop, asRoot))).toEqual([]);
    const message = 'container has runAsNonRoot and image will run as root';
    const failing = (shop: Shop) => {
      each(shop, asRoot);
      unready(shop, { state: { waiting: { reason: 'CreateContainerConfigError', message } } });
    };
    expect(rulesOf(failing)).toEqual(['missing-ready-pods']);
    expect(
      rulesOf((shop) => {
        each(shop, asRoot);
        shop.pods.length = 0;
      }),
    ).toEqual(['mismatched-image-user']);
  });

  test('of a probe that was answered it is not said that it cannot be', () => {
    expect(rulesOf((shop) => each(shop, overTls))).toEqual([]);
    expect(
      rulesOf((shop) => {
        each(shop, overTls);
        shop.pods.length = 0;
      }),
    ).toEqual(['mismatched-probe-scheme']);
  });
});
