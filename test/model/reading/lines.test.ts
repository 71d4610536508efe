import fc from 'fast-check';
import { Lines } from '../../../src/model/reading/lines';

test('each place has the line and the column that splitting the text gives', () => {
  const texts = fc
    .array(fc.constantFrom('', 'a', 'kind: Pod', 'ü\r'), { minLength: 1 })
    .map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(texts, fc.nat(), (text, any) => {
      const offset = any % (text.length + 1);
      const before = text.slice(0, offset).split('\n');
      const lines = new Lines(text);
      expect(lines.positionOf(offset)).toEqual({ line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
      const all = text.split('\n');
      expect(all.map((_, i) => lines.lengthOf(i + 1))).toEqual(all.map(({ length }) => length));
      expect(lines.lengthOf(all.length + 1)).toBe(0);
    }),
  );
});
