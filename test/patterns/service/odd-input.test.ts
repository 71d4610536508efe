import { type Chart, Duration } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import fc from 'fast-check';
import {
  ClientPlace,
  ClusterIpService,
  Exposure,
  ExternalAlias,
  HeadlessService,
  IpFamily,
  IpFamilyPolicy,
  NodePortService,
  PodLabels,
  PodPort,
  StickyService,
  TargetCluster,
  TrafficDistribution,
  TrafficPolicy,
} from '../../../src';
import { refusalOf, shopChart } from '../../support/synth';
import { THOROUGH } from '../../support/thoroughness';
import { expectSentenceOrManifest, oddProps, SENTENCE } from './odd-input';

/*
 * Whatever a caller passes, it is taken and rendered cleanly, or refused in one sentence: no TypeError, no hang, no
 * `undefined`, `NaN` or `[object Object]` in a manifest.
 */

const http = PodPort.tcp(8080, 'http');
const web = http.exposedAs(80);
const metadata = {
  name: 'web',
  namespace: 'shop',
  labels: { app: 'web' },
  annotations: { 'example.com/note': 'text' },
  finalizers: ['example.com/hold'],
  ownerReferences: [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid: '1' }],
};
const addressed = {
  metadata,
  ipFamilies: [IpFamily.IPV4, IpFamily.IPV6],
  ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK,
  publishNotReadyAddresses: true,
};
const selector = PodLabels.of({ app: 'web' });
const proxied = {
  ...addressed,
  internalTrafficPolicy: TrafficPolicy.LOCAL,
  trafficDistribution: TrafficDistribution.PREFER_SAME_ZONE,
  selector,
};
const exposure = { nodePorts: [web.onNodePort(30_123)], externalTrafficPolicy: TrafficPolicy.LOCAL };

const CONSTRUCTS: Record<string, [Record<string, unknown>, new (chart: Chart, id: string, props: any) => unknown]> = {
  ClusterIpService: [{ ...proxied, ports: [web] }, ClusterIpService],
  HeadlessService: [{ ...addressed, selector, ports: [http] }, HeadlessService],
  NodePortService: [
    { ...proxied, ports: [web.onNodePort(30_123)], externalTrafficPolicy: TrafficPolicy.LOCAL },
    NodePortService,
  ],
  StickyService: [
    { ...proxied, ports: [web], sessionTimeout: Duration.minutes(30), exposure: Exposure.nodePort(exposure) },
    StickyService,
  ],
  ExternalAlias: [{ metadata, externalName: 'db.example.com', ports: [http] }, ExternalAlias],
};

test.each(Object.entries(CONSTRUCTS))('%s survives odd props', (_, [valid, Pattern]) => {
  const rendered = expectSentenceOrManifest(oddProps(valid), (chart, props) => new Pattern(chart, 'web', props));
  // Most oddities are refused; among few draws there may be none that is rendered.
  if (THOROUGH) expect(rendered).toBeGreaterThan(0);
});

test.each(Object.entries(CONSTRUCTS))('%s survives odd metadata', (_, [valid, Pattern]) => {
  expectSentenceOrManifest(
    oddProps(metadata),
    (chart, odd) => new Pattern(chart, 'web', { ...valid, metadata: odd }),
    150,
  );
});

test.each(Object.entries(CONSTRUCTS))(
  '%s survives an object that throws whatever it is asked',
  (_, [valid, Pattern]) => {
    const refuse = () => {
      throw new TypeError('not to be asked');
    };
    const hostile = new Proxy({}, { get: refuse, getPrototypeOf: refuse, has: refuse, ownKeys: refuse });
    for (const props of [hostile, ...Object.keys(valid).map((key) => ({ ...valid, [key]: hostile }))]) {
      expect(refusalOf(() => new Pattern(shopChart(), 'web', props))).toMatch(SENTENCE);
    }
  },
);

test('ports survive odd numbers, names and options', () => {
  const port = oddProps({
    number: 8080,
    name: 'http',
    port: 80,
    options: { name: 'http', appProtocol: 'http' },
    nodePort: 30_123,
  });
  expectSentenceOrManifest(
    fc.tuple(fc.constantFrom(PodPort.tcp, PodPort.udp, PodPort.sctp), port),
    (chart, [make, given]) => {
      const { number, name, port: exposed, options, nodePort } = given ?? {};
      const mapping = make(number, name).exposedAs(exposed, options).targetingName().onNodePort(nodePort);
      new NodePortService(chart, 'web', { selector, ports: [mapping] });
    },
  );
});

test('selections survive odd labels', () => {
  expectSentenceOrManifest(oddProps({ app: 'web', 'example.com/tier': 'front' }), (chart, labels) => {
    new ClusterIpService(chart, 'web', { selector: PodLabels.of(labels), ports: [web] });
  });
});

test('selections survive odd objects that call themselves one', () => {
  const config = oddProps({
    matchLabels: { app: 'web' },
    matchExpressions: [{ key: 'app' }],
    names: ['shop'],
    isEmpty: () => true,
  });
  expectSentenceOrManifest(config, (chart, odd) => {
    const toPodSelectorConfig = () => ({
      labelSelector: { _toKube: () => odd },
      namespaces: odd?.names === undefined ? undefined : { ...odd, labelSelector: odd },
    });
    new ClusterIpService(chart, 'web', { selector: { toPodSelectorConfig }, ports: [web] });
  });
});

test.each<[string, (options: any) => Exposure]>([
  ['nodePort', Exposure.nodePort],
  ['loadBalancer', Exposure.loadBalancer],
])('Exposure.%s survives odd options', (_, make) => {
  expectSentenceOrManifest(oddProps(exposure), (chart, options) => {
    new StickyService(chart, 'web', { selector, ports: [web], exposure: make(options) });
  });
});

test('clusters survive odd descriptions', () => {
  const description = { name: 'eu', domain: 'corp.internal', nodePortRange: '30000-30999' };
  expectSentenceOrManifest(oddProps(description), (chart, props) => {
    TargetCluster.describe(chart, props);
    new NodePortService(chart, 'web', { selector, ports: [web.onNodePort(30_123)] });
  });
  expectSentenceOrManifest(fc.anything(), (_, scope) => TargetCluster.describe(scope, {}), 100);
});

test('containers survive odd variables, and odd containers are told from real ones', () => {
  const variables = { host: 'DB_HOST', port: 'DB_PORT', ofPort: http, calledFrom: ClientPlace.SAME_NAMESPACE };
  const container = fc.oneof(fc.constant('a real one'), oddProps({ env: { addVariable: () => {}, variables: {} } }));
  expectSentenceOrManifest(fc.tuple(oddProps(variables), container), (chart, [odd, taker]) => {
    const real = new Deployment(chart, 'client', { containers: [{ image: 'client' }] }).containers[0];
    new ClusterIpService(chart, 'web', { selector, ports: [web] }).addAddressTo(
      taker === 'a real one' ? real : taker,
      odd,
    );
  });
});

test('handles and hostnames survive odd values', () => {
  expectSentenceOrManifest(
    fc.tuple(
      fc.constantFrom('srv', 'backend', 'variable', 'host'),
      fc.oneof(oddProps({}), fc.constantFrom(http, 'web-0')),
    ),
    (chart, [what, odd]) => {
      const service = new ClusterIpService(chart, 'web', { selector, ports: [web], metadata: { namespace: 'shop' } });
      const asked = {
        srv: () => service.dns.srv(odd),
        backend: () => service.backend(odd),
        variable: () => service.environment.portVariableOf(odd),
        host: () => new HeadlessService(chart, 'peers', { selector }).dns.ofHost(odd),
      };
      asked[what as keyof typeof asked]();
    },
  );
});

test('ports and labels that are added later survive odd values', () => {
  const bound = oddProps({ port: 81, options: { name: 'admin', protocol: 'TCP', targetPort: 9090, nodePort: 30_124 } });
  expectSentenceOrManifest(
    fc.tuple(bound, oddProps({ key: 'tier', value: 'front' }), fc.oneof(fc.constant(selector), oddProps({}))),
    (chart, [odd, label, pods]) => {
      const { service } = new NodePortService(chart, 'web', { selector, ports: [web] });
      service.bind(odd?.port, odd?.options);
      service.selectLabel(label?.key, label?.value);
      service.select(pods);
    },
  );
});
