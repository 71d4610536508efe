import { isPlaceholder } from '../../guesses/makers/placeholder';
import { isProvided } from '../../guesses/services/missing-service';
import type { Cluster } from '../../model/cluster/cluster';
import { type Naming, namingIn } from '../../model/cluster/names';
import type { Named } from '../../model/views/named';
import type { Field } from '../../values/field';
import { quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingressRoute, tcpServices, webhook } from '../examples/referring-parts';
import { missingBackend } from '../references/missing-backend';

const ELSEWHERE = `
apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata:
  name: v1beta1.metrics.k8s.io
spec:
  group: metrics.k8s.io
  version: v1beta1
  groupPriorityMinimum: 100
  versionPriority: 100
  service: {name: metrics-server, namespace: kube-system}`;

const OUTSIDE = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: payments
  namespace: shop
spec:
  host: api.payments.example.com`;

const streams = (service: string) => tcpServices(`'8000': ${service}`);

const forwarding = (host: string) => `
apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata:
  name: login
  namespace: edge
spec:
  forwardAuth:
    address: http://${host}.svc.cluster.local:80/verify`;

export const missingReferencedService: Rule<Naming> = {
  id: 'missing-referenced-service',
  severity: 'error',
  because:
    'What is sent to a Service that does not exist arrives nowhere: webhooks fail, and routes answer 404 or 503.',
  about: 'Custom resources and webhooks',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#service-reference',
  avoidedBy: { nothing: 'such objects are written by hand or with cdk8s import, and name Services by texts' },
  bad: manifests(WEB, ingressRoute('name: web-service\nport: 80')),
  says: 'IngressRoute shop/web spec.routes[0].services[0].name: found "web-service", which no Service in namespace shop is called, expected "web"; name the Service, and its namespace where it is another',
  good: manifests(WEB, ingressRoute('name: web\nport: 80')),
  more: [
    {
      bad: manifests(WEB, webhook('name: web\nnamespace: system\nport: 80')),
      says: 'ValidatingWebhookConfiguration web webhooks[0].clientConfig.service.name: found "web", which no Service in namespace system is called, expected a Service of that name; name the Service, and its namespace where it is another',
      good: manifests(WEB, webhook('name: web\nnamespace: shop\nport: 80')),
    },
    {
      bad: manifests(WEB, streams('web:80')),
      says: 'ConfigMap edge/tcp-services data["8000"]: found "web:80", which names no namespace, expected "shop/web:80"; put the namespace and a slash before the name',
      doubt: 'some controllers may take the namespace of the ConfigMap',
      good: manifests(WEB, streams('shop/web:80')),
    },
    {
      bad: manifests(WEB, forwarding('web.store')),
      says: 'Middleware edge/login spec.forwardAuth.address: found "web", which no Service in namespace store is called, expected a Service of that name; name the Service, and its namespace where it is another',
      good: manifests(WEB, forwarding('web.shop')),
    },
  ],
  doubts: [
    'it names no namespace, so kubectl may be told to put it there',
    'the Service may be in files that were not given',
    'the Service may be in files that were not given, or be made by the operator of a custom resource here',
  ],
  silent: [
    { when: 'no Service is in these files', manifests: ELSEWHERE },
    { when: 'the host is outside the cluster', manifests: OUTSIDE },
  ],
  on: namingIn,
  *check({ named }, cluster) {
    const wanted = named.filter(isService);
    const isBesideOthers = wanted.some(({ namespace, name }) => isProvided(cluster, namespace, name));
    for (const { by, field, namespace, name, port, isPlaced } of wanted) {
      if (namespace === '' && by.known === 'ConfigMap') {
        yield withoutNamespace(field, name, cluster);
      } else if (!isProvided(cluster, namespace, name) && !isPlaceholder(name) && !isPlaceholder(namespace)) {
        yield* missingBackend(cluster, {
          from: { namespaceGiven: isPlaced },
          field,
          namespace,
          name,
          port: port?.value,
          isBesideOthers,
          fix: 'name the Service, and its namespace where it is another',
        });
      }
    }
  },
};

/** ParseNameNS of ingress-nginx takes nothing without a slash, and passes over what it does not take. */
function withoutNamespace(field: Field, name: string, cluster: Cluster): Fault {
  const [service] = cluster.services.anywhere(name);
  return doubtful(
    'some controllers may take the namespace of the ConfigMap',
    fault(
      field,
      `${quoted(field.text ?? '')}, which names no namespace`,
      quoted(`${service?.namespace ?? 'namespace'}/${field.text}`),
      'put the namespace and a slash before the name',
    ),
  );
}

function isService({ kind }: Named): boolean {
  return kind.kind === 'Service' && kind.group === '';
}
