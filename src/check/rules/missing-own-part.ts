import type { OwnName } from '../../kinds/references/own-name';
import { OWN_NAMES } from '../../kinds/references/own-names';
import { objectsOf } from '../../model/cluster/names';
import type { KubeObject } from '../../model/objects/kube-object';
import { placesOf } from '../../model/views/named';
import { meant } from '../../values/likeness';
import { listed, quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';

const virtualServer = (upstream: string) => `
apiVersion: k8s.nginx.org/v1
kind: VirtualServer
metadata:
  name: web
  namespace: shop
spec:
  host: shop.example.com
  upstreams:
    - name: pages
      service: web
      port: 80
  routes:
    - path: /
      action:
        pass: ${upstream}`;

/** An object that may name parts of itself. */
export interface SelfNaming {
  readonly object: KubeObject;
  readonly own: OwnName;
}

const ANSWERING = `${virtualServer('pages')}
    - path: /old
      action:
        redirect:
          url: https://shop.example.com/
          code: 301`;

export const missingOwnPart: Rule<SelfNaming> = {
  id: 'missing-own-part',
  severity: 'error',
  because: 'The controller refuses the whole object, and serves nothing of it.',
  about: 'Custom resources and webhooks',
  source:
    'https://docs.nginx.com/nginx-ingress-controller/configuration/virtualserver-and-virtualserverroute-resources/#action',
  avoidedBy: { nothing: 'such objects are written by hand or with cdk8s import, and name their parts by texts' },
  bad: manifests(WEB, virtualServer('web')),
  says: 'VirtualServer shop/web spec.routes[0].action.pass: found "web", which no upstream of it is called, expected "pages"; correct the name',
  good: manifests(WEB, virtualServer('pages')),
  silent: [{ when: 'the action is none of a part', manifests: manifests(WEB, ANSWERING) }],
  on: (cluster) =>
    OWN_NAMES.flatMap((own) =>
      own.kinds.flatMap((kind) =>
        objectsOf(cluster, { group: own.group, kind }).all.map(({ object }) => ({ object, own })),
      ),
    ),
  *check({ object: { root }, own }) {
    const given = placesOf(root, own.given).flatMap(({ text }) => text ?? []);
    for (const field of own.asked.flatMap((way) => placesOf(root, way))) {
      const { text } = field;
      if (text && !given.includes(text)) {
        const near = meant(text, given);
        const expected = near === undefined ? given : [near];
        yield fault(
          field,
          `${quoted(text)}, which no ${own.part} of it is called`,
          expected.length === 0 ? `an ${own.part} of that name` : listed(expected.map(quoted)),
          'correct the name',
        );
      }
    }
  },
};
