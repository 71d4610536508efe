import { Size } from 'cdk8s';
import { DatabaseCredentials, DatabaseEngine, HeadlessStatefulDb, OrdinalRoles } from '../../../src';
import { manifestsOf, shopChart } from '../../support/synth';

/** The MySQL of the notes: three pods, 10 GiB each, roles by hostname, and the password in a Secret instead of the file. */
function headlessMySql() {
  const chart = shopChart();
  const db = new HeadlessStatefulDb(chart, 'mysql', {
    engine: DatabaseEngine.mysql('8.4'),
    replicas: 3,
    storageSize: Size.gibibytes(10),
    storageClassName: 'standard',
    credentials: DatabaseCredentials.fromSecretName('mysql-secret'),
    roles: OrdinalRoles.primaryAndReplicas(),
  });
  db.exposePrimary();
  db.exposeReads();
  return manifestsOf(chart);
}

test('headless MySQL: a governing Service, a StatefulSet with claims, and Services for clients', () => {
  expect(headlessMySql()).toMatchSnapshot();
});

test('headless MySQL holds what the notes want of it', () => {
  const [service, { metadata, spec }, primary, read] = headlessMySql();
  expect(service.spec.clusterIP).toBe('None');
  expect(service.spec.ports).toEqual([{ name: 'mysql', port: 3306 }]);
  expect(metadata.name).toBe(service.metadata.name);
  expect(spec.serviceName).toBe('mysql');
  expect(spec.replicas).toBe(3);
  expect(spec.selector.matchLabels).toEqual(service.spec.selector);
  expect(spec.template.metadata.labels).toEqual(service.spec.selector);
  const [container] = spec.template.spec.containers;
  expect(container.command[2]).toContain('if [ "$ORDINAL" = 0 ]');
  expect(container.env).toEqual([
    { name: 'MYSQL_ROOT_PASSWORD', valueFrom: { secretKeyRef: { name: 'mysql-secret', key: 'password' } } },
    { name: 'PRIMARY_HOST', value: 'mysql-0.mysql' },
  ]);
  expect(spec.volumeClaimTemplates).toEqual([
    {
      metadata: { name: 'data' },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'standard',
        resources: { requests: { storage: '10Gi' } },
      },
    },
  ]);
  expect(primary.spec.selector).toEqual({
    ...service.spec.selector,
    'statefulset.kubernetes.io/pod-name': 'mysql-0',
  });
  expect(read.spec.selector).toEqual(service.spec.selector);
});
