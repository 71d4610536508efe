import { controllerPath, literalPath, routePath } from '../../src/values/http-path';
import { itRefuses, itTakes } from './tables';

const NO_URL = 'leave out the scheme and the host, which is given on its own';

describe('the path of an Exact or Prefix rule (ING-10, ING-11)', () => {
  itTakes(literalPath, [
    ['/'],
    ['/shop'],
    ['/shop/'],
    ['/a..'],
    ['/...'],
    ['/..a'],
    ['/.well-known'],
    ['/a%20b'],
    ['/a*'],
    ['/*a'],
    ['/é b'],
  ]);

  itRefuses(literalPath, 'a path that starts with "/"', [
    ['', 'an empty text', 'use "/" for every path'],
    ['shop', '"shop"', 'did you mean "/shop"?'],
    ['http://shop.example.com/cart', 'a URL', NO_URL],
    [undefined, 'nothing', 'write it as a text'],
    [/^\/shop/, 'an object of class RegExp', 'write it as a text'],
  ]);

  test.each([
    ['//', '//'],
    ['/a//b', '//'],
    ['/a/./b', '/./'],
    ['/a/../b', '/../'],
    ['/a%2fb', '%2f'],
    ['/a%2Fb', '%2F'],
    ['/..', '/..'],
    ['/a/..', '/..'],
    ['/.', '/.'],
    ['/a/.', '/.'],
  ])('refuses %s because of %s', (path, part) => {
    expect(literalPath(path)).toEqual({
      found: `"${path}"`,
      expected: `a path without "${part}"`,
      fix: 'write the path as clients send it after normalization',
      at: '',
    });
  });

  itRefuses(literalPath, 'a path without a star', [
    ['/*', '"/*"', 'did you mean "/"? Prefix covers everything below it'],
    ['/shop/*', '"/shop/*"', 'did you mean "/shop"? Prefix covers everything below it'],
  ]);
});

describe('the path of a route', () => {
  itTakes(routePath, [['/'], ['/shop'], ['/what%3F']]);

  const QUERY = 'and match the query by matching: { query: [QueryMatch.exact("name", "value")] }';

  itRefuses(routePath, 'a path without a query', [
    ['/a?b=c', '"/a?b=c"', `write "/a", ${QUERY}`],
    ['/?b#c', '"/?b#c"', `write "/", ${QUERY}`],
  ]);

  itRefuses(routePath, 'a path without a fragment', [
    ['/x#y?z', '"/x#y?z"', 'write "/x", for clients keep the fragment to themselves'],
  ]);

  itRefuses(routePath, 'a path that starts with "/"', [['shop?a', '"shop?a"', 'did you mean "/shop?a"?']]);
});

describe('the path of a rule that the controller interprets (ING-12)', () => {
  itTakes(controllerPath, [[''], ['/'], ['/.*'], ['/a//b/..'], ['/(.*)$'], ['/*']]);

  itRefuses(controllerPath, 'a path that starts with "/"', [
    ['shop', '"shop"', 'did you mean "/shop"?'],
    ['^/shop', '"^/shop"', 'did you mean "/shop"?'],
    ['https://user:secret@example.com/', 'a URL', NO_URL],
    [5, '5', 'write it as a text'],
    [null, 'null', 'write it as a text'],
  ]);
});
