import { SOLVER_LABELS, SOLVER_PORT } from '../../kinds/companions/acme-solver';
import { issuerAnnotations } from '../../kinds/companions/cert-manager';
import { ISSUERS } from '../../kinds/references/cert-manager';
import type { Cluster } from '../../model/cluster/cluster';
import { objectsOf } from '../../model/cluster/names';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';
import { isolationIn } from '../../model/traffic/isolation';
import { opens } from '../../model/traffic/opening';
import { fulfils } from '../../model/views/label-selector';
import type { NetworkPolicy } from '../../model/views/network-policy';
import type { Field } from '../../values/field';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { clusterIssuer, issuerSolving } from '../examples/certificate-parts';
import { manifests, WEB } from '../examples/parts';
import { at, networkPolicy } from '../examples/policy-parts';
import { ingress } from '../examples/routing-parts';
import { toldOf } from '../policies/told-policy';

const ISSUER = clusterIssuer('traefik');

const WAY_IN = ingress({
  annotations: 'cert-manager.io/cluster-issuer: letsencrypt',
  tls: '- hosts: [shop.example.com]\n  secretName: shop',
});

const opening = (...ports: readonly number[]) => networkPolicy({ name: 'shop', pods: '', ingress: [at(...ports)] });

export const uncoveredChallenge: Rule<NetworkPolicy> = {
  id: 'uncovered-challenge',
  // Other files may hold the policy that lets the question through.
  severity: 'warning',
  because:
    'The pods that answer HTTP-01 challenges are made in this namespace; shut off, they prove nothing and no certificate comes.',
  about: 'NetworkPolicies',
  source: 'https://github.com/cert-manager/cert-manager/issues/2334',
  avoidedBy: { nothing: 'policies for all pods of a namespace are written without this library' },
  bad: manifests(WEB, ISSUER, WAY_IN, opening(8080)),
  says: 'NetworkPolicy shop/shop spec.ingress: found no way to port 8089 of pods that answer challenges for Ingress shop/web, expected one, as ClusterIssuer letsencrypt is asked by HTTP-01; allow it here, or in another policy for pods with acme.cert-manager.io/http01-solver=true',
  good: manifests(WEB, ISSUER, WAY_IN, opening(8080, 8089)),
  silent: [
    {
      when: 'the policy is for other pods',
      manifests: manifests(WEB, ISSUER, WAY_IN, networkPolicy({ name: 'shop', ingress: [at(8080)] })),
    },
    {
      when: 'challenges are answered by DNS records',
      manifests: manifests(WEB, issuerSolving('dns01: {route53: {region: eu-west-1}}'), WAY_IN, opening(8080)),
    },
  ],
  on: (cluster) => (issuersIn(cluster).length === 0 ? [] : isolationIn(cluster).decisive),
  *check(policy, cluster): Iterable<Fault> {
    const { object } = policy;
    const policies = isolationIn(cluster).policies.filter(
      (each) => each.object.namespace === object.namespace && judgesSolvers(each),
    );
    const rules = policies.flatMap((each) => each.rules('Ingress'));
    const told = toldOf(policies, 'Ingress');
    const challenge = policy === told ? challengeIn(object.namespace, cluster) : undefined;
    if (challenge !== undefined && !rules.some(opensSolvers)) {
      yield fault(
        object.spec.get('ingress'),
        `no way to port ${SOLVER_PORT} of pods that answer challenges for ${challenge.ingress.title}`,
        `one, as ${challenge.issuer.title} is asked by HTTP-01`,
        `allow it here, or in another policy for pods with ${[...SOLVER_LABELS].map((label) => label.join('=')).join(', ')}`,
      );
    }
  },
};

function judgesSolvers(policy: NetworkPolicy): boolean {
  return policy.directions.includes('Ingress') && fulfils(SOLVER_LABELS, policy.object.spec.get('podSelector'));
}

function opensSolvers(rule: Field): boolean {
  return opens(rule, { number: SOLVER_PORT, protocol: 'TCP' }, undefined);
}

/** An Ingress of a namespace for which an issuer that is here asks to be answered there. */
function challengeIn(namespace: string, cluster: Cluster): { ingress: KubeObject; issuer: KubeObject } | undefined {
  for (const { object, tls } of cluster.ingresses.in(namespace)) {
    const issuer = tls.length === 0 ? undefined : issuersIn(cluster).find((each) => issues(each, object));
    if (issuer !== undefined) {
      return { ingress: object, issuer };
    }
  }
  return undefined;
}

function issues({ kind, name, namespace }: KubeObject, ingress: KubeObject): boolean {
  return [...issuerAnnotations()].some(
    ([annotation, issuer]) =>
      issuer === kind &&
      ingress.annotations.get(annotation) === name &&
      (kind === 'ClusterIssuer' || namespace === ingress.namespace),
  );
}

/** The issuers that are asked by HTTP-01 and by nothing else. */
const issuersIn = once((cluster: Cluster): readonly KubeObject[] =>
  ISSUERS.flatMap((kind) => objectsOf(cluster, kind).all.map(({ object }) => object)).filter(({ spec }) => {
    const solvers = spec.find('acme', 'solvers').items;
    return solvers.length > 0 && solvers.every((each) => each.has('http01'));
  }),
);
