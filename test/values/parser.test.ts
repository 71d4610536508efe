import { instanceOf, listOf, objectWith, oneOf, optional, text, wholeNumber, yesOrNo } from '../../src/values/parser';
import { hostileObjects, throwingGetters } from './hostile-objects';
import { itRefuses, itTakes, sentenceOf } from './tables';

describe('an optional value', () => {
  itTakes(optional(yesOrNo), [[undefined], [true], [false]]);
  itRefuses(optional(yesOrNo), 'true or false', [[null, 'null', 'choose one of these']]);
});

describe('yes or no', () => {
  itTakes(yesOrNo, [[true], [false]]);
  itRefuses(yesOrNo, 'true or false', [
    ['true', '"true"', 'write it without quotes'],
    ['yes', '"yes"', 'choose one of these'],
    [1, '1', 'choose one of these'],
    [undefined, 'nothing', 'choose one of these'],
  ]);
});

describe('a text', () => {
  itTakes(text, [['a'], [' a '], ['two\nlines\r\n\tindented'], ['é'], ['\u00a0x']]);
  itRefuses(text, 'a text', [
    [5, '5', 'write it as a text'],
    [undefined, 'nothing', 'write it as a text'],
    [new String('web'), 'an object of class String', 'write it as a text'],
  ]);
  itRefuses(text, 'a text with at least one visible character', [
    ['', 'an empty text', 'write something, or leave it out'],
    [' \n', '" \\n"', 'write something, or leave it out'],
  ]);
  itRefuses(text, 'a text without control characters', [
    ['a\u0000', '"a\\u0000"', 'leave them out'],
    ['\u001b[31m', '"\\u001b[31m"', 'leave them out'],
  ]);
});

describe('a whole number', () => {
  const memory = wholeNumber(1, 10, 'MiB');
  const replicas = wholeNumber(0, Number.MAX_SAFE_INTEGER);

  itTakes(memory, [[1], [10]]);
  itRefuses(memory, 'a whole number from 1 MiB to 10 MiB', [
    [0, '0 MiB', 'use 1 MiB or more'],
    [11, '11 MiB', 'use 10 MiB or less'],
    [1.5, '1.5 MiB', 'leave out the fraction'],
    [Number.NEGATIVE_INFINITY, '-Infinity MiB', 'use 1 MiB or more'],
    [Number.NaN, 'not a number', 'give a number'],
    ['5', '"5"', 'give a number, without quotes'],
    [undefined, 'nothing', 'give a number'],
  ]);

  itTakes(replicas, [[0], [Number.MAX_SAFE_INTEGER]]);
  itRefuses(replicas, 'a whole number from 0 up', [
    [-1, '-1', 'use 0 or more'],
    [0.5, '0.5', 'leave out the fraction'],
    [2 ** 53, '9007199254740992', 'use 9007199254740991 or less'],
  ]);

  test('loses the sign of zero, which YAML would print', () => {
    expect(Object.is(replicas(-0), 0)).toBe(true);
  });
});

describe('one of several texts', () => {
  const six = oneOf(['A', 'B', 'C', 'D', 'E', 'Policy']);

  itTakes(six, [['A'], ['Policy']]);
  itRefuses(six, '"A", "B", "C", "D", "E" or 1 more', [
    ['policy', '"policy"', 'did you mean "Policy"?'],
    ['Polciy', '"Polciy"', 'did you mean "Policy"?'],
    ['toString', '"toString"', 'choose one of these'],
    [undefined, 'nothing', 'choose one of these'],
  ]);
});

describe('an object of a class', () => {
  class Port {
    readonly number = 80;
  }
  class HttpRoute {}
  class Exposure {}

  const port = new Port();
  itTakes(instanceOf(Port, 'Port.tcp(80)'), [[port]]);
  itRefuses(instanceOf(Port, 'Port.tcp(80)'), 'a Port', [
    [80, '80', 'make one with Port.tcp(80)'],
    [{ number: 80 }, 'an object', 'make one with Port.tcp(80)'],
    [new HttpRoute(), 'an object of class HttpRoute', 'make one with Port.tcp(80)'],
    [undefined, 'nothing', 'make one with Port.tcp(80)'],
    // Where credentials belong, a text may be the password.
    ['hunter2', 'a text', 'make one with Port.tcp(80)'],
  ]);
  itRefuses(instanceOf(HttpRoute, 'new'), 'an HttpRoute', [[1, '1', 'make one with new']]);
  itRefuses(instanceOf(Exposure, 'new'), 'an Exposure', [[1, '1', 'make one with new']]);
});

describe('a list', () => {
  const answers = listOf(yesOrNo, 'answers', { min: 2, max: 3 });

  itTakes(listOf(yesOrNo, 'answers'), [[[]], [[true]]]);
  itTakes(answers, [[[true, false]], [[true, true, true]]]);
  itRefuses(answers, 'a list of answers, at least 2', [
    [[], 'an empty list', 'add 2'],
    [[true], 'a list of 1', 'add one'],
  ]);
  itRefuses(answers, 'a list of answers, at most 3', [[[1, 2, 3, 4], 'a list of 4', 'leave out 1']]);
  itRefuses(answers, 'a list of answers', [
    [true, 'true', 'write it in brackets, even a single one'],
    [{ length: 2 }, 'an object', 'write it in brackets, even a single one'],
    [new Set([true]), 'an object of class Set', 'write it in brackets, even a single one'],
    [undefined, 'nothing', 'write it in brackets, even a single one'],
  ]);

  test('names the element at fault', () => {
    expect(sentenceOf(answers([true, 'yes']))).toBe('it[1]: found "yes", expected true or false; choose one of these');
  });

  test('takes a hole for a missing element', () => {
    expect(sentenceOf(listOf(yesOrNo, 'answers')(new Array(4_000_000_000)))).toBe(
      'it[0]: found nothing, expected true or false; choose one of these',
    );
  });

  test('gives a copy, so that later changes of the given list do nothing', () => {
    const given = [true, false];
    const taken = answers(given);
    given.push(true);
    expect(taken).toEqual([true, false]);
  });
});

describe('an object', () => {
  const props = objectWith({ ports: listOf(wholeNumber(1, 9), 'ports'), sticky: optional(yesOrNo) }, 'the props');

  itTakes(props, [
    [{ ports: [] }, { ports: [] }],
    [{ ports: [1], sticky: true }],
    // Written, but left undefined, is not given.
    [{ ports: [1], other: undefined }, { ports: [1] }],
    [Object.assign(Object.create(null), { ports: [] }), { ports: [] }],
  ]);

  test('may have its properties from getters of a class', () => {
    class Props {
      get ports() {
        return [1];
      }
    }
    expect(props(new Props())).toEqual({ ports: [1] });
  });

  itRefuses(props, 'ports or sticky', [
    [{ prots: [1] }, 'the unknown property "prots"', 'did you mean "ports"?'],
    [{ ports: [], affinity: true }, 'the unknown property "affinity"', 'leave it out'],
    [{ ports: [], toString: 1 }, 'the unknown property "toString"', 'leave it out'],
    [JSON.parse('{"__proto__": {"ports": []}}'), 'the unknown property "__proto__"', 'leave it out'],
  ]);

  itRefuses(props, 'the props', [
    [undefined, 'nothing', 'write an object such as { ports: … }'],
    [null, 'null', 'write an object such as { ports: … }'],
    [[{ ports: [] }], 'a list of 1', 'write an object such as { ports: … }'],
    ['ports', '"ports"', 'write an object such as { ports: … }'],
    [() => ({ ports: [] }), 'a function', 'write an object such as { ports: … }'],
  ]);

  test('names the place of the fault', () => {
    expect(sentenceOf(props({ ports: [1, 10] }))).toBe(
      'it ports[1]: found 10, expected a whole number from 1 to 9; use 9 or less',
    );
  });

  test('names the missing property', () => {
    expect(sentenceOf(props({}))).toBe(
      'it ports: found nothing, expected a list of ports; write it in brackets, even a single one',
    );
  });

  test('of which a property throws when it is read is refused', () => {
    expect(sentenceOf(props(throwingGetters(['ports'])))).toBe(
      'it ports: found something that throws when it is read, expected a plain value; write a plain object',
    );
    expect(sentenceOf(props(throwingGetters(['secret'])))).toBe(
      'it: found the unknown property "secret", expected ports or sticky; leave it out',
    );
  });

  test.each(hostileObjects())('is refused when it is %s, whole or as a property', (_, hostile) => {
    expect(sentenceOf(props(hostile))).toMatch(
      /^it( ports)?: found (an object|the unknown property|something that throws)/,
    );
    expect(sentenceOf(props({ ports: hostile }))).toMatch(/^it ports(\[0\])?: found (an object|something that throws)/);
    expect(sentenceOf(props({ ports: [hostile] }))).toMatch(/^it ports\[0\]: found (an object|a list)/);
  });
});
