import { groupOf, type Typed } from '../language/typed';
import { REFERRERS } from '../references';
import { OWN_TRAFFICS } from '../references/own-traffics';
import { SELECTIONS } from '../references/selection';
import { OPERATORS } from './index';

/*
 * What may be made of the objects of others, so that it is there and nobody wrote it down.
 */

/** Groups with workflows and applications beside kinds whose references are followed. */
const MAKE_MUCH: ReadonlySet<string> = new Set(['argoproj.io']);

/** Groups whose objects turn into Secrets, and into nothing else. */
const MAKE_SECRETS: ReadonlySet<string> = new Set(['bitnami.com', 'external-secrets.io']);

/** Groups of routes, policies, certificates and scalers: of their objects nothing is made that has a name of its own choice. */
const MAKE_NOTHING: ReadonlySet<string> = new Set(
  [
    ...REFERRERS.flatMap(({ groups }) => groups),
    ...OWN_TRAFFICS.flatMap(({ kinds }) => kinds.flatMap(({ groups }) => groups)),
    ...SELECTIONS.map(({ group }) => group),
    'acme.cert-manager.io',
    'cloud.google.com',
    'core.haproxy.org',
    'gateway.envoyproxy.io',
    'linkerd.io',
  ].filter((group) => !MAKE_MUCH.has(group)),
);

/** Kubernetes' own, of which its controllers make what is known; only groups of others must have a dot. */
function isOfKubernetes(group: string): boolean {
  return !group.includes('.') || group.endsWith('.k8s.io');
}

/** Whether a kind is that of an operator that is known to make Services, and so pods. */
export function isWorkOrder({ apiVersion, kind }: Typed): boolean {
  return OPERATORS.some((each) => each.group === groupOf(apiVersion) && each.kind === kind);
}

/** Whether nothing is made of the objects of a group but what is known. */
export function makesNothing(group: string): boolean {
  return isOfKubernetes(group) || MAKE_NOTHING.has(group);
}

/** Whether Secrets, and nothing else, are made of the objects of a group. */
export function makesSecretsAlone(group: string): boolean {
  return MAKE_SECRETS.has(group);
}

/** The names of Services that operators make, whatever their objects are called. */
export const FIXED_NAMES: ReadonlySet<string> = new Set(
  OPERATORS.flatMap(({ makes }) => makes.map(({ name }) => name)).filter((name) => !/[*?]/.test(name)),
);
