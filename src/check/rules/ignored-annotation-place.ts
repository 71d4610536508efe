import { type Annotated, annotatedIn } from '../annotations/judged';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';
import { ingress } from '../examples/routing-parts';
import { webService } from '../examples/service-parts';
import { webDeployment } from '../examples/workload-parts';

const KEY = 'nginx.ingress.kubernetes.io/proxy-body-size';

const SERVICE = webService({ annotations: `${KEY}: 8m` });

const DEPLOYMENT = webDeployment({ annotations: `${KEY}: 8m` });

export const ignoredAnnotationPlace: Rule<Annotated> = {
  id: 'ignored-annotation-place',
  severity: 'warning',
  because: 'Each annotation is read on objects of its kinds alone; on others it asks for nothing, without a word.',
  about: 'Annotations',
  source: 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/',
  avoidedBy: 'IngressController',
  bad: manifests(WEB_DEPLOYMENT, SERVICE, ingress({ className: 'nginx' })),
  says: `Service shop/web metadata.annotations["${KEY}"]: found "${KEY}" on an object of kind Service, expected it on the Ingress, where ingress-nginx reads it; move it to the Ingress`,
  good: manifests(WEB_DEPLOYMENT, WEB_SERVICE, ingress({ className: 'nginx', annotations: `${KEY}: 8m` })),
  more: [
    {
      bad: manifests(DEPLOYMENT, WEB_SERVICE, ingress({ className: 'nginx' })),
      says: 'Deployment shop/web metadata.annotations["nginx.ingress.kubernetes.io/proxy-body-size"]: found "nginx.ingress.kubernetes.io/proxy-body-size" on an object of kind Deployment, expected it on the Ingress, where ingress-nginx reads it; move it to the Ingress',
      good: manifests(WEB_DEPLOYMENT, WEB_SERVICE, ingress({ className: 'nginx', annotations: `${KEY}: 8m` })),
    },
  ],
  silent: [
    {
      when: 'the controller reads it on Services',
      manifests: manifests(
        WEB_DEPLOYMENT,
        webService({ annotations: 'traefik.ingress.kubernetes.io/service.sticky.cookie: "true"' }),
        ingress({}),
      ),
    },
  ],
  on: (cluster) => annotatedIn(cluster, 'misplaced'),
  check: ({ fault }) => [fault],
};
