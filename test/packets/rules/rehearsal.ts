import { parseAllDocuments } from 'yaml';
import { RULES } from '../../../src/check/rules';
import type { Manifest } from '../../support/synth';
import type { PacketsOfRule } from './expectation';

/*
 * An example of a rule as manifests that can run: in namespaces of this run, with the echo server in the place of images
 * that the example only names.
 */

/** The namespaces of an example, by the name that it calls them. */
export type Namespaces = Readonly<Record<string, string>>;

/** A registry of nobody's, in place of whose images the rig runs its echo server. */
const REGISTRY = 'registry.example.com';

type Rehearsed = Pick<PacketsOfRule, 'rule' | 'example' | 'beside' | 'environment' | 'badEnvironment' | 'ownImages'>;

/** The manifests of one side of an example. */
export function manifestsOf(
  { rule, example = 0, beside = '', environment, badEnvironment, ownImages }: Rehearsed,
  side: 'good' | 'bad',
): Manifest[] {
  const found = RULES.find(({ id }) => id === rule);
  const chosen = found === undefined ? undefined : [found, ...(found.more ?? [])][example];
  if (chosen === undefined) {
    throw new Error(`There is no example ${example} of a rule ${rule}`);
  }
  const documents = parseAllDocuments(`${chosen[side]}\n---\n${beside}`).map((document) => document.toJS());
  const variables = { ...environment, ...(side === 'bad' ? badEnvironment : {}) };
  return documents.filter((each) => each !== null).map((manifest) => playable(manifest, variables, ownImages));
}

/** The namespaces that manifests are in or make. */
export function namespacesIn(manifests: readonly Manifest[]): string[] {
  const names = manifests.map(({ kind, metadata }) => (kind === 'Namespace' ? metadata.name : metadata.namespace));
  return [...new Set(names)];
}

/** The same text with the namespaces of this run in the places of those of the example. */
export function moved(text: string, namespaces: Namespaces): string {
  return Object.entries(namespaces).reduce(
    (moving, [name, ours]) =>
      moving
        .replace(new RegExp(`\\.${name}(?=[.:/]|$)`, 'g'), `.${ours}`)
        // A search domain begins with the namespace.
        .replace(new RegExp(`^${name}(?=\\.svc\\.)`), ours)
        // So does what Traefik calls an object of its own.
        .replace(new RegExp(`^${name}-(?=.*@kubernetescrd$)`), `${ours}-`),
    text,
  );
}

/** The same text with the namespaces of the example in the places of those of this run. */
export function movedBack(text: string, namespaces: Namespaces): string {
  return Object.entries(namespaces).reduce((moving, [name, ours]) => moving.replaceAll(ours, name), text);
}

/** Labels by which policies tell namespaces, and think that they do. */
const NAMESPACE_LABELS = ['kubernetes.io/metadata.name', 'name'];

/** The same manifest in the namespaces of this run. */
export function movedTo(namespaces: Namespaces, manifest: Manifest): Manifest {
  return withNamespaces(manifest, namespaces);
}

function withNamespaces(value: Manifest, namespaces: Namespaces): Manifest {
  if (Array.isArray(value)) {
    return value.map((each) => withNamespaces(each, namespaces));
  }
  if (typeof value === 'string') {
    return moved(value, namespaces);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      if (key === 'matchLabels') {
        return [key, withNamespaceLabels(each as Labels, namespaces)];
      }
      // Routes refer to other namespaces, and grants to those that may.
      return [key, key === 'namespace' ? (namespaces[each as string] ?? each) : withNamespaces(each, namespaces)];
    }),
  );
}

type Labels = Readonly<Record<string, string>>;

function withNamespaceLabels(labels: Labels, namespaces: Namespaces): Manifest {
  return Object.fromEntries(
    Object.entries(labels).map(([key, value]) => [
      key,
      NAMESPACE_LABELS.includes(key) ? (namespaces[value] ?? value) : value,
    ]),
  );
}

function playable(manifest: Manifest, environment: Readonly<Record<string, string>>, ownImages = false): Manifest {
  const template = manifest.spec?.template?.spec ?? (manifest.kind === 'Pod' ? manifest.spec : undefined);
  if (template !== undefined) {
    template.terminationGracePeriodSeconds = 1;
    for (const container of template.containers) {
      // Whether two containers run the same is for rules to see.
      container.image = ownImages ? container.image : `${REGISTRY}/${container.image.split('/').pop()}`;
      container.env = [
        ...(container.env ?? []),
        ...Object.entries(environment).map(([name, value]) => ({ name, value })),
      ];
      if (container.readinessProbe !== undefined) {
        Object.assign(container.readinessProbe, { periodSeconds: 1, failureThreshold: 1 });
      }
    }
  }
  return manifest;
}
