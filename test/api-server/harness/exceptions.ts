import type { Manifest } from '../../support/synth';
import type { Verdict } from './api-server';

/** Warnings of the server that are no faults, each with the reason. All others fail the tests. */
const EXPECTED_WARNINGS: readonly { readonly text: RegExp; readonly because: string }[] = [
  {
    text: /^v1 Endpoints is deprecated in v1\.33\+; use discovery\.k8s\.io\/v1 EndpointSlice$/,
    because: 'EndpointsForm.LEGACY_ENDPOINTS asks for it, and its doc comment says that it is deprecated',
  },
  {
    text: /^spec\.externalIPs is deprecated/,
    because: 'the fifth note teaches external IPs; they are shown with cdk8s-plus, and no pattern of ours makes them',
  },
  {
    text: /fractional byte value "\d+[KMGTP]i" is invalid, must be an integer$/,
    because: 'above 8 PiB the server miscounts the fraction; our sizes are whole KiB, and it stores them',
  },
  {
    text: /^annotation "kubernetes\.io\/ingress\.class" is deprecated, please use 'spec\.ingressClassName' instead$/,
    because: 'GKE reads the class there and nowhere else; only Ingresses for GKE have the annotation',
  },
  {
    text: /^The v1alpha2 version of TLSRoute has been deprecated/,
    because: 'Contour watches no newer one; only TLSRoutes for Contour are of it',
  },
];

/** Kinds that no API server knows by itself. A definition made for these tests would say what we believe, not what is. */
const UNJUDGED: readonly { readonly apiVersion: string; readonly kind: string; readonly because: string }[] = [
  { apiVersion: 'traefik.io/v1alpha1', kind: 'Middleware', because: 'Traefik brings its definition' },
  { apiVersion: 'networking.gke.io/v1beta1', kind: 'FrontendConfig', because: 'GKE brings its definition' },
  { apiVersion: 'cloud.google.com/v1', kind: 'BackendConfig', because: 'GKE brings its definition' },
  { apiVersion: 'gateway.k8s.aws/v1', kind: 'LoadBalancerConfiguration', because: 'the AWS controller brings it' },
  { apiVersion: 'gateway.k8s.aws/v1', kind: 'TargetGroupConfiguration', because: 'the AWS controller brings it' },
];

/** Whether a plain API server can judge an object. */
export function isJudged({ apiVersion, kind }: Manifest): boolean {
  return !UNJUDGED.some((each) => each.apiVersion === apiVersion && each.kind === kind);
}

/** The warnings of a verdict that nobody expected. */
export function unexpectedWarnings({ warnings }: Verdict): string[] {
  return warnings.filter((warning) => !EXPECTED_WARNINGS.some(({ text }) => text.test(warning)));
}
