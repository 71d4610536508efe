import { Pod } from 'cdk8s-plus-27';
import { EndpointsForm, ExternalAlias, ManualEndpoint, ManualEndpointsService, PodPort } from '../../src';
import { manifestsOf, shopChart, theOnly } from '../support/synth';

test('ExternalName with the pod that gets DATABASE_HOST and DATABASE_PORT', () => {
  const chart = shopChart();
  const alias = new ExternalAlias(chart, 'my-external-db', {
    externalName: 'example.mysql.whichimade',
    ports: [PodPort.tcp(3306)],
  });
  const pod = new Pod(chart, 'my-app', { metadata: { name: 'my-app' } });
  const container = pod.addContainer({ name: 'my-app-container', image: 'my-app-image' });
  alias.addAddressTo(container, { host: 'DATABASE_HOST', port: 'DATABASE_PORT' });
  const service = theOnly(chart, 'Service', 'my-external-db');
  expect(service.spec).toEqual({
    type: 'ExternalName',
    externalName: 'example.mysql.whichimade',
    ports: [{ port: 3306 }],
  });
  const { env } = theOnly(chart, 'Pod').spec.containers[0];
  expect(env).toEqual([
    { name: 'DATABASE_HOST', value: service.metadata.name },
    { name: 'DATABASE_PORT', value: '3306' },
  ]);
  expect({ service, env }).toMatchSnapshot();
});

test('ExternalName for an API outside', () => {
  const chart = shopChart();
  new ExternalAlias(chart, 'external-service', { externalName: 'someapi.somecompany.com', ports: [PodPort.tcp(80)] });
  const { spec } = theOnly(chart, 'Service', 'external-service');
  expect(spec).not.toHaveProperty('selector');
  expect(spec.externalName).toBe('someapi.somecompany.com');
  expect(manifestsOf(chart)).toMatchSnapshot();
});

test('Service without selector, with one address', () => {
  const chart = shopChart();
  new ManualEndpointsService(chart, 'none-selector-service', {
    ports: [PodPort.tcp(9376).exposedAs(80)],
    endpoints: [ManualEndpoint.address('192.168.1.1')],
  });
  const service = theOnly(chart, 'Service');
  const slice = theOnly(chart, 'EndpointSlice');
  expect(service.spec).not.toHaveProperty('selector');
  expect(slice.metadata.labels['kubernetes.io/service-name']).toBe(service.metadata.name);
  expect(slice.endpoints).toEqual([{ addresses: ['192.168.1.1'] }]);
  expect(slice.ports[0].port).toBe(9376);
  expect([service, slice]).toMatchSnapshot();
});

test('Service without selector, with two addresses', () => {
  const chart = shopChart();
  new ManualEndpointsService(chart, 'external-service', {
    ports: [PodPort.tcp(80).exposedAs(80)],
    endpoints: [ManualEndpoint.address('11.11.11.11'), ManualEndpoint.address('22.22.22.22')],
  });
  expect(theOnly(chart, 'EndpointSlice').endpoints).toEqual([
    { addresses: ['11.11.11.11'] },
    { addresses: ['22.22.22.22'] },
  ]);
  expect(manifestsOf(chart)).toMatchSnapshot();
});

test('Service without selector, with the Endpoints of the note', () => {
  const chart = shopChart();
  new ManualEndpointsService(chart, 'external-service', {
    ports: [PodPort.tcp(80).exposedAs(80)],
    endpoints: [ManualEndpoint.address('11.11.11.11'), ManualEndpoint.address('22.22.22.22')],
    form: EndpointsForm.LEGACY_ENDPOINTS,
  });
  const endpoints = theOnly(chart, 'Endpoints');
  expect(endpoints.metadata.name).toBe(theOnly(chart, 'Service').metadata.name);
  expect(endpoints.subsets[0].addresses).toEqual([{ ip: '11.11.11.11' }, { ip: '22.22.22.22' }]);
  expect(manifestsOf(chart).filter(({ kind }) => kind === 'EndpointSlice')).toEqual([]);
  expect(manifestsOf(chart)).toMatchSnapshot();
});
