import { ApiObject, JsonPatch } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import {
  ClusterIpService,
  EndpointsForm,
  ExternalAlias,
  HeadlessService,
  HttpRoute,
  IngressClassRef,
  LoadBalancerService,
  ManualEndpoint,
  ManualEndpointsService,
  PodPort,
  TlsCertificate,
  TlsIngress,
} from '../../src';
import { opensslCertificate } from '../support/certificates';
import { manifestsOf, shopChart } from '../support/synth';
import { database } from './database/sample-database';

/*
 * cdk8s-plus-27 drops patches of fields that it does not know. Whatever a pattern makes keeps them.
 */

const http = PodPort.tcp(8080, 'http');

test('a JSON patch of a newer field survives on every object that a pattern makes', () => {
  const chart = shopChart();
  const selector = new Deployment(chart, 'app', { containers: [{ image: 'app', ports: [http] }] });
  const web = new ClusterIpService(chart, 'web', { selector, ports: [http] });
  new HeadlessService(chart, 'peers', { selector });
  new ExternalAlias(chart, 'alias', { externalName: 'db.example.com' });
  new LoadBalancerService(chart, 'balanced', { selector, ports: [http] });
  const endpoints = [ManualEndpoint.address('192.0.2.10')];
  new ManualEndpointsService(chart, 'written', { ports: [http], endpoints });
  new ManualEndpointsService(chart, 'legacy', { ports: [http], endpoints, form: EndpointsForm.LEGACY_ENDPOINTS });
  new TlsIngress(chart, 'shop', {
    ingressClass: IngressClassRef.named('nginx'),
    certificate: TlsCertificate.fromPemFiles(opensslCertificate('shop.example.com')),
    routes: [HttpRoute.prefix('shop.example.com', '/', web.backend())],
  });
  const db = database({ replicas: 3 }, chart);
  db.exposePrimary();
  db.allowFrom(selector);
  const patched = chart.node
    .findAll()
    .filter((construct) => ApiObject.isApiObject(construct))
    .filter((object) => object.kind !== 'Deployment');
  for (const object of patched) {
    object.addJsonPatch(JsonPatch.add('/newerThan1.27', true));
  }
  const lost = manifestsOf(chart).filter((each) => each.kind !== 'Deployment' && each['newerThan1.27'] !== true);
  expect(lost.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([]);
  expect(new Set(patched.map(({ kind }) => kind))).toEqual(
    new Set([
      'Service',
      'EndpointSlice',
      'Endpoints',
      'Ingress',
      'Secret',
      'StatefulSet',
      'ConfigMap',
      'PodDisruptionBudget',
      'NetworkPolicy',
    ]),
  );
});
