import { certificateAskedBy, certificateNamedBy } from '../../guesses/makers/certificates';
import { copiedElsewhere } from '../../guesses/makers/copies';
import { operatorIn } from '../../guesses/makers/operators';
import { isPromised } from '../../guesses/makers/secret-makers';
import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';
import { certificatesAskedAs, certificatesAskedIn } from '../../model/traffic/issued-certificates';
import { certificatesIn, certificatesServedFrom, isTlsPair, tlsSecretsOf } from '../../model/traffic/tls-secrets';
import type { ListenerHolder } from '../../model/views/gateway';
import type { Ingress } from '../../model/views/ingress';
import type { ObjectReference } from '../../model/views/route';
import { hostCovers } from '../../values/host';
import { slipAmong } from '../../values/likeness';
import { listed, quoted } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { certificate } from '../examples/certificate-parts';
import { manifests, WEB } from '../examples/parts';
import { ingress } from '../examples/routing-parts';

const secret = (namespace: string, annotations = '') => `
apiVersion: v1
kind: Secret
metadata:
  name: shop-tls
  namespace: ${namespace}${annotations}
type: kubernetes.io/tls
data:
  tls.crt: Li4u
  tls.key: Li4u`;

const annotated = (annotation: string) => secret('certificates', `\n  annotations:\n    ${annotation}`);

/** Argo CD applies it before others, and nowhere else. */
const ORDERED = annotated('argocd.argoproj.io/sync-wave: "-1"');

const TLS = '- hosts:\n    - shop.example.com\n  secretName: shop-tls';

const INGRESS = ingress({ tls: TLS });

const ELSEWHERE = ingress({ className: 'nginx', tls: TLS });

const ISSUED = `
apiVersion: v1
kind: Secret
metadata:
  name: a
  namespace: shop
type: kubernetes.io/tls
data:
  tls.crt: Li4u
  tls.key: Li4u
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: shop
  namespace: shop
spec:
  secretName: shop-tls
`;

const COPIED = `${certificate('shop-tls', 'shop.example.com', 'certificates')}
  secretTemplate:
    annotations:
      reflector.v1.k8s.emberstack.com/reflection-auto-enabled: "true"`;

export const missingTlsSecret: Rule<Ingress | ListenerHolder> = {
  id: 'missing-tls-secret',
  severity: 'warning',
  because: 'Without the Secret, clients are shown a certificate that the controller made up, or none.',
  about: 'Ingresses',
  source: 'https://kubernetes.github.io/ingress-nginx/user-guide/tls/#default-ssl-certificate',
  avoidedBy: {
    nothing:
      'while TlsCertificate.fromSecret and fromPemFiles take what is there, the name for fromSecretName is a text',
  },
  bad: manifests(WEB, secret('certificates'), INGRESS),
  says: 'Ingress shop/web spec.tls[0].secretName: found "shop-tls", which lies in namespace certificates, expected a Secret in namespace shop; write the Secret there as well',
  good: manifests(WEB, secret('shop'), INGRESS),
  more: [
    {
      bad: manifests(WEB, certificate('shop-cert', 'shop.example.com'), INGRESS),
      says: 'Ingress shop/web spec.tls[0].secretName: found "shop-tls", which nothing makes, expected "shop-cert", the Secret that Certificate shop/shop asks for, for the same host; name that',
      good: manifests(WEB, certificate('shop-tls', 'shop.example.com'), INGRESS),
    },
    {
      bad: manifests(WEB, ORDERED, INGRESS),
      says: 'Ingress shop/web spec.tls[0].secretName: found "shop-tls", which lies in namespace certificates, expected a Secret in namespace shop; write the Secret there as well',
      good: manifests(WEB, ORDERED, secret('shop'), INGRESS),
    },
    {
      bad: manifests(WEB, certificate('shop-tls', 'shop.example.com', 'certificates'), INGRESS),
      says: 'Ingress shop/web spec.tls[0].secretName: found "shop-tls", which Certificate certificates/shop asks for in namespace certificates, expected a Secret in namespace shop; ask for the certificate there',
      good: manifests(WEB, certificate('shop-tls', 'shop.example.com'), INGRESS),
    },
  ],
  silent: [
    { when: 'no Secret is in these files', manifests: ELSEWHERE },
    {
      when: 'Reflector copies the Secret to the namespaces that ask for it',
      manifests: manifests(WEB, annotated('reflector.v1.k8s.emberstack.com/reflection-auto-enabled: "true"'), INGRESS),
    },
    {
      when: 'a program copies the Secret of a Certificate to other namespaces',
      manifests: manifests(WEB, COPIED, INGRESS),
    },
    { when: 'cert-manager makes the Secret', manifests: manifests(ISSUED, ELSEWHERE) },
  ],
  on: ({ ingresses, gateways, listenerSets }) => [...ingresses.all, ...gateways.all, ...listenerSets.all],
  *check(subject, cluster): Iterable<Fault> {
    yield* madeByOtherName(subject, cluster);
    // cert-manager and its like make the Secret. Clouds have certificates of their own in its place.
    const isIssued = certificateAskedBy(subject.object) !== undefined;
    if (!isIssued && certificateNamedBy(subject.object) !== undefined) {
      return;
    }
    for (const reference of tlsSecretsOf(subject)) {
      const { field, namespace, name } = reference;
      const isPending = isIssued || operatorIn(cluster) !== undefined || isPromised(cluster, namespace, name);
      // Whoever is to make it: where a cluster has none, clients are shown none now.
      const isGone = cluster.holdsAll('Secret', namespace);
      if (cluster.ofKind('Secret').named(namespace, name).length > 0 || (isPending && !isGone)) {
        continue;
      }
      const found = `${quoted(name)}, which no Secret in namespace ${namespace} is called`;
      if (isPending) {
        yield fault(field, found, 'a Secret with a certificate', 'see why whoever is to make it has not');
      } else {
        const elsewhere = subject.object.namespaceGiven ? namespacesWith(cluster, name) : [];
        const asked = subject.object.namespaceGiven ? askedElsewhere(subject, cluster, name) : undefined;
        const others = pairsNear(cluster, reference);
        if (elsewhere.length > 0) {
          yield fault(
            field,
            `${quoted(name)}, which lies in namespace ${listed(elsewhere, 'and')}`,
            `a Secret in namespace ${namespace}`,
            'write the Secret there as well',
          );
        } else if (asked !== undefined) {
          yield fault(
            field,
            `${quoted(name)}, which ${asked.title} asks for in namespace ${asked.namespace}`,
            `a Secret in namespace ${namespace}`,
            'ask for the certificate there',
          );
        } else if (others.length > 0) {
          yield fault(
            field,
            found,
            listed(others.map(quoted)),
            isGone
              ? 'name one of them, or make the Secret'
              : 'name one of them, or make sure that the Secret comes from elsewhere',
          );
        } else if (isGone) {
          yield fault(field, found, 'a Secret with a certificate', 'make it, or name another');
        }
      }
    }
  },
};

/** Where else there is a certificate of that name that nothing copies to other namespaces. */
function namespacesWith(cluster: Cluster, name: string): string[] {
  return cluster
    .ofKind('Secret')
    .anywhere(name)
    .filter(({ object }) => object.namespaceGiven && isTlsPair(object))
    .filter(({ object }) => copiedElsewhere(object) === undefined)
    .map(({ object }) => object.namespace);
}

/** The Certificate for the same host whose Secret of that name comes into another namespace, where nobody shows it or copies it from. */
function askedElsewhere(subject: Ingress | ListenerHolder, cluster: Cluster, name: string): KubeObject | undefined {
  const hosts = hostsWithTls(subject);
  return certificatesAskedAs(cluster, name).find(
    ({ object, hosts: known }) =>
      object.namespaceGiven &&
      !shownSecrets(cluster).has(`${object.namespace}/${name}`) &&
      object.spec.get('secretTemplate').get('annotations').keys.length === 0 &&
      hosts.some((host) => known.some((each) => hostCovers(each, host))),
  )?.object;
}

/** The certificates that a wrong name may mean: the one it is a slip of, or those that others of the namespace serve. */
function pairsNear(cluster: Cluster, { namespace, name }: ObjectReference): readonly string[] {
  const near = slipAmong(name, certificatesIn(cluster, namespace));
  return near === undefined ? certificatesServedFrom(cluster, namespace) : [near];
}

/** Secrets that nobody makes, beside a Certificate for the same host whose Secret nobody shows. */
function* madeByOtherName(subject: Ingress | ListenerHolder, cluster: Cluster): Iterable<Fault> {
  const hosts = hostsWithTls(subject);
  const isIssued = certificateAskedBy(subject.object) !== undefined;
  for (const { field, namespace, name } of isIssued ? [] : tlsSecretsOf(subject)) {
    const isMade = cluster.ofKind('Secret').named(namespace, name).length > 0 || isPromised(cluster, namespace, name);
    const other = certificatesAskedIn(cluster, namespace).find(
      (each) =>
        !shownSecrets(cluster).has(`${namespace}/${each.secretName}`) &&
        (hosts.length === 0 || hosts.some((host) => each.hosts.some((known) => hostCovers(known, host)))),
    );
    if (!isMade && other !== undefined) {
      yield fault(
        field,
        `${quoted(name)}, which nothing makes`,
        `${quoted(other.secretName)}, the Secret that ${other.object.title} asks for, for the same host`,
        'name that',
      );
    }
  }
}

/** The hosts for which an Ingress or the listeners of a Gateway show certificates. */
function hostsWithTls(subject: Ingress | ListenerHolder): readonly string[] {
  return 'tls' in subject
    ? subject.tls.flatMap(({ hosts }) => hosts.flatMap(({ text }) => text ?? []))
    : subject.listeners.flatMap(({ hostname }) => (hostname === '' ? [] : hostname));
}

/** All Secrets that something shows to clients, whether they are here or not. */
const shownSecrets = once(
  ({ ingresses, gateways, listenerSets }: Cluster): ReadonlySet<string> =>
    new Set(
      [...ingresses.all, ...gateways.all, ...listenerSets.all].flatMap((each) =>
        tlsSecretsOf(each).map(({ namespace, name }) => `${namespace}/${name}`),
      ),
    ),
);
