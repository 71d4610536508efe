import { ApiObject, type Chart, JsonPatch, Testing } from 'cdk8s';
import {
  Deployment,
  Ingress,
  IngressBackend,
  LabelExpression,
  NetworkPolicy,
  NetworkPolicyPort,
  Pod,
  Pods,
  Protocol,
} from 'cdk8s-plus-27';
import {
  ClusterIpService,
  ExternalAlias,
  HeadlessService,
  NodePortService,
  PodLabels,
  PodPort,
  TargetCluster,
  TrafficDistribution,
} from '../../../src';
import { refusalOf, shopChart, theOnly } from '../../support/synth';

/*
 * The cdk8s-plus Service inside a pattern is a full one: what is done to it later is written, or refused.
 */

const http = PodPort.tcp(8080, 'http');
const selector = PodLabels.of({ app: 'web' });

function web(chart: Chart, trafficDistribution?: TrafficDistribution): ClusterIpService {
  return new ClusterIpService(chart, 'web', { selector, ports: [http.exposedAs(80)], trafficDistribution });
}

describe('ports that are bound later', () => {
  test('are written like the planned ones', () => {
    const chart = shopChart();
    const { service } = new NodePortService(chart, 'web', {
      selector,
      ports: [http.exposedAs(80, { appProtocol: 'http' })],
    });
    service.bind(53, { name: 'dns', protocol: Protocol.UDP, targetPort: 5353, nodePort: 30_053 });
    service.bind(81, { name: 'admin', targetPort: 'admin' as any });
    expect(theOnly(chart, 'Service').spec.ports).toEqual([
      { appProtocol: 'http', name: 'http', port: 80, targetPort: 8080 },
      { name: 'dns', nodePort: 30_053, port: 53, protocol: 'UDP', targetPort: 5353 },
      { name: 'admin', port: 81, targetPort: 'admin' },
    ]);
    expect(service.port).toBe(80);
    expect(service.ports).toHaveLength(3);
  });

  test('give a headless Service and an alias their first ones', () => {
    const chart = shopChart();
    new HeadlessService(chart, 'peers', { selector }).service.bind(7000);
    new ExternalAlias(chart, 'alias', { externalName: 'db.example.com' }).service.bind(3306);
    expect(theOnly(chart, 'Service', 'peers').spec.ports).toEqual([{ port: 7000 }]);
    expect(theOnly(chart, 'Service', 'alias').spec.ports).toEqual([{ port: 3306 }]);
  });

  test('options of a class with getters are read', () => {
    class Options {
      get name() {
        return 'admin';
      }
    }
    const chart = shopChart();
    web(chart).service.bind(81, new Options());
    expect(theOnly(chart, 'Service').spec.ports[1]).toEqual({ name: 'admin', port: 81 });
  });

  test.each<[string, number, object | undefined, string]>([
    [
      'no name',
      81,
      undefined,
      'shop/web ports: found 2 ports, of which 81/TCP has no name, expected a name for each of several ports; name it: PodPort.tcp(…, "http")',
    ],
    [
      'a name that is taken',
      81,
      { name: 'http' },
      'shop/web ports: found the port name "http" twice, expected different names; rename one: exposedAs(81, { name: … })',
    ],
    [
      'a number that is taken',
      80,
      { name: 'www' },
      'shop/web ports: found port 80/TCP twice, expected different ports; leave one out or change its number',
    ],
    [
      'a number out of range',
      70_000,
      { name: 'www' },
      'shop/web service.bind port: found 70000, expected a whole number from 1 to 65535; use 65535 or less',
    ],
    [
      'a target port of 0, which cdk8s-plus would drop',
      81,
      { name: 'www', targetPort: 0 },
      'shop/web service.bind targetPort: found 0, expected a whole number from 1 to 65535; use 1 or more',
    ],
    [
      'a target port in quotes',
      81,
      { name: 'www', targetPort: '8080' },
      'shop/web service.bind targetPort: found "8080", expected a whole number from 1 to 65535; did you mean the number 8080? Kubernetes reads a quoted number as a port name',
    ],
    [
      'a node port inside the cluster',
      81,
      { name: 'www', nodePort: 30_123 },
      'shop/web service.bind nodePort: found node port 30123, expected none on a Service of type ClusterIP; use a Service with node ports',
    ],
    [
      'a node port out of range',
      81,
      { name: 'www', nodePort: 80 },
      'shop/web service.bind nodePort: found 80, expected a node port from 30000 to 32767; choose one in this range, or leave it to Kubernetes',
    ],
    [
      'a protocol in small letters',
      81,
      { name: 'www', protocol: 'tcp' },
      'shop/web service.bind protocol: found "tcp", expected Protocol.TCP, Protocol.UDP or Protocol.SCTP; did you mean Protocol.TCP?',
    ],
    [
      'what cdk8s-plus would drop',
      81,
      { name: 'www', appProtocol: 'http' },
      'shop/web service.bind: found the unknown property "appProtocol", expected name, protocol, targetPort or nodePort; did you mean "protocol"?',
    ],
  ])('are refused with %s', (_, port, options, sentence) => {
    expect(refusalOf(() => web(shopChart()).service.bind(port, options))).toBe(sentence);
  });

  test('claim their node ports', () => {
    const chart = shopChart();
    new NodePortService(chart, 'first', { selector, ports: [http.exposedAs(80).onNodePort(30_123)] });
    const second = new NodePortService(chart, 'second', { selector, ports: [http.exposedAs(80)] });
    second.service.bind(81, { name: 'www', nodePort: 30_123 });
    expect(refusalOf(() => Testing.synth(chart))).toContain('found node port 30123, which shop/first uses already');
  });

  test('have the node ports of their cluster', () => {
    const chart = shopChart();
    TargetCluster.describe(chart, { nodePortRange: '20000-20099' });
    const { service } = new NodePortService(chart, 'web', { selector, ports: [http.exposedAs(80)] });
    expect(refusalOf(() => service.bind(81, { name: 'www', nodePort: 30_123 }))).toContain('from 20000 to 20099');
  });
});

describe('labels that are selected later', () => {
  test('narrow the selection', () => {
    const chart = shopChart();
    const { service } = web(chart);
    service.selectLabel('tier', 'front');
    service.selectLabel('toString', '');
    service.select(Pods.select(chart, 'pods', { labels: { app: 'web', zone: 'a' } }));
    expect(theOnly(chart, 'Service').spec.selector).toEqual({ app: 'web', tier: 'front', toString: '', zone: 'a' });
  });

  test.each<[string, (chart: Chart) => unknown, string]>([
    [
      'with another value',
      (chart) => web(chart).service.selectLabel('app', 'shop'),
      'shop/web selector["app"]: found "shop" beside "web", which no pod carries both, expected one value for each label; select by a label that all the pods share',
    ],
    [
      'that are none',
      (chart) => web(chart).service.selectLabel('my app', 'web'),
      'shop/web selector key: found "my app", expected a name of 1 to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends, optionally after a DNS name and "/"; write it like "app" or "example.com/app"',
    ],
    [
      'by expressions',
      (chart) => web(chart).service.select(Pods.select(chart, 'p', { expressions: [LabelExpression.exists('app')] })),
      'shop/web selector: found label expressions on "app", expected labels with one value each: a Service selects by equality only; give the pods a label of their own and select that',
    ],
    [
      'of another namespace',
      (chart) =>
        web(chart).service.select(
          new Pod(chart, 'p', { metadata: { namespace: 'bank' }, containers: [{ image: 'web' }] }),
        ),
      `shop/web selector: found pods of namespace "bank", expected pods of the Service's own namespace "shop"; make the Service in the namespace of the pods`,
    ],
    [
      'by an alias',
      (chart) => new ExternalAlias(chart, 'db', { externalName: 'db.example.com' }).service.selectLabel('app', 'db'),
      'shop/db selector: found the label "app", expected no selector on this Service; use a pattern that selects pods',
    ],
  ])('are refused %s', (_, build, sentence) => {
    expect(refusalOf(() => build(shopChart()))).toBe(sentence);
  });
});

test('a second workload is not selected beside the first', () => {
  const chart = shopChart();
  const [first, second] = ['a', 'b'].map((id) => new Deployment(chart, id, { containers: [{ image: 'web' }] }));
  const { service } = new ClusterIpService(chart, 'web', { selector: first, ports: [http.exposedAs(80)] });
  const address = (pods: Deployment) => pods.podMetadata.getLabel(Pod.ADDRESS_LABEL);
  expect(refusalOf(() => service.select(second))).toBe(
    `shop/web selector["cdk8s.io/metadata.addr"]: found "${address(second)}" beside "${address(first)}", which no pod carries both, expected one value for each label; select by a label that all the pods share`,
  );
  service.select(first);
  expect(theOnly(chart, 'Service').spec.selector).toEqual({ [Pod.ADDRESS_LABEL]: address(first) });
});

describe('Ingresses of cdk8s-plus', () => {
  test('take the Service as a backend', () => {
    const chart = shopChart();
    const ingress = new Ingress(chart, 'ingress', { defaultBackend: IngressBackend.fromService(web(chart).service) });
    ingress.addHostRule('shop.example.com', '/', IngressBackend.fromService(web2(chart).service, { port: 81 }));
    expect(theOnly(chart, 'Ingress').spec).toMatchObject({
      defaultBackend: { service: { name: 'web', port: { number: 80 } } },
      rules: [{ http: { paths: [{ backend: { service: { name: 'web2', port: { number: 81 } } } }] } }],
    });
  });

  test('are made by the Service itself', () => {
    const chart = shopChart();
    web(chart).service.exposeViaIngress('/web');
    expect(theOnly(chart, 'Ingress').spec.rules[0].http.paths[0]).toMatchObject({
      backend: { service: { name: 'web', port: { number: 80 } } },
      path: '/web',
    });
  });

  function web2(chart: Chart): ClusterIpService {
    const service = new ClusterIpService(chart, 'web2', { selector, ports: [http.exposedAs(80)] });
    service.service.bind(81, { name: 'admin' });
    return service;
  }
});

describe('metadata and patches', () => {
  test('labels and annotations that are added later are written', () => {
    const chart = shopChart();
    const { metadata } = web(chart).service;
    metadata.addLabel('tier', 'front');
    metadata.addAnnotation('example.com/note', 'hello');
    metadata.addFinalizers('example.com/hold');
    expect(theOnly(chart, 'Service').metadata).toEqual({
      annotations: { 'example.com/note': 'hello' },
      finalizers: ['example.com/hold'],
      labels: { tier: 'front' },
      name: 'web',
      namespace: 'shop',
    });
  });

  test('a JSON patch sees the manifest as it is written, and loses nothing', () => {
    const chart = shopChart();
    const object = ApiObject.of(web(chart, TrafficDistribution.PREFER_SAME_ZONE));
    object.addJsonPatch(
      JsonPatch.replace('/spec/trafficDistribution', 'PreferSameNode'),
      JsonPatch.replace('/spec/ports/0/targetPort', 9090),
      JsonPatch.add('/spec/sessionAffinityConfig', { clientIP: { timeoutSeconds: 60 } }),
    );
    object.addJsonPatch(JsonPatch.add('/spec/fieldOfTheFuture', true));
    expect(theOnly(chart, 'Service').spec).toEqual({
      fieldOfTheFuture: true,
      ports: [{ name: 'http', port: 80, targetPort: 9090 }],
      selector: { app: 'web' },
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } },
      trafficDistribution: 'PreferSameNode',
    });
  });

  test('a patch can take the cluster IP of a headless Service away', () => {
    const chart = shopChart();
    const service = new HeadlessService(chart, 'web', { selector, ports: [http] });
    ApiObject.of(service).addJsonPatch(JsonPatch.remove('/spec/clusterIP'));
    expect(theOnly(chart, 'Service').spec.clusterIP).toBeUndefined();
  });

  test('synthesizing twice gives the same', () => {
    const chart = shopChart();
    ApiObject.of(web(chart)).addJsonPatch(JsonPatch.add('/metadata/labels', { tier: 'front' }));
    expect(Testing.synth(chart)).toEqual(Testing.synth(chart));
  });
});

test('a Service without ports has no first one', () => {
  const { service } = new HeadlessService(shopChart(), 'peers', { selector });
  expect(refusalOf(() => service.port)).toBe(
    'shop/peers port: found no port, expected a Service with ports; give the Service ports',
  );
});

test('network policies of cdk8s-plus and a Service share one selection', () => {
  const chart = shopChart();
  const pods = Pods.select(chart, 'pods', { labels: { app: 'web' } });
  const clients = Pods.select(chart, 'clients', { labels: { app: 'client' } });
  const policy = new NetworkPolicy(chart, 'policy', { selector: pods });
  policy.addIngressRule(clients, [NetworkPolicyPort.tcp(http.number)]);
  new ClusterIpService(chart, 'web', { selector: pods, ports: [http.exposedAs(80)] });
  const { spec } = theOnly(chart, 'NetworkPolicy');
  expect(spec.podSelector.matchLabels).toEqual(theOnly(chart, 'Service').spec.selector);
  expect(spec.ingress[0].ports).toEqual([{ port: 8080, protocol: 'TCP' }]);
});

test('PodLabels name the pods of a network policy and of a spread', () => {
  const chart = shopChart();
  const labels = PodLabels.of({ app: 'web' });
  // cdk8s-plus asks for constructs here, so the compiler refuses it; nothing but the labels is read.
  new NetworkPolicy(chart, 'policy', { selector: labels as any });
  expect(theOnly(chart, 'NetworkPolicy').spec.podSelector.matchLabels).toEqual(labels.labels);
});

test('connections of cdk8s-plus leave the Service alone', () => {
  const chart = shopChart();
  const deployment = new Deployment(chart, 'pods', { containers: [{ image: 'web', ports: [http] }], isolate: true });
  const client = new Deployment(chart, 'client', { containers: [{ image: 'client' }] });
  const service = new ClusterIpService(chart, 'web', { selector: deployment, ports: [http.exposedAs(80)] });
  const before = service.service.ports;
  deployment.connections.allowFrom(client);
  expect(service.service.ports).toEqual(before);
  expect(Testing.synth(chart).filter(({ kind }) => kind === 'NetworkPolicy').length).toBeGreaterThan(1);
});
