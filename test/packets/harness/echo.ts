import { type Chart, Duration } from 'cdk8s';
import { Deployment, EnvValue, type ISecret, Pod, Probe, Volume } from 'cdk8s-plus-27';
import type { PodPort } from '../../../src';

/*
 * Pods of the rig's echo server: it answers on the ports of its container who it is and whom it sees, and can be told to
 * become unready, slow or to listen on loopback only (test/cluster/echo).
 */

/** An image of the reader's own, whose user is not root. */
export const IMAGE = 'registry.example.com/echo:1.0';

/** Where a pod finds its certificate. */
const CERTIFICATE = '/certificate';

export interface EchoOptions {
  /** @default 1 */
  readonly replicas?: number;
  readonly ports: readonly PodPort[];
  /** How the kubelet finds out that it is ready. @default by HTTP on the first TCP port, each second */
  readonly readiness?: Probe;
  readonly environment?: Readonly<Record<string, string>>;
  /** The certificate that it shows on every port. @default one that nobody vouches for */
  readonly certificate?: ISecret;
}

/** As often as the probes of the tests ask. A machine that stands still for a while makes no pod unready: its answer is awaited. */
export const EACH_SECOND = {
  periodSeconds: Duration.seconds(1),
  timeoutSeconds: Duration.seconds(20),
  failureThreshold: 1,
  successThreshold: 1,
};

/** A Deployment of echo servers, labelled `app: <id>`. */
export function echo(chart: Chart, id: string, options: EchoOptions): Deployment {
  const { replicas = 1, ports, environment = {}, certificate } = options;
  const port = ports.find(({ protocol }) => protocol === 'TCP') ?? ports[0];
  const readiness = options.readiness ?? Probe.fromHttpGet('/ready', { port: port.number, ...EACH_SECOND });
  return new Deployment(chart, `${id}-pods`, {
    replicas,
    podMetadata: { labels: { app: id } },
    terminationGracePeriod: Duration.seconds(2),
    containers: [
      {
        image: IMAGE,
        ports: [...ports],
        readiness,
        // The rest of the container's files cannot be written to, as cdk8s-plus has it.
        volumeMounts: [
          { path: '/tmp', volume: Volume.fromEmptyDir(chart, `${id}-tmp`, 'tmp') },
          ...(certificate === undefined
            ? []
            : [{ path: CERTIFICATE, volume: Volume.fromSecret(chart, `${id}-certificate`, certificate) }]),
        ],
        envVariables: Object.fromEntries(
          Object.entries({
            ...environment,
            ...(certificate === undefined ? {} : { ECHO_CERTIFICATE: CERTIFICATE }),
          }).map(([name, value]) => [name, EnvValue.fromValue(value)]),
        ),
      },
    ],
  });
}

/** A pod called `client` from which to ask, which is part of nothing. */
export function client(chart: Chart, id = 'client'): Pod {
  return new Pod(chart, id, {
    metadata: { name: id, labels: { app: id } },
    terminationGracePeriod: Duration.seconds(1),
    containers: [{ image: IMAGE }],
  });
}
