import { CLASS_ANNOTATION, DEFAULT_CLASS_ANNOTATION } from '../../kinds/annotations/class-annotation';
import { INGRESS_CONTROLLERS } from '../../kinds/controllers';
import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { Ingress } from '../../model/views/ingress';
import { slipAmong } from '../../values/likeness';
import { listed, quoted } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress } from '../examples/routing-parts';

const NGINX = `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: public
spec:
  controller: k8s.io/ingress-nginx`;

/** Names of classes that are long enough to be misspelt for certain. */
const COMMON = INGRESS_CONTROLLERS.flatMap(({ classes }) => classes).filter((name) => name.length >= 5);

const WITHOUT = ingress({ className: '' });

const ELSEWHERE = ingress({ className: 'public' });

const BY_ANNOTATION = ingress({ className: '', annotations: `${CLASS_ANNOTATION}: nginx` });

export const missingIngressClass: Rule<Ingress> = {
  id: 'missing-ingress-class',
  severity: 'warning',
  because: 'No controller serves an Ingress whose class does not exist, and nobody reports it.',
  about: 'Ingresses',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class',
  avoidedBy: {
    nothing:
      'an IngressClassRef knows what controllers call their classes; which classes a cluster has, it cannot know',
  },
  bad: manifests(WEB, ingress({ className: 'ngnix' })),
  says: 'Ingress shop/web spec.ingressClassName: found "ngnix", expected "nginx"; correct the name, or write an IngressClass of that name',
  good: manifests(WEB, ingress({ className: 'nginx' })),
  more: [
    {
      bad: manifests(WEB, NGINX, ingress({ className: '' })),
      says: 'Ingress shop/web spec.ingressClassName: found no class, and none of the classes is the default, expected "public"; set spec.ingressClassName',
      good: manifests(WEB, NGINX, ingress({ className: 'public' })),
    },
  ],
  silent: [
    { when: 'no class is here, so the cluster may have a default', manifests: WITHOUT },
    { when: 'the class is called like no other', manifests: ELSEWHERE },
    { when: 'the class stands in the annotation that came before the field', manifests: BY_ANNOTATION },
  ],
  on: ({ ingresses }) => ingresses.all,
  *check(subject, cluster) {
    const { className } = subject;
    if (className === undefined) {
      yield* withoutClass(subject, cluster);
      return;
    }
    const exists = cluster.ofKind('IngressClass').anywhere(className).length > 0 || COMMON.includes(className);
    const meant = exists ? undefined : slipAmong(className, [...classNames(cluster), ...COMMON]);
    if (meant !== undefined) {
      const written = subject.object.spec.get('ingressClassName');
      const field = written.isGiven ? written : subject.object.root.find('metadata', 'annotations', CLASS_ANNOTATION);
      yield fault(field, quoted(className), quoted(meant), 'correct the name, or write an IngressClass of that name');
    }
  },
};

function* withoutClass({ object }: Ingress, cluster: Cluster): Iterable<Fault> {
  if (!object.annotations.has(CLASS_ANNOTATION) && needsClass(cluster)) {
    yield fault(
      object.spec.get('ingressClassName'),
      'no class, and none of the classes is the default',
      listed(classNames(cluster).map(quoted)),
      'set spec.ingressClassName',
    );
  }
}

/** The names of the classes, unless there are more than anybody would list. */
const classNames = once((cluster: Cluster): readonly string[] => {
  const names = new Set(cluster.ofKind('IngressClass').all.map(({ object }) => object.name));
  return [...names].slice(0, 50);
});

/**
 * Whether no controller serves Ingresses without a class, as far as is known: some want theirs to be named, or to be the
 * default, unless a flag says otherwise.
 */
const needsClass = once((cluster: Cluster): boolean => {
  const classes = cluster.ofKind('IngressClass').all.map(({ object }) => object);
  const flags = cluster.workloads.all.flatMap(({ pod }) =>
    pod.containers.flatMap(({ field }) => field.get('args').items),
  );
  return (
    classes.length > 0 &&
    classes.every(
      ({ annotations, spec }) =>
        annotations.get(DEFAULT_CLASS_ANNOTATION) !== 'true' &&
        INGRESS_CONTROLLERS.some(
          ({ controllerName, wantsClass }) => wantsClass && controllerName.test(spec.get('controller').text ?? ''),
        ),
    ) &&
    !flags.some(({ text }) => text?.includes('ingress-without-class'))
  );
});
