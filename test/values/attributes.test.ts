import { attributes, writtenAttributes } from '../../src/values/attributes';
import type { Complaint } from '../../src/values/complaint';

test('attributes are written in their order', () => {
  const read = attributes({ 'stickiness.enabled': 'true', 'stickiness.type': 'source_ip' });
  expect(read).toEqual({ 'stickiness.enabled': 'true', 'stickiness.type': 'source_ip' });
  expect(writtenAttributes(read as Record<string, string>)).toBe('stickiness.enabled=true,stickiness.type=source_ip');
});

test('no attributes are written as nothing', () => {
  expect(writtenAttributes(attributes({}) as Record<string, string>)).toBe('');
});

test.each([
  [{ a: 'x,y' }, 'it["a"]: found "x,y", expected a text without "," and "="; write it in quotes, such as "true"'],
  [{ a: true }, 'it["a"]: found true, expected a text without "," and "="; write it in quotes, such as "true"'],
  [
    { 'a=b': 'c' },
    'it["a=b"]: found "a=b", expected a name of letters, digits, ".", "_" and "-"; correct the attribute',
  ],
  [['a'], 'it: found a list of 1, expected an object of attributes; write it like { "stickiness.enabled": "true" }'],
  [null, 'it: found null, expected an object of attributes; write it like { "stickiness.enabled": "true" }'],
])('refused: %j', (input, sentence) => {
  expect((attributes(input) as Complaint).sentence('it')).toBe(sentence);
});
