import type { Manifest } from '../../../support/synth';
import { IMAGE } from '../../harness/echo';

/** A pod of the echo server, labelled `app: <name>`, with port 8080 named "http". */
export function deployment(name: string, namespace: string): Manifest {
  const labels = { app: name };
  const container = { name, image: IMAGE, ports: [{ name: 'http', containerPort: 8080 }] };
  const template = { metadata: { labels }, spec: { terminationGracePeriodSeconds: 1, containers: [container] } };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: { replicas: 1, selector: { matchLabels: labels }, template },
  };
}
