import { IpFamily, IpFamilyPolicy, ManualEndpoint, ManualEndpointsService, PodPort } from '../../../src';
import { refusalOf, shopChart, theOnly } from '../../support/synth';

const { IPV4, IPV6 } = IpFamily;
const { SINGLE_STACK, PREFER_DUAL_STACK, REQUIRE_DUAL_STACK } = IpFamilyPolicy;
const ADDRESSES = { [IPV4]: '192.0.2.1', [IPV6]: '2001:db8::1' };
const BOTH = [IPV4, IPV6];

interface Given {
  readonly ipFamilies?: IpFamily[];
  readonly ipFamilyPolicy?: IpFamilyPolicy;
  readonly headless?: boolean;
}

/** The families and the policy of a Service whose endpoints are of the given families. */
function familiesOf(needed: IpFamily[], given: Given = {}) {
  const chart = shopChart();
  const endpoints = needed.map((family) => ManualEndpoint.address(ADDRESSES[family]));
  new ManualEndpointsService(chart, 'db', { ports: [PodPort.tcp(80).exposedAs(80)], endpoints, ...given });
  const { ipFamilies, ipFamilyPolicy } = theOnly(chart, 'Service').spec;
  return [ipFamilies, ipFamilyPolicy];
}

const headless = true;

test.each<[string, IpFamily[], Given, IpFamily[] | undefined, IpFamilyPolicy | undefined]>([
  ['IPv4, as in most clusters', [IPV4], {}, undefined, undefined],
  ['IPv6 alone is asked for', [IPV6], {}, [IPV6], undefined],
  ['both need both', BOTH, {}, undefined, PREFER_DUAL_STACK],
  ['the order of endpoints does not matter', [IPV6, IPV4], {}, undefined, PREFER_DUAL_STACK],
  ['a single family of one kind', [IPV6], { ipFamilyPolicy: SINGLE_STACK }, [IPV6], SINGLE_STACK],
  ['a preference does not suffice for IPv6', [IPV6], { ipFamilyPolicy: PREFER_DUAL_STACK }, [IPV6], PREFER_DUAL_STACK],
  ['a demand does', [IPV6], { ipFamilyPolicy: REQUIRE_DUAL_STACK }, undefined, REQUIRE_DUAL_STACK],
  ['a given policy stays', BOTH, { ipFamilyPolicy: REQUIRE_DUAL_STACK }, undefined, REQUIRE_DUAL_STACK],
  ['given families stay', [IPV6], { ipFamilies: [IPV6] }, [IPV6], undefined],
  [
    'given families of both kinds stay in order',
    BOTH,
    { ipFamilies: [IPV6, IPV4], ipFamilyPolicy: PREFER_DUAL_STACK },
    [IPV6, IPV4],
    PREFER_DUAL_STACK,
  ],
  [
    'a dual-stack policy adds the other family',
    BOTH,
    { ipFamilies: [IPV4], ipFamilyPolicy: PREFER_DUAL_STACK },
    [IPV4],
    PREFER_DUAL_STACK,
  ],
  ['a headless Service has both already', BOTH, { headless }, undefined, undefined],
  ['a headless Service has IPv6 already', [IPV6], { headless }, undefined, undefined],
  ['a headless Service with one family', [IPV6], { headless, ipFamilyPolicy: SINGLE_STACK }, [IPV6], SINGLE_STACK],
  ['a headless Service needs no policy for two', BOTH, { headless, ipFamilies: BOTH }, BOTH, undefined],
  ['a headless Service adds the other family', [IPV6], { headless, ipFamilies: [IPV4] }, [IPV4], undefined],
])('%s', (_, needed, given, ipFamilies, ipFamilyPolicy) => {
  expect(familiesOf(needed, given)).toEqual([ipFamilies, ipFamilyPolicy]);
});

test.each<[IpFamily[], Given, string]>([
  [
    [IPV6],
    { ipFamilies: [IPV4] },
    'shop/db ipFamilies: found IPv4 for endpoints with IPv6 addresses, expected the family IPv6 as well; leave ipFamilies out, or name both with IpFamilyPolicy.PREFER_DUAL_STACK',
  ],
  [
    BOTH,
    { ipFamilies: [IPV6], ipFamilyPolicy: SINGLE_STACK },
    'shop/db ipFamilies: found IPv6 for endpoints with IPv4 and IPv6 addresses, expected the family IPv4 as well; leave ipFamilies out, or name both with IpFamilyPolicy.PREFER_DUAL_STACK',
  ],
  [
    [IPV6],
    { headless, ipFamilies: [IPV4], ipFamilyPolicy: SINGLE_STACK },
    'shop/db ipFamilies: found IPv4 for endpoints with IPv6 addresses, expected the family IPv6 as well; leave ipFamilies out, or name both with IpFamilyPolicy.PREFER_DUAL_STACK',
  ],
  [
    BOTH,
    { ipFamilyPolicy: SINGLE_STACK },
    'shop/db ipFamilyPolicy: found SingleStack for endpoints with IPv4 and IPv6 addresses, expected IpFamilyPolicy.PREFER_DUAL_STACK or IpFamilyPolicy.REQUIRE_DUAL_STACK; leave it out, or make a Service for each family',
  ],
  [
    BOTH,
    { ipFamilies: BOTH },
    'shop/db ipFamilyPolicy: found nothing, expected IpFamilyPolicy.PREFER_DUAL_STACK or IpFamilyPolicy.REQUIRE_DUAL_STACK for two ipFamilies; set ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK, or name one family',
  ],
])('refused for endpoints of %j: %j', (needed, given, sentence) => {
  expect(refusalOf(() => familiesOf(needed, given))).toBe(sentence);
});
