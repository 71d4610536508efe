import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const service = (owner: string) => webService({ labels: `owner: ${owner}`, ports: [servicePort({ name: '' })] });

export const forbiddenLabel: Rule<Refused> = {
  id: 'forbidden-label',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object: labels and the keys of annotations are not free text.',
  about: 'Every object',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set',
  avoidedBy: 'ClusterIpService',
  bad: manifests(WEB_DEPLOYMENT, service('Ann Smith')),
  says: 'Service shop/web metadata.labels.owner: found "Ann Smith", expected a label value: up to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends; use an annotation for free text',
  good: manifests(WEB_DEPLOYMENT, service('ann-smith')),
  silent: [
    { when: 'the value is empty', manifests: manifests(WEB_DEPLOYMENT, service('""')) },
    {
      when: 'free text is in an annotation',
      manifests: manifests(WEB_DEPLOYMENT, webService({ annotations: 'owner: Ann Smith' })),
    },
  ],
  on: (cluster, target) => refusedIn(cluster, target, 'label'),
  check: faultsOf,
};
