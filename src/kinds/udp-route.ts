import { alike, kind } from './language/kind';
import { route } from './parts/route';

/** Where packets of UDP go that a Gateway takes. */
export const UDP_ROUTE = kind('UDPRoute', alike(route({}), 'gateway.networking.k8s.io/v1alpha2'));
