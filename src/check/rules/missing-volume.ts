import { isPlaceholder } from '../../guesses/makers/placeholder';
import { signOfPatch } from '../../guesses/makers/variants';
import type { Workload } from '../../model/views/workload';
import { quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { statefulSet } from '../examples/stateful-set-parts';
import { webDeployment } from '../examples/workload-parts';

const mounting = (name: string) => `${WEB_DEPLOYMENT}
          volumeMounts:
            - name: ${name}
              mountPath: /etc/nginx/conf.d
      volumes:
        - name: config
          configMap:
            name: web`;

const CLAIMING = `${statefulSet({
  containers: `- name: db
  image: postgres:18
  volumeMounts:
    - name: data
      mountPath: /var/lib/postgresql`,
})}
  volumeClaimTemplates:
    - metadata:
        name: data
      spec:
        accessModes: [ReadWriteOnce]
        resources:
          requests:
            storage: 1Gi`;

/** Another of the name, which has the volume: one of the two may be a part of the other. */
const STAGED = webDeployment({
  namespace: 'staging',
  pod: 'volumes:\n  - name: conf\n    configMap:\n      name: web',
});

export const missingVolume: Rule<Workload> = {
  id: 'missing-volume',
  severity: 'error',
  refused: true,
  because: 'The API server refuses pods that mount a volume they do not have.',
  about: 'Pods and workloads',
  source: 'pkg/apis/core/validation/validation.go of Kubernetes, ValidateVolumeMounts',
  avoidedBy: {
    nothing: 'pods are made with cdk8s-plus, where volumes are objects; this library makes those of databases alone',
  },
  bad: manifests(mounting('conf')),
  says: 'Deployment shop/web spec.template.spec.containers[0].volumeMounts[0].name: found "conf", expected a volume of the pod: "config"; correct the name, or add the volume',
  good: manifests(mounting('config')),
  more: [
    {
      bad: manifests(mounting('conf'), STAGED),
      says: 'Deployment shop/web spec.template.spec.containers[0].volumeMounts[0].name: found "conf", expected a volume of the pod: "config"; correct the name, or add the volume',
      doubt: 'it may be a patch of an object that has the volume, for another Deployment is called web',
      good: manifests(mounting('config'), STAGED),
    },
  ],
  silent: [{ when: 'the volume is made of a claim of the StatefulSet', manifests: manifests(CLAIMING) }],
  on: ({ workloads }) =>
    workloads.all.filter(
      ({ object: { known }, pod }) =>
        known !== undefined && known !== 'Rollout' && pod.containers.some(({ field }) => field.has('volumeMounts')),
    ),
  *check({ object, pod }, cluster): Iterable<Fault> {
    const mounts = pod.containers.flatMap(({ field }) => field.get('volumeMounts').items);
    const volumes = [
      ...pod.spec.get('volumes').items.map((volume) => volume.get('name').text),
      ...object.spec.get('volumeClaimTemplates').items.map((claim) => claim.find('metadata', 'name').text),
    ].flatMap((name) => name ?? []);
    const known = new Set(volumes);
    for (const mount of mounts) {
      const name = mount.get('name');
      if (name.text && !known.has(name.text) && ![name.text, ...volumes].some(isPlaceholder)) {
        const found =
          volumes.length === 0
            ? 'a volume, and the pod has none'
            : `a volume of the pod: ${volumes.slice(0, 5).map(quoted).join(', ')}`;
        const mistake = fault(name, quoted(name.text), found, 'correct the name, or add the volume');
        const sign = signOfPatch(cluster, object);
        yield sign === undefined
          ? mistake
          : doubtful(`it may be a patch of an object that has the volume, for ${sign}`, mistake);
      }
    }
  },
};
