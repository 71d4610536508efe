import { escapedForRegex } from '../../src/values/pattern-escape';

test.each(['discovery.seed.hosts', '/a+b(c)*', String.raw`\d[e]{2}|^f$?`])(
  '%s finds itself and nothing else',
  (text) => {
    const pattern = new RegExp(`^${escapedForRegex(text)}$`);
    expect(pattern.test(text)).toBe(true);
    expect(pattern.test(text.replace(/[^\w]/g, 'x'))).toBe(false);
  },
);
