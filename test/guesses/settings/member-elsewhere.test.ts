import { memberElsewhere } from '../../../src/guesses/settings/member-elsewhere';
import { clusterOf } from '../../support/judge';

const RING = (namespace: string) =>
  clusterOf(`
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: ring, namespace: ${namespace}}
spec:
  serviceName: ring-peers
  selector: {matchLabels: {app: ring}}
  template: {metadata: {labels: {app: ring}}, spec: {containers: [{name: ring, image: ring:1}]}}
---
apiVersion: v1
kind: Service
metadata: {name: ring-peers, namespace: ${namespace}}
spec: {clusterIP: None, selector: {app: ring}, ports: [{port: 80}]}`);

// A namespace may end in a number, as the names of pods do.
test.each(['shop', 'shop-7', 'shop-7-8'])('a member under another name is found in namespace %s', (namespace) => {
  expect(
    memberElsewhere(RING(namespace), `ring-0.ring.${namespace}.svc.cluster.local`, {
      is: 'missing',
      namespace,
      name: 'ring',
      isQualified: true,
    }),
  ).toEqual({
    title: `StatefulSet ${namespace}/ring`,
    governing: 'ring-peers',
    expected: `ring-0.ring-peers.${namespace}.svc.cluster.local`,
  });
});
