import { Chart, Testing } from 'cdk8s';
import { ClusterIpService, HeadlessService, PodLabels, PodPort, TargetCluster } from '../../../src';
import { refusalOf, shopChart } from '../../support/synth';

const selector = PodLabels.of({ app: 'web' });
const http = PodPort.tcp(8080, 'http');
const dns = PodPort.udp(53, 'dns');
const nameless = PodPort.tcp(8080);

function web(chart = shopChart(), port = http): ClusterIpService {
  return new ClusterIpService(chart, 'web', { selector, ports: [port.exposedAs(80)] });
}

const NO_NAMESPACE =
  'shop/web dns: found no namespace, expected a known one; set metadata.namespace or the namespace of the chart, or use the short name';

test('the names of a Service grow from its namespace to the whole cluster', () => {
  const names = web().dns;
  expect(names.name).toBe('web');
  expect(names.namespaced).toBe('web.shop');
  expect(names.service).toBe('web.shop.svc');
  expect(names.full).toBe('web.shop.svc.cluster.local');
});

test('the names follow the name and namespace of the metadata', () => {
  const service = new ClusterIpService(shopChart(), 'web', {
    selector,
    ports: [http.exposedAs(80)],
    metadata: { name: 'front', namespace: 'bank' },
  });
  expect(service.dns.full).toBe('front.bank.svc.cluster.local');
});

test('the domain is that of the cluster, even if it is described later', () => {
  const chart = shopChart();
  const { dns: names } = web(chart);
  TargetCluster.describe(chart, { domain: 'corp.internal' });
  expect(names.full).toBe('web.shop.svc.corp.internal');
});

test.each([undefined, ''])('without a namespace (%p) the short name alone is known', (namespace) => {
  const { dns: names } = web(new Chart(Testing.app(), 'shop', { namespace }));
  expect(names.name).toBe('web');
  expect(refusalOf(() => names.namespaced)).toBe(NO_NAMESPACE);
  expect(refusalOf(() => names.full)).toBe(NO_NAMESPACE);
  expect(refusalOf(() => names.srv(http))).toBe(NO_NAMESPACE);
});

test('a named port has an SRV record, under the name of the port of the Service', () => {
  expect(web().dns.srv(http)).toBe('_http._tcp.web.shop.svc.cluster.local');
  expect(web(shopChart(), dns).dns.srv(dns)).toBe('_dns._udp.web.shop.svc.cluster.local');
  const renamed = new ClusterIpService(shopChart(), 'web', { selector, ports: [http.exposedAs(80, { name: 'www' })] });
  expect(renamed.dns.srv(http)).toBe('_www._tcp.web.shop.svc.cluster.local');
});

test('an unnamed port has no SRV record', () => {
  expect(refusalOf(() => web(shopChart(), nameless).dns.srv(nameless))).toBe(
    'shop/web dns: found the unnamed port 80/TCP, expected a port with a name: others have no SRV record; name it: PodPort.tcp(…, "http")',
  );
});

test('a port of another Service has no SRV record here', () => {
  expect(refusalOf(() => web().dns.srv(dns))).toBe(
    "shop/web port: found port 53/UDP (dns), which is not one of this Service's, expected 8080/TCP (http); pass the handle that the Service was made with",
  );
});

test('the pods of a headless Service have names of their own', () => {
  const { dns: names } = new HeadlessService(shopChart(), 'mysql', { selector, ports: [PodPort.tcp(3306, 'mysql')] });
  expect(names.full).toBe('mysql.shop.svc.cluster.local');
  expect(names.ofHost('mysql-0')).toBe('mysql-0.mysql');
  expect(names.fullOfHost('mysql-0')).toBe('mysql-0.mysql.shop.svc.cluster.local');
});

test('the full name of a pod needs a namespace, the short one does not', () => {
  const chart = new Chart(Testing.app(), 'shop');
  const { dns: names } = new HeadlessService(chart, 'web', { selector });
  expect(names.ofHost('web-0')).toBe('web-0.web');
  expect(refusalOf(() => names.fullOfHost('web-0'))).toBe(NO_NAMESPACE);
});

test('a hostname is one DNS label', () => {
  const { dns: names } = new HeadlessService(shopChart(), 'web', { selector });
  expect(refusalOf(() => names.ofHost('web.0'))).toBe(
    'shop/web hostname: found "web.0", expected a DNS label: 1 to 63 of a-z, 0-9 and "-", with a letter or digit at both ends; did you mean "web-0"?',
  );
});
