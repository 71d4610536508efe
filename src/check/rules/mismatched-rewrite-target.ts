import { INGRESS_CONTROLLERS } from '../../kinds/controllers';
import type { Cluster } from '../../model/cluster/cluster';
import { controllersOf } from '../../model/traffic/ingress-controllers';
import type { Ingress, IngressPath } from '../../model/views/ingress';
import { listed, quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress, ingressPath } from '../examples/routing-parts';

const TARGET = 'nginx.ingress.kubernetes.io/rewrite-target';

const rewriting = (target: string, path: string, type: string) =>
  manifests(
    WEB,
    ingress({ className: 'nginx', annotations: `${TARGET}: ${target}`, paths: [ingressPath({ path, type })] }),
  );

const ITSELF = ingress({ className: 'nginx', annotations: `${TARGET}: /` });

const ONE_PATH = ingress({
  className: 'nginx',
  annotations: `${TARGET}: /healthz`,
  paths: [ingressPath({ path: '/health', type: 'Exact' })],
});

export const mismatchedRewriteTarget: Rule<Ingress> = {
  id: 'mismatched-rewrite-target',
  severity: 'warning',
  because: 'The target replaces the whole path, so every page, image and script is answered with the same page.',
  about: 'Ingresses',
  source: 'https://kubernetes.github.io/ingress-nginx/examples/rewrite/#rewrite-target',
  avoidedBy: {
    nothing: 'though PathRewrite.stripPrefix and replacePrefix keep the rest, replacePath drops it, as its name says',
  },
  bad: rewriting('/', '/shop', 'Prefix'),
  says: 'Ingress shop/web metadata.annotations["nginx.ingress.kubernetes.io/rewrite-target"]: found "/", which everything below "/shop" becomes, expected a target that keeps the rest of the path; write path "/shop(/|$)(.*)" of type ImplementationSpecific and target "/$2", or type Exact',
  good: rewriting('/$2', '/shop(/|$)(.*)', 'ImplementationSpecific'),
  more: [
    {
      bad: rewriting('/$1', '/shop', 'Prefix'),
      says: 'Ingress shop/web metadata.annotations["nginx.ingress.kubernetes.io/rewrite-target"]: found "/$1", for which "/shop" captures too little, expected a target that keeps the rest of the path; write path "/shop(/|$)(.*)" of type ImplementationSpecific and target "/$2", or type Exact',
      good: rewriting('/$1', '/shop/?(.*)', 'ImplementationSpecific'),
    },
    {
      bad: rewriting('/$1', '/', 'Prefix'),
      says: 'Ingress shop/web metadata.annotations["nginx.ingress.kubernetes.io/rewrite-target"]: found "/$1", for which "/" captures too little, expected a target that keeps the rest of the path; leave the annotation out',
      good: manifests(WEB, ingress({ className: 'nginx', paths: [ingressPath({ path: '/' })] })),
    },
  ],
  silent: [
    { when: 'the target is the path itself', manifests: ITSELF },
    { when: 'one path alone is rewritten', manifests: ONE_PATH },
  ],
  on: ({ ingresses }) => ingresses.all,
  *check(subject, cluster) {
    const key = rewriteOf(subject, cluster);
    const target = subject.object.annotations.get(key ?? '');
    if (key === undefined || !target?.startsWith('/')) {
      return;
    }
    const groups = Math.max(0, ...[...target.matchAll(/\$(\d)/g)].map(([, digit]) => Number(digit)));
    const lost = subject.paths.filter((path) => (groups === 0 ? losesRest(path, target) : groupsOf(path) < groups));
    if (lost.length > 0) {
      const paths = listed([...new Set(lost.map(({ path }) => quoted(path)))], 'and');
      yield fault(
        subject.object.root.find('metadata', 'annotations', key),
        groups === 0
          ? `${quoted(target)}, which everything below ${paths} becomes`
          : `${quoted(target)}, for which ${paths} captures too little`,
        'a target that keeps the rest of the path',
        groups > 0 && subject.paths.every(({ path }) => path === '/')
          ? 'leave the annotation out'
          : cure(lost, target, groups),
      );
    }
  },
};

/** The annotation that replaces the paths of an Ingress, for a controller that serves it, or may. */
function rewriteOf(ingress: Ingress, cluster: Cluster): string | undefined {
  const controllers = controllersOf(cluster, ingress);
  return (controllers.length > 0 ? controllers : INGRESS_CONTROLLERS)
    .flatMap(({ rewriteAnnotation }) => rewriteAnnotation ?? [])
    .find((each) => ingress.object.annotations.has(each));
}

function cure([first]: readonly IngressPath[], target: string, groups: number): string {
  const prefix = first?.path.replace(/\/?[*(].*|\/$/s, '') ?? '';
  const base = groups === 0 ? target.replace(/\/$/, '') : '';
  const path = prefix === '' ? '/()(.*)' : `${prefix}(/|$)(.*)`;
  return `write path ${quoted(path)} of type ImplementationSpecific and target ${quoted(`${base}/$2`)}, or type Exact`;
}

/** Whether more than one path arrives here and is rewritten. A path that equals its target is left alone. */
function losesRest({ path, pathType }: IngressPath, target: string): boolean {
  const isSinglePath = pathType === 'Exact' || path.endsWith('$');
  return !isSinglePath && path !== '' && path !== target;
}

function groupsOf({ path }: IngressPath): number {
  return path.match(/(?<!\\)\((?!\?)/g)?.length ?? 0;
}
