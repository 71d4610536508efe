import { imageUserOf } from '../../kinds/programs/image-users';
import type { Cluster } from '../../model/cluster/cluster';
import { isSeenReady, isTried } from '../../model/status/seen-containers';
import type { Container } from '../../model/views/container';
import type { Workload } from '../../model/views/workload';
import type { Field } from '../../values/field';
import { quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_SERVICE } from '../examples/parts';
import { webDeployment } from '../examples/workload-parts';

/** Pods that must not run as root, and as whom they shall. */
const nonRoot = (image: string, user = '') => {
  const runAsUser = user === '' ? '' : `\n  runAsUser: ${user}`;
  const container = `securityContext:\n  runAsNonRoot: true${runAsUser}`;
  return manifests(webDeployment({ image, container }), WEB_SERVICE);
};

export const mismatchedImageUser: Rule<Workload> = {
  id: 'mismatched-image-user',
  severity: 'error',
  because:
    'The kubelet starts no container of root where the pod forbids it: CreateContainerConfigError, and no endpoint.',
  about: 'Pods and workloads',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  avoidedBy: {
    nothing: 'cdk8s-plus sets runAsNonRoot and knows no image; the database constructs know theirs and set the user',
  },
  bad: nonRoot('registry.example.com/web:1.4', '0'),
  says: 'Deployment shop/web spec.template.spec.containers[0].securityContext.runAsUser: found 0 beside runAsNonRoot, expected another user than 0, which is root; set one that the image can run as, or leave runAsNonRoot out',
  good: nonRoot('registry.example.com/web:1.4', '1000'),
  more: [
    {
      bad: nonRoot('nginx:1.29'),
      says: 'Deployment shop/web spec.template.spec.containers[0].image: found "nginx:1.29", which starts as root, beside runAsNonRoot, expected an image that starts as another user, by its number; set runAsUser to one that it can run as, or take an image that is made for it',
      doubt: 'what stands under this name may be built anew; as it is: https://github.com/nginx/docker-nginx',
      good: nonRoot('nginx:1.29', '101'),
    },
    {
      bad: nonRoot('docker.io/library/memcached:1.6'),
      says: 'Deployment shop/web spec.template.spec.containers[0].image: found "docker.io/library/memcached:1.6", which starts as "memcache", of whom the kubelet cannot tell that it is not root, beside runAsNonRoot, expected an image that starts as another user, by its number; set runAsUser to one that it can run as, or take an image that is made for it',
      doubt: 'what stands under this name may be built anew; as it is: https://github.com/docker-library/memcached',
      good: nonRoot('docker.io/library/memcached:1.6', '11211'),
    },
  ],
  silent: [
    { when: 'the image comes from another registry', manifests: nonRoot('registry.example.com/nginx:1.29') },
    { when: 'the image is another of that name', manifests: nonRoot('nginxinc/nginx-unprivileged:1.29') },
  ],
  on: ({ workloads }) => workloads.all.filter(({ object }) => object.known !== undefined),
  *check(workload, cluster): Iterable<Fault> {
    const { pod } = workload;
    const ofPod = pod.spec.get('securityContext');
    for (const container of pod.containers) {
      const own = container.field.get('securityContext');
      const isForbidden = (own.has('runAsNonRoot') ? own : ofPod).get('runAsNonRoot').flag === true;
      if (isForbidden) {
        const user = (own.has('runAsUser') ? own : ofPod).get('runAsUser');
        if (user.isGiven) {
          yield* asRoot(user);
        } else if (!isToldByCluster(cluster, workload, container)) {
          yield* byImage(container);
        }
      }
    }
  },
};

/** Whether the image starts as whom is seen: it runs, or a Service misses its pods, of which another rule says why. */
function isToldByCluster(cluster: Cluster, workload: Workload, container: Container): boolean {
  return (
    isSeenReady(cluster, workload, container) || (isTried(cluster, workload, container) && !cluster.isIdle(workload))
  );
}

function asRoot(user: Field): readonly Fault[] {
  return user.number === 0
    ? [
        fault(
          user,
          '0 beside runAsNonRoot',
          'another user than 0, which is root',
          'set one that the image can run as, or leave runAsNonRoot out',
        ),
      ]
    : [];
}

function byImage({ field, image = '' }: Container): readonly Fault[] {
  const known = imageUserOf(image);
  if (known === undefined) {
    return [];
  }
  const who =
    known.user === undefined ? 'root' : `${quoted(known.user)}, of whom the kubelet cannot tell that it is not root`;
  return [
    doubtful(
      `what stands under this name may be built anew; as it is: ${known.source}`,
      fault(
        field.get('image'),
        `${quoted(image)}, which starts as ${who}, beside runAsNonRoot`,
        'an image that starts as another user, by its number',
        'set runAsUser to one that it can run as, or take an image that is made for it',
      ),
    ),
  ];
}
