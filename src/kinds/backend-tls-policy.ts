import { kind } from './language/kind';

/** How a Gateway speaks TLS to a Service. */
export const BACKEND_TLS_POLICY = kind('BackendTLSPolicy', [
  { apiVersion: 'gateway.networking.k8s.io/v1' },
  { apiVersion: 'gateway.networking.k8s.io/v1alpha3' },
]);
