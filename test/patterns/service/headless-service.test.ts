import { HeadlessService, type HeadlessServiceProps, IpFamily, IpFamilyPolicy, PodLabels, PodPort } from '../../../src';
import { refusalOf, shopChart, theOnly } from '../../support/synth';

const selector = PodLabels.of({ app: 'mysql' });
const mysql = PodPort.tcp(3306, 'mysql');

function specOf(props: Partial<HeadlessServiceProps> = {}) {
  const chart = shopChart();
  new HeadlessService(chart, 'mysql', { selector, ...props });
  return theOnly(chart, 'Service').spec;
}

test('without ports it is DNS alone', () => {
  expect(specOf()).toEqual({ clusterIP: 'None', selector: { app: 'mysql' } });
  expect(specOf({ ports: [] })).toEqual({ clusterIP: 'None', selector: { app: 'mysql' } });
});

test("its ports are the pods' own", () => {
  expect(specOf({ ports: [mysql, PodPort.udp(33_062, 'x')] }).ports).toEqual([
    { name: 'mysql', port: 3306 },
    { name: 'x', port: 33_062, protocol: 'UDP' },
  ]);
});

test('every field it takes is written', () => {
  expect(
    specOf({
      publishNotReadyAddresses: true,
      ipFamilies: [IpFamily.IPV4, IpFamily.IPV6],
      ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK,
    }),
  ).toEqual({
    clusterIP: 'None',
    ipFamilies: ['IPv4', 'IPv6'],
    ipFamilyPolicy: 'PreferDualStack',
    publishNotReadyAddresses: true,
    selector: { app: 'mysql' },
  });
});

test.each<[string, object, string]>([
  [
    'a port mapping',
    { ports: [mysql.exposedAs(80)] },
    ' ports[0]: found the mapping of port 80/TCP (mysql) to 3306/TCP (mysql), expected a PodPort: nothing stands in front of the pods that could translate port numbers; leave out exposedAs',
  ],
  [
    'a port number',
    { ports: [3306] },
    ' ports[0]: found 3306, expected a PodPort; make one with PodPort.tcp(8080, "http")',
  ],
  [
    'ports that are null',
    { ports: null },
    ' ports: found null, expected a list of pod ports; write it in brackets, even a single one',
  ],
  [
    'a traffic policy, which nothing would follow',
    { internalTrafficPolicy: 'Local' },
    ': found the unknown property "internalTrafficPolicy", expected metadata, ipFamilies, ipFamilyPolicy, publishNotReadyAddresses, selector or 1 more; leave it out',
  ],
  [
    'a session timeout',
    { sessionTimeout: 1 },
    ': found the unknown property "sessionTimeout", expected metadata, ipFamilies, ipFamilyPolicy, publishNotReadyAddresses, selector or 1 more; use StickyService: clients of a headless Service choose the pod themselves',
  ],
  [
    'two families without a policy',
    { ipFamilies: ['IPv4', 'IPv6'] },
    ' ipFamilyPolicy: found nothing, expected IpFamilyPolicy.PREFER_DUAL_STACK or IpFamilyPolicy.REQUIRE_DUAL_STACK for two ipFamilies; set ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK, or name one family',
  ],
  [
    'two unnamed ports',
    { ports: [mysql, PodPort.tcp(1)] },
    ' ports: found 2 ports, of which 1/TCP has no name, expected a name for each of several ports; name it: PodPort.tcp(…, "http")',
  ],
])('%s is refused', (_, props, sentence) => {
  expect(refusalOf(() => specOf(props))).toBe(`shop/mysql${sentence}`);
});
