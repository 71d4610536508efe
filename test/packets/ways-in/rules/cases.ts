import { CERTIFICATES, INGRESSES } from './ingresses';
import { OF_TRAEFIK } from './of-traefik';
import type { RequestOfRule } from './request-of-rule';
import { LISTENERS, ROUTES } from './routes';

/** All examples of rules that are asked through controllers. */
export const REQUESTS: readonly RequestOfRule[] = [
  ...INGRESSES,
  ...CERTIFICATES,
  ...ROUTES,
  ...LISTENERS,
  ...OF_TRAEFIK,
];
