import {
  ClusterIpService,
  Exposure,
  IpFamily,
  IpFamilyPolicy,
  LoadBalancerProvider,
  LoadBalancerService,
  type LoadBalancerServiceProps,
  PodLabels,
  PodPort,
  StickyService,
  TargetCluster,
  TrafficPolicy,
} from '../../../src';
import { refusalOf, shopChart, theOnly } from '../../support/synth';

const http = PodPort.tcp(8080, 'http');
const selector = PodLabels.of({ app: 'web' });

function made(props: Partial<LoadBalancerServiceProps> = {}) {
  const chart = shopChart();
  new LoadBalancerService(chart, 'web', { selector, ports: [http.exposedAs(80)], ...props });
  return theOnly(chart, 'Service', 'web');
}

const refused = (props: Partial<LoadBalancerServiceProps>) => refusalOf(() => made(props));

let printed: jest.SpyInstance;
beforeEach(() => {
  printed = jest.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => printed.mockRestore());

test('it holds what it is and no more', () => {
  expect(made()).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'shop' },
    spec: {
      type: 'LoadBalancer',
      selector: { app: 'web' },
      ports: [{ name: 'http', port: 80, targetPort: 8080 }],
    },
  });
});

test('an exposure of another Service makes the same', () => {
  const options = {
    provider: LoadBalancerProvider.gke({ internalOnly: true, weightedByPods: true }),
    externalTrafficPolicy: TrafficPolicy.LOCAL,
    healthCheckNodePort: 30_555,
    sourceRanges: ['10.0.0.0/8'],
    externalDnsNames: ['shop.example.com'],
  };
  const chart = shopChart();
  new ClusterIpService(chart, 'web', {
    selector,
    ports: [http.exposedAs(80)],
    exposure: Exposure.loadBalancer({ ...options, nodePorts: [http.exposedAs(80).onNodePort(30_123)] }),
  });
  expect(theOnly(chart, 'Service')).toEqual(made({ ...options, ports: [http.exposedAs(80).onNodePort(30_123)] }));
});

test('a port of the pods stands for itself where nothing is translated', () => {
  expect(made({ ports: [http] }).spec.ports).toEqual([{ name: 'http', port: 8080 }]);
});

test.each<[string, Partial<LoadBalancerServiceProps>, string]>([
  [
    'a health check port with policy Cluster',
    { healthCheckNodePort: 30_001 },
    'shop/web healthCheckNodePort: found 30001 with traffic policy Cluster, expected none: every node has a way to the pods; set externalTrafficPolicy: TrafficPolicy.LOCAL, or leave it out',
  ],
  [
    'a name that external-dns cannot give',
    { externalDnsNames: ['https://shop.example.com'] },
    'shop/web externalDnsNames[0]: found "https://shop.example.com", expected a DNS name: 1 to 253 of a-z, 0-9, "-" and ".", with a letter or digit at both ends of each part; did you mean "https-shop.example.com"?',
  ],
  [
    'a name twice',
    { externalDnsNames: ['a.example', 'a.example'] },
    'shop/web externalDnsNames[1]: found "a.example" twice, expected different names; leave one out',
  ],
  [
    'names by two ways that differ',
    {
      externalDnsNames: ['a.example'],
      metadata: { annotations: { 'external-dns.alpha.kubernetes.io/hostname': 'b.example' } },
    },
    'shop/web metadata.annotations["external-dns.alpha.kubernetes.io/hostname"]: found "b.example", expected "a.example", which externalDnsNames sets; leave out one of them',
  ],
  [
    'a cluster IP of the other family',
    {
      clusterIp: 'fd00::50',
      ipFamilies: [IpFamily.IPV4, IpFamily.IPV6],
      ipFamilyPolicy: IpFamilyPolicy.REQUIRE_DUAL_STACK,
    },
    'shop/web clusterIp: found the IPv6 address "fd00::50", expected one of IPv4, the first of ipFamilies; change one of them',
  ],
  [
    'None as a cluster IP',
    { clusterIp: 'None' },
    'shop/web clusterIp: found "None", expected an IPv4 or IPv6 address; use HeadlessService for a Service without one',
  ],
])('%s is refused', (_, props, sentence) => {
  expect(refused(props)).toBe(sentence);
});

test('a cluster has each cluster IP once', () => {
  const chart = shopChart();
  for (const id of ['a', 'b']) {
    new LoadBalancerService(chart, id, { selector, ports: [http], clusterIp: '10.96.0.50' });
  }
  expect(refusalOf(() => theOnly(chart, 'Service', 'a'))).toContain(
    '[shop/b] found the cluster IP "10.96.0.50", which shop/a has already, expected an address of its own; choose another, or call TargetCluster.describe for charts of different clusters',
  );
});

describe('annotations that the user writes are judged by the table of the provider', () => {
  const AWS = 'service.beta.kubernetes.io/aws-load-balancer-';
  const provider = LoadBalancerProvider.awsNlb();
  const annotated = (key: string, value: string, by: LoadBalancerProvider | undefined = provider) => ({
    provider: by,
    metadata: { annotations: { [key]: value } },
  });

  test('those that it reads go out as they are', () => {
    const { metadata } = made(annotated(`${AWS}name`, 'shop'));
    expect(metadata.annotations[`${AWS}name`]).toBe('shop');
    expect(printed).not.toHaveBeenCalled();
  });

  test.each([
    [
      annotated(`${AWS}shceme`, 'internal'),
      `shop/web metadata.annotations["${AWS}shceme"]: found "${AWS}shceme", expected an annotation that the AWS Load Balancer Controller reads on an object of kind Service; did you mean "${AWS}scheme"?`,
    ],
    [
      annotated(`${AWS}ip-address-type`, 'ipv6'),
      `shop/web metadata.annotations["${AWS}ip-address-type"]: found "ipv6", expected "ipv4" or "dualstack"; did you mean "ipv4"?`,
    ],
    [
      annotated('load-balancer.hetzner.cloud/protocol', 'udp', LoadBalancerProvider.hetzner()),
      'shop/web metadata.annotations["load-balancer.hetzner.cloud/protocol"]: found "udp", expected "tcp", "http" or "https"; choose one of these',
    ],
  ])('a slip and a wrong value are refused', (props, sentence) => {
    expect(refused(props)).toBe(sentence);
  });

  test.each([
    [
      annotated(`${AWS}ssl-ports`, '443'),
      `found "${AWS}ssl-ports" without "${AWS}ssl-cert", expected both, for one means nothing without the other; add the other, or leave this one out`,
    ],
    [
      annotated('metallb.io/address-pool', 'public'),
      'found an annotation of MetalLB, expected one that the AWS Load Balancer Controller reads; leave it out, or change the provider',
    ],
  ])('what nobody reads is warned of', (props, sentence) => {
    made(props);
    const [key] = Object.keys(props.metadata.annotations);
    expect(printed.mock.calls).toEqual([[`warning: shop/web metadata.annotations["${key}"]: ${sentence}`]]);
  });

  test('without a provider, whoever knows the key has a say', () => {
    made({ metadata: { annotations: { 'metallb.io/adress-pool': 'public', 'example.com/mine': '1' } } });
    expect(printed.mock.calls).toEqual([
      [
        'warning: shop/web metadata.annotations["metallb.io/adress-pool"]: found "metallb.io/adress-pool", expected an annotation that MetalLB reads on an object of kind Service; did you mean "metallb.io/address-pool"?',
      ],
    ]);
  });
});

describe('what is known of a provider decides', () => {
  const dns = [PodPort.tcp(53, 'dns-tcp').exposedAs(53), PodPort.udp(53, 'dns').exposedAs(53)];
  const sctp = [PodPort.sctp(9000).exposedAs(9000)];

  test.each<[string, Partial<LoadBalancerServiceProps>, string]>([
    [
      'SCTP on an NLB',
      { provider: LoadBalancerProvider.awsNlb(), ports: sctp },
      'shop/web ports[0]: found port 9000/SCTP, expected TCP or UDP, which an AWS Network Load Balancer forwards; leave the port to another Service, or use another provider',
    ],
    [
      'SCTP on GKE',
      { provider: LoadBalancerProvider.gke(), ports: sctp },
      'shop/web ports[0]: found port 9000/SCTP, expected TCP or UDP, which a passthrough load balancer of GKE forwards; leave the port to another Service, or use another provider',
    ],
    [
      'UDP at Hetzner',
      { provider: LoadBalancerProvider.hetzner(), ports: dns },
      'shop/web ports[1]: found port 53/UDP (dns), expected TCP, which a load balancer of Hetzner Cloud forwards; leave the port to another Service, or use another provider',
    ],
    [
      'UDP alone at DigitalOcean',
      { provider: LoadBalancerProvider.digitalOcean(), ports: [PodPort.udp(53).exposedAs(53)] },
      'shop/web ports: found port 53/UDP alone, expected a TCP port as well, at which DigitalOcean asks after health; add a TCP port that the pods answer',
    ],
    [
      'source ranges at Hetzner',
      { provider: LoadBalancerProvider.hetzner(), sourceRanges: ['192.0.2.0/24'] },
      'shop/web sourceRanges: found "192.0.2.0/24" for a load balancer of Hetzner Cloud, which admits every client, expected no source ranges; leave them out, and keep clients away by a network policy or a firewall',
    ],
    [
      'source ranges of an address family that the Service does not have',
      { ipFamilies: [IpFamily.IPV4], sourceRanges: ['2001:db8::/32'] },
      'shop/web sourceRanges: found ranges of IPv6 alone for a Service of IPv4, which name none of its clients, so that kube-proxy admits everybody, expected ranges of IPv4; write such, or name IPv6 in ipFamilies as well',
    ],
    ...(
      [
        [LoadBalancerProvider.gke({ internalOnly: false }), 'networking.gke.io/load-balancer-type', 'Internal'],
        [LoadBalancerProvider.gke({ internalOnly: false }), 'cloud.google.com/load-balancer-type', 'Internal'],
        [
          LoadBalancerProvider.azure({ internalOnly: false }),
          'service.beta.kubernetes.io/azure-load-balancer-internal',
          'true',
        ],
      ] as const
    ).map(([provider, key, value]): [string, Partial<LoadBalancerServiceProps>, string] => [
      `${key} beside internalOnly: false`,
      { provider, metadata: { annotations: { [key]: value } } },
      `shop/web metadata.annotations["${key}"]: found "${value}", expected what internalOnly: false of the provider says; leave it out, or change the provider's options`,
    ]),
    [
      'a class at DigitalOcean',
      { provider: LoadBalancerProvider.digitalOcean(), loadBalancerClass: 'a.example/lb' },
      'shop/web loadBalancerClass: found "a.example/lb", expected no class: the controller of a load balancer of DigitalOcean leaves Services of a class alone; leave out the class or the provider',
    ],
    [
      'no node ports for OpenStack',
      { provider: LoadBalancerProvider.openStack(), allocateNodePorts: false },
      'shop/web allocateNodePorts: found false, which leaves port 80/TCP (http) without a node port, expected node ports, through which a load balancer of OpenStack Octavia reaches the pods; leave it out, or fix the node ports with onNodePort',
    ],
    [
      'weights with policy Cluster',
      { provider: LoadBalancerProvider.gke({ weightedByPods: true }) },
      'shop/web provider: found weightedByPods with traffic policy Cluster, under which every node is as good as another, expected traffic policy Local; set externalTrafficPolicy: TrafficPolicy.LOCAL, or leave weightedByPods out of LoadBalancerProvider.gke',
    ],
    [
      'an address of IPv6 for a Service of IPv4',
      { provider: LoadBalancerProvider.metalLb({ addresses: ['2001:db8::1'] }), ipFamilies: [IpFamily.IPV4] },
      'shop/web provider: found the IPv6 address "2001:db8::1" for a Service of IPv4, expected an address of IPv4; change the addresses of LoadBalancerProvider.metalLb, or ipFamilies',
    ],
    [
      'one address for both families',
      {
        provider: LoadBalancerProvider.metalLb({ addresses: ['192.0.2.1'] }),
        ipFamilyPolicy: IpFamilyPolicy.REQUIRE_DUAL_STACK,
      },
      'shop/web provider: found the one address "192.0.2.1" for a Service with addresses of both families, expected an address of each family, for MetalLB assigns both or none; give both to LoadBalancerProvider.metalLb, or none',
    ],
    [
      'a class that Cilium does not answer to',
      { provider: LoadBalancerProvider.cilium(), loadBalancerClass: 'a.example/lb' },
      'shop/web loadBalancerClass: found "a.example/lb", expected "io.cilium/bgp-control-plane" or "io.cilium/l2-announcer", under which the controller of Cilium\'s LB IPAM takes the Service; leave it out, or change the options of LoadBalancerProvider.cilium',
    ],
    [
      'two protocols of a load balancer that takes one',
      { provider: LoadBalancerProvider.custom({ name: 'the rack', mixesProtocols: false }), ports: dns },
      'shop/web ports[1]: found port 53/UDP (dns) beside 53/TCP (dns-tcp), expected one protocol for the rack; make a Service for each protocol',
    ],
  ])('%s is refused', (_, props, sentence) => {
    expect(refused(props)).toBe(sentence);
  });

  test.each([
    LoadBalancerProvider.azure(),
    LoadBalancerProvider.metalLb(),
    LoadBalancerProvider.cilium(),
    LoadBalancerProvider.kubeVip(),
    LoadBalancerProvider.custom({}),
  ])('others take SCTP', (provider) => {
    expect(made({ provider, ports: sctp }).spec.ports[0].protocol).toBe('SCTP');
  });
});

describe('addresses that two Services want', () => {
  type Wish = Partial<LoadBalancerServiceProps> & { readonly key?: string; readonly port?: number };

  function sentences(...wishes: Wish[]): string {
    const chart = shopChart();
    for (const [i, { key, port = 80 + i, ...props }] of wishes.entries()) {
      const provider = LoadBalancerProvider.metalLb({ addresses: ['192.0.2.1'], sharingKey: key });
      new LoadBalancerService(chart, `web-${i}`, { selector, ports: [http.exposedAs(port)], provider, ...props });
    }
    try {
      theOnly(chart, 'Service', 'web-0');
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  }

  test('may be shared under one key, at different ports', () => {
    expect(sentences({ key: 'a' }, { key: 'a' }, { key: 'a', selector: PodLabels.of({ app: 'other' }) })).toBe('');
  });

  test.each<[string, Wish[], string]>([
    [
      'without a key',
      [{}, {}],
      '[shop/web-1] provider: found the address "192.0.2.1", which shop/web-0 wants as well, expected one sharing key for both; give both the same sharingKey, or another address',
    ],
    [
      'under different keys',
      [{ key: 'a' }, { key: 'b' }],
      '[shop/web-1] provider: found the address "192.0.2.1", which shop/web-0 wants as well, expected one sharing key for both; give both the same sharingKey, or another address',
    ],
    [
      'at the same port',
      [
        { key: 'a', port: 80 },
        { key: 'a', port: 80 },
      ],
      '[shop/web-1] ports: found port 80/TCP (http) of the address "192.0.2.1", which shop/web-0 wants as well, expected different ports at one address; change one of the ports',
    ],
    [
      'with policy Local and different pods',
      [
        { key: 'a', externalTrafficPolicy: TrafficPolicy.LOCAL },
        { key: 'a', externalTrafficPolicy: TrafficPolicy.LOCAL, selector: PodLabels.of({ app: 'other' }) },
      ],
      '[shop/web-1] provider: found the address "192.0.2.1", which shop/web-0 wants as well, expected traffic policy Cluster for both, or the same pods; use TrafficPolicy.CLUSTER or the same selector for both, or choose another address',
    ],
  ])('%s are refused', (_, wishes, sentence) => {
    expect(sentences(...wishes)).toContain(sentence);
  });

  test('are another matter in another cluster', () => {
    const chart = shopChart();
    const other = shopChart();
    TargetCluster.describe(other, { name: 'other' });
    for (const each of [chart, other]) {
      const provider = LoadBalancerProvider.kubeVip({ addresses: ['192.0.2.1'] });
      new LoadBalancerService(each, 'web', { selector, ports: [http], provider });
      expect(theOnly(each, 'Service').metadata.annotations).toEqual({ 'kube-vip.io/loadbalancerIPs': '192.0.2.1' });
    }
  });
});

describe('session affinity behind a load balancer', () => {
  const warningsOf = (provider?: LoadBalancerProvider, externalTrafficPolicy?: TrafficPolicy) => {
    new StickyService(shopChart(), 'cart', {
      selector,
      ports: [http],
      exposure: Exposure.loadBalancer({ provider, externalTrafficPolicy }),
    });
    return printed.mock.calls.flat();
  };

  test.each([LoadBalancerProvider.gke(), LoadBalancerProvider.azure(), LoadBalancerProvider.openStack()])(
    'is kept by those that ask for it themselves, with either policy',
    (provider) => {
      expect(warningsOf(provider)).toEqual([]);
    },
  );

  test('is kept by an NLB that is told to', () => {
    const attributes = { 'stickiness.enabled': 'true', 'stickiness.type': 'source_ip' };
    expect(warningsOf(LoadBalancerProvider.awsNlb({ targetGroupAttributes: attributes }))).toEqual([]);
  });

  test('is lost where connections are spread by their ports, with either policy', () => {
    expect(warningsOf(LoadBalancerProvider.awsNlb(), TrafficPolicy.LOCAL)).toEqual([
      'warning: shop/cart exposure: found an AWS Network Load Balancer, which sends one client to several nodes, whatever the traffic policy, expected a load balancer that keeps a client together, for session affinity; set targetGroupAttributes: { "stickiness.enabled": "true", "stickiness.type": "source_ip" }',
    ]);
  });

  test('is doubtful with policy Cluster where the network decides', () => {
    expect(warningsOf(LoadBalancerProvider.metalLb(), TrafficPolicy.LOCAL)).toEqual([]);
    expect(warningsOf(LoadBalancerProvider.metalLb())).toEqual([
      'warning: shop/cart exposure: found a load balancer with traffic policy Cluster, which sends one client to several nodes that do not share their memory of it, expected traffic policy Local for session affinity; use Exposure.loadBalancer({ externalTrafficPolicy: TrafficPolicy.LOCAL })',
    ]);
  });
});
