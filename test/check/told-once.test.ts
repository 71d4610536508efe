/* Mistakes that two rules could tell are told by one of them. */
import { judged, lines } from '../support/judge';

const routeTo = (value: string) => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: web, namespace: shop}
spec:
  parentRefs: [{name: public}]
  rules:
    - matches: [{path: {type: PathPrefix, value: '${value}'}}]
      backendRefs: [{name: web, port: 80}]`;

test.each([
  [
    '/v[12]/.*',
    'found "/v[12]/.*", expected the characters of a path; use type RegularExpression for a pattern, and encode what is none',
  ],
  ['/a b', 'found "/a b", expected the characters of a path; encode the others, a blank as %20'],
  ['/v1/.*', 'found the pattern "/v1/.*" of type PathPrefix, expected a path that clients send'],
])('the path %s of a route', (value, says) => {
  const [line = '', another] = lines(judged(routeTo(value)).findings);
  expect(line).toContain(says);
  expect(another).toBeUndefined();
});
