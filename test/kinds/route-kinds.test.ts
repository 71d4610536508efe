import { ALL_KINDS } from '../../src/kinds/all-kinds';
import { GATEWAY_API_GROUP } from '../../src/kinds/language/gateway-api';
import { ROUTE_KINDS, ROUTES_OF_REQUESTS, ROUTES_WITH_HOSTNAMES } from '../../src/kinds/language/route-kinds';

/** What the definition of the Gateway API says of a kind of routes, with which its shape is compared elsewhere. */
function specsOf(kind: string) {
  const versions = ALL_KINDS.find(({ name }) => name === kind)?.versions ?? [];
  return versions.flatMap(({ shape }) => shape?.fields.get('spec') ?? []);
}

describe('the kinds of routes', () => {
  test('are all of the group whose specs have parents', () => {
    const withParents = ALL_KINDS.filter(({ name, versions }) =>
      specsOf(name).some(
        (spec) =>
          spec.fields.has('parentRefs') &&
          versions.some(({ apiVersion }) => apiVersion.startsWith(`${GATEWAY_API_GROUP}/`)),
      ),
    );
    expect([...ROUTE_KINDS].sort()).toEqual(withParents.map(({ name }) => name).sort());
  });

  test.each(ROUTE_KINDS)('%s has hostnames and looks at requests as its definition says', (kind) => {
    const specs = specsOf(kind);
    expect(specs).not.toEqual([]);
    for (const spec of specs) {
      expect(spec.fields.has('hostnames')).toBe(ROUTES_WITH_HOSTNAMES.includes(kind));
      expect(spec.fields.get('rules')?.items?.fields.has('matches')).toBe(ROUTES_OF_REQUESTS.includes(kind));
    }
  });
});
