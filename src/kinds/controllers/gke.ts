import { onFirstUse } from '../../values/on-first-use';
import { type AnnotationFacts, each } from '../annotations/annotation-fact';
import { CLASS_ANNOTATION } from '../annotations/class-annotation';
import { keysOfGke } from '../annotations/keys-of-gke';
import { BACKEND_CONFIGS, portsAsKeys, portsOfBackendConfigs } from '../annotations/named-by-value';
import { flag, jsonObject } from '../annotations/value-forms';
import type { IngressControllerFacts } from './ingress-controller-facts';

const SOURCE = 'https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration';

const onIngress = { on: ['Ingress'] as const };
const onService = { on: ['Service'] as const };

/** The keys of pkg/annotations of kubernetes/ingress-gce. */
const facts = onFirstUse<AnnotationFacts>(() => ({
  'kubernetes.io/ingress.allow-http': { ...onIngress, value: flag },
  'kubernetes.io/ingress.global-static-ip-name': {
    ...onIngress,
    excludes: ['kubernetes.io/ingress.regional-static-ip-name'],
  },
  'kubernetes.io/ingress.regional-static-ip-name': onIngress,
  'ingress.gcp.kubernetes.io/pre-shared-cert': onIngress,
  'ingress.gcp.kubernetes.io/instance-groups': onIngress,
  ...each(['cloud.google.com/app-protocols', 'service.alpha.kubernetes.io/app-protocols'], {
    ...onService,
    value: jsonObject,
    ports: portsAsKeys,
  }),
  ...each(['cloud.google.com/backend-config', 'beta.cloud.google.com/backend-config'], {
    ...onService,
    value: jsonObject,
    names: BACKEND_CONFIGS,
    ports: portsOfBackendConfigs,
  }),
  'cloud.google.com/neg': { ...onService, value: jsonObject },
  'cloud.google.com/neg-status': onService,
  ...keysOfGke(),
}));

/** GKE Ingress, which makes a Google Cloud load balancer of an Ingress. */
export const gke: IngressControllerFacts = {
  id: 'gke',
  name: 'GKE Ingress',
  source: SOURCE,
  controllerName: /^k8s\.io\/ingress-gce/,
  classes: ['gce', 'gce-internal', 'gce-regional-external'],
  // An Ingress with `spec.ingressClassName` and without the annotation is not touched: IsGCEIngress of pkg/utils/utils.go.
  classAnnotation: CLASS_ANNOTATION,
  annotations: {
    reader: 'GKE Ingress',
    source: SOURCE,
    // "cloud.google.com/" and "networking.gke.io/" are read by other programs of Google as well.
    prefixes: ['ingress.gcp.kubernetes.io/'],
    sharedPrefixes: ['cloud.google.com/', 'networking.gke.io/', 'kubernetes.io/ingress.'],
    facts,
  },
  // VPC-native clusters, which all new ones are, reach pods by network endpoint groups without being told.
  reaches: ['pods', 'node ports'],
  reachesByDefault: 'pods',
  choosesPods: true,
  throughService: [],
  // affinityCookieTtlSec of a BackendConfig: https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration#session_affinity
  longestCookie: 86_400,
  oneProxy: false,
  certificates: {
    secrets: true,
    ownCertificate: 'none',
    namedBy: ['ingress.gcp.kubernetes.io/pre-shared-cert', 'networking.gke.io/managed-certificates'],
  },
  speaks: ['HTTP', 'HTTPS', 'HTTP2'],
  // setAppProtocol of pkg/controller/translator/translator.go asks the annotation of the Service alone.
  readsAppProtocol: {},
  readsPortNames: false,
  protocolAnnotations: ['cloud.google.com/app-protocols', 'service.alpha.kubernetes.io/app-protocols'],
  takesTargetPorts: false,
  // validateAndGetPaths hands the path on to the URL map, where only "/*" at the end stands for more.
  ownPaths: 'wildcards',
  // ToCompositeURLMap of pkg/translator/translator.go: a path matcher for each host, whose default service is that of the Ingress. Of
  // several hosts the most specific one is taken: https://cloud.google.com/load-balancing/docs/url-map-concepts#host-rules
  hostFirst: 'by paths',
  // TranslateIngress of pkg/controller/translator/translator.go; BackendToServicePortID of pkg/utils takes Services alone.
  defaultBackends: 'beside routes',
  resourceBackends: false,
  runsOutside: true,
  // https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration: FrontendConfig is for external ones, and
  // ensureRedirectURLMap of pkg/loadbalancers/url_maps.go refuses to redirect with an internal one.
  limits: {
    'gce-internal': ['httpsRedirect', 'managedCertificate', 'sslPolicy'],
    'gce-regional-external': ['managedCertificate'],
  },
};
