import { Size } from 'cdk8s';
import { DatabaseCredentials, DatabaseEngine, HeadlessStatefulDb } from '../../../src';
import { manifestsOf, shopChart } from '../../support/synth';
import { withoutScripts } from '../../support/without-scripts';

/**
 * The MySQL of the notes: three pods, 10 GiB each, the password in a Secret instead of the file, and the replication that the
 * commands of the notes only echo.
 */
function headlessMySql() {
  const chart = shopChart();
  const db = new HeadlessStatefulDb(chart, 'mysql', {
    engine: DatabaseEngine.mysql('8.4'),
    replicas: 3,
    storage: { size: Size.gibibytes(10), className: 'standard' },
    credentials: DatabaseCredentials.fromSecretName('mysql-secret'),
  });
  db.exposePrimary();
  db.exposeReads();
  // What the scripts say is their own tests' business.
  return manifestsOf(chart).map(withoutScripts);
}

test('headless MySQL: a governing Service, a StatefulSet with claims, and Services for clients', () => {
  expect(headlessMySql()).toMatchSnapshot();
});

test('headless MySQL holds what the notes want of it', () => {
  const [scripts, service, { metadata, spec }, budget, primary, read] = headlessMySql();
  expect([scripts.kind, budget.kind]).toEqual(['ConfigMap', 'PodDisruptionBudget']);
  expect(service.spec.clusterIP).toBe('None');
  expect(service.spec.ports).toEqual([{ name: 'mysql', port: 3306 }]);
  expect(metadata.name).toBe(service.metadata.name);
  expect(spec.serviceName).toBe('mysql');
  expect(spec.replicas).toBe(3);
  expect(spec.selector.matchLabels).toEqual(service.spec.selector);
  expect(spec.template.metadata.labels).toEqual(service.spec.selector);
  const [container] = spec.template.spec.containers;
  expect(container.command).toEqual(['bash', '/replication/start.sh']);
  expect(container.env.slice(0, 2)).toEqual([
    { name: 'PRIMARY_HOST', value: 'mysql-0.mysql.shop.svc.cluster.local' },
    { name: 'PRIMARY_ORDINAL', value: '0' },
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
