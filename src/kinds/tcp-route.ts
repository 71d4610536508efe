import { alike, kind } from './language/kind';
import { route } from './parts/route';

/** Where connections go that a Gateway takes. */
export const TCP_ROUTE = kind('TCPRoute', alike(route({}), 'gateway.networking.k8s.io/v1alpha2'));
