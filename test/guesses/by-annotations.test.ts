import { protocolToldBy } from '../../src/guesses/ingresses/backend-protocol';
import { hostChangedBy } from '../../src/guesses/ingresses/changed-host';
import { moreHostsBy } from '../../src/guesses/ingresses/more-hosts';
import { ownSessionsBy } from '../../src/guesses/ingresses/own-sessions';
import { certificateAskedBy, certificateNamedBy, tlsSetBy } from '../../src/guesses/makers/certificates';
import { copiedElsewhere } from '../../src/guesses/makers/copies';
import { scaledBy } from '../../src/guesses/makers/scalers';
import type { KubeObject } from '../../src/model/objects/kube-object';
import { EXEMPTION_PREFIX } from '../../src/model/views/annotations-of-others';
import { theObject } from '../support/the-object';

/* What is guessed from the keys of annotations, in the words by which a guess says what it stands on. */

type Guess = (object: KubeObject) => string | undefined;

const saidOf = (guess: Guess, kind: string, key: string) => guess(theObject({ kind, annotations: { [key]: 'x' } }));

test.each<[string, Guess, string, string, string]>([
  [
    'copiedElsewhere',
    copiedElsewhere,
    'Secret',
    'reflector.v1.k8s.emberstack.com/reflection-auto-enabled',
    ', which Reflector reads',
  ],
  ['copiedElsewhere', copiedElsewhere, 'Secret', 'kubed.appscode.com/sync', ', which kubed reads'],
  ['copiedElsewhere', copiedElsewhere, 'ConfigMap', 'sync.example.com/to', ''],
  ['scaledBy', scaledBy, 'Deployment', 'downscaler/uptime', ', which kube-downscaler reads'],
  ['scaledBy', scaledBy, 'Deployment', 'example.com/sleep-after', ''],
  ['certificateAskedBy', certificateAskedBy, 'Ingress', 'cert-manager.io/cluster-issuer', ''],
  ['certificateAskedBy', certificateAskedBy, 'Ingress', 'kubernetes.io/tls-acme', ''],
  ['certificateNamedBy', certificateNamedBy, 'Ingress', 'alb.ingress.kubernetes.io/certificate-arn', ''],
  ['tlsSetBy', tlsSetBy, 'Gateway', 'networking.gke.io/certmap', ''],
  ['moreHostsBy', moreHostsBy, 'Ingress', 'nginx.ingress.kubernetes.io/from-to-www-redirect', ''],
  ['ownSessionsBy', ownSessionsBy, 'Ingress', 'nginx.ingress.kubernetes.io/affinity', ''],
  ['protocolToldBy', protocolToldBy, 'Service', 'cloud.google.com/app-protocols', ''],
])('%s names the annotation', (_name, guess, kind, key, reader) => {
  expect(saidOf(guess, kind, key)).toBe(`its annotation ${key}${reader}`);
});

test.each<[string, string, string, string | undefined]>([
  ['Service', 'konghq.com/preserve-host', 'false', undefined],
  ['Ingress', 'konghq.com/preserve-host', 'false', 'its annotations for Kong'],
  ['HTTPRoute', 'konghq.com/preserve-host', 'false', 'its annotations for Kong'],
  ['Ingress', 'konghq.com/preserve-host', 'true', undefined],
  ['Ingress', 'haproxy-ingress.github.io/headers', 'x-team: shop', undefined],
  [
    'Ingress',
    'haproxy-ingress.github.io/headers',
    'x-team: shop\nhost: api.example.com',
    'its annotations for HAProxy Ingress',
  ],
  ['Service', 'traefik.ingress.kubernetes.io/service.passHostHeader', 'false', 'its annotations for Traefik'],
  ['Service', 'traefik.ingress.kubernetes.io/service.serverstransport', 'shop-tls@kubernetescrd', undefined],
  ['Ingress', 'alb.ingress.kubernetes.io/transforms.web', '[{"type": "url-rewrite"}]', undefined],
  ['Ingress', 'edge.example.com/upstream-vhost', 'api.example.com', 'its annotation edge.example.com/upstream-vhost'],
])('the host that is asked for behind %s with %s "%s" is changed by %s', (kind, key, value, said) => {
  const apiVersion =
    { Service: 'v1', Ingress: 'networking.k8s.io/v1', HTTPRoute: 'gateway.networking.k8s.io/v1' }[kind] ?? '';
  expect(hostChangedBy(theObject({ apiVersion, kind, annotations: { [key]: value } }))).toBe(said);
});

test.each<[string, Guess, string, string]>([
  ['copiedElsewhere', copiedElsewhere, 'Secret', 'argocd.argoproj.io/sync-wave'],
  ['copiedElsewhere', copiedElsewhere, 'Secret', 'argocd.argoproj.io/sync-options'],
  ['scaledBy', scaledBy, 'ReplicaSet', 'deployment.kubernetes.io/desired-replicas'],
  ['ownSessionsBy', ownSessionsBy, 'Ingress', 'example.com/no-affinity'],
  ['certificateAskedBy', certificateAskedBy, 'Ingress', 'alb.ingress.kubernetes.io/certificate-arn'],
  ['tlsSetBy', tlsSetBy, 'Gateway', `${EXEMPTION_PREFIX}missing-tls-secret`],
])('%s goes neither by notes of who applied an object, nor by words for something else', (_name, guess, kind, key) => {
  expect(saidOf(guess, kind, key)).toBeUndefined();
});
