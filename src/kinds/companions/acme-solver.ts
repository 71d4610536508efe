/*
 * Pods that cert-manager makes to answer HTTP-01 challenges, in the namespace of the certificate.
 *
 * https://github.com/cert-manager/website/pull/2110 and pkg/issuer/acme/http of cert-manager, acmeSolverListenPort
 */

/** What the pods carry. */
export const SOLVER_LABELS: ReadonlyMap<string, string> = new Map([['acme.cert-manager.io/http01-solver', 'true']]);

/** Where they listen. */
export const SOLVER_PORT = 8089;
