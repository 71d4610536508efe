import type { Chart } from 'cdk8s';
import fc from 'fast-check';
import { ClusterIpService, PodPort } from '../../../../src';
import type { GatewayFacts } from '../../../../src/kinds/gateways/gateway-facts';
import { Cluster } from '../../../../src/model/cluster/cluster';
import { readObjects } from '../../../../src/model/objects/read';
import { seedFrom } from '../../../support/seed';
import type { Manifest } from '../../../support/synth';
import { echo } from '../../harness/echo';
import { Stage } from '../../harness/stage';
import { until } from '../../harness/waiting';
import { made } from '../drawn/certificates';
import { type DrawnRoutes, drawnRoutes, GATEWAY } from '../drawn/gateways';
import { FRONT, GUESTS } from '../drawn/listeners';
import { ANY_LISTENER } from '../drawn/routes';
import type { Entrance } from '../harness/controllers';
import { Door } from '../harness/door';
import { addressOf } from '../harness/own-rig';
import { service } from '../ingresses';
import { differencesIn, MOST_UNKNOWN } from './differences';
import { EMPTY, within } from './empty';
import { questionsOf } from './questions';

/** TRACE_SEED repeats a run or draws anew, TRACE_GATEWAYS makes it longer. */
const SEED = seedFrom('TRACE_SEED');
const DOMAINS = Number(process.env.TRACE_GATEWAYS ?? 20);

/** A Gateway has 64 listeners at most. */
const DOMAINS_OF_A_GATEWAY = 20;

/** A proxy of its own may take long to hear of all that is there, on a machine that has other things to do. In milliseconds. */
const PATIENCE = 150_000;

const API = 'gateway.networking.k8s.io';

/** What serves the Gateways of a rig. */
export interface Serving {
  /** The name of its GatewayClass. */
  readonly className: string;
  readonly controllerName: string;
  readonly facts: GatewayFacts;
  /** Where a Gateway is called. */
  entranceOf(gateway: string, namespace: string): Entrance;
}

/** Draws listeners, certificates and routes, and compares what a trace says of each request with what is done with it. */
export function testGatewayTraces(serving: Serving): void {
  const drawn = fc.sample(drawnRoutes(serving.facts.ports, 0, DOMAINS), { seed: SEED, numRuns: 1 }).flat();
  const gateways = Array.from({ length: Math.ceil(DOMAINS / DOMAINS_OF_A_GATEWAY) }, (_, i) =>
    drawn.slice(i * DOMAINS_OF_A_GATEWAY, (i + 1) * DOMAINS_OF_A_GATEWAY),
  );

  test.each(gateways.map((domains, i) => [i, domains] as const))(
    `Gateway %i by chance does what its traces say, seed ${SEED}`,
    async (_, domains) => {
      const [front, guests] = [await Stage.empty(FRONT), await Stage.empty(GUESTS)];
      const ours = domains.map((each) => movedTo({ [FRONT]: front, [GUESTS]: guests }, each));
      const certificates = ours.flatMap(({ certificates }) => certificates.flatMap(made));
      const others = [
        ...[front, guests].map((stage) => within(stage, EMPTY)),
        ...certificates.map(({ secret }) => secret),
        ...grantsBetween(front.namespace, guests.namespace),
        // Of two routes that fit alike the older goes first: they are made in the order in which a trace takes them.
        ...ours.flatMap(({ manifests }) => [...manifests].sort(inOrder)),
        bellOf(front.namespace),
      ];
      const services = [...(await front.build(frontPods)), ...(await guests.build(guestPods))];
      for (const each of others) {
        await (each.metadata.namespace === front.namespace ? front : guests).apply(each);
      }
      for (const each of services.filter(({ kind }) => kind === 'Deployment')) {
        await (each.metadata.namespace === front.namespace ? front : guests).deployed(each);
      }
      // The Gateway comes last, so that its proxy begins with all of it. One that hears of route after route is left without the
      // endpoints of some Service at times: of the same version of endpoints, Contour 1.33 tells an Envoy once.
      const gateway = within(front, gatewayOf(serving, ours));
      await front.apply(gateway);
      const entrance = serving.entranceOf(GATEWAY, front.namespace);
      const door = await Door.to(entrance);
      await until(
        'an answer by the last route',
        () => door.ask(`http://${BELL_HOST}/`),
        ({ echo }) => echo?.namespace === front.namespace,
        PATIENCE,
      );
      const cluster = new Cluster(readObjects([classOf(serving), gateway, ...services, ...others]));
      const questions = questionsOf(cluster, ours, serving.facts.ports);
      const differences = await differencesIn(questions, {
        address: await addressOf(entrance),
        trusted: certificates.map(({ pem }) => pem),
      });
      if (differences.length > 0) {
        throw new Error(`${differences.length} differ\n${differences.join('\n')}`);
      }
      await Promise.all([front.strike(), guests.strike()]);
      const known = questions.filter(({ expected }) => expected !== undefined);
      expect(known.length / questions.length).toBeGreaterThan(1 - MOST_UNKNOWN);
    },
  );
}

const TLS = PodPort.tcp(8443, 'tls');

/** In the namespace of the Gateway: two Services of plain pods, and one of pods that speak TLS. */
function frontPods(chart: Chart): void {
  service(chart, 'web');
  service(chart, 'cart');
  const pods = echo(chart, 'secure', { ports: [PodPort.tcp(8080, 'http'), TLS] });
  new ClusterIpService(chart, 'secure', { selector: pods, ports: [TLS.exposedAs(443)] });
}

function guestPods(chart: Chart): void {
  service(chart, 'web');
  service(chart, 'blog');
}

/** The same in namespaces of this run. */
function movedTo(stages: Readonly<Record<string, Stage>>, drawn: DrawnRoutes): DrawnRoutes {
  const text = Object.entries(stages).reduce(
    (moving, [word, { namespace }]) => moving.replaceAll(`"${word}"`, `"${namespace}"`),
    JSON.stringify(drawn),
  );
  return JSON.parse(text);
}

function inOrder(a: Manifest, b: Manifest): number {
  const place = ({ kind, metadata: { namespace, name } }: Manifest) => `${kind} ${namespace}/${name}`;
  return place(a) < place(b) ? -1 : 1;
}

function classOf({ className, controllerName }: Serving): Manifest {
  return { apiVersion: `${API}/v1`, kind: 'GatewayClass', metadata: { name: className }, spec: { controllerName } };
}

function gatewayOf({ className, facts }: Serving, domains: readonly DrawnRoutes[]): Manifest {
  const any = {
    name: ANY_LISTENER,
    protocol: 'HTTP',
    port: facts.ports.http,
    allowedRoutes: { namespaces: { from: 'All' } },
  };
  return {
    apiVersion: `${API}/v1`,
    kind: 'Gateway',
    metadata: { name: GATEWAY },
    spec: { gatewayClassName: className, listeners: [any, ...domains.flatMap(({ listeners }) => listeners)] },
  };
}

/** Routes of the guests may use one Service of the Gateway's namespace, and HTTPRoutes there any of the guests'. */
function grantsBetween(front: string, guests: string): Manifest[] {
  const from = (kind: string, namespace: string) => ({ group: API, kind, namespace });
  const grant = (namespace: string, spec: object) => ({
    apiVersion: `${API}/v1beta1`,
    kind: 'ReferenceGrant',
    metadata: { name: 'routes', namespace },
    spec,
  });
  return [
    grant(front, {
      from: [from('HTTPRoute', guests), from('GRPCRoute', guests), from('TLSRoute', guests)],
      to: [{ group: '', kind: 'Service', name: 'web' }],
    }),
    grant(guests, { from: [from('HTTPRoute', front)], to: [{ group: '', kind: 'Service' }] }),
  ];
}

const BELL_HOST = 'bell.example.net';

/** The last route of all: when it is served, all others are. */
function bellOf(namespace: string): Manifest {
  return {
    apiVersion: `${API}/v1`,
    kind: 'HTTPRoute',
    metadata: { name: 'bell', namespace },
    spec: {
      parentRefs: [{ name: GATEWAY, sectionName: ANY_LISTENER }],
      hostnames: [BELL_HOST],
      rules: [{ backendRefs: [{ name: 'web', port: 80 }] }],
    },
  };
}
