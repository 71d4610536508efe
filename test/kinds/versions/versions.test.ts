import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_KINDS } from '../../../src/kinds/all-kinds';
import { unserved } from '../../../src/kinds/groups';
import { isClusterWide, kindsIn } from '../../../src/kinds/known-kinds';
import type { Shape } from '../../../src/kinds/language/shape';
import { groupOf } from '../../../src/kinds/language/typed';
import { fieldsOf, modelIn, modelOf } from '../api-models';
import { SCOPES } from '../definitions/definitions';
import { listedFacts } from '../listed-facts';

/*
 * What is known of versions of kinds, held against the types of Kubernetes: which versions there are or were, when one of
 * them went, and when a field came.
 */

const SERVED = listedFacts('versions/served.txt');

const CLIENT = join(__dirname, '../../../node_modules/@kubernetes/client-node/dist/gen/apis');

test('versions of kinds go when those of Kubernetes do', () => {
  const gone = ALL_KINDS.flatMap(({ name, versions }) =>
    versions.flatMap(({ apiVersion, until }) => (until === undefined ? [] : `${apiVersion} ${name} ${until}`)),
  );
  expect(gone.sort()).toEqual([...listedFacts('versions/removed.txt')].sort());
});

test('every version of a kind is one that its group has or had', () => {
  const others = ALL_KINDS.flatMap(({ versions }) => versions.map(({ apiVersion }) => apiVersion)).filter(
    (apiVersion) => !SERVED.includes(apiVersion),
  );
  expect([...new Set(others)]).toEqual(['cert-manager.io/v1']);
});

test.each(SERVED)('%s is told to be served, or to have been', (apiVersion) => {
  const [kind = ''] = kindsIn(groupOf(apiVersion));
  expect(kind).not.toBe('');
  expect(unserved({ apiVersion, kind })).toBeUndefined();
});

test('a version that there never was is told apart', () => {
  expect(unserved({ apiVersion: 'batch/v2alpa1', kind: 'CronJob' })).toEqual({
    wrong: 'apiVersion',
    instead: 'batch/v1',
  });
});

test('the versions of every group of a kind are told, so that none passes that there never was', () => {
  const untold = ALL_KINDS.flatMap(({ name, versions }) =>
    versions
      .map(({ apiVersion }) => groupOf(apiVersion))
      .filter((group) => unserved({ apiVersion: group === '' ? 'v0' : `${group}/v0`, kind: name }) === undefined),
  );
  // Of the kinds of others, versions are their own matter.
  expect([...new Set(untold)]).toEqual(['cert-manager.io']);
});

/** What the client can create: every kind of Kubernetes, with the group that the name of the file says. */
const CREATED = ['Core', 'Apps', 'Autoscaling', 'Batch', 'Discovery', 'Networking', 'Policy'].flatMap((group) =>
  kindsCreatedBy(`${group}V1Api`).map((kind) => [group, kind] as const),
);

const GROUPS: Readonly<Record<string, string>> = {
  Core: 'v1',
  Apps: 'apps/v1',
  Autoscaling: 'autoscaling/v1',
  Batch: 'batch/v1',
  Discovery: 'discovery.k8s.io/v1',
  Networking: 'networking.k8s.io/v1',
  Policy: 'policy/v1',
};

test('no kind of Kubernetes is taken for a slip of another', () => {
  expect(CREATED.length).toBeGreaterThan(25);
  const slips = CREATED.flatMap(([group, kind]) => {
    const found = unserved({ apiVersion: GROUPS[group] ?? '', kind });
    return found === undefined ? [] : [`${kind}: ${found.instead}`];
  });
  expect(slips).toEqual([]);
});

describe('kinds without a namespace are known as such', () => {
  /** Of those of Kubernetes, the ones that commonly lie beside Services; Ingresses and the like are in files of their own. */
  const BESIDE: Readonly<Record<string, readonly string[]>> = {
    AdmissionregistrationV1Api: ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
    ApiextensionsV1Api: ['CustomResourceDefinition'],
    ApiregistrationV1Api: ['APIService'],
    CoreV1Api: ['Namespace', 'Node', 'PersistentVolume'],
    NetworkingV1Api: ['IngressClass'],
    RbacAuthorizationV1Api: ['ClusterRole', 'ClusterRoleBinding'],
    SchedulingV1Api: ['PriorityClass'],
    StorageV1Api: ['StorageClass'],
  };

  test.each(Object.entries(BESIDE))('by %s', (api, kinds) => {
    expect(kinds.filter((kind) => !isCreatedAnywhere(api, kind))).toEqual([]);
    expect(kinds.filter((kind) => !isClusterWide(kind))).toEqual([]);
  });

  test('by definitions of custom resources, and no others', () => {
    const wrong = [...SCOPES].filter(
      ([kind, scope]) => isClusterWide(kind.split(' ')[1] ?? '') !== (scope === 'Cluster'),
    );
    expect(wrong).toEqual([]);
  });
});

test('fields come and go when those of Kubernetes do', () => {
  const found = new Set(
    ALL_KINDS.flatMap(({ name, versions }) =>
      versions.flatMap(({ apiVersion, shape }) =>
        shape === undefined || apiVersion.startsWith('gateway.')
          ? []
          : versionedBelow(shape, modelOf(apiVersion, name)),
      ),
    ),
  );
  expect([...found].sort()).toEqual([...listedFacts('versions/fields.txt')].sort());
});

/** The fields that a shape has since a version, or until one, by the model that has them. */
function versionedBelow(shape: Shape, model: string): string[] {
  const known = fieldsOf(model);
  return [...shape.fields].flatMap(([name, below]) => {
    const inner = modelIn(known.get(name)?.type ?? '');
    const here = model.replace(/^V\d+/, '');
    return [
      ...(below.since === undefined ? [] : [`${here} ${name} since ${below.since}`]),
      ...(below.until === undefined ? [] : [`${here} ${name} until ${below.until}`]),
      ...(inner === undefined ? [] : versionedBelow(below.items ?? below, inner)),
    ];
  });
}

function kindsCreatedBy(api: string): string[] {
  return [...textOf(api).matchAll(/^ {4}create(?:Namespaced)?(\w+)\((?:namespace: string, )?body: V\d+\1,/gm)].map(
    ([, kind = '']) => kind,
  );
}

function isCreatedAnywhere(api: string, kind: string): boolean {
  return textOf(api).includes(`    create${kind}(body: V1${kind},`);
}

function textOf(api: string): string {
  return readFileSync(join(CLIENT, `${api}.d.ts`), 'utf8');
}
