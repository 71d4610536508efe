import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Complaint } from '../../values/complaint';
import type { TextMap } from '../../values/labels';
import { claimName } from '../cluster/claims';
import { completeManifest } from '../complete-manifest';
import { joinedName } from '../joined-name';
import { refusal } from '../refusal';
import type { HttpRoute } from '../routes/http-route';
import type { PassthroughRoute } from '../routes/passthrough-route';
import type { RoutePath } from './dialect';
import type { IngressClassRef } from './ingress-class-ref';
import { cannotSay } from './translations';

/** What an Ingress beside the main one has in common with it. */
export interface CompanionOf {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly className: string | undefined;
  /** The annotation that names the class, for controllers that obey it alone. */
  readonly classOf: string | undefined;
}

/** Makes an Ingress for each different share that routes give to a canary, for controllers that want it so. */
export function makeCanaries(
  construct: Construct,
  ingressClass: IngressClassRef,
  main: CompanionOf,
  routes: readonly HttpRoute[],
  pathOf: (route: HttpRoute) => RoutePath,
): void {
  const byShare = new Map<string, HttpRoute[]>();
  for (const [i, route] of routes.entries()) {
    const { canary } = route._options;
    const dialect = ingressClass.controller?._dialect;
    // A controller that shares requests out within one rule has done so already.
    if (canary !== undefined && dialect?.share === undefined) {
      if (dialect?.canary === undefined) {
        throw refusal(construct, placed(unsaid(ingressClass, 'a canary'), `.routes[${i}].options.canary`));
      }
      const { percent, header, headerValue } = canary;
      const share = JSON.stringify({ percent, header, headerValue });
      byShare.set(share, [...(byShare.get(share) ?? []), route]);
    }
  }
  let count = 0;
  for (const sharing of byShare.values()) {
    count += 1;
    const { canary } = sharing[0]?._options ?? {};
    const annotations = canary === undefined ? {} : (ingressClass.controller?._dialect.canary?.(canary) ?? {});
    const rules = sharing.map((route) => ({
      host: route.host,
      ...pathOf(route),
      backend: route._options.canary?.backend._toKube() ?? {},
    }));
    const suffix = count === 1 ? 'canary' : `canary-${count}`;
    companion(construct, ingressClass, main, suffix, annotations, rules);
  }
}

/** Makes the Ingress of hosts whose TLS is handed on as it came. */
export function makePassthrough(
  construct: Construct,
  ingressClass: IngressClassRef,
  main: CompanionOf,
  routes: readonly PassthroughRoute[],
): void {
  if (routes.length === 0) {
    return;
  }
  const annotations = ingressClass.controller?._dialect.passthrough?.();
  if (annotations === undefined) {
    throw refusal(construct, placed(unsaid(ingressClass, 'TLS that is handed on'), '.passthrough'));
  }
  const rules = routes.map(({ host, backend }) => ({
    host,
    path: '/',
    pathType: 'Prefix',
    backend: backend._toKube(),
  }));
  companion(construct, ingressClass, main, 'passthrough', annotations, rules);
}

function unsaid({ name, controller }: IngressClassRef, what: string): Complaint {
  return controller === undefined
    ? new Complaint(
        `${what} for class "${name}", whose controller is not known`,
        'a class with its controller: each reads annotations of its own',
        `say which it is: IngressClassRef.named("${name}", IngressController.COMMUNITY_NGINX)`,
      )
    : cannotSay(controller._dialect, what);
}

function placed({ found, expected, fix }: Complaint, at: string): Complaint {
  return new Complaint(found, expected, fix, at);
}

interface CompanionRule {
  readonly host?: string;
  readonly path: string;
  readonly pathType: string;
  readonly backend: k8s.IngressBackend;
}

function companion(
  construct: Construct,
  ingressClass: IngressClassRef,
  { name: main, namespace, className, classOf }: CompanionOf,
  suffix: string,
  annotations: TextMap,
  rules: readonly CompanionRule[],
): void {
  const name = joinedName(main, suffix);
  claimName(construct, 'Ingress', namespace, name);
  const byHost = new Map<string, k8s.HttpIngressPath[]>();
  for (const { host = '', path, pathType, backend } of rules) {
    const paths = byHost.get(host) ?? [];
    byHost.set(host, paths);
    paths.push({ path, pathType, backend });
  }
  const ingress = new k8s.KubeIngress(construct, suffix, {
    metadata: {
      name,
      namespace,
      annotations: classOf === undefined ? annotations : { [classOf]: ingressClass.name, ...annotations },
    },
    spec: {
      ingressClassName: className,
      rules: [...byHost].map(([host, paths]) => ({ host: host === '' ? undefined : host, http: { paths } })),
    },
  });
  completeManifest(ingress);
}
