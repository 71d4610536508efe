import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { gateway, route } from '../examples/routing-parts';
import { webDeployment } from '../examples/workload-parts';

const liveness = (...lines: readonly string[]) => webDeployment({ probes: `livenessProbe:\n${lines.join('\n')}` });

const HTTP = '  httpGet:\n    port: http';
const TCP = '  tcpSocket:\n    port: http';
const PERIOD = '  periodSeconds: 5';

const rewrite = (host: string) => `  - type: URLRewrite\n    urlRewrite:\n      hostname: ${host}`;

const rewriting = (...hosts: readonly string[]) =>
  manifests(
    WEB,
    gateway('- name: http\n  port: 80\n  protocol: HTTP\n  allowedRoutes:\n    namespaces:\n      from: All'),
    route('- name: public\n  namespace: edge', {
      rule: ['filters:', ...hosts.map(rewrite)].join('\n'),
    }),
  );

export const forbiddenCombination: Rule<Refused> = {
  id: 'forbidden-combination',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object: what is written says two things, or nothing, where one belongs.',
  about: 'Every object',
  source:
    'pkg/apis/core/validation/validation.go of Kubernetes, validateHandler and validateEnvVarValueFrom; pkg/apis/networking/validation/validation.go, ValidateNetworkPolicyPeer; CEL of the Gateway API',
  avoidedBy: { nothing: 'pods are made with cdk8s-plus or by hand; this library makes those of its databases alone' },
  bad: manifests(liveness(HTTP, TCP)),
  says: 'Deployment shop/web spec.template.spec.containers[0].livenessProbe.tcpSocket: found httpGet and tcpSocket together, expected one handler; leave out all but one',
  good: manifests(liveness(HTTP)),
  more: [
    {
      bad: manifests(liveness(PERIOD)),
      says: 'Deployment shop/web spec.template.spec.containers[0].livenessProbe: found no handler, expected exec, httpGet, tcpSocket or grpc; add one, or leave the whole out',
      good: manifests(liveness(PERIOD, HTTP)),
    },
    {
      bad: rewriting('a.example.com', 'b.example.com'),
      says: 'HTTPRoute shop/web spec.rules[0].filters[1].urlRewrite: found another urlRewrite, expected no more than one in a rule; put all into one filter, or split the rule',
      good: rewriting('a.example.com'),
    },
    {
      bad: manifests(WEB, route('- name: public\n- name: public')),
      says: 'HTTPRoute shop/web spec.parentRefs[1]: found "public" again, expected another listener of it than in spec.parentRefs[0]; leave one out, or say which is meant',
      good: manifests(WEB, route('- name: public\n  sectionName: http\n- name: public\n  sectionName: https')),
    },
  ],
  silent: [{ when: 'each probe has a handler of its own', manifests: manifests(liveness(TCP)) }],
  on: (cluster, target) => refusedIn(cluster, target, 'combination'),
  check: faultsOf,
};
