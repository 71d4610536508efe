import { ALL_KINDS } from '../../src/kinds/all-kinds';
import type { Shape } from '../../src/kinds/language/shape';
import { docOf, fieldsOf, modelIn, modelOf } from './api-models';

/*
 * What the API server fills in, and what it lets nobody change, held against the words of the official client's models.
 */

/** A field of a shape and of the model beside it. */
interface Known {
  /** `Service spec.clusterIP`. */
  readonly name: string;
  readonly shape: Shape;
  readonly doc: string;
}

const KNOWN = ALL_KINDS.flatMap(({ name, versions }) =>
  versions
    .filter(
      ({ apiVersion }) =>
        /^(?:v1|apps\/v1|batch\/v1|[a-z.]+\.k8s\.io\/v1)$/.test(apiVersion) && !apiVersion.startsWith('gateway.'),
    )
    .flatMap(({ apiVersion, shape }) =>
      shape === undefined ? [] : fieldsBelow(shape, modelOf(apiVersion, name), name),
    ),
);

/** Fields that are said to last, and whose change is none of an object's own, each with its reason. */
const LASTING_OTHERWISE: readonly (readonly [RegExp, string])[] = [
  [
    / metadata\.(?:name|namespace|uid|creationTimestamp|deletionTimestamp|generateName|generation|ownerReferences.*)$/,
    'they say which object it is',
  ],
  [/ kind$/, 'it says which object it is'],
  [/ immutable$/, 'a flag for other fields'],
  [/^(?:Pod|PodTemplate) |[. ]template\.|[. ]jobTemplate\./, 'a pod is replaced by what made it'],
  [/\.volumeClaimTemplates\[\]/, 'the list lasts as a whole'],
  [/^Service spec\.clusterIPs$/, 'its first address is clusterIP, and the second may come and go'],
];

const SAYS_LASTING = /immutable|may not be changed|can ?not be (?:changed|updated)/i;

/** What lasts by the code of Kubernetes, whose words keep it back; `source` of the field says where. */
const WORDLESS = [
  'DaemonSet spec.selector',
  'Deployment spec.selector',
  'Job spec.completionMode',
  'ReplicaSet spec.selector',
  'Secret type',
  'StatefulSet spec.podManagementPolicy',
  'StatefulSet spec.selector',
  'StatefulSet spec.serviceName',
  'StatefulSet spec.volumeClaimTemplates',
];

test('what the words say is lasting is so in the shapes', () => {
  const missing = KNOWN.filter(({ name, shape, doc }) => {
    const isOtherwise = LASTING_OTHERWISE.some(([names]) => names.test(name));
    return SAYS_LASTING.test(doc) && shape.lasting === undefined && !isOtherwise;
  });
  expect(missing.map(({ name, doc }) => `${name}: ${doc}`)).toEqual([]);
});

test('nothing is excused in vain', () => {
  const idle = LASTING_OTHERWISE.filter(
    ([names]) => !KNOWN.some(({ name, doc }) => names.test(name) && SAYS_LASTING.test(doc)),
  );
  expect(idle.map(([, reason]) => reason)).toEqual([]);
});

test('what is lasting in the shapes is so by words, or is one of those without', () => {
  const wordless = KNOWN.filter(({ shape, doc }) => shape.lasting !== undefined && !SAYS_LASTING.test(doc));
  expect(wordless.map(({ name }) => name).sort()).toEqual(WORDLESS);
});

test('what is filled in is what the words say', () => {
  const filled = KNOWN.filter(({ shape }) => shape.byDefault !== undefined);
  expect(filled.length).toBeGreaterThan(8);
  const unsaid = filled.filter(({ shape, doc }) => !saysDefault(doc, shape.byDefault));
  // SetDefaults_Secret in pkg/apis/core/v1/defaults.go of Kubernetes has it, and the words do not.
  expect([...new Set(unsaid.map(({ name }) => name))]).toEqual(['Secret type']);
});

function saysDefault(doc: string, value = ''): boolean {
  return new RegExp(`default[^.]{0,80}\\b${value}\\b|\\b${value}\\b[^.]{0,20}default`, 'i').test(doc);
}

function fieldsBelow(shape: Shape, model: string, name: string, path = ''): Known[] {
  const known = fieldsOf(model);
  return [...shape.fields].flatMap(([key, below]): Known[] => {
    const field = known.get(key);
    if (field === undefined) {
      return [];
    }
    const here = path === '' ? key : `${path}.${key}`;
    const inner = modelIn(field.type);
    const isList = below.items !== undefined;
    return [
      { name: `${name} ${here}`, shape: below, doc: docOf(model, key) },
      ...(inner === undefined ? [] : fieldsBelow(below.items ?? below, inner, name, isList ? `${here}[]` : here)),
    ];
  });
}
