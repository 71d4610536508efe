import { DEFAULT_CLASS_ANNOTATION } from '../../kinds/annotations/class-annotation';
import type { Cluster, Plain } from '../../model/cluster/cluster';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';

const KEY = 'ingressclass.kubernetes.io/is-default-class';

const ingressClass = (name: string, isDefault: boolean) => `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: ${name}
  annotations:
    ${KEY}: "${isDefault}"
spec:
  controller: example.com/${name}`;

const STORAGE = `
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: fast
  annotations:
    storageclass.kubernetes.io/is-default-class: "true"
provisioner: example.com/fast`;

export const duplicateDefaultClass: Rule<Plain> = {
  id: 'duplicate-default-class',
  severity: 'warning',
  because:
    'With two default classes, the API server gives the newer one to Ingresses without a class, or refused them once.',
  about: 'Ingresses',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#default-ingress-class',
  avoidedBy: 'IngressClassRef',
  bad: manifests(ingressClass('edge', true), ingressClass('inner', true)),
  says: `IngressClass inner metadata.annotations["${KEY}"]: found "true", as on IngressClass edge, expected one default class; take the annotation from one of them`,
  good: manifests(ingressClass('edge', true), ingressClass('inner', false)),
  silent: [
    { when: 'the other default is a class of storage', manifests: manifests(ingressClass('edge', true), STORAGE) },
  ],
  on: (cluster) => defaultsIn(cluster).slice(1),
  *check({ object }, cluster) {
    const [first] = defaultsIn(cluster);
    if (first !== undefined && first.object.name !== object.name) {
      yield fault(
        object.root.find('metadata', 'annotations', DEFAULT_CLASS_ANNOTATION),
        `"true", as on ${first.object.title}`,
        'one default class',
        'take the annotation from one of them',
      );
    }
  },
};

function defaultsIn(cluster: Cluster): readonly Plain[] {
  return cluster
    .ofKind('IngressClass')
    .all.filter(({ object }) => object.annotations.get(DEFAULT_CLASS_ANNOTATION) === 'true');
}
