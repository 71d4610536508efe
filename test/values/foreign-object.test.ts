import {
  classNameOf,
  hasPrototype,
  isPlain,
  keysOf,
  lengthOfList,
  propertyOf,
  UNREADABLE,
} from '../../src/values/foreign-object';
import { hostileObjects } from './hostile-objects';

class Certificate {
  readonly key = 'secret';
  get host() {
    return 'shop.example.com';
  }
}

test('only a list has a length', () => {
  expect([[], [1, 2], 'ab', { length: 2 }, null, undefined].map(lengthOfList)).toEqual([
    0,
    2,
    ...Array(4).fill(undefined),
  ]);
});

test('only an object that is no list has keys', () => {
  expect([{ a: 1, b: undefined }, new Certificate(), {}, [1], 'ab', null, () => 1].map(keysOf)).toEqual([
    ['a', 'b'],
    ['key'],
    [],
    ...Array(4).fill(undefined),
  ]);
});

test('plain is what has no keys but its own', () => {
  expect([{}, Object.create(null), new Map(), new Date(), new Certificate(), []].map(isPlain)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('a property is own or from a getter of the class, but not what every object has', () => {
  const certificate = new Certificate();
  expect(propertyOf(certificate, 'key')).toBe('secret');
  expect(propertyOf(certificate, 'host')).toBe('shop.example.com');
  expect(propertyOf(['a'], 0)).toBe('a');
  expect(propertyOf({}, 'missing')).toBeUndefined();
  expect(propertyOf({}, 'constructor')).toBeUndefined();
  expect(propertyOf({}, '__proto__')).toBeUndefined();
  expect(propertyOf({ toString: 'own' }, 'toString')).toBe('own');
});

test('an object is told by its prototype', () => {
  expect(
    [new Certificate(), Object.create(Certificate.prototype), {}, null, 'text'].map((each) =>
      hasPrototype(each, Certificate.prototype),
    ),
  ).toEqual([true, true, false, false, false]);
});

test('the name of a class is told where it has a readable one', () => {
  class Renamed {}
  Object.defineProperty(Renamed, 'name', { value: 'secret: hunter2' });
  expect([new Certificate(), {}, Object.create(null), new Renamed()].map(classNameOf)).toEqual([
    'Certificate',
    'Object',
    undefined,
    undefined,
  ]);
});

describe.each(hostileObjects())('of %s', (_, hostile) => {
  test('every question is answered without throwing', () => {
    const answers = [
      lengthOfList(hostile),
      keysOf(hostile),
      isPlain(hostile),
      hasPrototype(hostile, {}),
      classNameOf(hostile),
    ];
    expect(answers).toHaveLength(5);
    expect(propertyOf(hostile, 'name')).toBe(UNREADABLE);
  });
});
