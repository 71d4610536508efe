import {
  type AwsNlbOptions,
  type AzureOptions,
  AzureProbe,
  CiliumAnnouncement,
  DigitalOceanKind,
  IpFamily,
  IpFamilyPolicy,
  LoadBalancerProvider,
  LoadBalancerService,
  type LoadBalancerServiceProps,
  LocalTrafficLoadBalancer,
  NlbTargetType,
  PodLabels,
  PodPort,
  TrafficPolicy,
} from '../../../src';
import { LOAD_BALANCERS } from '../../../src/kinds/load-balancers/all';
import type { Complaint } from '../../../src/values/complaint';
import { endpointAddress } from '../../../src/values/ip-address';
import { refusalOf, shopChart, theOnly } from '../../support/synth';

const AWS = 'service.beta.kubernetes.io/aws-load-balancer';
const AZURE = 'service.beta.kubernetes.io/azure';

/** The annotations and the class that a provider gives a Service. */
function settingsOf(provider: LoadBalancerProvider) {
  const chart = shopChart();
  const ports = [PodPort.tcp(8080).exposedAs(80)];
  new LocalTrafficLoadBalancer(chart, 'web', { selector: PodLabels.of({ app: 'web' }), ports, provider });
  const { metadata, spec } = theOnly(chart, 'Service');
  return { annotations: metadata.annotations, loadBalancerClass: spec.loadBalancerClass };
}

test('an NLB takes the Service by its class and sends to the nodes', () => {
  expect(settingsOf(LoadBalancerProvider.awsNlb())).toEqual({
    annotations: { [`${AWS}-nlb-target-type`]: 'instance' },
    loadBalancerClass: 'service.k8s.aws/nlb',
  });
});

test('an NLB that sends to pods is told to keep the address of the client', () => {
  const provider = LoadBalancerProvider.awsNlb({
    internalOnly: false,
    targetType: NlbTargetType.IP,
    crossZone: true,
    targetGroupAttributes: { 'deregistration_delay.timeout_seconds': '120' },
    loadBalancerClass: 'eks.amazonaws.com/nlb',
  });
  expect(settingsOf(provider)).toEqual({
    annotations: {
      [`${AWS}-scheme`]: 'internet-facing',
      [`${AWS}-nlb-target-type`]: 'ip',
      [`${AWS}-attributes`]: 'load_balancing.cross_zone.enabled=true',
      [`${AWS}-target-group-attributes`]: 'preserve_client_ip.enabled=true,deregistration_delay.timeout_seconds=120',
    },
    loadBalancerClass: 'eks.amazonaws.com/nlb',
  });
});

test('an NLB for the VPC, within its zones', () => {
  const provider = LoadBalancerProvider.awsNlb({
    internalOnly: true,
    crossZone: false,
    targetGroupAttributes: { 'preserve_client_ip.enabled': 'true' },
  });
  expect(settingsOf(provider).annotations).toEqual({
    [`${AWS}-scheme`]: 'internal',
    [`${AWS}-nlb-target-type`]: 'instance',
    [`${AWS}-attributes`]: 'load_balancing.cross_zone.enabled=false',
    [`${AWS}-target-group-attributes`]: 'preserve_client_ip.enabled=true',
  });
});

test('a load balancer of GKE is external and needs no annotation', () => {
  const nothing = { annotations: undefined, loadBalancerClass: undefined };
  expect(settingsOf(LoadBalancerProvider.gke())).toEqual(nothing);
  expect(settingsOf(LoadBalancerProvider.gke({ internalOnly: false, weightedByPods: false }))).toEqual(nothing);
});

test('an internal load balancer of GKE', () => {
  const provider = LoadBalancerProvider.gke({
    internalOnly: true,
    globalAccess: true,
    subnet: 'load-balancers',
    weightedByPods: true,
  });
  expect(settingsOf(provider).annotations).toEqual({
    'networking.gke.io/load-balancer-type': 'Internal',
    'networking.gke.io/internal-load-balancer-allow-global-access': 'true',
    'networking.gke.io/load-balancer-subnet': 'load-balancers',
    'networking.gke.io/weighted-load-balancing': 'pods-per-node',
  });
});

test('a public load balancer of Azure', () => {
  expect(settingsOf(LoadBalancerProvider.azure()).annotations).toBeUndefined();
  const provider = LoadBalancerProvider.azure({ resourceGroup: 'network', publicIpName: 'shop' });
  expect(settingsOf(provider).annotations).toEqual({
    [`${AZURE}-load-balancer-resource-group`]: 'network',
    [`${AZURE}-pip-name`]: 'shop',
  });
});

test('an internal load balancer of Azure', () => {
  expect(settingsOf(LoadBalancerProvider.azure({ internalOnly: true, subnet: 'apps' })).annotations).toEqual({
    [`${AZURE}-load-balancer-internal`]: 'true',
    [`${AZURE}-load-balancer-internal-subnet`]: 'apps',
  });
});

test('a load balancer of MetalLB', () => {
  expect(settingsOf(LoadBalancerProvider.metalLb()).annotations).toBeUndefined();
  const provider = LoadBalancerProvider.metalLb({
    addressPool: 'production',
    addresses: ['192.168.1.100'],
    sharingKey: 'dns',
  });
  expect(settingsOf(provider).annotations).toEqual({
    'metallb.io/address-pool': 'production',
    'metallb.io/loadBalancerIPs': '192.168.1.100',
    'metallb.io/allow-shared-ip': 'dns',
  });
});

test.each([
  [
    'an attribute that is two',
    () =>
      LoadBalancerProvider.awsNlb({
        targetGroupAttributes: { 'stickiness.enabled': 'true,stickiness.type=source_ip' },
      }),
    'LoadBalancerProvider.awsNlb targetGroupAttributes["stickiness.enabled"]: found "true,stickiness.type=source_ip", expected a text without "," and "="; write it in quotes, such as "true"',
  ],
  [
    'an attribute name with blanks',
    () => LoadBalancerProvider.awsNlb({ targetGroupAttributes: { 'sticky sessions': 'true' } }),
    'LoadBalancerProvider.awsNlb targetGroupAttributes["sticky sessions"]: found "sticky sessions", expected a name of letters, digits, ".", "_" and "-"; correct the attribute',
  ],
  [
    'attributes as a text',
    () => LoadBalancerProvider.awsNlb({ targetGroupAttributes: 'stickiness.enabled=true' as never }),
    'LoadBalancerProvider.awsNlb targetGroupAttributes: found "stickiness.enabled=true", expected an object of attributes; write it like { "stickiness.enabled": "true" }',
  ],
  [
    'an unknown target type',
    () => LoadBalancerProvider.awsNlb({ targetType: 'pod' as NlbTargetType }),
    'LoadBalancerProvider.awsNlb targetType: found "pod", expected NlbTargetType.INSTANCE or NlbTargetType.IP; choose one of these',
  ],
  [
    'global access from outside',
    () => LoadBalancerProvider.gke({ globalAccess: true }),
    'LoadBalancerProvider.gke globalAccess: found true for an external load balancer, expected an internal one: every client reaches an external one anyway; set internalOnly: true, or leave it out',
  ],
  [
    'a subnet for a public address',
    () => LoadBalancerProvider.azure({ subnet: 'apps' }),
    'LoadBalancerProvider.azure subnet: found "apps", expected an internal load balancer; set internalOnly: true, or leave this out',
  ],
  [
    'a resource group of no public address',
    () => LoadBalancerProvider.azure({ internalOnly: true, resourceGroup: 'network' }),
    'LoadBalancerProvider.azure resourceGroup: found "network", expected a public load balancer; leave out internalOnly, or leave this out',
  ],
  [
    'a public address of an internal load balancer',
    () => LoadBalancerProvider.azure({ internalOnly: true, publicIpName: 'shop' }),
    'LoadBalancerProvider.azure publicIpName: found "shop", expected a public load balancer; leave out internalOnly, or leave this out',
  ],
  [
    'two addresses of a family',
    () => LoadBalancerProvider.metalLb({ addresses: ['192.0.2.1', '192.0.2.2'] }),
    'LoadBalancerProvider.metalLb addresses[1]: found a second IPv4 address, "192.0.2.2", expected one address of each family; leave one out',
  ],
  [
    'a range of addresses',
    () => LoadBalancerProvider.metalLb({ addresses: ['192.0.2.0/24'] }),
    (endpointAddress('192.0.2.0/24') as Complaint).sentence('LoadBalancerProvider.metalLb addresses[0]'),
  ],
  [
    'an unknown option',
    () => LoadBalancerProvider.metalLb({ adressPool: 'public' } as never),
    'LoadBalancerProvider.metalLb: found the unknown property "adressPool", expected addressPool, addresses or sharingKey; did you mean "addressPool"?',
  ],
])('refused: %s', (_, build, sentence) => {
  expect(refusalOf(build)).toBe(sentence);
});

describe('an NLB', () => {
  const arn = 'arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012';
  const http = PodPort.tcp(8080, 'http');
  const https = PodPort.tcp(8443, 'https');
  const dns = PodPort.udp(8443, 'quic');

  function annotationsOf(options: AwsNlbOptions, props: Partial<LoadBalancerServiceProps> = {}) {
    const chart = shopChart();
    const ports = [http.exposedAs(80), https.exposedAs(443)];
    const provider = LoadBalancerProvider.awsNlb(options);
    new LoadBalancerService(chart, 'web', { selector: PodLabels.of({ app: 'web' }), ports, provider, ...props });
    const { 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': _, ...rest } = theOnly(chart, 'Service')
      .metadata.annotations;
    return rest;
  }

  test('speaks TLS at the ports that are told', () => {
    expect(
      annotationsOf({
        tls: { certificateArns: [arn], ports: [https], policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06', toPods: true },
      }),
    ).toEqual({
      [`${AWS}-ssl-cert`]: arn,
      [`${AWS}-ssl-ports`]: '443',
      [`${AWS}-ssl-negotiation-policy`]: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      [`${AWS}-backend-protocol`]: 'ssl',
    });
  });

  test('speaks TLS at all TCP ports where none is told', () => {
    expect(annotationsOf({ tls: { certificateArns: [arn, arn] } })).toEqual({ [`${AWS}-ssl-cert`]: `${arn},${arn}` });
  });

  test('has addresses of IPv6 for a Service that has them', () => {
    expect(annotationsOf({}, { ipFamilies: [IpFamily.IPV6] })).toEqual({ [`${AWS}-ip-address-type`]: 'dualstack' });
    expect(annotationsOf({ dualStack: true })).toEqual({ [`${AWS}-ip-address-type`]: 'dualstack' });
    expect(annotationsOf({ dualStack: false })).toEqual({ [`${AWS}-ip-address-type`]: 'ipv4' });
  });

  test('listens to TCP and UDP at one port, and speaks the PROXY protocol', () => {
    expect(annotationsOf({ proxyProtocol: true }, { ports: [https.exposedAs(443), dns.exposedAs(443)] })).toEqual({
      [`${AWS}-enable-tcp-udp-listener`]: 'true',
      [`${AWS}-proxy-protocol`]: '*',
    });
  });

  test('need not keep the address of the client with policy Cluster', () => {
    const attributes = { 'preserve_client_ip.enabled': 'false' };
    expect(annotationsOf({ targetType: NlbTargetType.IP, targetGroupAttributes: attributes })).toEqual({
      [`${AWS}-target-group-attributes`]: 'preserve_client_ip.enabled=false',
    });
    expect(annotationsOf({ targetType: NlbTargetType.IP })).toEqual({});
    expect(
      refusalOf(() =>
        annotationsOf({ targetGroupAttributes: attributes }, { externalTrafficPolicy: TrafficPolicy.LOCAL }),
      ),
    ).toBe(
      'shop/web provider: found preserve_client_ip.enabled=false, expected "true": traffic policy Local is there to keep the address of the client; leave it out, or use LoadBalancerService where the address does not matter',
    );
  });

  test.each<[AwsNlbOptions, Partial<LoadBalancerServiceProps>, string]>([
    [
      { tls: { certificateArns: ['my-certificate'] } },
      {},
      'LoadBalancerProvider.awsNlb tls.certificateArns[0]: found "my-certificate", expected the ARN of a certificate, such as "arn:aws:acm:eu-central-1:123456789012:certificate/…"; copy it from the AWS Certificate Manager',
    ],
    [
      { tls: { certificateArns: [arn], ports: [PodPort.tcp(9090)] } },
      {},
      'shop/web provider: found the TLS port 9090/TCP, expected 8080/TCP (http) or 8443/TCP (https); pass the handle of a TCP port of the Service',
    ],
    [
      { tls: { certificateArns: [arn] } },
      { ports: [dns] },
      'shop/web provider: found tls for a Service without a TCP port, expected a TCP port; leave out tls',
    ],
    [
      { dualStack: false },
      { ipFamilyPolicy: IpFamilyPolicy.REQUIRE_DUAL_STACK },
      'shop/web provider: found dualStack: false for a Service with IPv6, expected a load balancer with addresses of IPv6, without which its controller refuses the Service; leave dualStack out of LoadBalancerProvider.awsNlb, or give the Service IPv4 alone',
    ],
  ])('refuses what its controller would', (options, props, sentence) => {
    expect(refusalOf(() => annotationsOf(options, props))).toBe(sentence);
  });
});

test('an external load balancer of GKE that weighs nodes gets the class that can', () => {
  expect(settingsOf(LoadBalancerProvider.gke({ weightedByPods: true }))).toEqual({
    annotations: { 'networking.gke.io/weighted-load-balancing': 'pods-per-node' },
    loadBalancerClass: 'networking.gke.io/l4-regional-external',
  });
});

describe('Azure probes', () => {
  const ports = [PodPort.tcp(8080, 'http').speaking('http').exposedAs(80), PodPort.tcp(9090, 'raw').exposedAs(81)];
  let printed: jest.SpyInstance;
  beforeEach(() => {
    printed = jest.spyOn(console, 'warn').mockImplementation(() => {});
  });
  afterEach(() => printed.mockRestore());

  function annotationsOf(options: AzureOptions, props: Partial<LoadBalancerServiceProps> = {}) {
    const chart = shopChart();
    const provider = LoadBalancerProvider.azure(options);
    new LoadBalancerService(chart, 'web', { selector: PodLabels.of({ app: 'web' }), ports, provider, ...props });
    return theOnly(chart, 'Service').metadata.annotations;
  }

  test('what is asked for, also at ports that say another protocol', () => {
    expect(annotationsOf({ probe: AzureProbe.TCP })).toEqual({
      [`${AZURE}-load-balancer-health-probe-protocol`]: 'Tcp',
      'service.beta.kubernetes.io/port_80_health-probe_protocol': 'Tcp',
    });
    expect(annotationsOf({ probePath: '/healthy' })).toEqual({
      [`${AZURE}-load-balancer-health-probe-request-path`]: '/healthy',
    });
    expect(printed).not.toHaveBeenCalled();
  });

  test('"/" of a port that says HTTP, which it warns of', () => {
    annotationsOf({});
    expect(printed.mock.calls).toEqual([
      [
        'warning: shop/web provider: found port 80/TCP (http) with the application protocol "http", so that Azure probes the path "/", expected a path that the pods answer with 200, or they receive nothing; set probePath, or probe: AzureProbe.TCP',
      ],
    ]);
  });

  test('node ports, without which it warns', () => {
    annotationsOf({ probe: AzureProbe.TCP }, { allocateNodePorts: false });
    expect(printed.mock.calls).toEqual([
      [
        'warning: shop/web allocateNodePorts: found false, which leaves port 80/TCP (http) without the node port that Azure probes, expected node ports, unless the cluster shares one probe of its nodes; leave it out, or fix the node ports with onNodePort',
      ],
    ]);
  });

  test('the health check port with policy Local, and nothing else', () => {
    expect(refusalOf(() => annotationsOf({ probePath: '/x' }, { externalTrafficPolicy: TrafficPolicy.LOCAL }))).toBe(
      'shop/web provider: found probePath: "/x" with traffic policy Local, expected nothing: Azure then asks the health check port of the nodes; leave probePath out of LoadBalancerProvider.azure',
    );
    expect(refusalOf(() => LoadBalancerProvider.azure({ probe: AzureProbe.TCP, probePath: '/x' }))).toBe(
      'LoadBalancerProvider.azure probePath: found "/x", expected none for a TCP probe; set probe: AzureProbe.HTTP',
    );
  });
});

test.each<[string, LoadBalancerProvider, Record<string, string>, string | undefined]>([
  [
    'Cilium',
    LoadBalancerProvider.cilium({
      addresses: ['192.0.2.1', '192.0.2.2'],
      sharingKey: 'web',
      sharedWithNamespaces: ['a', 'b'],
      announcedBy: CiliumAnnouncement.L2,
    }),
    {
      'lbipam.cilium.io/ips': '192.0.2.1,192.0.2.2',
      'lbipam.cilium.io/sharing-key': 'web',
      'lbipam.cilium.io/sharing-cross-namespace': 'a,b',
    },
    'io.cilium/l2-announcer',
  ],
  [
    'kube-vip',
    LoadBalancerProvider.kubeVip({ dhcp: true, hostname: 'shop', networkInterface: 'eth1' }),
    {
      'kube-vip.io/loadbalancerIPs': '0.0.0.0',
      'kube-vip.io/loadbalancerHostname': 'shop',
      'kube-vip.io/serviceInterface': 'eth1',
    },
    undefined,
  ],
  [
    'Hetzner',
    LoadBalancerProvider.hetzner({
      location: 'fsn1',
      machineType: 'lb21',
      internalOnly: true,
      usePrivateIp: true,
      proxyProtocol: true,
      hostname: 'shop.example.com',
    }),
    {
      'load-balancer.hetzner.cloud/location': 'fsn1',
      'load-balancer.hetzner.cloud/type': 'lb21',
      'load-balancer.hetzner.cloud/disable-public-network': 'true',
      'load-balancer.hetzner.cloud/use-private-ip': 'true',
      'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true',
      'load-balancer.hetzner.cloud/hostname': 'shop.example.com',
    },
    undefined,
  ],
  [
    'DigitalOcean',
    LoadBalancerProvider.digitalOcean({
      kind: DigitalOceanKind.PROXY,
      internalOnly: true,
      sizeUnits: 3,
      proxyProtocol: true,
      hostname: 'shop.example.com',
    }),
    {
      'service.beta.kubernetes.io/do-loadbalancer-type': 'REGIONAL',
      'service.beta.kubernetes.io/do-loadbalancer-network': 'INTERNAL',
      'service.beta.kubernetes.io/do-loadbalancer-size-unit': '3',
      'service.beta.kubernetes.io/do-loadbalancer-enable-proxy-protocol': 'true',
      'service.beta.kubernetes.io/do-loadbalancer-hostname': 'shop.example.com',
    },
    undefined,
  ],
  [
    'OpenStack',
    LoadBalancerProvider.openStack({
      floatingNetworkId: 'net-1',
      subnetId: 'sub-1',
      flavorId: 'big',
      keepFloatingIp: true,
      proxyProtocol: true,
    }),
    {
      'loadbalancer.openstack.org/floating-network-id': 'net-1',
      'loadbalancer.openstack.org/subnet-id': 'sub-1',
      'loadbalancer.openstack.org/flavor-id': 'big',
      'loadbalancer.openstack.org/keep-floatingip': 'true',
      'loadbalancer.openstack.org/proxy-protocol': 'true',
    },
    undefined,
  ],
  [
    "one's own",
    LoadBalancerProvider.custom({ annotations: { 'rack.example/zone': 'b' }, loadBalancerClass: 'rack.example/lb' }),
    { 'rack.example/zone': 'b' },
    'rack.example/lb',
  ],
])('%s reads', (_, provider, annotations, loadBalancerClass) => {
  expect(settingsOf(provider)).toEqual({ annotations, loadBalancerClass });
});

test.each<[() => unknown, string]>([
  [
    () => LoadBalancerProvider.cilium({ sharedWithNamespaces: ['a'] }),
    'LoadBalancerProvider.cilium sharedWithNamespaces: found "a", expected a sharingKey, without which nothing is shared; set sharingKey, or leave this out',
  ],
  [
    () => LoadBalancerProvider.kubeVip({ dhcp: true, addresses: ['192.0.2.1'] }),
    'LoadBalancerProvider.kubeVip dhcp: found true beside addresses, expected one of the two; leave out dhcp, or leave out addresses',
  ],
  [
    () => LoadBalancerProvider.kubeVip({ hostname: 'shop' }),
    'LoadBalancerProvider.kubeVip hostname: found "shop", expected an address by DHCP, which alone has a name; set dhcp: true',
  ],
  [
    () => LoadBalancerProvider.hetzner({ location: 'fsn1', networkZone: 'eu-central' }),
    'LoadBalancerProvider.hetzner networkZone: found "eu-central" beside the location "fsn1", expected one of the two; leave one out',
  ],
  [
    () => LoadBalancerProvider.digitalOcean({ proxyProtocol: true }),
    'LoadBalancerProvider.digitalOcean proxyProtocol: found true for a load balancer that passes packets through, expected a proxy, which alone speaks the PROXY protocol; set kind: DigitalOceanKind.PROXY, or leave it out',
  ],
  [
    () => LoadBalancerProvider.openStack({ internalOnly: true, keepFloatingIp: true }),
    'LoadBalancerProvider.openStack keepFloatingIp: found true for an internal load balancer, expected a public one: an internal one has no floating IP; leave it out, or leave out internalOnly',
  ],
  [
    () => LoadBalancerProvider.custom({ protocols: [] }),
    'LoadBalancerProvider.custom protocols: found an empty list, expected a list of protocols, at least 1; add one',
  ],
])('settings that contradict one another are refused', (build, sentence) => {
  expect(refusalOf(build)).toBe(sentence);
});

test('everything that a provider writes is known to its own table', () => {
  for (const { annotations } of LOAD_BALANCERS) {
    expect(Object.keys(annotations.facts()).length).toBeGreaterThan(3);
    for (const fact of Object.values(annotations.facts())) {
      expect(fact.needs === undefined || Object.hasOwn(annotations.facts(), fact.needs)).toBe(true);
    }
  }
});
