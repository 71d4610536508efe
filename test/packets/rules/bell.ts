import type { Manifest } from '../../support/synth';
import { IMAGE } from '../harness/echo';
import { nodes } from '../harness/nodes';
import { type Place, untilAnswered, untilItFails, untilResolved } from '../harness/places';
import { Stage } from '../harness/stage';

const PORT = 8080;

/** Nobody listens on the ports that tell of policies: those above it. */
const SILENT = 20_000;

/**
 * Pods beside all examples, one on each node, which tell when the proxies, DNS and what enforces policies have heard of
 * everything before: each of them takes changes in the order in which they were made.
 */
export class Bell {
  public static async hung(): Promise<Bell> {
    const stage = await Stage.empty('bell');
    await stage.apply(bellPods());
    await stage.ready((await nodes()).length);
    return new Bell(stage);
  }

  private rung = 0;

  private constructor(private readonly stage: Stage) {}

  /**
   * Waits until what was made before is in force at these nodes, in DNS, and where policies are enforced, which is on every
   * node.
   */
  public async ring(at: readonly string[]): Promise<void> {
    this.rung += 1;
    const [name, silent] = [`bell-${this.rung}`, SILENT + this.rung];
    const pods = await this.stage.pods('bell');
    const places = pods.map((pod) => this.stage.in(pod.name));
    await this.stage.apply(service(name), service(`${name}-pods`, { clusterIP: 'None' }), policy(name, silent));
    const { spec } = await this.stage.service(name);
    await Promise.all([
      ...at.map((node) => untilAnswered(`node/${node}` as Place, `http://${spec.clusterIP}/`)),
      untilResolved(places[0], this.stage.dns(name), 'A', [spec.clusterIP]),
      // Its addresses are those of pods, which DNS hears of apart from Services.
      untilResolved(
        places[0],
        this.stage.dns(`${name}-pods`),
        'A',
        pods.map(({ addresses }) => ipv4In(addresses)),
      ),
      // A node drops what goes to this port and what comes to it until it has heard of the policy that allows both.
      ...pods.map(({ addresses }, i) =>
        untilItFails(places.at(i - 1) as Place, `tcp://${ipv4In(addresses)}:${silent}`, 'refused', { timeout: 1000 }),
      ),
    ]);
  }

  public takeDown(): Promise<void> {
    return this.stage.strike();
  }
}

function ipv4In(addresses: readonly string[]): string {
  return addresses.find((address) => !address.includes(':')) as string;
}

function bellPods(): Manifest {
  const labels = { app: 'bell' };
  const ports = [{ name: 'http', containerPort: PORT }];
  const readinessProbe = { httpGet: { path: '/ready', port: PORT }, periodSeconds: 1 };
  const containers = [{ name: 'bell', image: IMAGE, ports, readinessProbe }];
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'bell' },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { terminationGracePeriodSeconds: 1, containers } },
    },
  };
}

function service(name: string, more: Manifest = {}): Manifest {
  const spec = { selector: { app: 'bell' }, ports: [{ port: 80, targetPort: PORT }], ...more };
  return { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec };
}

function policy(name: string, silent: number): Manifest {
  const [ours, dns] = [[{ port: PORT }, { port: silent }], { port: 53, protocol: 'UDP' }];
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name },
    spec: {
      podSelector: { matchLabels: { app: 'bell' } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ ports: ours }],
      egress: [{ ports: [...ours, dns] }],
    },
  };
}
