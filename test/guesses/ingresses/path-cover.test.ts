import { covers } from '../../../src/guesses/ingresses/path-cover';

test.each<[string, string, boolean]>([
  ['/.*', '/api', true],
  ['/(.*)', '/', true],
  ['/api(/|$)(.*)', '/api', true],
  ['/api(/|$)(.*)', '/api/v1', true],
  ['/api(/|$)(.*)', '/apis', false],
  ['/api/?(.*)', '/apis', true],
  ['/API(/.*)?', '/api', true],
  ['/api/.*', '/api', false],
  ['/v[12]/.*', '/v1/a', false],
  ['/api', '/api/v1', false],
  ['/.*', '/v[12]', false],
])('the pattern %s over the path %s', (pattern, path, expected) => {
  expect(covers(pattern, path)).toBe(expected);
});
