import type { Sample } from './sample';

const of = (construct: string, props: string) => `new ${construct}(chart, 'api', { ${props} });`;
const ports = 'ports: [http.exposedAs(80)]';

/** What every Service in front of pods refuses. */
const inFrontOfPods = (construct: string) => [
  of(construct, 'selector: web, ports: []'),
  of(construct, 'selector: web, ports: [http.exposedAs(80), PodPort.tcp(9090).exposedAs(9090)]'),
  of(construct, "selector: web, ports: [http.exposedAs(80), PodPort.tcp(9090, 'admin').exposedAs(80)]"),
  of(construct, `selector: PodLabels.of({}), ${ports}`),
];

export const SERVICES: readonly Sample[] = [
  {
    construct: 'ClusterIpService',
    refuses: [
      ...inFrontOfPods('ClusterIpService'),
      of('ClusterIpService', `selector: web, ${ports}, clusterIp: 'None'`),
      of('ClusterIpService', `selector: web, ${ports}, ipFamilies: [IpFamily.IPV4, IpFamily.IPV6]`),
      of(
        'ClusterIpService',
        `selector: web, ${ports}, exposure: Exposure.nodePort({ nodePorts: [http.exposedAs(80).onNodePort(80)] })`,
      ),
      "cart.backend(PodPort.tcp(9090, 'admin'));",
      "new ClusterIpService(chart, 'My_API', { selector: web, ports: [http] });",
      "new ClusterIpService(chart, 'other', { selector: web, ports: [http], metadata: { name: 'cart' } });",
    ],
  },
  {
    construct: 'StickyService',
    refuses: [
      ...['hours(25)', 'seconds(0)', 'millis(1500)'].map((time) =>
        of('StickyService', `selector: web, ${ports}, sessionTimeout: Duration.${time}`),
      ),
    ],
  },
  {
    construct: 'HeadlessService',
    refuses: [of('HeadlessService', 'selector: web, ports: [http, PodPort.tcp(9090)]')],
  },
  {
    construct: 'ExternalAlias',
    refuses: [
      ...['192.0.2.10', 'pg', 'pg.data.svc', 'https://db.example.com', 'api.shop.svc.cluster.local'].map((name) =>
        of('ExternalAlias', `externalName: '${name}'`),
      ),
    ],
  },
  {
    construct: 'ManualEndpointsService',
    also: [
      [
        '`form: EndpointsForm.LEGACY_ENDPOINTS`',
        of(
          'ManualEndpointsService',
          `${ports}, endpoints: [ManualEndpoint.address('192.0.2.10')], form: EndpointsForm.LEGACY_ENDPOINTS`,
        ),
      ],
      [
        'addresses of both families',
        of(
          'ManualEndpointsService',
          `${ports}, endpoints: [ManualEndpoint.address('192.0.2.10'), ManualEndpoint.address('2001:db8::10')]`,
        ),
      ],
    ],
    refuses: [
      of('ManualEndpointsService', `${ports}, endpoints: []`),
      of('ManualEndpointsService', `${ports}, endpoints: [ManualEndpoint.address('db.example.com')]`),
      of('ManualEndpointsService', `${ports}, endpoints: [ManualEndpoint.address('127.0.0.1')]`),
      of(
        'ManualEndpointsService',
        `${ports}, endpoints: [ManualEndpoint.address('192.0.2.10'), ManualEndpoint.address('192.0.2.10')]`,
      ),
      of('ManualEndpointsService', `${ports}, endpoints: [ManualEndpoint.address('192.0.2.10')], headless: true`),
      of(
        'ManualEndpointsService',
        "ports: [http.exposedAs(80).targetingName()], endpoints: [ManualEndpoint.address('192.0.2.10')]",
      ),
    ],
  },
];
