import { annotations, labels, labelValue, selectorLabels } from '../../src/values/labels';
import { itRefuses, itTakes, sentenceOf } from './tables';

const VALUE_EXPECTED = 'a label value: up to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends';
const KEY_EXPECTED =
  'a name of 1 to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends, optionally after a DNS name and "/"';
const freeText = 'use an annotation for free text';
const textOrNoKey = 'write a text, or leave the key out';
const plainObject = 'write a plain object, such as { app: "web" }';

/** An object as a class instance with a getter holds it. */
class Labelled {
  get app() {
    return 'web';
  }
}

describe('the value of a label (FMT-8)', () => {
  itTakes(labelValue, [[''], ['a'], ['A_b.c-9'], ['8080'], ['a'.repeat(63)]]);

  itRefuses(labelValue, VALUE_EXPECTED, [
    ['a'.repeat(64), `"${'a'.repeat(64)}" of 64 characters`, freeText],
    ['-a', '"-a"', freeText],
    ['a.', '"a."', freeText],
    ['a b', '"a b"', freeText],
    ['a/b', '"a/b"', freeText],
    ['é', '"é"', freeText],
    [8080, '8080', 'write it in quotes: "8080"'],
    [true, 'true', 'write it in quotes: "true"'],
    [undefined, 'nothing', textOrNoKey],
    [null, 'null', textOrNoKey],
    [{ value: 'secret' }, 'an object', textOrNoKey],
  ]);
});

describe('labels (MET-4)', () => {
  itTakes(labels, [[{}], [{ app: 'web', 'app.kubernetes.io/name': '' }]]);

  test('takes an object without a prototype', () => {
    expect(labels(Object.assign(Object.create(null), { app: 'web' }))).toEqual({ app: 'web' });
  });

  test('gives a copy, so that later changes of the given object do nothing', () => {
    const given = { app: 'web' };
    const taken = labels(given);
    given.app = 'db';
    expect(taken).toEqual({ app: 'web' });
  });

  itRefuses(labels, 'an object of labels', [
    [undefined, 'nothing', plainObject],
    [null, 'null', plainObject],
    ['app=web', '"app=web"', plainObject],
    [['app', 'web'], 'a list of 2', plainObject],
    // Its keys are not own keys: taken, it would select nothing without a word.
    [new Map([['app', 'web']]), 'an object of class Map', plainObject],
    [new Labelled(), 'an object of class Labelled', plainObject],
    [() => ({ app: 'web' }), 'a function', plainObject],
  ]);

  test.each<[unknown, string]>([
    [
      { 'my app': 'web' },
      `it["my app"]: found "my app", expected ${KEY_EXPECTED}; write it like "app" or "example.com/app"`,
    ],
    [{ app: 'my web' }, `it["app"]: found "my web", expected ${VALUE_EXPECTED}; ${freeText}`],
    [{ tier: 1 }, `it["tier"]: found 1, expected ${VALUE_EXPECTED}; write it in quotes: "1"`],
    [{ app: undefined }, `it["app"]: found nothing, expected ${VALUE_EXPECTED}; ${textOrNoKey}`],
    [{ matchLabels: { app: 'web' } }, `it["matchLabels"]: found an object, expected ${VALUE_EXPECTED}; ${textOrNoKey}`],
    [
      {
        get app() {
          throw new Error('secret');
        },
      },
      'it["app"]: found something that throws when it is read, expected a plain value; write a plain object',
    ],
    [
      JSON.parse('{"__proto__": "web"}'),
      `it["__proto__"]: found "__proto__", expected ${KEY_EXPECTED}; write it like "app" or "example.com/app"`,
    ],
  ])('names the key at fault in row %#', (given, sentence) => {
    expect(sentenceOf(labels(given))).toBe(sentence);
  });
});

describe('the labels of a selector', () => {
  itTakes(selectorLabels, [[{ app: 'web' }]]);

  itRefuses(selectorLabels, 'at least one label that the pods carry', [
    [{}, 'no labels', 'name it, or use ManualEndpointsService for a Service without pods'],
  ]);

  itRefuses(selectorLabels, 'an object of labels', [['app=web', '"app=web"', plainObject]]);
});

describe('annotations (FMT-9)', () => {
  const largest = 256 * 1024;

  itTakes(annotations, [[{}], [{ 'Example.COM/Note': 'any text: é, "quotes"\nand lines' }], [{ empty: '' }]]);

  test('fill 256 KiB, keys and values together', () => {
    const full = { a: 'x'.repeat(largest - 1) };
    expect(annotations(full)).toEqual(full);
  });

  test.each<[string, Record<string, string>]>([
    ['one value', { a: 'x'.repeat(largest) }],
    ['keys and values together', { ab: 'x'.repeat(largest / 2), c: 'x'.repeat(largest / 2 - 2) }],
    ['letters of two bytes', { a: 'é'.repeat(largest / 2) }],
  ])('of %s over 256 KiB are refused with their size in bytes', (_, given) => {
    expect(sentenceOf(annotations(given))).toBe(
      'it: found annotations of 262145 bytes, expected at most 262144 bytes, keys and values together; move data into a ConfigMap',
    );
  });

  test('are counted in bytes, not in letters', () => {
    const full = { a: `${'é'.repeat(largest / 2 - 1)}x` };
    expect(annotations(full)).toEqual(full);
  });

  test.each<[unknown, string]>([
    [{ weight: 5 }, 'it["weight"]: found 5, expected a text; write it in quotes: "5"'],
    [{ weight: ['5'] }, 'it["weight"]: found a list of 1, expected a text; write a text, or leave the key out'],
    [
      { 'My Key': '' },
      `it["My Key"]: found "My Key", expected ${KEY_EXPECTED}; write it like "app" or "example.com/app"`,
    ],
    [
      new Map(),
      'it: found an object of class Map, expected an object of annotations; write a plain object, such as { app: "web" }',
    ],
  ])('name the key at fault in row %#', (given, sentence) => {
    expect(sentenceOf(annotations(given))).toBe(sentence);
  });
});
