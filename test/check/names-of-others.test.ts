/* Names that mean something else than an object of that kind and name. */
import { judged, lines } from '../support/judge';

const GATEWAYS = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: edge
  namespace: shop
spec:
  selector: {istio: ingressgateway}
  servers: []
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: web
  namespace: shop
spec:
  hosts: [shop.example.com]
  gateways: [./edge, edge.shop, edge.shop.svc.cluster.local, shop/edge, edge, mesh]`;

const OF_ANOTHER_GROUP = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: cache
  namespace: shop
spec:
  selector:
    matchLabels: {app: cache}
  template:
    metadata:
      labels: {app: cache}
    spec:
      containers:
        - {name: cache, image: redis}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: cache
  namespace: shop
spec:
  scaleTargetRef: {apiVersion: apps.kruise.io/v1beta1, kind: StatefulSet, name: cache}
  maxReplicas: 3`;

test.each([
  ['a Gateway of Istio whose namespace is a dot, or stands behind its name', GATEWAYS],
  ['a workload of another group, where a kind has the same name', OF_ANOTHER_GROUP],
])('%s is not missed', (_, manifests) => {
  expect(lines(judged(manifests).findings)).toEqual([]);
});

test('a Gateway of Istio that is not where its name says is missed', () => {
  const findings = lines(judged(GATEWAYS.replace('edge.shop.svc', 'edge.store.svc')).findings);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toContain('"edge", which no Gateway in namespace store is called');
});

test('a workload of the group that is meant is missed', () => {
  const findings = lines(judged(OF_ANOTHER_GROUP.replace('apps.kruise.io/v1beta1', 'apps/v1')).findings);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toContain('a StatefulSet, where this is the name of a Deployment');
});

const POOLS = `
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: public, namespace: one}
spec: {addresses: [192.0.2.0/28]}
---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: public, namespace: one}
spec: {addresses: [198.51.100.0/28]}
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: {name: all, namespace: one}
spec: {ipAddressPools: [outside]}`;

test('names that several files have are listed once', () => {
  const findings = lines(judged(POOLS).findings).filter((line) => line.includes('missing-referenced-object'));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toContain('expected "public";');
});
