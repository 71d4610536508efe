import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { check, type Verdict } from '../../src/check/check';
import type { Example, Rule } from '../../src/check/engine/rule';
import { RULES } from '../../src/check/rules';
import * as library from '../../src/index';
import { Cluster } from '../../src/model/cluster/cluster';
import { readObjects } from '../../src/model/objects/read';
import { clusterOf, judged, lines, objectsOf } from '../support/judge';
import { THOROUGH } from '../support/thoroughness';

const FILES = readdirSync(join(__dirname, '../../src/check/rules')).filter((file) => file !== 'index.ts');

/** The constructs and values that the package exports. */
const PUBLIC = Object.keys(library);

/** Rules about texts, of which nothing is left in the objects that a program hands over. */
const OF_TEXTS = ['duplicate-key'];

const FAULTS = [
  'missing',
  'duplicate',
  'mismatched',
  'unreachable',
  'uncovered',
  'ignored',
  'forbidden',
  'outside-range',
  'deprecated',
];

test('each rule has a file of its name, and each file a rule', () => {
  expect(RULES.map(({ id }) => `${id}.ts`).sort()).toEqual(FILES.sort());
});

test('the rules are listed in the order of the alphabet', () => {
  expect(RULES.map(({ id }) => id)).toEqual([...RULES.map(({ id }) => id)].sort());
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('is named after a fault', () => {
    expect(FAULTS.filter((fault) => id.startsWith(`${fault}-`))).toHaveLength(1);
  });

  test('tells the consequence in one sentence', () => {
    expect(rule.because).toMatch(/^[A-Z][^\n]{20,199}\.$/);
  });

  test('tells where it comes from, as a page or in words', () => {
    expect(rule.source).toMatch(/^(https:\/\/[a-z0-9.-]+\/\S*|[^\n]{20,200}[^.\s])$/);
  });

  test('names what makes the mistake impossible, or says why nothing does', () => {
    const { avoidedBy } = rule;
    if (typeof avoidedBy === 'string') {
      expect(PUBLIC).toContain(avoidedBy);
    } else {
      expect(avoidedBy.nothing).toMatch(/^[a-z][^\n]{20,200}[^.\s]$/);
    }
  });

  test.each(rule.silent.map(({ when, manifests }) => [when, manifests] as const))(
    'is silent, as every rule, when %s',
    (_when, manifests) => {
      expect(lines(judged(manifests).findings)).toEqual([]);
    },
  );

  describe.each(examplesOf(rule))('%s', (_says, example) => {
    // Several tests look at one verdict.
    let bad: Verdict;
    beforeAll(() => {
      bad = judged(example.bad);
    });

    test('is said about the bad example, and nothing else is', () => {
      const { findings, suppressed } = bad;
      expect(findings.map((finding) => [finding.rule, finding.message])).toEqual([[id, example.says]]);
      expect(suppressed).toEqual([]);
    });

    test('is as severe as the rule, or a warning for the reason that the example gives', () => {
      const [finding] = bad.findings;
      expect(finding?.doubt).toBe(example.doubt);
      expect(finding?.severity).toBe(example.doubt === undefined ? rule.severity : 'warning');
    });

    test('points at a field that is written', () => {
      const [finding] = bad.findings;
      expect(finding?.place?.file).toBe('shop.yaml');
      expect(example.bad.split('\n')[(finding?.place?.line ?? 0) - 1]).toMatch(/\S/);
    });

    test('is not said about the good example, nor is anything else', () => {
      expect(lines(judged(example.good).findings)).toEqual([]);
    });

    test('does not depend on the order of objects', () => {
      const objects = [...objectsOf(example.bad)].reverse();
      expect(lines(check(new Cluster(objects)).findings)).toEqual(lines(bad.findings));
    });

    if (OF_TEXTS.includes(id)) {
      return;
    }

    test('is silenced by an annotation with a reason', () => {
      const [finding] = bad.findings;
      const silenced = objectsOf(example.bad).map(({ written }) => annotated(written.value, `${id}`));
      const verdict = check(new Cluster(readObjects(silenced)));
      if (id !== 'ignored-exemption') {
        expect(lines(verdict.findings)).toEqual([]);
      }
      expect(verdict.suppressed.map(({ finding: { message }, reason }) => [message, reason])).toEqual([
        [finding?.message, 'we know better'],
      ]);
    });
  });
});

// Thoroughly, every field gets everything, in every example. The everyday tests take turns, and spoil one field of eight, and what several
// examples have in the first of them.
describe('rubbish', () => {
  const scraps = [undefined, null, {}, [], '', 'a text', 0, -1, 1e99, Number.NaN, true, [null], [{}], { a: null }];

  const turns = 8;
  const turn = Math.floor(Math.random() * turns);
  const scrapsAt = (i: number) => {
    if (THOROUGH) return scraps;
    return i % turns === turn ? [scraps[Math.floor(i / turns) % scraps.length]] : [];
  };

  test('in place of an object is passed over', () => {
    expect(readObjects([...scraps])).toEqual([]);
  });

  test('in any field never makes a rule fail', () => {
    const spoilt = new Set<string>();
    for (const example of RULES.flatMap((rule) => examplesOf(rule).map(([, each]) => each))) {
      const manifests = objectsOf(example.bad).map(({ root }) => root.value);
      // Many examples stand on the same Deployment.
      const news = manifests.map((each) => THOROUGH || !spoilt.has(JSON.stringify(each)));
      for (const [i, place] of placesIn(manifests).entries()) {
        for (const scrap of news[Number(place[0])] ? scrapsAt(i) : []) {
          const { findings } = check(new Cluster(readObjects(replaced(manifests, place, scrap) as unknown[])));
          const failures = findings.filter(({ message }) => message.includes('a failure of the rule'));
          if (failures.length > 0) {
            expect(lines(failures)).toEqual([]);
          }
        }
      }
      for (const each of manifests) {
        spoilt.add(JSON.stringify(each));
      }
    }
  });

  test('of any size is survived', () => {
    const ports = Array.from({ length: 20_000 }, (_, i) => `{port: ${i}}`).join(', ');
    const yaml = `{apiVersion: v1, kind: Service, metadata: {name: huge}, spec: {ports: [${ports}]}}`;
    expect(judged(yaml).findings.length).toBeGreaterThan(0);
  });
});

test('a finding about a text is silenced by an annotation with a reason', () => {
  const yaml = `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  annotations: {cdk8s-service-patterns/ignore.duplicate-key: we know better}
data:
  a: b
  a: c
`;
  expect(judged(yaml).findings).toEqual([]);
  expect(judged(yaml).suppressed.map(({ finding, reason }) => [finding.rule, finding.place?.line, reason])).toEqual([
    ['duplicate-key', 8, 'we know better'],
  ]);
});

test('a rule that throws becomes a finding', () => {
  const broken: Rule = {
    id: 'missing-sense',
    severity: 'error',
    because: 'It is a test.',
    about: 'Services',
    source: 'this test',
    avoidedBy: { nothing: 'it is a test' },
    bad: '',
    says: '',
    good: '',
    silent: [{ when: 'never', manifests: '' }],
    on: ({ everything }) => everything,
    check: () => {
      throw new Error('no sense');
    },
  };
  const cluster = clusterOf('{apiVersion: v1, kind: Service, metadata: {name: web}}');
  expect(lines(check(cluster, undefined, [broken]).findings)).toEqual([
    'error missing-sense: Service default/web: found a failure of the rule missing-sense (no sense), expected an answer; report it as a bug of cdk8s-service-patterns',
  ]);
});

function examplesOf(rule: Rule): [string, Example][] {
  return [rule, ...(rule.more ?? [])].map((example) => [example.says, example]);
}

function annotated(manifest: unknown, rule: string): unknown {
  const { metadata, ...rest } = manifest as { metadata?: { annotations?: object } };
  const annotations = { ...metadata?.annotations, [`cdk8s-service-patterns/ignore.${rule}`]: 'we know better' };
  return { ...rest, metadata: { ...metadata, annotations } };
}

type Steps = readonly (string | number)[];

function placesIn(value: unknown): Steps[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, below]) => [[key], ...placesIn(below).map((steps) => [key, ...steps])]);
}

function replaced(value: unknown, [step, ...rest]: Steps, scrap: unknown): unknown {
  if (step === undefined) {
    return scrap;
  }
  const copy: Record<string | number, unknown> = Array.isArray(value)
    ? ([...value] as never)
    : { ...(value as object) };
  copy[step] = replaced(copy[step], rest, scrap);
  return copy;
}
