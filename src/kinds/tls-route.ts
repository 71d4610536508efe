import { alike, kind } from './language/kind';
import { HOSTNAMES, route } from './parts/route';

/** Where connections go by the name that a client of TLS asks for. */
export const TLS_ROUTE = kind(
  'TLSRoute',
  alike(
    route({}, HOSTNAMES),
    'gateway.networking.k8s.io/v1',
    'gateway.networking.k8s.io/v1alpha3',
    'gateway.networking.k8s.io/v1alpha2',
  ),
);
